"""Forward plans: what the boards expect to take at coming meetings."""

from __future__ import annotations

from pydantic import model_validator

from minutebook.models.base import (
    BoardIds,
    Date,
    DecisionReference,
    MeetingId,
    PartyIds,
    Record,
    Slug,
    Text,
    TopicIds,
    YesNo,
    fault,
)
from minutebook.models.meeting import Asks
from minutebook.models.published import Acceptable, Published


class Move(Record):
    """That an entry moved to another meeting."""

    on: Date
    """The day on which the plan changed."""
    was: MeetingId
    """The meeting that it was planned for before."""
    note: Text | None = None
    """Why."""


class PlanEntry(Acceptable):
    """One item that is expected."""

    id: Slug
    """Its short name, given once."""
    title: Text
    """What is expected, as the plan prints it."""
    meeting: MeetingId | None = None
    """The meeting that it is planned for ..."""
    unscheduled: YesNo = False
    """... or `yes` where no meeting is named."""
    asks: Asks = {}
    """What will be asked of each board."""
    note: Text | None = None
    """What the plan says besides."""
    leads: PartyIds = []
    """Who leads on it."""
    topics: TopicIds = []
    """What it is about."""
    follows: list[DecisionReference] = []
    """Earlier decisions of the boards on the same matter, such as one that put it off."""
    moves: list[Move] = []
    """How it moved since it was first planned, oldest first."""

    @model_validator(mode="after")
    def _some_time(self) -> PlanEntry:
        if (self.meeting is None) != self.unscheduled:
            raise fault(
                "An entry names its `meeting`, or says `unscheduled: yes`.", "Give one of the two."
            )
        return self


class ForwardPlan(Published):
    """`forward-plan/<period>.yml`: the plan for a period."""

    title: Text
    """Its title as published."""
    boards: BoardIds
    """The boards whose plan it is."""
    entries: list[PlanEntry]
    """In the order of the plan."""
