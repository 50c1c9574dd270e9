"""The same values written as YAML in the many ways in which people and editors write it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
"""What picks one of several ways."""

_PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ./()%-]*[A-Za-z0-9.)%])?")
_EMPTY = {"null", "~"}


def written(values: Any, draw: Draw, flow: bool = True) -> str:
    """Values as a file: keys in any order, any quotation marks, comments; with `flow` also groups
    and lists in brackets.
    """
    return (
        "\n".join(
            ["# " + draw(st.sampled_from(["A comment.", "x: y"])), *_block(values, draw, flow, "")]
        )
        + "\n"
    )


def _block(values: Any, draw: Draw, flow: bool, indent: str) -> list[str]:
    if isinstance(values, dict):
        return [
            line
            for key in draw(st.permutations(list(values)))
            for line in _line(f"{indent}{_key(key, draw)}:", values[key], draw, flow, indent)
        ]
    lines = []
    for part in values:
        if isinstance(part, (dict, list)) and part and not (flow and draw(st.booleans())):
            first, *others = _block(part, draw, flow, f"{indent}  ")
            lines += [f"{indent}- {first.lstrip(' ')}", *others]
        else:
            lines += _line(f"{indent}-", part, draw, flow, indent)
    return lines


def _line(head: str, value: Any, draw: Draw, flow: bool, indent: str) -> list[str]:
    comment = draw(st.sampled_from(["", "", "  # a remark"]))
    if isinstance(value, str):
        if "\n" in value and draw(st.booleans()):
            inner = f"{indent}    "
            body = [f"{inner}{part}" if part else "" for part in value.split("\n")]
            return [f"{head} |-{comment}", *body]
        return [f"{head} {_scalar(value, draw)}{comment}"]
    if not value or (flow and draw(st.booleans())):
        return [f"{head} {_flow(value, draw)}{comment}"]
    return [f"{head}{comment}", *_block(value, draw, flow, f"{indent}  ")]


def _flow(value: Any, draw: Draw) -> str:
    if isinstance(value, dict):
        keys: Sequence[str] = draw(st.permutations(list(value)))
        parts = (f"{_key(key, draw)}: {_flow(value[key], draw)}" for key in keys)
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one, draw) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str, draw: Draw) -> str:
    return str(draw(st.sampled_from([key, key, f"'{key}'", f'"{key}"'])))


def _scalar(value: str, draw: Draw) -> str:
    ways = [json.dumps(value, ensure_ascii=False)]
    if "\n" not in value:
        ways.append("'" + value.replace("'", "''") + "'")
    if _PLAIN.fullmatch(value) and value.lower() not in _EMPTY:
        ways.append(value)
    return str(draw(st.sampled_from(ways)))
