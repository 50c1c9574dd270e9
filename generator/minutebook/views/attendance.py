"""Who came to a meeting, for each board."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import wording
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import AttendeeDetails, Minutes
from minutebook.views.membership import place_on, post_on
from minutebook.views.parts import BoardLabel, Desk, Link

_MANY = 8

_COUNTED = {
    "Members": ("member", "members"),
    "Formally in attendance": ("formally in attendance", "formally in attendance"),
    "Standing invitees": ("standing invitee", "standing invitees"),
    "Officers present": ("officer present", "officers present"),
    "Apologies": ("apology", "apologies"),
}
"""The heading of each list, and what one and several of it are called."""


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
    chairs: list[Link]
    """Who chaired, where no list names them."""
    groups: list[AttendanceGroup]

    @property
    def in_short(self) -> str:
        """`6 members, 2 officers present and 1 apology`."""
        return wording.listed(
            [wording.counted(len(one.people), *_COUNTED[one.heading]) for one in self.groups]
        )

    @property
    def is_long(self) -> bool:
        """Whether the names are folded away until somebody asks for them."""
        return sum(len(group.people) for group in self.groups) > _MANY


def attendance_columns(
    desk: Desk, meeting: Meeting, minutes: Minutes | None
) -> list[BoardAttendance]:
    """One column a board; none while there are no minutes."""
    if minutes is None:
        return []
    columns = []
    for board_id, came in minutes.attendance.items():
        lists = (
            came.members,
            came.in_attendance,
            came.standing_invitees,
            came.officers,
            came.apologies,
        )
        groups = [*zip(_COUNTED, lists, strict=True)]
        listed = {one.person for _, people in groups for one in people}
        chairs = [id for id in (came.chair, came.joint_chair) if id is not None]
        columns.append(
            BoardAttendance(
                desk.labels[board_id],
                desk.people([id for id in chairs if id not in listed]),
                [
                    AttendanceGroup(
                        heading,
                        [_attendee(desk, meeting, board_id, chairs, one) for one in people],
                    )
                    for heading, people in groups
                    if people
                ],
            )
        )
    return columns


def _attendee(
    desk: Desk, meeting: Meeting, board_id: str, chairs: list[str], one: AttendeeDetails
) -> AttendeeLine:
    titles = {item.id: item.title for item in meeting.agenda}
    notes = []
    if one.person in chairs:
        notes.append("in the chair" if len(chairs) == 1 else "in the chair, jointly")
    if one.printed_as:
        notes.append(f"printed as {one.printed_as}")
    if one.substitute_for:
        notes.append(f"in place of {desk.person(one.substitute_for).text}")
    if one.arrived:
        notes.append(f"arrived during {titles[one.arrived]}")
    if one.left:
        notes.append(f"left during {titles[one.left]}")
    if one.part_meeting:
        notes.append("for part of the meeting")
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
