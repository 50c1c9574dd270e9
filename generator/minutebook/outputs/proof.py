"""What proves that a record was not changed quietly: its content as data, in the one form that has
its fingerprint, and the ledger of all of them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from minutebook.book import Book
from minutebook.permanence.content import PublicRecord, public_records
from minutebook.permanence.ledger import FILE, as_json, ledger_of
from minutebook.wording import sentence


@dataclass(frozen=True)
class DataFile:
    """A record that a page shows, as data."""

    title: str
    """What it is of: `Minutes`."""
    address: str


def data_of_pages(book: Book) -> Mapping[str, list[DataFile]]:
    """The data of each record that has a page, or shares one, by the address of the page. What is
    one of many on a page, at an anchor, is left out: a head does not name hundreds of files.
    """
    found: dict[str, list[DataFile]] = defaultdict(list)
    for record in public_records(book):
        if "#" not in record.address:
            found[record.address].append(DataFile(sentence(record.kind), record.file))
    return found


def write_proof(book: Book, today: dt.date, folder: Path) -> None:
    """Write the data of every record of a public book, and the ledger, below `folder`.

    Raises `FileExistsError` where something else has the same address.
    """
    ledger = ledger_of(book, _written(public_records(book), folder), today)
    with (folder / FILE).open("x", encoding="utf-8", newline="\n") as file:
        file.write(as_json(ledger))


def _written(records: Iterable[PublicRecord], folder: Path) -> Iterator[PublicRecord]:
    for record in records:
        target = folder / record.file
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(record.canonical)
        yield record
