"""What became of everything that a ledger names, by a later ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any

from minutebook import wording
from minutebook.models.base import Record
from minutebook.models.gone import NewAddress
from minutebook.permanence.compare import Difference, differences, said
from minutebook.permanence.content import model_of
from minutebook.permanence.findings import Fate, Finding, Note, Turn, Verified, called
from minutebook.permanence.ledger import Ledger, Line
from minutebook.permanence.places import Place
from minutebook.permanence.verify import fault_of_data, faults, page_of, read_content
from minutebook.permanence.words import excerpt, pieces
from minutebook.redirects import now_at

_CHANGES = "changes"


@dataclass(frozen=True)
class _Changed:
    """A record that both ledgers name, with another fingerprint in each."""

    before: Line
    after: Line


def verify_since(earlier: Place, later: Place, today: dt.date) -> Verified:
    """Compare two ledgers, and the records that changed word by word where both can be read.

    `today` is the day of the comparison. Raises `PlaceError` where a place cannot be read.
    """
    before, after = earlier.ledger(), later.ledger()
    now = {line.key: line for line in after.records}
    at = {(line.kind, line.address): line for line in after.records}
    findings = [*faults(before), *faults(after)]
    matched: set[tuple[str, str]] = set()
    changed: list[_Changed] = []
    same = 0
    for line in before.records:
        match = now.get(line.key) or at.get((line.kind, _now_at(line.address, after)))
        if match is None:
            findings.append(_missing(line, after))
            continue
        matched.add(match.key)
        found = list(_moved(line, match, after))
        if line.sha256 != match.sha256:
            changed.append(_Changed(line, match))
        else:
            found += _redated(line, match)
            same += not found
        findings += found
    findings += _added(after, matched)
    findings += _no_longer_told(before, after)
    findings += _compared(earlier, later, changed, today)
    return Verified(len(after.records), same, tuple(findings), len(before.records))


def _missing(line: Line, after: Ledger) -> Finding:
    on = _withdrawn_on(line, after)
    if on is not None:
        return Finding(Fate.WITHDRAWN, called(line), line.address, f"On {wording.day(on)}.")
    there = _now_at(line.address, after)
    lost = "Nothing says that it was withdrawn or moved."
    if there != line.address:
        lost = f"It is said to be at {there} now, and no such record is there."
    return Finding(Fate.VANISHED, called(line), line.address, lost)


def _withdrawn_on(line: Line, after: Ledger) -> dt.date | None:
    """The day on which a record, or the page that it stood on, was withdrawn."""
    days = dict(after.withdrawn)
    names = (line.address, page_of(line.address), line.file)
    return next((days[name] for name in names if name in days), None)


def _now_at(address: str, after: Ledger) -> str:
    """Where what stood at an address stands now, as the later ledger says it."""
    moves = []
    for was, now, on in after.moved:
        # What is no move is passed over: a ledger may have been written by anybody.
        with suppress(ValueError):
            moves.append(NewAddress(was=was, now=now, on=on))
    page, _, anchor = address.partition("#")
    there = now_at(page, moves)
    return f"{there}#{anchor}" if anchor else there


def _moved(line: Line, match: Line, after: Ledger) -> Iterator[Finding]:
    if line.address == match.address:
        return
    if _now_at(line.address, after) == match.address:
        on = next((on for was, _, on in after.moved if line.address.startswith(was)), None)
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


def _added(after: Ledger, matched: set[tuple[str, str]]) -> Iterator[Finding]:
    for line in after.records:
        if line.key not in matched:
            day = f"Published {wording.day(line.published)}." if line.published else ""
            yield Finding(Fate.ADDED, called(line), line.address, day)


def _no_longer_told(before: Ledger, after: Ledger) -> Iterator[Finding]:
    """Addresses of which it was said that something was withdrawn or moved, and is no more."""
    told = {address for address, _ in after.withdrawn} | {was for was, _, _ in after.moved}
    told |= {page_of(line.address) for line in after.records}
    for address in chain(
        (address for address, _ in before.withdrawn), (was for was, _, _ in before.moved)
    ):
        if address not in told:
            lost = "It said what had stood here. Now nothing does."
            yield Finding(Fate.VANISHED, "an address", address, lost)


# --- Records that changed -------------------------------------------------------------------------


def _compared(
    earlier: Place, later: Place, changed: list[_Changed], today: dt.date
) -> Iterator[Finding]:
    ids = _new_ids(changed)
    old = earlier.files(one.before.file for one in changed)
    new = later.files(one.after.file for one in changed)
    for one, before, after in zip(changed, old, new, strict=True):
        found = [
            Finding(Fate.WRONG, called(line), line.address, f"In {place.given}: {fault}")
            for place, line, raw in ((earlier, one.before, before), (later, one.after, after))
            # Of what was, somebody may have kept a part.
            if (raw is not None or (place is later and place.has_files))
            and (fault := fault_of_data(line, raw))
        ]
        yield from found or _change(one, _renamed(_said(before), ids), _said(after), today)


def _new_ids(changed: Iterable[_Changed]) -> dict[str, str]:
    """The ids of records that moved, as others refer to them: before, and now."""
    found = {}
    for one in changed:
        if one.before.id != one.after.id:
            was, now = one.before.id, one.after.id
            if one.before.kind == "paper":
                # Known by its name alone within its meeting.
                was, now = was.rpartition("/")[2], now.rpartition("/")[2]
            found[was] = now
    return found


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """The same, with each reference to what moved as it is now: to follow it is no change."""
    if isinstance(value, dict):
        return {name: _renamed(one, ids) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, ids) for one in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _said(raw: bytes | None) -> Mapping[str, Any] | None:
    content = read_content(raw) if raw is not None else None
    return content["record"] if content is not None else None


def _change(
    one: _Changed,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    today: dt.date,
) -> Iterator[Finding]:
    """How a record changed; nothing where its address alone did, which is told as its move."""
    line = one.after
    model = model_of(line.kind, line.id)
    if before is None or after is None or model is None:
        yield _by_day(one, after)
        return
    try:
        found = _differences(model, before, after, today)
        notes, is_kept = _new_notes(before, after)
        turns = tuple(_turn(difference) for difference in found)
    # What a site gives as a record need not be made like one.
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        yield _by_day(one, None)
        return
    is_change = any(difference.is_change for difference in found)
    told = "" if is_kept else "A note of an earlier change was altered or taken away."
    if told or (is_change and not notes):
        fate = Fate.QUIET
    elif notes:
        fate = Fate.NOTED
    elif found:
        fate = Fate.WENT_ON
    elif before != after:
        fate, told = Fate.UNTOLD, "It differs in something that this version cannot compare."
    elif one.before.address == line.address:
        fate = Fate.WENT_ON
        told = "It names what moved as it is called now, and says nothing else."
    else:
        return
    yield Finding(fate, called(line), line.address, told, notes, turns)


def _differences(
    model: type[Record], before: Mapping[str, Any], after: Mapping[str, Any], today: dt.date
) -> list[Difference]:
    return sorted(differences(model, before, after, today), key=lambda one: not one.is_change)


def _by_day(one: _Changed, after: Mapping[str, Any] | None) -> Finding:
    """What can be said of a change where not both contents can be read."""
    line = one.after
    if line.changed is not None and line.changed != one.before.changed:
        day = f"It says that it changed on {wording.day(line.changed)}."
        since = max(filter(None, (one.before.changed, one.before.published)), default=dt.date.min)
        notes = tuple(
            note for note in _notes((after or {}).get(_CHANGES)) if note.on >= since.isoformat()
        )
        return Finding(Fate.NOTED, called(line), line.address, day, notes)
    only = "What it said before cannot be read, and it gives no day on which it changed."
    return Finding(Fate.UNTOLD, called(line), line.address, only)


def _new_notes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[tuple[Note, ...], bool]:
    """Notes of changes that were not there before, and whether all those that were still are: as
    they were, or redacted.
    """
    old, new = before.get(_CHANGES) or [], after.get(_CHANGES) or []
    redacted = {one["on"] for one in new if one.get("redacted")}
    is_kept = all(one in new or one["on"] in redacted for one in old)
    return _notes([one for one in new if one not in old]), is_kept


def _notes(changes: Iterable[Any] | None) -> tuple[Note, ...]:
    return tuple(
        Note(str(one.get("on", "")), str(one.get("note", "")))
        for one in changes or ()
        if isinstance(one, dict)
    )


def _turn(one: Difference) -> Turn:
    before, after = _words(one.before), _words(one.after)
    if before and after and before != after:
        before, after = excerpt(pieces(before, after))
    return Turn(one.name, before, after)


def _words(value: Any) -> str:
    """A value as words: of what is made of several fields, the one that says most."""
    if isinstance(value, dict):
        names = [name for name in ("text", "title", "name", "note", "id") if value.get(name)]
        return said(value[names[0]]) if names else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one) for one in value)))
    return said(value)
