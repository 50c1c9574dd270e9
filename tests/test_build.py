"""Pages and the search index are written beside each other; what fails in either is said."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path
from typing import NoReturn

import pytest

import made_up
from minutebook import build
from minutebook.book import Book
from minutebook.outputs.frame import ADDRESS, CONTENT, DESCRIPTION, TITLE, Frame
from minutebook.outputs.search import SearchIndexError

TODAY = dt.date(2001, 2, 1)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made_up.write_archive(tmp_path / "data", meetings=1)
    return build.check_records(tmp_path / "data").book


def frame() -> Frame:
    return Frame(lambda _root, _section: f"{TITLE}{DESCRIPTION}{ADDRESS}{CONTENT}")


def fail(*_: object) -> NoReturn:
    raise SearchIndexError("Pagefind stopped")


def test_pages_and_the_search_index_are_both_written(book: Book, tmp_path: Path) -> None:
    written = build.write_site(book, TODAY, frame(), tmp_path / "data", tmp_path / "site")
    assert written.pages == len(list((tmp_path / "site").rglob("index.html")))
    assert written.search_entries > 0
    assert (tmp_path / "site" / "pagefind" / "pagefind.js").is_file()


def test_a_search_index_that_fails_is_said_though_the_pages_are_written(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "write_search_index", fail)
    with pytest.raises(SearchIndexError, match="Pagefind stopped"):
        build.write_site(book, TODAY, frame(), tmp_path / "data", tmp_path / "site")


def test_a_page_that_cannot_be_written_is_said_though_the_search_index_is(
    book: Book, tmp_path: Path
) -> None:
    taken = tmp_path / "site" / "boards" / "index.html"
    taken.parent.mkdir(parents=True)
    taken.write_text("written by hand", encoding="utf-8")
    with pytest.raises(FileExistsError):
        build.write_site(book, TODAY, frame(), tmp_path / "data", tmp_path / "site")


def test_a_page_that_fails_is_said_before_a_search_index_that_fails(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "write_search_index", fail)
    monkeypatch.setattr(build, "write_pages", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build.write_site(book, TODAY, frame(), tmp_path / "data", tmp_path / "site")


def test_the_garbage_collector_is_on_again_after_checking(tmp_path: Path) -> None:
    assert gc.isenabled()
    with pytest.raises(NotADirectoryError):
        build.check_records(tmp_path / "nowhere")
    assert gc.isenabled()
