"""What changed within a record that was published, and whether `changes` says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from minutebook import addresses, wording
from minutebook.checks.base import Rule
from minutebook.checks.permanence import ALTERED, QUIET, REMAIN, VANISHED
from minutebook.checks.side import Side
from minutebook.diagnostics import START, Diagnostic, Position
from minutebook.models.shape import form_at
from minutebook.permanence import pasted
from minutebook.permanence.compare import Difference, differences, said, value_named
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Content, EarlierRecord, said_by
from minutebook.permanence.naming import called
from minutebook.permanence.notes import Entry, Notes, compared
from minutebook.permanence.pairing import Pairs, with_new_ids
from minutebook.permanence.removed import (
    TakenOut,
    as_run,
    common_words,
    runs_of,
    taken_out,
    was_taken_out,
)
from minutebook.permanence.words import excerpt, pieces

_AMOUNT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,2})?")
_LONGEST_QUOTE = 200
"""Characters."""


@dataclass(frozen=True)
class _Changed:
    """A record that is not what it was."""

    record: PublicRecord
    name: str
    """To begin a sentence."""
    notes: Notes
    differences: Sequence[Difference]
    files_gone: Sequence[str]
    """Addresses of attached files that are not there any more."""


def put_back(address: str) -> str:
    """What to do where something is gone that may go as a whole."""
    return (
        f"Put it back; where it has to go, `minutebook withdraw {address}` takes it away, and its "
        "address says so."
    )


def changes(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    """What is found within the records that are still there."""
    kept = [
        _changed(side, one, now, before, pairs)
        for one, now, before in _with_plans(side, pairs)
        if before is not None
    ]
    words = {(one.record.kind, one.record.id): list(_words_taken_out(one)) for one in kept}
    side.taken_out = _runs(side, [text for texts in words.values() for text in texts])
    for one in kept:
        yield from _told(side, one)
        yield from _untold(side, one)
        for address in one.files_gone:
            yield side.at(
                VANISHED,
                one.record,
                ("attachments",),
                f"The file `{address}` was published and is not there any more.",
                put_back(address),
            )
    for earlier, now, before in _with_plans(side, pairs):
        if before is None:
            yield from _unknown(side, earlier, now)
    yield from _remaining(side)


_Held = Iterator[tuple[EarlierRecord, PublicRecord, Content | None]]


def _with_plans(side: Side, pairs: Pairs) -> _Held:
    """What is to be compared, with what was published of it. An entry of a forward plan has an
    address of its own, and is held beside what it is now in whichever plan it stands.
    """
    plans = [pair for pair in pairs.kept if pair[0].kind == "forward plan"]
    missing = [one for one, _ in pairs.missing if one.kind == "forward plan"]
    yield from ((one, now, one.content) for one, now in pairs.kept if one.kind != "forward plan")
    if not plans and not missing:
        return
    holder = {
        entry["id"]: record.id
        for record in side.records
        if record.kind == "forward plan"
        for entry in said_by(record).get("entries", [])
    }
    arrived: dict[str, list[Any]] = {}
    for one in [*(one for one, _ in plans), *missing]:
        for entry in (one.content or {}).get("entries", []):
            where = holder.get(entry["id"], one.id)
            if where != one.id:
                arrived.setdefault(where, []).append(entry)
    own = {now.id for _, now in plans}
    for one, now in plans:
        if one.content is None:
            yield one, now, None
            continue
        stayed = [
            entry
            for entry in one.content.get("entries", [])
            if holder.get(entry["id"], now.id) == now.id
        ]
        yield one, now, {**one.content, "entries": [*stayed, *arrived.get(now.id, [])]}
    for now in pairs.new:
        if now.kind == "forward plan" and now.id in arrived and now.id not in own:
            source = missing[0] if missing else plans[0][0]
            before = {**said_by(now), "entries": arrived[now.id], "changes": []}
            yield source, now, before


def _changed(
    side: Side, one: EarlierRecord, now: PublicRecord, said: Content, pairs: Pairs
) -> _Changed:
    typed = side.as_typed(now)
    gone: list[str] = []
    if one.kind == "paper":
        gone, said = _without_files(side, one, now, said)
    found = _differences(side, now, said, pairs)
    return _Changed(
        now,
        called(now.kind, now.id),
        compared(said.get("changes", []), typed.changes, now.record.changes),
        found,
        gone,
    )


def _differences(side: Side, now: PublicRecord, said: Content, pairs: Pairs) -> list[Difference]:
    """Changes of a record but for those that follow from another: that something is called
    otherwise, or came or went, to which the record refers.
    """
    model, after, today = type(now.record), said_by(now), side.scene.today
    found = [
        one
        for one in differences(model, said, after, today)
        if one.is_change
        and not (one.before is None and pairs.follows(one.after))
        and not (one.after is None and pairs.follows(one.before))
    ]
    if found and pairs.renamed:
        renamed = differences(model, with_new_ids(said, pairs.renamed), after, today)
        names = {one.name for one in renamed if one.is_change}
        found = [one for one in found if one.name in names]
    return found


def _without_files(
    side: Side, one: EarlierRecord, now: PublicRecord, said: Content
) -> tuple[list[str], Content]:
    """Addresses of attached files that are gone and not withdrawn; and the paper without any that
    are gone.
    """
    left = set(_files(now.id, said_by(now)).values())
    files = _files(one.id, said)
    lost = {index for index, address in files.items() if address not in left}
    listed = [part for n, part in enumerate(said.get("attachments", [])) if n not in lost]
    gone = [files[n] for n in sorted(lost) if not side.is_excused(files[n], files[n])]
    kept = {name: value for name, value in said.items() if name != "attachments"}
    return gone, ({**kept, **({"attachments": listed} if listed else {})} if lost else said)


def _files(id: str, paper: Content) -> dict[int, str]:
    """Addresses of the attached files of a paper, by their places in its list."""
    meeting_id, _, paper_id = id.partition("/")
    return {
        n: addresses.attachment(meeting_id, paper_id, str(part["file"]))
        for n, part in enumerate(paper.get("attachments", []))
        if "file" in part
    }


# --- Without a note ------------------------------------------------------------------------------


def _untold(side: Side, one: _Changed) -> Iterator[Diagnostic]:
    found = [each for each in one.differences if not one.notes.covers(each)]
    if not found:
        return
    paste = pasted.entries(
        one.record.entry.source,
        side.place(one.record, ()),
        "changes",
        [_entry(side, one, each) for each in found],
    )
    lines = "this entry" if len(found) == 1 else "these entries, one for each field,"
    mend = (
        f"Put back what was published; or paste {lines} {paste.where}, and say in `note` what was "
        "wrong (with `minor: yes` where it was a typing error):"
    )
    told = [side.at(QUIET, one.record, each.path, _message(side, one, each)) for each in found]
    first, *others = sorted(told, key=lambda each: each.sort_key)
    yield replace(first, mend=mend, paste=paste.lines)
    mend = "Put it back; or paste the entries that are given for the first of these changes."
    yield from (replace(each, mend=mend) for each in others)


def _entry(side: Side, one: _Changed, each: Difference) -> list[tuple[str, str]]:
    was = _shown(one, each, each.before) or (_gist(each.before) if each.before else "")
    fields = [("on", side.day), ("field", each.name)]
    if was and not one.notes.take_out and not side.taken_out.stands_in(was):
        fields.append(("was", was))
    return [*fields, ("note", _note(each))]


def _note(each: Difference) -> str:
    place, _, part = each.name.rpartition(".")
    what = part.replace("_", " ").capitalize()
    value = each.after if each.before is None else each.before
    if place and isinstance(value, dict) and ("id" in value or part.isdecimal()):
        what = f"Part {part} of {place.rpartition('.')[2].replace('_', ' ')}"
    if each.before is None:
        return f"{what} added."
    return f"{what} {'taken out' if each.after is None else 'corrected'}."


def _message(side: Side, one: _Changed, each: Difference) -> str:
    start = f"{one.name}: `{each.name}`"
    before, after = _shown(one, each, each.before), _shown(one, each, each.after)
    before = before or (_gist(each.before) if each.before else "")
    after = after or (_gist(each.after) if each.after else "")
    if each.before is not None and each.after is not None:
        if before and after and not isinstance(each.before, list):
            before, after = excerpt(pieces(before, after))
        old, new = _quoted(side, one, before), _quoted(side, one, after)
        end = ", and no new entry in `changes` says so."
        if not old or not new:
            return f"{start} is not what was published{end}"
        return f"{start} was published as {old} and is now {new}{end}"
    if each.after is None:
        old = _quoted(side, one, before)
        return (
            f"{start} was published{f' as {old}' if old else ''} and is gone, and no new entry "
            "in `changes` says so."
        )
    new = _quoted(side, one, after)
    return (
        f"{start} was added to what was published{f', {new}' if new else ''}, and no new entry "
        "in `changes` says so."
    )


def _quoted(side: Side, one: _Changed, text: str) -> str:
    """Words in quotation marks; nothing where they may be such as were taken out."""
    if not text or one.notes.take_out or side.taken_out.stands_in(text):
        return ""
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 3] + '...'}”"


def _shown(one: _Changed, each: Difference, value: Any) -> str:
    """A plain value as a clerk types it; empty for what has several parts."""
    is_money = form_at(type(one.record.record), each.path) == "pounds"
    if is_money and isinstance(value, str) and _AMOUNT.fullmatch(value):
        return wording.money(Decimal(value))
    return _typed(value)


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return said(value)


def _gist(value: Any) -> str:
    """What tells a value of several parts from others, in a few words."""
    if isinstance(value, list):
        return "; ".join(_gist(one) for one in value)
    if not isinstance(value, dict):
        return _typed(value)
    telling = next((str(value[name]) for name in _TELLING if name in value), "")
    parts = (f"{name.replace('_', ' ')} {_gist(one)}" for name, one in value.items())
    return telling or ", ".join(parts)


_TELLING = ("title", "text", "words", "name", "term")


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


# --- The notes themselves ------------------------------------------------------------------------


def _told(side: Side, one: _Changed) -> Iterator[Diagnostic]:
    for entry in one.notes.deleted:
        when = f"the entry of {entry['on']}"
        words = _quoted(side, one, str(entry["note"]))
        what = f": {words}" if words else ""
        yield side.at(
            ALTERED,
            one.record,
            ("changes",),
            f"{one.name}: {when} in `changes` was published and is gone{what}.",
            "Put it back; what was wrong in it is said in another entry.",
        )
    for entry, index, now in one.notes.altered:
        before, after = _entry_words(entry), _entry_words(_plain(now))
        name = next(name for name in (*before, *after) if before.get(name) != after.get(name))
        old = _quoted(side, one, before.get(name, ""))
        new = _quoted(side, one, after.get(name, ""))
        words = f", from {old or 'nothing'} to {new or 'nothing'}" if old or new else ""
        yield side.at(
            ALTERED,
            one.record,
            ("changes", index, name),
            f"{one.name}: an entry in `changes` that was published was altered in its `{name}`"
            f"{words}.",
            "Put it back; what was wrong in it is said in another entry.",
        )


def _plain(change: Any) -> Entry:
    from_model: Entry = change.model_dump(mode="json", exclude_defaults=True)
    return from_model


def _entry_words(entry: Entry) -> dict[str, str]:
    return {name: _typed(value) for name, value in entry.items()}


# --- Words that were taken out -------------------------------------------------------------------


def _words_taken_out(one: _Changed) -> Iterator[str]:
    for each in one.differences:
        if one.notes.taking_out(each):
            yield from taken_out(each)
    for entry, now in one.notes.redacted:
        name = now.field or entry.get("field")
        current = value_named(type(one.record.record), said_by(one.record), name) if name else None
        yield from was_taken_out(entry, now, current)


def _runs(side: Side, texts: Sequence[str]) -> TakenOut:
    if not texts:
        return side.taken_out
    book = side.book
    names = [one.name for one in book.people.values()]
    names += [one.name for one in book.organisations.values()]
    names += [name for one in book.boards.values() for name in (one.name, one.short_name)]
    common = common_words(entry.source for entry in side.scene.book.entries)
    return TakenOut(frozenset(runs_of(texts, {as_run(name) for name in names}, common)))


def _remaining(side: Side) -> Iterator[Diagnostic]:
    for path, entry in side.entries.items():
        for number in side.taken_out.lines_of(entry.source):
            yield _at_line(
                REMAIN,
                path,
                Position(number, START.column),
                "On this line stand words that a redacted change took out of a record.",
                "Take them out here too; where they were published here, with an entry in "
                "`changes` that says `redacted: yes`.",
            )


def _at_line(rule: Rule, path: str, position: Position, message: str, mend: str) -> Diagnostic:
    # Without the line itself, which has the words.
    return Diagnostic(rule.id, rule.severity, path, position, message, mend)
