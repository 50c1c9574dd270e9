"""Pages and the search index are both written; what fails in either is said."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import pytest

import made_up
from minutebook import build
from minutebook.book import Book
from minutebook.outputs.frame import CONTENT, DESCRIPTION, HEAD, TITLE, Frame
from minutebook.outputs.search import FOLDER

TODAY = dt.date(2001, 2, 1)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made_up.write_archive(tmp_path / "data", meetings=1)
    return build.check_records(tmp_path / "data").book


def frame() -> Frame:
    return Frame(lambda _root, _section: f"{TITLE}{DESCRIPTION}{HEAD}{CONTENT}")


def test_pages_and_the_search_index_are_both_written(book: Book, tmp_path: Path) -> None:
    written = build.write_site(book, TODAY, frame(), tmp_path / "data", tmp_path / "site")
    assert written.pages == len(list((tmp_path / "site").rglob("index.html")))
    assert written.search_entries > 0
    assert (tmp_path / "site" / FOLDER / "index.json").is_file()


def test_a_page_that_cannot_be_written_is_said(book: Book, tmp_path: Path) -> None:
    taken = tmp_path / "site" / "boards" / "index.html"
    taken.parent.mkdir(parents=True)
    taken.write_text("written by hand", encoding="utf-8")
    with pytest.raises(FileExistsError):
        build.write_site(book, TODAY, frame(), tmp_path / "data", tmp_path / "site")


def test_the_garbage_collector_is_on_again_after_checking(tmp_path: Path) -> None:
    assert gc.isenabled()
    with pytest.raises(NotADirectoryError):
        build.check_records(tmp_path / "nowhere")
    assert gc.isenabled()
