"""Books in which a search is tried: the real records, and one of five made-up boards."""

from __future__ import annotations

import pytest

import made_up
from minutebook.book import Book
from minutebook.build import Checked, check_records
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries
from support import TODAY

BOOKS = ("real records", "five boards")


def book_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book that a fixture's parameter, one of `BOOKS`, names."""
    if request.param == "real records":
        checked: Checked = request.getfixturevalue("real_records")
        return checked.book
    data = tmp_path_factory.mktemp("five")
    size = made_up.Size(items=7, paragraphs=6, decisions=5, papers=1, actions=1)
    made_up.write_archive(data, meetings=7, boards=5, alone=3, size=size)
    return check_records(data).book


def entries_of(book: Book) -> list[SearchEntry]:
    return list(search_entries(Desk(book, TODAY)))
