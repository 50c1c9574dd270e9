"""Whether new entries in `changes` quote, under `was`, what was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from minutebook import wording
from minutebook.models.base import Record
from minutebook.models.published import Change
from minutebook.models.shape import form_at, refers_at, words_at
from minutebook.permanence import changes
from minutebook.permanence.compare import Content, Difference, value_named
from minutebook.permanence.letters import as_read, plainly

_ENOUGH_WORDS = 3
"""So many words of a text in a row are a quotation of it; fewer may be met by chance."""
_AMOUNT = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,2})?")


def is_free(model: type[Record], each: Difference) -> bool:
    """Whether a difference is about words that are free, and not one of an amount, of names or of
    an attached file.
    """
    if each.path[-1] == "sha256":
        return False
    values = [one for one in (each.before, each.after) if one is not None]
    is_named = bool(words_at(model, each.path) or refers_at(model, each.path))
    return not (
        form_at(model, each.path) or is_named or any(not isinstance(one, str) for one in values)
    )


def misquoting(
    model: type[Record], said: Content, found: Sequence[Difference], new: Sequence[Change]
) -> list[tuple[Change, Difference | None]]:
    """New entries that say that other words were published than were, each with the field that it
    is about where it names one. Where a field was corrected twice since, one of its entries has to
    quote what was published.
    """
    wrong: list[tuple[Change, Difference | None]] = []
    by_field: dict[str | None, list[Change]] = {}
    for entry in new:
        if entry.was is not None:
            by_field.setdefault(entry.field, []).append(entry)
    for field, entries in by_field.items():
        about = [one for one in found if field is None or f"{one.name}.".startswith(f"{field}.")]
        if not about:
            continue
        exact = next((one for one in about if one.name == field), None)
        values: list[Any] = [one.before for one in about]
        if field is None:
            values.append(said)
        elif exact is None:
            values.append(value_named(model, said, field))
        if not any(_is_of(model, entry, exact, values) for entry in entries):
            wrong.append((entries[0], exact))
    return wrong


def _is_of(
    model: type[Record], entry: Change, exact: Difference | None, values: Sequence[Any]
) -> bool:
    was = plainly(entry.was or "")
    if exact is not None:
        if changes.says_the_same(changes.before(model, entry), exact.before):
            return True
        if is_free(model, exact):
            return isinstance(exact.before, str) and was in plainly(exact.before)
    return _is_made_of(was, {plainly(text) for text in _texts(list(values))})


def _is_made_of(was: str, texts: set[str]) -> bool:
    """Whether a quotation is put together of texts, whole or some words of each."""
    padded = [f" {one} " for one in texts]
    words = was.split()
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and any(
            f" {' '.join(words[at : end + 1])} " in one for one in padded
        ):
            end += 1
        run = " ".join(words[at:end])
        is_enough = end - at >= _ENOUGH_WORDS or run in texts or run == was
        if run and is_enough:
            at = end
        elif any(one.isalnum() for one in words[at]):
            return any(was in one for one in texts)
        else:
            at += 1
    return bool(words)


def _texts(value: Any) -> Iterator[str]:
    """What a plain value says, as clerks may type it."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield str(name)
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
            yield f"{one},"
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    elif value is not None:
        text = str(as_read(value))
        forms = {text, *_forms(text)}
        yield from forms
        # Between others it stands with a comma.
        yield from (f"{form}{mark}" for form in forms for mark in (",", ";", "."))


def _forms(text: str) -> Iterator[str]:
    if _AMOUNT.fullmatch(text):
        try:
            yield wording.money(Decimal(text))
        except (InvalidOperation, ValueError):
            return
    try:
        yield wording.day(dt.date.fromisoformat(text))
    except ValueError:
        return
