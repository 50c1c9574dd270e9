"""Who held a place on the boards of a meeting on its day, and what they had declared by then.

A place counts as held where a source shows the person in it on that day, or where it had begun and
not ended. A place whose dates do not say so, and do not say otherwise, stands apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from minutebook import addresses, wording
from minutebook.models.board import Board, Membership
from minutebook.models.minutes import Declaration, Minutes
from minutebook.models.published import SourceNote
from minutebook.models.vocabulary import CALLED_OFF
from minutebook.views import changed
from minutebook.views.decisions import DeclarationLine, declaration_line
from minutebook.views.members import HEADINGS, MemberGroup, MemberLine, member_line
from minutebook.views.membership import held_on, is_over, when
from minutebook.views.parts import BoardLabel, Desk, Link, Page, SourceLine
from minutebook.views.register_then import RegisterThen, register_then
from minutebook.views.sharing import meeting_card
from minutebook.views.waiting import is_to_come

UNDATED = 40
"""Places of a board, of those without fitting dates, that one page shows."""


@dataclass(frozen=True)
class BoardThen:
    """One board on a day."""

    board: BoardLabel
    held: list[MemberGroup]
    """Those known to have held a place, by capacity."""
    perhaps: list[MemberGroup]
    """Those of whose place it is not known whether they held it on that day."""
    more: int
    """How many more of these there are."""
    source: SourceLine | None


@dataclass(frozen=True)
class DeclaredThere:
    """An interest that was declared at the meeting itself."""

    line: DeclarationLine
    address: str
    """Of the paragraph of the minutes."""


@dataclass(frozen=True)
class AsItStoodPage(Page):
    """`/meetings/<meeting>/as-it-stood/`: for each meeting that is over and was not called off."""

    day: str
    meeting: Link
    came: str
    """Address of the list of those who came; empty without one."""
    boards: list[BoardThen]
    """Those that met."""
    declared_there: list[DeclaredThere]
    """In the order of the minutes, whoever declared it."""
    has_register: bool
    """Whether any entry of a register is held here."""
    register: RegisterThen
    """Of everybody named under a board."""
    register_sources: list[SourceLine]


def as_it_stood_pages(desk: Desk) -> Iterator[AsItStoodPage]:
    """A page for each meeting on whose day something has stood."""
    for id in desk.book.meeting_order():
        if _has_stood(desk, id):
            yield _page(desk, id)


def link_as_it_stood(desk: Desk, id: str) -> Link | None:
    """To the page of a meeting, where it has one."""
    return Link(_title(desk, id), addresses.as_it_stood(id)) if _has_stood(desk, id) else None


def _has_stood(desk: Desk, id: str) -> bool:
    meeting = desk.book.meetings[id]
    over = meeting.state not in CALLED_OFF and not is_to_come(meeting, desk.today)
    return over and bool(_met(desk, id))


def _met(desk: Desk, id: str) -> list[str]:
    """The boards that met, without those that could not take part."""
    meeting = desk.book.meetings[id]
    return [board for board in meeting.boards if board not in meeting.without]


def _title(desk: Desk, id: str) -> str:
    boards = "board" if len(_met(desk, id)) == 1 else "boards"
    return f"Who was on the {boards}, and what they had declared, on {desk.day(id)}"


def _page(desk: Desk, id: str) -> AsItStoodPage:
    book, meeting = desk.book, desk.book.meetings[id]
    minutes, met = book.minutes.get(id), _met(desk, id)
    places = {board: _places(book.boards[board], meeting.date) for board in met}
    people: dict[str, list[BoardLabel]] = {}
    for board, (known, open_) in places.items():
        for person in dict.fromkeys(one.person for one in [*known, *open_[:UNDATED]]):
            people.setdefault(person, []).append(desk.labels[board])
    there = _declared_there(minutes, id)
    # The first of each is written last, and stays.
    said = {person: address for address, one in reversed(there) for person in one.people}
    entries = [book.interests[one] for one in people if one in book.interests]
    boards = [book.boards[board] for board in met]
    labels = [desk.labels[board] for board in met]
    names = wording.listed([label.short_name for label in labels])
    day = desk.day(id)
    return AsItStoodPage(
        address=addresses.as_it_stood(id),
        title=_title(desk, id),
        description=f"{names}: members, those in attendance and standing invitees, and the "
        f"register of their interests, as they stood on {day}.",
        trail=[
            Link("Meetings", addresses.MEETINGS),
            Link(str(meeting.date.year), addresses.meetings_of_year(meeting.date.year)),
            desk.meeting(id),
        ],
        section=addresses.MEETINGS,
        day=wording.day(meeting.date),
        meeting=desk.meeting(id),
        came=addresses.meeting(id, "_attendance") if minutes and minutes.attendance else "",
        boards=[_board(desk, board, meeting.date, *places[board]) for board in met],
        declared_there=[
            DeclaredThere(declaration_line(desk, id, one), address) for address, one in there
        ],
        has_register=bool(book.interests),
        register=register_then(desk, meeting.date, people, said),
        register_sources=_sources(desk, [one.source for one in entries]),
        head_title=f"{_title(desk, id)}: {names}",
        changed=changed.latest(
            desk,
            [meeting.date],
            changed.of_records(*boards, minutes if there else None),
            *(changed.of_register(book, one) for one in people if one in book.interests),
        ),
        picture=meeting_card(labels),
    )


def _declared_there(minutes: Minutes | None, id: str) -> list[tuple[str, Declaration]]:
    """What was declared at a meeting, each with the address of its paragraph."""
    return [
        (addresses.meeting(id, paragraph.id), paragraph.declaration)
        for item in (minutes.items if minutes is not None else [])
        for paragraph in item.paragraphs
        if paragraph.declaration is not None
    ]


def _places(board: Board, day: dt.date) -> tuple[list[Membership], list[Membership]]:
    """Places known to have been held on `day`; those of which that is not known."""
    known = held_on(day, board.memberships)
    seen = {one for place in board.memberships for one in place.seen}
    # Where a source shows the board on the day itself, whoever it shows on other days alone was not
    # there yet, or no more.
    nearest = set() if day in seen else set(_nearest(seen, day))
    open_ = [one for one in board.memberships if _is_open(one, day, nearest)]
    return known, open_


def _is_open(place: Membership, day: dt.date, nearest: set[dt.date]) -> bool:
    """Whether its dates neither show nor rule out that it was held on `day`. `nearest` are the days
    next to `day` on which any place of the board was seen.
    """
    if place.start is not None or day in place.seen or is_over(place, day):
        return False
    if not place.seen or place.end is not None:
        return True
    lasted = place.gone_by is not None or day < max(place.seen)
    return (min(place.seen) < day and lasted) or not nearest.isdisjoint(place.seen)


def _nearest(days: Collection[dt.date], day: dt.date) -> list[dt.date]:
    """The last of `days` before `day`, and the first after it."""
    before, after = [one for one in days if one < day], [one for one in days if one > day]
    return [*sorted(before)[-1:], *sorted(after)[:1]]


def _board(
    desk: Desk, id: str, day: dt.date, known: list[Membership], open_: list[Membership]
) -> BoardThen:
    shown = [*known, *open_[:UNDATED]]
    return BoardThen(
        desk.labels[id],
        _groups(desk, day, known, shown),
        _groups(desk, day, open_[:UNDATED], shown),
        max(0, len(open_) - UNDATED),
        desk.source(desk.book.boards[id].source),
    )


def _groups(
    desk: Desk, day: dt.date, places: list[Membership], shown: list[Membership]
) -> list[MemberGroup]:
    groups = []
    for capacity, heading in HEADINGS.items():
        those = [one for one in places if one.capacity is capacity]
        if those:
            groups.append(MemberGroup(heading, [_line(desk, day, one, shown) for one in those]))
    return groups


def _line(desk: Desk, day: dt.date, place: Membership, shown: list[Membership]) -> MemberLine:
    if place.shares_vote_with not in {one.person for one in shown}:
        # Somebody who was gone by then, or came later, shared no vote.
        place = place.model_copy(update={"shares_vote_with": None})
    line = member_line(desk, place, shown, None)
    return replace(line, when=_on_record(place, day))


def _on_record(place: Membership, day: dt.date) -> str:
    """What the record gives: `since 1 April 2017`, `the papers of that day name them`."""
    if place.start is not None:
        return when(place, day)
    said = []
    if day in place.seen:
        said.append("the papers of that day name them")
    elif place.seen:
        days = [wording.day(one) for one in _nearest(place.seen, day)]
        said.append(f"the papers of {wording.listed(days)} name them")
    if place.end is not None:
        said.append(f"until {wording.day(place.end)}")
    if place.gone_by is not None:
        said.append(f"no longer by {wording.day(place.gone_by)}")
    return "; ".join(said) or "no dates are known"


def _sources(desk: Desk, notes: Iterable[SourceNote | None]) -> list[SourceLine]:
    """Each once."""
    lines = [desk.source(note) for note in notes]
    return [*dict.fromkeys(line for line in lines if line is not None)]
