"""Today's records, as they are held beside those that were published; and findings about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from minutebook import addresses, attached
from minutebook.book import Book
from minutebook.checks.base import Rule, Scene
from minutebook.diagnostics import START, Diagnostic
from minutebook.loading import Entry
from minutebook.models.base import Record
from minutebook.models.published import Published
from minutebook.permanence import pasted
from minutebook.permanence.content import PublicRecord, public_records
from minutebook.permanence.earlier import Content, Earlier, EarlierRecord, said_by
from minutebook.permanence.moves import Moves, names_of
from minutebook.permanence.naming import file_of, meeting_of
from minutebook.permanence.pasted import Paste
from minutebook.permanence.removed import TakenOut
from minutebook.public import public_book
from minutebook.source import Path

_LONGEST_QUOTE = 200
"""Characters."""
NO_WORDS = TakenOut()


@dataclass
class Side:
    """Today's side of a comparison."""

    scene: Scene
    earlier: Earlier
    taken_out: TakenOut = field(default=NO_WORDS)
    """What no finding may print. Settled before the first finding is made."""

    @cached_property
    def book(self) -> Book:
        """What the public may read."""
        return public_book(self.scene.book)

    @cached_property
    def records(self) -> list[PublicRecord]:
        return list(public_records(self.book))

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Files by path, with all that they hold."""
        return {entry.source.path: entry for entry in self.scene.book.entries}

    @cached_property
    def _unreadable(self) -> set[str]:
        return {kind.pattern.format(**ids) for kind, ids in self.scene.loaded.unreadable}

    @property
    def day(self) -> str:
        """Today, as a clerk types it."""
        return self.scene.today.isoformat()

    @cached_property
    def moves(self) -> Moves:
        lines = {one.was: one.now for one in self.scene.book.moved.values()}
        return Moves.of(lines, self.earlier.records, self.records)

    @cached_property
    def files_today(self) -> dict[str, str]:
        """Checksums of attached files by their addresses, as `moved.yml` has these."""
        return {
            f"{addresses.paper(meeting_id, paper_id)}{name}": one.sha256 or ""
            for meeting_id, paper_id, name, one in attached.listed(self.book.papers)
        }

    def is_withdrawn(self, one: EarlierRecord) -> bool:
        """Whether its address says that it was withdrawn, perhaps after it moved. It does not where
        it leads to what is said of another record.
        """
        end = self.moves.end(names_of(one))
        is_other = end in self.earlier.gone or end in self._published
        withdrawn = self.scene.book.withdrawn
        return not withdrawn.keys().isdisjoint(names_of(one)) or (end in withdrawn and not is_other)

    @cached_property
    def _published(self) -> set[str]:
        return {name for one in self.earlier.records for name in names_of(one)}

    def says_where(self, address: str) -> bool:
        """Whether an address says that what stood there was withdrawn, or moved."""
        return address in self.scene.book.withdrawn or address in self.scene.book.moved

    def is_private(self, one: EarlierRecord) -> bool:
        """Whether records hold it still, and readers may not see it any more."""
        if one.kind == "decision":
            return one.id in self.scene.book.decisions
        return file_of(one.kind, one.id) in self.entries

    def published(self, kind: str, id: str) -> Content | None:
        """What a record said when it was published; None where that is not known. Of one that says
        the same still nothing is read or fetched.
        """
        one, now = self._earlier.get((kind, id)), self._today.get((kind, id))
        if one is None or now is None:
            return one.content if one is not None else None
        return said_by(now) if one.is_same(now) else one.content

    @cached_property
    def _earlier(self) -> dict[tuple[str, str], EarlierRecord]:
        return {one.key: one for one in self.earlier.records}

    @cached_property
    def _today(self) -> dict[tuple[str, str], PublicRecord]:
        return {(one.kind, one.id): one for one in self.records}

    def is_unreadable(self, one: EarlierRecord) -> bool:
        """Whether its file, or that of its meeting, is there and cannot be read: it has a finding
        of its own.
        """
        meeting = f"meetings/{meeting_of(one.kind, one.id)}/meeting.yml"
        return bool({file_of(one.kind, one.id), meeting} & self._unreadable)

    @cached_property
    def _last_numbers(self) -> dict[str, int]:
        last: dict[str, int] = {}
        for one in self.earlier.records:
            where, _, number = one.id.rpartition("/")
            if one.kind == "decision" and number.isdecimal():
                last[where] = max(last.get(where, 0), int(number))
        return last

    def next_number(self, id: str) -> int:
        """The first after those that were given to a board's decisions of a meeting or a day."""
        return self._last_numbers.get(id.rpartition("/")[0], 0) + 1

    def quoted(self, text: str) -> str:
        """Words in quotation marks; nothing where some of them were taken out."""
        if not text or self.taken_out.stands_in(text):
            return ""
        return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 3] + '...'}”"

    # --- Where a finding stands ------------------------------------------------------------------

    def at(
        self,
        rule: Rule,
        record: PublicRecord,
        path: Path,
        message: str,
        mend: str = "",
        paste: str = "",
        *,
        key: bool = False,
    ) -> Diagnostic:
        """A finding about a place in a record, or about its `key`: a list, not the first in it."""
        place = self.place(record, path)
        return self._found(rule, record, place, message, mend, paste, key=key)

    def at_file(
        self, rule: Rule, record: PublicRecord, message: str, mend: str, paste: str
    ) -> Diagnostic:
        """A finding about the file that holds a record."""
        return self._found(rule, record, (), message, mend, paste)

    def _found(
        self,
        rule: Rule,
        record: PublicRecord,
        place: Path,
        message: str,
        mend: str,
        paste: str,
        *,
        key: bool = False,
    ) -> Diagnostic:
        found = self.in_file(rule, record.entry, place, message, mend, key=key)
        return replace(found, paste=paste)

    def in_file(
        self, rule: Rule, entry: Entry, place: Path, message: str, mend: str, *, key: bool = False
    ) -> Diagnostic:
        """A finding about a place in a file, without the line where words in it were taken out."""
        found = entry.source.diagnostic(
            rule.id, place, message, mend, key=key, severity=rule.severity
        )
        shown = "" if self.taken_out.stands_in(found.line_text) else found.line_text
        return replace(found, line_text=shown)

    def about(self, rule: Rule, path: str, message: str, mend: str) -> Diagnostic:
        """A finding about a file that may be gone."""
        return Diagnostic(rule.id, rule.severity, path, START, message, mend)

    def place(self, record: PublicRecord, path: Path) -> Path:
        """A place of a public record in its file, which may hold private parts besides."""
        held = self.entries[record.entry.source.path].record
        return _same_place(held, record.entry.record, (*record.path, *path))

    def as_typed(self, record: PublicRecord) -> Published:
        """The record with all that its file says of it."""
        here: Any = self.entries[record.entry.source.path].record
        for part in self.place(record, ()):
            here = here[part] if isinstance(part, int) else getattr(here, part)
        assert isinstance(here, Published)
        return here

    def new_entry(self, name: str, fields: Sequence[tuple[str, str]]) -> Paste:
        """One more entry of `moved.yml` or `withdrawn.yml`."""
        entry = self.entries.get(f"{name}.yml")
        return pasted.entries(entry.source if entry else None, (), name, [fields])


def _same_place(held: Any, public: Any, path: Path) -> Path:
    """The path in `held` of what stands at `path` in `public`, which has fewer parts."""
    if not path or held is public:
        return path
    first, *others = path
    rest = tuple(others)
    if isinstance(public, list) and isinstance(held, list) and isinstance(first, int):
        if first >= len(public):
            return ()
        at = _index(held, public[first], first)
        return (at, *_same_place(held[at], public[first], rest)) if at < len(held) else ()
    if isinstance(public, Record):
        name = str(first)
        return (first, *_same_place(getattr(held, name, None), getattr(public, name, None), rest))
    if isinstance(public, dict) and isinstance(held, dict):
        return (first, *_same_place(held.get(str(first)), public.get(str(first)), rest))
    return path


def _index(held: list[Any], part: Any, at_least: int) -> int:
    """Where a part stands in the whole list: the same one, or the one of its id or number."""
    for index in range(at_least, len(held)):
        if held[index] is part or held[index] == part:
            return index
    for name in ("id", "number", "item", "person"):
        wanted = getattr(part, name, None)
        for index in range(at_least, len(held)):
            if wanted is not None and getattr(held[index], name, None) == wanted:
                return index
    return at_least
