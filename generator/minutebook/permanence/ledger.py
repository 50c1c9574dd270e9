"""The ledger of a site: every public record with its address and its fingerprint.

Whoever keeps a ledger can show later what was published, and what was changed, taken away or given
to something else since.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from minutebook.book import Book
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.days import changed_on, published_on

FORMAT = "minutebook-ledger-1"
FILE = "ledger.json"


class LedgerError(Exception):
    """What was given is no ledger; the message says why."""


@dataclass(frozen=True)
class Line:
    """One record."""

    address: str
    """Of its page."""
    kind: str
    id: str
    file: str
    """Address of its content in the form of RFC 8785."""
    sha256: str
    """Of that file."""
    published: dt.date | None
    """The day on which it was first published, where records say it."""
    changed: dt.date | None
    """The latest day, after that, on which it was corrected or went on."""
    notes: int = 0
    """How many entries it has in `changes`."""
    is_counted: bool = field(default=True, compare=False)
    """Whether the ledger says how many: not every one does."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id


@dataclass(frozen=True)
class Ledger:
    """What a site holds, and what it held and holds no more."""

    records: tuple[Line, ...]
    """In order of kind and id."""
    withdrawn: tuple[tuple[str, dt.date], ...]
    """Address, and the day on which what stood there was withdrawn."""
    moved: tuple[tuple[str, str, dt.date], ...]
    """Address before, address now, and the day of the move."""


def ledger_of(book: Book, records: Iterable[PublicRecord], today: dt.date) -> Ledger:
    """The ledger of a public book."""
    lines = [
        Line(
            one.address,
            one.kind,
            one.id,
            one.file,
            one.fingerprint,
            published_on(book, one, today),
            changed_on(book, one, today),
            len(one.changes),
        )
        for one in records
    ]
    return Ledger(
        tuple(sorted(lines, key=lambda line: line.key)),
        tuple(sorted((one.address, one.on) for one in book.withdrawn.values())),
        tuple(sorted((one.was, one.now, one.on) for one in book.moved.values())),
    )


def as_json(ledger: Ledger) -> str:
    """The ledger as a file, a record a line, so that two of them can be compared by eye."""
    withdrawn = [{"address": address, "on": on.isoformat()} for address, on in ledger.withdrawn]
    moved = [{"was": was, "now": now, "on": on.isoformat()} for was, now, on in ledger.moved]
    parts = {
        "format": json.dumps(FORMAT),
        "records": _lines([_as_plain(line) for line in ledger.records]),
        "withdrawn": _lines(withdrawn),
        "moved": _lines(moved),
    }
    return "{\n" + ",\n".join(f'"{name}": {part}' for name, part in parts.items()) + "\n}\n"


def _lines(them: list[dict[str, Any]]) -> str:
    inner = ",\n".join(json.dumps(one, ensure_ascii=False) for one in them)
    return f"[\n{inner}\n]" if them else "[]"


def _as_plain(line: Line) -> dict[str, Any]:
    return {
        "address": line.address,
        "kind": line.kind,
        "id": line.id,
        "file": line.file,
        "sha256": line.sha256,
        "published": line.published.isoformat() if line.published else None,
        "changed": line.changed.isoformat() if line.changed else None,
        "notes": line.notes,
    }


def read_ledger(raw: bytes) -> Ledger:
    """A ledger from the bytes of its file. Raises `LedgerError` where they are none."""
    try:
        given = json.loads(raw)
        if given["format"] != FORMAT:
            raise LedgerError(f"It is written as {given['format']!r}, and {FORMAT!r} can be read.")
        return Ledger(
            tuple(_line(one) for one in given["records"]),
            tuple((str(one["address"]), _day(one["on"])) for one in given["withdrawn"]),
            tuple((str(one["was"]), str(one["now"]), _day(one["on"])) for one in given["moved"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LedgerError("It is not the ledger of a site that Minutebook made.") from None


def _line(given: dict[str, Any]) -> Line:
    address, kind, id, file, sha256 = (
        given[name] for name in ("address", "kind", "id", "file", "sha256")
    )
    if not all(isinstance(text, str) for text in (address, kind, id, file, sha256)):
        raise ValueError("a text is none")
    published, changed, notes = given["published"], given["changed"], given.get("notes", 0)
    if type(notes) is not int:
        raise ValueError("a number is none")
    return Line(
        address,
        kind,
        id,
        file,
        sha256,
        _day(published) if published is not None else None,
        _day(changed) if changed is not None else None,
        notes,
        "notes" in given,
    )


def _day(given: str) -> dt.date:
    return dt.date.fromisoformat(given)
