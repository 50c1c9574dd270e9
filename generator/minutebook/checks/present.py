"""Who was there, at which item, and who held which place that day: for the checks that ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from minutebook.book import Book, TakenDecision
from minutebook.checks.base import Scene
from minutebook.loading import Entry
from minutebook.models.board import Board, Membership
from minutebook.models.decision import Decision
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Attendance, AttendeeDetails, MinutedItem, Minutes
from minutebook.models.vocabulary import Capacity, MeetingState, VoteCast
from minutebook.source import Path

PRESENT = ("members", "in_attendance", "standing_invitees", "officers")
"""The lists of those who came."""

TOOK_PLACE = frozenset({MeetingState.HELD, MeetingState.ADJOURNED})


def items_of(minuted: MinutedItem) -> list[str]:
    """The item of a place in the minutes, and those that were taken together with it."""
    return [minuted.item, *minuted.taken_with]


def chairs(came: Attendance) -> list[str]:
    """The chair of a board, and who chaired jointly with them."""
    return [one for one in (came.chair, came.joint_chair) if one is not None]


class Listed(NamedTuple):
    """Somebody in a list of one board's attendance."""

    who: AttendeeDetails
    board: str
    where: str
    """Which list."""
    n: int

    @property
    def path(self) -> Path:
        """Where the person is named in the minutes."""
        return ("attendance", self.board, self.where, self.n, "person")


def present(board: str, came: Attendance) -> Iterator[Listed]:
    """Those listed as present for a board, in the order of the record."""
    for name in PRESENT:
        for n, who in enumerate(getattr(came, name)):
            yield Listed(who, board, name, n)


def is_recorded(came: Attendance | None) -> bool:
    """Whether it is recorded who came, or that nobody did."""
    return came is not None and any(getattr(came, name) for name in (*PRESENT, "apologies"))


def names_are_known(scene: Scene, came: Attendance) -> bool:
    """Whether each name in the lists is that of somebody known. Where one is misspelt, or stands
    for a file that cannot be read, it may be whoever is missed.
    """
    names = {who.person for name in (*PRESENT, "apologies") for who in getattr(came, name)}
    return names <= scene.book.people.keys()


def members_are_known(scene: Scene, board: Board) -> bool:
    """Whether it is recorded who the members are, each by a name that is known."""
    return any(place.capacity is Capacity.MEMBER for place in board.memberships) and all(
        place.person in scene.book.people for place in board.memberships
    )


def register_is_known(scene: Scene) -> bool:
    """Whether there is a register, each entry of it that of somebody known."""
    return bool(scene.book.interests) and scene.book.interests.keys() <= scene.book.people.keys()


@dataclass(frozen=True)
class Sitting:
    """The minutes of a meeting, with what they are the minutes of."""

    entry: Entry
    id: str
    meeting: Meeting
    minutes: Minutes

    @cached_property
    def first(self) -> dict[str, int]:
        """When an item was first taken, by its place in the minutes."""
        order = enumerate(self.minutes.items)
        return {item: n for n, minuted in reversed(list(order)) for item in items_of(minuted)}

    @cached_property
    def last(self) -> dict[str, int]:
        """When an item was last taken."""
        order = enumerate(self.minutes.items)
        return {item: n for n, minuted in order for item in items_of(minuted)}

    @cached_property
    def withdrew(self) -> dict[str, set[str]]:
        """By item: who is recorded as withdrawn for it."""
        found: dict[str, set[str]] = {}
        for minuted in self.minutes.items:
            for paragraph in minuted.paragraphs:
                declared = paragraph.declaration
                if declared is not None and declared.withdrew and declared.about is not None:
                    found.setdefault(declared.about, set()).update(declared.people)
        return found

    def was_there(self, who: AttendeeDetails, item: str) -> bool:
        """Whether somebody listed as present was there for some of `item`, as far as is known."""
        if (who.arrived is None and who.left is None) or item not in self.first:
            return True
        before = who.arrived in self.first and self.last[item] < self.first[who.arrived]
        after = who.left in self.last and self.last[who.left] < self.first[item]
        came_back = (
            who.arrived in self.first
            and who.left in self.last
            and self.last[who.left] < self.first[who.arrived]
        )
        return not (before and after) if came_back else not (before or after)

    @property
    def boards(self) -> list[str]:
        """The boards that met, without those that could not take part."""
        return [board for board in self.meeting.boards if board not in self.meeting.without]

    def came(self) -> Iterator[tuple[str, Attendance]]:
        """The attendance of each board that met; that another did not is its own finding."""
        boards = self.boards
        for board, came in self.minutes.attendance.items():
            if board in boards:
                yield board, came

    def everybody_is_listed(self, scene: Scene) -> bool:
        """Whether attendance is recorded for each board: then who is not listed was not there."""
        attendance = self.minutes.attendance
        return all(
            is_recorded(came := attendance.get(board)) and came and names_are_known(scene, came)
            for board in self.boards
        )

    def listings(self, person: str) -> list[AttendeeDetails]:
        """Where a person is listed as present, whichever the board."""
        return [
            one.who
            for board, came in self.minutes.attendance.items()
            for one in present(board, came)
            if one.who.person == person
        ]


def sittings(scene: Scene) -> Iterator[Sitting]:
    """All minutes of meetings that are known, in order of file."""
    return sittings_of(scene.book)


def sittings_of(book: Book) -> Iterator[Sitting]:
    for entry in book.entries:
        if isinstance(entry.record, Minutes):
            meeting = book.meetings.get(entry.ids["meeting"])
            if meeting is not None:
                yield Sitting(entry, entry.ids["meeting"], meeting, entry.record)


def latest_attendance(book: Book) -> dict[str, tuple[dt.date, Attendance]]:
    """For each board, the day and the attendance of its latest meeting that records any."""
    latest: dict[str, tuple[dt.date, Attendance]] = {}
    for sitting in sittings_of(book):
        day = sitting.meeting.date
        for board, came in sitting.minutes.attendance.items():
            if is_recorded(came) and (board not in latest or latest[board][0] < day):
                latest[board] = (day, came)
    return latest


def members_there(
    sitting: Sitting, board: str, came: Attendance, item: str
) -> dict[str, AttendeeDetails]:
    """Members present, and substitutes of members, for some of an item, without those who
    withdrew for it.
    """
    withdrew = sitting.withdrew.get(item, ())
    return {
        one.who.person: one.who
        for one in present(board, came)
        if (one.where == "members" or one.who.substitute_for is not None)
        and one.who.person not in withdrew
        and sitting.was_there(one.who, item)
    }


@dataclass(frozen=True)
class Act:
    """What somebody did towards a decision."""

    person: str
    did: str
    """`moved`, to go before "this decision"."""
    path: Path
    """Within the decision."""
    abstained: bool = False


def acts(taken: TakenDecision) -> Iterator[Act]:
    """Who moved a decision, seconded it and voted on it, as far as is recorded."""
    facts = taken.facts
    if isinstance(facts, Decision):
        if facts.moved_by is not None:
            yield Act(facts.moved_by, "moved", ("moved_by",))
        if facts.seconded_by is not None:
            yield Act(facts.seconded_by, "seconded", ("seconded_by",))
    if facts.vote is not None:
        if facts.vote.casting_vote is not None:
            path: Path = ("vote", "casting_vote")
            yield Act(facts.vote.casting_vote, "gave the casting vote on", path)
        for n, one in enumerate(facts.vote.named):
            abstained = one.vote is VoteCast.ABSTAINED
            yield Act(one.person, "voted on", ("vote", "named", n, "person"), abstained)


class Held(Enum):
    """Whether a place was held on a day."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def held(place: Membership, day: dt.date) -> Held:
    """Held where a source shows the person in it that day, or it had begun and not ended. Without
    any date, or with an end alone, nothing is known of the days before that end.
    """
    if day in place.seen:
        return Held.YES
    if place.end is not None and place.end < day:
        return Held.NO
    if place.gone_by is not None and place.gone_by <= day:
        return Held.NO
    if place.start is not None:
        return Held.YES if place.start <= day else Held.NO
    return Held.NO if place.seen and place.end is None else Held.UNKNOWN


def places_by_person(board: Board) -> dict[str, list[Membership]]:
    """The places on a board, by who has them."""
    found: dict[str, list[Membership]] = {}
    for place in board.memberships:
        found.setdefault(place.person, []).append(place)
    return found


def ids(names: list[str]) -> str:
    """`a`, `b` and `c`, each between backticks."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
