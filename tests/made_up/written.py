"""Records as YAML, typed as a clerk would type them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9£](?:[\w £%'’(),./-]|:(?=\S))*\Z")

_FLOW = re.compile(r"[\w-]+\Z")

_EMPTY = ("null", "Null", "NULL")


def yaml_lines(record: dict[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping, as a clerk types them; what is None or an empty list is left out."""
    for key, value in record.items():
        if value is None or value == []:
            continue
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from yaml_lines(value, indent + "  ")
        elif isinstance(value, list):
            yield from _yaml_list(key, value, indent)
        else:
            yield f"{indent}{key}: {_scalar(str(value), indent)}"


def _yaml_list(key: str, values: list[Any], indent: str) -> Iterator[str]:
    if all(isinstance(value, str) and _FLOW.match(value) for value in values):
        yield f"{indent}{key}: [{', '.join(values)}]"
        return
    yield f"{indent}{key}:"
    for value in values:
        if isinstance(value, dict):
            first, *rest = yaml_lines(value, indent + "    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}  - {_scalar(str(value), indent + '  ')}"


def _scalar(text: str, indent: str) -> str:
    inner = f"\n{indent}  "
    if "\n" in text:
        return "|-" + inner + text.replace("\n", inner).replace(f"{inner}\n", "\n\n")
    if len(text) > 80:
        return ">-" + inner + text.replace(". ", f".{inner}")
    if _PLAIN.match(text) and text not in _EMPTY:
        return text
    return json.dumps(text, ensure_ascii=False)
