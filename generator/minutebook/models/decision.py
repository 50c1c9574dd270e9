"""Decisions. Each belongs to exactly one board: the file it stands in says which."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from minutebook.models.base import (
    BoardId,
    Count,
    Date,
    DateOrWords,
    DecisionReference,
    MarkdownText,
    MeetingId,
    Number,
    OrganisationId,
    PersonId,
    Pounds,
    Record,
    Refers,
    Text,
    TopicIds,
    YesNo,
    fault,
    one_or_several,
)
from minutebook.models.minutes import ItemId, ParagraphId
from minutebook.models.published import Published, SourceNote
from minutebook.models.vocabulary import Attribution, RecommendedVerb, Verb, VoteCast

Verbs = Annotated[list[Verb], BeforeValidator(one_or_several), Field(min_length=1)]
"""What the board did, in order: `[considered, approved]`."""


class Recommended(Record):
    """What had been recommended to the board, so that a difference shows."""

    paper: Annotated[str, Refers("paper of this meeting")] | None = None
    """The paper that recommended it, where this site holds it ..."""
    number: Number | None = None
    """... and which of its recommendations to this board, counted from 1."""
    verbs: Annotated[list[RecommendedVerb], BeforeValidator(one_or_several)] = []
    """Where the paper is not held: what the board was asked to do ..."""
    text: MarkdownText | None = None
    """... and to what."""
    by: BoardId | None = None
    """Where another board recommended it, which could not decide it: that board ..."""
    at: MeetingId | None = None
    """... the meeting at which it did ..."""
    item: Annotated[str, Refers("item of its meeting")] | None = None
    """... and the item there."""

    @model_validator(mode="after")
    def _one_way(self) -> Recommended:
        if (self.by is None) != (self.at is None):
            raise fault("`by` and `at` belong together.", "Give the board and the meeting.")
        if self.item is not None and self.at is None:
            raise fault("An item belongs to a meeting.", "Add `by:` and `at:`.", at="item")
        if (self.paper is None) != (self.number is None):
            raise fault("`paper` and `number` belong together.", "Give both.")
        if (self.paper is None) == (not self.verbs):
            raise fault(
                "A recommendation is either a `paper` and a `number`, or `verbs` and a `text`.",
                "Give one of the two.",
            )
        return self


class NamedVote(Record):
    """How one member voted."""

    person: PersonId
    """Who."""
    vote: VoteCast
    """`for`, `against` or `abstained`."""
    on_behalf_of: OrganisationId | None = None
    """The committee or body that the member votes for."""


class Vote(Record):
    """A vote, only where one was taken and recorded."""

    votes_for: Count | None = None
    votes_against: Count | None = None
    abstentions: Count | None = None
    casting_vote: PersonId | None = None
    """Who gave the casting vote."""
    confidential: YesNo = False
    """`yes` where the vote was taken in confidence, so that nobody's vote is published."""
    named: list[NamedVote] = []
    """How each member voted, where names were recorded."""

    @model_validator(mode="after")
    def _in_confidence(self) -> Vote:
        if self.confidential and self.named:
            raise fault(
                "A vote taken in confidence must not say how anybody voted.",
                "Delete `named`: whatever stands in this file can be read by anyone.",
                at="named",
            )
        return self


class DecisionFacts(Published):
    """What is recorded of a decision, wherever it was taken. Without a `source` of its own it has
    that of its file.
    """

    number: Number
    """Its own number among this board's decisions of the meeting or day, given once and never
    used again."""
    verbs: Verbs
    """What the board did, in order: `[considered, approved]`."""
    text: MarkdownText
    """What it decided, going on from the verb."""
    summary: MarkdownText | None = None
    """The same in plain words, for somebody who was not there."""
    in_effect: MarkdownText | None = None
    """Where the printed verb hides that something was decided ("noted that the clinic closes"):
    what was decided, in plain words. Readers see it as an editor's note."""
    attribution: Attribution = Attribution.RECORDED
    """`inferred` where the minutes do not say which board decided."""
    amount: Pounds | None = None
    """The money that moves."""
    recommended: Recommended | None = None
    """What had been recommended."""
    difference: MarkdownText | None = None
    """Why the board did something else than was recommended, where the record says so, or that it
    does not say."""
    reasons: MarkdownText | None = None
    """Why."""
    alternatives: MarkdownText | None = None
    """What else was considered and rejected."""
    conditions: list[Text] = []
    """What it depends on."""
    conflicts: Text | None = None
    """Conflicts of interest in taking it and how they were handled."""
    vote: Vote | None = None
    """The vote, where one was taken."""
    approves_minutes_of: list[MeetingId] = []
    """The meetings whose minutes it approves."""
    supersedes: list[DecisionReference] = []
    """Earlier decisions that it takes the place of."""
    ratifies: list[DecisionReference] = []
    """Earlier decisions, such as the chair's, that it ratifies."""
    deferred_until: DateOrWords | None = None
    """For a deferred decision: until when, as printed: a date, `June 2018`."""
    deferred_for: Text | None = None
    """For a deferred decision: what it waits for, to end the sentence "It waits for ..."."""
    next_steps: MarkdownText | None = None
    """What happens next, where the record says so."""

    @model_validator(mode="after")
    def _deferred_until_when(self) -> DecisionFacts:
        if self.deferred_for is not None and self.deferred_until is None:
            raise fault(
                "A deferred decision needs the time until when.",
                "Add `deferred_until:`, a date or words.",
                at="deferred_for",
            )
        return self


class Decision(DecisionFacts):
    """One decision that one board took at a meeting."""

    paragraph: ParagraphId | None = None
    """The paragraph of the minutes where it stands."""
    item: ItemId | None = None
    """Only while there are no minutes: the item under which it was taken."""
    matter: Annotated[str, Refers("matter of its item")] | None = None
    """The matter that it decides, so that other boards' decisions on it can stand beside it."""
    moved_by: PersonId | None = None
    """Who moved it."""
    seconded_by: PersonId | None = None
    """Who seconded it."""

    @model_validator(mode="after")
    def _in_one_place(self) -> Decision:
        if (self.paragraph is None) == (self.item is None):
            raise fault(
                "A decision stands in a `paragraph` of the minutes, or under an `item` while there "
                "are no minutes.",
                "Give one of the two.",
            )
        return self


class Decisions(Record):
    """`meetings/<meeting>/decisions/<board>.yml`: what one board decided at one meeting."""

    source: SourceNote | None = None
    """Where the facts of all of them were published first."""
    published: Date | None = None
    """The day on which those were first published here that have no day of their own."""
    decisions: list[Decision]
    """In the order of the minutes."""


class ChairDecision(DecisionFacts):
    """A decision that the chair of one board took between meetings."""

    date: Date
    """The day on which it was taken."""
    title: Text
    """What it is about, as a heading."""
    topics: TopicIds = []
    """The subjects that it belongs to."""
    chair: PersonId
    """Who took it."""
    authority: Text | None = None
    """Under which power: the standing order or the delegation."""
    urgent: YesNo = False
    """Whether it was taken for urgency."""


class ChairDecisions(Record):
    """`chair-decisions/<board>.yml`: what the chair of one board decided between meetings."""

    source: SourceNote | None = None
    """Where the facts of all of them were published first."""
    published: Date | None = None
    """The day on which those were first published here that have no day of their own."""
    decisions: list[ChairDecision]
    """The oldest first."""
