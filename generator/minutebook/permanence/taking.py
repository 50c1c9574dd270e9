"""What is made of a file while it is read: the whole of it is held, or its checksum alone."""

from __future__ import annotations

import hashlib
from typing import Protocol

LIMIT = 50_000_000
"""Bytes of one file that is held. A ledger of 100,000 records has less."""


class Taking(Protocol):
    """Takes a file piece by piece."""

    def add(self, piece: bytes) -> None:
        """Raises `ValueError`, in words to go on with, where it can take no more."""


class Whole:
    """Holds the file, up to `LIMIT`."""

    def __init__(self) -> None:
        self._raw = bytearray()

    def add(self, piece: bytes) -> None:
        self._raw += piece
        if len(self._raw) > LIMIT:
            raise ValueError(f"it is larger than {LIMIT // 1_000_000} MB")

    @property
    def raw(self) -> bytes:
        return bytes(self._raw)


class Checksum:
    """Holds nothing of a file, which may be of any size."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        self._sum.update(piece)

    @property
    def sha256(self) -> str:
        """In hexadecimal digits."""
        return self._sum.hexdigest()
