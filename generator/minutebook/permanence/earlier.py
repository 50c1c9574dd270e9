"""What was published before: the records of a git ref, ready to be compared.

A ledger gives the same, see `fetched`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from minutebook.book import Book, bind
from minutebook.diagnostics import Diagnostic
from minutebook.layout import kind_of
from minutebook.loading import Entry, load_files
from minutebook.permanence import git
from minutebook.permanence.content import PublicRecord, public_records
from minutebook.permanence.days import recorded_publication
from minutebook.permanence.files_then import FilesThen, has_files
from minutebook.public import public_book
from minutebook.source import LARGEST_FILE

Content = Mapping[str, Any]


Notice = Mapping[str, str]
"""What `withdrawn.yml` or `moved.yml` says of an address: its fields, but whom to ask."""


class EarlierError(Exception):
    """What was published cannot be had; the message says why, and what to do."""


@dataclass(frozen=True)
class EarlierRecord:
    """A record as it was published."""

    kind: str
    id: str
    address: str
    file: str
    """Address of its content as data."""
    is_same: Callable[[PublicRecord], bool]
    """Whether a record of today says just the same."""
    read: Callable[[], Content | None]
    """Its fields as plain data, see `content`."""
    published: dt.date | None
    """The day of its first publication, where that was known."""
    latest: dt.date | None = None
    """The last day on which it was published or changed, where only its ledger is known."""
    notes: int | None = None
    """How many entries it had in `changes`, where only its ledger is known, and says so."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id

    @cached_property
    def content(self) -> Content | None:
        """None where nothing but its fingerprint is known."""
        return self.read()


@dataclass(frozen=True)
class Earlier:
    """All that was published."""

    called: str
    """What the findings call it: `main`, the ledger of a site."""
    records: tuple[EarlierRecord, ...]
    gone: frozenset[str]
    """Addresses that were withdrawn, or led on to another, already then."""
    notices: Mapping[str, Notice] = field(default_factory=dict)
    """What each of these addresses said, as far as it is known."""
    names: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """See `names_of_book`. Empty where a ledger alone is known, which has none."""
    unread: tuple[tuple[str, str], ...] = ()
    """Files that could not be read, and why: what they published is not known."""


def of_git(data: Path, ref: str, today: Sequence[Entry]) -> Earlier:
    """The records of `data` at a git ref. `today` are the files as they are: one that has not
    changed is not read again. Raises `EarlierError`.
    """
    try:
        return _of_git(data, ref, today)
    except git.GitError as error:
        raise EarlierError(str(error)) from None


def _of_git(data: Path, ref: str, today: Sequence[Entry]) -> Earlier:
    listed = git.list_files(data, ref)
    records = [blob for blob in listed.files if _is_record(blob.path)]
    read = [blob for blob in records if blob.size <= LARGEST_FILE]
    raw = list(git.contents(data, read))
    unread = [(blob.path, "it is too large") for blob in records if blob.size > LARGEST_FILE]
    unread += [(path, f"it was {what}") for path, what in listed.odd if _may_hold_records(path)]
    known = {entry.source.path: entry for entry in today}
    entries: list[Entry] = []
    changed: list[tuple[str, bytes | Diagnostic]] = []
    for blob, content in zip(read, raw, strict=True):
        entry = known.get(blob.path)
        if entry is not None and _says(entry, content) and not has_files(entry):
            entries.append(entry)
        else:
            changed.append((blob.path, content))
    loaded = load_files(changed)
    faults = {one.path: one for one in reversed(loaded.diagnostics)}
    unread += [(path, _lower(one.message)) for path, one in faults.items()]
    files = FilesThen(data, listed.files, today)
    entries += [files.with_checksums(entry) for entry in loaded.entries]
    book = bind(sorted(entries, key=lambda one: one.source.path))
    return of_book(f"`{ref}`", book, unread)


def of_book(called: str, book: Book, unread: Iterable[tuple[str, str]] = ()) -> Earlier:
    """What the public could read of a book."""
    public = public_book(book)
    gone = frozenset([*public.withdrawn, *public.moved])
    return Earlier(
        called,
        tuple(_records(public)),
        gone,
        notices_of(public),
        names_of_book(public),
        tuple(sorted(unread)),
    )


def names_of_book(book: Book) -> dict[tuple[str, str], Mapping[str, str]]:
    """What bodies, places and documents are called, by the list that they stand in and their id."""
    fields = {
        ("organisations", id): {"name": one.name, "short_name": one.short_name}
        for id, one in book.organisations.items()
    }
    fields |= {
        ("venues", id): {"name": one.name, "address": one.address}
        for id, one in book.venues.items()
    }
    fields |= {("documents", id): {"title": one.title} for id, one in book.documents.items()}
    return {
        key: {name: text for name, text in said.items() if text is not None}
        for key, said in fields.items()
    }


def notices_of(book: Book) -> dict[str, Notice]:
    """What `withdrawn.yml` and `moved.yml` say, by address."""
    found: dict[str, Notice] = {}
    for address, notice in book.withdrawn.items():
        found[address] = {
            "was": notice.was,
            "on": notice.on.isoformat(),
            "reason": notice.reason,
        }
    for address, move in book.moved.items():
        reason = {"reason": move.reason} if move.reason else {}
        found[address] = {"now": move.now, "on": move.on.isoformat(), **reason}
    return found


def _records(public: Book) -> Iterator[EarlierRecord]:
    for one in public_records(public):
        day = recorded_publication(public, one)
        yield EarlierRecord(one.kind, one.id, one.address, one.file, _same(one), _reader(one), day)


def _same(one: PublicRecord) -> Callable[[PublicRecord], bool]:
    def is_same(now: PublicRecord) -> bool:
        # A file that did not change was not read twice: its record is the very same.
        return one.entry.record is now.entry.record or said_by(one) == said_by(now)

    return is_same


def _reader(one: PublicRecord) -> Callable[[], Content]:
    return lambda: said_by(one)


def said_by(record: PublicRecord) -> Content:
    """The fields of a record as plain data."""
    fields: Content = record.content["record"]
    return fields


def _is_record(path: str) -> bool:
    """Whether a file of this path was a record that could be published."""
    return path.isprintable() and not _is_hidden(path) and kind_of(path) is not None


def _may_hold_records(path: str) -> bool:
    is_folder = not path.endswith(".yml") and "." not in path
    return not _is_hidden(path) and (is_folder or _is_record(path))


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _says(entry: Entry, raw: bytes) -> bool:
    """Whether the file of `entry` has the text that `raw` has."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return text.replace("\r\n", "\n").replace("\r", "\n") == entry.source.text


def _lower(message: str) -> str:
    sentence = message.rstrip(".")
    return sentence[:1].lower() + sentence[1:]
