"""What a record is made of: every reference is found, every key is known where it belongs."""

from __future__ import annotations

import types
from enum import Enum
from itertools import count
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from minutebook.book import bind
from minutebook.checks.base import Scene
from minutebook.checks.references import unknown_reference
from minutebook.layout import KINDS, Kind
from minutebook.loading import Entry, Loaded, load_files
from minutebook.models.base import Record, Refers
from minutebook.models.shape import Reference, model_at, references
from minutebook.source import Source
from support import TODAY

MINUTES = """\
status:
  ashby: {state: draft}
  brook: {state: approved, at: 2024-05-08}
taken_by: ana-diaz
attendance:
  ashby:
    chair: mary-hill
    members: [mary-hill, {person: john-reed, substitute_for: ana-diaz}]
items:
  - item: clinic
    paragraphs:
      - id: p1
        declaration: {people: [john-reed], about: clinic}
      - {id: p2, decisions: [ashby, brook]}
"""


def found_in_minutes() -> list[Reference]:
    path = "meetings/2024-03-06/minutes.yml"
    (entry,) = load_files([(path, MINUTES.encode())]).entries
    return list(references(entry.record))


def test_references_are_found_with_what_they_name_and_where_they_stand() -> None:
    assert [(r.kind, r.value, r.path, r.is_key) for r in found_in_minutes()] == [
        ("board", "ashby", ("status", "ashby"), True),
        ("board", "brook", ("status", "brook"), True),
        ("meeting", "2024-05-08", ("status", "brook", "at"), False),
        ("person", "ana-diaz", ("taken_by",), False),
        ("board", "ashby", ("attendance", "ashby"), True),
        ("person", "mary-hill", ("attendance", "ashby", "chair"), False),
        ("person", "mary-hill", ("attendance", "ashby", "members", 0, "person"), False),
        ("person", "john-reed", ("attendance", "ashby", "members", 1, "person"), False),
        ("person", "ana-diaz", ("attendance", "ashby", "members", 1, "substitute_for"), False),
        ("item of this meeting", "clinic", ("items", 0, "item"), False),
        ("person", "john-reed", _declaration("people", 0), False),
        ("item of this meeting", "clinic", _declaration("about"), False),
        ("board", "ashby", ("items", 0, "paragraphs", 1, "decisions", 0), False),
        ("board", "brook", ("items", 0, "paragraphs", 1, "decisions", 1), False),
    ]


def _declaration(*path: str | int) -> tuple[str | int, ...]:
    return ("items", 0, "paragraphs", 0, "declaration", *path)


def test_a_reference_knows_the_innermost_record_that_holds_it() -> None:
    holders = {r.path: type(r.holder).__name__ for r in found_in_minutes()}
    assert holders["taken_by",] == "Minutes"
    assert holders[_declaration("about")] == "Declaration"
    assert holders["status", "ashby"] == "Minutes"


# --- Every reference of every record -------------------------------------------------------------


class Filled:
    """A record with every field filled, made from its annotations alone, and the references that
    were written into it: kind, text and path."""

    def __init__(self, model: type[Record]) -> None:
        self.written: list[tuple[str, str, tuple[str | int, ...]]] = []
        self._numbers = count()
        self.record = self._record(model, ())

    def _record(self, model: type[Record], path: tuple[str | int, ...]) -> Record:
        return model.model_construct(
            **{
                name: self._value(info.annotation, info.metadata, (*path, name))
                for name, info in model.model_fields.items()
            }
        )

    def _value(self, annotation: Any, notes: list[Any], path: tuple[str | int, ...]) -> Any:
        refers = next((note for note in notes if isinstance(note, Refers)), None)
        if refers is not None:
            return self._reference(refers, path)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], list(arguments[1:]), path)
        if origin in (Union, types.UnionType):
            return self._value(next(a for a in arguments if a is not types.NoneType), [], path)
        if origin is list:
            return [self._value(arguments[0], [], (*path, index)) for index in range(2)]
        if origin is dict:
            key = self._key(arguments[0], path)
            return {key: self._value(arguments[1], [], (*path, key))}
        if issubclass(annotation, Record):
            return self._record(annotation, path)
        return next(iter(annotation)) if issubclass(annotation, Enum) else annotation.__name__

    def _reference(self, refers: Refers, path: tuple[str | int, ...]) -> str:
        text = f"reference-{next(self._numbers)}"
        self.written.append((refers.kind, text, path))
        return text

    def _key(self, annotation: Any, path: tuple[str | int, ...]) -> str:
        refers = next((n for n in get_args(annotation) if isinstance(n, Refers)), None)
        if refers is None:
            return "key"
        text = f"reference-{next(self._numbers)}"
        self.written.append((refers.kind, text, (*path, text)))
        return text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.pattern)
def test_every_reference_that_a_record_can_hold_is_found_at_its_path(kind: Kind) -> None:
    filled = Filled(kind.model)
    found = [(r.kind, r.value, r.path) for r in references(filled.record)]
    assert sorted(found, key=str) == sorted(filled.written, key=str)


def test_most_kinds_of_record_hold_references() -> None:
    # So that the test above cannot be satisfied by finding none.
    without = {kind.model.__name__ for kind in KINDS if not Filled(kind.model).written}
    assert without == {"Site", "BankHolidays", "Venues", "Withdrawn", "Moved"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.pattern)
def test_every_kind_of_reference_has_a_rule_that_says_what_exists(kind: Kind) -> None:
    ids = {"meeting": "2024-03-06", "board": "ashby", "person": "a", "paper": "a", "action": "a"}
    entry = Entry(kind, ids, Filled(kind.model).record, Source("record.yml", ""))
    scene = Scene(bind([]), Loaded([], []), TODAY)
    scene.book.entries.append(entry)
    # A kind without a rule raises; of an empty book whatever is named is unknown, but for what
    # stands in a meeting that is not there itself.
    for finding in unknown_reference(scene):
        assert finding.message.startswith("There is no ")


# --- Which record stands where -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "path", "name"),
    [
        ("meetings/{meeting}/minutes.yml", (), "Minutes"),
        ("meetings/{meeting}/minutes.yml", ("status", "brook"), "BoardStatus"),
        ("meetings/{meeting}/minutes.yml", ("status",), None),
        ("meetings/{meeting}/minutes.yml", ("attendance", "a", "members", 3), "AttendeeDetails"),
        ("meetings/{meeting}/minutes.yml", ("items", 0, "paragraphs", 1), "Paragraph"),
        ("meetings/{meeting}/minutes.yml", ("items", 0, "paragraphs"), None),
        ("meetings/{meeting}/minutes.yml", ("taken_by",), None),
        ("meetings/{meeting}/minutes.yml", ("nothing", "of", "this"), None),
        ("meetings/{meeting}/meeting.yml", ("agenda", 0, "documents", 0, "asks"), None),
        ("boards/{board}.yml", ("contact",), "Contact"),
        ("boards/{board}.yml", ("source",), "SourceNote"),
    ],
)
def test_the_record_at_a_place_of_a_file_is_known(
    pattern: str, path: tuple[str | int, ...], name: str | None
) -> None:
    model = next(kind.model for kind in KINDS if kind.pattern == pattern)
    found = model_at(model, path)
    assert (found.__name__ if found is not None else None) == name
