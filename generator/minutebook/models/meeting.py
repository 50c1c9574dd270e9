"""Meetings and their agendas."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from minutebook.models.base import (
    BoardId,
    BoardIds,
    Date,
    DecisionReference,
    MeetingId,
    Pages,
    PartyIds,
    Record,
    Refers,
    Slug,
    Text,
    Time,
    TopicIds,
    VenueIds,
    WebAddress,
    YesNo,
    fault,
    one_or_several,
)
from minutebook.models.published import Acceptable, Period, Published
from minutebook.models.site import Contact
from minutebook.models.vocabulary import (
    CALLED_OFF,
    Ask,
    Delivery,
    ItemKind,
    MeetingState,
    Session,
    StandingDocument,
)

Asks = dict[BoardId, Annotated[list[Ask], BeforeValidator(one_or_several)]]
"""What each board is asked to do: `{city: endorsement, hackney: approval}`."""


class PackDocument(Record):
    """A document that an agenda lists under an item: a paper, one of the standing documents, or one
    that is not held here because it was still to follow, tabled or verbal.
    """

    paper: Annotated[str, Refers("paper of this meeting")] | None = None
    """Id of a paper in this meeting's `papers` folder."""
    standing: StandingDocument | None = None
    """A document that this site keeps as records: the register, the action log, ..."""
    of_meeting: MeetingId | None = None
    """With `standing: minutes`: the meeting that they are the minutes of."""
    title: Text | None = None
    """Title as the agenda prints it; left out for a paper, which has its own."""
    number: Text | None = None
    """Number of the document as printed: `4.1`."""
    pages: Pages | None = None
    """Its pages in the pack."""
    delivery: Delivery | None = None
    """How it came, where it was not in the pack: `late`, `supplementary`, `to follow`, `tabled`,
    `verbal`."""
    published: Date | None = None
    """The day on which it was published, where that was after the agenda."""
    urgency: Text | None = None
    """Why a late document cannot wait for the next meeting."""
    asks: Asks = {}
    """What the agenda asks of each board on this document."""

    @model_validator(mode="after")
    def _one_kind(self) -> PackDocument:
        held = [self.paper, self.standing].count(None) == 1
        if not held and (self.paper is not None or self.delivery is None):
            raise fault(
                "A document is either a `paper` of this meeting or a `standing` document.",
                "Give one of the two. A document that is not held here has `title:` and "
                "`delivery:`, such as `to follow`.",
            )
        if self.paper is not None and self.title is not None:
            raise fault("A paper has its own title.", "Delete `title` here.")
        if self.paper is None and self.title is None:
            raise fault("This document has no title.", "Add `title:` as the agenda prints it.")
        if self.urgency is not None and self.delivery is None:
            raise fault(
                "Only a document that was not in the pack needs a reason why it cannot wait.",
                "Add `delivery:`, such as `late`, or delete `urgency`.",
                at="urgency",
            )
        return self


class Matter(Record):
    """One thing to be decided under an item, on which each board decides for itself."""

    id: Slug
    """Its short name within the item, given once."""
    title: Text
    """What is to be decided, as a heading."""
    topics: TopicIds = []
    """What it is about, where that is not what its item is about."""


def _exempt(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[1-7]", value):
        raise fault(
            f"Schedule 12A has no paragraph `{value}` that exempts information.",
            "Write a number from 1 to 7.",
        )
    return value


ExemptParagraph = Annotated[str, BeforeValidator(_exempt)]
"""A paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 as it stands for England:
1 to 7, which say what is exempt."""


class Privacy(Record):
    """Why an item is taken without the public."""

    reason: Text
    """The reason, in words that may be published."""
    paragraph: Annotated[list[ExemptParagraph], BeforeValidator(one_or_several)] = []
    """Paragraph of Schedule 12A to the Local Government Act 1972, 1 to 7, or several."""
    resolution: Text | None = None
    """The resolution under the Public Bodies (Admission to Meetings) Act 1960."""


class AgendaItem(Acceptable):
    """One item of an agenda."""

    id: Slug
    """Its short name, given once; it stands in links to the item."""
    number: Text | None = None
    """Its number as printed: `5`, `12a`, `7.b`."""
    title: Text
    """Its title as printed."""
    kind: ItemKind = ItemKind.BUSINESS
    """What it is; business where nothing is said."""
    time: Time | None = None
    """When it is to be taken."""
    presenters: PartyIds = []
    """Who presents it."""
    presented_by_chair: YesNo = False
    """`yes` where the agenda names the chair."""
    verbal: YesNo = False
    """`yes` where there is no paper."""
    asks: Asks = {}
    """What the agenda asks of each board, where there is no document to ask it on."""
    documents: list[PackDocument] = []
    """Papers and other documents under the item."""
    matters: list[Matter] = []
    """The things to be decided, one for each proposal; each board's decisions name them."""
    topics: TopicIds = []
    """What it is about. Its papers, decisions and actions are about the same."""
    only_advises: BoardIds = []
    """Boards that may only endorse or recommend here, because somebody else decides."""
    takes_up: list[DecisionReference] = []
    """Deferred decisions that come back here."""
    from_plan: list[Annotated[str, Refers("entry of a forward plan")]] = []
    """Entries of a forward plan that are taken here."""
    period: Period | None = None
    """The months that a report covers, as printed; left out where its paper gives them."""
    added: Date | None = None
    """The day on which a late item was added."""
    urgency: Text | None = None
    """Why a late item cannot wait."""
    in_minutes_only: YesNo = False
    """`yes` where the item is not on the agenda and stands in the minutes alone."""
    key_decision: YesNo = False
    """`yes` where an executive is to take a key decision under it."""
    notice_published: Date | None = None
    """The day on which notice was published that the key decision is to be taken, or that an
    executive is to take the item in private."""
    withdrawn: Text | None = None
    """Why an item was withdrawn."""
    private: Privacy | None = None
    """Why an item is taken without the public."""

    @model_validator(mode="after")
    def _whole(self) -> AgendaItem:
        if self.urgency is not None and self.added is None and not self.key_decision:
            raise fault(
                "Only an item that was added late, or a key decision, is urgent.",
                "Add `added:`, the day on which it was added.",
                at="urgency",
            )
        return self


class Supplement(Record):
    """An official file that was published after the agenda: a supplementary or a late pack."""

    title: Text
    """Its title as published: `Supplementary agenda 1`."""
    link: WebAddress
    """Where the official file is."""
    published: Date
    """The day on which it was published."""


class Meeting(Published):
    """`meetings/<id>/meeting.yml`: a meeting of one board, or of several in common."""

    boards: BoardIds
    """The boards that meet, in the order of the agenda."""
    without: dict[BoardId, Text] = {}
    """Boards among them that could not take part, or had no quorum, while another met, each with
    the reason."""
    date: Date
    """The day of the meeting."""
    moved_from: Date | None = None
    """The first published day, where the meeting moved; the folder keeps that day."""
    start: Time | None = None
    """When it begins."""
    end: Time | None = None
    """When it ends."""
    venue: VenueIds = []
    """Where it is held: a place of `venues.yml`, or several."""
    room: Text | None = None
    """The room, where the place has more than one."""
    access: Text | None = None
    """What somebody who comes to this meeting must know besides what is said of the place."""
    joining_link: WebAddress | None = None
    """Where it can be joined, so that one can take part."""
    webcast: WebAddress | None = None
    """Where it can be watched as it happens."""
    recording: WebAddress | None = None
    """Where it can be watched or heard afterwards."""
    contact: Contact | None = None
    """Whom to ask about this meeting, where that is not the contact of its boards."""
    agenda_link: WebAddress | None = None
    """Where the official agenda is published."""
    pack_link: WebAddress | None = None
    """Where the official pack is published: the agenda with its papers."""
    supplements: list[Supplement] = []
    """Official files that were published after the agenda, the earliest first."""
    session: Session = Session.PUBLIC
    """Public, private, or a development session."""
    state: MeetingState
    """What became of it."""
    reason: Text | None = None
    """Why it was adjourned, postponed, cancelled or inquorate."""
    moved_to: MeetingId | None = None
    """The meeting that takes its place."""
    continues: MeetingId | None = None
    """The adjourned meeting that it continues."""
    notice_published: Date | None = None
    """The day on which its notice was published."""
    papers_published: Date | None = None
    """The day on which its papers were published."""
    note: Text | None = None
    """What readers should know besides."""
    agenda: list[AgendaItem] = []
    """The items in printed order."""

    @model_validator(mode="after")
    def _whole(self) -> Meeting:
        if not self.boards:
            raise fault("The meeting is of no board.", "List its boards.", at="boards")
        if self.boards and not set(self.boards) - self.without.keys():
            raise fault(
                "Each board is said to be absent, so no board met.",
                "Write `state: inquorate` or `state: cancelled` with a `reason`, and delete "
                "`without`.",
                at="without",
            )
        called_off = CALLED_OFF | {MeetingState.ADJOURNED}
        stopped = called_off | {MeetingState.INQUORATE}
        if self.state in called_off and self.reason is None:
            raise fault(
                f"The meeting is {self.state}, and nothing says why.", "Add `reason:`.", at="state"
            )
        if self.state not in stopped and (self.reason or self.moved_to):
            raise fault(
                f"A reason, or another meeting, is given, and the meeting is {self.state}.",
                "Correct `state`, or delete the line.",
                at="reason" if self.reason else "moved_to",
            )
        if self.start and self.end and self.end <= self.start:
            raise fault("The meeting ends before it begins.", "Check both times.", at="end")
        self._can_be_found()
        return self

    def _can_be_found(self) -> None:
        if self.room is not None and not self.venue:
            raise fault(
                "A room is given, and nothing says in which building.",
                "Add `venue:`, a place of `venues.yml`.",
                at="room",
            )
        if self.pack_link is not None and self.pack_link == self.agenda_link:
            raise fault(
                "The official agenda and the official pack have the same address.",
                "Keep `pack_link` if the file holds the papers too, else `agenda_link`.",
                at="pack_link",
            )
        if self.webcast is not None and self.webcast == self.joining_link:
            raise fault(
                "The same address is given for watching and for taking part.",
                "Keep `joining_link` if people can speak there, else `webcast`.",
                at="webcast",
            )
        if self.recording is not None and self.state is MeetingState.PLANNED:
            raise fault(
                "There is a recording, and the meeting is planned.",
                "Correct `state`; or, if it is to be watched as it happens, write `webcast:`.",
                at="recording",
            )
