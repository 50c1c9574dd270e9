"""Who voted, and whether the figures of a vote go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutebook import wording
from minutebook.book import TakenDecision
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.checks.present import (
    Held,
    Sitting,
    acts,
    held,
    members_are_known,
    members_there,
    places_by_person,
    present,
    sittings,
)
from minutebook.models.board import Membership
from minutebook.models.decision import NamedVote, Vote
from minutebook.models.vocabulary import Capacity, Verb, VoteCast
from minutebook.source import Path
from minutebook.wording import counted

_CARRIED = frozenset(
    {
        Verb.ACCEPTED,
        Verb.ADOPTED,
        Verb.AGREED,
        Verb.AGREED_IN_PRINCIPLE,
        Verb.APPOINTED,
        Verb.APPROVED,
        Verb.DELEGATED,
        Verb.ENDORSED,
        Verb.RATIFIED,
        Verb.RECOMMENDED,
        Verb.RESOLVED,
        Verb.SUPPORTED,
    }
)
_LOST = frozenset({Verb.NOT_AGREED, Verb.NOT_APPROVED, Verb.REJECTED})


def vote_by_non_member(scene: Scene) -> Iterator[Finding]:
    """Whoever moves, seconds or votes on a decision of a board is a member of it that day, and has
    a vote. A substitute, and somebody who sat for a body on that day alone, may vote. Nothing is
    said where a membership leaves out `voting` or all dates, or where no members of the board are
    recorded. Each person is named once a decision.
    """
    places = {
        id: places_by_person(board)
        for id, board in scene.book.boards.items()
        if members_are_known(scene, board)
    }
    for taken in scene.book.decisions.values():
        if taken.board_id not in places:
            continue
        asked: set[str] = set()
        for act in acts(taken):
            person = act.person
            if person in asked or person not in scene.book.people:
                continue
            asked.add(person)
            if _is_substitute(scene, taken, person):
                continue
            why = _no_vote(places[taken.board_id].get(person, []), taken)
            board, day = taken.board_id, wording.day(taken.date)
            if why:
                yield Finding(
                    taken.entry,
                    (*taken.path, *act.path),
                    f"`{person}` {act.did} this decision, and {why} the board `{board}` on {day}.",
                    f"Correct the name, or the memberships in `boards/{board}.yml`; for a "
                    "substitute, add `substitute_for` in the attendance.",
                )


def _is_substitute(scene: Scene, taken: TakenDecision, person: str) -> bool:
    minutes = scene.book.minutes.get(taken.meeting_id or "")
    came = minutes.attendance.get(taken.board_id) if minutes is not None else None
    return came is not None and any(
        one.who.person == person and (one.who.substitute_for or one.who.on_behalf_of)
        for one in present(taken.board_id, came)
    )


def _no_vote(mine: list[Membership], taken: TakenDecision) -> str:
    """Why somebody with these places has no vote; empty where they may have one."""
    now = [place for place in mine if held(place, taken.date) is not Held.NO]
    may = [place for place in now if place.voting or place.capacity is Capacity.MEMBER]
    if not may:
        return "is not a member of"
    return "has no vote on" if all(place.voting is False for place in may) else ""


def vote_does_not_add_up(scene: Scene) -> Iterator[Finding]:
    """The figures of a vote go together. Of each kind there are no more names than votes, and where
    names are given for every kind that has votes, as many; nobody votes twice, unless for two
    bodies; there are no more votes than members with a vote who were there and had not withdrawn
    for the item (`withdrew: yes`), where attendance is recorded; a casting vote breaks a tie,
    whether it is among the votes counted or not; and what was carried had no more votes against
    than for. Names of some voters alone, such as of one who asked to be recorded as against, and a
    motion lost by the casting vote, are no finding.
    """
    by_id = {sitting.id: sitting for sitting in sittings(scene)}
    places = {id: places_by_person(board) for id, board in scene.book.boards.items()}
    for taken in scene.book.decisions.values():
        vote = taken.facts.vote
        if vote is None:
            continue
        at: Path = (*taken.path, "vote")
        mend = "Check the vote against the minutes."
        for path, message in (
            *_names_and_counts(vote),
            *_named_twice(vote),
            *_casting(vote),
            *_against(vote, taken),
        ):
            yield Finding(taken.entry, (*at, *path), message, mend)
        sitting = by_id.get(taken.meeting_id or "")
        if sitting is not None and taken.board_id in places:
            yield from _more_than_members(sitting, taken, vote, places[taken.board_id])


_KINDS = (
    (VoteCast.FOR, "votes_for", "for"),
    (VoteCast.AGAINST, "votes_against", "against"),
    (VoteCast.ABSTAINED, "abstentions", "abstained"),
)


def _names(vote: Vote) -> Counter[VoteCast]:
    return Counter(one.vote for one in vote.named)


def _names_and_counts(vote: Vote) -> Iterator[tuple[Path, str]]:
    names = _names(vote)
    counts = {kind: getattr(vote, name) for kind, name, _ in _KINDS}
    whole = all(names[kind] for kind, count in counts.items() if count)
    for kind, name, words in _KINDS:
        count = counts[kind]
        if count is None or not vote.named:
            continue
        if names[kind] > count or (whole and names[kind] < count):
            yield (
                (name,),
                f"The vote says {count} {words}, and names {names[kind]}.",
            )


def _named_twice(vote: Vote) -> Iterator[tuple[Path, str]]:
    first: dict[str, NamedVote] = {}
    for n, one in enumerate(vote.named):
        before = first.setdefault(one.person, one)
        if before is not one and before.on_behalf_of == one.on_behalf_of:
            yield ("named", n, "person"), f"`{one.person}` votes twice."


def _sides(vote: Vote) -> tuple[int, int] | None:
    """Votes for and against; None where they are not both known."""
    if vote.votes_for is not None and vote.votes_against is not None:
        return vote.votes_for, vote.votes_against
    names = _names(vote)
    if vote.votes_for is None and vote.votes_against is None and names[VoteCast.FOR]:
        return names[VoteCast.FOR], names[VoteCast.AGAINST]
    return None


def _casting(vote: Vote) -> Iterator[tuple[Path, str]]:
    sides = _sides(vote)
    if vote.casting_vote is not None and sides is not None and abs(sides[0] - sides[1]) > 1:
        yield (
            ("casting_vote",),
            f"A casting vote is given where {sides[0]} voted for and {sides[1]} against.",
        )


def _against(vote: Vote, taken: TakenDecision) -> Iterator[tuple[Path, str]]:
    sides, verbs = _sides(vote), set(taken.facts.verbs)
    if sides is not None and sides[1] > sides[0] and verbs & _CARRIED and not verbs & _LOST:
        did = next(verb for verb in taken.facts.verbs if verb in _CARRIED)
        yield (
            (),
            f"More voted against than for ({sides[1]} and {sides[0]}), and the decision says "
            f"`{did}`.",
        )


def _more_than_members(
    sitting: Sitting, taken: TakenDecision, vote: Vote, places: dict[str, list[Membership]]
) -> Iterator[Finding]:
    came = sitting.minutes.attendance.get(taken.board_id)
    if came is None:
        return
    item = taken.item.id if taken.item else ""
    there = members_there(sitting, taken.board_id, came, item)
    may = [
        who
        for who in there.values()
        if who.substitute_for is not None
        or who.on_behalf_of is not None
        or _may_vote(places.get(who.person, []), taken)
    ]
    names = _names(vote)
    counts = {
        kind: names[kind] if (count := getattr(vote, name)) is None else count
        for kind, name, _ in _KINDS
    }
    # Some minutes count who withdrew among those who abstained.
    withdrew = sitting.withdrew.get(item, set()) & {who.person for who in came.members}
    counts[VoteCast.ABSTAINED] = max(0, counts[VoteCast.ABSTAINED] - len(withdrew))
    total = sum(counts.values())
    votes = len(may) - _shared({who.person for who in may}, places, taken)
    # A casting vote is the chair's second.
    if may and total > votes + (vote.casting_vote is not None):
        yield Finding(
            taken.entry,
            (*taken.path, "vote"),
            f"{counted(total, 'vote')} and abstentions are recorded, and the members who were "
            f"there have {votes}.",
            "Check the vote, and the members in the attendance, against the minutes.",
        )


def _shared(there: set[str], places: dict[str, list[Membership]], taken: TakenDecision) -> int:
    """How many of those who were there share their vote with another who was."""
    pairs = {
        frozenset((person, place.shares_vote_with))
        for person in there
        for place in places.get(person, [])
        if place.shares_vote_with in there and held(place, taken.date) is not Held.NO
    }
    return len(pairs)


def _may_vote(mine: list[Membership], taken: TakenDecision) -> bool:
    now = [place for place in mine if held(place, taken.date) is not Held.NO]
    return not now or any(place.voting is not False for place in now)


CHECKS = (
    Check(
        "vote-by-non-member",
        "Those who vote are members with a vote",
        ERROR,
        vote_by_non_member,
        acceptable=True,
    ),
    Check(
        "vote-does-not-add-up",
        "The figures of a vote go together",
        ERROR,
        vote_does_not_add_up,
        acceptable=True,
    ),
)
