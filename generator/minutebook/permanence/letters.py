"""Texts without what nobody reads: how many spaces stand in them, and how letters are composed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any


def plainly(text: str) -> str:
    """A text with one space between its words, and each letter written in the one way."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def as_read(value: Any) -> Any:
    """A plain value of which each text is written so."""
    if isinstance(value, str):
        return plainly(value)
    if isinstance(value, Mapping):
        return {name: as_read(one) for name, one in value.items()}
    return [as_read(one) for one in value] if isinstance(value, list) else value


def are_alike(one: Any, other: Any) -> bool:
    """Whether two plain values are the same to whoever reads them."""
    return bool(one == other) or bool(as_read(one) == as_read(other))
