"""Who was on the boards on the day of a meeting, and what they had declared by then."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bare_meetings import TODAY, book_of, pages_of
from minutebook import addresses
from minutebook.book import Book, bind
from minutebook.models.board import Board, Membership
from minutebook.models.interest import Interest, Interests
from minutebook.models.published import Change
from minutebook.models.vocabulary import Capacity
from minutebook.public import public_book
from minutebook.views import as_it_stood
from minutebook.views.as_it_stood import AsItStoodPage, as_it_stood_pages
from minutebook.views.members import MemberGroup
from minutebook.views.parts import Desk
from minutebook.views.register_then import Declared
from site_pages import Element, of_board

DAY = dt.date(2024, 3, 6)
MEETING = "2024-03-06"
HERE = addresses.as_it_stood(MEETING)
HELD = "boards: [ashby, brook]\nstate: held\n"
PEOPLE = ("ann-reed", "ben-hill", "cara-fox", "dai-wood", "eve-marsh", "finn-bell")
MEMBER = "{{person: {0}, capacity: member, {1}}}"


def places(*lines: str) -> str:
    return "memberships:\n" + "".join(f"  - {line}\n" for line in lines)


ANN = places(MEMBER.format("ann-reed", "start: 2023-01-01"))
"""A board on which Ann Reed has sat since 2023."""


def book(
    ashby: str = "",
    brook: str = "",
    interests: dict[str, str] | None = None,
    meetings: dict[str, str] | None = None,
    more: dict[str, str] | None = None,
) -> Book:
    """Two boards that met on 6 March 2024, as the public may read it."""
    files = {f"people/{id}.yml": f"name: {id.replace('-', ' ').title()}\n" for id in PEOPLE}
    files |= {"boards/ashby.yml": ashby, "boards/brook.yml": brook}
    files |= {f"interests/{id}.yml": text for id, text in (interests or {}).items()}
    return public_book(book_of({MEETING: HELD} | (meetings or {}), files | (more or {})))


def shown(of: Book, address: str = HERE, today: dt.date = TODAY) -> Element:
    return pages_of(of, today)[address]


def view(of: Book) -> AsItStoodPage:
    (page,) = (one for one in as_it_stood_pages(Desk(of, TODAY)) if one.address == HERE)
    return page


def id_of(address: str) -> str:
    return address.split("/")[1]


def who(groups: list[MemberGroup]) -> list[str]:
    return [id_of(one.person.address) for group in groups for one in group.people]


def ids(them: list[Declared]) -> list[str]:
    return [id_of(one.person.address) for one in them]


# Places.


@pytest.mark.parametrize(
    ("dates", "held", "perhaps", "read"),
    [
        ("start: 2023-01-01", True, False, "Since 1 January 2023"),
        ("start: 2024-03-06", True, False, "Since 6 March 2024"),
        ("end: 2024-03-06, start: 2023-01-01", True, False, "From 1 January 2023 to 6 March 2024"),
        ("seen: [2024-03-06]", True, False, "The papers of that day name them"),
        (
            "seen: [2024-03-06], gone_by: 2024-04-01", True, False,
            "The papers of that day name them; no longer by 1 April 2024",
        ),
        ("end: 2024-03-05, start: 2023-01-01", False, False, ""),
        ("end: 2024-03-05", False, False, ""),
        ("gone_by: 2024-03-06", False, False, ""),
        ("gone_by: 2024-03-06, seen: [2024-01-10]", False, False, ""),
        ("start: 2024-03-07", False, False, ""),
        ("role: Chair", False, True, "No dates are known"),
        ("end: 2024-05-01", False, True, "Until 1 May 2024"),
        ("gone_by: 2024-05-01", False, True, "No longer by 1 May 2024"),
        ("seen: [2024-01-10]", False, True, "The papers of 10 January 2024 name them"),
        (
            "seen: [2023-11-08, 2024-01-10, 2024-04-03, 2024-06-05]", False, True,
            "The papers of 10 January 2024 and 3 April 2024 name them",
        ),
    ],
)  # fmt: skip
def test_those_known_to_have_held_a_place_stand_apart_from_those_of_whom_it_is_not_known(
    dates: str, held: bool, perhaps: bool, read: str
) -> None:
    records = book(places(MEMBER.format("ann-reed", dates)))
    ashby, brook = view(records).boards

    assert who(ashby.held) == ["ann-reed"] * held
    assert who(ashby.perhaps) == ["ann-reed"] * perhaps
    assert who(brook.held) + who(brook.perhaps) == []
    page = shown(records)
    assert ("Ann Reed" in page.text) == (held or perhaps)
    assert read in page.text
    assert ("Members, not known for that day" in page.text) == perhaps
    assert ("a place on this board on that day." in _board(page, "ashby").text) == (not held)


def test_whoever_a_source_shows_on_other_days_alone_is_not_named_where_one_shows_the_day() -> None:
    records = book(
        places(
            MEMBER.format("ann-reed", "seen: [2024-03-06]"),
            MEMBER.format("ben-hill", "seen: [2024-04-03]"),
            MEMBER.format("cara-fox", "seen: [2023-11-08]"),
            MEMBER.format("dai-wood", "seen: [2023-11-08, 2024-04-03]"),
            MEMBER.format("eve-marsh", "seen: [2023-11-08], gone_by: 2024-05-01"),
        )
    )
    ashby = view(records).boards[0]
    assert who(ashby.held) == ["ann-reed"]
    assert who(ashby.perhaps) == ["dai-wood", "eve-marsh"]


def test_where_no_source_shows_the_day_those_of_the_nearest_days_are_named() -> None:
    records = book(
        places(
            MEMBER.format("ann-reed", "seen: [2022-01-12]"),
            MEMBER.format("ben-hill", "seen: [2024-01-10]"),
            MEMBER.format("cara-fox", "seen: [2024-04-03]"),
            MEMBER.format("dai-wood", "seen: [2024-06-05]"),
        )
    )
    assert who(view(records).boards[0].perhaps) == ["ben-hill", "cara-fox"]


def test_an_office_a_body_and_a_vote_stand_beside_the_name_under_the_capacity() -> None:
    records = book(
        "memberships:\n"
        "  - {person: ann-reed, capacity: member, role: Chair, voting: yes, start: 2023-01-01,\n"
        "     on_behalf_of: council}\n"
        "  - {person: ben-hill, capacity: in attendance, voting: no, start: 2023-01-01}\n"
        "  - {person: cara-fox, capacity: standing invitee, start: 2023-01-01}\n",
        more={
            "organisations.yml": "organisations:\n"
            "  - {id: council, name: Ashby Council, kind: local authority}\n"
        },
    )
    text = _board(shown(records), "ashby").text
    assert "Ann Reed Ashby Council Chair, votes Since 1 January 2023" in text
    assert "Formally in attendance Name On behalf of Office On record Ben Hill" in text
    assert "Ben Hill Not recorded does not vote Since" in text
    assert "Standing invitees" in text
    assert text.index("Cara Fox") > text.index("Standing invitees")


@pytest.mark.parametrize(("end", "read"), [("2024-03-05", False), ("2024-03-06", True)])
def test_a_vote_is_shared_only_with_somebody_who_was_there_that_day(end: str, read: bool) -> None:
    records = book(
        places(
            MEMBER.format("ann-reed", "start: 2023-01-01, shares_vote_with: ben-hill"),
            MEMBER.format("ben-hill", f"start: 2023-01-01, end: {end}"),
        )
    )
    text = shown(records).text
    assert ("shares one vote with Ben Hill" in text) == read
    assert ("Ben Hill" in text) == read


def test_places_on_one_board_stand_in_an_element_of_that_board_alone() -> None:
    page = shown(book(ANN, places(MEMBER.format("ben-hill", "start: 2023-01-01"))))
    for board, name, other in (
        ("ashby", "Ann Reed", "Ben Hill"),
        ("brook", "Ben Hill", "Ann Reed"),
    ):
        text = _board(page, board).text
        assert name in text
        assert other not in text


def test_somebody_on_two_boards_stands_under_each_and_once_in_the_register() -> None:
    records = book(ANN, ANN, {"ann-reed": "declared_on: 2024-01-10\nnothing_to_declare: yes\n"})
    page = view(records)
    assert [who(one.held) for one in page.boards] == [["ann-reed"], ["ann-reed"]]
    (entry,) = page.register.declared
    assert [label.id for label in entry.of.boards] == ["ashby", "brook"]


def test_places_without_dates_do_not_fill_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_it_stood, "UNDATED", 2)
    records = book(places(*(MEMBER.format(id, "role: Friend") for id in PEOPLE)))
    page = view(records)
    assert who(page.boards[0].perhaps) == [*PEOPLE[:2]]
    assert sorted(ids(page.register.missing)) == [*PEOPLE[:2]]
    text = shown(records).text
    assert "4 more places on record without dates" in text
    assert "Cara Fox" not in text


# The register.

TRUSTEE = "  - {position: Trustee"


def declared(record: str) -> Element:
    """What the page says of the register where Ann Reed alone is on a board."""
    page = shown(book(ANN, interests={"ann-reed": record}))
    (section,) = [one for one in page if one.attributes.get("aria-labelledby") == "_declared"]
    return section


@pytest.mark.parametrize(
    ("day", "dates", "read"),
    [
        ("declared_on: 2024-03-06", "", "6 March 2024 Trustee"),
        ("declared_on: 2024-01-10", ", end: 2024-03-06", "Trustee To 6 March 2024"),
        ("declared_on: 2024-01-10", ", start: 2023-05-01", "Trustee From 1 May 2023"),
        (
            "declared_on: 2024-01-10", ", start: 2023-05-01, end: 2024-03-20",
            "Trustee From 1 May 2023; ended later, on 20 March 2024",
        ),
        (
            "declared_on: 2024-01-10", ", end: 2023-09-30, removed_on: 2024-04-01",
            "No interest in it is known to have stood on that day.",
        ),
        (
            "declared_on: 2024-01-10", ", end: 2024-03-05",
            "No interest in it is known to have stood on that day.",
        ),
        (
            "declared_on: 2024-01-10", ", removed_on: 2024-03-06",
            "No interest in it is known to have stood on that day.",
        ),
        (
            "declared_on: 2024-01-10", ", removed_on: 2024-03-07",
            "Trustee Taken off the register later, on 7 March 2024",
        ),
        (
            "declared_on: 2024-01-10", ", start: 2024-03-07",
            "No interest in it is known to have stood on that day. "
            "1 interest that began later is not shown.",
        ),
        (
            "declared_on: 2024-01-10", ", start: 2024-02-01",
            "Begun by that day, but after the entry was declared. When it was added is not "
            "recorded: Trustee From 1 February 2024",
        ),
        (
            "declared_on: 2024-01-10\nconfirmed_on: 2024-02-02", ", start: 2024-02-01",
            "10 January 2024 Confirmed 2 February 2024 Trustee From 1 February 2024",
        ),
        ("confirmed_on: 2024-02-02", "", "2 February 2024 Trustee"),
    ],
)  # fmt: skip
def test_an_interest_is_shown_as_it_stood_on_the_day(day: str, dates: str, read: str) -> None:
    text = declared(f"{day}\ninterests:\n{TRUSTEE}{dates}}}\n").text
    assert read in text
    assert ("Trustee" in text) == ("Trustee" in read)
    assert "Declared by 6 March 2024" in text
    assert "No entry held here" not in text


@pytest.mark.parametrize("dates", ["", ", start: 2023-05-01"])
def test_of_an_entry_that_was_declared_later_only_that_is_said(dates: str) -> None:
    record = f"declared_on: 2024-03-07\ndeclared_as: Governor\ninterests:\n{TRUSTEE}{dates}}}\n"
    text = declared(record).text
    assert "Declared later" in text
    assert "Ann Reed Ashby : declared on 7 March 2024. The entry as it is now" in text
    assert "No entry held here is known to have been declared by that day." in text
    assert "Trustee" not in text
    assert "Governor" not in text


def test_a_confirmation_that_came_later_does_not_count() -> None:
    record = "declared_on: 2024-01-10\nconfirmed_on: 2024-03-07\ninterests:\n"
    text = declared(f"{record}{TRUSTEE}, start: 2024-02-01}}\n").text
    assert "Confirmed" not in text
    assert "When it was added is not recorded: Trustee" in text


def test_an_entry_without_a_date_stands_apart_and_says_so() -> None:
    text = declared("interests:\n  - {position: Trustee}\n  - {to_come: yes}\n").text
    before, _, after = text.partition("Not known whether it was declared by then")
    assert "The register gives no date for this entry." in after
    assert "No date in the register Trustee Still to be declared" in after
    assert "Trustee" not in before


def test_a_nil_return_one_still_to_come_and_none_at_all_are_told_apart() -> None:
    three = places(
        *(MEMBER.format(id, "start: 2023-01-01") for id in ("ann-reed", "ben-hill", "cara-fox"))
    )
    page = shown(
        book(
            three,
            interests={
                "ann-reed": "declared_on: 2024-01-10\nnothing_to_declare: yes\n",
                "ben-hill": "declared_on: 2024-01-10\ninterests: [{to_come: yes}]\n",
            },
        )
    )
    rows = {one.all("th")[0].text: one.text for one in page.all("tr") if one.all("td")}
    assert "Nothing to declare" in rows["Ann Reed Ashby"]
    assert "Still to be declared" in rows["Ben Hill Ashby"]
    assert "No entry held here Cara Fox" in page.text


def test_a_sensitive_interest_is_withheld_and_old_words_of_its_entry_too() -> None:
    text = declared(
        "declared_on: 2024-01-10\ninterests: [{sensitive: yes}]\n"
        "changes: [{on: 2024-04-01, note: An interest is now withheld.}]\n"
    ).text
    assert "details are withheld" in text
    assert "1 April 2024: An interest is now withheld." in text
    assert "It said before" not in text


@pytest.mark.parametrize(("on", "read"), [("2024-03-06", False), ("2024-03-07", True)])
def test_a_correction_after_the_day_is_told_with_what_the_record_said_before(
    on: str, read: bool
) -> None:
    text = declared(
        f"declared_on: 2024-01-10\ninterests:\n{TRUSTEE}}}\n"
        f"changes: [{{on: {on}, note: The position was mistyped., was: Truster}}]\n"
    ).text
    assert ("The position was mistyped." in text) == read
    assert ("It said before: Truster" in text) == read


def test_a_redacted_change_shows_its_day_and_its_reason_alone() -> None:
    redacted = Change.model_construct(
        on=DAY + dt.timedelta(1),
        note="A home address was taken out.",
        was="12 Mill Lane",
        redacted=True,
    )
    register = Interests.model_construct(declared_on=DAY, interests=[], changes=[redacted])
    sitting = Membership.model_construct(person="ann-reed", capacity=Capacity.MEMBER, start=DAY)
    text = shown(_with([sitting], [], {"ann-reed": register})).text
    assert "7 March 2024: A home address was taken out." in text
    assert "Mill Lane" not in text


def test_where_there_is_no_register_at_all_the_page_says_so() -> None:
    text = shown(book(ANN)).text
    assert "No register of interests is held here." in text
    assert "No entry held here" not in text


# The page, and the ways to it.


@pytest.mark.parametrize(
    ("meeting", "has"),
    [
        ("date: 2024-04-03\nstate: held\n", True),
        ("date: 2024-04-03\nstate: inquorate\n", True),
        ("date: 2024-04-03\nstate: adjourned\nreason: Fire alarm.\n", True),
        ("date: 2024-04-03\nstate: held\nsession: private\n", True),
        ("date: 2024-04-09\nstate: planned\n", True),
        ("date: 2024-04-10\nstate: planned\n", False),
        ("date: 2024-04-03\nstate: cancelled\nreason: Snow.\n", False),
        ("date: 2024-04-03\nstate: postponed\nreason: Snow.\n", False),
    ],
)
def test_a_meeting_has_the_page_once_it_is_over_unless_it_was_called_off(
    meeting: str, has: bool
) -> None:
    found = pages_of(book(ANN, meetings={"2024-04-03": meeting}))
    address = addresses.as_it_stood("2024-04-03")
    assert (address in found) == has
    leads = [one for one in found["meetings/2024-04-03/"].links() if "as-it-stood" in one]
    assert leads == [f"../../{address}"] * has


def test_a_meeting_that_moved_has_the_page_of_the_day_on_which_it_was_held() -> None:
    moved = "date: 2024-04-03\nmoved_from: 2024-02-07\nstate: held\n"
    joined = places(MEMBER.format("ann-reed", "start: 2024-03-07"))
    found = pages_of(book(joined, meetings={"2024-02-07": moved}))
    assert "Ann Reed" in found[addresses.as_it_stood("2024-02-07")].text
    assert "Ann Reed" not in found[HERE].text


def test_a_board_that_could_not_take_part_is_not_on_the_page() -> None:
    off = "boards: [ashby, brook]\nstate: held\nwithout: {brook: Nobody could come.}\n"
    page = shown(book(ANN, ANN, meetings={MEETING: off}))
    assert page.all("h1")[0].text.startswith("Who was on the board, and what they had declared")
    assert [one for one in page if "brook" in of_board(one)] == []


def test_the_page_of_the_meeting_names_it_and_the_page_leads_back() -> None:
    found = pages_of(book(ANN, more={"meetings/2024-03-06/minutes.yml": MINUTES}))
    title = "Who was on the boards, and what they had declared, on 6 March 2024"
    assert found[HERE].all("h1")[0].text == title
    assert title in found[f"meetings/{MEETING}/"].by_id("_stood").text
    back = found[HERE].links()
    assert f"../../../meetings/{MEETING}/" in back
    assert f"../../../meetings/{MEETING}/#_attendance" in back


DECLARED = """\
status: {ashby: {state: draft}}
items:
  - item: hall
    paragraphs:
      - {id: p1, declaration: {people: [ann-reed], interest: as a landlord, about: hall}}
      - {id: p2, declaration: {people: [ann-reed, finn-bell], interest: as trustees}}
"""


def test_what_was_declared_at_the_meeting_itself_is_told_where_no_entry_is_held() -> None:
    agenda = f"{HELD}agenda:\n  - {{id: hall, number: 5, title: The hall}}\n"
    members = places(
        MEMBER.format("ann-reed", "start: 2023-01-01"),
        MEMBER.format("ben-hill", "start: 2023-01-01"),
    )
    nobody = {"cara-fox": "declared_on: 2024-01-10\nnothing_to_declare: yes\n"}
    minutes = {"meetings/2024-03-06/minutes.yml": DECLARED}
    for register in (nobody, {}):
        records = book(members, "", register, {MEETING: agenda}, minutes)
        (section,) = [
            one
            for one in shown(records).all("section")
            if "_declared" in str(one.attributes.get("aria-labelledby"))
        ]
        assert (
            "Declared at the meeting itself: Ann Reed declared an interest as a landlord in "
            "item 5, The hall . In the minutes Ann Reed and Finn Bell declared an interest as "
            "trustees. In the minutes"
        ) in section.text
        for paragraph in ("p1", "p2"):
            assert f"../../../meetings/{MEETING}/#{paragraph}" in section.links()
        if register:
            missing = section.text.split("No entry held here")[-1]
            assert missing.strip() == "Ben Hill Ashby Ann Reed Ashby Declared at the meeting"
            first = [one for one in section.all("a") if one.text == "Declared at the meeting"]
            assert [one.attributes["href"] for one in first] == [f"../../../meetings/{MEETING}/#p1"]


def test_where_nobody_declared_anything_at_the_meeting_nothing_is_said_of_it() -> None:
    page = shown(book(ANN, more={"meetings/2024-03-06/minutes.yml": MINUTES}))
    assert "at the meeting itself" not in page.text


MINUTES = "status: {ashby: {state: draft}}\nattendance:\n  ashby: {members: [ann-reed]}\n"


def test_what_is_added_later_without_a_date_of_the_meeting_leaves_the_page_as_it_was() -> None:
    """A later member, a later entry and a later meeting with its own list change nothing."""
    before = book(ANN, interests={"ann-reed": "declared_on: 2024-01-10\nnothing_to_declare: yes\n"})
    later = book(
        ANN
        + "".join(
            f"  - {MEMBER.format(id, dates)}\n"
            for id, dates in (("ben-hill", "start: 2024-03-07"), ("cara-fox", "start: 2024-04-01"))
        ),
        interests={
            "ann-reed": "declared_on: 2024-01-10\nnothing_to_declare: yes\n",
            "ben-hill": f"declared_on: 2024-03-20\ninterests:\n{TRUSTEE}}}\n",
        },
        meetings={"2024-04-03": HELD},
    )
    assert shown(later).html() == shown(before).html()


# Whatever the records.

DAYS = st.dates(dt.date(2024, 3, 1), dt.date(2024, 3, 11))


@st.composite
def _places(draw: st.DrawFn) -> Membership:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    seen = draw(st.lists(DAYS, max_size=2, unique=True))
    record: dict[str, Any] = {"person": draw(st.sampled_from(PEOPLE)), "seen": seen}
    record["start"] = draw(st.sampled_from([first, None]))
    record["end"] = draw(st.sampled_from([last, None]))
    over = [*seen, record["start"] or dt.date.min]
    gone = draw(st.sampled_from([None, max([*over, last])]))
    record["gone_by"] = gone if record["end"] is None else None
    record["capacity"] = draw(st.sampled_from([*Capacity]))
    return Membership.model_construct(**record)


@st.composite
def _interests(draw: st.DrawFn) -> Interests:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    held = []
    for n in range(draw(st.integers(1, 3))):
        began, ended = sorted([draw(DAYS), draw(DAYS)])
        one: dict[str, Any] = {"position": f"Position {n}"}
        one["start"] = draw(st.sampled_from([began, None]))
        one["end"] = draw(st.sampled_from([ended, None]))
        one["removed_on"] = draw(st.none() | DAYS)
        held.append(Interest.model_construct(**one))
    return Interests.model_construct(
        declared_on=draw(st.sampled_from([first, None])),
        confirmed_on=draw(st.sampled_from([last, None])),
        interests=held,
    )


@cache
def _plain() -> Book:
    return book(ANN, ANN, dict.fromkeys(PEOPLE, "nothing_to_declare: yes\n"))


def _with(ashby: list[Membership], brook: list[Membership], register: dict[str, Interests]) -> Book:
    """The plain book with these places, and these entries of the register alone."""
    boards = {"ashby": ashby, "brook": brook}
    entries = []
    for entry in _plain().entries:
        record = entry.record
        if isinstance(record, Board):
            record = record.model_copy(update={"memberships": boards[entry.ids["board"]]})
        elif isinstance(record, Interests):
            if entry.ids["person"] not in register:
                continue
            record = register[entry.ids["person"]]
        entries.append(replace(entry, record=record))
    return bind(entries)


def _covers(one: Membership) -> bool:
    spans = one.start is not None and one.start <= DAY and not _was_over(one)
    return spans or DAY in one.seen


def _was_over(one: Membership) -> bool:
    ended = one.end is not None and one.end < DAY
    return ended or (one.gone_by is not None and one.gone_by <= DAY)


@given(st.lists(_places(), max_size=8), st.lists(_places(), max_size=8))
@settings(max_examples=200, deadline=None)
def test_whoever_is_named_as_on_a_board_was_on_it_that_day_and_nobody_who_had_gone_is_named(
    ashby: list[Membership], brook: list[Membership]
) -> None:
    page = view(_with(ashby, brook, {}))

    for shown_board, recorded in zip(page.boards, (ashby, brook), strict=True):
        held = [one.person for one in recorded if _covers(one)]
        assert sorted(who(shown_board.held)) == sorted(held)
        for id in who(shown_board.perhaps):
            mine = [one for one in recorded if one.person == id and not _covers(one)]
            assert any(one.start is None and not _was_over(one) for one in mine)
        open_ = [one for one in recorded if not _covers(one) and not _was_over(one)]
        undated = [one.person for one in open_ if not (one.start or one.seen)]
        assert set(undated) <= set(who(shown_board.perhaps))


@given(st.dictionaries(st.sampled_from(PEOPLE), _interests()))
@settings(max_examples=200, deadline=None)
def test_whatever_the_register_shows_as_declared_was_declared_by_then_and_had_not_ended(
    register: dict[str, Interests],
) -> None:
    sitting = [
        Membership.model_construct(person=id, capacity=Capacity.MEMBER, start=DAY) for id in PEOPLE
    ]
    then = view(_with(sitting, [], register)).register

    assert sorted(ids(then.missing)) == sorted(set(PEOPLE) - set(register))
    named = [*(one.of for one in (*then.declared, *then.undated)), *then.later, *then.missing]
    assert sorted(ids(named)) == sorted(PEOPLE)
    for entry in then.declared:
        (id,) = ids([entry.of])
        record = register[id]
        days = [one for one in (record.declared_on, record.confirmed_on) if one and one <= DAY]
        assert days
        assert record.declared_on is None or record.declared_on <= DAY
        stood = [
            one
            for one in record.interests
            if not (one.end and one.end < DAY) and not (one.removed_on and one.removed_on <= DAY)
        ]
        sure = [one.position for one in stood if one.start is None or one.start <= max(days)]
        open_ = [one.position for one in stood if one.start and max(days) < one.start <= DAY]
        assert [line.what for line in entry.lines] == sure
        assert [line.what for line in entry.perhaps] == open_
        assert len(sure) + len(open_) + entry.later == len(stood)
    for of in then.later:
        record = register[ids([of])[0]]
        assert (record.declared_on or record.confirmed_on or DAY) > DAY
    for entry in then.undated:
        record = register[ids([entry.of])[0]]
        assert record.declared_on is None
        assert record.confirmed_on is None


def _board(page: Element, id: str) -> Element:
    (section,) = [one for one in page.all("section") if of_board(one) == {id}]
    return section
