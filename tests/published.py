"""Sites as `verify` reads them, made of a small book that a test edits: the data of each record,
the ledger, and pages that print the fingerprints.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

from minutebook import addresses
from minutebook.book import Book, bind
from minutebook.loading import load_files
from minutebook.outputs.proof import write_proof
from minutebook.permanence.content import public_records
from minutebook.public import public_book

SMALL = Path(__file__).parent / "records" / "valid" / "small"
MEETING = "meetings/2024-03-06"
DAY = dt.date(2024, 6, 1)
"""The day on which these sites are built."""

Files = dict[str, str]


def small() -> Files:
    """The small book: the path of each file, and its YAML. It is no demonstration."""
    files = {file.relative_to(SMALL).as_posix(): file.read_text() for file in SMALL.rglob("*.yml")}
    return files | {"site.yml": files["site.yml"].replace("as_at: 2024-04-10\n", "")}


def edited(files: Files, path: str, was: str, now: str) -> Files:
    """The same with some words of one file replaced."""
    assert files[path].count(was) == 1, (path, was)
    return files | {path: files[path].replace(was, now)}


def added(files: Files, path: str, text: str) -> Files:
    """The same with more at the end of one file, which need not be there."""
    return files | {path: files.get(path, "") + text}


def book_of(files: Files) -> Book:
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return public_book(bind(loaded.entries))


def publish(files: Files, folder: Path) -> Path:
    """Write the site of a book into a new folder."""
    folder.mkdir(parents=True)
    book = book_of(files)
    write_proof(book, DAY, folder)
    pages: dict[str, list[str]] = defaultdict(list)
    for record in public_records(book):
        if "#" in record.address:
            # The register: the page of each person prints the fingerprint of their entry.
            pages[record.address.partition("#")[0]].append("")
            pages[addresses.person(record.id)].append(record.fingerprint)
        else:
            pages[record.address].append(record.fingerprint)
    for address in (*book.withdrawn, *book.moved):
        _write(folder, address, "Gone.")
    for address, printed in pages.items():
        codes = "".join(f"<code>{one}</code>" for one in printed)
        _write(folder, address, f'<link rel="alternate" type="application/json" href="x">{codes}')
    return folder


def _write(folder: Path, address: str, html: str) -> None:
    page = folder / address / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html)
