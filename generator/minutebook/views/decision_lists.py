"""The lists of one board's decisions. Nothing here looks at another board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.views.parts import BoardLabel, DecisionCard, Desk, Link, Page


@dataclass(frozen=True)
class YearLink:
    """A year of decisions."""

    year: int
    address: str
    count: int


@dataclass(frozen=True)
class DayOfDecisions:
    """What one board decided at one meeting, or its chair on one day."""

    heading: str
    meeting: Link | None
    """None for decisions between meetings."""
    cards: list[DecisionCard]


@dataclass(frozen=True)
class BoardDecisionsPage(Page):
    """`/boards/<board>/decisions/` and a year of them."""

    board: BoardLabel
    year: int | None
    """None on the page of all years, which shows the latest year in full and links the rest."""
    years: list[YearLink]
    days: list[DayOfDecisions]
    """The newest first."""
    count: int


def board_decisions_pages(desk: Desk) -> Iterator[BoardDecisionsPage]:
    """For each board: the page of all its decisions, then one a year."""
    for board_id, label in desk.labels.items():
        line = desk.book.decisions_of_board.get(board_id, [])
        by_year: dict[int, list[TakenDecision]] = {}
        for taken in reversed(line):
            by_year.setdefault(taken.date.year, []).append(taken)
        years = [
            YearLink(year, addresses.board_year(board_id, year), len(those))
            for year, those in by_year.items()
        ]
        trail = [Link("Boards", addresses.BOARDS), Link(label.short_name, label.address)]
        latest = next(iter(by_year.values()), [])
        yield BoardDecisionsPage(
            addresses.board_decisions(board_id),
            f"Decisions of the {label.name}",
            f"Every decision that the {label.name} took, newest first.",
            trail,
            addresses.BOARDS,
            label,
            None,
            years,
            _days(desk, latest),
            len(line),
        )
        trail = [*trail, Link("Decisions", addresses.board_decisions(board_id))]
        for year, those in by_year.items():
            yield BoardDecisionsPage(
                addresses.board_year(board_id, year),
                f"Decisions of the {label.name} in {year}",
                f"What the {label.name} decided in {year}.",
                trail,
                addresses.BOARDS,
                label,
                year,
                years,
                _days(desk, those),
                len(those),
            )


def _days(desk: Desk, newest_first: list[TakenDecision]) -> list[DayOfDecisions]:
    """Decisions by meeting, the newest meeting first, in order of number within each."""
    groups: dict[str, list[TakenDecision]] = {}
    for taken in newest_first:
        groups.setdefault(taken.meeting_id or f"chair {taken.date}", []).append(taken)
    days = []
    for group in groups.values():
        first = group[-1]
        at_meeting = first.meeting_id is not None
        date = desk.weekday(first.meeting_id) if first.meeting_id else wording.weekday(first.date)
        days.append(
            DayOfDecisions(
                f"Meeting of {date}" if at_meeting else f"By the chair, {date}",
                desk.meeting(first.meeting_id) if first.meeting_id is not None else None,
                [desk.card(taken) for taken in reversed(group)],
            )
        )
    return days
