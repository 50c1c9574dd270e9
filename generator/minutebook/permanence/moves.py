"""What `moved.yml` may excuse: that a record stands at another address, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from minutebook import addresses
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import EarlierRecord
from minutebook.stood import stood_at


def names_of(one: EarlierRecord | PublicRecord) -> tuple[str, ...]:
    """Addresses by which a record can be withdrawn or moved. What shares the page of others has one
    of its own: `interests/ann/`.
    """
    return one.address, one.file, addresses.beside_data(one.file)


@dataclass(frozen=True)
class Moves:
    """Where the lines of `moved.yml` lead."""

    lines: Mapping[str, str]
    """Addresses before, and now."""
    before: tuple[EarlierRecord, ...] = ()
    now: tuple[PublicRecord, ...] = ()

    @classmethod
    def of(
        cls, lines: Mapping[str, str], before: Iterable[EarlierRecord], now: Iterable[PublicRecord]
    ) -> Moves:
        return cls(lines, tuple(before), tuple(now))

    def end(self, names: Iterable[str]) -> str:
        """Where the first of them that moved is said to be, at the end of its way; or nothing."""
        here = next((name for name in names if name in self.lines), "")
        seen: set[str] = set()
        while here in self.lines and here not in seen:
            seen.add(here)
            here = self.lines[here]
        return here

    @cached_property
    def _published(self) -> dict[tuple[str, str], EarlierRecord]:
        return {(one.kind, name): one for one in self.before for name in names_of(one)}

    @cached_property
    def _today(self) -> dict[tuple[str, str], PublicRecord]:
        return {(one.kind, name): one for one in self.now for name in names_of(one)}

    def led(self, one: EarlierRecord) -> tuple[PublicRecord | None, str]:
        """The record to which one is led on; or why what it is led to cannot be it. Neither where
        it did not move.
        """
        end = self.end(names_of(one))
        if not end and one.kind == "register entry":
            end = self._with_person(one.id)
        if not end:
            return None, ""
        same = self._today.get((one.kind, end))
        if same is None:
            return None, f"`{end}`, where no {one.kind} stands"
        if self._published.get((one.kind, end), one) is not one:
            return None, f"`{end}`, where another {one.kind} was published already"
        if one.kind == "decision" and not self._is_of_board(one.id, same.id):
            return None, f"`{end}`, a decision of another board"
        return same, ""

    def _with_person(self, id: str) -> str:
        """Where the entry of a person belongs who has another id now; or nothing."""
        stood = stood_at(self.end([addresses.person(id)]))
        if stood is None or stood.kind != "person":
            return ""
        return f"{addresses.INTERESTS}{stood.ids['person']}/"

    def _is_of_board(self, was: str, now: str) -> bool:
        """Whether decisions of these ids are of one board, perhaps of one that is called otherwise
        now.
        """
        old, new = was.partition("/")[0], now.partition("/")[0]
        return old == new or self.end([addresses.board(old)]) == addresses.board(new)
