"""Words that had to be taken out of records, and that no finding of `verify` prints again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from minutebook.models.base import Record
from minutebook.models.published import Change
from minutebook.permanence.compare import Difference, said, value_named
from minutebook.permanence.findings import Finding, Turn
from minutebook.permanence.ledger import Ledger, Line
from minutebook.permanence.removed import TakenOut, as_run, runs_of, taken_out, was_taken_out
from minutebook.permanence.words import excerpt, pieces


@dataclass(frozen=True)
class Hiding:
    """What may not be printed."""

    taken_out: TakenOut
    meetings: frozenset[str]
    """Ids of those out of which words were taken, such as out of the headings on an agenda."""

    def turn(self, name: str, before: Any, after: Any, is_hidden: bool) -> Turn:
        """What differs, in words. `is_hidden` where what was said before may be what had to be
        taken out.
        """
        was, now = _words(before), _words(after)
        if self.taken_out.stands_in(was) or self.taken_out.stands_in(now):
            return Turn(name, "", "")
        if is_hidden:
            return Turn(name, "", now if before is None else "")
        if was and now and was != now:
            was, now = excerpt(pieces(was, now))
        return Turn(name, was, now)

    def file(self, line: Line, found: Finding) -> Finding:
        """A finding about a file of a paper, without the name of the file where that has such
        words.
        """
        if self.taken_out.stands_in(found.address):
            hidden = "Words were taken out that its name has, and it is not repeated here."
            return replace(found, address=line.address, said=hidden)
        return found


def hiding_of(
    texts: Iterable[str], redacted: Iterable[Line], after: Ledger, small: AbstractSet[str]
) -> Hiding:
    """`texts` are words that were taken out, and `redacted` the records out of which they were.
    `small` see `removed.common_words`.
    """
    # The ids of people and of boards are their names.
    public = {as_run(line.id) for line in after.records if line.kind in {"person", "board"}}
    return Hiding(
        TakenOut(frozenset(runs_of(texts, public, small))),
        frozenset(line.id for line in redacted if line.kind == "meeting"),
    )


def all_taken_out(
    model: type[Record],
    now: Mapping[str, Any],
    found: Sequence[Difference],
    redacted: Iterable[tuple[Any, Any]],
) -> tuple[str, ...]:
    """The words that redacted notes took out of a record, whichever field these were about: as
    published, they do not say it. `redacted` are earlier notes, as they were and as they are.
    """
    return tuple(text for text in _texts(model, now, found, redacted) if isinstance(text, str))


def _texts(
    model: type[Record],
    now: Mapping[str, Any],
    found: Sequence[Difference],
    redacted: Iterable[tuple[Any, Any]],
) -> Iterator[Any]:
    for each in found:
        if each.is_change:
            yield from taken_out(each)
    for earlier, entry in redacted:
        later, name = as_change(entry), earlier.get("field")
        if later is not None:
            current = value_named(model, now, name) if name else None
            yield from was_taken_out(earlier, later, current)


def as_change(entry: Any) -> Change | None:
    """An entry of `changes` as data; None where it is not made like one."""
    answers = {True: "yes", False: "no"}
    typed = {name: answers.get(value, value) for name, value in entry.items()}
    try:
        return Change.model_validate(typed)
    except ValidationError:
        return None


def _words(value: Any) -> str:
    """A value as words: of what is made of several fields, the one that says most."""
    if isinstance(value, dict):
        names = [name for name in ("text", "title", "name", "note", "id") if value.get(name)]
        return said(value[names[0]]) if names else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one) for one in value)))
    return said(value)
