"""Books in which everything that a clerk could type is typed: each field of each record has a
value, and each field for words holds words of its own.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from minutebook import addresses
from minutebook.book import Book, bind
from minutebook.layout import KINDS
from minutebook.loading import Entry
from minutebook.models.base import Record, Refers
from minutebook.models.decision import ChairDecisions
from minutebook.models.gone import Moved, NewAddress, Withdrawal, Withdrawn
from minutebook.models.question import PublicQuestion
from minutebook.models.vocabulary import QuestionStatus
from minutebook.source import Source

Words = Callable[[str], str]
"""Given a field, `Meeting.venue`, the words to put there."""

_VALUES = ("2018-01-02", "10:20", "£55,800", "1", "no", "a-slug", "https://example.org/", "f" * 64)
"""Values for what is not free words: a day, a time, money, a number, ..."""

_AS_THEY_ARE = {
    "Body.board",
    "Board.ended",
    "Decision.item",
    "Interests.interests",
    "PackDocument.paper",
    "Paragraph.decisions",
    "PlanEntry.meeting",
    "Recommended.paper",
    "SeenBy.boards",
    "SeenBy.committee",
}
"""Fields that say of which kind a record is. They are left."""


def fields_for_words() -> set[str]:
    """Every field of every kind of record that takes free words, such as `Meeting.venue`."""
    found: set[str] = set()
    waiting: list[type[Record]] = [kind.model for kind in KINDS]
    seen: set[type[Record]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, info in model.model_fields.items():
            for part in _parts(_annotation(info)):
                if isinstance(part, type) and issubclass(part, Record):
                    waiting.append(part)
                elif _takes_words(part):
                    found.add(f"{model.__name__}.{name}")
    return found


def filled(book: Book, words: Words) -> Book:
    """The book with every field filled, and `words` in every field that takes words."""
    entries = [*book.entries]
    (kind,) = [one for one in KINDS if one.model is ChairDecisions]
    board = next(iter(book.boards))
    source = replace(entries[0].source, path=f"chair-decisions/{board}.yml")
    empty = ChairDecisions.model_construct(decisions=[])
    entries.append(Entry(kind, {"board": board}, empty, source))
    # One that stands in no minutes: what minutes have of a question is not typed in its file.
    (kind,) = [one for one in KINDS if one.model is PublicQuestion]
    source = replace(source, path="questions/filled.yml")
    asked = PublicQuestion.model_construct(status=QuestionStatus.ANSWERED_IN_WRITING)
    entries.append(Entry(kind, {"question": "filled"}, asked, source))
    entries += _gone(book, source)
    return bind(
        replace(entry, record=_Filler(book, words, entry.ids).record(entry.record))
        for entry in entries
    )


def _gone(book: Book, source: Source) -> Iterator[Entry]:
    """A record that was withdrawn, and one that has another address now."""
    day = dt.date(2018, 7, 1)
    withdrawal = Withdrawal(address="actions/filled/", was="An action", on=day, reason="A reason")
    move = NewAddress(was="topics/filled/", now=addresses.topic(next(iter(book.topics))), on=day)
    for record in (Withdrawn(withdrawn=[withdrawal]), Moved(moved=[move])):
        (kind,) = [one for one in KINDS if isinstance(record, one.model)]
        yield Entry(kind, {}, record, replace(source, path=kind.pattern))


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """A record, rebuilt from within: `change` is asked for every record and every text in it."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        update = {name: mapped(getattr(value, name), change) for name in fields}
        return change(value.model_copy(update=update))
    if isinstance(value, list):
        return [mapped(one, change) for one in value]
    if isinstance(value, dict):
        return {key: mapped(one, change) for key, one in value.items()}
    return change(value) if type(value) is str else value


@dataclass(frozen=True)
class _Filler:
    book: Book
    words: Words
    ids: dict[str, str]
    """Of the file that is filled."""

    def record(self, record: Record) -> Record:
        model = type(record)
        update = {
            name: self._value(getattr(record, name), _annotation(info), f"{model.__name__}.{name}")
            for name, info in model.model_fields.items()
        }
        return record.model_copy(update=update)

    def _value(self, value: Any, annotation: Any, field: str) -> Any:
        if isinstance(value, Record):
            return self.record(value)
        if value and isinstance(value, list):
            return [self._value(one, _inner(annotation, 0), field) for one in value]
        if value and isinstance(value, dict):
            return {
                key: self._value(one, _inner(annotation, 1), field) for key, one in value.items()
            }
        if type(value) is str and _takes_words(_bare(annotation)):
            return self.words(field)
        if value in (None, [], {}) and field not in _AS_THEY_ARE:
            return self._made(annotation, field)
        return value

    def _made(self, annotation: Any, field: str) -> Any:
        annotation = _bare(annotation)
        origin = get_origin(annotation)
        if origin is list or origin is dict:
            made = self._made(get_args(annotation)[-1], field)
            if made is None:
                return origin()
            return [made] if origin is list else {self._known("board"): made}
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self._new(annotation)
        for note in _notes(annotation):
            if isinstance(note, Refers):
                return self._known(note.kind)
        if origin is Annotated and get_origin(get_args(annotation)[0]) is list:
            return self._made(get_args(annotation)[0], field)
        if origin is Annotated and issubclass(get_args(annotation)[0], Record):
            return self._new(get_args(annotation)[0])
        return _accepted(annotation, (self.words(field), *_VALUES, *_enumerated(annotation)))

    def _new(self, model: type[Record]) -> Record:
        made = {}
        for name, info in model.model_fields.items():
            field = f"{model.__name__}.{name}"
            made[name] = (
                info.get_default(call_default_factory=True)
                if field in _AS_THEY_ARE and not info.is_required()
                else self._made(_annotation(info), field)
            )
        return model.model_construct(**made)

    def _known(self, kind: str) -> str | None:
        """The id of something that a reference of this kind may name."""
        meeting = self.ids.get("meeting", "")
        held = next(iter(self.book.minutes))
        own = self.ids.get("board") or next(iter(self.book.boards))
        known: dict[str, list[str]] = {
            "person": list(self.book.people),
            "organisation": list(self.book.organisations),
            "person or organisation": list(self.book.people),
            "board": [own],
            "meeting": [held],
            "document": list(self.book.documents),
            "venue": list(self.book.venues),
            "action": list(self.book.actions),
            "topic": list(self.book.topics),
            "workstream": list(self.book.topics),
            "entry of a forward plan": list(self.book.planned),
            "decision": [one.key for one in self.book.decisions_of_board[own]],
            "paper of this meeting": list(self.book.papers.get(meeting, {})),
            "paragraph of these minutes": [p for m, p in self.book.paragraphs if m == meeting],
            "item of this meeting": [i for m, i in self.book.items if m == meeting],
        }
        return next(iter(known.get(kind, [])), None)


def _annotation(info: FieldInfo) -> Any:
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _bare(annotation: Any) -> Any:
    """Without `| None`."""
    if get_origin(annotation) in (Union, types.UnionType):
        (annotation,) = [one for one in get_args(annotation) if one is not type(None)]
    return annotation


def _inner(annotation: Any, part: int) -> Any:
    """The type of what a list or a mapping holds."""
    annotation = _bare(annotation)
    if get_origin(annotation) is Annotated:
        annotation = _bare(get_args(annotation)[0])
    return get_args(annotation)[part]


def _notes(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _parts(annotation: Any) -> Iterator[Any]:
    """The types of plain values and records that a field may hold."""
    annotation = _bare(annotation)
    origin = get_origin(annotation)
    if origin is Annotated and (
        get_origin(get_args(annotation)[0]) in (list, dict, Union, types.UnionType)
        or issubclass(get_args(annotation)[0], Record)
    ):
        yield from _parts(get_args(annotation)[0])
    elif origin in (list, dict):
        yield from _parts(get_args(annotation)[-1])
    else:
        yield annotation


@cache
def _takes_words(annotation: Any) -> bool:
    if any(isinstance(note, Refers) for note in _notes(annotation)):
        return False
    try:
        return bool(TypeAdapter(annotation).validate_python("Any words.") == "Any words.")
    except ValidationError:
        return False


def _enumerated(annotation: Any) -> list[Any]:
    return list(annotation) if isinstance(annotation, type) else []


def _accepted(annotation: Any, candidates: tuple[Any, ...]) -> Any:
    adapter = TypeAdapter(annotation)
    for candidate in candidates:
        try:
            return adapter.validate_python(candidate)
        except ValidationError:
            continue
    raise AssertionError(f"no value is known for {annotation}")
