"""Each question from the public, with its answers and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.minutes import Paragraph
from minutebook.models.question import PublicQuestion, Supplementary
from minutebook.models.vocabulary import QuestionStatus
from minutebook.views import changed
from minutebook.views.about import About, about, about_paragraph
from minutebook.views.feedback import LedToLine, led_to_lines
from minutebook.views.minutes import item_link
from minutebook.views.parts import BoardLabel, Desk, Link
from minutebook.views.question_places import first_of, followed_by, minuted_id
from minutebook.views.raised import DESCRIBED, NO_WORDS, heading


@dataclass(frozen=True)
class AnswerLine:
    """What was answered."""

    heading: str
    """`Answer at the meeting`, `Written answer`."""
    text: str
    by: list[Link]
    minute: Link | None
    """The paragraph of the minutes where it stands."""


@dataclass(frozen=True)
class SupplementaryLine:
    """A question that followed, with its answers."""

    id: str
    """Its place on the page; empty where it stands in no minutes."""
    text: str
    asked_by: str
    """Empty where nothing is said of it."""
    basis: str
    answers: list[AnswerLine]


@dataclass(frozen=True)
class QuestionView:
    """One question, from the asking to what came of it."""

    address: str
    """Where it stands, for good."""
    minuted_at: str
    """The address that it has as a paragraph of minutes; empty where it stands in none."""
    ids: list[str]
    """What it is known by: in `address` first, then what it, or what follows it, was known by."""
    title: str
    text: str
    """Empty where its words are not published."""
    asked_by: str
    basis: str
    """On what ground the questioner is named, where they are."""
    boards: list[BoardLabel]
    date: dt.date | None
    """The day of the meeting at which it was put, else that on which it came in."""
    meeting: Link | None
    item: Link | None
    minute: Link | None
    received_on: str
    status: str
    answers: list[AnswerLine]
    supplementary: list[SupplementaryLine]
    reply_due: str
    is_waiting: bool
    """Whether it waits for an answer."""
    is_overdue: bool
    late_because: str
    replied_on: str
    replied_late: bool
    is_in_writing: bool
    """Whether it is answered in writing, or to be."""
    refused_on: str
    refused_because: str
    refused_under: str
    led_to: list[LedToLine]
    about: About
    changed: dt.date | None
    """The latest day that it gives; see `views.changed`."""

    @property
    def words(self) -> str:
        """All that was asked and answered, for somebody who searches."""
        others = [text for one in self.supplementary for text in (one.text, *_texts(one.answers))]
        parts = [self.title, self.text, *_texts(self.answers), *others, self.refused_because]
        return " ".join(filter(None, parts))


def question_views(desk: Desk) -> list[QuestionView]:
    """Every question, the newest first."""
    book = desk.book
    found = [_from_file(desk, id, record) for id, record in book.questions.items()]
    for (meeting_id, id), place in book.paragraphs.items():
        is_question = place.paragraph.question is not None
        has_file = (meeting_id, id) in book.file_of_question
        stands_first = first_of(book, meeting_id, place.paragraph) is place.paragraph
        if is_question and not has_file and stands_first:
            found.append(_from_minutes(desk, meeting_id, place.paragraph))
    return sorted(found, key=lambda one: one.date or dt.date.min, reverse=True)


_STATUS = {
    QuestionStatus.RECEIVED: "Received, not answered yet",
    QuestionStatus.ANSWERED_AT_MEETING: "Answered at the meeting",
    QuestionStatus.WRITTEN_ANSWER_DUE: "To be answered in writing",
    QuestionStatus.ANSWERED_IN_WRITING: "Answered in writing",
    QuestionStatus.REFUSED: "Refused",
    QuestionStatus.WITHDRAWN: "Withdrawn",
}

_IN_WRITING = {QuestionStatus.WRITTEN_ANSWER_DUE, QuestionStatus.ANSWERED_IN_WRITING}
_WAITING = {QuestionStatus.RECEIVED, QuestionStatus.WRITTEN_ANSWER_DUE}


def _from_file(desk: Desk, id: str, record: PublicQuestion) -> QuestionView:
    book, meeting_id = desk.book, record.meeting
    place = book.paragraphs.get((meeting_id or "", record.paragraph or ""))
    paragraph = place.paragraph if place is not None else None
    asked = paragraph.question if paragraph is not None else None
    meeting = book.meetings[meeting_id] if meeting_id is not None else None
    boards = record.boards or (meeting.boards if meeting is not None else [])
    due, replied = record.reply_due, record.replied_on
    refusal = record.refusal
    own = _reply(desk, record, "Written answer" if record.status in _IN_WRITING else "Answer")
    item = book.items.get((meeting_id or "", place.item.item if place else record.item or ""))
    return QuestionView(
        address=addresses.question(id),
        minuted_at=addresses.minuted_question(meeting_id, paragraph.id)
        if meeting_id is not None and paragraph is not None
        else "",
        ids=_ids(desk, id, meeting_id, paragraph),
        title=heading(book, record),
        text=record.text or (paragraph.text if paragraph is not None else "") or "",
        asked_by=record.asked_by or (asked.asked_by if asked is not None else DESCRIBED),
        basis=record.basis or (asked.basis if asked is not None else "") or "",
        boards=[desk.labels[board] for board in boards],
        date=meeting.date if meeting is not None else record.received_on,
        meeting=desk.meeting(meeting_id) if meeting_id is not None else None,
        item=item_link(desk, meeting_id, item) if meeting_id is not None and item else None,
        minute=_minute(meeting_id, paragraph) if meeting_id and paragraph else None,
        received_on=wording.day(record.received_on) if record.received_on else "",
        status=_STATUS[record.status],
        answers=[*(_answers(desk, meeting_id, paragraph) if paragraph else []), *own],
        supplementary=[
            *(_supplementary(desk, meeting_id, paragraph) if paragraph else []),
            *(
                SupplementaryLine("", one.text, "", "", _reply(desk, one, "Answer"))
                for one in record.supplementary
            ),
        ],
        reply_due=wording.day(due) if due else "",
        is_waiting=record.status in _WAITING,
        is_overdue=due is not None and due < desk.today and record.status in _WAITING,
        late_because=record.late_because or "",
        replied_on=wording.day(replied) if replied else "",
        replied_late=due is not None and replied is not None and replied > due,
        is_in_writing=record.status in _IN_WRITING,
        refused_on=wording.day(refusal.on) if refusal is not None and refusal.on else "",
        refused_because=refusal.reason if refusal is not None else "",
        refused_under=refusal.rule if refusal is not None else "",
        led_to=list(led_to_lines(desk, record.led_to)),
        about=about(desk, "question", id),
        changed=changed.latest(desk, changed.of_question(book, record)),
    )


def _from_minutes(desk: Desk, meeting_id: str, paragraph: Paragraph) -> QuestionView:
    """A question that stands in the minutes alone."""
    book, meeting = desk.book, desk.book.meetings[meeting_id]
    place = book.paragraphs[meeting_id, paragraph.id]
    asked = paragraph.question
    assert asked is not None, "asked of questions alone"
    answers = _answers(desk, meeting_id, paragraph)
    item = book.items.get((meeting_id, place.item.item))
    return QuestionView(
        address=addresses.minuted_question(meeting_id, paragraph.id),
        minuted_at=addresses.minuted_question(meeting_id, paragraph.id),
        ids=_ids(desk, "", meeting_id, paragraph),
        title=paragraph.heading or wording.beginning(paragraph.text or "") or NO_WORDS,
        text=paragraph.text or "",
        asked_by=asked.asked_by,
        basis=asked.basis or "",
        boards=[desk.labels[board] for board in meeting.boards],
        date=meeting.date,
        meeting=desk.meeting(meeting_id),
        item=item_link(desk, meeting_id, item) if item is not None else None,
        minute=_minute(meeting_id, paragraph),
        received_on="",
        status=_STATUS[QuestionStatus.ANSWERED_AT_MEETING]
        if answers
        else "No answer is recorded in the minutes",
        answers=answers,
        supplementary=_supplementary(desk, meeting_id, paragraph),
        reply_due="",
        is_waiting=False,
        is_overdue=False,
        late_because="",
        replied_on="",
        replied_late=False,
        is_in_writing=False,
        refused_on="",
        refused_because="",
        refused_under="",
        led_to=[],
        about=about_paragraph(desk, meeting_id, paragraph.id),
        changed=changed.latest(desk, [meeting.date]),
    )


def _ids(
    desk: Desk, file_id: str, meeting_id: str | None, paragraph: Paragraph | None
) -> list[str]:
    """A question goes on being known by its place in the minutes when it gets a file, and so do
    those that follow it.
    """
    if meeting_id is None or paragraph is None:
        return [file_id]
    following = followed_by(desk.book, meeting_id, paragraph)
    minuted = [minuted_id(meeting_id, one) for one in (paragraph, *following)]
    return list(dict.fromkeys(filter(None, [file_id, *minuted])))


def _minute(meeting_id: str, paragraph: Paragraph) -> Link:
    number = f"Minute {paragraph.number}" if paragraph.number else "The minutes"
    return Link(number, addresses.meeting(meeting_id, paragraph.id))


def _answers(desk: Desk, meeting_id: str | None, paragraph: Paragraph) -> list[AnswerLine]:
    """What the minutes have of answers to the question in a paragraph."""
    return [
        AnswerLine(
            "Answer at the meeting",
            one.text or "",
            desk.people(one.answer.by) if one.answer is not None else [],
            _minute(meeting_id or "", one),
        )
        for one in desk.book.answers.get((meeting_id or "", paragraph.id), [])
    ]


def _reply(desk: Desk, given: PublicQuestion | Supplementary, heading: str) -> list[AnswerLine]:
    """What the file of a question has of an answer."""
    if given.reply is None:
        return []
    return [AnswerLine(heading, given.reply, desk.parties(given.answered_by), None)]


def _supplementary(
    desk: Desk, meeting_id: str | None, paragraph: Paragraph
) -> list[SupplementaryLine]:
    return [
        SupplementaryLine(
            minuted_id(meeting_id or "", one),
            one.text or "",
            one.question.asked_by if one.question is not None else "",
            (one.question.basis or "") if one.question is not None else "",
            _answers(desk, meeting_id, one),
        )
        for one in followed_by(desk.book, meeting_id or "", paragraph)
    ]


def _texts(answers: list[AnswerLine]) -> list[str]:
    return [one.text for one in answers]
