"""Where things are, and the command as staff run it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

import forked
from minutebook import checks
from minutebook.book import Book
from minutebook.checks.base import Scene
from minutebook.diagnostics import Diagnostic
from minutebook.loading import Loaded

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = REPOSITORY / "data"
AWKWARD = REPOSITORY / "tests" / "records" / "valid" / "awkward"
"""A book of made-up boards to which everything happens that happens at real meetings."""

TODAY = dt.date(2018, 7, 5)
"""The day on which the records of this repository stand still."""


def findings(book: Book, loaded: Loaded, only: Collection[str] | None = None) -> list[Diagnostic]:
    """What the checks say of records, without what these accept; `only` those of these ids."""
    return checks.run(Scene(book, loaded, day_of(book)), only).diagnostics


def day_of(book: Book) -> dt.date:
    """The day on which a book stands still."""
    return book.site.as_at if book.site is not None and book.site.as_at is not None else TODAY


def run_minutebook(*arguments: str, folder: Path = REPOSITORY, status: int = 0) -> str:
    """Run the command in `folder`, expect its exit status, return what it printed."""
    run = forked.run("minutebook", *arguments, folder=folder)
    printed = run.stdout + run.stderr
    assert run.returncode == status, printed
    return printed
