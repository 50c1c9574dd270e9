"""What became of files that were attached to papers, by a later ledger and the data beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from minutebook import wording
from minutebook.permanence.compare import Content
from minutebook.permanence.file_names import checksum_of, files_of
from minutebook.permanence.findings import Fate, Finding, called
from minutebook.permanence.ledger import Ledger, Line
from minutebook.permanence.places import Place
from minutebook.permanence.verify import read_content


@dataclass(frozen=True)
class FilesSince:
    """Where files are that were attached to papers which still stand."""

    before: Ledger
    after: Ledger
    later: Place
    """The site of `after`."""
    now_at: Callable[[str], str]
    """Where what stood at an address stands now, as `after` says it."""

    def gone(
        self, was: tuple[Line, Content], now: tuple[Line, Content], names: Mapping[int, str]
    ) -> dict[int, Finding]:
        """Files that a paper had, by their places in it, that are withdrawn or vanished.

        `was` and `now` are the paper in both ledgers, with its record. `names` are today's names of
        those that it has still, see `file_names.new_names`. Raises `PlaceError`, and whatever comes
        of a record that is not made like one.
        """
        (earlier, then), (line, said) = was, now
        here = set(files_of(said).values())
        found = {}
        for n, name in files_of(then).items():
            address = f"{earlier.address}{name}"
            stays = earlier.address == line.address and name in here
            if stays or n in names:
                continue
            there = self.now_at(address)
            checksum = then["attachments"][n].get("sha256")
            if there != address and checksum and self._stands_at(there) == checksum:
                continue
            found[n] = self._finding(line, address, there)
        return found

    def _finding(self, line: Line, address: str, there: str) -> Finding:
        what = f"a file of {called(line)}"
        on = self._withdrawn.get(address)
        if on is None and there not in self._withdrawn_before:
            on = self._withdrawn.get(there)
        if on is not None:
            return Finding(Fate.WITHDRAWN, what, address, f"On {wording.day(on)}.")
        lost = "The file is not there any more, and nothing says so."
        if there != address:
            lost = f"It is said to be at {there} now, and the same file is not there."
        return Finding(Fate.VANISHED, what, address, lost)

    def _stands_at(self, address: str) -> str | None:
        """The checksum of the file that a paper of the later site has at an address."""
        page, _, name = address.rpartition("/")
        line = self._papers.get(f"{page}/")
        raw = self.later.file(line.file) if line is not None else None
        content = read_content(raw) if raw is not None else None
        if content is None:
            return None
        return checksum_of(content["record"], name)

    @cached_property
    def _papers(self) -> dict[str, Line]:
        return {line.address: line for line in self.after.records if line.kind == "paper"}

    @cached_property
    def _withdrawn(self) -> dict[str, dt.date]:
        return dict(self.after.withdrawn)

    @cached_property
    def _withdrawn_before(self) -> set[str]:
        """What had gone before the file stood where it did, so that it did not go there."""
        return {address for address, _ in self.before.withdrawn}
