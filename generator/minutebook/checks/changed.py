"""A record that is not what was published: what differs, and what its `changes` tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from minutebook.checks.files import FileGone, followed
from minutebook.checks.side import Side
from minutebook.models.base import Record
from minutebook.models.paper import Paper
from minutebook.permanence.compare import Difference, differences, value_named
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Content, EarlierRecord, said_by
from minutebook.permanence.naming import called
from minutebook.permanence.notes import Notes, compared
from minutebook.permanence.pairing import Pairs, with_new_ids
from minutebook.permanence.quoted import is_free, misquoting
from minutebook.permanence.removed import texts_of
from minutebook.stood import stood_at

_BLACKED = "[redacted]"
"""What stands where words were taken out."""


def is_blacked(one: Difference) -> bool:
    """Whether more of a text is blacked out than was."""
    then, now = (str(text).casefold().count(_BLACKED) for text in (one.before, one.after))
    return one.before is not None and now > then


@dataclass(frozen=True)
class Changed:
    """A record that is not what it was."""

    record: PublicRecord
    name: str
    """To begin a sentence."""
    notes: Notes
    differences: Sequence[Difference]
    said: Content
    """What it was."""
    files_gone: Sequence[FileGone]

    @property
    def hides(self) -> bool:
        """Whether words were taken out of it that no finding may repeat."""
        return self.notes.take_out or any(is_blacked(one) for one in self.differences)

    def covers(self, each: Difference) -> bool:
        """Whether a new entry tells of it."""
        return self.notes.covers(each, is_free(type(self.record.record), each))

    def file_of(self, each: Difference) -> str:
        """The name of an attached file, where a difference is about its content."""
        record = self.record.record
        if not isinstance(record, Paper) or each.path[-1] != "sha256":
            return ""
        _, n, _ = each.path
        return record.attachments[int(n)].file or ""

    def quoted(self, side: Side, text: str) -> str:
        """Words in quotation marks; nothing where they may be such as were taken out."""
        return "" if self.hides else side.quoted(text)


def changed(
    side: Side, one: EarlierRecord, now: PublicRecord, said: Content, pairs: Pairs
) -> Changed:
    typed = side.as_typed(now)
    gone: list[FileGone] = []
    was = said
    if one.kind == "paper":
        gone, said = followed(side, one, now, said)
    notes = compared(said.get("changes", []), typed.changes, now.record.changes)
    found = _differences(side, now, said, pairs)
    quoted = misquoting(type(now.record), was, found, notes.new)
    notes.untrue = [entry for entry, _ in quoted]
    return Changed(now, called(now.kind, now.id), notes, found, said, gone)


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
        and not (one.after is None and _went_along(side, model, said, one))
    ]
    if found and pairs.renamed:
        renamed = differences(model, with_new_ids(said, pairs.renamed), after, today)
        names = {one.name for one in renamed if one.is_change}
        found = [one for one in found if one.name in names]
    return found


def _went_along(side: Side, model: type[Record], said: Content, one: Difference) -> bool:
    """Whether it is an editor's note on a part that named something withdrawn since: `withdraw`
    takes it out, for it may speak of that.
    """
    names = one.name.split(".")
    if "accept" not in names:
        return False
    holder = names[: names.index("accept")]
    part = value_named(model, said, ".".join(holder)) if holder else said
    named = set(texts_of(part))
    new = side.scene.book.withdrawn.keys() - side.earlier.gone
    return any(
        (place.key if place.kind == "decision" else place.ids.get(place.kind)) in named
        for place in map(stood_at, new)
        if place is not None
    )


_Held = Iterator[tuple[EarlierRecord, PublicRecord, Content | None]]


def with_plans(side: Side, pairs: Pairs) -> _Held:
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
