"""Names that many records share: of bodies, of places, and of the documents records come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from minutebook.checks.permanence import RENAMED
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.models.base import Record
from minutebook.models.organisation import Organisations
from minutebook.models.site import Sources
from minutebook.models.venue import Venues
from minutebook.permanence.earlier import names_of_book
from minutebook.permanence.letters import are_alike

_LISTS: Mapping[type[Record], tuple[str, str]] = {
    Organisations: ("organisations", "body"),
    Venues: ("venues", "place"),
    Sources: ("documents", "document"),
}
"""The field that has the list, and what one part of it is."""


def findings(side: Side) -> Iterator[Diagnostic]:
    """Names that are not what they were. They have no page and no `changes` of their own."""
    now = names_of_book(side.scene.book)
    for entry in side.entries.values():
        field, thing = _LISTS.get(type(entry.record), ("", ""))
        for n, one in enumerate(getattr(entry.record, field, [])):
            before = side.earlier.names.get((field, one.id), {})
            for part, was in before.items():
                name = now[field, one.id].get(part)
                if name is None or are_alike(was, name):
                    continue
                old, new = side.quoted(was), side.quoted(name)
                words = f"was published as {old} and is now {new}"
                if not old or not new:
                    words = "is not what was published"
                yield side.in_file(
                    RENAMED,
                    entry,
                    (field, n, part),
                    f"The {thing} `{one.id}`: `{part}` {words}, in every record that names it.",
                    "A typing error may be mended. Where it took another name, or moved, write "
                    "what was published again, and add it as it is now with an `id` of its own.",
                )
