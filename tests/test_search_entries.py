"""What a search can find: one entry a thing, each of its boards, with its words."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections import Counter

import pytest

from minutebook.book import Book
from minutebook.build import Checked
from minutebook.models.vocabulary import Ask
from minutebook.outputs.search import words_of
from minutebook.outputs.written import written_entries
from minutebook.views.entries import KINDS, SearchEntry, words
from minutebook.views.parts import Desk
from minutebook.views.questions import question_views
from minutebook.views.search import search_entries
from searched_books import BOOKS, book_of, entries_of
from site_pages import parse, rendered
from support import TODAY


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_of(request, tmp_path_factory)


@pytest.fixture(scope="module")
def entries(book: Book) -> list[SearchEntry]:
    return entries_of(book)


def of_kind(entries: list[SearchEntry], kind: str) -> list[SearchEntry]:
    return [entry for entry in entries if entry.kind == kind]


def test_there_is_one_entry_for_each_thing_that_can_be_found(
    book: Book, entries: list[SearchEntry]
) -> None:
    found = Counter(entry.kind for entry in entries)
    figures = book.figures.values()
    assert set(found) <= {kind.id for kind in KINDS}
    assert found["decision"] == len(book.decisions)
    attended = [one for one in book.minutes.values() if one.attendance]
    assert found["meeting"] == len(book.meetings) + len(attended)
    assert found["action"] == len(book.actions)
    assert found["person"] == len(book.people)
    assert found["interests"] == len(book.interests)
    planned = {one.address.partition("--")[0] for one in of_kind(entries, "plan")}
    assert len(planned) == sum(len(plan.entries) for plan in book.plans.values())
    assert found["figures"] == sum(len(one.tables) for one in figures)
    assert found["risk"] == sum(len(one.risks) for one in figures)
    assert found["term"] == (len(book.glossary.terms) if book.glossary else 0)
    assert found["topic"] == len(book.topics)
    assert found["feedback"] == len(book.feedback)
    assert found["question"] == len(question_views(Desk(book, TODAY)))
    assert found["minutes"] == sum(
        bool(place.paragraph.text or place.paragraph.declaration)
        for place in book.paragraphs.values()
    )
    papers = {entry.address.partition("#")[0] for entry in of_kind(entries, "paper")}
    assert papers == {
        f"meetings/{meeting}/papers/{id}/" for meeting, those in book.papers.items() for id in those
    }


def test_no_two_entries_lead_to_the_same_place(entries: list[SearchEntry]) -> None:
    assert [
        place for place, n in Counter(entry.address for entry in entries).items() if n > 1
    ] == []


def test_every_entry_leads_to_a_place_that_is_there(book: Book, entries: list[SearchEntry]) -> None:
    pages = rendered(book, TODAY)
    ids = {
        address: {one.attributes["id"] for one in parse(html) if "id" in one.attributes}
        for address, html in pages.items()
    }
    for entry in entries:
        address, _, anchor = entry.address.partition("#")
        assert address in pages, entry
        assert not anchor or anchor in ids[address], entry


def test_a_decision_is_found_under_exactly_its_one_board_with_its_words(
    book: Book, entries: list[SearchEntry]
) -> None:
    found = {entry.address: entry for entry in of_kind(entries, "decision")}
    for taken in book.decisions.values():
        entry = found[f"boards/{taken.board_id}/decisions/{taken.slug}/"]
        assert entry.boards == [taken.board_id]
        assert set(words_of(taken.facts.text)) <= set(words_of(entry.text))
        assert entry.day == taken.date.isoformat()


def test_what_a_paper_asks_of_a_board_is_found_under_that_board_alone(
    book: Book, entries: list[SearchEntry]
) -> None:
    asked = 0
    for entry in of_kind(entries, "paper"):
        part = re.search(r"/papers/([^/]+)/#_asks-(.+)$", entry.address)
        if part:
            assert entry.boards == [part[2]]
            paper = book.papers[entry.address.split("/")[1]][part[1]]
            for board, made in paper.recommendations.items():
                for one in made:
                    if board == part[2]:
                        assert set(words_of(one.text)) <= set(words_of(entry.text))
                        asked += 1
    assert asked == sum(
        len(made)
        for those in book.papers.values()
        for paper in those.values()
        for made in paper.recommendations.values()
    )
    assert asked


def test_what_belongs_to_a_meeting_is_found_under_the_boards_that_met_and_no_other(
    book: Book, entries: list[SearchEntry]
) -> None:
    for entry in entries:
        if entry.address.startswith("meetings/") and "#_asks-" not in entry.address:
            meeting = book.meetings[entry.address.split("/")[1]]
            assert entry.boards == meeting.boards


def test_a_person_is_found_under_the_boards_they_sit_on(
    book: Book, entries: list[SearchEntry]
) -> None:
    for entry in of_kind(entries, "person"):
        person = entry.address.split("/")[1]
        assert entry.boards == [
            id
            for id, board in book.boards.items()
            if person in {one.person for one in board.memberships}
        ]


def test_every_entry_says_what_it_is_in_one_line_of_words(entries: list[SearchEntry]) -> None:
    for entry in entries:
        assert entry.title, entry
        assert entry.text.strip(), entry
        # In JSON a line break would join what stands around it, and hide it from the wall.
        assert "\n" not in entry.title + entry.text, entry
        assert not entry.address.startswith("/"), entry


def test_an_interest_that_is_withheld_is_not_found(real_records: Checked) -> None:
    sensitive = {
        id: entry
        for id, entry in real_records.book.interests.items()
        if any(one.sensitive for one in entry.interests)
    }
    for entry in of_kind(list(search_entries(Desk(real_records.book, TODAY))), "interests"):
        if entry.address.partition("#")[2] in sensitive:
            assert "withheld" not in entry.text


# --- Taking part ----------------------------------------------------------------------------------


def test_how_to_ask_a_board_is_found_as_that_boards_alone_with_its_contact(
    book: Book, entries: list[SearchEntry]
) -> None:
    found = {one.address: one for one in of_kind(entries, "page")}
    for id, board in book.boards.items():
        one = found[f"questions/#ask--{id}"]
        assert one.boards == [id]
        assert board.name in one.title
        assert "question" in one.title
        for other in book.boards.values():
            assert other is board or other.name not in one.title + one.text
        assert board.contact is None or board.contact.office in one.text


def test_how_to_come_to_the_next_meeting_says_what_is_known_of_the_way_in_and_of_watching(
    real_records: Checked,
) -> None:
    entries = list(search_entries(Desk(real_records.book, TODAY)))
    (one,) = [one for one in of_kind(entries, "page") if one.address.startswith("meetings/")]
    assert one.address == "meetings/2018-07-12/#_come"
    assert one.boards == ["city", "hackney"]
    assert one.title == "How to come to the next meeting, Thursday 12 July 2018"
    assert "10:20am to 12 noon. The Tomlinson Centre, Queensbridge Road" in one.text
    assert (
        "Access, for wheelchair users and other disabled people: nothing is recorded here of a way "
        "in without steps, "
    ) in one.text
    assert "To watch it online, from home: nothing is recorded here, please ask." in one.text
    assert one.text.endswith("georgia.denegri@nhs.net, 020 3816 3091")


def test_when_every_meeting_is_over_none_is_called_the_next(real_records: Checked) -> None:
    entries = list(search_entries(Desk(real_records.book, dt.date(2030, 1, 1))))
    assert "meetings" not in {one.address.split("/")[0] for one in of_kind(entries, "page")}
    for one in of_kind(entries, "page"):
        assert "No meeting in public is announced" in one.text


def test_what_is_recorded_of_a_meetings_place_and_links_is_found(real_records: Checked) -> None:
    book = copy.deepcopy(real_records.book)
    meeting = book.meetings["2018-07-12"]
    links = {"joining_link": "https://meet.example/a", "webcast": "https://watch.example/b"}
    book.meetings["2018-07-12"] = meeting.model_copy(update={**links, "access": "Ring at gate 3."})
    entries = search_entries(Desk(book, TODAY))
    (one,) = [one for one in entries if one.address == "meetings/2018-07-12/#_come"]
    assert "disabled people: Ring at gate 3. nothing is recorded" in one.text
    assert "Take part online: join at meet.example. Watch online: webcast at watch.example" in (
        one.text
    )
    assert "from home" not in one.text


def test_everybody_who_came_or_sent_apologies_is_found_with_the_meetings_attendance(
    book: Book, entries: list[SearchEntry]
) -> None:
    found = {one.address: one for one in of_kind(entries, "meeting")}
    for id, minutes in book.minutes.items():
        for board, came in minutes.attendance.items():
            one = found[f"meetings/{id}/#_attendance"]
            assert one.title.startswith("Who came to the meeting of ")
            assert book.boards[board].name in one.text
            for somebody in (*came.members, *came.officers, *came.apologies):
                assert book.people[somebody.person].name in one.text


def test_an_entry_of_the_forward_plan_says_what_is_asked_of_its_boards_and_of_no_other(
    book: Book, entries: list[SearchEntry]
) -> None:
    asks = {one.id: one.asks for plan in book.plans.values() for one in plan.entries}
    for one in of_kind(entries, "plan"):
        id = one.address.partition("#")[2].partition("--")[0]
        if not asks[id]:
            assert one.text.startswith("What will be asked of the boards is not stated")
            continue
        asked, _, what = one.text.partition(" asked for ")
        for board, record in book.boards.items():
            assert (record.short_name in asked) == (board in one.boards)
        for board in one.boards:
            assert all(ask.value.lower() in what for ask in asks[id][board])


def test_where_a_plan_asks_boards_for_different_things_each_is_found_apart(
    real_records: Checked,
) -> None:
    book = copy.deepcopy(real_records.book)
    plan = next(iter(book.plans.values()))
    entry = plan.entries[0]
    asks = {**entry.asks, "hackney": [Ask.ENDORSEMENT]}
    plan.entries[0] = entry.model_copy(update={"asks": asks})
    found = {one.address: one for one in of_kind(list(search_entries(Desk(book, TODAY))), "plan")}
    assert f"forward-plan/2018/#{entry.id}" not in found
    for board, says in (
        ("city", "City asked for discussion"),
        ("hackney", "Hackney asked for end"),
    ):
        one = found[f"forward-plan/2018/#{entry.id}--{board}"]
        assert one.boards == [board]
        assert one.text.startswith(says)
        assert ("Hackney" in one.text) == (board == "hackney")


def test_a_hand_written_page_is_found_by_its_parts() -> None:
    found = list(
        written_entries(
            "help/",
            "Help",
            '<h1 id="help">Help</h1><p>Ask <a href="x">us</a>.</p>\n<h2 id="by">By &amp; by</h2>'
            "<ul><li>one</li><li><em>t</em>wo</li></ul>"
            '<h2 id="bare">Bare</h2>',
        )
    )
    assert [(one.address, one.title, one.text) for one in found] == [
        ("help/", "Help", "Ask us."),
        ("help/#by", "Help: By & by", "one two"),
        ("help/#bare", "Help: Bare", "Help: Bare"),
    ]
    assert {(one.kind, *one.boards) for one in found} == {("site",)}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["It pays £55,800 for one.", "£55,800"], "It pays £55,800 for one."),
        (["It pays £55,800.", "£55"], "It pays £55,800. £55"),
        (["A transaction.", "action"], "A transaction. action"),
        (["Put off.", "put off", "Why."], "Put off. Why."),
    ],
)
def test_what_a_text_says_already_is_not_said_again(texts: list[str], expected: str) -> None:
    assert words(*texts) == expected


# --- Texts ----------------------------------------------------------------------------------------


def test_text_is_found_as_readers_see_it_and_not_as_it_is_typed() -> None:
    assert words("It is *urgent*:\n\n- one\n- two", None, "See [the plan](forward-plan/)") == (
        "It is urgent : one two. See the plan"
    )
