"""Takes a part out of the text of a YAML file, and leaves every other byte as it was.

A clerk's comments and line breaks mean something, so a file is not written anew from its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from minutebook import source
from minutebook.source import Path

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_AT = tuple[int, int]
"""Line and column, both from 0."""


class CutError(Exception):
    """The part cannot be taken out; the message says why, and what to do."""


@dataclass
class _Node:
    """A value of the file, with where it stands."""

    start: _AT
    flow: bool = False
    """Whether it is written in braces or square brackets."""
    end: _AT = (0, 0)
    parts: list[_Part] = field(default_factory=list)
    key: str | None = None
    """Of a mapping that is being read: the key that waits for its value."""
    key_at: _AT = (0, 0)
    is_mapping: bool = False


@dataclass
class _Part:
    """A part of a list or of a mapping."""

    name: str | int
    start: _AT
    """Of its key; in a list of its value."""
    node: _Node


def without_parts(text: str, paths: list[Path]) -> str:
    """The text without the values at `paths`, each with its key or its dash.

    Raises `CutError` where what would be left is not just the rest.
    """
    wanted = source.read("", text.encode()).values
    # The last first: what stands before it keeps its place.
    for path in reversed(paths):
        text = _cut(text, path)
        wanted = _without(wanted, path)
    found = source.read("", text.encode())
    if found.diagnostics or found.values != wanted:
        raise CutError(
            "What is to go cannot be told apart from the rest of the file. Take its lines out by "
            "hand."
        )
    return text


def lines_of(text: str) -> list[str]:
    """Its lines, each with its end."""
    return [line for line in _LINES.findall(text) if line]


def dash_column(text: str, name: str) -> int | None:
    """The column of the dashes of a list; None where it is written in square brackets."""
    (part,) = [one for one in _tree(text).parts if one.name == name]
    if part.node.flow:
        return None
    lines = lines_of(text)
    line = _dash_line(lines, part.node.parts[0].start)
    return _indent(lines[line])


def _without(value: Any, path: Path) -> Any:
    name, *rest = path
    if rest:
        inner = _without(value[name], tuple(rest))
        if isinstance(value, dict):
            return {**value, name: inner}
        return [*value[: int(name)], inner, *value[int(name) + 1 :]]
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if key != name}
    return [*value[: int(name)], *value[int(name) + 1 :]]


def _cut(text: str, path: Path) -> str:
    lines = lines_of(text)
    holder = _tree(text)
    after: _AT = (len(lines), 0)
    for name in path[:-1]:
        n, part = _find(holder, name)
        if n + 1 < len(holder.parts):
            after = holder.parts[n + 1].start
        holder = part.node
    n, part = _find(holder, path[-1])
    following = holder.parts[n + 1].start if n + 1 < len(holder.parts) else None
    if holder.flow:
        before = holder.parts[n - 1].node.end if n else None
        if following is not None:
            return _between(text, lines, part.start, following)
        return _between(text, lines, before or part.start, part.node.end)
    if holder.is_mapping and lines[part.start[0]][: part.start[1]].strip():
        # The first key of a part of a list stands behind its dash.
        if following is None:
            raise CutError("Nothing would be left beside what is to go.")
        return _between(text, lines, part.start, following)
    first = part.start[0] if holder.is_mapping else _dash_line(lines, part.start)
    margin = _indent(lines[first])
    end = following or after
    last = end[0] if holder.is_mapping or following is None else _dash_line(lines, end)
    # Comments that stand no further in than the part head what follows it; those further in, and
    # those right above it, are about the part.
    while last - 1 > first and _is_idle(lines[last - 1], margin):
        last -= 1
    while first and lines[first - 1].startswith(f"{' ' * margin}#"):
        first -= 1
    return "".join([*lines[:first], *lines[last:]])


def _find(holder: _Node, name: str | int) -> tuple[int, _Part]:
    for n, part in enumerate(holder.parts):
        if part.name == name:
            return n, part
    raise CutError(f"There is no `{name}` here any more.")


def _is_idle(line: str, margin: int) -> bool:
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) <= margin)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dash_line(lines: list[str], at: _AT) -> int:
    """The line of the dash before a part of a list."""
    line, column = at
    before = lines[line][:column].strip()
    while not before and line:
        line -= 1
        before = lines[line].partition("#")[0].strip()
    if before != "-":
        raise CutError("The list is written in an unusual way. Take the lines out by hand.")
    return line


def _between(text: str, lines: list[str], start: _AT, end: _AT) -> str:
    first = sum(map(len, lines[: start[0]])) + start[1]
    last = sum(map(len, lines[: end[0]])) + end[1]
    return text[:first] + text[last:]


def _tree(text: str) -> _Node:
    root = _Node((0, 0))
    stack = [root]
    for event in _events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            here = stack[-1]
            if here.is_mapping and here.key is None:
                here.key, here.key_at = event.value, _at(event.start_mark)
                continue
            node = _Node(_at(event.start_mark), end=_at(event.end_mark))
            _add(here, node)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            node = _Node(
                _at(event.start_mark),
                flow=bool(event.flow_style),
                is_mapping=kind is yaml.MappingStartEvent,
            )
            _add(stack[-1], node)
            stack.append(node)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            stack.pop().end = _at(event.end_mark)
    return root.parts[0].node


def _add(holder: _Node, node: _Node) -> None:
    if holder.is_mapping:
        assert holder.key is not None
        holder.parts.append(_Part(holder.key, holder.key_at, node))
        holder.key = None
    else:
        holder.parts.append(_Part(len(holder.parts), node.start, node))


def _at(mark: Any) -> _AT:
    return mark.line, mark.column


def _events(text: str) -> Iterator[Any]:
    loader: Any = yaml.CBaseLoader(text)
    return iter(loader.get_event, None)
