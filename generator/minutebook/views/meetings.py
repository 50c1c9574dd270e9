"""One meeting as its agenda and its minutes, and as a line of a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.meeting import Meeting
from minutebook.models.plan import PlanEntry
from minutebook.models.vocabulary import CALLED_OFF, MeetingState, Session
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.as_it_stood import link_as_it_stood
from minutebook.views.attendance import BoardAttendance, attendance_columns
from minutebook.views.chain import entry_chain
from minutebook.views.citing import Citation, meeting_citation
from minutebook.views.coming import (
    HowToCome,
    LaterPaper,
    how_to_come,
    later_papers,
    place_in_words,
)
from minutebook.views.decisions import ActionLine, action_line
from minutebook.views.documents import has_pack, papers_without_item, planned_link
from minutebook.views.matters import Difference
from minutebook.views.minutes import (
    ItemView,
    MinutesStatus,
    item_link,
    item_views,
    later_decisions,
    minutes_status,
)
from minutebook.views.notices import notice_asked, published_before
from minutebook.views.parts import (
    Asked,
    BoardLabel,
    DecisionCard,
    Desk,
    EditorNote,
    Link,
    Page,
    notes,
)
from minutebook.views.sharing import gathering, meeting_card
from minutebook.views.steps import Step
from minutebook.views.waiting import is_to_come


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as lists show it."""

    heading: str
    """`Thursday 12 July 2018`; with the time where two meetings fall on one day."""
    day: str
    """The same without the time."""
    address: str
    hours: str
    venue: str
    """Where it is held, in words: `Town Hall, Ashby, and online`."""
    boards: list[BoardLabel]
    state: str
    """`Planned`, `Held`, `Cancelled`, ..."""
    is_unusual: bool
    """Whether the state is something that readers must not miss."""
    session: str
    """Empty for a public meeting."""
    reason: str
    moved_to: Link | None
    """The meeting that takes its place."""
    without: list[tuple[BoardLabel, str]]
    """Boards that could not take part while another met, each with the reason."""
    has: list[str]
    """What there is to read: `agenda`, `papers`, `minutes`."""


@dataclass(frozen=True)
class BoardSummary:
    """What one board decided at the meeting, in short."""

    board: BoardLabel
    cards: list[DecisionCard]


@dataclass(frozen=True)
class PlannedLine:
    """An entry of the forward plan."""

    id: str
    address: str
    """Where it stands, for good."""
    title: str
    asks: list[Asked]
    note: str
    leads: list[Link]
    moves: list[str]
    """How it moved since it was first planned, in sentences."""
    chain: list[Step]
    """What it follows and what took it, where there is any."""
    is_passed: bool
    """Whether its meeting is over and no agenda took it."""
    topics: list[Link]
    notes: list[EditorNote]


@dataclass(frozen=True)
class MeetingPage(Page):
    """`/meetings/<meeting>/`."""

    boards: list[BoardLabel]
    in_common: bool
    line: MeetingLine
    come: HowToCome
    later_papers: list[LaterPaper]
    """What came after the agenda, or is still to come."""
    moved_from: str
    in_place_of: list[Link]
    """Meetings that were called off, and that it takes the place of."""
    continues: Link | None
    continued_at: list[Link]
    closed_items: list[Link]
    """Items of a public meeting that are taken without the public."""
    notice_published: str
    """The day, and how long before the meeting: `2 July 2018, 7 clear working days before ...`."""
    papers_published: str
    notice_asked: list[str]
    """What the law asks for, where a day of publication is recorded."""
    note: str
    is_over: bool
    is_open: bool
    """Whether anybody may still come: planned, and in public."""
    has_minutes: bool
    status: list[MinutesStatus]
    taken_by: Link | None
    summaries: list[BoardSummary]
    differences: list[Difference]
    attendance: list[BoardAttendance]
    items: list[ItemView]
    papers_without_item: list[Link]
    decided_later: list[DecisionCard]
    """What other boards decided on a recommendation of this meeting, which names no item."""
    actions: list[ActionLine]
    planned: list[PlannedLine]
    pack: str
    """Address of its pack; empty where it has none."""
    as_it_stood: Link | None
    """To who was on the boards that day, and what they had declared; None before it was held."""
    earlier: Link | None
    later: Link | None
    citation: Citation
    about: About
    minutes_about: About | None


def is_over(meeting: Meeting, today: dt.date) -> bool:
    """Whether the meeting belongs to the past as seen from `today`."""
    done = meeting.state in {MeetingState.HELD, MeetingState.INQUORATE, MeetingState.ADJOURNED}
    return done or meeting.date < today


def is_open(meeting: Meeting, today: dt.date) -> bool:
    """Whether anybody may still come: planned, and in public."""
    return is_to_come(meeting, today) and meeting.session is Session.PUBLIC


def next_meeting(desk: Desk, board_id: str | None) -> MeetingLine | None:
    """The next public meeting of a board (or of any) that has not been called off."""
    id = next_meeting_id(desk, board_id)
    return meeting_line(desk, id) if id is not None else None


def next_meeting_id(desk: Desk, board_id: str | None) -> str | None:
    """The same by its id."""
    ids = desk.book.meeting_order() if board_id is None else desk.book.meetings_of_board[board_id]
    for id in ids:
        meeting = desk.book.meetings[id]
        if is_open(meeting, desk.today) and board_id not in meeting.without:
            return id
    return None


def called_off(desk: Desk, board_id: str | None) -> list[MeetingLine]:
    """Public meetings of a board (or of any) that were called off and would come before its next:
    somebody may have meant to go.
    """
    ids = desk.book.meeting_order() if board_id is None else desk.book.meetings_of_board[board_id]
    coming = next_meeting_id(desk, board_id)
    until = desk.book.meetings[coming].date if coming is not None else dt.date.max
    return [
        meeting_line(desk, id)
        for id in ids
        if desk.today <= desk.book.meetings[id].date <= until
        and desk.book.meetings[id].state in CALLED_OFF
        and desk.book.meetings[id].session is Session.PUBLIC
    ]


def meeting_line(desk: Desk, id: str) -> MeetingLine:
    meeting = desk.book.meetings[id]
    has = []
    if meeting.agenda:
        has.append("agenda" if id not in desk.book.minutes else "items")
    if desk.book.papers.get(id):
        has.append("papers")
    if id in desk.book.minutes:
        has.append("minutes")
    session = "" if meeting.session is Session.PUBLIC else f"{meeting.session.value} session"
    return MeetingLine(
        desk.weekday(id),
        wording.weekday(meeting.date),
        addresses.meeting(id),
        wording.hours(meeting.start, meeting.end),
        place_in_words(desk, meeting),
        [desk.labels[board] for board in meeting.boards],
        wording.sentence(meeting.state.value),
        meeting.state not in {MeetingState.PLANNED, MeetingState.HELD},
        wording.sentence(session),
        meeting.reason or "",
        desk.meeting(meeting.moved_to) if meeting.moved_to else None,
        [(desk.labels[board], reason) for board, reason in meeting.without.items()],
        has,
    )


def meeting_pages(desk: Desk) -> Iterator[MeetingPage]:
    """A page for each meeting."""
    ids = desk.book.meeting_order()
    for n, id in enumerate(ids):
        earlier = desk.meeting(ids[n - 1]) if n else None
        later = desk.meeting(ids[n + 1]) if n + 1 < len(ids) else None
        yield meeting_page(desk, id, earlier, later)


def meeting_page(
    desk: Desk, id: str, earlier: Link | None = None, later: Link | None = None
) -> MeetingPage:
    meeting, minutes = desk.book.meetings[id], desk.book.minutes.get(id)
    labels = [desk.labels[board] for board in meeting.boards]
    names = wording.listed([label.short_name for label in labels])
    over = is_over(meeting, desk.today)
    items = item_views(desk, id, meeting, minutes)
    noun = "Development session" if meeting.session is Session.DEVELOPMENT else "Meeting"
    line = meeting_line(desk, id)
    what = f"{noun} of {desk.day(id)}"
    return MeetingPage(
        address=addresses.meeting(id),
        title=what,
        description=(f"{wording.sentence(meeting.state.value)}. " if line.is_unusual else "")
        + f"{what}: {names}. "
        + ("Agenda, attendance and minutes." if minutes else "Agenda and papers."),
        trail=[
            Link("Meetings", addresses.MEETINGS),
            Link(str(meeting.date.year), addresses.meetings_of_year(meeting.date.year)),
        ],
        section=addresses.MEETINGS,
        boards=labels,
        in_common=len(labels) > 1,
        line=line,
        come=how_to_come(desk, meeting),
        later_papers=later_papers(desk, id, over),
        moved_from=wording.weekday(meeting.moved_from) if meeting.moved_from else "",
        in_place_of=[desk.meeting(other) for other in desk.book.in_place_of.get(id, [])],
        continues=desk.meeting(meeting.continues) if meeting.continues else None,
        continued_at=[desk.meeting(other) for other in desk.book.continued_by.get(id, [])],
        closed_items=[
            item_link(desk, id, item) for item in meeting.agenda if item.private is not None
        ],
        notice_published=published_before(desk.book, meeting.notice_published, meeting.date),
        papers_published=published_before(desk.book, meeting.papers_published, meeting.date),
        notice_asked=notice_asked(desk, meeting),
        note=meeting.note or "",
        is_over=over,
        is_open=is_open(meeting, desk.today),
        has_minutes=minutes is not None,
        status=minutes_status(desk, minutes),
        taken_by=desk.person(minutes.taken_by) if minutes and minutes.taken_by else None,
        summaries=_summaries(desk, id, meeting),
        differences=[one for item in items for one in item.decided.differences],
        attendance=attendance_columns(desk, meeting, minutes),
        items=items,
        papers_without_item=papers_without_item(desk, id),
        decided_later=later_decisions(desk, id),
        actions=[action_line(desk, one) for one in desk.book.actions_of_meeting.get(id, [])],
        planned=[] if meeting.agenda else planned_lines(desk, id),
        pack=addresses.pack(id) if has_pack(desk, id) else "",
        as_it_stood=link_as_it_stood(desk, id),
        earlier=earlier,
        later=later,
        citation=meeting_citation(desk, id, what),
        about=about(desk, "meeting", id),
        minutes_about=about(desk, "minutes", id) if minutes else None,
        changed=changed.latest(desk, changed.of_meeting(desk.book, id)),
        picture=meeting_card(labels),
        thing=gathering(desk, meeting, f"{what}: {names}"),
    )


def planned_lines(desk: Desk, meeting_id: str) -> list[PlannedLine]:
    """What the forward plan expects for a meeting."""
    return [planned_line(desk, entry) for entry in desk.book.planned_for.get(meeting_id, [])]


def planned_line(desk: Desk, entry: PlanEntry) -> PlannedLine:
    meeting = desk.book.meetings[entry.meeting] if entry.meeting is not None else None
    return PlannedLine(
        entry.id,
        planned_link(entry).address,
        entry.title,
        desk.asked(entry.asks),
        entry.note or "",
        desk.parties(entry.leads),
        [
            f"Moved on {wording.day(move.on)} from the meeting of "
            f"{desk.day(move.was)}." + (f" {move.note}" if move.note else "")
            for move in entry.moves
        ],
        entry_chain(desk, entry),
        meeting is not None
        and is_over(meeting, desk.today)
        and entry.id not in desk.book.taken_from_plan,
        desk.topics(entry.topics),
        notes(entry),
    )


def _summaries(desk: Desk, id: str, meeting: Meeting) -> list[BoardSummary]:
    return [
        BoardSummary(
            desk.labels[board],
            [desk.card(taken) for taken in desk.book.decisions_of_meeting.get((id, board), [])],
        )
        for board in meeting.boards
    ]
