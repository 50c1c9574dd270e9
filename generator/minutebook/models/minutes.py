"""Minutes: who was there, what was said and declared, and where each board's decisions stand."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from minutebook.models.base import (
    BoardId,
    BoardIds,
    MarkdownText,
    MeetingId,
    OrganisationId,
    Pages,
    PersonId,
    PersonIds,
    Record,
    Refers,
    Slug,
    Text,
    YesNo,
    fault,
)
from minutebook.models.published import Acceptable, Published
from minutebook.models.vocabulary import MinutesState

ItemId = Annotated[str, Refers("item of this meeting")]
ParagraphId = Annotated[str, Refers("paragraph of these minutes")]
ActionId = Annotated[str, Refers("action")]


def _person_alone(value: Any) -> Any:
    return {"person": value} if isinstance(value, str) else value


class AttendeeDetails(Record):
    """A person in a list of those present; the id alone where nothing is to be added."""

    person: PersonId
    """Who."""
    acting_as: Text | None = None
    """The post as the minutes print it, where it differs from the person's own record."""
    printed_as: Text | None = None
    """How these minutes print the name, where it differs: `RCp`, `Cllr Philip Glanville`."""
    arrived: ItemId | None = None
    """The item during which the person came in."""
    left: ItemId | None = None
    """The item during which the person went."""
    part_meeting: YesNo = False
    """`yes` where the minutes say "part meeting" and not which part."""
    substitute_for: PersonId | None = None
    """The member whose place the person took."""
    on_behalf_of: OrganisationId | None = None
    """The body that the person sat for on this day only."""
    note: Text | None = None
    """What else the minutes say of the person's attendance."""


Attendee = Annotated[AttendeeDetails, BeforeValidator(_person_alone)]


class Attendance(Record):
    """Who came to the meeting of one board."""

    chair: PersonId | None = None
    """Who chaired for this board, as the minutes name them."""
    joint_chair: PersonId | None = None
    """Who chaired jointly with them."""
    members: list[Attendee] = []
    in_attendance: list[Attendee] = []
    standing_invitees: list[Attendee] = []
    officers: list[Attendee] = []
    apologies: list[Attendee] = []


class BoardStatus(Record):
    """How far one board has come with these minutes."""

    state: MinutesState
    """`draft`, or `approved`."""
    at: MeetingId | None = None
    """The meeting that approved them."""
    subject_to: Text | None = None
    """A correction that the approval depends on."""

    @model_validator(mode="after")
    def _approved_somewhere(self) -> BoardStatus:
        if self.state is MinutesState.APPROVED and self.at is None:
            raise fault("Approved minutes need the meeting that approved them.", "Add `at:`.")
        return self


class Declaration(Record):
    """An interest that somebody declared at the meeting."""

    people: PersonIds
    """Who declared it."""
    interest: Text | None = None
    """What they declared, in the words after "declared an interest": `as GPs`."""
    organisation: OrganisationId | None = None
    """The organisation that the interest is in, where the minutes name it."""
    about: ItemId | None = None
    """The item that it concerns."""
    handling: Text | None = None
    """What was done about it."""
    withdrew: YesNo = False
    """`yes` where the person left the room or took no part."""
    handling_not_recorded: YesNo = False
    """`yes` where the minutes do not say what was done about it."""

    @model_validator(mode="after")
    def _handled_or_not(self) -> Declaration:
        if self.handling_not_recorded and (self.handling or self.withdrew):
            raise fault(
                "The handling is given, and said not to be recorded.",
                "Delete `handling_not_recorded`, or the handling.",
                at="handling_not_recorded",
            )
        return self


class Question(Record):
    """A question from the public. Who asked is not published without a basis for it. A question
    with a life of its own, such as one that waits for a written reply, has a file in `questions/`
    besides.
    """

    asked_by: Text = "A member of the public"
    """How the questioner is described, without a name: `A patient representative`."""
    basis: Text | None = None
    """Only where `asked_by` names the questioner: on what ground, in a sentence for readers."""
    supplementary_to: ParagraphId | None = None
    """For a supplementary question: the paragraph of the question that it follows."""


class Answer(Record):
    """That a paragraph answers a question from the public."""

    to: ParagraphId
    """The paragraph of the question."""
    by: PersonIds = []
    """Who answered."""


class Paragraph(Acceptable):
    """One paragraph of the minutes: words, a declaration, an action, or the place of decisions."""

    id: Slug
    """Its short name, given once; it stands in links to the paragraph."""
    number: Text | None = None
    """Its number as printed: `5.8`."""
    page: Pages | None = None
    """Its page in the source."""
    heading: Text | None = None
    """A heading that stands above it."""
    text: MarkdownText | None = None
    """What the minutes say."""
    declaration: Declaration | None = None
    """The interest that was declared here."""
    question: Question | None = None
    """Given where the paragraph is a question from the public."""
    answer: Answer | None = None
    """Given where the paragraph answers one."""
    action: ActionId | None = None
    """The action that was agreed here; its words stand in the action log."""
    decisions: BoardIds = []
    """The boards whose decisions stand here; the decisions name this paragraph."""

    @model_validator(mode="after")
    def _says_something(self) -> Paragraph:
        if not (self.text or self.declaration or self.action or self.decisions):
            raise fault(
                "This paragraph says nothing.",
                "Give it a `text`, a `declaration`, an `action`, or the boards whose `decisions` "
                "stand here.",
            )
        return self


class MinutedItem(Acceptable):
    """What the minutes say under one item, in the order in which it was taken."""

    item: ItemId
    """The item of the agenda."""
    taken_with: list[ItemId] = []
    """Other items that were taken together with it: what was said of them stands here too."""
    resumed: YesNo = False
    """`yes` where the item was adjourned and goes on here: it then stands in the minutes twice, or
    was begun at the meeting that this one continues."""
    not_reached: YesNo = False
    """`yes` where the meeting ended before it."""
    chair: PersonId | None = None
    """Who chaired this item, where it was not the chair of the meeting."""
    note: Text | None = None
    """What else is to be said of how it was taken: first, adjourned until later."""
    paragraphs: list[Paragraph] = []

    @model_validator(mode="after")
    def _reached(self) -> MinutedItem:
        if self.not_reached and (self.paragraphs or self.taken_with or self.resumed):
            raise fault(
                "An item that was not reached was not taken either.",
                "Delete `not_reached`, or what is said to have been taken.",
                at="not_reached",
            )
        return self


class Minutes(Published):
    """`meetings/<meeting>/minutes.yml`: the minutes of a meeting."""

    status: dict[BoardId, BoardStatus]
    """For each board, whether it has approved them."""
    taken_by: PersonId | None = None
    """Who took the minutes."""
    attendance: dict[BoardId, Attendance] = {}
    """Who came, for each board."""
    items: list[MinutedItem] = []
    """The items in the order in which they were taken."""
