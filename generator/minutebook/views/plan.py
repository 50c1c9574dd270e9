"""The forward plan: what the boards expect to take, meeting by meeting."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import addresses
from minutebook.views import changed
from minutebook.views.meetings import (
    MeetingLine,
    PlannedLine,
    is_over,
    meeting_line,
    planned_line,
    planned_lines,
)
from minutebook.views.parts import About, BoardLabel, Desk, Link, Page
from minutebook.views.put_off import PutOffByBoard, put_off_by


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting and what is expected of it."""

    meeting: MeetingLine
    entries: list[PlannedLine]


@dataclass(frozen=True)
class ForwardPlanPage(Page):
    """`/forward-plan/`."""

    boards: list[BoardLabel]
    months: list[Link]
    """The months of coming meetings, each to its first meeting on the page."""
    coming: list[PlannedMeeting]
    """The next first."""
    past: list[PlannedMeeting]
    """Meetings that are over, the latest first."""
    unscheduled: list[PlannedLine]
    put_off: list[PutOffByBoard]
    """What each board put off, and no agenda has taken up."""
    count: int
    abouts: list[About]


def forward_plan_page(desk: Desk) -> ForwardPlanPage:
    """Every plan's entries in one order of time."""
    book = desk.book
    entries = [entry for plan in book.plans.values() for entry in plan.entries]
    boards = dict.fromkeys(board for plan in book.plans.values() for board in plan.boards)
    planned = [id for id in book.meeting_order() if id in book.planned_for]
    over = [id for id in planned if is_over(book.meetings[id], desk.today)]
    coming = [id for id in planned if id not in over]
    return ForwardPlanPage(
        addresses.FORWARD_PLAN,
        "Forward plan",
        "What the boards expect to take at coming meetings, and what will be asked of each.",
        [],
        addresses.FORWARD_PLAN,
        [desk.labels[board] for board in boards],
        _months(desk, coming),
        [_planned(desk, id) for id in coming],
        [_planned(desk, id) for id in reversed(over)],
        [planned_line(desk, entry) for entry in entries if entry.meeting is None],
        [put_off_by(desk, board) for board in desk.labels],
        len(entries),
        [desk.about(plan) for plan in book.plans.values()],
        changed=changed.latest(
            desk,
            changed.of_records(*book.plans.values()),
            (move.on for entry in entries for move in entry.moves),
        ),
    )


def _months(desk: Desk, coming: list[str]) -> list[Link]:
    found: dict[str, Link] = {}
    for n, id in enumerate(coming, start=1):
        words = f"{desk.book.meetings[id].date:%B %Y}"
        found.setdefault(words, Link(words, f"{addresses.FORWARD_PLAN}#_plan-{n}"))
    return list(found.values())


def _planned(desk: Desk, meeting_id: str) -> PlannedMeeting:
    return PlannedMeeting(meeting_line(desk, meeting_id), planned_lines(desk, meeting_id))
