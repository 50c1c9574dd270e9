"""What is so long ago that a page of many years leaves it to the pages of its years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from minutebook import addresses
from minutebook.views.history import HistoryLine
from minutebook.views.parts import BoardLabel, Desk, Link

KEPT = 100
"""Things of one kind that a topic's page has: what boards share, and decisions of each board."""


@dataclass(frozen=True)
class OlderDecisions:
    """Decisions of one board that stand on the pages of its years."""

    board: BoardLabel
    count: int
    years: list[Link]


def kept(lines: list[HistoryLine]) -> tuple[list[HistoryLine], list[HistoryLine]]:
    """Lines, the oldest first, in two: the latest that boards share and the latest of each board,
    each counted for itself; and those that are older.
    """
    counts: dict[str, int] = {}
    stay: list[HistoryLine] = []
    older: list[HistoryLine] = []
    for line in reversed(lines):
        of = line.board.id if line.board is not None else ""
        counts[of] = counts.get(of, 0) + 1
        (stay if counts[of] <= KEPT else older).append(line)
    return stay[::-1], older[::-1]


def older_decisions(desk: Desk, lines: list[HistoryLine]) -> list[OlderDecisions]:
    """By board, with the years in which it took them."""
    found = []
    for id, label in desk.labels.items():
        years = [line.on.year for line in lines if line.board is not None and line.board.id == id]
        if years:
            links = [Link(str(year), addresses.board_year(id, year)) for year in sorted({*years})]
            found.append(OlderDecisions(label, len(years), links))
    return found


def years_of_meetings(desk: Desk, days: Iterable[dt.date]) -> list[Link]:
    """The years of some days in which there were meetings."""
    held = {meeting.date.year for meeting in desk.book.meetings.values()}
    years = sorted({day.year for day in days} & held)
    return [Link(str(year), addresses.meetings_of_year(year)) for year in years]
