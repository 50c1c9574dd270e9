"""Topics: typed once, carried by what belongs to the record, and followed through time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook import topics
from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.loading import load_files
from minutebook.public import public_book
from minutebook.views.history import HistoryLine
from minutebook.views.older import KEPT, kept
from minutebook.views.parts import BoardLabel, Link
from minutebook.views.timeline import Kind
from site_pages import Element, of_board, parse, rendered
from support import AWKWARD

SMALL = AWKWARD.parent / "small"

TOPICS = {
    "topics/clinics": "title: Clinics\nkind: workstream\nsummary: Where people are seen.\n",
    "topics/walk-in": "title: Walk-in clinics\nbelongs_to: clinics\nsummary: Clinics for all.\n",
    "topics/money": "title: Money\nsummary: What things cost.\n",
}


def book_of(**typed: str) -> Book:
    """The small book with three topics, and topics typed at places of its records."""
    files = {file.relative_to(SMALL).as_posix(): file.read_text() for file in SMALL.rglob("*.yml")}
    files |= {f"{name}.yml": text for name, text in TOPICS.items()}
    for place, words in typed.items():
        file, before, line = PLACES[place]
        assert before in files[file]
        files[file] = files[file].replace(before, line.format(words), 1)
    loaded = load_files((name, text.encode()) for name, text in files.items())
    assert loaded.diagnostics == []
    return bind(loaded.entries)


MEETING = "meetings/2024-03-06/meeting.yml"
PLACES = {
    "item": (MEETING, "    title: Walk-in clinic\n", "    title: Walk-in clinic\n    topics: {}\n"),
    "matter": (
        MEETING,
        "title: Opening of the clinic}",
        "title: Opening of the clinic, topics: {}}}",
    ),
    "private": (MEETING, "    matters:\n", "    private: {{reason: {}}}\n    matters:\n"),
    "paper": (
        "meetings/2024-03-06/papers/walk-in-clinic.yml",
        "public: yes\n",
        "public: yes\ntopics: {}\n",
    ),
    "action": ("actions/clinic-figures.yml", "status: open", "status: open\ntopics: {}"),
    "action-matter": ("actions/clinic-figures.yml", "status: open", "status: open\nmatters: {}"),
    "plan": (
        "forward-plan/2024.yml",
        "    meeting: 2024-05-08\n",
        "    meeting: 2024-05-08\n    topics: {}\n",
    ),
}
"""A file, what stands in it, and what stands there instead, with the words that are typed."""

ITEM = ("2024-03-06", "clinic")


def carried(book: Book) -> dict[str, list[str]]:
    """What each kind of record carries."""
    return {
        "item": topics.of_item(book.items[ITEM]),
        "decisions": topics.of_decision(book.decisions["brook/2024-03-06/01"]),
        "paper": topics.of_paper(book, "2024-03-06", "walk-in-clinic"),
        "action": topics.of_action(book, book.actions["clinic-figures"]),
    }


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, {"item": [], "decisions": [], "paper": [], "action": []}),
        (
            {"item": "walk-in"},
            {
                "item": ["walk-in"],
                "decisions": ["walk-in"],
                "paper": ["walk-in"],
                "action": ["walk-in"],
            },
        ),
        (
            {"item": "walk-in", "matter": "money"},
            {
                "item": ["walk-in", "money"],
                "decisions": ["money"],
                "paper": ["walk-in"],
                "action": ["walk-in"],
            },
        ),
        (
            {"item": "walk-in", "matter": "money", "action-matter": "[opening]"},
            {
                "item": ["walk-in", "money"],
                "decisions": ["money"],
                "paper": ["walk-in"],
                "action": ["money"],
            },
        ),
        (
            {"item": "walk-in", "paper": "money", "action": "money"},
            {
                "item": ["walk-in"],
                "decisions": ["walk-in"],
                "paper": ["money", "walk-in"],
                "action": ["money"],
            },
        ),
    ],
    ids=["none", "item", "matter", "action of a matter", "own"],
)
def test_what_belongs_to_an_item_carries_its_topics(
    typed: dict[str, str], expected: dict[str, list[str]]
) -> None:
    assert carried(book_of(**typed)) == expected


def test_a_workstream_has_what_its_topics_carry() -> None:
    book = book_of(item="walk-in", plan="walk-in")
    found = topics.carriers(book)
    assert found["clinics"] == found["walk-in"]
    assert [meeting for meeting, _ in found["clinics"].items] == ["2024-03-06"]
    assert [taken.key for taken in found["clinics"].decisions] == [
        "ashby/2024-03-06/01",
        "brook/2024-03-06/01",
    ]
    assert [entry.id for entry in found["clinics"].planned] == ["clinic-report"]
    assert not found["money"]


PRIVATE: list[dict[str, Any]] = [
    {"item": "walk-in", "private": "Staff"},
    {"matter": "walk-in", "private": "Staff"},
    {"paper": "walk-in", "private": "Staff"},
]


@pytest.mark.parametrize("typed", PRIVATE, ids=["item", "matter", "paper"])
def test_a_topic_of_private_records_alone_is_not_published(typed: dict[str, str]) -> None:
    public = public_book(book_of(**typed))
    assert topics.of_item(public.items[ITEM]) == []
    # Nothing carries the topic `money` anywhere: nobody can learn anything from it.
    assert set(public.topics) == {"money"}


def test_a_topic_that_a_public_record_carries_too_stays_and_shows_that_record_alone() -> None:
    public = public_book(book_of(item="walk-in", plan="walk-in", private="Staff"))
    assert set(public.topics) == {"clinics", "walk-in", "money"}
    found = topics.carriers(public)["walk-in"]
    assert [entry.id for entry in found.planned] == ["clinic-report"]
    assert (found.items, found.papers, found.decisions, found.actions) == ([], [], [], [])


# --- Pages --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(real_records: Checked) -> dict[str, Element]:
    return {address: parse(html) for address, html in rendered(real_records.book).items()}


def section(page: Element, heading: str) -> Element:
    (found,) = [
        one for one in page.all("section") if one.attributes.get("aria-labelledby") == heading
    ]
    return found


def links_below(page: Element, section_of: str) -> list[str]:
    return [link.replace("../", "") for link in section(page, section_of).links()]


def test_neighbourhoods_shows_what_comes_what_is_open_and_what_was_done(
    pages: dict[str, Element],
) -> None:
    page = pages["topics/neighbourhoods/"]
    assert links_below(page, "_coming")[0] == "meetings/2018-07-12/#neighbourhoods"
    assert links_below(page, "_open")[0] == "actions/icbmar18-2/"
    assert links_below(page, "_done")[0] == "actions/icbfeb18-neighbourhoods/"
    # Its own paper, and one that says of itself that it is about neighbourhoods too.
    papers = {
        link for link in links_below(page, "_papers") if "/papers/" in link and "#" not in link
    }
    assert papers == {
        "meetings/2018-07-12/papers/neighbourhoods-update/",
        "meetings/2018-07-12/papers/chs-contract-extension/",
    }
    assert (
        "No decision of this board is recorded on this topic."
        in section(page, "_decided-city").text
    )


def test_each_board_has_its_own_decisions_and_money_on_social_prescribing(
    pages: dict[str, Element],
) -> None:
    page = pages["topics/social-prescribing/"]
    for board, verb, number in (("city", "Endorsed", "13"), ("hackney", "Approved", "14")):
        column = section(page, f"_decided-{board}")
        assert of_board(column) == {board}
        first = column.links()[0].replace("../", "")
        assert first == f"boards/{board}/decisions/2018-03-21-{number}/"
        (table,) = column.all("table")
        assert f"{verb} £55,800" in table.text


def test_a_decision_put_off_stands_first_in_what_is_open(pages: dict[str, Element]) -> None:
    opened = section(pages["topics/governance-review/"], "_open")
    notices = [one for one in opened.all("p") if one.attributes.get("class") == "notice"]
    assert [of_board(one) for one in notices] == [{"city"}, {"hackney"}]
    for one in notices:
        assert "Put off until June 2018." in one.text
        # As its own page says it, and not that an agenda may yet take it up in time.
        assert "June 2018 is past, and no agenda held here has taken it up." in one.text


def test_topics_lead_to_what_carries_them_and_that_leads_back(
    real_records: Checked, pages: dict[str, Element]
) -> None:
    """Those that carry a topic themselves, and not by way of a workstream."""
    book = real_records.book
    leading: set[tuple[str, str]] = set()
    for (meeting, id), item in book.items.items():
        leading |= {(f"meetings/{meeting}/", f"#{id} {topic}") for topic in topics.of_item(item)}
    for address, html in pages.items():
        if address.startswith("topics/") and address != "topics/":
            topic = address.split("/")[1]
            found = {link.replace("../", "") for link in html.links()}
            for place, what in leading:
                id, carried = what.split()
                if carried == topic:
                    assert place + id in found, (topic, place)
    back = {
        **{f"actions/{id}/": topics.of_action(book, one) for id, one in book.actions.items()},
        **{
            f"boards/{one.board_id}/decisions/{one.slug}/": topics.of_decision(one)
            for one in book.decisions.values()
        },
        **{
            f"meetings/{meeting}/papers/{paper}/": topics.of_paper(book, meeting, paper)
            for meeting, those in book.papers.items()
            for paper in those
        },
    }
    assert sum(bool(those) for those in back.values()) > 50
    for address, those in back.items():
        there = [link.replace("../", "") for link in pages[address].links()]
        assert [link for link in there if link.startswith("topics/")] == [
            f"topics/{topic}/" for topic in those
        ], address
        for topic in those:
            linked = {link.replace("../", "") for link in pages[f"topics/{topic}/"].links()}
            assert address in linked, (address, topic)


def test_the_list_has_every_topic_once_below_its_workstream(
    real_records: Checked, pages: dict[str, Element]
) -> None:
    page = pages["topics/"]
    headings = [one for one in page.all("h2", "h3") if one.links()]
    listed = [one.links()[0].replace("../", "").split("/")[1] for one in headings]
    assert sorted(listed) == sorted(real_records.book.topics)
    parent = ""
    for one, id in zip(headings, listed, strict=True):
        if one.name == "h2":
            parent = id
            assert real_records.book.topics[id].kind == "workstream"
        elif real_records.book.topics[id].belongs_to:
            assert real_records.book.topics[id].belongs_to == parent


def test_a_topic_that_only_a_chairs_decision_carries_has_no_trace_of_it_but_that_boards() -> None:
    decided = (
        "decisions:\n- {number: 1, date: 2024-03-20, title: Closing early, topics: money, "
        "chair: john-reed, verbs: agreed, text: to close early.}\n"
    )
    with_it = book_with("chair-decisions/brook.yml", decided)
    page = parse(rendered(with_it)["topics/money/"])
    assert "boards/brook/decisions/chair-2024-03-20-01/" in {
        link.replace("../", "") for link in page.links()
    }
    without = parse(rendered(book_of())["topics/money/"])
    left = page.without(lambda one: "brook" in of_board(one))
    assert left.html() == without.without(lambda one: False).html()


def book_with(path: str, text: str) -> Book:
    book = book_of()
    loaded = load_files([(path, text.encode())])
    assert loaded.diagnostics == []
    return bind([*book.entries, *loaded.entries])


def test_what_leaves_a_long_history_for_the_pages_of_its_years_is_counted_for_each_board() -> None:
    def lines(board: str, many: int) -> list[HistoryLine]:
        label = BoardLabel(board, board, board, "red", "", "") if board else None
        first = dt.date(2010, 1, 1)
        return [
            HistoryLine(first + dt.timedelta(days=n), "", Kind.MEETING, "", Link("", ""), label)
            for n in range(many)
        ]

    a, b, shared = lines("a", KEPT + 3), lines("b", KEPT), lines("", KEPT + 1)
    stay, older = kept(sorted([*a, *b, *shared], key=lambda one: one.on))
    assert [line for line in older if line.board is None] == shared[:1]
    assert [line for line in older if line.board is not None] == a[:3]
    for those in (a, b, shared):
        found = [line for line in (*older, *stay) if line.board == those[0].board]
        assert found == those


# --- Whatever is typed --------------------------------------------------------------------------


SOME_TOPICS = st.lists(st.sampled_from(["walk-in", "money", "clinics"]), unique=True, max_size=3)


@given(SOME_TOPICS, SOME_TOPICS, SOME_TOPICS, SOME_TOPICS)
def test_nothing_gets_a_topic_that_neither_it_nor_its_item_carries(
    item: list[str], matter: list[str], paper: list[str], action: list[str]
) -> None:
    typed = {"item": item, "matter": matter, "paper": paper, "action": action}
    book = book_of(**{place: f"[{', '.join(ids)}]" for place, ids in typed.items()})
    found = carried(book)
    assert found["decisions"] == (matter or item)
    assert set(found["paper"]) == {*paper, *item}
    assert found["action"] == (action or item)
    assert found["item"] == list(dict.fromkeys([*item, *matter]))
    everything = topics.carriers(book)
    for id, one in everything.items():
        parts = [other for other, topic in book.topics.items() if topic.belongs_to == id]
        mine = {id, *parts}
        assert bool(one.papers) == bool(mine & {*paper, *item})
        assert bool(one.decisions) == bool(mine & set(matter or item))
        assert bool(one.actions) == bool(mine & set(action or item))
