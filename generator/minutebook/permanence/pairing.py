"""Which record of today is which of those that were published, and which of them are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Content, EarlierRecord, said_by
from minutebook.permanence.fingerprint import canonical
from minutebook.permanence.moves import Moves

Key = tuple[str, str]

_WORD = re.compile(r"\w{4,}")
_SAME = 0.7
"""From which likeness on a new record is taken for one that is missing."""
_OTHER = 0.3
"""Up to which likeness the words of a record are not those that it had."""
_MOST_PAIRS = 200_000
"""Missing records that are held beside new ones, to find the likest."""

_BESIDES = {"number", "changes", "published", "source", "accept"}
"""Fields that do not make a record what it is."""

_WHAT_IT_IS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "decision": (("title", "text"), ("paragraph", "matter", "item", "date")),
    "action": (("title", "text"), ("meeting", "item", "assigned_on")),
    "paper": (("title",), ("date", "lead_officers", "authors", "period")),
    "question": (("title", "text"), ("meeting", "paragraph", "received_on", "asked_by")),
    "feedback": (("title", "said"), ("heard_on", "through")),
    "topic": (("title",), ("kind",)),
    "person": (("name",), ("posts",)),
}
"""By kind: its words, and what else tells one from another. Where the words are others and one of
the rest is too, the record is about another thing, and was not corrected.
"""


_MAY_BE_PRIVATE = {"paper", "action", "decision", "question", "feedback"}


@dataclass
class Pairs:
    """Records that were published, each with what became of it."""

    kept: list[tuple[EarlierRecord, PublicRecord]] = field(default_factory=list)
    """Those that are still there, at their own address or at that of `moved.yml`, and say
    something else than they did."""
    missing: list[tuple[EarlierRecord, PublicRecord | None]] = field(default_factory=list)
    """Those that are not where they were, with the record that is the same thing now."""
    given: list[tuple[EarlierRecord, PublicRecord, PublicRecord | None]] = field(
        default_factory=list
    )
    """Those whose address shows another thing: that thing, and where the first is now."""
    new: list[PublicRecord] = field(default_factory=list)
    """Records that were not published before."""
    misled: dict[Key, str] = field(default_factory=dict)
    """Of those missing: where `moved.yml` leads from them, which is not where they are."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Ids that are others now, as records refer to them."""

    @cached_property
    def come_or_gone(self) -> set[str]:
        """Ids, as records refer to them, of what was not published before, or is no more: such as
        may be private, and then no record that readers see refers to it.
        """
        keys = [(one.kind, one.id) for one in self.new] + [one.key for one, _ in self.missing]
        return {_known_as(*key) for key in keys if key[0] in _MAY_BE_PRIVATE}

    def follows(self, value: Any) -> bool:
        """Whether a plain value does nothing but refer to something that came or went."""
        if isinstance(value, list):
            return bool(value) and all(self.follows(one) for one in value)
        if isinstance(value, Mapping):
            texts = [one for one in value.values() if isinstance(one, str)]
            has_parts = "id" in value or any(_holds_parts(one) for one in value.values())
            return not has_parts and not self.come_or_gone.isdisjoint(texts)
        return value in self.come_or_gone if isinstance(value, str) else False


def paired(
    before: Iterable[EarlierRecord], now: Iterable[PublicRecord], moved: Mapping[str, str]
) -> Pairs:
    """`moved` are the addresses of `moved.yml`: before, and now."""
    found = Pairs()
    moves = Moves.of(moved, before, now)
    today = {(one.kind, one.id): one for one in moves.now}
    left: list[EarlierRecord] = []
    changed: list[tuple[EarlierRecord, PublicRecord]] = []
    old_keys: set[Key] = set()
    for one in moves.before:
        old_keys.add(one.key)
        same = today.get(one.key)
        if same is None:
            left.append(one)
        elif not one.is_same(same):
            changed.append((one, same))
    new = {key: one for key, one in today.items() if key not in old_keys}
    for one in left[:]:
        same, why_not = moves.led(one)
        if same is not None and not why_not:
            same, why_not = _as_it_was(one, same, new)
        if why_not:
            found.misled[one.key] = why_not
        if same is not None:
            left.remove(one)
            new.pop((same.kind, same.id), None)
            found.kept.append((one, same))
            found.renamed |= _ids(one.key, same)
    bodies = _bodies([*new.values(), *(same for _, same in changed)])
    _settle_changed(changed, bodies, found)
    _settle_missing(left, new, bodies, found)
    found.new = list(new.values())
    return found


def _as_it_was(
    one: EarlierRecord, same: PublicRecord, new: Mapping[Key, PublicRecord]
) -> tuple[PublicRecord | None, str]:
    """The record to which one is led on, where it is the same thing and no other is led there; or
    why it cannot be.
    """
    if (same.kind, same.id) not in new:
        return None, f"`{same.address}`, to which another {same.kind} is led on already"
    if one.kind in _WHAT_IT_IS and one.content is not None:
        _, is_another_thing = _compared(one.kind, one.content, said_by(same))
        if is_another_thing:
            return None, f"`{same.address}`, which is about another thing"
    return same, ""


_Bodies = dict[tuple[str, str, bytes], list[PublicRecord]]


def _bodies(records: Iterable[PublicRecord]) -> _Bodies:
    """Records by all that they say but their numbers."""
    found: _Bodies = {}
    for one in records:
        if one.kind in _WHAT_IT_IS:
            found.setdefault(_body(one.kind, one.id, said_by(one)), []).append(one)
    return found


def _body(kind: str, id: str, said: Content) -> tuple[str, str, bytes]:
    kept = {name: value for name, value in said.items() if name not in _BESIDES}
    return kind, _board_of(kind, id), canonical(kept)


def _board_of(kind: str, id: str) -> str:
    """Boards decide the same in the same words: one's decision is never another's."""
    return id.partition("/")[0] if kind == "decision" else ""


def _settle_changed(
    changed: Iterable[tuple[EarlierRecord, PublicRecord]], bodies: _Bodies, found: Pairs
) -> None:
    for one, same in changed:
        said = one.content
        if said is None or one.kind not in _WHAT_IT_IS:
            found.kept.append((one, same))
            continue
        is_other, is_another_thing = _compared(one.kind, said, said_by(same))
        elsewhere = [to for to in bodies.get(_body(one.kind, one.id, said), []) if to is not same]
        if is_other and elsewhere:
            found.given.append((one, same, elsewhere[0]))
            found.renamed |= _ids(one.key, elsewhere[0])
        elif is_another_thing:
            found.given.append((one, same, None))
        else:
            found.kept.append((one, same))


def _compared(kind: str, before: Content, after: Content) -> tuple[bool, bool]:
    """Whether the words are others, and whether the record is about another thing."""
    words, rest = _WHAT_IT_IS[kind]
    likeness = _likeness(
        _words([before.get(name) for name in words]), _words([after.get(name) for name in words])
    )
    differ = any(
        before.get(name) is not None and after.get(name) is not None and before[name] != after[name]
        for name in rest
    )
    return likeness < _SAME, likeness < _OTHER and differ


def _settle_missing(
    left: list[EarlierRecord], new: dict[Key, PublicRecord], bodies: _Bodies, found: Pairs
) -> None:
    rest: list[EarlierRecord] = []
    for one in left:
        to = None
        if one.content is not None and one.kind in _WHAT_IT_IS:
            those = bodies.get(_body(one.kind, one.id, one.content), [])
            to = those[0] if those else None
        if to is None:
            rest.append(one)
        else:
            _found(one, to, new, found)
    words: dict[Key, Counter[str]] = {}
    of_kind: dict[tuple[str, str], list[PublicRecord]] = {}
    for record in new.values():
        of_kind.setdefault((record.kind, _board_of(record.kind, record.id)), []).append(record)
    are_few = len(rest) * len(new) <= _MOST_PAIRS
    for one in rest:
        among = of_kind.get((one.kind, _board_of(one.kind, one.id)), []) if are_few else []
        likest, likeness = None, _SAME
        own = _words(one.content) if one.content is not None and among else Counter[str]()
        for to in among:
            key = to.kind, to.id
            if key not in new:
                continue
            if key not in words:
                words[key] = _words(said_by(to))
            if _likeness(own, words[key]) >= likeness and own:
                likest, likeness = to, _likeness(own, words[key])
        _found(one, likest, new, found)


def _found(
    one: EarlierRecord, to: PublicRecord | None, new: dict[Key, PublicRecord], found: Pairs
) -> None:
    found.missing.append((one, to))
    if to is not None:
        new.pop((to.kind, to.id), None)
        found.renamed |= _ids(one.key, to)


def _ids(key: Key, to: PublicRecord) -> dict[str, str]:
    """The id by which other records know it, before and now."""
    was, now = _known_as(*key), _known_as(to.kind, to.id)
    return {was: now} if was else {}


def _known_as(kind: str, id: str) -> str:
    """Empty for what no record refers to."""
    if kind in {"minutes", "figures", "register entry", "forward plan", "glossary", "who decides"}:
        return ""
    return id.partition("/")[2] if kind == "paper" else id


def _holds_parts(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def with_new_ids(value: Any, renamed: Mapping[str, str]) -> Any:
    """A plain value with today's ids in the place of earlier ones, so that a renamed record does
    not change each that refers to it.
    """
    if not renamed:
        return value
    if isinstance(value, str):
        whole = renamed.get(value)
        if whole is None and value.count("/") == 2:
            whole = "/".join(renamed.get(part, part) for part in value.split("/"))
        return whole or value
    if isinstance(value, list):
        return [with_new_ids(one, renamed) for one in value]
    if isinstance(value, Mapping):
        return {renamed.get(name, name): with_new_ids(one, renamed) for name, one in value.items()}
    return value


def _words(value: Any) -> Counter[str]:
    """How often each word of four letters or more stands in a plain value."""
    if isinstance(value, str):
        return Counter(_WORD.findall(value.casefold()))
    parts = value.values() if isinstance(value, Mapping) else value
    found: Counter[str] = Counter()
    if isinstance(value, (Mapping, list)):
        for one in parts:
            found.update(_words(one))
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How many of the words of both are the same, from 0 to 1."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0
