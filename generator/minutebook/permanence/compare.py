"""What differs between what a record said and what it says, and what of it is a change.

Both are contents as `content.plain` makes them, so that it does not matter whether the earlier one
was read from a git commit or from a published site. Neither the order of keys nor how the YAML is
written is in them, nor the file in which a part stood.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from minutebook.models.action import Action
from minutebook.models.base import Record
from minutebook.models.meeting import Meeting
from minutebook.models.shape import model_at
from minutebook.models.vocabulary import ActionStatus, MeetingState, MinutesState
from minutebook.permanence.fields import FIELDS, NAMED_BY, PAIRED_BY, SAID_BY, Way
from minutebook.permanence.fingerprint import canonical
from minutebook.permanence.letters import are_alike, as_read
from minutebook.permanence.stage import Stage, stage_of
from minutebook.source import Path

Content = Mapping[str, Any]

_ALIKE = 0.6
"""From which likeness on a part of a list is taken for an earlier one that was changed."""
_MOST_PAIRS = 2_000
"""Parts without a name of their own that are compared with each other to find the likest."""
_MOST_LETTERS = 25_000_000
"""Letters of them before, times letters of them now: comparing may take as many steps. A register
of twenty long entries has a third of it.
"""


@dataclass(frozen=True)
class Difference:
    """One field, or one part of a list, that is not what it was."""

    name: str
    """As a clerk types it in `changes`: `items.apologies.paragraphs.p1-2.text`."""
    path: Path
    """Where it stands in the record as it is. Where it is gone: what stood before it in the list,
    or else what it stood in."""
    before: Any
    """Plain; None where there was nothing."""
    after: Any
    """Plain; None where there is nothing."""
    is_change: bool
    """Whether readers must be told: an entry in `changes`."""


def differences(
    model: type[Record], before: Content, after: Content, today: dt.date
) -> list[Difference]:
    """What differs between two contents of a record of `model`, but for its `changes`.

    `today` is the day of the comparison, by which papers are published or not.
    """
    stage = stage_of(before, today) if model is Meeting else Stage()
    return list(_of_record(model, before, after, (), "", stage))


def _of_record(
    model: type[Record], before: Content, after: Content, path: Path, name: str, stage: Stage
) -> Iterator[Difference]:
    for field, given in FIELDS[model].items():
        old, new = before.get(field), after.get(field)
        if are_alike(old, new):
            continue
        is_free = _is_said(model, field, before, after) or _is_open(model, field, after)
        way = Way.LIVES if is_free else stage.settle(given)
        yield from _of_value(model, field, old, new, (*path, field), f"{name}{field}", way, stage)


def _is_said(model: type[Record], field: str, before: Content, after: Content) -> bool:
    """Whether another field says that this one changed."""
    by = SAID_BY.get((model, field))
    if by is None or not after.get(by):
        return False
    if model is Meeting:
        # A meeting moves while it is planned. Once it was held, its day is what it was.
        planned = MeetingState.PLANNED
        return before.get("state") == planned and (
            by not in before or after.get("state") == planned
        )
    return not isinstance(after[by], list) or after[by] != before.get(by)


def _is_open(model: type[Record], field: str, after: Content) -> bool:
    """Whether an action is open again, and no day is said any more on which it was closed."""
    return (model, field) == (Action, "closed_on") and after.get("status") == ActionStatus.OPEN


def _of_value(
    model: type[Record],
    field: str,
    old: Any,
    new: Any,
    path: Path,
    name: str,
    way: Way,
    stage: Stage,
) -> Iterator[Difference]:
    """How one field differs. `model` is that of the record that holds it."""
    is_kept = way in {Way.FIXED, Way.FILLED, Way.GROWS}
    if is_kept and isinstance(old, dict) and isinstance(new, dict):
        inner = model_at(model, (field,))
        if inner is not None:
            yield from _of_record(inner, old, new, path, f"{name}.", stage)
        else:
            yield from _of_group(model, field, old, new, path, name, way, stage)
    elif is_kept and isinstance(old, list) and isinstance(new, list):
        yield from _of_list(model_at(model, (field, 0)), old, new, path, name, way, stage)
    else:
        yield Difference(name, path, old, new, _is_change(way, old, new))


def _is_change(way: Way, old: Any, new: Any) -> bool:
    match way:
        case Way.LIVES:
            return False
        case Way.FILLED | Way.GROWS:
            return old is not None
        case Way.FORWARD:
            return (old, new) != (MinutesState.DRAFT, MinutesState.APPROVED)
        case Way.LATER:
            return old is not None and (new is None or new < old)
    return True


def _of_group(
    model: type[Record],
    field: str,
    old: Content,
    new: Content,
    path: Path,
    name: str,
    way: Way,
    stage: Stage,
) -> Iterator[Difference]:
    """Values by a key, such as what a paper asks of each board."""
    inner = model_at(model, (field, ""))
    parts = model_at(model, (field, "", 0))
    for key in [*old, *(key for key in new if key not in old)]:
        one, other = old.get(key), new.get(key)
        place, called = (*path, key), f"{name}.{key}"
        if are_alike(one, other):
            continue
        if one is None or other is None:
            place = place if other is not None else path
            yield Difference(called, place, one, other, not (way is Way.GROWS and one is None))
        elif inner is not None and isinstance(one, dict) and isinstance(other, dict):
            yield from _of_record(inner, one, other, place, f"{called}.", stage)
        elif isinstance(one, list) and isinstance(other, list):
            yield from _of_list(parts, one, other, place, called, Way.FIXED, stage)
        else:
            yield Difference(called, place, one, other, True)


def _of_list(
    model: type[Record] | None,
    old: Sequence[Any],
    new: Sequence[Any],
    path: Path,
    name: str,
    way: Way,
    stage: Stage,
) -> Iterator[Difference]:
    if model is None:
        yield from _of_plain_list(old, new, path, name, way)
        return
    pairs = _paired(model, old, new)
    matched = dict(pairs)
    place = path
    for index, one in enumerate(old):
        if index not in matched:
            called = f"{name}.{_called(model, one, index)}"
            yield Difference(called, place, one, None, True)
            continue
        place = (*path, matched[index])
        other = new[matched[index]]
        if not are_alike(one, other):
            called = f"{name}.{_called(model, other, matched[index])}."
            yield from _of_record(model, one, other, place, called, stage)
    for index in sorted(set(range(len(new))) - set(matched.values())):
        called = f"{name}.{_called(model, new[index], index)}"
        yield Difference(called, (*path, index), None, new[index], way is not Way.GROWS)
    order = [matched[index] for index in sorted(matched)]
    if way is Way.FIXED and order != sorted(order):
        before = [_called(model, old[index], index) for index in sorted(matched)]
        after = [_called(model, new[index], index) for index in sorted(order)]
        yield Difference(name, path, before, after, True)


def _of_plain_list(
    old: Sequence[Any], new: Sequence[Any], path: Path, name: str, way: Way
) -> Iterator[Difference]:
    if way is Way.GROWS:
        stay = as_read(list(new))
        left = [one for one in old if as_read(one) not in stay]
        yield Difference(name, path, list(old), list(new), bool(left))
    else:
        yield Difference(name, path, list(old), list(new), True)


def _called(model: type[Record], part: Content, index: int) -> str:
    """How a clerk names a part of a list: by its id, else by its place, counted from 1."""
    name = part.get(NAMED_BY.get(model, "id"))
    return str(name) if isinstance(name, str) else str(index + 1)


def _paired(
    model: type[Record], old: Sequence[Content], new: Sequence[Content]
) -> list[tuple[int, int]]:
    """Parts of a list that are the same one, each by its place before and now."""
    pairs: list[tuple[int, int]] = []
    done_old: set[int] = set()
    done_new: set[int] = set()
    alike: list[tuple[Sequence[Any], Sequence[Any]]] = [
        ([_text(one, name) for one in old], [_text(one, name) for one in new])
        for name in (NAMED_BY.get(model, "id"), *PAIRED_BY.get(model, ()))
    ]
    for before, after in [*alike, (_read(old), _read(new))]:
        found = _pairs_of(before, after, done_old, done_new)
        pairs += found
        done_old |= {one for one, _ in found}
        done_new |= {one for _, one in found}
    free_old = [n for n in range(len(old)) if n not in done_old and not _named(model, old[n])]
    free_new = [n for n in range(len(new)) if n not in done_new and not _named(model, new[n])]
    return [*pairs, *_likest(old, new, free_old, free_new)]


def _read(them: Sequence[Content]) -> list[bytes]:
    return [canonical(as_read(one)) for one in them]


def _named(model: type[Record], part: Content) -> str | None:
    return _text(part, NAMED_BY.get(model, "id"))


def _text(part: Content, field: str) -> str | None:
    text = part.get(field)
    return text if isinstance(text, str) else None


def _pairs_of(
    old: Sequence[Any], new: Sequence[Any], not_old: set[int], not_new: set[int]
) -> list[tuple[int, int]]:
    """Places of what is equal in both, each used once. None is equal to nothing."""
    places: dict[Any, list[int]] = {}
    for index, one in enumerate(new):
        if one is not None and index not in not_new:
            places.setdefault(one, []).append(index)
    return [
        (index, places[one].pop(0))
        for index, one in enumerate(old)
        if index not in not_old and one is not None and places.get(one)
    ]


def _likest(
    old: Sequence[Content], new: Sequence[Content], free_old: list[int], free_new: list[int]
) -> Iterator[tuple[int, int]]:
    """Of parts without a name: those that are like enough to be one that was changed."""
    letters = sum(len(str(old[n])) for n in free_old) * sum(len(str(new[n])) for n in free_new)
    if len(free_old) * len(free_new) > _MOST_PAIRS or letters > _MOST_LETTERS:
        yield from zip(free_old, free_new, strict=False)
        return
    ranked = sorted(
        (-SequenceMatcher(None, str(old[n]), str(new[m]), autojunk=False).ratio(), abs(n - m), n, m)
        for n in free_old
        for m in free_new
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    for likeness, _, n, m in ranked:
        if -likeness < _ALIKE:
            return
        if n not in used_old and m not in used_new:
            used_old.add(n)
            used_new.add(m)
            yield n, m


def value_named(model: type[Record], content: Content, name: str) -> Any:
    """What a content says at a name that a clerk typed, such as `items.5.text`; None where it says
    nothing there.
    """
    return _value_at(model, content, (), name.split("."))


def _value_at(model: type[Record], here: Any, path: Path, names: Sequence[str]) -> Any:
    if not names:
        return here
    name, *rest = names
    if isinstance(here, dict):
        return _value_at(model, here.get(name), (*path, name), rest)
    if isinstance(here, list):
        part = model_at(model, (*path, 0))
        # An item that was resumed stands in the minutes twice.
        within = (
            _value_at(model, one, (*path, 0), rest)
            for index, one in enumerate(here)
            if _is_called(part, one, index, name)
        )
        return next((one for one in within if one is not None), None)
    return None


def _is_called(model: type[Record] | None, part: Any, index: int, name: str) -> bool:
    if model is not None and isinstance(part, dict):
        return _called(model, part, index) == name
    return str(index + 1) == name


def said(value: Any) -> str:
    """A plain value as words; empty for what is made of several fields."""
    if isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value):
        return ", ".join(str(one) for one in value)
    return "" if value is None or isinstance(value, (dict, list)) else str(value)
