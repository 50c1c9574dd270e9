"""One board: what it is for, who sits on it, what it decided lately."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.board import Board, Membership, Quorum
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.asking import Asking, asking
from minutebook.views.coming import HowToCome, contact_of, how_to_come
from minutebook.views.decision_lists import HOW_CHOSEN, latest_settled
from minutebook.views.meetings import (
    MeetingLine,
    called_off,
    is_over,
    meeting_line,
    next_meeting_id,
)
from minutebook.views.members import MeetingTally, MemberGroup, member_groups, tallies, ways_to_come
from minutebook.views.membership import is_over as has_ended
from minutebook.views.parts import (
    BoardLabel,
    Contact,
    DecisionCard,
    Desk,
    Link,
    Page,
)
from minutebook.views.presence import presence_by_person
from minutebook.views.sharing import board_body, board_card

LATEST = 5
"""Decisions that a board's own page shows before it sends readers to the list."""
LATEST_MEETINGS = 6
"""Past meetings that it shows before it sends readers to the years."""
LATEST_ATTENDED = 12
"""Meetings of which it says how many came."""
LATEST_FORMER = 12
"""Places that ended of late, which it shows before it sends readers to the list of people."""


@dataclass(frozen=True)
class BoardPage(Page):
    """`/boards/<board>/`."""

    board: BoardLabel
    has_others: bool
    """Whether the site has other boards, so that a reader may have one of their own."""
    purpose: str
    serves: str
    committees: list[tuple[str, str]]
    """Each constituent committee with its parent body."""
    chair_arrangement: str
    quorum: str
    may_decide: str
    may_only_recommend: str
    began: str
    ended: str
    predecessor: BoardLabel | None
    successor: BoardLabel | None
    contact: Contact | None
    next_meeting: MeetingLine | None
    next_in_common_with: list[BoardLabel]
    asking: Asking | None
    """How to ask a question; None for a board that has ended."""
    come: HowToCome | None
    """How to come to the next meeting."""
    called_off: list[MeetingLine]
    """Meetings before it that were called off."""
    past_meetings: list[MeetingLine]
    """The latest."""
    has_earlier: bool
    """Whether there are past meetings besides these."""
    latest: list[DecisionCard]
    how_chosen: str
    """How they are chosen."""
    decision_count: int
    members: list[MemberGroup]
    former: list[MemberGroup]
    """Places that ended of late."""
    more_former: int
    """Places that ended before these."""
    attendance: list[MeetingTally]
    """The latest meetings that members were counted at, the newest first."""
    ways_to_come: list[str]
    """The shapes that occur in the pictures of who came."""
    about: About


def board_pages(desk: Desk) -> Iterator[BoardPage]:
    """A page for each board."""
    presence = desk.once(presence_by_person)
    for id, board in desk.book.boards.items():
        desk = desk.of_board(id)
        label = desk.labels[id]
        came = {
            person: one for person, those in presence.items() for one in those if one.board.id == id
        }
        decided = desk.book.decisions_of_board.get(id, [])
        next_id = next_meeting_id(desk, id)
        coming = meeting_line(desk, next_id) if next_id is not None else None
        meetings = desk.book.meetings_of_board.get(id, [])
        past = [one for one in meetings if is_over(desk.book.meetings[one], desk.today)]
        now = [one for one in board.memberships if not has_ended(one, desk.today)]
        gone = [one for one in board.memberships if has_ended(one, desk.today)]
        members = member_groups(desk, now, came)
        yield BoardPage(
            address=label.address,
            title=board.name,
            description=f"{board.name}: what it is for, who sits on it, what it decided.",
            trail=[Link("Boards", addresses.BOARDS)],
            section=addresses.BOARDS,
            board=label,
            has_others=len(desk.labels) > 1,
            purpose=board.purpose,
            serves=board.serves,
            committees=_committees(desk, board),
            chair_arrangement=board.chair_arrangement or "",
            quorum=_quorum(board.quorum),
            may_decide=board.may_decide or "",
            may_only_recommend=board.may_only_recommend or "",
            began=wording.day(board.began) if board.began else "",
            ended=ended_on(board, desk.today),
            predecessor=desk.labels[board.predecessor] if board.predecessor else None,
            successor=desk.labels[board.successor] if board.successor else None,
            contact=contact_of(board),
            next_meeting=coming,
            next_in_common_with=[one for one in coming.boards if one.id != id] if coming else [],
            asking=asking(desk, id),
            come=how_to_come(desk, desk.book.meetings[next_id]) if next_id is not None else None,
            called_off=called_off(desk, id),
            past_meetings=[meeting_line(desk, one) for one in past[: -LATEST_MEETINGS - 1 : -1]],
            has_earlier=len(past) > LATEST_MEETINGS,
            latest=latest_settled(desk, id, LATEST),
            how_chosen=HOW_CHOSEN,
            decision_count=len(decided),
            members=members,
            former=member_groups(desk, _latest_gone(gone), came),
            more_former=max(0, len(gone) - LATEST_FORMER),
            attendance=tallies(came)[:LATEST_ATTENDED],
            ways_to_come=ways_to_come(members),
            about=about(desk, "board", id),
            changed=changed.latest(
                desk,
                changed.of_records(board),
                changed.of_decisions(desk.book, decided[-LATEST:]),
                (desk.book.meetings[one].notice_published for one in meetings),
                (desk.book.meetings[one].date for one in past),
            ),
            picture=board_card(label),
            thing=board_body(desk, id),
        )


def _latest_gone(gone: list[Membership]) -> list[Membership]:
    """Those that ended last, in the order in which they are recorded."""
    by_end = sorted(gone, key=lambda one: one.end or one.gone_by or dt.date.min, reverse=True)
    latest = by_end[:LATEST_FORMER]
    return [one for one in gone if one in latest]


def ended_on(board: Board, today: dt.date) -> str:
    """The day on which a board ended, in words; empty while it goes on."""
    over = board.ended is not None and board.ended < today
    return wording.day(board.ended) if board.ended is not None and over else ""


def _committees(desk: Desk, board: Board) -> list[tuple[str, str]]:
    found = []
    for id in board.committees:
        committee = desk.book.organisations[id]
        found.append((committee.name, desk.organisation(committee.part_of)))
    return found


def _quorum(quorum: Quorum | None) -> str:
    if quorum is None:
        return ""
    parts = []
    if quorum.members:
        parts.append(wording.counted(quorum.members, "member"))
    if quorum.from_each_committee:
        parts.append(f"{quorum.from_each_committee} from each constituent committee")
    if quorum.note:
        parts.append(quorum.note)
    return "; ".join(parts)
