"""Boards and who sits on them."""

from __future__ import annotations

from pydantic import model_validator

from minutebook.models.base import (
    BoardId,
    Date,
    MarkdownText,
    Number,
    OrganisationId,
    OrganisationIds,
    PersonId,
    Record,
    Text,
    YesNo,
    fault,
)
from minutebook.models.published import Acceptable, Published
from minutebook.models.question import QuestionRules
from minutebook.models.site import Contact
from minutebook.models.vocabulary import Capacity, Colour


class Quorum(Record):
    """How many members must be present before the board may decide."""

    members: Number | None = None
    """Number of members in all."""
    from_each_committee: Number | None = None
    """Number of members from each constituent committee."""
    note: Text | None = None
    """What else the rule says."""


class Membership(Acceptable):
    """One person's place on the board."""

    person: PersonId
    """Who."""
    capacity: Capacity
    """Member, in attendance, or standing invitee."""
    role: Text | None = None
    """Office on the board: `Chair`."""
    on_behalf_of: OrganisationId | None = None
    """The committee or body that the person sits for."""
    voting: YesNo | None = None
    """Whether the person may vote; left out where no source says."""
    shares_vote_with: PersonId | None = None
    """Another member, where the two have one vote between them."""
    start: Date | None = None
    """First day, where a source gives it."""
    end: Date | None = None
    """Last day, where a source gives it."""
    end_reason: Text | None = None
    """Why it ended."""
    gone_by: Date | None = None
    """Where no source gives the last day: a day by which a source says that it was over."""
    seen: list[Date] = []
    """Where no source gives first and last day: the days on which a source shows the person in
    this capacity."""

    @model_validator(mode="after")
    def _in_order(self) -> Membership:
        if self.start and self.end and self.end < self.start:
            raise fault("The membership ends before it starts.", "Check both days.", at="end")
        if self.gone_by and self.end:
            raise fault(
                "The last day is known, so `gone_by` says nothing more.",
                "Delete `gone_by`.",
                at="gone_by",
            )
        if self.gone_by and max([*self.seen, self.start or self.gone_by]) > self.gone_by:
            raise fault(
                "The membership is said to be over, and was seen or began later.",
                "Check the days.",
                at="gone_by",
            )
        if self.shares_vote_with == self.person:
            raise fault("Nobody shares a vote alone.", "Name the other.", at="shares_vote_with")
        return self


class Board(Published):
    """`boards/<id>.yml`: a body that decides for itself."""

    name: Text
    """Its name in full."""
    short_name: Text
    """The label that stands at each of its decisions: `Hackney`."""
    colour: Colour
    """Its colour, always shown beside the label."""
    purpose: MarkdownText
    """What the board is for, in plain words."""
    serves: Text
    """For whom it decides, to end the sentence "It decides for ..."."""
    committees: OrganisationIds = []
    """The constituent committees that form it, where it is formed of several."""
    chair_arrangement: Text | None = None
    """How the chair is found: rotating, joint, with a deputy."""
    quorum: Quorum | None = None
    """How many members must be present; left out where no source says."""
    may_decide: MarkdownText | None = None
    """What it may decide itself."""
    may_only_recommend: MarkdownText | None = None
    """What it may only endorse or recommend, and to whom."""
    began: Date | None = None
    """First day of the board."""
    ended: Date | None = None
    """Last day of the board."""
    predecessor: BoardId | None = None
    """The board that it took over from."""
    successor: BoardId | None = None
    """The board that took over from it."""
    contact: Contact | None = None
    """Whom to ask about the board and its meetings."""
    questions: QuestionRules | None = None
    """How the public may put a question to it; left out where no source says."""
    memberships: list[Membership] = []
    """Who sits on it, in the order of its papers."""

    @model_validator(mode="after")
    def _in_order(self) -> Board:
        if self.began and self.ended and self.ended < self.began:
            raise fault("The board ends before it begins.", "Check both days.", at="ended")
        return self
