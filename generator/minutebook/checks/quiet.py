"""What changed within a record that was published, and no entry in `changes` says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from minutebook import wording
from minutebook.checks import told
from minutebook.checks.changed import Changed, changed, is_blacked, with_plans
from minutebook.checks.permanence import QUIET, VANISHED
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.models.paper import Paper
from minutebook.models.shape import form_at
from minutebook.permanence import pasted
from minutebook.permanence.compare import Difference
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import EarlierRecord
from minutebook.permanence.naming import called, gist, typed
from minutebook.permanence.pairing import Pairs
from minutebook.permanence.quoted import is_free
from minutebook.permanence.words import excerpt, pieces

_AMOUNT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,2})?")


def put_back(address: str) -> str:
    """What to do where something is gone that may go as a whole."""
    return (
        "Put it back, with its file as it was. Where it has to go, then run `minutebook withdraw "
        f'{address} --reason "..."`, which takes it away, and its address says so.'
    )


def changes(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    """What is found within the records that are still there."""
    kept = [
        changed(side, one, now, before, pairs)
        for one, now, before in with_plans(side, pairs)
        if before is not None
    ]
    texts = [text for one in kept for text in told.words_taken_out(one)]
    side.taken_out = told.to_look_for(side, texts)
    for one in kept:
        yield from told.altered(side, one)
        yield from told.misquoted(side, one)
        yield from _untold(side, one)
        for address in one.files_gone:
            yield side.at(
                VANISHED,
                one.record,
                ("attachments",),
                f"The file `{address}` was published and is not there any more.",
                put_back(address),
            )
    for earlier, now, before in with_plans(side, pairs):
        if before is None:
            yield from _unknown(side, earlier, now)
    yield from told.remaining(side)


# --- Without a note ------------------------------------------------------------------------------


def _untold(side: Side, one: Changed) -> Iterator[Diagnostic]:
    found = [each for each in one.differences if not one.covers(each)]
    if not found:
        return
    paste = pasted.entries(
        one.record.entry.source,
        side.place(one.record, ()),
        "changes",
        [_entry(side, one, each) for each in found],
    )
    lines = "this entry" if len(found) == 1 else "these entries, one for each field,"
    mend = f"Put back what was published; or paste {lines} {paste.where}, and {_say(one, found)}:"
    each_told = [side.at(QUIET, one.record, each.path, _message(side, one, each)) for each in found]
    first, *others = sorted(each_told, key=lambda each: each.sort_key)
    yield replace(first, mend=mend, paste=paste.lines)
    mend = "Put it back; or paste the entries that are given for the first of these changes."
    yield from (replace(each, mend=mend) for each in others)


def _say(one: Changed, found: Sequence[Difference]) -> str:
    """What is to be said in the entries, and the ways to say it: told once, for all of them."""
    if all(is_blacked(each) for each in found):
        return "say in `note` why, without the words"
    ways = []
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
    """Whether words of a kind that may have to go stood there, alone or in a part of a list."""
    if isinstance(each.before, str):
        return is_free(type(one.record.record), each)
    parts = each.before if isinstance(each.before, list) else [each.before]
    return any(isinstance(part, dict) for part in parts)


def _entry(side: Side, one: Changed, each: Difference) -> list[tuple[str, str]]:
    was = _shown(one, each, each.before) or (gist(each.before) if each.before else "")
    fields = [("on", side.day), ("field", each.name)]
    if is_blacked(each):
        note = "Words that must not be read any more were taken out."
        return [*fields, ("note", note), ("redacted", "yes")]
    if was and not one.hides and not side.taken_out.stands_in(was):
        fields.append(("was", was))
    return [*fields, ("note", _note(each))]


def _note(each: Difference) -> str:
    place, _, part = each.name.rpartition(".")
    what = part.replace("_", " ").capitalize()
    value = each.after if each.before is None else each.before
    if place and isinstance(value, dict) and (part in value.values() or part.isdecimal()):
        what = f"Part {part} of {place.rpartition('.')[2].replace('_', ' ')}"
    if part == "sha256":
        return "The attached file was replaced."
    if each.before is None:
        return f"{what} added."
    return f"{what} {'taken out' if each.after is None else 'corrected'}."


def _message(side: Side, one: Changed, each: Difference) -> str:
    file = _file(one, each)
    if file and each.before is not None and each.after is not None:
        return (
            f"{one.name}: the attached file `{file}` is not the one that was published under this "
            "name, and no new entry in `changes` says so."
        )
    start = f"{one.name}: `{each.name}`"
    before, after = _shown(one, each, each.before), _shown(one, each, each.after)
    before = before or (gist(each.before) if each.before else "")
    after = after or (gist(each.after) if each.after else "")
    if each.before is not None and each.after is not None:
        if before and after and not isinstance(each.before, list):
            before, after = excerpt(pieces(before, after))
        old, new = one.quoted(side, before), one.quoted(side, after)
        end = ", and no new entry in `changes` says so."
        if not old or not new:
            return f"{start} is not what was published{end}"
        return f"{start} was published as {old} and is now {new}{end}"
    if each.after is None:
        old = one.quoted(side, before)
        return (
            f"{start} was published{f' as {old}' if old else ''} and is gone, and no new entry "
            "in `changes` says so."
        )
    new = one.quoted(side, after)
    return (
        f"{start} was added to what was published{f', {new}' if new else ''}, and no new entry "
        "in `changes` says so."
    )


def _file(one: Changed, each: Difference) -> str:
    """The name of an attached file, where a difference is about its content."""
    record = one.record.record
    if not isinstance(record, Paper) or each.path[-1] != "sha256":
        return ""
    _, n, _ = each.path
    return record.attachments[int(n)].file or ""


def _shown(one: Changed, each: Difference, value: Any) -> str:
    """A plain value as a clerk types it; empty for what has several parts."""
    is_money = form_at(type(one.record.record), each.path) == "pounds"
    if is_money and isinstance(value, str) and _AMOUNT.fullmatch(value):
        return wording.money(Decimal(value))
    return typed(value)


def _unknown(side: Side, earlier: EarlierRecord, now: PublicRecord) -> Iterator[Diagnostic]:
    """A record of which the ledger alone is known: was anything noted since?"""
    latest = earlier.latest
    if any(latest is None or change.on > latest for change in now.changes):
        return
    paste = pasted.entries(
        now.entry.source,
        side.place(now, ()),
        "changes",
        [[("on", side.day), ("note", "The record was corrected.")]],
    )
    message = (
        f"{called(now.kind, now.id)} is not what was published: its fingerprint is another, and no "
        "entry in `changes` is newer. The ledger alone cannot tell what changed."
    )
    mend = (
        "Compare with a git ref, or with the whole site, to see it. Put it back; or paste this "
        f"entry {paste.where}, and say in `note` what was wrong:"
    )
    yield side.at(QUIET, now, (), message, mend, paste.lines)
