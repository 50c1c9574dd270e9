"""When a page last changed: the latest day that its records give, up to today.

A record says when it was decided, reported, published or corrected. What a page shows without a day
(a member, a purpose) counts from the `changes` of its record alone. The day of the build counts for
nothing, and so does a day that is still to come.

What a page of one board shows is that board's alone, and so is its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import suppress

from minutebook.book import Book, TakenDecision
from minutebook.models.plan import ForwardPlan
from minutebook.models.published import Published
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.topics import Carriers
from minutebook.views.parts import Desk
from minutebook.views.waiting import actions_of

Days = Iterator[dt.date | None]


def latest(desk: Desk, *days: Iterable[dt.date | None]) -> dt.date | None:
    """The latest of days that are not still to come; None where there is none."""
    known = (day for some in days for day in some if day is not None and day <= desk.today)
    return max(known, default=None)


def of_records(*records: Published | None) -> Days:
    """When each was corrected."""
    for record in records:
        if record is not None:
            yield from (change.on for change in record.changes)


def of_decision(book: Book, taken: TakenDecision) -> Days:
    """When it was taken and corrected, and when what follows from it was reported."""
    yield from _taken(book, taken)
    yield from of_actions(book, actions_of(book, taken))


def _taken(book: Book, taken: TakenDecision) -> Days:
    yield taken.date
    yield from (change.on for change in taken.facts.changes)
    for later in (
        *book.superseded_by.get(taken.key, []),
        *book.ratified_by.get(taken.key, []),
    ):
        yield later.date
    for meeting_id, item in book.taken_up.get(taken.key, []):
        yield item.added or announced(book, meeting_id)


def of_decisions(book: Book, decisions: Iterable[TakenDecision]) -> Days:
    """When cards changed that show decisions in short."""
    for taken in decisions:
        yield from of_decision(book, taken)


def announced(book: Book, meeting_id: str) -> dt.date | None:
    """When it was first known what a meeting would take up."""
    meeting = book.meetings[meeting_id]
    return meeting.papers_published or meeting.notice_published


def of_action(book: Book, action_id: str) -> Days:
    action = book.actions[action_id]
    yield action.assigned_on
    yield action.closed_on
    for update in action.updates:
        yield update.on
        if update.reported_to is not None:
            yield book.meetings[update.reported_to].date
    yield from of_records(action)


def of_actions(book: Book, ids: Iterable[str]) -> Days:
    for action_id in ids:
        yield from of_action(book, action_id)


def of_plans(book: Book, plans: Iterable[ForwardPlan]) -> Days:
    """When entries were moved, when their meetings were, and when plans were corrected."""
    for plan in plans:
        yield from of_records(plan)
        for entry in plan.entries:
            yield from (move.on for move in entry.moves)
            if entry.meeting is not None:
                yield book.meetings[entry.meeting].date


def of_meeting(book: Book, meeting_id: str) -> Days:
    """Its notice, its papers, its day, its minutes with what each board decided, its actions."""
    meeting, minutes = book.meetings[meeting_id], book.minutes.get(meeting_id)
    yield from (meeting.notice_published, meeting.papers_published, meeting.date)
    yield from (one.published for one in meeting.supplements)
    for item in meeting.agenda:
        yield from (item.added, item.notice_published)
        yield from (document.published for document in item.documents)
    yield from of_records(meeting, minutes)
    for status in minutes.status.values() if minutes is not None else ():
        if status.at is not None:
            yield book.meetings[status.at].date
    for board in meeting.boards:
        for taken in book.decisions_of_meeting.get((meeting_id, board), []):
            yield from _taken(book, taken)
    yield from of_actions(book, book.actions_of_meeting.get(meeting_id, []))
    for entry in book.planned_for.get(meeting_id, []):
        yield from (move.on for move in entry.moves)


def of_paper(book: Book, meeting_id: str, paper_id: str, decided: Iterable[TakenDecision]) -> Days:
    """When it was published, decided on and corrected."""
    meeting = book.meetings[meeting_id]
    shown = [
        document.published or meeting.papers_published
        for item in meeting.agenda
        for document in item.documents
        if document.paper == paper_id
    ]
    yield from shown or [meeting.papers_published]
    yield meeting.date
    yield from of_records(
        book.papers[meeting_id][paper_id], book.figures.get((meeting_id, paper_id))
    )
    yield from of_decisions(book, decided)


def of_person(book: Book, person_id: str, actions: Iterable[str]) -> Days:
    """Their posts, their entry in the register, their actions."""
    yield from of_records(book.people[person_id])
    if person_id in book.interests:
        yield from of_register(book, person_id)
    yield from of_actions(book, actions)


def of_register(book: Book, person_id: str) -> Days:
    register = book.interests[person_id]
    yield from of_records(register)
    yield from (register.declared_on, register.confirmed_on)
    yield from (interest.removed_on for interest in register.interests)


def of_topic(book: Book, topic_id: str, carriers: Carriers) -> Days:
    yield from of_records(book.topics[topic_id])
    yield from of_decisions(book, carriers.decisions)
    yield from of_actions(book, carriers.actions)
    for meeting_id, _ in (*carriers.items, *carriers.papers):
        yield from (book.meetings[meeting_id].date, announced(book, meeting_id))
    for entry in carriers.planned:
        yield from (move.on for move in entry.moves)


def of_question(book: Book, question: PublicQuestion) -> Days:
    """When it came in, was put and was answered or refused."""
    yield from (question.received_on, question.replied_on)
    if question.refusal is not None:
        yield question.refusal.on
    if question.meeting is not None:
        yield book.meetings[question.meeting].date
    yield from of_records(question)


def of_feedback(book: Book, feedback: Feedback) -> Days:
    """When it was heard, told of and acted on, where that is a day."""
    for words in (feedback.heard_on, feedback.done_on):
        with suppress(ValueError):
            yield dt.date.fromisoformat(words or "")
    if feedback.meeting is not None:
        yield book.meetings[feedback.meeting].date
    yield from of_records(feedback)
