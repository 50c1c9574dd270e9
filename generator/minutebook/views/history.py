"""A subject in the order of time: what stood on agendas, what was decided, what followed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.vocabulary import ActionStatus, MeetingState
from minutebook.topics import Carriers
from minutebook.views.documents import paper_link
from minutebook.views.meetings import is_over
from minutebook.views.parts import BoardLabel, Desk, Link, verbs
from minutebook.views.topic_parts import decision_link


@dataclass(frozen=True)
class HistoryLine:
    """Something that happened on a day, or is to happen."""

    on: dt.date
    date: str
    what: str
    """`On the agenda`, `Approved`, `Action`, `Planned`, ..."""
    link: Link
    board: BoardLabel | None
    """Of a decision: the one board that took it."""
    is_to_come: bool
    """Whether it stands on an agenda of a meeting to come."""


_ITEM, _PAPER, _DECISION, _ACTION, _CLOSED, _PLAN = range(6)
"""What comes first of one day."""


def history(desk: Desk, carriers: Carriers, today: dt.date) -> list[HistoryLine]:
    """Everything with a date, the oldest first."""
    rows = [
        *_items(desk, carriers, today),
        *_papers(desk, carriers, today),
        *_actions(desk, carriers),
        *_plans(desk, carriers, today),
    ]
    for taken in carriers.decisions:
        label = desk.labels[taken.board_id]
        line = HistoryLine(
            taken.date, wording.day(taken.date), verbs(taken), decision_link(taken), label, False
        )
        rows.append((_DECISION, line))
    rows.sort(key=lambda row: (row[1].on, row[0]))
    return [line for _, line in rows]


def latest(lines: list[HistoryLine], most: int) -> dt.date | None:
    """The day from which on there are about `most` lines that boards share, so that no board's
    decisions say where a list is cut. None where there are not many more.
    """
    shared = [line.on for line in lines if line.board is None]
    return shared[-most] if len(shared) > most * 3 // 2 else None


def _items(desk: Desk, carriers: Carriers, today: dt.date) -> list[tuple[int, HistoryLine]]:
    rows = []
    for meeting_id, item in carriers.items:
        meeting = desk.book.meetings[meeting_id]
        off = meeting.state in {MeetingState.CANCELLED, MeetingState.POSTPONED}
        words = "On the agenda"
        if item.in_minutes_only:
            words = "In the minutes"
        if item.withdrawn is not None:
            words = "Withdrawn from the agenda"
        elif off:
            words = f"On the agenda of a meeting that was {meeting.state.value}"
        number = f"item {item.number}, " if item.number else ""
        link = Link(number + item.title, addresses.meeting(meeting_id, item.id))
        to_come = not is_over(meeting, today) and not off
        day = desk.day(meeting_id)
        rows.append((_ITEM, HistoryLine(meeting.date, day, words, link, None, to_come)))
    return rows


def _papers(desk: Desk, carriers: Carriers, today: dt.date) -> list[tuple[int, HistoryLine]]:
    """Papers of items that carry something else; the others stand with their items."""
    listed = {(id, document.paper) for id, item in carriers.items for document in item.documents}
    rows = []
    for meeting_id, paper_id in carriers.papers:
        if (meeting_id, paper_id) in listed:
            continue
        meeting = desk.book.meetings[meeting_id]
        link = paper_link(desk, meeting_id, paper_id)
        to_come = not is_over(meeting, today)
        line = HistoryLine(meeting.date, desk.day(meeting_id), "Paper", link, None, to_come)
        rows.append((_PAPER, line))
    return rows


def _actions(desk: Desk, carriers: Carriers) -> list[tuple[int, HistoryLine]]:
    rows = []
    for action_id in carriers.actions:
        action = desk.book.actions[action_id]
        link = Link(action.title, addresses.action(action_id))
        status = "now closed" if action.status is ActionStatus.CLOSED else "still open"
        day = wording.day(action.assigned_on)
        line = HistoryLine(action.assigned_on, day, f"Action agreed, {status}", link, None, False)
        rows.append((_ACTION, line))
        if action.closed_on is not None:
            day = wording.day(action.closed_on)
            line = HistoryLine(action.closed_on, day, "Action closed", link, None, False)
            rows.append((_CLOSED, line))
    return rows


def _plans(desk: Desk, carriers: Carriers, today: dt.date) -> list[tuple[int, HistoryLine]]:
    rows = []
    for entry in carriers.planned:
        if entry.meeting is None or desk.book.taken_from_plan.get(entry.id):
            continue
        meeting = desk.book.meetings[entry.meeting]
        link = Link(entry.title, f"{addresses.FORWARD_PLAN}#{entry.id}")
        over = is_over(meeting, today)
        words = "Planned, and on no agenda held here" if over else "Planned"
        line = HistoryLine(meeting.date, desk.day(entry.meeting), words, link, None, False)
        rows.append((_PLAN, line))
    return rows
