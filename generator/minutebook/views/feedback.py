"""What people said that led to something: "You said, we did"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.question import Feedback, LedTo
from minutebook.periods import end_of
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.documents import paper_link
from minutebook.views.parts import BoardLabel, Desk, Link


@dataclass(frozen=True)
class LedToLine:
    """One thing that came of what people asked or said."""

    board: BoardLabel | None
    """The board of a decision; None for anything else."""
    what: Link


@dataclass(frozen=True)
class FeedbackView:
    """What people said, and what was done."""

    address: str
    id: str
    """Its place in a list."""
    date: dt.date | None
    """The day by which it was done, else of the meeting that was told, else by which it was heard;
    None where nothing says."""
    title: str
    boards: list[BoardLabel]
    through: str
    heard_on: str
    said: str
    did: str
    done_on: str
    told_in: list[Link]
    """The meeting and the paper that tell of it."""
    led_to: list[LedToLine]
    about: About
    changed: dt.date | None
    """The latest day that it gives; see `views.changed`."""


def feedback_views(desk: Desk) -> list[FeedbackView]:
    """Everything that people said, the newest first."""
    found = [_feedback(desk, id, record) for id, record in desk.book.feedback.items()]
    return sorted(found, key=lambda one: one.date or dt.date.min, reverse=True)


def led_to_lines(desk: Desk, them: list[LedTo]) -> Iterator[LedToLine]:
    """What came of it, a line each. A decision that is not there is left out."""
    for one in them:
        taken = desk.book.decisions.get(one.decision or "")
        if taken is not None:
            yield LedToLine(desk.labels[taken.board_id], desk.decision(taken))
        action = desk.book.actions.get(one.action or "")
        if action is not None:
            link = Link(f"Action: {action.title}", addresses.action(one.action or ""))
            yield LedToLine(None, link)
        if one.text is not None:
            yield LedToLine(None, Link(one.text, ""))


def _feedback(desk: Desk, id: str, record: Feedback) -> FeedbackView:
    told = []
    if record.meeting is not None:
        told.append(
            Link(f"the meeting of {desk.day(record.meeting)}", addresses.meeting(record.meeting))
        )
        if record.paper in desk.book.papers.get(record.meeting, {}):
            told.append(paper_link(desk, record.meeting, record.paper))
    return FeedbackView(
        addresses.feedback(id),
        f"said--{id}",
        _date(desk, record),
        record.title,
        [desk.labels[board] for board in record.boards],
        record.through,
        wording.day_or_words(record.heard_on) if record.heard_on else "",
        record.said or "",
        record.did,
        wording.day_or_words(record.done_on) if record.done_on else "",
        told,
        list(led_to_lines(desk, record.led_to)),
        about(desk, "feedback", id),
        changed.latest(desk, changed.of_feedback(desk.book, record)),
    )


def _date(desk: Desk, record: Feedback) -> dt.date | None:
    told = desk.book.meetings[record.meeting].date if record.meeting is not None else None
    done, heard = (end_of(when) if when else None for when in (record.done_on, record.heard_on))
    return done or told or heard
