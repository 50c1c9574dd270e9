"""Which boards of a made-up archive met, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

BOARDS = ("ashby", "brook", "calder", "denholm", "elmstead", "farley")
"""Ids of the boards; a book of two has the first two."""

AFTER_LAST = dt.timedelta(days=3)
"""How long after the last meeting held the site stands still."""


@dataclass(frozen=True)
class Size:
    """How much one meeting holds."""

    items: int = 12
    """Items of the agenda, six or more."""
    paragraphs: int = 40
    """Paragraphs of the minutes; more where the decisions need them."""
    decisions: int = 10
    """Decisions of each board that meets."""
    papers: int = 4
    actions: int = 3


@dataclass(frozen=True)
class Session:
    """One meeting of the calendar."""

    id: str
    date: dt.date
    boards: tuple[str, ...]
    number: int
    """Its place in the calendar, from 0."""


@dataclass(frozen=True)
class Archive:
    """What was made up, for tests that count or look for it."""

    boards: tuple[str, ...]
    held: tuple[Session, ...]
    """Meetings with minutes, the earliest first."""
    coming: tuple[Session, ...]
    """Planned meetings: the first with agenda and papers, the others in the forward plan alone."""
    size: Size

    @property
    def as_at(self) -> dt.date:
        """The day on which its site stands still."""
        return (self.held[-1].date if self.held else FIRST_DAY) + AFTER_LAST


def archive(
    meetings: int,
    boards: int = 2,
    *,
    alone: int = 4,
    coming: int = 3,
    weeks: int = 1,
    size: Size | None = None,
) -> Archive:
    """The calendar of an archive.

    `meetings` were held and `coming` are planned, so many `weeks` apart; there are 1 to 6 `boards`.
    Every `alone`-th meeting is of one board (0: none is), the others of several in common: of all
    boards and of some of them by turns.
    """
    if not 1 <= boards <= len(BOARDS):
        raise ValueError(f"an archive has 1 to {len(BOARDS)} boards")
    ids = BOARDS[:boards]
    sessions = [_session(ids, number, alone, weeks) for number in range(meetings + coming)]
    return Archive(ids, tuple(sessions[:meetings]), tuple(sessions[meetings:]), size or Size())


def mark(board: str, meeting: str, number: int) -> str:
    """The word that only this decision holds: `Ashby20010118x07`."""
    return f"{board.capitalize()}{meeting.replace('-', '')}x{number:02d}"


FIRST_DAY = dt.date(2001, 1, 18)
"""The day of the first meeting, a Thursday."""


def _session(boards: tuple[str, ...], number: int, alone: int, weeks: int) -> Session:
    date = FIRST_DAY + dt.timedelta(weeks=number * weeks)
    meeting = boards
    if alone and number % alone == alone - 1:
        meeting = (boards[number // alone % len(boards)],)
    elif number % 2 == 0 and len(boards) > 2:
        absent = boards[number // 2 % len(boards)]
        meeting = tuple(board for board in boards if board != absent)
    return Session(date.isoformat(), date, meeting, number)
