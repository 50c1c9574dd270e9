"""The home page."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import addresses
from minutebook.views import changed
from minutebook.views.coming import HowToCome, how_to_come
from minutebook.views.decision_lists import HOW_CHOSEN, latest_settled
from minutebook.views.meetings import MeetingLine, called_off, meeting_line, next_meeting_id
from minutebook.views.parts import BoardLabel, DecisionCard, Desk, Page

LATEST = 4
"""Decisions of each board on the home page."""


@dataclass(frozen=True)
class LatestOfBoard:
    """What one board decided lately."""

    board: BoardLabel
    serves: str
    cards: list[DecisionCard]


@dataclass(frozen=True)
class HomePage(Page):
    """`/`."""

    columns: list[LatestOfBoard]
    how_chosen: str
    """How the latest decisions are chosen."""
    next_meeting: MeetingLine | None
    come: HowToCome | None
    """How to come to it."""
    called_off: list[MeetingLine]
    """Meetings before it that were called off."""


def home_page(desk: Desk) -> HomePage:
    """What the boards decided lately, and what comes next."""
    site = desk.book.site
    coming = next_meeting_id(desk, None)
    return HomePage(
        addresses.HOME,
        site.title if site else "",
        site.description if site else "",
        [],
        addresses.HOME,
        [
            LatestOfBoard(
                desk.labels[id],
                board.serves,
                latest_settled(desk, id, LATEST),
            )
            for id, board in desk.book.boards.items()
            if board.ended is None or board.ended >= desk.today
        ],
        HOW_CHOSEN,
        meeting_line(desk, coming) if coming is not None else None,
        how_to_come(desk, desk.book.meetings[coming]) if coming is not None else None,
        called_off(desk, None),
        changed=changed.latest(
            desk,
            changed.of_decisions(
                desk.book,
                (one for line in desk.book.decisions_of_board.values() for one in line[-LATEST:]),
            ),
            changed.of_meeting(desk.book, coming) if coming is not None else (),
        ),
    )
