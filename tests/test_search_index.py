"""The files of the search: each word, topic and entry where a browser looks for it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book import Book
from minutebook.build import Checked
from minutebook.outputs.search import FOLDER, file_name, is_sought, words_of, write_search_index
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries
from searched_books import BOOKS, book_of, entries_of


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_of(request, tmp_path_factory)


@pytest.fixture(scope="module")
def entries(book: Book) -> list[SearchEntry]:
    return entries_of(book)


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
    desk = Desk(real_records.book, real_records.today)
    # Pages of the site itself come from records and from hand-written pages.
    of_records = [one for one in search_entries(desk) if one.kind != "site"]
    assert sum(kind != "site" for kind, _ in found) == len(of_records) > 0
    written = {address.split("/")[0] for kind, address in found if kind == "site"}
    assert written == {"about", "accessibility", "changes", "privacy", "take-part"}
    assert index.about["boards"] == list(real_records.book.boards)
