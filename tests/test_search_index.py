"""What a search can find: one entry a thing, each of its boards, in files that a browser reads."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import made_up
from minutebook.book import Book
from minutebook.build import Checked, check_records
from minutebook.outputs.search import SearchIndexError, write_search_index
from minutebook.views.parts import Desk
from minutebook.views.site import KINDS, SearchEntry, search_entries


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
    return list(search_entries(Desk(book)))


def test_there_is_one_entry_for_each_thing_that_can_be_found(
    book: Book, entries: list[SearchEntry]
) -> None:
    assert Counter(entry.kind for entry in entries) == {
        "Decision": len(book.decisions),
        "Paper": sum(paper.public for those in book.papers.values() for paper in those.values()),
        "Action": len(book.actions),
        "Person": len(book.people),
        "Minutes": sum(bool(place.paragraph.text) for place in book.paragraphs.values()),
    }
    assert {entry.kind for entry in entries} <= set(KINDS)


def test_no_two_entries_lead_to_the_same_place(entries: list[SearchEntry]) -> None:
    assert [
        place for place, n in Counter(entry.address for entry in entries).items() if n > 1
    ] == []


def test_a_decision_is_found_under_exactly_its_one_board_with_its_words(
    book: Book, entries: list[SearchEntry]
) -> None:
    found = {entry.address: entry for entry in entries if entry.kind == "Decision"}
    for taken in book.decisions.values():
        entry = found[f"boards/{taken.board_id}/decisions/{taken.slug}/"]
        assert entry.boards == [book.boards[taken.board_id].short_name]
        assert taken.facts.text in entry.text
        assert entry.year == str(taken.date.year)


def test_what_belongs_to_a_meeting_is_found_under_the_boards_that_met_and_no_other(
    book: Book, entries: list[SearchEntry]
) -> None:
    for entry in entries:
        if entry.address.startswith("meetings/"):
            meeting = book.meetings[entry.address.split("/")[1]]
            assert entry.boards == [book.boards[board].short_name for board in meeting.boards]


def test_a_person_is_found_under_the_boards_they_sit_on(
    book: Book, entries: list[SearchEntry]
) -> None:
    for entry in entries:
        if entry.kind == "Person":
            person = entry.address.split("/")[1]
            assert entry.boards == [
                board.short_name
                for board in book.boards.values()
                if person in {one.person for one in board.memberships}
            ]


def test_every_entry_says_what_it_is_and_holds_words(entries: list[SearchEntry]) -> None:
    for entry in entries:
        assert entry.title, entry
        assert entry.text.strip(), entry
        assert not entry.address.startswith("/"), entry


# --- The files ------------------------------------------------------------------------------------


def _fragments(folder: Path) -> list[dict[str, Any]]:
    """What the index holds of each entry: gzipped JSON behind a mark of Pagefind's own."""
    found = []
    for file in (folder / "fragment").iterdir():
        data = gzip.decompress(file.read_bytes())
        found.append(json.loads(data[data.index(b"{") :]))
    return found


@pytest.fixture(scope="module")
def fragments(real_site: Path) -> list[dict[str, Any]]:
    return _fragments(real_site / "pagefind")


def test_the_index_holds_every_entry_with_its_boards(
    fragments: list[dict[str, Any]], real_records: Checked
) -> None:
    entries = {one.address: one for one in search_entries(Desk(real_records.book))}
    assert sorted(one["url"].lstrip("/") for one in fragments) == sorted(entries)
    for one in fragments:
        entry = entries[one["url"].lstrip("/")]
        assert one["filters"]["board"] == entry.boards or not entry.boards
        assert one["filters"]["kind"] == [entry.kind]
        assert one["meta"]["title"] == entry.title
        assert one["meta"]["boards"].split("|") == (entry.boards or [""])


def test_every_decision_in_the_index_is_of_one_board_and_at_an_address_of_that_board(
    fragments: list[dict[str, Any]], real_records: Checked
) -> None:
    names = {board.short_name: id for id, board in real_records.book.boards.items()}
    decisions = [one for one in fragments if one["filters"]["kind"] == ["Decision"]]
    assert len(decisions) == len(real_records.book.decisions)
    for one in decisions:
        (board,) = one["filters"]["board"]
        assert one["url"].lstrip("/").startswith(f"boards/{names[board]}/decisions/")


def test_whatever_a_search_finds_leads_to_a_page_of_the_site(
    fragments: list[dict[str, Any]], real_site: Path
) -> None:
    for one in fragments:
        address, _, anchor = one["url"].lstrip("/").partition("#")
        page = (real_site / address / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in page, one["url"]


def test_the_index_is_written_without_pages_and_widgets_of_another_look(real_site: Path) -> None:
    names = {file.name for file in (real_site / "pagefind").rglob("*") if file.is_file()}
    assert {"pagefind.js", "pagefind-entry.json"} <= names
    assert [name for name in names if "ui" in name or name.endswith((".css", ".html"))] == []


def _entry(n: int) -> SearchEntry:
    return SearchEntry(f"people/{n}/", "Person", f"Person {n}", ["A"], "", "", f"word{n} " * 200)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 401])
def test_as_many_entries_are_indexed_as_there_are(count: int, tmp_path: Path) -> None:
    assert write_search_index((_entry(n) for n in range(count)), tmp_path) == count
    assert len(list(tmp_path.glob("fragment/*"))) == count
    assert (tmp_path / "pagefind-entry.json").is_file()


def test_every_file_of_an_index_is_whole_however_busy_the_machine_is(tmp_path: Path) -> None:
    def empty_files(n: int) -> list[str]:
        folder = tmp_path / str(n)
        write_search_index([_entry(n)], folder)
        files = [file for file in folder.rglob("*") if file.is_file()]
        return [file.name for file in files if not file.stat().st_size]

    with ThreadPoolExecutor(8) as at_once:
        found = list(at_once.map(empty_files, range(96)))
    assert [names for names in found if names] == []


def test_an_index_that_cannot_be_written_is_an_error_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutebook.outputs.search.get_executable", lambda: "/bin/true")
    with pytest.raises(SearchIndexError, match="Pagefind"):
        write_search_index([_entry(1)], tmp_path)


def test_words_of_an_entry_that_look_like_markup_are_indexed_as_words(tmp_path: Path) -> None:
    words = "<script>alert(1)</script> <b>bold</b> é £5, base64,,"
    entry = SearchEntry("people/a/", "Person", words, ["A"], "", "", words)
    assert write_search_index([entry], tmp_path) == 1
    (one,) = _fragments(tmp_path)
    assert one["meta"]["title"] == words
    assert words in one["content"]
