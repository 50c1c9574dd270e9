"""How records changed that two ledgers name with another fingerprint each, word by word where both
contents can be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from minutebook.models.base import Record
from minutebook.models.shape import form_at
from minutebook.permanence.compare import Difference, differences
from minutebook.permanence.content import model_of
from minutebook.permanence.file_names import new_names, with_names, without_files
from minutebook.permanence.files_since import FilesSince
from minutebook.permanence.findings import Fate, Finding, Note, Turn, called
from minutebook.permanence.hiding import Hiding, all_taken_out, as_change, hiding_of
from minutebook.permanence.ledger import Line
from minutebook.permanence.notes import Notes
from minutebook.permanence.places import Place
from minutebook.permanence.quoted import is_free
from minutebook.permanence.removed import small_words
from minutebook.permanence.verify import fault_of_data, read_content

_CHANGES = "changes"
_NOT_MADE_LIKE_ONE = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
"""What comes of what a site gives as a record, which need not be made like one."""


@dataclass(frozen=True)
class Changed:
    """A record that both ledgers name, with another fingerprint in each."""

    before: Line
    after: Line


def compared(
    earlier: Place,
    later: Place,
    changed: list[Changed],
    files: FilesSince,
    today: dt.date,
) -> Iterator[Finding]:
    """What became of each of them, in their order, and of the files that were attached to them.
    Raises `PlaceError` where a place cannot be read.
    """
    moved = _Moved(_new_ids(changed), files)
    noted = {one.after.key for one in changed if one.after.notes > one.before.notes}
    old = earlier.files(one.before.file for one in changed)
    new = later.files(one.after.file for one in changed)
    held: list[_Held | list[Finding]] = []
    small: set[str] = set()
    for one, before, after in zip(changed, old, new, strict=True):
        wrong = [
            Finding(Fate.WRONG, called(line), line.address, f"In {place.given}: {fault}")
            for place, line, raw in ((earlier, one.before, before), (later, one.after, after))
            # Of what was, somebody may have kept a part.
            if (raw is not None or (place is later and place.has_files))
            and (fault := fault_of_data(line, raw))
        ]
        held.append(wrong or _held(one, _content(before), _content(after), moved, today))
        small |= small_words(raw.decode("utf-8", "replace") for raw in (before, after) if raw)
    those = [one for one in held if isinstance(one, _Held)]
    texts = [text for one in those for text in one.taken_out]
    hiding = hiding_of(
        texts, [one.one.after for one in those if one.notes.take_out], files.after, small
    )
    for each in held:
        yield from each if isinstance(each, list) else _told(each, noted, hiding)


@dataclass(frozen=True)
class _Moved:
    """What is called otherwise now."""

    ids: Mapping[str, str]
    """Of records that moved, as others refer to them: before, and now."""
    files: FilesSince


@dataclass(frozen=True)
class _Held:
    """A record that changed, with what can be said of it."""

    one: Changed
    before: Mapping[str, Any]
    """Its data, with more than its record."""
    after: Mapping[str, Any]
    old: Mapping[str, Any]
    """Its record, with what moved as it is called now."""
    model: type[Record]
    found: list[Difference]
    added: list[Any]
    """Notes of changes that were not there before."""
    notes: Notes
    """Those of them that are made like one."""
    is_kept: bool
    """Whether the notes that were there still are."""
    files: tuple[Finding, ...]
    """Files that were attached to it, and are gone."""
    taken_out: tuple[str, ...]
    """Words that had to be taken out of it."""


def _new_ids(changed: Iterable[Changed]) -> dict[str, str]:
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


def _renamed(
    model: type[Record], value: Any, ids: Mapping[str, str], path: tuple[str | int, ...] = ()
) -> Any:
    """The same, with each reference to what moved as it is now: to follow it is no change. A day is
    no reference, though the id of a meeting is written like one.
    """
    if isinstance(value, dict):
        return {name: _renamed(model, one, ids, (*path, name)) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(model, one, ids, (*path, 0)) for one in value]
    if not isinstance(value, str) or form_at(model, path) == "date":
        return value
    return ids.get(value, value)


def _content(raw: bytes | None) -> Mapping[str, Any] | None:
    return read_content(raw) if raw is not None else None


def _held(
    one: Changed,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    moved: _Moved,
    today: dt.date,
) -> _Held | list[Finding]:
    """What is to be told of a record once all have been read, or at once where not everything of it
    can be.
    """
    model = model_of(one.after.kind, one.after.id)
    if before is None or after is None or model is None:
        return [_by_notes(one, after)]
    try:
        old, new = _renamed(model, before["record"], moved.ids), after["record"]
        files: dict[int, Finding] = {}
        if one.after.kind == "paper":
            was, now = (one.before.address, old), (one.after.address, new)
            names = new_names(was, now, moved.files.now_at)
            files = moved.files.gone((one.before, old), (one.after, new), names)
            old = with_names(old, names)
        everything = _differences(model, old, new, today)
        old = _without_withdrawn(old, files)
        found = _differences(model, old, new, today) if files else everything
        added, redacted, is_kept = _new_notes(old, new)
        notes = Notes(new=[change for change in map(as_change, added) if change is not None])
        taken = all_taken_out(model, new, everything, redacted) if notes.take_out else ()
    except _NOT_MADE_LIKE_ONE:
        return [_by_notes(one, None)]
    gone = tuple(files.values())
    return _Held(one, before, after, old, model, found, added, notes, is_kept, gone, taken)


def _without_withdrawn(paper: Mapping[str, Any], files: Mapping[int, Finding]) -> Mapping[str, Any]:
    """What a paper said but for its files that were withdrawn, of which readers are told there."""
    return without_files(paper, {n for n, file in files.items() if file.fate is Fate.WITHDRAWN})


def _told(held: _Held, noted: set[tuple[str, str]], hiding: Hiding) -> list[Finding]:
    try:
        return list(_findings(held, noted, hiding))
    except _NOT_MADE_LIKE_ONE:
        return [_by_notes(held.one, None)]


def _findings(held: _Held, noted: set[tuple[str, str]], hiding: Hiding) -> Iterator[Finding]:
    """How a record changed; nothing where its address alone did, which is told as its move. `noted`
    are the records that have more entries in `changes` than they had.
    """
    line, before, after = held.one.after, held.before, held.after
    yield from (hiding.file(line, file) for file in held.files)
    fate, told, turns = _judged(held, hiding)
    if before.get("title") != after.get("title"):
        turns = (*turns, _title(held, hiding))
        if fate is None:
            fate, told = _outside(line, noted)
    if fate is None:
        if held.old != after["record"]:
            fate, told = Fate.UNTOLD, "It differs in something that this version cannot compare."
        elif held.one.before.address == line.address and not held.files:
            fate = Fate.WENT_ON
            told = "It names what moved as it is called now, and says nothing else."
        else:
            return
    yield Finding(fate, called(line), line.address, told, _notes(held.added), turns)


def _judged(held: _Held, hiding: Hiding) -> tuple[Fate | None, str, tuple[Turn, ...]]:
    """What the differences come to, as the check of the records judges them: each change wants an
    entry in `changes` that tells of it.
    """
    found, notes = held.found, held.notes
    untold = [
        one
        for one in found
        if one.is_change and not notes.covers(one, _may_be_words(held.model, one))
    ]
    turns = tuple(hiding.turn(one.name, one.before, one.after, notes.take_out) for one in found)
    if not held.is_kept:
        return Fate.QUIET, "A note of an earlier change was altered or taken away.", turns
    if untold:
        names = ", ".join(one.name for one in untold[:5])
        return Fate.QUIET, f"No new note tells of {names}." if held.added else "", turns
    if held.added:
        hidden = "Words were taken out of it, and are not repeated here." if notes.take_out else ""
        return Fate.NOTED, hidden, turns
    return (Fate.WENT_ON, "", turns) if found else (None, "", turns)


def _may_be_words(model: type[Record], one: Difference) -> bool:
    """Whether a redacted entry may be about it. As it is published it names no field: it may have
    been about any words, and about a part that has some, and not about an amount, a day, a checksum
    or who somebody was.
    """
    values = [value for value in (one.before, one.after) if value is not None]
    if not any(isinstance(value, list) for value in values):
        return is_free(model, one) or any(isinstance(value, dict) for value in values)
    parts = [part for value in values if isinstance(value, list) for part in value]
    each = replace(one, path=(*one.path, 0), after=None)
    return any(
        isinstance(part, (dict, list)) or is_free(model, replace(each, before=part))
        for part in parts
    )


def _outside(line: Line, noted: set[tuple[str, str]]) -> tuple[Fate, str]:
    """Of a decision whose heading changed, which stands on the agenda of its meeting."""
    told = "Its heading stands on the agenda of its meeting, which"
    if ("meeting", _meeting_of(line)) in noted:
        return Fate.NOTED, f"{told} has a new note."
    return Fate.QUIET, f"{told} has no new note."


def _title(held: _Held, hiding: Hiding) -> Turn:
    hidden = held.notes.take_out or _meeting_of(held.one.after) in hiding.meetings
    return hiding.turn("title", held.before.get("title"), held.after.get("title"), hidden)


def _meeting_of(decision: Line) -> str:
    return decision.id.split("/")[1] if decision.id.count("/") == 2 else ""


def _differences(
    model: type[Record], before: Mapping[str, Any], after: Mapping[str, Any], today: dt.date
) -> list[Difference]:
    return sorted(differences(model, before, after, today), key=lambda one: not one.is_change)


def _by_notes(one: Changed, after: Mapping[str, Any] | None) -> Finding:
    """What can be said of a change where not both contents can be read: whether it has a note."""
    line, more = one.after, one.after.notes - one.before.notes
    if more > 0:
        entries = after["record"].get(_CHANGES) if after is not None else None
        notes = _notes(entries[-more:]) if isinstance(entries, list) else ()
        only = "What it said before cannot be read, so that its note cannot be held beside it."
        return Finding(Fate.NOTED, called(line), line.address, only, notes)
    only = "What it said before cannot be read. It may have gone on, or been changed quietly."
    return Finding(Fate.UNTOLD, called(line), line.address, only)


def _new_notes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[list[Any], list[tuple[Any, Any]], bool]:
    """Notes of changes that were not there before; those that were redacted since, as they were and
    as they are; and whether all that were there still are, as they were or redacted.
    """
    old, new = before.get(_CHANGES) or [], after.get(_CHANGES) or []
    added = [one for one in new if one not in old]
    left = [one for one in added if one.get("redacted")]
    redacted: list[tuple[Any, Any]] = []
    is_kept = True
    for one in old:
        if one not in new:
            same = [now for now in left if now["on"] == one["on"]]
            if one.get("redacted") or not same:
                is_kept = False
                continue
            left.remove(same[0])
            redacted.append((one, same[0]))
    return added, redacted, is_kept


def _notes(changes: Iterable[Any] | None) -> tuple[Note, ...]:
    return tuple(
        Note(str(one.get("on", "")), str(one.get("note", "")))
        for one in changes or ()
        if isinstance(one, dict)
    )
