"""Who came: each person once, each member accounted for, and only members among the members."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook import wording
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.checks.present import (
    Held,
    held,
    ids,
    is_recorded,
    members_are_known,
    names_are_known,
    places_by_person,
    present,
    sittings,
)
from minutebook.models.vocabulary import Capacity


def present_and_absent(scene: Scene) -> Iterator[Finding]:
    """Nobody is listed as present and among the apologies of the same board. Somebody who came for
    a part of the meeting is listed as present, with `arrived` or `left`, and sent no apologies.
    Apologies for one board and presence at another are no finding: each board has its own list.
    """
    for sitting in sittings(scene):
        for board, came in sitting.came():
            there = {one.who.person for one in present(board, came)} if came.apologies else set()
            for n, who in enumerate(came.apologies):
                if who.person in there:
                    yield Finding(
                        sitting.entry,
                        ("attendance", board, "apologies", n, "person"),
                        f"`{who.person}` is listed as present for the board `{board}`, and among "
                        "its apologies.",
                        "Keep one of the two; for somebody who came for a part of the meeting, "
                        "keep the first and add `arrived` or `left`.",
                    )


_CALLED = {
    "members": "the members",
    "in_attendance": "those in attendance",
    "standing_invitees": "the standing invitees",
    "officers": "the officers",
}


def listed_twice(scene: Scene) -> Iterator[Finding]:
    """Nobody is listed twice among those present for a board. Whoever sits on two boards that meet
    in common stands once in the list of each, and that is no finding.
    """
    for sitting in sittings(scene):
        for board, came in sitting.came():
            first: dict[str, str] = {}
            for one in present(board, came):
                if one.who.person in first:
                    earlier = _CALLED[first[one.who.person]]
                    yield Finding(
                        sitting.entry,
                        one.path,
                        f"`{one.who.person}` is already listed among {earlier} of the board "
                        f"`{board}`.",
                        "Keep the list in which the minutes name the person.",
                    )
                first.setdefault(one.who.person, one.where)


def member_unaccounted(scene: Scene) -> Iterator[Finding]:
    """Every member of a board is accounted for at each meeting of which attendance is recorded: as
    present, in the apologies, or by a substitute. The members are those whose membership covers
    the day: it had begun and not ended, or its `seen` names the day. A member whose membership has
    no dates, or was only seen on other days, is not asked after.
    """
    places = {
        id: [place for place in board.memberships if place.capacity is Capacity.MEMBER]
        for id, board in scene.book.boards.items()
    }
    for sitting in sittings(scene):
        day = sitting.meeting.date
        for board, came in sitting.came():
            if not is_recorded(came) or not names_are_known(scene, came):
                continue
            there = [one.who for one in present(board, came)]
            accounted = {who.person for who in (*there, *came.apologies)}
            accounted |= {who.substitute_for for who in there if who.substitute_for is not None}
            missing = [
                place.person
                for place in places.get(board, ())
                if held(place, day) is Held.YES
                and place.person not in accounted
                and place.person in scene.book.people
            ]
            if missing:
                who = "are members" if len(missing) > 1 else "is a member"
                yield Finding(
                    sitting.entry,
                    ("attendance", board),
                    f"{ids(list(dict.fromkeys(missing)))} {who} of the board `{board}` on "
                    f"{wording.day(day)}, and neither present nor among the apologies.",
                    "List them as the minutes do; if a membership had not begun or had ended, "
                    f"correct it in `boards/{board}.yml`; if the minutes do not name them, "
                    "`accept` it.",
                    on_key=True,
                )


def not_a_member(scene: Scene) -> Iterator[Finding]:
    """Whoever is listed under `members` of a board was a member of it that day: the membership had
    begun and not ended, or its `seen` names the day. A substitute (`substitute_for`), and somebody
    who sat for a body on that day alone (`on_behalf_of`), need no membership. Nothing is said
    where a membership has no dates, or where no members of the board are recorded.
    """
    places = {
        id: places_by_person(board)
        for id, board in scene.book.boards.items()
        if members_are_known(scene, board)
    }
    for sitting in sittings(scene):
        day = sitting.meeting.date
        for board, came in sitting.came():
            if board not in places:
                continue
            for n, who in enumerate(came.members):
                if who.substitute_for is not None or who.on_behalf_of is not None:
                    continue
                if who.person not in scene.book.people:
                    continue
                mine = places[board].get(who.person, [])
                as_member = [place for place in mine if place.capacity is Capacity.MEMBER]
                if any(held(place, day) is not Held.NO for place in as_member):
                    continue
                other = next((place for place in mine if held(place, day) is not Held.NO), None)
                if as_member:
                    but = f"the membership recorded does not cover {wording.day(day)}"
                    mend = f"Add the day to `seen`, or correct the dates, in `boards/{board}.yml`"
                elif other is not None:
                    but = f"has another place on it: {other.capacity}"
                    mend = "Move the person to that list"
                else:
                    but = "no membership is recorded"
                    mend = f"Add it in `boards/{board}.yml`"
                yield Finding(
                    sitting.entry,
                    ("attendance", board, "members", n, "person"),
                    f"`{who.person}` is listed among the members of the board `{board}`, and "
                    f"{but}.",
                    f"{mend}; for a substitute, add `substitute_for` here.",
                )


CHECKS = (
    Check(
        "present-and-absent",
        "Nobody is both present and absent",
        ERROR,
        present_and_absent,
        acceptable=True,
    ),
    Check("listed-twice", "Nobody is listed twice", ERROR, listed_twice, acceptable=True),
    Check(
        "member-unaccounted",
        "Every member is accounted for",
        ERROR,
        member_unaccounted,
        acceptable=True,
    ),
    Check(
        "not-a-member",
        "Those listed as members are members",
        ERROR,
        not_a_member,
        acceptable=True,
    ),
)
