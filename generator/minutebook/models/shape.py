"""What a record is made of, read from its type annotations.

`loading` asks here which keys are known at a place, and `references` which texts are ids of
other records; the classes in this package stay the only place where a field is declared.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BeforeValidator

from minutebook.models.base import Record, Refers

Path = tuple[str | int, ...]
Kind = TypeVar("Kind", bound=Record)


class Reference(NamedTuple):
    """A text in a record that is the id of another."""

    kind: str
    """What it refers to; see `Refers`."""
    value: str
    path: Path
    """Where it stands in the file. The key itself where `is_key`."""
    is_key: bool
    holder: Record
    """The innermost record that holds it."""


@dataclass(frozen=True)
class _Shape:
    """A type, taken apart: at most one of its fields is set, or a mapping's two."""

    model: type[Record] | None = None
    each: _Shape | None = None
    """Shape of a list's parts."""
    value: _Shape | None = None
    """Shape of a mapping's values ..."""
    key: _Shape | None = None
    """... and of its keys."""
    refers: str | None = None
    words: tuple[str, ...] = ()
    """The words that may stand here, where only some will do."""
    form: str = ""
    """How a value is written, where it is not free: `date`, `time`, `pounds`, `yes_or_no`, ...,
    after the function in `base` that reads it."""


@cache
def _shape(annotation: Any) -> _Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *notes = get_args(annotation)
        for note in notes:
            if isinstance(note, Refers):
                return _Shape(refers=note.kind)
        shape = _shape(inner)
        for note in notes:
            if isinstance(note, BeforeValidator) and shape == _Shape():
                return _Shape(form=note.func.__name__.strip("_"))
        return shape
    if origin in (Union, types.UnionType):
        (inner,) = [part for part in get_args(annotation) if part is not type(None)]
        return _shape(inner)
    if origin is list:
        return _Shape(each=_shape(get_args(annotation)[0]))
    if origin is dict:
        key, value = get_args(annotation)
        return _Shape(key=_shape(key), value=_shape(value))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _Shape(model=annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _Shape(words=tuple(annotation))
    return _Shape()


@cache
def _fields(model: type[Record]) -> dict[str, _Shape]:
    shapes = {}
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        for note in info.metadata:
            if isinstance(note, (Refers, BeforeValidator)):
                annotation = Annotated[annotation, note]
        shapes[name] = _shape(annotation)
    return shapes


@cache
def _holds_references(shape: _Shape) -> bool:
    if shape.refers is not None:
        return True
    if shape.model is not None:
        return any(_holds_references(field) for field in _fields(shape.model).values())
    parts = [part for part in (shape.each, shape.key, shape.value) if part is not None]
    return any(_holds_references(part) for part in parts)


@cache
def _fields_with_references(model: type[Record]) -> tuple[tuple[str, _Shape], ...]:
    return tuple((n, shape) for n, shape in _fields(model).items() if _holds_references(shape))


def references(record: Record) -> list[Reference]:
    """Every reference in `record` and the records within it, in the order of its fields."""
    found: list[Reference] = []
    _collect(record, (), found)
    return found


def _collect(record: Record, path: Path, found: list[Reference]) -> None:
    for name, shape in _fields_with_references(type(record)):
        value = getattr(record, name)
        if value:
            _collect_within(value, shape, (*path, name), record, found)


def _collect_within(
    value: Any, shape: _Shape, path: Path, holder: Record, found: list[Reference]
) -> None:
    if shape.refers is not None:
        found.append(Reference(shape.refers, value, path, False, holder))
    elif shape.model is not None:
        _collect(value, path, found)
    elif shape.each is not None:
        for index, part in enumerate(value):
            _collect_within(part, shape.each, (*path, index), holder, found)
    elif shape.value is not None:
        for key, part in value.items():
            if shape.key is not None and shape.key.refers is not None:
                found.append(Reference(shape.key.refers, key, (*path, key), True, holder))
            _collect_within(part, shape.value, (*path, key), holder, found)


def model_at(model: type[Record], path: Path) -> type[Record] | None:
    """The record that stands at `path` of a file that holds `model`; None for anything else."""
    shape = _shape_at(model, path)
    return shape.model if shape is not None else None


def words_at(model: type[Record], path: Path) -> tuple[str, ...]:
    """The words that may stand at `path`, itself or as a part of a list; empty for any words."""
    shape = _shape_at(model, path)
    while shape is not None and shape.each is not None:
        shape = shape.each
    return shape.words if shape is not None else ()


def form_at(model: type[Record], path: Path) -> str:
    """How the value at `path` is written, see `_Shape.form`; empty where it is free."""
    shape = _shape_at(model, path)
    return shape.form if shape is not None else ""


def may_stand(model: type[Record], path: Path) -> bool:
    """Whether anything can stand at `path` of a file that holds `model`."""
    return _shape_at(model, path) is not None


def is_list_at(model: type[Record], path: Path) -> bool:
    """Whether a list stands at `path`."""
    shape = _shape_at(model, path)
    return shape is not None and shape.each is not None


def refers_at(model: type[Record], path: Path) -> str:
    """What the value at `path`, or a part of its list, is the id of: `person`; else empty."""
    shape = _shape_at(model, path)
    while shape is not None and shape.each is not None:
        shape = shape.each
    return (shape.refers or "") if shape is not None else ""


def _shape_at(model: type[Record], path: Path) -> _Shape | None:
    shape: _Shape | None = _Shape(model=model)
    for part in path:
        if shape is None:
            return None
        if shape.model is not None:
            shape = _fields(shape.model).get(str(part))
        else:
            # A list may be typed as one value without a dash: then no index leads to it.
            shape = shape.each or shape.value
    return shape


def parts(record: Record, kind: type[Kind], path: Path = ()) -> Iterator[tuple[Path, Kind]]:
    """`record` and the records within it that are of `kind`, each with its path."""
    if isinstance(record, kind):
        yield path, record
    for name in _fields_with(type(record), kind):
        value = getattr(record, name)
        if value:
            yield from _parts_of(value, kind, (*path, name))


def _parts_of(value: Any, kind: type[Kind], path: Path) -> Iterator[tuple[Path, Kind]]:
    if isinstance(value, Record):
        yield from parts(value, kind, path)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _parts_of(part, kind, (*path, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _parts_of(part, kind, (*path, key))


@cache
def _fields_with(model: type[Record], kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, shape in _fields(model).items() if _may_hold(shape, kind))


@cache
def _may_hold(shape: _Shape, kind: type[Record]) -> bool:
    if shape.model is not None:
        return issubclass(shape.model, kind) or bool(_fields_with(shape.model, kind))
    inner = [part for part in (shape.each, shape.value) if part is not None]
    return any(_may_hold(part, kind) for part in inner)


def holder_at(record: Record, path: Path, kind: type[Kind]) -> tuple[Path, Kind | None]:
    """The innermost record of `kind` on the way from `record` to `path`, and its own path."""
    found: tuple[Path, Kind | None] = ((), record if isinstance(record, kind) else None)
    here: Any = record
    for depth, part in enumerate(path, 1):
        if isinstance(here, Record):
            here = getattr(here, str(part), None)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif isinstance(here, dict):
            here = here.get(part)
        else:
            break
        if isinstance(here, kind):
            found = (path[:depth], here)
    return found


def without(value: Any, path: Path, instead: object = None) -> Any:
    """A value without the part at `path`, or with something else in its place."""
    name, *rest = path
    if isinstance(value, Record):
        part = without(getattr(value, str(name)), tuple(rest), instead) if rest else instead
        return value.model_copy(update={str(name): part})
    if isinstance(value, list):
        index = int(name)
        left = [instead] if instead is not None else []
        part = [without(value[index], tuple(rest), instead)] if rest else left
        return [*value[:index], *part, *value[index + 1 :]]
    return {**value, name: without(value[name], tuple(rest), instead)}


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record, with its path: words, ids and addresses alike."""
    if type(value) is str:
        yield path, value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from texts(part, (*path, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*path, key))
