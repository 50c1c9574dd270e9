"""Whether a board could decide: with its quorum of members present."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook import wording
from minutebook.book import TakenDecision
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.checks.present import (
    TOOK_PLACE,
    Held,
    Sitting,
    held,
    is_recorded,
    members_there,
    places_by_person,
    present,
    sittings,
)
from minutebook.models.board import Membership
from minutebook.models.minutes import Attendance, AttendeeDetails
from minutebook.models.vocabulary import Verb
from minutebook.wording import counted

_SETTLES_NOTHING = frozenset(
    {
        Verb.COMMENTED,
        Verb.CONSIDERED,
        Verb.DEFERRED,
        Verb.DISCUSSED,
        Verb.NOTED,
        Verb.NOT_TAKEN,
        Verb.RECEIVED,
        Verb.REVIEWED,
        Verb.WITHDRAWN,
    }
)
"""What a board may do without a quorum."""


def inquorate_decision(scene: Scene) -> Iterator[Finding]:
    """A board decides with a quorum of its members present. Where the minutes record attendance, of
    whichever board, at least one member of each board is there for each decision of it, and as many
    as the board's `quorum` asks for: in all, or from each constituent committee (`on_behalf_of` of
    the membership, or of the person on that day). A substitute counts for the member whose place
    they took; who had left before the item, came after it, or withdrew for it, does not count; a
    member whose committee is not recorded counts for any. What settles nothing needs no quorum:
    noted, received, discussed, considered, reviewed, commented, deferred, not taken or withdrawn.
    The rule is the board's own, from its terms of reference or standing orders (for councils'
    committees: Local Government Act 1972, section 106).
    """
    by_id = {sitting.id: sitting for sitting in sittings(scene)}
    places = {id: places_by_person(record) for id, record in scene.book.boards.items()}
    for (meeting, board), decisions in scene.book.decisions_of_meeting.items():
        sitting = by_id.get(meeting)
        if sitting is None or board not in places or board not in sitting.boards:
            continue
        if sitting.meeting.state not in TOOK_PLACE:
            continue
        attendance = sitting.minutes.attendance
        if not any(is_recorded(one) for one in attendance.values()):
            continue
        if board not in attendance and not attendance.keys() <= places.keys():
            # The name of a board is misspelt, perhaps this one's: that is its own finding.
            continue
        came = attendance.get(board, Attendance())
        by_reason: dict[str, list[TakenDecision]] = {}
        by_item: dict[str, str] = {}
        # Where nobody came for a part alone or withdrew, each item has the same members.
        partly = sitting.withdrew or any(
            one.who.arrived or one.who.left for one in present(board, came)
        )
        for taken in decisions:
            if _needs_quorum(taken):
                item = taken.item.id if partly and taken.item is not None else ""
                if item not in by_item:
                    there = members_there(sitting, board, came, item)
                    by_item[item] = _shortfall(scene, board, there, places[board], sitting)
                reason = by_item[item]
                if reason:
                    by_reason.setdefault(reason, []).append(taken)
        for reason, those in by_reason.items():
            first = those[0]
            others = [str(one.facts.number) for one in those[1:]]
            several = f" The same goes for number {wording.listed(others)}." if others else ""
            yield Finding(
                first.entry,
                (*first.path, "number"),
                f"The board `{board}` decided this {reason}.{several}",
                f"Check the attendance in the minutes, and `quorum` in `boards/{board}.yml`; where "
                "nothing was decided, write `not taken`.",
            )


def _needs_quorum(taken: TakenDecision) -> bool:
    facts = taken.facts
    if facts.in_effect is not None:
        return True
    return not _SETTLES_NOTHING.issuperset(facts.verbs) and facts.deferred_until is None


def _shortfall(
    scene: Scene,
    board: str,
    there: dict[str, AttendeeDetails],
    places: dict[str, list[Membership]],
    sitting: Sitting,
) -> str:
    """What was lacking, to end "The board decided this ..."; empty where nothing was."""
    if not there:
        return "with no member recorded as present"
    rule = scene.book.boards[board].quorum
    if rule is not None and rule.members is not None and len(there) < rule.members:
        return f"with {counted(len(there), 'member')} present, and its quorum is {rule.members}"
    if rule is not None and rule.from_each_committee is not None:
        bodies = [_committees_of(who, places, sitting) for who in there.values()]
        for committee in scene.book.boards[board].committees:
            body = scene.book.organisations.get(committee)
            names = {committee, body.part_of if body is not None else None}
            number = sum(1 for known in bodies if not known or known & names)
            if number < rule.from_each_committee:
                return (
                    f"with {counted(number, 'member')} of `{committee}` present, and its quorum is "
                    f"{rule.from_each_committee} from each committee"
                )
    return ""


def _committees_of(
    who: AttendeeDetails, places: dict[str, list[Membership]], sitting: Sitting
) -> set[str | None]:
    """For which bodies somebody sat that day; empty where that is not recorded."""
    if who.on_behalf_of is not None:
        return {who.on_behalf_of}
    mine = places.get(who.substitute_for or who.person, [])
    return {
        place.on_behalf_of
        for place in mine
        if place.on_behalf_of is not None and held(place, sitting.meeting.date) is not Held.NO
    }


CHECKS = (
    Check(
        "inquorate-decision",
        "A board decides with a quorum",
        ERROR,
        inquorate_decision,
        acceptable=True,
    ),
)
