"""The pipeline on one screen: records in, a checked book, pages and the search index out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from minutebook import checks
from minutebook.book import Book, bind
from minutebook.diagnostics import Diagnostic, has_errors
from minutebook.loading import load_folder
from minutebook.outputs.frame import Frame
from minutebook.outputs.pages import write_pages
from minutebook.outputs.search import write_search_index
from minutebook.views.parts import Desk
from minutebook.views.site import search_entries


@dataclass(frozen=True)
class Checked:
    """Records with what the checks say of them."""

    book: Book
    diagnostics: list[Diagnostic]
    files: int
    """How many files were read."""

    @property
    def publishable(self) -> bool:
        """Whether a site may be made of them."""
        return not has_errors(self.diagnostics) and self.book.site is not None


@dataclass(frozen=True)
class Written:
    """What a build wrote."""

    pages: int
    search_entries: int


def check_records(data: Path) -> Checked:
    """Read and check every record below `data`. Raises `NotADirectoryError` without the folder."""
    loaded = load_folder(data)
    book = bind(loaded.entries)
    diagnostics = checks.run(book, loaded)
    return Checked(book, diagnostics, len(loaded.entries) + len(loaded.unreadable))


def write_site(book: Book, today: dt.date, frame: Frame, folder: Path) -> Written:
    """Write all that comes from records into `folder`. The book must be publishable."""
    desk = Desk(book)
    pages = write_pages(desk, today, frame, folder)
    found = write_search_index(search_entries(desk), folder / "pagefind")
    return Written(pages, found)
