"""Who was there at which item, who held which place on a day, and what follows for chairs, quorum
and votes.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.book import bind
from minutebook.checks import CHECKS
from minutebook.checks.base import Scene
from minutebook.checks.interests import months_after
from minutebook.checks.present import Held, Sitting, held, sittings
from minutebook.loading import load_files
from minutebook.models.board import Membership
from minutebook.models.minutes import AttendeeDetails

QUICK = settings(deadline=None, max_examples=200)
DAY = dt.date(2024, 3, 6)
TODAY = dt.date(2024, 4, 10)
PEOPLE = ("mary-hill", "john-reed", "ann-cole", "tom-lane", "una-fox")
ITEMS = ("one", "two", "three")

BOARD = """\
name: Ashby Health Board
short_name: Ashby
colour: teal
purpose: Decides on health services in Ashby.
serves: people who live in Ashby
"""


def found(check: str, board: str = "", minutes: str = "", decision: str = "") -> list[str]:
    """What a check says of a meeting of one board with three items and a decision in the second."""
    members = "".join(f"  - {{person: {one}, capacity: member}}\n" for one in PEOPLE)
    agenda = "".join(f"  - {{id: {one}, title: Item {one}}}\n" for one in ITEMS)
    files = {
        "boards/ashby.yml": BOARD + board + ("" if "memberships" in board else "memberships:\n")
        + ("" if "memberships" in board else members),
        "meetings/2024-03-06/meeting.yml": "boards: [ashby]\ndate: 2024-03-06\nstate: held\n"
        f"agenda:\n{agenda}",
        "meetings/2024-03-06/minutes.yml": "status:\n  ashby: {state: draft}\n"
        + minutes
        + "items:\n"
        "  - {item: one, paragraphs: [{id: p1, text: First.}]}\n"
        "  - {item: two, paragraphs: [{id: p2, decisions: [ashby]}]}\n"
        "  - {item: three, paragraphs: [{id: p3, text: Third.}]}\n",
        "meetings/2024-03-06/decisions/ashby.yml": "decisions:\n  - number: 1\n    paragraph: p2\n"
        "    text: it.\n" + (decision or "    verbs: approved\n"),
    }  # fmt: skip
    files |= {f"people/{one}.yml": f"name: {one}\n" for one in PEOPLE}
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    (wanted,) = [one for one in CHECKS if one.id == check]
    scene = Scene(bind(loaded.entries), loaded, TODAY)
    return [one.message for one in wanted.find(scene)]


def attendance(*members: str) -> str:
    return f"attendance:\n  ashby:\n    chair: mary-hill\n    members: [{', '.join(members)}]\n"


# --- Who was there ----------------------------------------------------------------------------


def sitting() -> Sitting:
    loaded = load_files(
        (path, text.encode())
        for path, text in {
            "meetings/2024-03-06/meeting.yml": "boards: [ashby]\ndate: 2024-03-06\nstate: held\n",
            "meetings/2024-03-06/minutes.yml": "status: {ashby: {state: draft}}\nitems:\n"
            + "".join(f"  - item: {item}\n" for item in ITEMS),
        }.items()
    )
    (only,) = sittings(Scene(bind(loaded.entries), loaded, TODAY))
    return only


SITTING = sitting()


@pytest.mark.parametrize(
    ("arrived", "left", "there"),
    [
        (None, None, "one two three"),
        ("two", None, "two three"),
        (None, "two", "one two"),
        ("two", "two", "two"),
        ("one", "three", "one two three"),
        ("three", "one", "one three"),
        ("two", "one", "one two three"),
        ("never-minuted", "nor-this", "one two three"),
    ],
)
def test_somebody_is_there_from_the_item_of_arrival_to_that_of_leaving(
    arrived: str | None, left: str | None, there: str
) -> None:
    who = AttendeeDetails(person="x", arrived=arrived, left=left)
    assert [item for item in ITEMS if SITTING.was_there(who, item)] == there.split()


def test_nothing_is_known_of_an_item_that_was_not_minuted() -> None:
    assert SITTING.was_there(AttendeeDetails(person="x", left="one"), "never-minuted")


# --- Who held a place -------------------------------------------------------------------------

DATES = st.dates(dt.date(2024, 2, 1), dt.date(2024, 4, 30))


def membership(**fields: Any) -> Membership:
    return Membership(person="x", capacity="member", **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Held.UNKNOWN),
        ({"end": DAY}, Held.UNKNOWN),
        ({"end": DAY - dt.timedelta(1)}, Held.NO),
        ({"start": DAY}, Held.YES),
        ({"start": DAY + dt.timedelta(1)}, Held.NO),
        ({"start": DAY, "end": DAY}, Held.YES),
        ({"seen": [DAY]}, Held.YES),
        ({"seen": [DAY - dt.timedelta(1), DAY + dt.timedelta(1)]}, Held.NO),
        ({"start": DAY + dt.timedelta(1), "seen": [DAY]}, Held.YES),
    ],
)
def test_a_place_is_held_by_its_dates_and_by_what_was_seen(
    fields: dict[str, Any], expected: Held
) -> None:
    assert held(membership(**fields), DAY) is expected


@QUICK
@given(DATES, st.one_of(st.none(), DATES), st.one_of(st.none(), DATES))
def test_between_its_first_and_last_day_a_place_is_never_said_not_to_be_held(
    day: dt.date, start: dt.date | None, end: dt.date | None
) -> None:
    if start and end and end < start:
        start, end = end, start
    inside = (start is None or start <= day) and (end is None or day <= end)
    assert (held(membership(start=start, end=end), day) is not Held.NO) == inside


# --- Months -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2023-08-31", 6, "2024-02-29"),
        ("2022-08-31", 6, "2023-02-28"),
        ("2023-12-31", 6, "2024-06-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-05-08", 12, "2024-05-08"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(
    day: str, months: int, expected: str
) -> None:
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(expected)


@QUICK
@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_a_later_day_is_never_due_earlier(day: dt.date, months: int) -> None:
    later = [months_after(day + dt.timedelta(n), months) for n in range(40)]
    assert all(first <= second for first, second in pairwise(later))
    assert (later[0].year - day.year) * 12 + later[0].month - day.month == months


# --- Quorum -----------------------------------------------------------------------------------


@given(st.integers(1, 5), st.integers(1, 5))
@settings(deadline=None, max_examples=25)
def test_a_board_decides_with_as_many_members_as_its_quorum_and_not_with_fewer(
    there: int, quorum: int
) -> None:
    said = found(
        "inquorate-decision", f"quorum: {{members: {quorum}}}\n", attendance(*PEOPLE[:there])
    )
    assert bool(said) == (there < quorum)


@pytest.mark.parametrize(
    "verbs", ["noted", "deferred", "not taken", "withdrawn", "[noted, received]"]
)
def test_what_settles_nothing_needs_no_quorum(verbs: str) -> None:
    quorum, came = "quorum: {members: 3}\n", attendance("mary-hill")
    assert found("inquorate-decision", quorum, came, f"    verbs: {verbs}\n") == []
    assert found("inquorate-decision", quorum, came, "    verbs: [noted, approved]\n")


@pytest.mark.parametrize(
    ("second", "enough"),
    [
        ("{person: john-reed, left: one}", False),
        ("{person: john-reed, left: two}", True),
        ("{person: john-reed, arrived: three}", False),
        ("{person: john-reed, arrived: two}", True),
        ("{person: ann-cole, substitute_for: john-reed}", True),
    ],
)
def test_the_quorum_counts_who_was_there_at_the_item(second: str, enough: bool) -> None:
    said = found("inquorate-decision", "quorum: {members: 2}\n", attendance("mary-hill", second))
    assert (said == []) == enough


def test_nothing_is_said_of_a_quorum_where_nobody_recorded_who_came() -> None:
    assert found("inquorate-decision", "quorum: {members: 2}\n") == []


# --- Votes ------------------------------------------------------------------------------------


def said_of(vote: str, verbs: str = "approved", there: int = 5) -> list[str]:
    decision = f"    verbs: {verbs}\n    vote: {vote}\n"
    return found("vote-does-not-add-up", "", attendance(*PEOPLE[:there]), decision)


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
@settings(deadline=None, max_examples=60)
def test_a_counted_vote_is_right_where_members_suffice_and_the_more_carry_it(
    votes_for: int, against: int, abstained: int
) -> None:
    vote = f"{{votes_for: {votes_for}, votes_against: {against}, abstentions: {abstained}}}"
    right = votes_for + against + abstained <= 5 and votes_for >= against
    assert (said_of(vote) == []) == right


@pytest.mark.parametrize(
    ("vote", "verbs"),
    [
        # The chair's casting vote, counted or not, carries the motion or loses it.
        ("{votes_for: 2, votes_against: 2, casting_vote: mary-hill}", "approved"),
        ("{votes_for: 3, votes_against: 2, casting_vote: mary-hill}", "approved"),
        ("{votes_for: 2, votes_against: 2, casting_vote: mary-hill}", "not agreed"),
        ("{votes_for: 2, votes_against: 3, casting_vote: mary-hill}", "not agreed"),
        # One member asked to be named, or only those against were.
        ("{votes_for: 3, votes_against: 2, named: [{person: ann-cole, vote: against}]}", "agreed"),
        # A vote without counts.
        ("{named: [{person: ann-cole, vote: for}, {person: tom-lane, vote: for}]}", "agreed"),
        ("{votes_for: 1, votes_against: 4}", "rejected"),
        ("{votes_for: 1, votes_against: 4}", "deferred"),
    ],
)
def test_a_vote_that_can_have_been_so_is_not_found(vote: str, verbs: str) -> None:
    assert said_of(vote, verbs) == []


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        ("{votes_for: 4, votes_against: 2}", "6 votes"),
        ("{votes_for: 4, votes_against: 3, casting_vote: mary-hill}", "7 votes"),
        ("{votes_for: 3, votes_against: 1, casting_vote: mary-hill}", "casting vote"),
        ("{votes_for: 1, votes_against: 2}", "against"),
        (
            "{votes_for: 2, votes_against: 1, named: [{person: ann-cole, vote: for}, "
            "{person: tom-lane, vote: against}]}",
            "names 1",
        ),
        ("{votes_for: 1, named: [{person: ann-cole, vote: for}, {person: ann-cole, vote: for}]}",
         "votes twice"),
    ],
)  # fmt: skip
def test_a_vote_that_cannot_have_been_so_is_found(vote: str, words: str) -> None:
    assert any(words in message for message in said_of(vote))


def test_two_who_share_a_vote_have_one() -> None:
    shared = "{person: ann-cole, capacity: member, shares_vote_with: tom-lane}"
    board = _members("{person: tom-lane, capacity: member}", shared)
    came = attendance("tom-lane", "ann-cole").replace("chair: mary-hill", "chair: tom-lane")
    for votes, right in ((1, True), (2, False)):
        vote = f"    verbs: approved\n    vote: {{votes_for: {votes}}}\n"
        assert (found("vote-does-not-add-up", board, came, vote) == []) == right


def _members(*places: str) -> str:
    return "memberships:\n" + "".join(f"  - {place}\n" for place in places)


@pytest.mark.parametrize(
    ("place", "may"),
    [
        ("{person: ann-cole, capacity: member}", True),
        ("{person: ann-cole, capacity: member, voting: yes, start: 2024-01-01}", True),
        ("{person: ann-cole, capacity: member, voting: no}", False),
        ("{person: ann-cole, capacity: in attendance}", False),
        ("{person: ann-cole, capacity: in attendance, voting: yes}", True),
        ("{person: ann-cole, capacity: member, end: 2024-03-05}", False),
        ("{person: ann-cole, capacity: member, seen: [2024-01-10]}", False),
    ],
)
def test_whoever_votes_is_a_member_with_a_vote_as_far_as_is_known(place: str, may: bool) -> None:
    board = _members("{person: mary-hill, capacity: member}", place)
    vote = "    verbs: approved\n    moved_by: ann-cole\n"
    assert (found("vote-by-non-member", board, attendance("mary-hill"), vote) == []) == may


@pytest.mark.parametrize("check", ["member-unaccounted", "not-a-member", "chair-not-present"])
def test_a_misspelt_name_in_the_lists_brings_no_finding_but_its_own(check: str) -> None:
    board = _members(*(f"{{person: {one}, capacity: member, seen: [{DAY}]}}" for one in PEOPLE[:2]))
    assert found(check, board, attendance("mary-hil", "jon-reed")) == []
