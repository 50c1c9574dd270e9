"""Questions from the public, how they may be put, and what people said that led to something.

A question that was put and answered at a meeting stands in the minutes and nowhere else. It gets a
file of its own once there is more to say of it than minutes can: it came in before the meeting, it
waits for a written reply, it was refused or withdrawn, it led to something. Such a file names the
paragraph of the minutes where the question stands, and says nothing that stands there. So no word
is typed twice, a question need not wait for minutes, and its address lasts when they come.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from minutebook.models.base import (
    BoardIds,
    Date,
    DateOrWords,
    DecisionReference,
    MarkdownText,
    MeetingId,
    Number,
    PartyIds,
    Record,
    Refers,
    Text,
    Time,
    TopicIds,
    YesNo,
    any_of,
    fault,
)
from minutebook.models.published import Published, SourceNote
from minutebook.models.vocabulary import NoticeUnit, QuestionStatus, Weekday

_MOST_NOTICE = 100
"""Of any unit. No standing orders that we know ask for more."""


# --- How to ask -----------------------------------------------------------------------------------


class QuestionNotice(Record):
    """How long before a meeting a question must be in: so much time, or by a day of the week."""

    number: Number | None = None
    """How much time: `3` ..."""
    unit: NoticeUnit | None = None
    """... and of what."""
    weekday: Weekday | None = None
    """In place of both, the last such day before the meeting."""
    week_before: YesNo = False
    """`yes` where that day is in the week before that of the meeting."""
    by: Time | None = None
    """The time of that day; left out where the whole day will do."""

    @model_validator(mode="after")
    def _one_way(self) -> QuestionNotice:
        if (self.number is None) != (self.unit is None):
            raise fault(
                "`number` and `unit` belong together.", "Write both: `number: 3`, `unit: days`."
            )
        if (self.number is None) == (self.weekday is None):
            raise fault(
                "How long before the meeting is said twice, or not at all.",
                "Give `number` and `unit`, or a `weekday`.",
            )
        if self.number is not None and self.number > _MOST_NOTICE:
            raise fault(
                f"{self.number} {self.unit} is longer than any notice known here.",
                "Correct the number.",
                at="number",
            )
        if self.week_before and self.weekday is None:
            raise fault("Only a day of the week is in a week.", "Add `weekday:`.", at="week_before")
        if self.by is not None and self.unit is NoticeUnit.HOURS:
            raise fault(
                "Hours are counted back from the start of the meeting.", "Delete `by`.", at="by"
            )
        return self


class QuestionRules(Record):
    """How the public may put a question to a board, as its standing orders have it."""

    how: MarkdownText | None = None
    """How to send one, and who may. The board's `contact` is shown beside it."""
    notice: QuestionNotice | None = None
    """How long before the meeting it must be in; left out where no source says."""
    longest: Number | None = None
    """The most words that a question may have."""
    refused: MarkdownText | None = None
    """Which questions are refused."""
    source: SourceNote | None = None
    """Where these rules were published."""


# --- Questions ------------------------------------------------------------------------------------


class LedTo(Record):
    """Something that came of what people asked or said."""

    decision: DecisionReference | None = None
    """A decision of one board: `hackney/2018-03-21/07` ..."""
    action: Annotated[str, Refers("action")] | None = None
    """... or an action ..."""
    text: Text | None = None
    """... or something else, in words."""

    @model_validator(mode="after")
    def _one(self) -> LedTo:
        if [self.decision, self.action, self.text].count(None) != 2:
            raise fault(
                "What it led to is one thing a line.",
                f"Give one of {any_of('decision', 'action', 'text')}.",
            )
        return self


class Supplementary(Record):
    """A supplementary question that stands in no minutes."""

    text: MarkdownText
    """What was asked besides."""
    reply: MarkdownText | None = None
    """What was answered."""
    answered_by: PartyIds = []
    """Who answered it."""


class Refusal(Record):
    """That a question was not taken."""

    reason: Text
    """Why, in words for readers."""
    rule: Text
    """The rule that this rests on: `Standing order 12.4`."""
    on: Date | None = None
    """The day on which the questioner was told."""


class PublicQuestion(Published):
    """`questions/<id>.yml`: a question from the public with a life of its own."""

    title: Text | None = None
    """What it is about, as a heading; left out where its first words will do."""
    meeting: MeetingId | None = None
    """The meeting at which it was put, or for which it was sent."""
    item: Annotated[str, Refers("item of its meeting")] | None = None
    """The item of that meeting, where no minutes have the question."""
    paragraph: Annotated[str, Refers("paragraph of its meeting")] | None = None
    """The paragraph of that meeting's minutes where it stands: its words and who asked are then
    there, and so are answers given at the meeting."""
    boards: BoardIds = []
    """The boards that it is to; left out where it is to each board of the meeting."""
    topics: TopicIds = []
    """What it is about, where that is not what its item is about."""
    text: MarkdownText | None = None
    """What was asked, where no paragraph has it; left out where a refused question is not fit to
    be published."""
    asked_by: Text | None = None
    """How the questioner is described, without a name: `A resident of Ashby`. Left out, it says "A
    member of the public"."""
    basis: Text | None = None
    """Only where `asked_by` names the questioner: on what ground, in a sentence for readers."""
    received_on: Date | None = None
    """The day on which it came in, where that was not at the meeting."""
    status: QuestionStatus
    """How far it has come."""
    reply_due: Date | None = None
    """The day by which a written reply is promised, or by which the rules ask for one."""
    late_because: Text | None = None
    """Why a reply that is overdue, or was, is late."""
    replied_on: Date | None = None
    """The day of the written reply."""
    reply: MarkdownText | None = None
    """What was answered, where no minutes have it."""
    answered_by: PartyIds = []
    """Who gave that answer."""
    refusal: Refusal | None = None
    """Why it was refused, and by which rule."""
    supplementary: list[Supplementary] = []
    """Supplementary questions that stand in no minutes."""
    led_to: list[LedTo] = []
    """What came of it."""

    @model_validator(mode="after")
    def _placed(self) -> PublicQuestion:
        if self.meeting is None and not self.boards:
            raise fault(
                "Nothing says which board was asked.",
                "Add `boards:`, or the `meeting:` that it was put at.",
            )
        for name in ("paragraph", "item"):
            if getattr(self, name) is not None and self.meeting is None:
                raise fault(f"`{name}` belongs to a meeting.", "Add `meeting:`.", at=name)
        if self.paragraph is None:
            closed = self.status in {QuestionStatus.REFUSED, QuestionStatus.WITHDRAWN}
            if self.text is None and not closed:
                raise fault(
                    "Nothing says what was asked.",
                    "Add `text:`, or the `paragraph:` of the minutes where the question stands.",
                )
            return self
        for name in ("item", "text", "asked_by", "basis"):
            if getattr(self, name) is not None:
                raise fault(
                    f"`{name}` stands in the minutes, at the paragraph that this file names.",
                    f"Delete `{name}` here.",
                    at=name,
                )
        return self

    @model_validator(mode="after")
    def _settled(self) -> PublicQuestion:
        status, reply = self.status, self.reply is not None
        minuted = self.paragraph is not None
        match status:
            case QuestionStatus.ANSWERED_IN_WRITING if not reply:
                raise fault("A written answer has words.", "Add `reply:`.", at="status")
            case QuestionStatus.ANSWERED_AT_MEETING if self.meeting is None:
                raise fault("It was answered at some meeting.", "Add `meeting:`.", at="status")
            case QuestionStatus.ANSWERED_AT_MEETING if reply and minuted:
                raise fault(
                    "What was answered at the meeting stands in its minutes.",
                    "Delete `reply`; mark the paragraph there with `answer:`.",
                    at="reply",
                )
            case QuestionStatus.ANSWERED_AT_MEETING if not (reply or minuted):
                raise fault(
                    "Nothing says what was answered.",
                    "Add `reply:`, or the `paragraph:` of the minutes where the question stands.",
                    at="status",
                )
            case QuestionStatus.REFUSED if self.refusal is None:
                raise fault(
                    "Nothing says why it was refused.",
                    "Add `refusal:` with the `reason` and the `rule`.",
                    at="status",
                )
        if self.refusal is not None and status is not QuestionStatus.REFUSED:
            raise fault(
                f"A reason for a refusal is given, and the question is {status}.",
                "Write `status: refused`, or delete `refusal`.",
                at="refusal",
            )
        answered = {QuestionStatus.ANSWERED_IN_WRITING, QuestionStatus.ANSWERED_AT_MEETING}
        for name in ("reply", "replied_on", "answered_by"):
            if getattr(self, name) and status not in answered:
                raise fault(
                    f"An answer is given, and the question is {_as_said(status)}.",
                    f"Correct `status`, or delete `{name}`.",
                    at=name,
                )
        if self.replied_on is not None and status is QuestionStatus.ANSWERED_AT_MEETING:
            raise fault(
                "The day of an answer at the meeting is that of the meeting.",
                "Delete `replied_on`, or write `status: answered in writing`.",
                at="replied_on",
            )
        if self.answered_by and not reply:
            raise fault(
                "Who answered stands in the minutes.", "Delete `answered_by`.", at="answered_by"
            )
        return self

    @model_validator(mode="after")
    def _in_order(self) -> PublicQuestion:
        for name in ("reply_due", "replied_on"):
            day = getattr(self, name)
            if self.received_on is not None and day is not None and day < self.received_on:
                what = "due" if name == "reply_due" else "given"
                raise fault(
                    f"The reply is {what} before the question came in.", "Check both days.", at=name
                )
        if self.late_because is not None and self.reply_due is None:
            raise fault(
                "A reply is late only where a day was set for it.",
                "Add `reply_due:`.",
                at="late_because",
            )
        return self


def _as_said(status: QuestionStatus) -> str:
    waits = status is QuestionStatus.WRITTEN_ANSWER_DUE
    return "still to be answered in writing" if waits else status.value


# --- You said, we did -----------------------------------------------------------------------------


class Feedback(Published):
    """`feedback/<id>.yml`: something that people said, by which something was changed."""

    title: Text
    """What it is about, as a heading."""
    boards: BoardIds
    """The boards whose work it was about."""
    topics: TopicIds = []
    """What it is about, where that is not what the paper that tells of it is about."""
    through: Text
    """How it was heard: `Patient panel`, `Healthwatch survey`, `Public meeting`."""
    heard_on: DateOrWords | None = None
    """When: a date, or words such as `spring 2018`."""
    said: MarkdownText | None = None
    """What people said, without names; left out where no source says."""
    did: MarkdownText
    """What was done because of it."""
    done_on: DateOrWords | None = None
    """When: a date, or words."""
    meeting: MeetingId | None = None
    """The meeting that was told of it ..."""
    paper: Annotated[str, Refers("paper of its meeting")] | None = None
    """... and the paper there that tells of it."""
    led_to: list[LedTo] = []
    """Decisions and actions that came of it."""

    @model_validator(mode="after")
    def _whole(self) -> Feedback:
        if not self.boards:
            raise fault("It is of no board.", "List the boards.", at="boards")
        if self.paper is not None and self.meeting is None:
            raise fault("A paper belongs to a meeting.", "Add `meeting:`.", at="paper")
        return self
