"""What all records of an archive share: boards, people, bodies, and words by chance."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from made_up.calendar import BOARDS, Archive, Session
from made_up.words import GIVEN_NAMES, HEADS, TAILS, Words

_MEMBERS = 8

_ATTENDING = 3

_OFFICERS = 12

CHARITIES = 15

_ON_ALL_BOARDS = "adaeze-okpara"


@dataclass(frozen=True)
class _Panel:
    """Who comes to one board."""

    members: list[str]
    """The chair first."""
    attending: list[str]


class World:
    """Everything that lasts longer than a meeting."""

    def __init__(self, book: Archive, seed: int) -> None:
        self.book = book
        self.seed = seed
        self.names = {_ON_ALL_BOARDS: "Adaeze Okpara"}
        self.panels = {
            board: _Panel(
                [*self._people(f"{board}-members", _MEMBERS - 1), _ON_ALL_BOARDS],
                self._people(f"{board}-attending", _ATTENDING),
            )
            for board in BOARDS[: len(book.boards)]
        }
        self.officers = self._people("officers", _OFFICERS)
        self.order = {id: n for n, id in enumerate(self.names)}
        self.before: dict[tuple[str, str], Session] = {}
        """The meeting of a board before another, by board and meeting."""
        self.after: dict[tuple[str, str], Session] = {}
        """The next meeting held of a board, by board and meeting."""
        self.ordinal: dict[tuple[str, str], int] = {}
        """How many meetings a board had before, by board and meeting."""
        for board in book.boards:
            mine = [one for one in (*book.held, *book.coming[:1]) if board in one.boards]
            for number, one in enumerate(mine):
                self.ordinal[board, one.id] = number
                if number:
                    self.before[board, one.id] = mine[number - 1]
                if number + 1 < len(mine) and mine[number + 1] in book.held:
                    self.after[board, one.id] = mine[number + 1]

    def _people(self, group: str, count: int) -> list[str]:
        """So many new people. Each group has its own seed, so that more boards change nobody."""
        chosen = random.Random(f"{self.seed} {group}")
        ids: list[str] = []
        while len(ids) < count:
            name = f"{chosen.choice(GIVEN_NAMES)} {chosen.choice(HEADS)}{chosen.choice(TAILS)}"
            id = slug_of(name)
            if id not in self.names:
                self.names[id] = name
                ids.append(id)
        return ids

    def interests(self, person: str) -> int:
        """How many interests somebody has in the register."""
        return self.order[person] % 3

    def words(self, session: Session) -> Words:
        return Words(f"{self.seed} {session.id}", [self.names[id] for id in self.officers])

    def first_held(self, boards: Sequence[str], meeting: str) -> Session | None:
        """The next meeting held by any of `boards`."""
        found = [self.after[board, meeting] for board in boards if (board, meeting) in self.after]
        return min(found, key=lambda session: session.date, default=None)

    def last_chair_decision(self, board: str, session: Session) -> dt.date | None:
        """The day of the chair's decision that the board ratifies at this meeting, if any."""
        tenth = self.ordinal[board, session.id] % 10 == 5
        return session.date - dt.timedelta(days=3) if tenth else None

    def puts_off(self, board: str, meeting: str) -> str:
        """Until when a board puts off the last thing that it takes at a meeting; empty where it
        puts nothing off.
        """
        ordinal = self.ordinal.get((board, meeting), 0)
        if ordinal == 0 or ordinal % 2 or self.book.size.decisions < 5:
            return ""
        return "further notice" if ordinal % 4 == 0 else "the next meeting"

    def comes_back(self, board: str, meeting: str) -> str | None:
        """What a board put off at its meeting before, which an agenda takes up at this one."""
        before = self.before.get((board, meeting))
        if before is None or self.puts_off(board, before.id) != "the next meeting":
            return None
        return f"{board}/{before.id}/{self.book.size.decisions:02d}"

    def was_planned(self, session: Session) -> str | None:
        """The entry of the forward plan that the first item of business of a meeting takes."""
        return f"{session.id}-planned" if session.number % 2 else None


def slug_of(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("é", "e").replace("'", "")).strip("-")


def source_note(date: dt.date, pages: str | None = None) -> dict[str, Any]:
    return {"document": f"packs-{date.year}", "pages": pages}
