"""Topics: typed once, carried by what belongs to the record, and followed through time."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook import topics
from minutebook.book import Book, bind
from minutebook.loading import load_files
from minutebook.public import public_book
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
