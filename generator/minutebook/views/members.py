"""Who sits on a board, and how they came to its meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from minutebook import wording
from minutebook.models.board import Membership
from minutebook.models.vocabulary import Capacity
from minutebook.views.membership import when
from minutebook.views.parts import Desk, EditorNote, Link, notes
from minutebook.views.presence import Came, Presence, Tally, tally


@dataclass(frozen=True)
class MemberLine:
    """One person's place on the board."""

    person: Link
    role: str
    on_behalf_of: str
    voting: str
    when: str
    presence: Presence | None
    """None where no meeting of the board concerns the person."""
    end_reason: str
    notes: list[EditorNote]


@dataclass(frozen=True)
class MemberGroup:
    """People in one capacity."""

    heading: str
    people: list[MemberLine]


@dataclass(frozen=True)
class MeetingTally:
    """How many of those with a place on the board came to one meeting."""

    meeting: Link
    tally: Tally


HEADINGS = {
    Capacity.MEMBER: "Members",
    Capacity.IN_ATTENDANCE: "Formally in attendance",
    Capacity.STANDING_INVITEE: "Standing invitees",
    Capacity.SUBSTITUTE: "Substitutes",
}


def member_groups(
    desk: Desk, memberships: list[Membership], came: Mapping[str, Presence]
) -> list[MemberGroup]:
    """`came` is the presence of each person at this board's meetings."""
    groups = []
    for capacity, heading in HEADINGS.items():
        people = [
            member_line(desk, one, memberships, came.get(one.person))
            for one in memberships
            if one.capacity is capacity
        ]
        if people:
            groups.append(MemberGroup(heading, people))
    return groups


def member_line(
    desk: Desk, one: Membership, all_: list[Membership], presence: Presence | None
) -> MemberLine:
    """A place among `all_` that are shown with it."""
    voting = {True: "votes", False: "does not vote", None: ""}[one.voting]
    named = [one.shares_vote_with] if one.shares_vote_with else []
    naming = [other.person for other in all_ if other.shares_vote_with == one.person]
    if sharing := list(dict.fromkeys([*named, *naming])):
        names = wording.listed([desk.person(id).text for id in sharing])
        voting = f"shares one vote with {names}"
    return MemberLine(
        desk.person(one.person),
        one.role or "",
        desk.organisation(one.on_behalf_of),
        voting,
        when(one, desk.today),
        presence,
        one.end_reason or "",
        notes(one),
    )


def tallies(came: Mapping[str, Presence]) -> list[MeetingTally]:
    """One for each meeting that counts, the newest first."""
    meetings: dict[Link, list[Came]] = {}
    for presence in came.values():
        for line in presence.lines:
            if line.counts:
                meetings.setdefault(line.meeting, []).append(line.came)
    newest_first = sorted(meetings, key=lambda link: link.address, reverse=True)
    return [MeetingTally(link, tally(iter(meetings[link]))) for link in newest_first]


def ways_to_come(groups: list[MemberGroup]) -> list[str]:
    """Those that occur in the pictures of the people in `groups`, in one order."""
    people = [one.presence for group in groups for one in group.people if one.presence]
    occurring = {kind for one in people if one.tally.counted for kind in one.in_a_row.picture.kinds}
    return [came.value for came in Came if came.value in occurring]
