"""Who came to the meetings of each board, which meetings count, and the pictures of it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.book import Book, TakenDecision, bind
from minutebook.build import Checked
from minutebook.loading import load_files
from minutebook.public import public_book
from minutebook.views import verbs
from minutebook.views.boards import board_pages
from minutebook.views.decision_lists import board_decisions_pages
from minutebook.views.members import tallies
from minutebook.views.membership import when
from minutebook.views.parts import Desk
from minutebook.views.people import people_page
from minutebook.views.presence import Came, Presence, presence_by_person, tally
from minutebook.views.strips import ROOM, STEP, Cell, strip
from site_pages import parse, rendered
from support import TODAY

DAY = "2024-03-06"
LATER = dt.date(2024, 4, 10)
PEOPLE = ("ann-cole", "mary-hill", "tom-lane")


def book(
    membership: str = "start: 2024-01-01",
    came: str = "members: [ann-cole]",
    state: str = "state: held",
    other: str = "",
    agenda: str = "[]",
) -> Book:
    """Ann Cole on the board Ashby, which met on one day with the board Brook."""
    files = {
        f"boards/{id}.yml": f"name: {id} board\nshort_name: {id}\ncolour: teal\npurpose: Decides.\n"
        "serves: people\n"
        for id in ("ashby", "brook")
    }
    if membership != "none":
        files["boards/ashby.yml"] += (
            f"memberships:\n  - {{person: ann-cole, capacity: member, {membership}}}\n"
        )
    files |= {f"people/{id}.yml": f"name: {id}\n" for id in PEOPLE}
    files[f"meetings/{DAY}/meeting.yml"] = (
        f"boards: [ashby, brook]\ndate: {DAY}\n{state}\nagenda: {agenda}\n"
    )
    if came != "none":
        files[f"meetings/{DAY}/minutes.yml"] = (
            "status: {ashby: {state: draft}, brook: {state: draft}}\n"
            f"attendance:\n  ashby: {{{came}}}\n  brook: {{{other}}}\n"
        )
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return public_book(bind(loaded.entries))


def of(records: Book, person: str = "ann-cole", board: str = "ashby") -> Presence | None:
    boards = presence_by_person(Desk(records, LATER)).get(person, [])
    return next((one for one in boards if one.board.id == board), None)


def outcome(records: Book, person: str = "ann-cole", board: str = "ashby") -> tuple[str, str]:
    """How the one meeting stands, and how many of how many came of it."""
    found = of(records, person, board)
    if found is None:
        return "", ""
    (line,) = found.lines
    return line.how, found.tally.words


APOLOGIES = "apologies: [ann-cole]"
NOT_LISTED = "Not listed, neither as present nor with apologies"
NO_PLACE = "No place on the board is recorded"


@pytest.mark.parametrize(
    ("records", "how", "words"),
    [
        (book(), "Present as member", "1 of 1"),
        (book(came=APOLOGIES), "Sent apologies", "0 of 1"),
        (book(came="members: [tom-lane]"), NOT_LISTED, "0 of 1"),
        (
            book(came="members: [{person: ann-cole, part_meeting: yes}]"),
            "Present as member (part of the meeting)",
            "1 of 1",
        ),
        (
            book(came="members: [{person: tom-lane, substitute_for: ann-cole}]"),
            "Sent tom-lane as substitute",
            "0 of 1",
        ),
        (
            book(
                came="members: [{person: tom-lane, substitute_for: ann-cole}], "
                "apologies: [ann-cole]"
            ),
            "Sent tom-lane as substitute",
            "0 of 1",
        ),
        (
            book(state="state: cancelled\nreason: Snow.", came="none"),
            "The meeting was cancelled",
            "",
        ),
        (
            book(state="state: postponed\nreason: Snow.", came="none"),
            "The meeting was postponed",
            "",
        ),
        (book(came="none"), "No minutes held here say who came", ""),
        (
            book(state="state: inquorate\nreason: Too few."),
            "Present as member. The meeting had no quorum",
            "",
        ),
        (book(state="state: adjourned\nreason: A fire alarm."), "Present as member", "1 of 1"),
        # Joined later, left before, was only seen on another day.
        (book("start: 2024-04-01", "members: [tom-lane]"), "", ""),
        (book("start: 2023-01-01, end: 2024-03-05", "members: [tom-lane]"), "", ""),
        (book("start: 2023-01-01, gone_by: 2024-03-06", "members: [tom-lane]"), "", ""),
        (book("seen: [2024-02-07]", "members: [tom-lane]"), "", ""),
        (book("seen: [2024-03-06]", "members: [tom-lane]"), NOT_LISTED, "0 of 1"),
        (book("seen: [2024-02-07]", APOLOGIES), "Sent apologies", "0 of 1"),
        # Whether the place was held that day is not known, and neither is who came.
        (book("seen: [2024-02-07]", "none"), "No minutes held here say who came", ""),
        (book("seen: [2024-02-07], gone_by: 2024-03-01", "none"), "", ""),
        (book("start: 2024-04-01", "none"), "", ""),
        (book("none", "officers: [ann-cole]"), f"Present as officer. {NO_PLACE}", ""),
        (book("none", "standing_invitees: [ann-cole]"), "Present as standing invitee", "1 of 1"),
        (book(state="state: held\nsession: private"), "", ""),
        (book(state="state: held\nsession: development"), "", ""),
        (book(state="state: planned", came="none"), "", ""),
        (book(state="state: held\nwithout: {ashby: Nobody came.}", came="none"), "", ""),
    ],
)
def test_a_meeting_counts_where_it_was_held_and_the_person_had_a_place(
    records: Book, how: str, words: str
) -> None:
    assert outcome(records) == (how, words)


def test_a_substitute_came_in_place_of_another_and_is_not_counted() -> None:
    records = book(came="members: [{person: tom-lane, substitute_for: ann-cole}]")
    assert outcome(records, "tom-lane") == (f"In place of ann-cole. {NO_PLACE}", "")


def test_two_boards_at_one_meeting_are_counted_apart() -> None:
    records = book(other="apologies: [ann-cole]")
    assert outcome(records, board="ashby") == ("Present as member", "1 of 1")
    assert outcome(records, board="brook") == ("Sent apologies", "0 of 1")


def test_whoever_came_for_a_private_item_alone_is_not_betrayed() -> None:
    came = "members: [ann-cole], officers: [{person: tom-lane, arrived: two}]"
    agenda = "[{id: one, title: One}, {id: two, title: Two%s}]"
    private = ", kind: private, private: {reason: Contract prices.}"
    assert of(book(came=came, agenda=agenda % ""), "tom-lane") is not None
    assert of(book(came=came, agenda=agenda % private), "tom-lane") is None


@given(st.lists(st.sampled_from(Came)))
def test_came_apologies_and_not_listed_add_up_to_the_meetings_that_count(came: list[Came]) -> None:
    found = tally(iter(came))
    assert found.came + found.apologies + found.not_listed == found.counted
    assert found.counted + found.uncounted == len(came)
    assert found.part <= found.came
    assert found.substitutes <= found.apologies


_ATTENDEES = st.dictionaries(
    st.sampled_from(PEOPLE),
    st.sampled_from(("members", "in_attendance", "standing_invitees", "officers", "apologies")),
)


@given(_ATTENDEES, st.sampled_from(("held", "inquorate\nreason: Few.", "cancelled\nreason: Snow.")))
@settings(deadline=None, max_examples=40)
def test_whoever_the_minutes_list_is_shown_once_a_meeting(came: dict[str, str], state: str) -> None:
    lists: dict[str, list[str]] = {}
    for person, list_ in came.items():
        lists.setdefault(list_, []).append(person)
    typed = ", ".join(f"{list_}: [{', '.join(people)}]" for list_, people in lists.items())
    records = book(came=typed, state=f"state: {state}")
    presence = presence_by_person(Desk(records, LATER))
    shown = {id: those for id, those in presence.items() if id in came}
    assert shown.keys() == came.keys()
    for (one,) in shown.values():
        assert len(one.lines) == 1
        assert one.tally.counted + one.tally.uncounted == 1
    by_meeting = tallies({id: one for id, (one,) in presence.items()})
    counted = sum(one.tally.counted for (one,) in presence.values())
    assert sum(one.tally.counted for one in by_meeting) == counted


@given(st.lists(st.dates(dt.date(2010, 1, 1), dt.date(2013, 12, 31)), max_size=60))
def test_a_strip_shows_every_meeting_in_order_on_the_narrowest_screen(days: list[dt.date]) -> None:
    cells = [Cell(day, "present", day.isoformat()) for day in days]
    drawn = strip(cells, "x")
    assert drawn.width <= ROOM
    assert [one.words for one in drawn.cells] == sorted(one.words for one in cells)
    places = [(one.y, one.x) for one in drawn.cells]
    assert all(one < next_ for one, next_ in pairwise(places))
    for one in drawn.cells:
        assert STEP / 2 <= one.x <= drawn.width - STEP / 2
        assert STEP / 2 <= one.y <= drawn.height - STEP / 2
    assert [label.year for label in drawn.years] == sorted({day.year for day in days})


def decided(*facts: tuple[int, str]) -> list[TakenDecision]:
    """Decisions of one board, each of a year and with its verbs."""
    files = {
        "boards/ashby.yml": "name: Ashby\nshort_name: Ashby\ncolour: teal\npurpose: Decides.\n"
        "serves: people\n",
        "chair-decisions/ashby.yml": "decisions:\n"
        + "".join(
            f"  - {{number: {n}, date: {year}-03-06, title: It, chair: ann-cole, text: it., "
            f"verbs: [{typed}]}}\n"
            for n, (year, typed) in enumerate(facts, start=1)
        ),
    }
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return bind(loaded.entries).decisions_of_board["ashby"]


VERBS = ["accepted", "adopted", "agreed", "amended", "appointed", "approved", "noted", "received"]


@given(
    st.lists(
        st.tuples(
            st.integers(2005, 2020), st.lists(st.sampled_from(VERBS), min_size=1, unique=True)
        ),
        min_size=1,
        max_size=30,
    )
)
@settings(deadline=None, max_examples=40)
def test_the_picture_of_verbs_shows_what_its_table_counts(
    facts: list[tuple[int, list[str]]],
) -> None:
    chart = verbs.verb_chart(decided(*((year, ", ".join(them)) for year, them in facts)), "x")
    years = {year for year, _ in facts}
    latest = sorted(years, reverse=True)[: verbs.YEARS]
    assert [row.year for row in chart.table] == latest
    shown = [year for year, _ in facts if year in latest]
    assert sum(row.decisions for row in chart.table) == len(shown)
    table = {row.year: dict(zip(chart.headings, row.counts, strict=True)) for row in chart.table}
    assert bool(chart.bars) == (len(years) == 1)
    for bar in chart.bars:
        heading, _, count = bar.words.partition(": ")
        assert table[next(iter(years))][heading] == int(count)
        assert 0 < bar.width <= 100
        assert bar.y < chart.height
    for row in chart.rows:
        for one in row.columns:
            assert table[one.year][row.heading] == one.count
            assert 0 <= one.x < one.middle < one.x + chart.width <= 100
            assert verbs.LOWEST <= one.height <= verbs.HIGHEST
        for one, next_ in pairwise(row.columns):
            assert one.x + chart.width <= next_.x


def test_the_most_frequent_verbs_have_rows_and_the_rest_share_one() -> None:
    many = [(2018, verb) for n, verb in enumerate(VERBS) for _ in range(len(VERBS) - n)]
    chart = verbs.verb_chart(decided(*many, (2019, "noted, received")), "x")
    assert chart.headings == [
        "Accepted", "Adopted", "Agreed", "Amended", "Appointed", "Approved", "Other verbs",
    ]  # fmt: skip
    # One decision that has two of the other verbs is one decision.
    assert chart.table[0].counts == [0, 0, 0, 0, 0, 0, 1]


def test_each_page_of_decisions_counts_its_own(real_records: Checked) -> None:
    for page in board_decisions_pages(Desk(real_records.book, TODAY)):
        assert sum(row.decisions for row in page.verbs.table) == page.count


def test_whoever_a_source_shows_as_gone_is_a_former_member(real_records: Checked) -> None:
    pages = {page.board.id: page for page in board_pages(Desk(real_records.book, TODAY))}
    (former,) = pages["hackney"].former
    assert [one.person.text for one in former.people] == ["Jonathan McShane", "Haren Patel"]
    assert {one.when for one in former.people} == {
        "recorded on 21 March 2018; no longer by 30 June 2018"
    }
    now = {one.person.text for group in pages["hackney"].members for one in group.people}
    assert "Jonathan McShane" not in now


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2018-07-05", "recorded on 21 March 2018 and named in papers for 12 July 2018"),
        ("2018-07-12", "recorded on 21 March 2018 and 12 July 2018"),
        ("2018-03-01", "named in papers for 21 March 2018 and 12 July 2018"),
    ],
)
def test_what_papers_for_a_meeting_to_come_show_is_not_said_to_have_been(
    real_records: Checked, today: str, said: str
) -> None:
    post = real_records.book.people["anne-canning"].posts[0]
    assert when(post, dt.date.fromisoformat(today)) == said


def test_a_place_that_begins_later_is_not_held_since_then() -> None:
    place = next(iter(book("start: 2018-09-01").boards["ashby"].memberships))
    assert when(place, dt.date(2018, 7, 5)) == "from 1 September 2018"
    assert when(place, dt.date(2018, 9, 1)) == "since 1 September 2018"


def pages_of(records: Checked) -> dict[str, str]:
    return rendered(records.book, TODAY)


def test_the_pictures_have_names_and_the_same_stands_in_words_or_a_table_behind(
    real_records: Checked,
) -> None:
    pages = pages_of(real_records)
    person = pages["people/jane-milligan/"]
    assert person.count('role="img"') == 2
    assert 'aria-label="Jane Milligan, Hackney Integrated Commissioning Board: came to 0 of 1"' in (
        person
    )
    assert "Came to 0 of 1 recorded meeting." in parse(person).text
    assert "Meetings of the Hackney Integrated Commissioning Board" in parse(person).text
    decisions = pages["boards/city/decisions/"]
    assert "by verb and year. The table below says the same." in decisions
    assert "Decisions by verb and year" in parse(decisions).text


def test_on_the_page_of_people_each_stands_under_board_and_capacity(
    real_records: Checked,
) -> None:
    page = people_page(Desk(real_records.book, TODAY))
    city = next(one for one in page.boards if one.board.id == "city")
    assert [place.heading for place in city.places] == [
        "Members", "Formally in attendance", "Standing invitees",
    ]  # fmt: skip
    assert [person.text for person in city.places[2].people] == ["Penny Bevan"]


@pytest.mark.parametrize(
    "dates",
    [
        "end: 2024-03-01, gone_by: 2024-03-06",
        "start: 2024-04-01, gone_by: 2024-03-06",
        "seen: [2024-03-07], gone_by: 2024-03-06",
    ],
)
def test_days_that_contradict_that_somebody_was_gone_are_refused(dates: str) -> None:
    text = (
        "name: A\nshort_name: A\ncolour: teal\npurpose: Decides.\nserves: people\n"
        f"memberships:\n  - {{person: ann-cole, capacity: member, {dates}}}\n"
    )
    (found,) = load_files([("boards/a.yml", text.encode())]).diagnostics
    assert "gone_by" in found.line_text
