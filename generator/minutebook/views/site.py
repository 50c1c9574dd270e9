"""The home page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from minutebook import addresses
from minutebook.views.decision_lists import HOW_CHOSEN, latest_settled
from minutebook.views.meetings import MeetingLine, next_meeting
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


def home_page(desk: Desk, today: dt.date) -> HomePage:
    """What the boards decided lately, and what comes next."""
    site = desk.book.site
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
            if board.ended is None or board.ended >= today
        ],
        HOW_CHOSEN,
        next_meeting(desk, None, today),
    )
