"""How records changed that two ledgers name with another fingerprint each, word by word where both
contents can be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from minutebook.models.base import Record
from minutebook.models.published import Change
from minutebook.models.shape import form_at
from minutebook.permanence.compare import Difference, differences, said
from minutebook.permanence.content import model_of
from minutebook.permanence.file_names import new_names, with_names
from minutebook.permanence.findings import Fate, Finding, Note, Turn, called
from minutebook.permanence.ledger import Line
from minutebook.permanence.notes import Notes
from minutebook.permanence.places import Place
from minutebook.permanence.verify import fault_of_data, read_content
from minutebook.permanence.words import excerpt, pieces

_CHANGES = "changes"


@dataclass(frozen=True)
class Changed:
    """A record that both ledgers name, with another fingerprint in each."""

    before: Line
    after: Line


def compared(
    earlier: Place,
    later: Place,
    changed: list[Changed],
    now_at: Callable[[str], str],
    today: dt.date,
) -> Iterator[Finding]:
    """What became of each of them, in their order. `now_at` gives the address at which something
    stands now. Raises `PlaceError` where a place cannot be read.
    """
    moved = _Moved(_new_ids(changed), now_at)
    noted = {one.after.key for one in changed if one.after.notes > one.before.notes}
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
        yield from found or _change(one, _content(before), _content(after), moved, noted, today)


@dataclass(frozen=True)
class _Moved:
    """What is called otherwise now."""

    ids: Mapping[str, str]
    """Of records that moved, as others refer to them: before, and now."""
    now_at: Callable[[str], str]


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


def _change(
    one: Changed,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    moved: _Moved,
    noted: set[tuple[str, str]],
    today: dt.date,
) -> Iterator[Finding]:
    """How a record changed; nothing where its address alone did, which is told as its move. `noted`
    are the records that have more entries in `changes` than they had.
    """
    line = one.after
    model = model_of(line.kind, line.id)
    if before is None or after is None or model is None:
        yield _by_notes(one, after)
        return
    old, new = _renamed(model, before["record"], moved.ids), after["record"]
    try:
        if line.kind == "paper":
            was, now = (one.before.address, old), (line.address, new)
            old = with_names(old, new_names(was, now, moved.now_at))
        found = _differences(model, old, new, today)
        added, is_kept = _new_notes(old, new)
        fate, told, turns = _judged(found, added, is_kept)
    # What a site gives as a record need not be made like one.
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        yield _by_notes(one, None)
        return
    if fate is None:
        fate, told, turns = _outside(one, before, after, noted)
    elif before.get("title") != after.get("title"):
        turns = (*turns, _title(before, after))
    if fate is None:
        if old != new:
            fate, told = Fate.UNTOLD, "It differs in something that this version cannot compare."
        elif one.before.address == line.address:
            fate = Fate.WENT_ON
            told = "It names what moved as it is called now, and says nothing else."
        else:
            return
    yield Finding(fate, called(line), line.address, told, _notes(added), turns)


def _judged(
    found: list[Difference], added: list[Any], is_kept: bool
) -> tuple[Fate | None, str, tuple[Turn, ...]]:
    """What the differences come to, as the check of the records judges them: each change wants an
    entry in `changes` that tells of it.
    """
    notes = Notes(new=[change for change in map(_as_change, added) if change is not None])
    # A redacted entry, as it is published, names no field: it may have been about any.
    untold = [one for one in found if one.is_change and not notes.covers(one, is_text=True)]
    turns = tuple(_turn(one, hidden=notes.take_out) for one in found)
    if not is_kept:
        return Fate.QUIET, "A note of an earlier change was altered or taken away.", turns
    if untold:
        names = ", ".join(one.name for one in untold[:5])
        return Fate.QUIET, f"No new note tells of {names}." if added else "", turns
    if added:
        hidden = "Words were taken out of it, and are not repeated here." if notes.take_out else ""
        return Fate.NOTED, hidden, turns
    return (Fate.WENT_ON, "", turns) if found else (None, "", turns)


def _as_change(entry: Any) -> Change | None:
    """An entry of `changes` as data; None where it is not made like one."""
    answers = {True: "yes", False: "no"}
    typed = {name: answers.get(value, value) for name, value in entry.items()}
    try:
        return Change.model_validate(typed)
    except ValidationError:
        return None


def _outside(
    one: Changed,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    noted: set[tuple[str, str]],
) -> tuple[Fate | None, str, tuple[Turn, ...]]:
    """A decision whose heading changed, which stands on the agenda of its meeting."""
    if before.get("title") == after.get("title"):
        return None, "", ()
    meeting = one.after.id.split("/")[1] if one.after.id.count("/") == 2 else ""
    turns = (_title(before, after),)
    told = "Its heading stands on the agenda of its meeting, which"
    if ("meeting", meeting) in noted:
        return Fate.NOTED, f"{told} has a new note.", turns
    return Fate.QUIET, f"{told} has no new note.", turns


def _title(before: Mapping[str, Any], after: Mapping[str, Any]) -> Turn:
    return Turn("title", _words(before.get("title")), _words(after.get("title")))


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


def _new_notes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[list[Any], bool]:
    """Notes of changes that were not there before, and whether all those that were still are: as
    they were, or redacted since.
    """
    old, new = before.get(_CHANGES) or [], after.get(_CHANGES) or []
    added = [one for one in new if one not in old]
    redacted = [one["on"] for one in added if one.get("redacted")]
    for one in old:
        if one not in new:
            if one.get("redacted") or one["on"] not in redacted:
                return added, False
            redacted.remove(one["on"])
    return added, True


def _notes(changes: Iterable[Any] | None) -> tuple[Note, ...]:
    return tuple(
        Note(str(one.get("on", "")), str(one.get("note", "")))
        for one in changes or ()
        if isinstance(one, dict)
    )


def _turn(one: Difference, hidden: bool) -> Turn:
    """`hidden` where what was said before may be what had to be taken out."""
    before, after = _words(one.before), _words(one.after)
    if hidden:
        return Turn(one.name, "", after if one.before is None else "")
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
