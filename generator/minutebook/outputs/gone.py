"""For programs: that the data of a record was withdrawn, or stands at another address.

Beside the address of a record stands its data as JSON. Where the record is gone, a file of the same
name says so.
"""

from __future__ import annotations

import json
from pathlib import Path

from minutebook import addresses
from minutebook.book import Book
from minutebook.permanence.content import public_records
from minutebook.redirects import addresses_before
from minutebook.stood import stood_at

_PARTS = {"meeting": ["minutes/"], "paper": ["figures/"]}
"""Records that have no page of their own, but that of another, with a file of their own."""


def write_gone(public: Book, folder: Path) -> None:
    """Write them below `folder`. What stands there already stays."""
    for address, one in public.withdrawn.items():
        said = {"withdrawn": one.on.isoformat(), "was": one.was, "reason": one.reason}
        for one_file in _files(address):
            _write(folder / one_file, said)
        # What had other addresses before it was withdrawn is gone from those too.
        for before in addresses_before(address, public.moved.values()):
            for one_file in _files(before.address):
                _write(folder / one_file, said)
    if not public.moved:
        return
    for record in public_records(public):
        # Several records may stand on one page: each has a file of its own.
        place = addresses.beside_data(record.file)
        for before in addresses_before(place, public.moved.values()):
            said = {"moved": before.on.isoformat(), "address": record.address, "file": record.file}
            _write(folder / addresses.data(before.address), said)


def _files(address: str) -> list[str]:
    """The file of a withdrawn record, and those of what may have been a part of it."""
    stood = stood_at(address)
    parts = _PARTS.get(stood.kind, []) if stood is not None and not stood.below else []
    return [addresses.data(one) for one in (address, *(f"{address}{part}" for part in parts))]


def _write(file: Path, said: dict[str, str]) -> None:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(said, ensure_ascii=False, indent=2)
        file.write_text(f"{text}\n", encoding="utf-8", newline="\n")
