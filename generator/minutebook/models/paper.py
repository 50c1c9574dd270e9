"""Papers put before a meeting."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from minutebook.models.base import (
    BoardId,
    BoardIds,
    Count,
    Date,
    DateOrWords,
    FileName,
    MarkdownText,
    OrganisationId,
    OrganisationIds,
    PartyIds,
    PersonId,
    PersonIds,
    Pounds,
    Record,
    Refers,
    Text,
    TopicIds,
    YesNo,
    fault,
    one_or_several,
)
from minutebook.models.meeting import Privacy
from minutebook.models.published import Period, Published
from minutebook.models.vocabulary import RecommendedVerb


class SeenBy(Record):
    """A body that saw the paper, or is to see it."""

    committee: OrganisationId | None = None
    """Which committee ..."""
    boards: BoardIds = []
    """... or which of the boards."""
    on: DateOrWords | None = None
    """When, as printed: a date, `June 2018`."""
    purpose: Text | None = None
    """What for, as printed."""

    @model_validator(mode="after")
    def _some_body(self) -> SeenBy:
        if (self.committee is None) == (not self.boards):
            raise fault("This line names a `committee` or `boards`.", "Give one of the two.")
        return self


class Recommendation(Record):
    """One thing that a paper asks of one board."""

    verbs: Annotated[list[RecommendedVerb], BeforeValidator(one_or_several), Field(min_length=1)]
    """What the board is asked to do, in order: `approve`, `[note, comment]`."""
    text: MarkdownText
    """What it is asked to do it to, going on from the verb."""
    amount: Pounds | None = None
    """The money that it is asked to move."""


class SignOff(Record):
    """Who signed the paper off for a body."""

    organisation: OrganisationId | None = None
    """For whom; left out for a workstream."""
    person: PersonId
    """Who."""
    role: Text | None = None
    """In which role, where it is not for a body: `Workstream SRO`."""


class Attachment(Record):
    """A file that belongs to the paper."""

    title: Text
    """What it is."""
    file: FileName | None = None
    """Its name in the folder of the paper, `papers/<paper>/`; left out where the file is not held.
    Only files that are named here are published."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Checksum of the file, SHA-256; taken from the file where it is left out."""
    size: Count | None = None
    """Bytes."""
    type: Text | None = None
    """`PDF`, `spreadsheet`, ...; said by the file where it is left out."""
    withheld: Privacy | None = None
    """Why this part of the paper is withheld from the public."""

    @model_validator(mode="after")
    def _not_here(self) -> Attachment:
        if self.withheld is not None and (self.file or self.sha256 or self.size is not None):
            raise fault(
                "A part of the paper that is withheld must not be held here.",
                "Delete `file`, `sha256` and `size`, and take the file itself out of the folder.",
                at="withheld",
            )
        return self


class Paper(Published):
    """`meetings/<meeting>/papers/<id>.yml`: a paper with its cover sheet."""

    title: Text
    """Title on the cover sheet."""
    date: Date | None = None
    """Date on the cover sheet."""
    period: Period | None = None
    """The months that a report covers, as printed."""
    lead_officers: PersonIds = []
    """Lead officers, as printed."""
    authors: PartyIds = []
    """Authors: people, or the group that wrote it."""
    seen_by: list[SeenBy] = []
    """Committees that saw it, in printed order."""
    public: YesNo
    """Whether it is for the public."""
    replaces: Annotated[str, Refers("paper of this meeting")] | None = None
    """The earlier paper of this meeting that it takes the place of."""
    concerns: OrganisationIds = []
    """The organisations whose contract, money or work it is about: whoever has an interest in one
    of them has an interest in the paper."""
    topics: TopicIds = []
    """What it is about, besides the topics of the items that list it."""
    summary: MarkdownText | None = None
    """What it says, in plain words."""
    issues_raised: MarkdownText | None = None
    """What other bodies said of it on its way here."""
    recommendations: dict[BoardId, list[Recommendation]] = {}
    """What it asks of each board, in printed order."""
    implications: dict[BoardId, MarkdownText] = {}
    """What it means for the people of each board."""
    public_involvement: MarkdownText | None = None
    """How patients and the public were involved."""
    practitioner_input: MarkdownText | None = None
    """How clinicians and practitioners were involved."""
    overlap: MarkdownText | None = None
    """How it bears on services that exist."""
    sign_off: list[SignOff] = []
    """Who signed it off."""
    attachments: list[Attachment] = []
    """Its appendices and files."""
