"""Lines of YAML to paste into a record, with the line after which they belong."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutebook.source import Path, Source

_PLAIN = re.compile(r"[A-Za-z0-9£]([A-Za-z0-9 .,/()£%_-]*[A-Za-z0-9.)/%])?")
_EMPTY = {"null", "~"}

Fields = Sequence[tuple[str, str]]
"""Names with their values, in order."""


@dataclass(frozen=True)
class Paste:
    """What to paste."""

    lines: str
    """As they stand in the file, with the spaces before them."""
    where: str
    """To end the sentence "Paste these lines ..."."""
    is_new: bool = False
    """Whether the file has to be made."""


def entries(source: Source | None, path: Path, name: str, items: Sequence[Fields]) -> Paste:
    """More entries for the list `name` of the record at `path`. Without a file, one is begun."""
    if source is None:
        return Paste("\n".join([f"{name}:", *_items(items, "  ")]), "into a new file", is_new=True)
    listed = source.locate((*path, name), key=True)
    is_there = re.compile(rf"""(["']?){re.escape(name)}\1\s*:""")
    if is_there.match(source.line_text(listed.line), listed.column - 1):
        return _longer(source, (*path, name), items)
    start = source.locate(path)
    if source.line_text(start.line)[start.column - 1 :].startswith("{"):
        lines = f", {name}: [{', '.join(_flow(one) for one in items)}]"
        return Paste(lines, f"before the closing bracket of the group of line {start.line}")
    indent = " " * (start.column - 1)
    lines = "\n".join([f"{indent}{name}:", *_items(items, f"{indent}  ")])
    return Paste(lines, f"after line {_last_line(source, start.line, start.column)}")


def line(source: Source, name: str, value: str, path: Path = ()) -> Paste:
    """One more line of the record at `path`."""
    start = source.locate(path)
    if source.line_text(start.line)[start.column - 1 :].startswith("{"):
        where = f"before the closing bracket of the group of line {start.line}"
        return Paste(f", {name}: {_in_flow(value)}", where)
    indent = " " * (start.column - 1)
    last = _last_line(source, start.line, start.column)
    return Paste(f"{indent}{name}: {_scalar(value)}", f"after line {last}")


def _longer(source: Source, path: Path, items: Sequence[Fields]) -> Paste:
    """For a list that is there."""
    start = source.locate(path)
    text = source.line_text(start.line)[start.column - 1 :]
    if text.startswith("["):
        comma = "" if re.match(r"\[\s*\]", text) else ", "
        lines = comma + ", ".join(_flow(one) for one in items)
        return Paste(lines, f"before the closing bracket of the list of line {start.line}")
    indent = " " * (start.column - 1)
    last = _last_line(source, start.line, start.column, in_list=True)
    return Paste("\n".join(_items(items, indent)), f"after line {last}")


def _last_line(source: Source, start: int, column: int, in_list: bool = False) -> int:
    """The last line of what begins at a place and is written in lines of their own."""
    lines = source.text.split("\n")
    last = start
    for number, text in enumerate(lines[start:], start + 1):
        bare = text.lstrip(" ")
        indent = len(text) - len(bare)
        if not bare.strip():
            continue
        if text.startswith("..."):
            break
        is_within = indent >= column - 1
        if in_list and indent == column - 1:
            is_within = bare.startswith("- ") or bare == "-"
        if is_within:
            last = number
        elif not bare.startswith("#"):
            break
    return last


def _items(items: Sequence[Fields], indent: str) -> list[str]:
    lines = []
    for fields in items:
        dash = "- "
        for name, value in fields:
            if "\n" in value:
                lines.append(f"{indent}{dash}{name}: |-")
                inner = f"{indent}    "
                lines += [f"{inner}{part}" if part else "" for part in value.split("\n")]
            else:
                lines.append(f"{indent}{dash}{name}: {_scalar(value)}")
            dash = "  "
    return lines


def _scalar(value: str) -> str:
    """A value on one line, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(value) and value.lower() not in _EMPTY:
        return value
    return "'" + value.replace("'", "''") + "'"


def _flow(fields: Fields) -> str:
    return "{" + ", ".join(f"{name}: {_in_flow(value)}" for name, value in fields) + "}"


def _in_flow(value: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9-]+", value) and value.lower() not in _EMPTY:
        return value
    return json.dumps(value, ensure_ascii=False)
