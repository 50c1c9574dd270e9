"""Everything of one board, a year a page: its meetings with what came of each.

Nothing here looks at a decision of another board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses
from minutebook.book import Book, TakenDecision
from minutebook.views import changed
from minutebook.views.documents import paper_link
from minutebook.views.meetings import MeetingLine, meeting_line
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.sharing import board_card


@dataclass(frozen=True)
class DecisionLine:
    """A decision in a list of its board."""

    link: Link
    verbs: str
    reference: str


@dataclass(frozen=True)
class MeetingOfYear:
    """A meeting, and what there is of it."""

    meeting: MeetingLine
    decisions: list[DecisionLine]
    papers: list[Link]
    actions: list[Link]


@dataclass(frozen=True)
class ChairDay:
    """What the chair decided on one day between meetings."""

    day: str
    decisions: list[DecisionLine]


@dataclass(frozen=True)
class BoardYearsPage(Page):
    """`/boards/<board>/years/` and one of them."""

    board: BoardLabel
    years: list[Link]
    """The latest first."""
    meetings: list[MeetingOfYear]
    """The latest first."""
    by_chair: list[ChairDay]


def years_of(book: Book, board_id: str) -> list[int]:
    """The years in which the board meets, met or decided, the latest first."""
    years = {book.meetings[id].date.year for id in book.meetings_of_board.get(board_id, [])}
    years |= {taken.date.year for taken in book.decisions_of_board.get(board_id, [])}
    return sorted(years, reverse=True)


def board_years_pages(desk: Desk) -> Iterator[BoardYearsPage]:
    """For each board: the page that leads to its years, then a page a year."""
    for id, label in desk.labels.items():
        desk = desk.of_board(id)
        with_records = years_of(desk.book, id)
        years = [Link(str(year), addresses.board_all_of_year(id, year)) for year in with_records]
        trail = [Link("Boards", addresses.BOARDS), Link(label.short_name, label.address)]
        yield BoardYearsPage(
            addresses.board_years(id),
            f"{label.name}, year by year",
            f"Meetings, decisions, papers and actions of the {label.name}, a year a page.",
            trail,
            addresses.BOARDS,
            label,
            years,
            [],
            [],
            picture=board_card(label),
        )
        trail = [*trail, Link("Year by year", addresses.board_years(id))]
        for year in with_records:
            meetings = [
                meeting_id
                for meeting_id in reversed(desk.book.meetings_of_board.get(id, []))
                if desk.book.meetings[meeting_id].date.year == year
            ]
            yield BoardYearsPage(
                addresses.board_all_of_year(id, year),
                f"{label.name} in {year}",
                f"Meetings, decisions, papers and actions of the {label.name} in {year}.",
                trail,
                addresses.BOARDS,
                label,
                years,
                [_meeting(desk, id, meeting_id) for meeting_id in meetings],
                _by_chair(desk, id, year),
                changed=changed.latest(desk, _days(desk.book, id, year)),
                picture=board_card(label),
            )


def _meeting(desk: Desk, board_id: str, meeting_id: str) -> MeetingOfYear:
    book = desk.book
    return MeetingOfYear(
        meeting_line(desk, meeting_id),
        [_decision(desk, one) for one in book.decisions_of_meeting.get((meeting_id, board_id), [])],
        [
            paper_link(desk, meeting_id, paper_id)
            for paper_id, paper in book.papers.get(meeting_id, {}).items()
            if paper.public
        ],
        [
            Link(book.actions[action_id].title, addresses.action(action_id))
            for action_id in book.actions_of_meeting.get(meeting_id, [])
        ],
    )


def _days(book: Book, board_id: str, year: int) -> Iterator[dt.date | None]:
    """When the titles and verbs on a page of a year came or were corrected."""
    for meeting_id in book.meetings_of_board.get(board_id, []):
        meeting = book.meetings[meeting_id]
        if meeting.date.year == year:
            yield from (meeting.notice_published, meeting.papers_published, meeting.date)
            yield from changed.of_records(meeting)
    for taken in book.decisions_of_board.get(board_id, []):
        if taken.date.year == year:
            yield taken.date
            yield from (change.on for change in taken.facts.changes)


def _by_chair(desk: Desk, board_id: str, year: int) -> list[ChairDay]:
    days: dict[str, list[DecisionLine]] = {}
    for taken in reversed(desk.book.decisions_of_board.get(board_id, [])):
        if taken.meeting_id is None and taken.date.year == year:
            days.setdefault(desk.card(taken).date, []).insert(0, _decision(desk, taken))
    return [ChairDay(day, those) for day, those in days.items()]


def _decision(desk: Desk, taken: TakenDecision) -> DecisionLine:
    card = desk.card(taken)
    return DecisionLine(Link(card.title, card.address), card.verbs, card.reference)
