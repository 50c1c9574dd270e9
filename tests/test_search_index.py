"""What a search can find: one entry a thing, each of its boards, in files that a browser reads."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections import Counter, defaultdict
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_up
from minutebook.book import Book
from minutebook.build import Checked, check_records
from minutebook.models.vocabulary import Ask
from minutebook.outputs.search import FOLDER, file_name, is_sought, words_of, write_search_index
from minutebook.outputs.written import written_entries
from minutebook.views.entries import KINDS, SearchEntry, words
from minutebook.views.parts import Desk
from minutebook.views.questions import question_views
from minutebook.views.search import search_entries
from site_pages import parse, rendered

TODAY = dt.date(2018, 7, 5)


@pytest.fixture(scope="module", params=["real records", "five boards"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    if request.param == "real records":
        checked: Checked = request.getfixturevalue("real_records")
        return checked.book
    data = tmp_path_factory.mktemp("five")
    size = made_up.Size(items=7, paragraphs=6, decisions=5, papers=1, actions=1)
    made_up.write_archive(data, meetings=7, boards=5, alone=3, size=size)
    return check_records(data).book


@pytest.fixture(scope="module")
def entries(book: Book) -> list[SearchEntry]:
    return list(search_entries(Desk(book, today=TODAY)))


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
    assert found["question"] == len(question_views(Desk(book), dt.date.min))
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
    for entry in of_kind(list(search_entries(Desk(real_records.book))), "interests"):
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
    entries = list(search_entries(Desk(real_records.book, today=TODAY)))
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
    entries = list(search_entries(Desk(real_records.book, today=dt.date(2030, 1, 1))))
    assert "meetings" not in {one.address.split("/")[0] for one in of_kind(entries, "page")}
    for one in of_kind(entries, "page"):
        assert "No meeting in public is announced" in one.text


def test_what_is_recorded_of_a_meetings_place_and_links_is_found(real_records: Checked) -> None:
    book = copy.deepcopy(real_records.book)
    meeting = book.meetings["2018-07-12"]
    links = {"joining_link": "https://meet.example/a", "webcast": "https://watch.example/b"}
    book.meetings["2018-07-12"] = meeting.model_copy(update={**links, "access": "Ring at gate 3."})
    entries = search_entries(Desk(book, today=TODAY))
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
    found = {one.address: one for one in of_kind(list(search_entries(Desk(book))), "plan")}
    assert f"forward-plan/#{entry.id}" not in found
    for board, says in (
        ("city", "City asked for discussion"),
        ("hackney", "Hackney asked for end"),
    ):
        one = found[f"forward-plan/#{entry.id}--{board}"]
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


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Approved, again.", ["approved", "again"]),
        ("the board's papers", ["the", "boards", "papers"]),
        ("the boards’ paper’s", ["the", "boards", "papers"]),
        ("£55,800 and 1,000,000", ["55800", "and", "1000000"]),
        ("items 1,2 and 9.2", ["items", "1", "2", "and", "9", "2"]),
        ("co-production", ["co", "production", "coproduction"]),
        ("Siobhán Ó Riain", ["siobhan", "o", "riain"]),
        ("ICBMar18-3", ["icbmar18", "3", "icbmar183"]),
        ("A&E and R & D", ["a", "e", "ae", "and", "r", "d"]),
        ("snake_case", ["snake", "case"]),
        ("Ελλάδα", ["ελλαδα"]),
        ("", []),
    ],
)
def test_words_are_compared_without_capitals_accents_and_marks(
    text: str, expected: list[str]
) -> None:
    assert list(words_of(text)) == expected


# --- The files ------------------------------------------------------------------------------------


class Index:
    """The index as it lies in a folder, read as a browser reads it."""

    def __init__(self, folder: Path) -> None:
        self.about: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
        self.folder = folder / self.about["folder"]
        self.shards: list[str] = self.about["words"].split()

    def file(self, name: str) -> Any:
        return json.loads((self.folder / f"{name}.json").read_text("utf-8"))

    def numbers(self, word: str) -> list[int]:
        """The entries that hold a word: looked for in the files of its beginnings alone."""
        for shard in self.shards:
            if word.startswith(shard):
                where = self.file(f"w-{file_name(shard)}").get(word)
                if where is not None:
                    deltas, weights = self.file(f"p-{where}") if isinstance(where, int) else where
                    assert re.fullmatch(f"[1-9]{{{len(deltas)}}}", weights)
                    return list(accumulate(deltas))
        return []

    def entry(self, number: int) -> list[str]:
        each = self.about["each"]
        return self.file(f"d-{number // each}")[number % each]  # type: ignore[no-any-return]

    def group(self, number: int) -> tuple[list[str], str, str]:
        """Boards, kind and year of an entry."""
        _, boards, kind, year = max(
            (one for one in self.about["groups"] if one[0] <= number), key=lambda one: one[0]
        )
        return [self.about["boards"][n] for n in boards], self.about["kinds"][kind][0], year


@pytest.fixture(scope="module")
def index(
    book: Book, entries: list[SearchEntry], tmp_path_factory: pytest.TempPathFactory
) -> Index:
    folder = tmp_path_factory.mktemp("index")
    topics = {id: topic.title for id, topic in book.topics.items()}
    assert write_search_index(entries, folder, list(book.boards), topics) == len(entries)
    return Index(folder)


def test_the_index_holds_every_entry_with_its_boards_kind_and_year(
    index: Index, entries: list[SearchEntry]
) -> None:
    assert index.about["entries"] == len(entries)
    by_address = {entry.address: entry for entry in entries}
    for number in range(len(entries)):
        address, title, date, text = index.entry(number)
        entry = by_address.pop(address)
        assert (title, date, text) == (entry.title, entry.date, entry.text)
        assert index.group(number) == (entry.boards, entry.kind, entry.day[:4])
    assert by_address == {}


def test_within_a_group_the_newest_entry_stands_first(
    index: Index, entries: list[SearchEntry]
) -> None:
    days = {entry.address: entry.day for entry in entries}
    for one, other in pairwise(range(len(entries))):
        if index.group(one) == index.group(other):
            assert days[index.entry(one)[0]] >= days[index.entry(other)[0]]


def test_each_word_leads_to_exactly_the_entries_that_hold_it(
    index: Index, entries: list[SearchEntry]
) -> None:
    places = {index.entry(number)[0]: number for number in range(len(entries))}
    held = defaultdict(set)
    for entry in entries:
        for word in words_of(f"{entry.title}\n{entry.text}"):
            held[word].add(places[entry.address])
    common = set(index.about["common"].split())
    assert len(held) > 300
    for word, numbers in held.items():
        sought = is_sought(word) and word not in common
        assert index.numbers(word) == (sorted(numbers) if sought else []), word


def test_the_words_that_are_offered_say_in_which_boards_records_each_stands(
    index: Index, entries: list[SearchEntry]
) -> None:
    boards = index.about["boards"]
    found: dict[str, set[str]] = defaultdict(set)
    everywhere = set()
    for entry in entries:
        for word in words_of(f"{entry.title}\n{entry.text}"):
            found[word].update(entry.boards)
            if not entry.boards:
                everywhere.add(word)
    seen = set()
    for letter in index.about["letters"].split():
        for of, listed in index.file(f"v-{file_name(letter)}").items():
            for word in listed.split():
                assert word.startswith(letter)
                if of:
                    assert {boards[int(n)] for n in of.split(",")} == found[word]
                else:
                    assert word in everywhere
                seen.add(word)
    common = set(index.about["common"].split())
    assert seen == {
        word for word in found if word.isalpha() and is_sought(word) and word not in common
    }


def test_each_topic_leads_to_the_entries_that_carry_it(
    index: Index, entries: list[SearchEntry]
) -> None:
    carried = index.file("t")
    assert {id for id, _ in index.about["topics"]} == set(carried)
    by_topic = {
        topic: {index.entry(number)[0] for number in accumulate(deltas)}
        for topic, deltas in carried.items()
    }
    expected = defaultdict(set)
    for entry in entries:
        for topic in entry.topics:
            expected[topic].add(entry.address)
    assert by_topic == expected


def _entry(n: int, text: str = "", board: str = "a") -> SearchEntry:
    return SearchEntry(f"people/{n}/", "person", f"Person {n}", [board], "", "", text or f"word{n}")


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 63, 64, 65, 1000])
def test_as_many_entries_are_indexed_as_there_are(count: int, tmp_path: Path) -> None:
    assert write_search_index(map(_entry, range(count)), tmp_path, ["a"]) == count
    index = Index(tmp_path)
    assert len(index.numbers("person")) == count
    for n in range(0, count, 7):
        (number,) = index.numbers(f"word{n}")
        assert index.entry(number)[0] == f"people/{n}/"


@given(st.lists(st.text(alphabet="abc'-, 1é", max_size=12), max_size=40))
def test_whatever_words_there_are_each_is_found(texts: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_search_index(
            (_entry(n, text or "none") for n, text in enumerate(texts)), folder, ["a"]
        )
        index = Index(folder)
        common = set(index.about["common"].split())
        for n, text in enumerate(texts):
            for word in words_of(text):
                if is_sought(word) and word not in common:
                    assert f"people/{n}/" in {index.entry(one)[0] for one in index.numbers(word)}


def test_no_file_of_words_is_long_though_many_begin_alike(tmp_path: Path) -> None:
    references = [f"reference2018{n:05d}" for n in range(5000)]
    write_search_index((_entry(n, word) for n, word in enumerate(references)), tmp_path, ["a"])
    sizes = [file.stat().st_size for file in tmp_path.rglob("w-*.json")]
    assert max(sizes) < 20_000
    index = Index(tmp_path)
    assert all(len(index.numbers(word)) == 1 for word in references[::500])


def test_files_of_two_builds_never_have_the_same_address(tmp_path: Path) -> None:
    folders = []
    for n, text in enumerate(["one", "two", "one"]):
        write_search_index([_entry(1, text)], tmp_path / str(n), ["a"])
        folders.append(Index(tmp_path / str(n)).about["folder"])
    assert folders[0] == folders[2] != folders[1]


def test_words_of_an_entry_that_look_like_markup_are_indexed_as_words(tmp_path: Path) -> None:
    text = '<script>alert(1)</script> <b>bold</b> é £5, "quoted"'
    assert write_search_index([_entry(1, text)], tmp_path, ["a"]) == 1
    index = Index(tmp_path)
    assert index.entry(0)[3] == text
    assert index.numbers("bold") == [0]


def test_the_site_has_the_index_of_its_records(real_site: Path, real_records: Checked) -> None:
    index = Index(real_site / FOLDER)
    found = [(index.group(n)[1], index.entry(n)[0]) for n in range(index.about["entries"])]
    desk = Desk(real_records.book, today=real_records.today)
    assert sum(kind != "site" for kind, _ in found) == len(list(search_entries(desk)))
    written = {address.split("/")[0] for kind, address in found if kind == "site"}
    assert written == {"about", "accessibility", "privacy", "take-part"}
    assert index.about["boards"] == list(real_records.book.boards)
