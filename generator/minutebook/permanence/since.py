"""What became of everything that a ledger names, by a later ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from minutebook import wording
from minutebook.addresses import beside_data
from minutebook.models.gone import NewAddress
from minutebook.permanence.files_since import FilesSince
from minutebook.permanence.findings import Fate, Finding, Verified, called
from minutebook.permanence.ledger import Ledger, Line
from minutebook.permanence.places import Place
from minutebook.permanence.rewritten import Changed, compared
from minutebook.permanence.verify import faults, page_of
from minutebook.redirects import addresses_before, now_at

_MOST_REDATED = 5
"""Records whose day of publication is given differently that are named; more are counted."""


def verify_since(earlier: Place, later: Place, today: dt.date) -> Verified:
    """Compare two ledgers, and the records that changed word by word where both can be read.

    `today` is the day of the comparison. Raises `PlaceError` where a place cannot be read.
    """
    before, after = earlier.ledger(), later.ledger()
    now = {line.key: line for line in after.records}
    places = _Places(_places(before), _places(after))
    led = _led(before, after)
    findings = [*faults(before), *faults(after)]
    matched: set[tuple[str, str]] = set()
    redated: list[Finding] = []
    changed: list[Changed] = []
    same = 0
    for line in before.records:
        match = now.get(line.key) or led.get(line.key)
        if match is None:
            findings.append(_missing(line, after, places))
            continue
        matched.add(match.key)
        found = list(_moved(line, match, after))
        if line.sha256 != match.sha256:
            changed.append(Changed(line, match))
        else:
            day = list(_redated(line, match))
            redated += day
            same += not found and not day
        findings += found
    findings += _told_once(redated)
    findings += _added(after, matched)
    findings += _no_longer_told(before, after, later)
    files = FilesSince(before, after, later, lambda address: _now_at(address, after))
    findings += compared(earlier, later, changed, files, today)
    return Verified(len(after.records), same, tuple(findings), len(before.records))


def _place(line: Line) -> str:
    """By what a record is found again: its address, or where it shares the page of others, that of
    its own file.
    """
    return beside_data(line.file) if "#" in line.address else line.address


@dataclass(frozen=True)
class _Places:
    """Where records stood, and where they stand: kind and place of each."""

    before: Set[tuple[str, str]]
    after: Set[tuple[str, str]]

    def fault(self, kind: str, place: str) -> str:
        """What is wrong with where a move leads that was not followed."""
        if (kind, place) not in self.after:
            return "and no such record is there"
        if (kind, place) in self.before:
            return "where another record was published"
        return "and so is another record"


def _places(ledger: Ledger) -> set[tuple[str, str]]:
    return {(line.kind, _place(line)) for line in ledger.records}


def _led(before: Ledger, after: Ledger) -> dict[tuple[str, str], Line]:
    """Of records with another id now, those to which moves lead, by what they were called. A move
    leads to what was not published before, and once.
    """
    known = {line.key for line in after.records}
    old = {line.key for line in before.records}
    at = {(line.kind, _place(line)): line for line in after.records if line.key not in old}
    found: dict[tuple[str, str], Line] = {}
    for line in before.records:
        if line.key in known:
            continue
        match = at.pop((line.kind, _now_at(_place(line), after)), None)
        if match is not None:
            found[line.key] = match
    return found


def _missing(line: Line, after: Ledger, places: _Places) -> Finding:
    on = _withdrawn_on(line, after)
    if on is not None:
        return Finding(Fate.WITHDRAWN, called(line), line.address, f"On {wording.day(on)}.")
    there = _now_at(_place(line), after)
    lost = "Nothing says that it was withdrawn or moved."
    if there != _place(line):
        lost = f"It is said to be at {there} now, {places.fault(line.kind, there)}."
    return Finding(Fate.VANISHED, called(line), line.address, lost)


def _withdrawn_on(line: Line, after: Ledger) -> dt.date | None:
    """The day on which a record, or the page that it stood on, was withdrawn."""
    days = dict(after.withdrawn)
    names = (line.address, page_of(line.address), line.file)
    return next((days[name] for name in names if name in days), None)


def _now_at(address: str, after: Ledger) -> str:
    """Where what stood at an address stands now, as the later ledger says it."""
    return now_at(address, _moves(after))


def _moves(after: Ledger) -> list[NewAddress]:
    moves = []
    for was, now, on in after.moved:
        # What is no move is passed over: a ledger may have been written by anybody.
        with suppress(ValueError):
            moves.append(NewAddress(was=was, now=now, on=on))
    return moves


def _moved(line: Line, match: Line, after: Ledger) -> Iterator[Finding]:
    if line.address == match.address:
        return
    if _now_at(_place(line), after) == _place(match):
        before = addresses_before(_place(match), _moves(after))
        on = next((one.on for one in before if one.address == _place(line)), None)
        day = f" on {wording.day(on)}" if on is not None else ""
        yield Finding(Fate.MOVED, called(match), line.address, f"To {match.address}{day}.")
    else:
        lost = f"It is at {match.address} now, and nothing says that it moved."
        yield Finding(Fate.VANISHED, called(line), line.address, lost)


def _redated(line: Line, match: Line) -> Iterator[Finding]:
    """Days that are others though the record says the same."""
    if line.published is not None and line.published != match.published:
        day = wording.day(match.published) if match.published is not None else "no day"
        yield Finding(
            Fate.QUIET,
            called(match),
            match.address,
            f"It was first published on {wording.day(line.published)}, and {day} is given now.",
        )


def _told_once(redated: list[Finding]) -> list[Finding]:
    """Where a whole site counts its days otherwise, one finding hides no other."""
    if len(redated) <= _MOST_REDATED:
        return redated
    many = wording.counted(len(redated), "record")
    said = f"They say the same as before. Of the first: {redated[0].said}"
    return [Finding(Fate.QUIET, f"the day of publication of {many}", redated[0].address, said)]


def _added(after: Ledger, matched: set[tuple[str, str]]) -> Iterator[Finding]:
    for line in after.records:
        if line.key not in matched:
            day = f"Published {wording.day(line.published)}." if line.published else ""
            yield Finding(Fate.ADDED, called(line), line.address, day)


def _no_longer_told(before: Ledger, after: Ledger, later: Place) -> Iterator[Finding]:
    """Addresses of which it was said that something was withdrawn or moved, and is no more. A file
    may be attached again.
    """
    told = {address for address, _ in after.withdrawn} | {was for was, _, _ in after.moved}
    told |= {page_of(line.address) for line in after.records}
    for address in chain(
        (address for address, _ in before.withdrawn), (was for was, _, _ in before.moved)
    ):
        if address not in told and not _is_attached(later, address, told):
            lost = "It said what had stood here. Now nothing does."
            yield Finding(Fate.VANISHED, "an address", address, lost)


def _is_attached(later: Place, address: str, pages: set[str]) -> bool:
    """Whether a file of this address is there, below the page of a record."""
    folder, slash, name = address.rpartition("/")
    page = f"{folder}{slash}"
    return bool(name) and page in pages and later.checksum(page, name) is not None
