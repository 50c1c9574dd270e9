"""Words of a private record that a public record repeats.

The search through the site passes over whatever public records say, so a private text that was
copied into one would be published. A row of words that both say stops the build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutebook.book import Book
from minutebook.loading import Entry
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.shape import holder_at, texts
from minutebook.models.vocabulary import Session
from minutebook.outputs.wall import Origin, PrivateTextError, Words, words_of
from minutebook.private import is_private
from minutebook.source import Path

_ROW = 8
"""Words. So many one after another are not said twice by chance."""
_MEETINGS = 3
"""Where public records of so many meetings say the same, it is a form of words."""
_NAMES = frozenset(
    [
        "title",
        "name",
        "short_name",
        "heading",
        "address",
        "room",
        "access",
        "acting_as",
        "printed_as",
        "declared_as",
        "position",
        "nature",
        "interest",
    ]
)
"""Fields of names, and of what is declared again at each meeting: a public one is no secret."""


def look_for_repeats(whole: Book, public: Book) -> None:
    """Raises `PrivateTextError` where a public record holds a row of words of a private one.

    What the clerk wrote for the public of a private item or meeting, such as the reason, may be
    said again, and so may public titles and names.
    """
    rows = _private_rows(whole, public)
    if not rows:
        return
    said: dict[Words, tuple[Origin, set[str]]] = {}
    for entry in public.entries:
        for path, text in texts(entry.record):
            shared = rows.keys() & set(rows_of(text))
            if shared and (path[-1] in _NAMES or _is_public_line(entry, path)):
                for row in shared:
                    del rows[row]
                    said.pop(row, None)
                continue
            for row in shared:
                _, meetings = said.setdefault(row, (_origin(whole, entry, text), set()))
                meetings.add(entry.ids.get("meeting", ""))
    for row, (place, meetings) in said.items():
        if len(meetings) < _MEETINGS:
            raise PrivateTextError(
                f"A public record, {place}, repeats {_ROW} words or more of what is "
                f"private, {rows[row]}. Take them out of the public record; if they are public, "
                "word it otherwise in the private one."
            )


def _private_rows(whole: Book, public: Book) -> dict[Words, Origin]:
    """Rows of words of which the public reads nothing, with their places."""
    kept = {entry.source.path: entry.record for entry in public.entries}
    rows: dict[Words, Origin] = {}
    for entry in whole.entries:
        record = kept.get(entry.source.path)
        if record is entry.record:
            continue
        left = Counter(text for _, text in texts(record))
        for path, text in texts(entry.record):
            if left[text]:
                left[text] -= 1
            elif path[-1] != "was":
                # Old words of a public text are much like those that took their place.
                for row in rows_of(text):
                    rows.setdefault(row, Origin(entry, path))
    return rows


def rows_of(text: str) -> Iterator[Words]:
    if " " not in text:
        # An id, or an address on the web.
        return
    for cell in text.split("|"):
        words = words_of(cell)
        for row in zip(*(words[n:] for n in range(_ROW)), strict=False):
            if not all(word.isdigit() for word in row):
                yield row


def _is_public_line(entry: Entry, path: Path) -> bool:
    """Whether a text is what the public reads of a private item or meeting."""
    if not isinstance(entry.record, Meeting):
        return False
    _, item = holder_at(entry.record, path, AgendaItem)
    if item is not None:
        return is_private(item)
    return entry.record.session is Session.PRIVATE


def _origin(whole: Book, public: Entry, text: str) -> Origin:
    """The place of a public text in its file, where less than the whole file is public."""
    (entry,) = [one for one in whole.entries if one.source.path == public.source.path]
    paths = [path for path, other in texts(entry.record) if other == text]
    return Origin(entry, paths[0] if paths else ())
