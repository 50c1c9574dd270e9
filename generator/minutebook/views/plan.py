"""The forward plan: what the boards expect to take, meeting by meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from minutebook import addresses
from minutebook.views.meetings import (
    MeetingLine,
    PlannedLine,
    is_over,
    meeting_line,
    planned_line,
    planned_lines,
)
from minutebook.views.parts import About, BoardLabel, Desk, Page


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting and what is expected of it."""

    meeting: MeetingLine
    entries: list[PlannedLine]
    is_over: bool


@dataclass(frozen=True)
class ForwardPlanPage(Page):
    """`/forward-plan/`."""

    boards: list[BoardLabel]
    meetings: list[PlannedMeeting]
    """The next first."""
    unscheduled: list[PlannedLine]
    count: int
    abouts: list[About]


def forward_plan_page(desk: Desk, today: dt.date) -> ForwardPlanPage:
    """Every plan's entries in one order of time."""
    book = desk.book
    entries = [entry for plan in book.plans.values() for entry in plan.entries]
    boards = dict.fromkeys(board for plan in book.plans.values() for board in plan.boards)
    return ForwardPlanPage(
        addresses.FORWARD_PLAN,
        "Forward plan",
        "What the boards expect to take at coming meetings, and what will be asked of each.",
        [],
        addresses.FORWARD_PLAN,
        [desk.labels[board] for board in boards],
        [
            PlannedMeeting(
                meeting_line(desk, id),
                planned_lines(desk, id),
                is_over(book.meetings[id], today),
            )
            for id in book.meeting_order()
            if id in book.planned_for
        ],
        [planned_line(desk, entry) for entry in entries if entry.meeting is None],
        len(entries),
        [desk.about(plan) for plan in book.plans.values()],
    )
