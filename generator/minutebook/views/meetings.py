"""The calendar, and one meeting as its agenda and its minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from minutebook import addresses, wording
from minutebook.models.meeting import AgendaItem, Meeting, PackDocument
from minutebook.models.minutes import AttendeeDetails, MinutedItem, Minutes, Paragraph
from minutebook.models.plan import PlanEntry
from minutebook.models.vocabulary import MeetingState, MinutesState, Session, StandingDocument
from minutebook.views.decisions import (
    ActionLine,
    DeclarationLine,
    action_line,
    declaration_line,
)
from minutebook.views.membership import place_on, post_on
from minutebook.views.parts import (
    About,
    Asked,
    BoardLabel,
    DecisionCard,
    Desk,
    Link,
    Page,
    verbs,
)


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as lists show it."""

    heading: str
    """`Thursday 12 July 2018`."""
    address: str
    hours: str
    venue: str
    boards: list[BoardLabel]
    state: str
    """`Planned`, `Held`, `Cancelled`, ..."""
    is_unusual: bool
    """Whether the state is something that readers must not miss."""
    session: str
    """Empty for a public meeting."""
    reason: str
    has: list[str]
    """What there is to read: `agenda`, `papers`, `minutes`."""


@dataclass(frozen=True)
class MeetingsPage(Page):
    """`/meetings/`."""

    coming: list[MeetingLine]
    """The next first."""
    past: list[MeetingLine]
    """The latest first."""


@dataclass(frozen=True)
class AttendeeLine:
    """Somebody in a list of those present."""

    person: Link
    post: str
    on_behalf_of: str
    notes: list[str]


@dataclass(frozen=True)
class AttendanceGroup:
    """Those who came in one capacity."""

    heading: str
    people: list[AttendeeLine]


@dataclass(frozen=True)
class BoardAttendance:
    """Who came for one board."""

    board: BoardLabel
    groups: list[AttendanceGroup]


@dataclass(frozen=True)
class MinutesStatus:
    """How far one board has come with the minutes."""

    board: BoardLabel
    status: str
    at: Link | None
    subject_to: str


@dataclass(frozen=True)
class DocumentLine:
    """A document that the agenda lists."""

    number: str
    title: Link
    pages: str
    asks: list[Asked]


@dataclass(frozen=True)
class ParagraphBlock:
    """A numbered paragraph of words."""

    id: str
    number: str
    heading: str
    text: str
    declaration: DeclarationLine | None
    action: ActionLine | None
    question_by: str
    answer_to: Link | None
    answer_by: list[Link]


@dataclass(frozen=True)
class DecisionCell:
    """What one board decided on a matter; no cards where it decided nothing."""

    board: BoardLabel
    cards: list[DecisionCard]


@dataclass(frozen=True)
class MatterRow:
    """One matter, and what each board decided on it, side by side."""

    title: str
    cells: list[DecisionCell]
    """One a board that met, in the order of the meeting."""
    difference: str
    """A sentence where the boards' verbs differ; else empty."""
    only_of: str
    """Id of the board, where it alone decided; else empty."""
    decided_by: str
    """Ids of the boards that decided, with spaces between."""


@dataclass(frozen=True)
class DecisionBlock:
    """Paragraphs in a row that are boards' decisions."""

    paragraphs: list[tuple[str, str, list[BoardLabel]]]
    """Id, printed number and boards of each paragraph."""
    rows: list[MatterRow]


@dataclass(frozen=True)
class ItemView:
    """An agenda item with what was minuted under it."""

    id: str
    number: str
    title: str
    kind: str
    time: str
    presenters: list[Link]
    verbal: bool
    asks: list[Asked]
    documents: list[DocumentLine]
    matters: list[str]
    chair: Link | None
    note: str
    withdrawn: str
    added: str
    urgency: str
    private_reason: str
    private_law: str
    blocks: list[ParagraphBlock | DecisionBlock]


@dataclass(frozen=True)
class BoardSummary:
    """What one board decided at the meeting, in short."""

    board: BoardLabel
    cards: list[DecisionCard]


@dataclass(frozen=True)
class PlannedLine:
    """An entry of the forward plan."""

    id: str
    title: str
    asks: list[Asked]
    note: str
    leads: list[Link]


@dataclass(frozen=True)
class MeetingPage(Page):
    """`/meetings/<meeting>/`."""

    boards: list[BoardLabel]
    in_common: bool
    line: MeetingLine
    joining_link: str
    moved_from: str
    moved_to: Link | None
    continues: Link | None
    notice_published: str
    papers_published: str
    note: str
    is_over: bool
    has_minutes: bool
    status: list[MinutesStatus]
    taken_by: Link | None
    summaries: list[BoardSummary]
    attendance: list[BoardAttendance]
    items: list[ItemView]
    actions: list[ActionLine]
    planned: list[PlannedLine]
    earlier: Link | None
    later: Link | None
    about: About
    minutes_about: About | None


def meetings_page(desk: Desk, today: dt.date) -> MeetingsPage:
    """The calendar of all boards."""
    ids = desk.book.meeting_order()
    coming = [id for id in ids if not is_over(desk.book.meetings[id], today)]
    past = [id for id in reversed(ids) if is_over(desk.book.meetings[id], today)]
    return MeetingsPage(
        addresses.MEETINGS,
        "Meetings",
        "Meetings of every board: those to come with their agendas, those held with their minutes.",
        [],
        addresses.MEETINGS,
        [meeting_line(desk, id) for id in coming],
        [meeting_line(desk, id) for id in past],
    )


def is_over(meeting: Meeting, today: dt.date) -> bool:
    """Whether the meeting belongs to the past as seen from `today`."""
    done = meeting.state in {MeetingState.HELD, MeetingState.INQUORATE, MeetingState.ADJOURNED}
    return done or meeting.date < today


def next_meeting(desk: Desk, board_id: str | None, today: dt.date) -> MeetingLine | None:
    """The next public meeting of a board (or of any) that has not been called off."""
    ids = desk.book.meeting_order() if board_id is None else desk.book.meetings_of_board[board_id]
    for id in ids:
        meeting = desk.book.meetings[id]
        if (
            meeting.state is MeetingState.PLANNED
            and meeting.session is Session.PUBLIC
            and meeting.date >= today
        ):
            return meeting_line(desk, id)
    return None


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
        wording.weekday(meeting.date),
        addresses.meeting(id),
        wording.hours(meeting.start, meeting.end),
        meeting.venue or "",
        [desk.labels[board] for board in meeting.boards],
        wording.sentence(meeting.state.value),
        meeting.state not in {MeetingState.PLANNED, MeetingState.HELD},
        wording.sentence(session),
        meeting.reason or "",
        has,
    )


def meeting_pages(desk: Desk, today: dt.date) -> Iterator[MeetingPage]:
    """A page for each meeting."""
    ids = desk.book.meeting_order()
    for n, id in enumerate(ids):
        earlier = desk.meeting(ids[n - 1]) if n else None
        later = desk.meeting(ids[n + 1]) if n + 1 < len(ids) else None
        yield _meeting_page(desk, id, today, earlier, later)


def _meeting_page(
    desk: Desk, id: str, today: dt.date, earlier: Link | None, later: Link | None
) -> MeetingPage:
    meeting, minutes = desk.book.meetings[id], desk.book.minutes.get(id)
    labels = [desk.labels[board] for board in meeting.boards]
    names = wording.listed([label.short_name for label in labels])
    noun = "Development session" if meeting.session is Session.DEVELOPMENT else "Meeting"
    what = f"{noun} of {wording.day(meeting.date)}"
    return MeetingPage(
        address=addresses.meeting(id),
        title=what,
        description=f"{what}: {names}. "
        + ("Agenda, attendance and minutes." if minutes else "Agenda and papers."),
        trail=[Link("Meetings", addresses.MEETINGS)],
        section=addresses.MEETINGS,
        boards=labels,
        in_common=len(labels) > 1,
        line=meeting_line(desk, id),
        joining_link=meeting.joining_link or "",
        moved_from=wording.day(meeting.moved_from) if meeting.moved_from else "",
        moved_to=desk.meeting(meeting.moved_to) if meeting.moved_to else None,
        continues=desk.meeting(meeting.continues) if meeting.continues else None,
        notice_published=_day(meeting.notice_published),
        papers_published=_day(meeting.papers_published),
        note=meeting.note or "",
        is_over=is_over(meeting, today),
        has_minutes=minutes is not None,
        status=_status(desk, minutes),
        taken_by=desk.person(minutes.taken_by) if minutes and minutes.taken_by else None,
        summaries=_summaries(desk, id, meeting),
        attendance=_attendance(desk, meeting, minutes),
        items=_items(desk, id, meeting, minutes),
        actions=[action_line(desk, one) for one in desk.book.actions_of_meeting.get(id, [])],
        planned=[] if meeting.agenda else planned_lines(desk, id),
        earlier=earlier,
        later=later,
        about=desk.about(meeting),
        minutes_about=desk.about(minutes) if minutes else None,
    )


def _day(date: dt.date | None) -> str:
    return wording.day(date) if date is not None else ""


def planned_lines(desk: Desk, meeting_id: str) -> list[PlannedLine]:
    """What the forward plan expects for a meeting."""
    return [planned_line(desk, entry) for entry in desk.book.planned_for.get(meeting_id, [])]


def planned_line(desk: Desk, entry: PlanEntry) -> PlannedLine:
    return PlannedLine(
        entry.id,
        entry.title,
        desk.asked(entry.asks),
        entry.note or "",
        desk.parties(entry.leads),
    )


def _status(desk: Desk, minutes: Minutes | None) -> list[MinutesStatus]:
    if minutes is None:
        return []
    return [
        MinutesStatus(
            desk.labels[board],
            "Approved" if status.state is MinutesState.APPROVED else "Draft, not yet approved",
            desk.meeting(status.at) if status.at else None,
            status.subject_to or "",
        )
        for board, status in minutes.status.items()
    ]


def _summaries(desk: Desk, id: str, meeting: Meeting) -> list[BoardSummary]:
    return [
        BoardSummary(
            desk.labels[board],
            [
                desk.card(taken)
                for taken in desk.book.decisions_of_board.get(board, [])
                if taken.meeting_id == id
            ],
        )
        for board in meeting.boards
    ]


# --- Attendance -------------------------------------------------------------------------------


def _attendance(desk: Desk, meeting: Meeting, minutes: Minutes | None) -> list[BoardAttendance]:
    if minutes is None:
        return []
    columns = []
    for board_id, came in minutes.attendance.items():
        groups = [
            ("Members", came.members),
            ("Formally in attendance", came.in_attendance),
            ("Standing invitees", came.standing_invitees),
            ("Officers present", came.officers),
            ("Apologies", came.apologies),
        ]
        columns.append(
            BoardAttendance(
                desk.labels[board_id],
                [
                    AttendanceGroup(
                        heading,
                        [_attendee(desk, meeting, board_id, came.chair, one) for one in people],
                    )
                    for heading, people in groups
                    if people
                ],
            )
        )
    return columns


def _attendee(
    desk: Desk, meeting: Meeting, board_id: str, chair: str | None, one: AttendeeDetails
) -> AttendeeLine:
    titles = {item.id: item.title for item in meeting.agenda}
    notes = ["in the chair"] if one.person == chair else []
    if one.substitute_for:
        notes.append(f"in place of {desk.person(one.substitute_for).text}")
    if one.arrived:
        notes.append(f"arrived during {titles[one.arrived]}")
    if one.left:
        notes.append(f"left during {titles[one.left]}")
    if one.note:
        notes.append(one.note)
    place = place_on(desk.book, board_id, one.person, meeting.date)
    body = one.on_behalf_of or (place.on_behalf_of if place else None)
    return AttendeeLine(
        desk.person(one.person),
        one.acting_as or post_on(desk.book, desk.book.people[one.person], meeting.date),
        desk.organisation(body),
        notes,
    )


# --- Items ------------------------------------------------------------------------------------


def _items(desk: Desk, id: str, meeting: Meeting, minutes: Minutes | None) -> list[ItemView]:
    """Items in the order in which they were taken, then those that were not reached."""
    by_id = {item.id: item for item in meeting.agenda}
    minuted = {one.item: one for one in minutes.items} if minutes else {}
    order = [*minuted, *(item for item in by_id if item not in minuted)]
    return [_item(desk, id, meeting, by_id[one], minuted.get(one)) for one in order]


def _item(
    desk: Desk, id: str, meeting: Meeting, item: AgendaItem, minuted: MinutedItem | None
) -> ItemView:
    chair = Link("Chair", "")
    presenters = [chair] if item.presented_by_chair else []
    return ItemView(
        item.id,
        item.number or "",
        item.title,
        item.kind.value,
        wording.clock(item.time) if item.time else "",
        [*presenters, *desk.parties(item.presenters)],
        item.verbal,
        desk.asked(item.asks),
        [_document(desk, id, document) for document in item.documents],
        [matter.title for matter in item.matters],
        desk.person(minuted.chair) if minuted and minuted.chair else None,
        (minuted.note or "") if minuted else "",
        item.withdrawn or "",
        _day(item.added),
        item.urgency or "",
        item.private.reason if item.private else "",
        _law(item),
        _blocks(desk, id, meeting, item, minuted.paragraphs) if minuted else [],
    )


def _law(item: AgendaItem) -> str:
    if item.private is None:
        return ""
    if item.private.paragraph:
        return f"paragraph {item.private.paragraph} of Schedule 12A, Local Government Act 1972"
    if item.private.resolution:
        return "resolution under the Public Bodies (Admission to Meetings) Act 1960"
    return ""


_STANDING_PAGES = {
    StandingDocument.REGISTER: addresses.INTERESTS,
    StandingDocument.ACTION_LOG: addresses.ACTIONS,
    StandingDocument.FORWARD_PLAN: addresses.FORWARD_PLAN,
}


def _document(desk: Desk, meeting_id: str, document: PackDocument) -> DocumentLine:
    if document.paper is not None:
        paper = desk.book.papers[meeting_id][document.paper]
        title = Link(paper.title, addresses.paper(meeting_id, document.paper))
    elif document.standing is StandingDocument.MINUTES and document.of_meeting is not None:
        title = Link(document.title or "", addresses.meeting(document.of_meeting))
    else:
        page = _STANDING_PAGES[document.standing] if document.standing in _STANDING_PAGES else ""
        title = Link(document.title or "", page)
    return DocumentLine(
        document.number or "",
        title,
        wording.pages(document.pages) if document.pages else "",
        desk.asked(document.asks),
    )


def _blocks(
    desk: Desk, id: str, meeting: Meeting, item: AgendaItem, paragraphs: Sequence[Paragraph]
) -> list[ParagraphBlock | DecisionBlock]:
    blocks: list[ParagraphBlock | DecisionBlock] = []
    for are_decisions, run in groupby(paragraphs, key=_is_place_of_decisions):
        if are_decisions:
            blocks.append(_decision_block(desk, id, meeting, item, list(run)))
        else:
            blocks += [_paragraph(desk, id, paragraph) for paragraph in run]
    return blocks


def _is_place_of_decisions(paragraph: Paragraph) -> bool:
    return bool(paragraph.decisions)


def _paragraph(desk: Desk, id: str, paragraph: Paragraph) -> ParagraphBlock:
    answer = paragraph.answer
    answer_to = None
    if answer is not None:
        question = desk.book.paragraphs[id, answer.to].paragraph
        answer_to = Link(
            f"the question in {question.number or 'the paragraph above'}",
            addresses.meeting(id, question.id),
        )
    return ParagraphBlock(
        paragraph.id,
        paragraph.number or "",
        paragraph.heading or "",
        paragraph.text or "",
        declaration_line(desk, id, paragraph.declaration) if paragraph.declaration else None,
        action_line(desk, paragraph.action) if paragraph.action else None,
        paragraph.question.asked_by if paragraph.question else "",
        answer_to,
        desk.people(answer.by) if answer else [],
    )


def _decision_block(
    desk: Desk, id: str, meeting: Meeting, item: AgendaItem, run: list[Paragraph]
) -> DecisionBlock:
    """Decisions in neighbouring paragraphs, one row a matter, one cell a board."""
    cards: dict[str, dict[str, list[DecisionCard]]] = {}
    words: dict[str, dict[str, list[str]]] = {}
    for board in meeting.boards:
        for paragraph in run:
            for taken in desk.book.decisions_at_paragraph.get((id, paragraph.id, board), []):
                # A decision without a matter stands in a row of its own: nothing says which
                # decision of another board belongs beside it.
                row = taken.matter.id if taken.matter is not None else taken.key
                cards.setdefault(row, {}).setdefault(board, []).append(desk.card(taken))
                words.setdefault(row, {}).setdefault(board, []).append(verbs(taken).lower())
    order = {matter.id: n for n, matter in enumerate(item.matters)}
    rows = []
    for key in sorted(cards, key=lambda key: order.get(key, len(order))):
        by_board = cards[key]
        title = next(iter(by_board.values()))[0].title
        rows.append(
            MatterRow(
                title,
                [
                    DecisionCell(desk.labels[board], by_board.get(board, []))
                    for board in meeting.boards
                ],
                _difference(desk, meeting.boards, words[key]),
                next(iter(by_board)) if len(by_board) == 1 else "",
                " ".join(by_board),
            )
        )
    return DecisionBlock(
        [
            (
                paragraph.id,
                paragraph.number or "",
                [desk.labels[board] for board in paragraph.decisions],
            )
            for paragraph in run
        ],
        rows,
    )


def _difference(desk: Desk, boards: Sequence[str], words: dict[str, list[str]]) -> str:
    """`Hackney approved, City endorsed`, where the boards that decided used other verbs."""
    said = {board: wording.listed(words[board]) for board in boards if board in words}
    if len(set(said.values())) < 2:
        return ""
    parts = [f"{desk.labels[board].short_name} {what}" for board, what in said.items()]
    return f"The boards differed: {', '.join(parts)}."
