"""What a field says, as readers see such a field on a page."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any

from minutebook import wording
from minutebook.models.base import Record
from minutebook.models.shape import form_at, refers_at, words_at
from minutebook.permanence.changes import path_of
from minutebook.permanence.fields import FIELDS
from minutebook.views.parts import Desk

_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"(?m)^\s*(?:[-*+]|#+|>)\s+|\*|(?<!\w)_|_(?!\w)|`")

_CALLED = {
    "about": "Item concerned",
    "acting_as": "Post",
    "also_called": "Also called",
    "approves_minutes_of": "Approves the minutes of",
    "asked_by": "Asked by",
    "assigned_on": "Given on",
    "closed_on": "Closed on",
    "did": "What was done",
    "leads": "Led by",
    "printed_as": "Name as printed",
    "published": "Published on",
    "said": "What was said",
    "seen": "On record on",
    "sha256": "Checksum of the file",
    "text": "Words",
    "verbs": "What it did",
    "votes_against": "Votes against",
    "votes_for": "Votes for",
    "withdrew": "Left the room or took no part",
}
"""Fields whose name is not what readers call them."""
_PUBLISHED = frozenset(name for ways in FIELDS.values() for name in ways)


def called(field: str) -> str:
    """What readers call the line of a record that a clerk names: `items.5.text`. Empty where no
    published field is named.
    """
    # An id of a part of a list may stand last.
    names = [part for part in path_of(field) if part in _PUBLISHED]
    if not names:
        return ""
    name = str(names[-1])
    return _CALLED.get(name) or wording.sentence(name.replace("_", " "))


def in_words(desk: Desk, model: type[Record], field: str, value: Any) -> str | None:
    """A plain value of a field as a text, empty for nothing; None for what is made of several
    fields, which no text says.
    """
    if value is None:
        return ""
    if isinstance(value, dict):
        return None
    path = path_of(field)
    if isinstance(value, list):
        parts = [in_words(desk, model, field, one) for one in value]
        said = [one for one in parts if one is not None]
        return ", ".join(said) if len(said) == len(parts) else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _text(desk, str(value), form_at(model, path), refers_at(model, path))


def is_short(model: type[Record], field: str) -> bool:
    """Whether a field holds no words but a day, an amount, a name or the like, or a list of names:
    what of it was changed is shown whole.
    """
    path = path_of(field)
    return bool(form_at(model, path) or words_at(model, path) or refers_at(model, path))


def _text(desk: Desk, value: str, form: str, refers: str) -> str:
    with suppress(ValueError, InvalidOperation):
        match form:
            case "date" | "date_or_words":
                return wording.day_or_words(value)
            case "time":
                return wording.clock(dt.time.fromisoformat(value))
            case "pounds":
                return wording.money(Decimal(value))
    return _named(desk, refers, value) if refers else value


def _named(desk: Desk, kind: str, id: str) -> str:
    """What readers call the thing with this id; the id where nothing has it."""
    book = desk.book
    names = {
        "board": lambda: book.boards[id].name,
        "document": lambda: book.documents[id].title,
        "meeting": lambda: desk.day(id),
        "organisation": lambda: book.organisations[id].name,
        "person": lambda: desk.person(id).text,
        "person or organisation": lambda: desk.party(id).text,
        "topic": lambda: book.topics[id].title,
        "venue": lambda: book.venues[id].name,
        "workstream": lambda: book.topics[id].title,
    }
    with suppress(KeyError):
        return names[kind]()
    return id


def unmarked(text: str) -> str:
    """A text in one line, without the marks of Markdown."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split())
