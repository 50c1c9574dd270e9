"""A subject in the order of time, as a list and as a picture: what stood on agendas, what each
board decided, what followed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.vocabulary import CALLED_OFF, ActionStatus
from minutebook.topics import Carriers
from minutebook.views.documents import paper_link, planned_link
from minutebook.views.meetings import is_over
from minutebook.views.minutes import item_link
from minutebook.views.parts import BoardLabel, Desk, Link, decision_link
from minutebook.views.phrases import verbs
from minutebook.views.timeline import Kind, Moment, Timeline, timeline

FEWEST = 3
"""Days on which something happened that boards share; of fewer a picture tells nothing."""


@dataclass(frozen=True)
class HistoryLine:
    """Something that happened on a day, or is to happen."""

    on: dt.date
    date: str
    kind: Kind
    what: str
    """`On the agenda`, `Approved`, `Action agreed, still open`, `Planned`, ..."""
    link: Link
    board: BoardLabel | None = None
    """Of a decision: the one board that took it."""
    is_to_come: bool = False
    """Whether it stands on an agenda of a meeting to come."""


@dataclass(frozen=True)
class Lane:
    """What one board decided, in the scale of the picture above."""

    board: BoardLabel
    picture: Timeline


@dataclass(frozen=True)
class Pictures:
    """A history drawn: what boards share, and below it what each decided."""

    shared: Timeline
    lanes: list[Lane]


def history(desk: Desk, carriers: Carriers) -> list[HistoryLine]:
    """Everything with a date, the oldest first."""
    order = [Kind.MEETING, Kind.PAPER, Kind.DECIDED, Kind.ACTION, Kind.OUTCOME, Kind.PLANNED]
    lines = [
        *_items(desk, carriers),
        *_papers(desk, carriers),
        *_decisions(desk, carriers),
        *_actions(desk, carriers),
        *_plans(desk, carriers),
    ]
    return sorted(lines, key=lambda line: (line.on, order.index(line.kind)))


def pictures(lines: list[HistoryLine], of: str, today: dt.date) -> Pictures | None:
    """None where too little happened."""
    shared = [line for line in lines if line.board is None]
    days = [line.on for line in shared]
    if len(set(days)) < FEWEST:
        return None
    lanes: dict[str, tuple[BoardLabel, list[Moment]]] = {}
    for line in lines:
        if line.board is not None:
            lanes.setdefault(line.board.id, (line.board, []))[1].append(_moment(line))
    return Pictures(
        timeline([_moment(line) for line in shared], of, today),
        [
            Lane(label, timeline(moments, f"{of}, {label.short_name}", today, days))
            for label, moments in lanes.values()
        ],
    )


def _moment(line: HistoryLine) -> Moment:
    return Moment(line.on, f"{line.what}: {line.link.text}", line.link.address, line.kind)


def _items(desk: Desk, carriers: Carriers) -> Iterator[HistoryLine]:
    for meeting_id, item in carriers.items:
        meeting = desk.book.meetings[meeting_id]
        off = meeting.state in CALLED_OFF
        words = "In the minutes" if item.in_minutes_only else "On the agenda"
        if item.withdrawn is not None:
            words = "Withdrawn from the agenda"
        elif off:
            words = f"On the agenda of a meeting that was {meeting.state.value}"
        yield HistoryLine(
            meeting.date,
            desk.day(meeting_id),
            Kind.MEETING,
            words,
            item_link(desk, meeting_id, item),
            is_to_come=not is_over(meeting, desk.today) and not off and item.withdrawn is None,
        )


def _papers(desk: Desk, carriers: Carriers) -> Iterator[HistoryLine]:
    for meeting_id, paper_id in carriers.papers:
        yield HistoryLine(
            desk.book.meetings[meeting_id].date,
            desk.day(meeting_id),
            Kind.PAPER,
            "Paper",
            paper_link(desk, meeting_id, paper_id),
        )


def _decisions(desk: Desk, carriers: Carriers) -> Iterator[HistoryLine]:
    for taken in carriers.decisions:
        yield HistoryLine(
            taken.date,
            wording.day(taken.date),
            Kind.DECIDED,
            verbs(taken),
            decision_link(taken),
            desk.labels[taken.board_id],
        )


def _actions(desk: Desk, carriers: Carriers) -> Iterator[HistoryLine]:
    for action_id in carriers.actions:
        action = desk.book.actions[action_id]
        link = Link(action.title, addresses.action(action_id))
        status = "now closed" if action.status is ActionStatus.CLOSED else "still open"
        on = action.assigned_on
        yield HistoryLine(on, wording.day(on), Kind.ACTION, f"Action agreed, {status}", link)
        if action.closed_on is not None:
            day = wording.day(action.closed_on)
            yield HistoryLine(action.closed_on, day, Kind.OUTCOME, "Action closed", link)


def _plans(desk: Desk, carriers: Carriers) -> Iterator[HistoryLine]:
    for entry in carriers.planned:
        if entry.meeting is None or desk.book.taken_from_plan.get(entry.id):
            continue
        meeting = desk.book.meetings[entry.meeting]
        over = is_over(meeting, desk.today)
        yield HistoryLine(
            meeting.date,
            desk.day(entry.meeting),
            Kind.PLANNED,
            "Planned, and on no agenda held here" if over else "Planned",
            planned_link(entry),
        )
