"""The words of files of any kind, as far as they can be read.

Office documents are packed, and are unpacked here. Most of the words of a PDF, and all of an image,
are not found.
"""

from __future__ import annotations

import gzip
import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_TAG = re.compile(r"<[^<>]*>")
_UNPACKED = 200_000_000
"""Bytes of one file that are read when it is unpacked."""


def texts_of(file: Path) -> Iterable[str]:
    """What can be read in a file: packed files are unpacked. Raises `OSError`."""
    raw = file.read_bytes()
    if raw.startswith(b"\x1f\x8b"):
        raw = _unpacked(file)
    if raw.startswith(b"PK\x03\x04"):
        return _members(file)
    return [raw.decode(errors="replace")]


def _unpacked(file: Path) -> bytes:
    try:
        with gzip.open(file) as stream:
            return stream.read(_UNPACKED)
    except (OSError, EOFError):
        return b""


def _members(file: Path) -> Iterator[str]:
    try:
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                with archive.open(member) as stream:
                    yield f"{member.filename} {stream.read(_UNPACKED).decode(errors='replace')}"
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return


def without_tags(text: str) -> str:
    """The words of HTML or XML as a reader sees them."""
    return html.unescape(_TAG.sub(" ", text))
