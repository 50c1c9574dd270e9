"""Who came to the meetings of each board over time, and which of those meetings count.

A meeting counts for somebody where it was held in public with a quorum, its minutes here list who
came for the board, and either the person had a place on the board that day or the minutes list
them among those who have one. A meeting that was called off counts for nobody.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from minutebook import wording
from minutebook.checks.present import Held, held
from minutebook.models.board import Membership
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Attendance, AttendeeDetails
from minutebook.models.vocabulary import CALLED_OFF, Capacity, MeetingState, Session
from minutebook.views.parts import BoardLabel, Desk, Link
from minutebook.views.strips import IN_A_ROW, Cell, Strip, strip


class Came(StrEnum):
    """What is known of a person and a meeting."""

    PRESENT = "present"
    PART = "present for part"
    SUBSTITUTE = "sent a substitute"
    APOLOGIES = "sent apologies"
    NOT_LISTED = "not listed"
    NOT_COUNTED = "not counted"


@dataclass(frozen=True)
class PresenceLine:
    """One meeting of a board, as far as one person is concerned."""

    on: dt.date
    meeting: Link
    came: Came
    how: str
    """`Present as member (part of the meeting)`; why it does not count, where it does not."""

    @property
    def counts(self) -> bool:
        return self.came is not Came.NOT_COUNTED


@dataclass(frozen=True)
class Tally:
    """How many of the meetings that count; `came`, `apologies` and `not_listed` add up to them."""

    counted: int
    came: int
    part: int
    """Of those, to how many only in part."""
    apologies: int
    substitutes: int
    """Of those, to how many somebody else was sent."""
    not_listed: int
    uncounted: int

    @property
    def words(self) -> str:
        """`1 of 1`; empty where none counts."""
        return f"{self.came} of {self.counted}" if self.counted else ""


@dataclass(frozen=True)
class Presence:
    """One person at the meetings of one board."""

    board: BoardLabel
    person: str
    tally: Tally
    """Of all meetings, also where `lines` are the latest alone."""
    lines: list[PresenceLine]
    """The newest first."""

    @property
    def picture(self) -> Strip:
        return strip(
            [Cell(one.on, one.came.value, f"{one.meeting.text}: {one.how}") for one in self.lines],
            f"{self.person}, {self.board.name}: {self._words}",
        )

    @property
    def is_cut(self) -> bool:
        """Whether there are earlier meetings than `lines`."""
        return self.tally.counted + self.tally.uncounted > len(self.lines)

    @property
    def _words(self) -> str:
        if not self.tally.counted:
            return "no meeting that counts"
        latest = f"; the latest {len(self.lines)}" if self.is_cut else ""
        return f"came to {self.tally.words}{latest}"

    def latest(self, most: int) -> Presence:
        """The latest meetings, with the tally of all."""
        return replace(self, lines=self.lines[:most])

    def of_year(self, year: int) -> Presence:
        """The meetings of one year, with a tally of their own."""
        lines = [one for one in self.lines if one.on.year == year]
        return replace(self, tally=tally(one.came for one in lines), lines=lines)

    @property
    def in_a_row(self) -> Presence:
        """The last of them, to stand in a list of people."""
        return self.latest(IN_A_ROW)


def presence_by_person(desk: Desk) -> dict[str, list[Presence]]:
    """For each person the boards whose meetings concern them, in order of the boards."""
    found: dict[str, list[Presence]] = {}
    for board_id, label in desk.labels.items():
        for person, lines in _lines_of_board(desk, board_id).items():
            tallied = tally(line.came for line in lines)
            name = desk.person(person).text
            found.setdefault(person, []).append(Presence(label, name, tallied, lines[::-1]))
    return found


def tally(came: Iterable[Came]) -> Tally:
    """Count what is known of each meeting."""
    of = Counter(came)
    present = of[Came.PRESENT] + of[Came.PART]
    apologies = of[Came.APOLOGIES] + of[Came.SUBSTITUTE]
    return Tally(
        counted=of.total() - of[Came.NOT_COUNTED],
        came=present,
        part=of[Came.PART],
        apologies=apologies,
        substitutes=of[Came.SUBSTITUTE],
        not_listed=of[Came.NOT_LISTED],
        uncounted=of[Came.NOT_COUNTED],
    )


def _lines_of_board(desk: Desk, board_id: str) -> dict[str, list[PresenceLine]]:
    """By person, the earliest meeting first."""
    book = desk.book
    places: dict[str, list[Membership]] = {}
    for place in book.boards[board_id].memberships:
        if place.capacity is not Capacity.SUBSTITUTE:
            places.setdefault(place.person, []).append(place)
    lines: dict[str, list[PresenceLine]] = {}
    for meeting_id in book.meetings_of_board.get(board_id, []):
        meeting = book.meetings[meeting_id]
        minutes = book.minutes.get(meeting_id)
        attendance = minutes.attendance.get(board_id) if minutes is not None else None
        why_not = _why_not_counted(meeting, board_id, attendance)
        if why_not is None:
            continue
        link = desk.meeting(meeting_id)
        listed = _listed(desk, attendance) if attendance is not None else {}
        for person in dict.fromkeys([*places, *listed]):
            mine = places.get(person, [])
            on_it = any(held(place, meeting.date) is Held.YES for place in mine)
            came, how, has_place = listed.get(person, (Came.NOT_LISTED, _NOT_LISTED, False))
            if why_not and person in listed:
                came, how = Came.NOT_COUNTED, f"{how}. {why_not}"
            elif why_not and any(_perhaps_on_it(place, meeting.date) for place in mine):
                came, how = Came.NOT_COUNTED, why_not
            elif why_not or (person not in listed and not on_it):
                continue
            elif not (on_it or has_place):
                came, how = Came.NOT_COUNTED, f"{how}. No place on the board is recorded"
            line = PresenceLine(meeting.date, link, came, how)
            lines.setdefault(person, []).append(line)
    return lines


_NOT_LISTED = "Not listed, neither as present nor with apologies"


def _why_not_counted(meeting: Meeting, board_id: str, attendance: Attendance | None) -> str | None:
    """Why a meeting counts for nobody; empty where it counts, None where it concerns nobody: it is
    still to come, or was not one of this board in public.
    """
    if (
        meeting.state is MeetingState.PLANNED
        or meeting.session is not Session.PUBLIC
        or board_id in meeting.without
    ):
        return None
    if meeting.state in CALLED_OFF:
        return f"The meeting was {meeting.state}"
    if attendance is None:
        return "No minutes held here say who came"
    if meeting.state is MeetingState.INQUORATE:
        return "The meeting had no quorum"
    return ""


def _perhaps_on_it(place: Membership, day: dt.date) -> bool:
    """Whether the place was held on `day`, or its days are not known and do not rule it out."""
    if held(place, day) is not Held.NO:
        return True
    dated = place.start is not None or place.end is not None
    return not dated and (place.gone_by is None or day < place.gone_by)


_LISTS = (
    ("members", "Present as member", True),
    ("in_attendance", "Formally in attendance", True),
    ("standing_invitees", "Present as standing invitee", True),
    ("officers", "Present as officer", False),
    ("apologies", "Sent apologies", True),
)
"""Each list of the minutes, how its people came, and whether it shows a place on the board."""

_Listed = dict[str, tuple[Came, str, bool]]


def _listed(desk: Desk, attendance: Attendance) -> _Listed:
    """How each person came, and whether the list shows that they have a place on the board."""
    found: _Listed = {}
    substitutes: dict[str, str] = {}
    for name, how, has_place in _LISTS:
        people: list[AttendeeDetails] = getattr(attendance, name)
        for one in people:
            if name == "apologies":
                found.setdefault(one.person, (Came.APOLOGIES, how, True))
                continue
            in_part = bool(one.arrived or one.left or one.part_meeting)
            words = how
            if one.substitute_for is not None:
                substitutes.setdefault(one.substitute_for, desk.person(one.person).text)
                words = f"In place of {desk.person(one.substitute_for).text}"
            words += " (part of the meeting)" if in_part else ""
            came = Came.PART if in_part else Came.PRESENT
            found.setdefault(one.person, (came, words, has_place and one.substitute_for is None))
    for person, instead in substitutes.items():
        came, _, _ = found.get(person, (Came.SUBSTITUTE, "", True))
        if came in {Came.APOLOGIES, Came.SUBSTITUTE}:
            how = f"Sent {instead} as substitute"
            found[person] = (Came.SUBSTITUTE, wording.sentence(how), True)
    return found
