"""Actions: what somebody undertook at a meeting, until it is done."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from minutebook.models.base import (
    Date,
    DateOrWords,
    DocumentId,
    MarkdownText,
    MeetingId,
    Pages,
    PartyIds,
    Record,
    Refers,
    Text,
    TopicIds,
    WebAddress,
    YesNo,
    fault,
)
from minutebook.models.published import Published
from minutebook.models.vocabulary import ActionStatus


class PrintedReference(Record):
    """A reference under which a document prints the action."""

    reference: Text
    """As printed."""
    document: DocumentId
    """Where."""
    pages: Pages | None = None
    """On which page."""


class Evidence(Record):
    """What shows that something was done: a paper of a meeting, a document or a web page."""

    meeting: MeetingId | None = None
    """The meeting whose paper shows it ..."""
    paper: Annotated[str, Refers("paper of its meeting")] | None = None
    """... and the paper, which this site holds."""
    document: DocumentId | None = None
    """A document of `sources.yml` ..."""
    pages: Pages | None = None
    """... and the page, or the pages, of it."""
    link: WebAddress | None = None
    """A page on the web ..."""
    words: Text | None = None
    """... and what it is. With a paper or a document: what it shows."""

    @model_validator(mode="after")
    def _one_kind(self) -> Evidence:
        if (self.meeting is None) != (self.paper is None):
            raise fault("`meeting` and `paper` belong together.", "Give both.")
        if [self.paper, self.document, self.link].count(None) != 2:
            raise fault(
                "Evidence is a `paper` of a `meeting`, a `document`, or a `link`.",
                "Give one of the three.",
            )
        if self.link is not None and self.words is None:
            raise fault("A link needs words.", "Add `words:`, what the page is.", at="link")
        if self.pages is not None and self.document is None:
            raise fault("Pages are those of a document.", "Add `document:`.", at="pages")
        return self


class Update(Record):
    """What was reported of an action."""

    text: MarkdownText
    """What was reported."""
    evidence: list[Evidence] = []
    """What shows it."""
    on: Date | None = None
    """The day of the report ..."""
    reported_to: MeetingId | None = None
    """... or the meeting whose action log carried it."""
    status: ActionStatus | None = None
    """What the action became by it: closed, or open again."""

    @model_validator(mode="after")
    def _dated(self) -> Update:
        if self.on is None and self.reported_to is None:
            raise fault("An update needs a date.", "Add `on:`, or `reported_to:` a meeting.")
        return self


class Action(Published):
    """`actions/<id>.yml`: one action from the meeting that raised it to its close."""

    reference: Text | None = None
    """The reference in the minutes that raised it; left out where none is known."""
    printed_elsewhere: list[PrintedReference] = []
    """Other references under which documents print it."""
    title: Text
    """What it is about, as a heading."""
    text: MarkdownText
    """What is to be done."""
    meeting: MeetingId
    """The meeting that raised it."""
    item: Annotated[str, Refers("item of its meeting")] | None = None
    """The item that raised it."""
    matters: list[Annotated[str, Refers("matter of its item")]] = []
    """The matters of the item that it follows from, where it is not of all."""
    topics: TopicIds = []
    """What it is about, where that is not what its matters or its item are about."""
    owners: PartyIds
    """Who is to do it."""
    assigned_on: Date
    """The day on which it was given to them."""
    due: DateOrWords | None = None
    """When it is due: a date, or the words of the record: `December 2018`."""
    status: ActionStatus
    """Closed once `outcome` can say what came of it; open as long as somebody works on it."""
    status_not_printed: YesNo = False
    """`yes` where the action log prints no status, and it is taken to be open."""
    merged_into: Annotated[str, Refers("action")] | None = None
    """The action that it was merged into; it is then closed."""
    closed_on: Date | None = None
    """The day on which it was closed, where the record says."""
    outcome: MarkdownText | None = None
    """What came of it."""
    evidence: list[Evidence] = []
    """What shows that it was done."""
    updates: list[Update] = []
    """What was reported of it, oldest first."""

    @model_validator(mode="after")
    def _in_order(self) -> Action:
        if self.closed_on is not None and self.closed_on < self.assigned_on:
            raise fault("The action closes before it begins.", "Check both days.", at="closed_on")
        if self.closed_on is not None and self.status is not ActionStatus.CLOSED:
            raise fault("An open action has no day of closing.", "Correct `status`.", at="status")
        open_ = self.status is ActionStatus.OPEN
        if self.merged_into is not None and open_:
            raise fault(
                "This action was merged into another, and is still open.",
                "Write `status: closed`.",
                at="status",
            )
        if self.status_not_printed and not open_:
            raise fault(
                "A closed action has its status from somewhere.",
                "Delete `status_not_printed`, or correct `status`.",
                at="status_not_printed",
            )
        said = [update.status for update in self.updates if update.status is not None]
        if said and said[-1] is not self.status:
            raise fault(
                f"The last update that says so made the action {said[-1]}, and its status is "
                f"{self.status}.",
                "Correct `status`, or the update.",
                at="status",
            )
        if self.matters and self.item is None:
            raise fault("Matters belong to an item.", "Add `item:`.", at="matters")
        return self
