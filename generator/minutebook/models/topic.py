"""Topics: what records are about, so that a subject can be followed through time."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from minutebook.models.base import MarkdownText, PartyIds, Refers, Text, fault
from minutebook.models.published import Published
from minutebook.models.vocabulary import TopicKind


class Topic(Published):
    """`topics/<topic>.yml`: a subject that records carry as `topics`. What each of them is about is
    said on the record and not here.
    """

    title: Text
    """What it is called, as a heading: `Social prescribing`."""
    kind: TopicKind = TopicKind.TOPIC
    """A topic where nothing is said, or a `workstream`: a part of the boards' work with people of
    its own, to which topics belong."""
    summary: MarkdownText
    """What it is about, in plain words, for a resident."""
    also_called: list[Text] = []
    """Other words under which people look for it: `CAMHS`, `dementia care`."""
    belongs_to: Annotated[str, Refers("workstream")] | None = None
    """The workstream that it is a part of."""
    leads: PartyIds = []
    """Who leads on it."""

    @model_validator(mode="after")
    def _one_level(self) -> Topic:
        if self.kind is TopicKind.WORKSTREAM and self.belongs_to is not None:
            raise fault(
                "A workstream belongs to no other.",
                "Delete `belongs_to`, or make this a topic.",
                at="belongs_to",
            )
        return self
