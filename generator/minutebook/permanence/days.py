"""When a record was first published, and when it last changed, as far as records say.

A clerk types `published` only where no other record says it. The day of a build counts for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from minutebook.book import Book
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecisions, Decisions
from minutebook.models.figures import PaperFigures
from minutebook.models.interest import Interests
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.plan import ForwardPlan
from minutebook.models.question import PublicQuestion
from minutebook.permanence.content import PublicRecord

Days = Iterator[dt.date | None]


def published_on(book: Book, record: PublicRecord, today: dt.date) -> dt.date | None:
    """The day of first publication; None where nothing says it, or it is still to come."""
    day = recorded_publication(book, record)
    if day is None and book.site is not None:
        # A demonstration that stands still was published as it stands, unless a record says that it
        # was corrected before.
        day = book.site.as_at
        first = min((change.on for change in record.changes), default=None)
        if day is not None and first is not None and first < day:
            return None
    return day if day is not None and day <= today else None


def recorded_publication(book: Book, record: PublicRecord) -> dt.date | None:
    """The same as far as a record says it, of this day or of one to come."""
    held = record.entry.record
    day = record.record.published
    if day is None and isinstance(held, (Decisions, ChairDecisions)):
        day = held.published
    if day is None:
        day = min((one for one in _said(book, record) if one is not None), default=None)
    return day


def is_dated(book: Book, record: PublicRecord) -> bool:
    """Whether anything says the day of its publication, be it still to come."""
    return published_on(book, record, dt.date.max) is not None


def _said(book: Book, record: PublicRecord) -> Days:
    """Days on which it was published, as other records have them."""
    ids = record.entry.ids
    meeting_id, paper_id = ids.get("meeting", ""), ids.get("paper", "")
    match record.entry.record:
        case Meeting() as meeting:
            yield from (meeting.notice_published, meeting.papers_published)
        case Paper() | PaperFigures():
            yield from _paper(book, meeting_id, paper_id)
        case Minutes() | Decisions():
            yield from _minutes(book, meeting_id)
        case Action() as action:
            yield from _minutes(book, action.meeting)
        case PublicQuestion() as question if question.paragraph is not None:
            yield from _minutes(book, question.meeting or "")


def _paper(book: Book, meeting_id: str, paper_id: str) -> Days:
    meeting = book.meetings.get(meeting_id)
    if meeting is None:
        return
    for item in meeting.agenda:
        for document in item.documents:
            if document.paper == paper_id:
                yield document.published or item.added or meeting.papers_published


def _minutes(book: Book, meeting_id: str) -> Days:
    """Minutes are published with the papers of the meetings that they are put before."""
    own = book.minutes.get(meeting_id)
    if own is None:
        return
    if own.published is not None:
        yield own.published
        return
    yield from book.minutes_put.get(meeting_id, [])


def changed_on(book: Book, record: PublicRecord, today: dt.date) -> dt.date | None:
    """The latest day after its publication on which it was corrected, or on which what it tells
    went on; None where it stands as it was published.
    """
    published = published_on(book, record, today) or dt.date.min
    days = (day for day in _went_on(book, record) if day is not None)
    return max((day for day in days if published < day <= today), default=None)


def _went_on(book: Book, record: PublicRecord) -> Days:
    yield from (change.on for change in record.changes)
    match record.entry.record:
        case Action() as action:
            yield action.closed_on
            for update in action.updates:
                yield update.on
                if update.reported_to is not None:
                    yield book.meetings[update.reported_to].date
        case Minutes() as minutes:
            for status in minutes.status.values():
                if status.at is not None:
                    yield book.meetings[status.at].date
        case ForwardPlan() as plan:
            for entry in plan.entries:
                yield from (move.on for move in entry.moves)
        case Interests() as register:
            yield register.confirmed_on
            yield from (one.removed_on for one in register.interests)
        case PublicQuestion() as question:
            yield question.replied_on
