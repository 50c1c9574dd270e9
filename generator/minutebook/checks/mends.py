"""What a clerk may do about a quiet change: which lines to paste, and what is said of them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from minutebook import wording
from minutebook.checks.agreed import agreed_at
from minutebook.checks.changed import Changed, is_blacked
from minutebook.checks.side import Side
from minutebook.models.meeting import Meeting
from minutebook.models.plan import PlanEntry
from minutebook.models.shape import form_at, model_at
from minutebook.models.vocabulary import MeetingState
from minutebook.permanence import pasted
from minutebook.permanence.compare import Difference
from minutebook.permanence.naming import gist, typed
from minutebook.permanence.other_ids import Renamed
from minutebook.permanence.quoted import is_free

_AMOUNT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,2})?")


@dataclass(frozen=True)
class Mend:
    """What to do about a change."""

    missing: str
    """What would have told of it: `entry in changes`, with backticks."""
    words: str
    lines: str = ""
    """To paste."""


def put_back(address: str) -> str:
    """What to do where something is gone that may go as a whole."""
    return (
        "Put it back, with its file as it was. Where it has to go, then run `minutebook withdraw "
        f'{shlex.quote(address)} --reason "..."`, which takes it away, and its address says so.'
    )


def name_back(side: Side, was: str, now: str) -> tuple[str, str]:
    """What to do where something stands at another address; and the lines to paste."""
    paste = side.new_entry("moved", [("was", was), ("now", now), ("on", side.day)])
    where = (
        "into a new file `moved.yml` beside `site.yml`"
        if paste.is_new
        else f"{paste.where} of `moved.yml`"
    )
    words = f"Give it its name back; or paste these lines {where}, so that links to it lead on:"
    return words, paste.lines


def id_back(one: Renamed) -> str:
    """What to do about a part of a list that has another id."""
    other = f" What has `{one.was}` now gets one that was never used." if one.is_taken else ""
    return f"Give it its id back, `{one.key}: {one.was}`: links lead there.{other}"


# --- What has a line of its own ------------------------------------------------------------------


def moved(side: Side, one: Changed, each: Difference) -> Mend | None:
    """What to do where something moved to another day; None where this is no such change."""
    model, source = type(one.record.record), one.record.entry.source
    if not isinstance(each.before, str):
        return None
    if model_at(model, each.path[:-1]) is PlanEntry and each.path[-1] == "meeting":
        note = "No meeting is named for now." if each.after is None else "Put on another agenda."
        line = [("on", side.day), ("was", each.before), ("note", note)]
        place = side.place(one.record, each.path[:-1])
        paste = pasted.entries(source, place, "moves", [line])
        return Mend(
            "new entry in its `moves`",
            "Put back the meeting. Where it was never meant, tell of it in `changes`, with `field: "
            f"{each.name}`. Where the entry moved, paste these lines {paste.where}, and say why in "
            "`note`:",
            paste.lines,
        )
    is_planned = one.said.get("state") == MeetingState.PLANNED
    if model is Meeting and each.path == ("date",) and is_planned:
        paste = pasted.line(source, "moved_from", each.before, side.place(one.record, ()))
        return Mend(
            "`moved_from`",
            f"Put back the day; or, where the meeting moved, paste this line {paste.where}:",
            paste.lines,
        )
    return None


# --- What an entry in `changes` tells of ---------------------------------------------------------


def entries(side: Side, one: Changed, found: Sequence[Difference]) -> Mend:
    """What to do about all other changes of a record, told once."""
    agreed = agreed_at(side, one)
    paste = pasted.entries(
        one.record.entry.source,
        side.place(one.record, ()),
        "changes",
        [_entry(side, one, each, agreed) for each in found],
    )
    lines = "this entry" if len(found) == 1 else "these entries, one for each field,"
    say = _say(one, found, agreed)
    words = f"Put back what was published; or paste {lines} {paste.where}, and {say}:"
    return Mend("new entry in `changes`", words, paste.lines)


def _say(one: Changed, found: Sequence[Difference], agreed: str) -> str:
    """What is to be said in the entries, and the ways to say it."""
    if all(is_blacked(each) for each in found):
        return "say in `note` why, without the words"
    ways = []
    if agreed:
        ways.append("without `agreed_at` where that meeting did not agree it")
    if any(_may_be_slip(one, each) for each in found):
        ways.append("with `minor: yes` for a typing error")
    if any(_had_words(one, each) for each in found):
        ways.append("with `redacted: yes`, and no `was`, for words that must not be read any more")
    besides = f" ({'; '.join(ways)})" if ways else ""
    return f"say in `note` what was wrong{besides}"


def _may_be_slip(one: Changed, each: Difference) -> bool:
    """Whether words stand there as before. Another amount, day or name is another meaning."""
    is_there = each.before is not None and each.after is not None
    return is_there and is_free(type(one.record.record), each) and not is_blacked(each)


def _had_words(one: Changed, each: Difference) -> bool:
    """Whether words of a kind that may have to go stood there, alone, in a part of a list or in an
    attached file.
    """
    if one.file_of(each):
        return True
    if isinstance(each.before, str):
        return is_free(type(one.record.record), each)
    parts = each.before if isinstance(each.before, list) else [each.before]
    return any(isinstance(part, dict) for part in parts)


def _entry(side: Side, one: Changed, each: Difference, agreed: str) -> list[tuple[str, str]]:
    was = shown(one, each, each.before) or (gist(each.before) if each.before else "")
    fields = [("on", side.day), ("field", each.name)]
    if is_blacked(each):
        note = "Words that must not be read any more were taken out."
        return [*fields, ("note", note), ("redacted", "yes")]
    if was and not one.hides and not side.taken_out.stands_in(was):
        fields.append(("was", was))
    fields.append(("note", _note(one, each)))
    is_amendment = agreed and not each.name.startswith("status.")
    return [*fields, ("agreed_at", agreed)] if is_amendment else fields


def _note(one: Changed, each: Difference) -> str:
    file = one.file_of(each)
    if file:
        # Its place in the list may be another one day: the note keeps the name.
        return f"The attached file {file} was replaced."
    place, _, part = each.name.rpartition(".")
    what = part.replace("_", " ").capitalize()
    value = each.after if each.before is None else each.before
    if place and isinstance(value, dict) and (part in value.values() or part.isdecimal()):
        what = f"Part {part} of {place.rpartition('.')[2].replace('_', ' ')}"
    if each.before is None:
        return f"{what} added."
    return f"{what} {'taken out' if each.after is None else 'corrected'}."


def shown(one: Changed, each: Difference, value: Any) -> str:
    """A plain value as a clerk types it; empty for what has several parts."""
    is_money = form_at(type(one.record.record), each.path) == "pounds"
    if is_money and isinstance(value, str) and _AMOUNT.fullmatch(value):
        return wording.money(Decimal(value))
    return typed(value)
