"""What is so long ago that a topic's page leaves it to the pages of its years.

Which years of a topic have a page is said by what boards share alone. What a board decided in
another year leads to that board's own page of the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutebook import addresses
from minutebook.views.history import HistoryLine
from minutebook.views.parts import BoardLabel, Desk, Link

KEPT = 20
"""Things of one kind that a topic's page has: what boards share, and decisions of each board."""


@dataclass(frozen=True)
class OlderDecisions:
    """Decisions of one board that stand on the pages of years."""

    board: BoardLabel
    count: int
    years: list[Link]
    """Of the board's own pages: years of which the topic has no page."""
    on_years: bool
    """Whether some stand on the topic's own pages of years."""


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


def years_of(lines: list[HistoryLine]) -> list[int]:
    """The years of a topic that have pages, the latest first: none where all that boards share
    stands on the topic's own page.
    """
    shared = [line.on.year for line in lines if line.board is None]
    return sorted({*shared}, reverse=True) if len(shared) > KEPT else []


def older_decisions(
    desk: Desk, lines: list[HistoryLine], years: Sequence[int]
) -> list[OlderDecisions]:
    """By board, with the years in which it took them; `years` are those of the topic's pages."""
    taken: dict[str, list[int]] = {}
    for line in lines:
        if line.board is not None:
            taken.setdefault(line.board.id, []).append(line.on.year)
    found = []
    for id, label in desk.labels.items():
        mine = {*taken.get(id, [])}
        if mine:
            links = [
                Link(str(year), addresses.board_year(id, year))
                for year in sorted(mine - {*years}, reverse=True)
            ]
            count = len(taken[id])
            found.append(OlderDecisions(label, count, links, bool(mine & {*years})))
    return found
