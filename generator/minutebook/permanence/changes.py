"""What a record said before each of its changes, and what it said after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from minutebook.models.base import Count, Date, DateOrWords, Pounds, Record, Time, YesNo
from minutebook.models.published import Change
from minutebook.models.shape import form_at, is_list_at, refers_at, words_at
from minutebook.permanence.compare import Content, value_named
from minutebook.permanence.content import plain
from minutebook.permanence.letters import plainly
from minutebook.source import Path

_TYPED: dict[str, TypeAdapter[Any]] = {
    "count": TypeAdapter(Count),
    "date": TypeAdapter(Date),
    "date_or_words": TypeAdapter(DateOrWords),
    "pounds": TypeAdapter(Pounds),
    "time": TypeAdapter(Time),
    "yes_or_no": TypeAdapter(YesNo),
}


def path_of(field: str) -> Path:
    """The way to a field that a clerk names: `items.5.text`. Parts of lists are ids in it."""
    return tuple(field.split("."))


def before(model: type[Record], change: Change) -> Any:
    """What the field said before a change, as a plain value: `£45,800` is `45800`; a text where it
    is written in no such way, and None where nobody recorded it.
    """
    if change.was is None or change.redacted or change.field is None:
        return None
    path = path_of(change.field)
    if is_list_at(model, path) and (words_at(model, path) or refers_at(model, path)):
        return [part.strip() for part in change.was.split(",")]
    reader = _TYPED.get(form_at(model, path))
    try:
        return plain(reader.validate_python(change.was)) if reader is not None else change.was
    except ValidationError:
        return change.was


def after(
    model: type[Record], content: Content, changes: Sequence[Change], n: int
) -> tuple[bool, Any]:
    """Whether it can be said what the field of change `n` said after it; and that, as a plain
    value, None for nothing.

    It is what the next change of the same field found there, else what the record says now. Where a
    later change is about a part of it, or about what it is a part of, nobody can say.
    """
    field = changes[n].field
    if field is None:
        return False, None
    for later in changes[n + 1 :]:
        if later.field is None or not _overlap(field, later.field):
            continue
        if later.field != field or later.was is None or later.redacted:
            return False, None
        return True, before(model, later)
    return True, value_named(model, content, field)


def _overlap(field: str, other: str) -> bool:
    return f"{field}.".startswith(f"{other}.") or f"{other}.".startswith(f"{field}.")


def says_the_same(one: Any, other: Any) -> bool:
    """Whether two plain values of a field differ in nothing but the spaces between their words."""
    return bool(_spaced(one) == _spaced(other))


def _spaced(value: Any) -> Any:
    if isinstance(value, list):
        # A list of words of its own is typed as one text.
        return plainly(", ".join(str(one) for one in value))
    return plainly(value) if isinstance(value, str) else value
