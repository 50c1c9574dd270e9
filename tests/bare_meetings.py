"""Books of two made-up boards and a few meetings with little in them, for what their pages say."""

from __future__ import annotations

import datetime as dt

from minutebook.book import Book, bind
from minutebook.loading import load_files
from site_pages import Element, parse, rendered

TODAY = dt.date(2024, 4, 10)

BOARD = """\
name: {0} Health Board
short_name: {0}
colour: teal
purpose: Decides on health services in {0}.
serves: people who live in {0}
"""

SITE = """\
title: Made up
description: Made up.
publisher: Nobody
as_at: 2024-04-10
records_licence: Made up
records_licence_link: https://example.org/
"""


def book_of(meetings: dict[str, str], more: dict[str, str] | None = None) -> Book:
    """Two boards with these meetings, which are Ashby's where nothing else is said.

    `more` is other files, or lines to add to those of the boards.
    """
    files = {"site.yml": SITE}
    files |= {f"boards/{name.lower()}.yml": BOARD.format(name) for name in ("Ashby", "Brook")}
    for path, text in (more or {}).items():
        files[path] = files.get(path, "") + text
    for id, text in meetings.items():
        lines = text if "boards:" in text else f"boards: [ashby]\n{text}"
        if "date:" not in text:
            lines += f"date: {id[:10]}\n"
        files[f"meetings/{id}/meeting.yml"] = lines
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return bind(loaded.entries)


def pages_of(book: Book, today: dt.date = TODAY) -> dict[str, Element]:
    """Every page of the book by its address."""
    return {address: parse(html) for address, html in rendered(book, today).items()}


def pages(meetings: dict[str, str], today: dt.date = TODAY) -> dict[str, Element]:
    """The pages of the calendar and of these meetings."""
    found = pages_of(book_of(meetings), today)
    return {address: page for address, page in found.items() if address.startswith("meetings/")}
