"""Questions from the public: how they were dealt with, and when."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene, entries_of
from minutebook.loading import Entry
from minutebook.models.minutes import Minutes
from minutebook.models.question import PublicQuestion
from minutebook.models.vocabulary import QuestionStatus
from minutebook.source import Path
from minutebook.wording import day, listed

_WAITING = {QuestionStatus.RECEIVED, QuestionStatus.WRITTEN_ANSWER_DUE}


def reply_overdue(scene: Scene) -> Iterator[Finding]:
    """A question waits for a reply that was due before today, and nothing says why: readers see
    that it is overdue. It is not a finding where `late_because` says why, or where no day was set
    by which the reply is due.
    """
    for entry in entries_of(scene, PublicQuestion):
        record: PublicQuestion = entry.record
        due = record.reply_due
        waits = record.status in _WAITING and record.late_because is None
        if due is not None and due < scene.today and waits:
            yield Finding(
                entry,
                ("reply_due",),
                f"A reply to this question was due by {day(due)}, and none is recorded.",
                "Add `reply:` and `replied_on:` and write `status: answered in writing`; or say "
                "why under `late_because:`.",
            )


def reply_before_question(scene: Scene) -> Iterator[Finding]:
    """A reply was given, or was due, before the question was put; or a question that was put at a
    meeting came in after that meeting. The question was put when it was received, or else at its
    meeting.
    """
    for entry in entries_of(scene, PublicQuestion):
        record: PublicQuestion = entry.record
        meeting = scene.book.meetings.get(record.meeting or "")
        if meeting is None:
            continue
        if record.received_on is None:
            for name, what in (("reply_due", "was due"), ("replied_on", "was given")):
                on = getattr(record, name)
                if on is not None and on < meeting.date:
                    yield Finding(
                        entry,
                        (name,),
                        f"The reply {what} on {day(on)}, before the question was put on "
                        f"{day(meeting.date)}.",
                        "Correct the day, or add `received_on:` if the question came in earlier.",
                    )
        elif record.paragraph is not None and record.received_on > meeting.date:
            yield Finding(
                entry,
                ("received_on",),
                f"The question came in on {day(record.received_on)}, after the meeting of "
                f"{day(meeting.date)} at which it was put.",
                "Correct the day, or `meeting`.",
            )


def question_and_minutes(scene: Scene) -> Iterator[Finding]:
    """The `status` of a question agrees with the minutes that have it. A question that was refused
    or withdrawn, or that nobody has answered yet, has no answer there; one that was answered at
    the meeting has one: a paragraph with `answer:` and the question's paragraph under `to`.

    It is not a finding where a question got an answer at the meeting and a written one is to
    follow.
    """
    for entry in entries_of(scene, PublicQuestion):
        record: PublicQuestion = entry.record
        place = (record.meeting or "", record.paragraph or "")
        if record.paragraph is None or place not in scene.book.paragraphs:
            continue
        answers = scene.book.answers.get(place, [])
        unanswered = {QuestionStatus.REFUSED, QuestionStatus.WITHDRAWN, QuestionStatus.RECEIVED}
        if answers and record.status in unanswered:
            where = listed([f"`{one.id}`" for one in answers])
            yield Finding(
                entry,
                ("status",),
                f"The question is {record.status}, and paragraph {where} of the minutes answers "
                "it.",
                "Correct `status`, or delete `answer:` there.",
            )
        elif not answers and record.status is QuestionStatus.ANSWERED_AT_MEETING:
            yield Finding(
                entry,
                ("status",),
                "The question was answered at the meeting, and no paragraph of the minutes "
                "answers it.",
                f"Add `answer: {{to: {record.paragraph}}}` to the paragraph that does, or correct "
                "`status`.",
            )


def no_question_there(scene: Scene) -> Iterator[Finding]:
    """An answer, a supplementary question and the file of a question name a paragraph of minutes
    that is a question: one that has `question:`.
    """
    for entry in scene.book.entries:
        if isinstance(entry.record, Minutes):
            for n, minuted in enumerate(entry.record.items):
                for p, paragraph in enumerate(minuted.paragraphs):
                    path: Path = ("items", n, "paragraphs", p)
                    answer, asked = paragraph.answer, paragraph.question
                    if answer is not None:
                        at = (*path, "answer", "to")
                        yield from _is_question(scene, entry.ids["meeting"], answer.to, entry, at)
                    if asked is not None and asked.supplementary_to is not None:
                        first = asked.supplementary_to
                        at = (*path, "question", "supplementary_to")
                        if first == paragraph.id:
                            message = "A question does not follow itself."
                            yield Finding(entry, at, message, "Name the question before it.")
                        else:
                            meeting_id = entry.ids["meeting"]
                            yield from _is_question(scene, meeting_id, first, entry, at)
        elif isinstance(entry.record, PublicQuestion):
            record = entry.record
            if record.meeting is not None and record.paragraph is not None:
                at = ("paragraph",)
                yield from _is_question(scene, record.meeting, record.paragraph, entry, at)


def _is_question(
    scene: Scene, meeting_id: str, paragraph_id: str, entry: Entry, path: Path
) -> Iterator[Finding]:
    place = scene.book.paragraphs.get((meeting_id, paragraph_id))
    if place is not None and place.paragraph.question is None:
        yield Finding(
            entry,
            path,
            f"Paragraph `{paragraph_id}` of the minutes is no question.",
            "Name the paragraph of the question, or add `question: {}` to that one.",
        )


def question_recorded_twice(scene: Scene) -> Iterator[Finding]:
    """A question has one file and one address. Two files do not name the same paragraph of the
    minutes, and no file is named as the address of another question that stands in minutes:
    `2018-03-21-p3-1` is that of paragraph `p3-1` of that day.
    """
    minuted = {
        f"{meeting_id}-{id}": (meeting_id, id)
        for (meeting_id, id), place in scene.book.paragraphs.items()
        if place.paragraph.question is not None
    }
    for entry in entries_of(scene, PublicQuestion):
        record: PublicQuestion = entry.record
        mine = (record.meeting or "", record.paragraph or "")
        first = scene.book.file_of_question.get(mine)
        if first is not None and first != entry.ids["question"]:
            yield Finding(
                entry,
                ("paragraph",),
                f"`questions/{first}.yml` is about the question in this paragraph too.",
                "Keep one of the two files.",
            )
        if minuted.get(entry.ids["question"], mine) != mine:
            yield Finding(
                entry,
                (),
                "This file has the address of another question, which stands in minutes.",
                "Give the file another name.",
            )


def question_to_another_board(scene: Scene) -> Iterator[Finding]:
    """A question that was put at a meeting, or sent for one, is to boards of that meeting. Where it
    is to all of them, `boards` is left out.
    """
    for entry in entries_of(scene, PublicQuestion):
        record: PublicQuestion = entry.record
        meeting = scene.book.meetings.get(record.meeting or "")
        for n, board in enumerate(record.boards):
            known = board in scene.book.boards
            if known and meeting is not None and board not in meeting.boards:
                yield Finding(
                    entry,
                    ("boards", n),
                    f"The meeting of {day(meeting.date)} is not one of the board `{board}`.",
                    f"Its boards: {', '.join(meeting.boards)}. Correct the board, or `meeting`.",
                )


CHECKS = (
    Check(
        "reply-overdue",
        "A question is answered when the reply is due",
        WARNING,
        reply_overdue,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "reply-before-question",
        "A reply comes after its question",
        ERROR,
        reply_before_question,
        acceptable=True,
    ),
    Check(
        "question-and-minutes",
        "A question stands as the minutes have it",
        ERROR,
        question_and_minutes,
    ),
    Check("no-question-there", "What is answered is a question", ERROR, no_question_there),
    Check(
        "question-recorded-twice",
        "A question has one file and one address",
        ERROR,
        question_recorded_twice,
    ),
    Check(
        "question-to-another-board",
        "A question is to a board of its meeting",
        ERROR,
        question_to_another_board,
    ),
)
