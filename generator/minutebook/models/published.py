"""What any record may say of itself: its source, its changes, and findings that it accepts."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, model_validator

from minutebook.models.base import (
    Date,
    DocumentId,
    MeetingId,
    Number,
    Pages,
    Record,
    Text,
    YesNo,
    fault,
)


class SourceNote(Record):
    """Where the facts of a record were published first."""

    document: DocumentId
    """Id of the document in `sources.yml`."""
    pages: Pages | None = None
    """Page or pages of that document."""


class Change(Record):
    """A change to something already published, which readers see."""

    on: Date
    """The day of the change."""
    note: Text
    """What was changed and why."""
    field: Text | None = None
    """The line of the record that it is about, so that readers see the difference word by word:
    `text`, `items.apologies.paragraphs.p1-2.text`. Parts of a list are named by their ids."""
    was: Text | None = None
    """What the record said before."""
    agreed_at: MeetingId | None = None
    """The meeting that agreed the change."""
    minor: YesNo = False
    """`yes` for a typing error that changes no meaning; readers find these in a list apart."""
    redacted: YesNo = False
    """Readers see the date and the reason only, and the old words nowhere: leave out `was`."""

    @model_validator(mode="after")
    def _nowhere(self) -> Change:
        if self.redacted and self.minor:
            raise fault(
                "Words that had to be taken out are no typing error.",
                "Delete `minor`.",
                at="minor",
            )
        if self.redacted and self.was is not None:
            raise fault(
                "A redacted change must not hold the words that were taken out.",
                "Delete `was`: whatever stands in this file can be read by anyone.",
                at="was",
            )
        return self


class Period(Record):
    """The time that a report covers."""

    start: Date
    """Its first day."""
    end: Date
    """Its last day."""

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.end < self.start:
            raise fault("The period ends before it starts.", "Check both days.", at="end")
        return self


def _sentence(text: str) -> str:
    if len(text) < 10:
        raise fault("This is no reason that readers could understand.", "Write a sentence.")
    return text


class Acceptance(Record):
    """That a record stays as it is though a check finds fault with it: so its source printed it,
    or so it was. Readers see the reason as an editor's note.
    """

    check: Text
    """Id of the check, as its finding prints it in square brackets."""
    because: Annotated[Text, AfterValidator(_sentence)]
    """Why the record is right as it stands, in words for readers."""
    findings: Number = 1
    """How many findings of the check it is about, where there is more than one."""


class Acceptable(Record):
    """A record whose findings may be accepted, each by the record that it stands in."""

    accept: list[Acceptance] = []
    """What a check finds here and is left as it is, and why."""


class Published(Acceptable):
    """A record that is published as a file of its own."""

    source: SourceNote | None = None
    """Where its facts were published first."""
    published: Date | None = None
    """The day on which it was first published here; left out where other records say it: papers
    and notice with their meeting, minutes and what they record with the papers of the meeting that
    they were put before."""
    changes: list[Change] = []
    """Changes since it was first published, oldest first."""
