"""What people had declared by a day, as far as the register that is held here can say.

The register holds one entry of each person. Where it was declared later, what stood before it is
not held here, and none of it is shown as if it had stood. An interest stood on a day where its
entry had been declared by then, and it had neither ended before that day nor been taken off by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from minutebook import addresses, wording
from minutebook.models.interest import Interest, Interests
from minutebook.models.published import Change
from minutebook.views.membership import has_left, sort_key
from minutebook.views.parts import BoardLabel, Desk, Link
from minutebook.views.register import InterestLine, interest_line


@dataclass(frozen=True)
class Declared:
    """Somebody, the boards for which they are shown, and where their entry stands now."""

    person: Link
    boards: list[BoardLabel]
    entry: Link
    """To the register as it is now; its words are the day of the entry, empty without one."""
    said: str
    """Address of the first paragraph of the minutes of the day in which they declared something;
    empty without one."""


@dataclass(frozen=True)
class ChangedSince:
    """A change to the record of an entry after the day."""

    date: str
    note: str
    was: str
    """What it said before; empty where that is redacted or not recorded."""


@dataclass(frozen=True)
class EntryThen:
    """An entry of the register with what of it stood on a day."""

    of: Declared
    declared_as: str
    confirmed_on: str
    """Empty where it was confirmed later, or never."""
    nothing_to_declare: bool
    lines: list[InterestLine]
    perhaps: list[InterestLine]
    """Begun by that day, but after the entry was declared: when they were added is not recorded."""
    later: int
    """How many of its interests began later; they are not shown."""
    changes: list[ChangedSince]
    """Corrected since: it may have said something else."""


@dataclass(frozen=True)
class RegisterThen:
    """The register of some people on a day."""

    declared: list[EntryThen]
    """Declared by that day."""
    undated: list[EntryThen]
    """The register gives no day of declaration."""
    later: list[Declared]
    """Declared after that day."""
    missing: list[Declared]
    """Without an entry."""


def register_then(
    desk: Desk,
    day: dt.date,
    people: Mapping[str, list[BoardLabel]],
    said: Mapping[str, str],
) -> RegisterThen:
    """The register of `people`, each with their boards, in order of name. `said` is where the
    minutes of the day have what somebody declared.
    """
    found = RegisterThen([], [], [], [])
    for id in sorted(people, key=lambda id: sort_key(desk.book.people[id])):
        record = desk.book.interests.get(id)
        of = _declared(desk, id, people[id], record, said.get(id, ""))
        first = declared_on(record) if record is not None else None
        if record is None:
            found.missing.append(of)
        elif first is None:
            found.undated.append(_entry(desk, day, of, record))
        elif first <= day:
            found.declared.append(_entry(desk, day, of, record))
        else:
            found.later.append(of)
    return found


def declared_on(record: Interests) -> dt.date | None:
    """The first day on which the entry is known to have stood."""
    return record.declared_on or record.confirmed_on


def _declared(
    desk: Desk, id: str, boards: list[BoardLabel], record: Interests | None, said: str
) -> Declared:
    day = declared_on(record) if record is not None else None
    left = has_left(desk.book, id, desk.today)
    address = addresses.register_entry(id, left) if record is not None else ""
    return Declared(desk.person(id), boards, Link(wording.day(day) if day else "", address), said)


def _entry(desk: Desk, day: dt.date, of: Declared, record: Interests) -> EntryThen:
    known = [one for one in (record.declared_on, record.confirmed_on) if one and one <= day]
    lines: list[InterestLine] = []
    perhaps: list[InterestLine] = []
    later = 0
    for one in record.interests:
        if is_off(one, day):
            continue
        if one.start is not None and one.start > day:
            later += 1
        elif known and one.start is not None and one.start > max(known):
            perhaps.append(_line(desk, one, day))
        else:
            lines.append(_line(desk, one, day))
    confirmed = record.confirmed_on
    return EntryThen(
        of,
        record.declared_as or "",
        wording.day(confirmed) if confirmed is not None and confirmed <= day else "",
        record.nothing_to_declare,
        lines,
        perhaps,
        later,
        [_since(change) for change in record.changes if change.on > day],
    )


def _since(change: Change) -> ChangedSince:
    was = "" if change.redacted else change.was or ""
    return ChangedSince(wording.day(change.on), change.note, was)


def is_off(one: Interest, day: dt.date) -> bool:
    """Whether it had ended before `day`, or was off the register on it."""
    ended = one.end is not None and one.end < day
    return ended or (one.removed_on is not None and one.removed_on <= day)


def _line(desk: Desk, one: Interest, day: dt.date) -> InterestLine:
    """An interest that stood on `day`: what became of it later is said to be later."""
    line = interest_line(desk, one)
    if not line.when:
        return line
    dates = [f"from {wording.day(one.start)}"] if one.start else []
    since = []
    if one.end is not None and day < one.end < desk.today:
        since.append(f"ended later, on {wording.day(one.end)}")
    elif one.end is not None:
        dates.append(f"to {wording.day(one.end)}")
    if one.removed_on is not None and one.removed_on <= desk.today:
        since.append(f"taken off the register later, on {wording.day(one.removed_on)}")
    when = "; ".join([*filter(None, [" ".join(dates)]), *since])
    return replace(line, when=when, ended=False)
