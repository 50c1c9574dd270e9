"""No page grows with the archive: a board of twelve years has pages as light as one of four.

Two archives are made up of the same boards, people and topics, which meet every four weeks. The
longer begins with the meetings of the shorter, and both end at the end of a year, so that a page of
a year, of a meeting or of a decision is the same in both but for what came later.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

import made_up
from minutebook.book import Book, bind
from minutebook.loading import load_files
from minutebook.outputs.explain import Explainer
from minutebook.outputs.pages import Renderer, all_pages
from minutebook.views.actions import ActionPage
from minutebook.views.decisions import DecisionPage
from minutebook.views.meetings import MeetingPage
from minutebook.views.papers import PaperPage
from minutebook.views.parts import Desk, Page
from support import REPOSITORY, day_of

FEW, MANY = 52, 156
"""Meetings, thirteen a year."""

SIZE = made_up.Size(paragraphs=30)

STILL_GROWING: set[str] = set()
"""Pages that are not bounded yet."""

MORE = 1.15
"""How many times as long a page may become: lists of few things, and charts, fill up to a bound."""

A_YEAR = 120
"""Bytes that each year more may take on a page: a link to the page of that year."""

WEIGHT = 50_000
"""Bytes over the wire of a page with its style sheet, scripts and frame, as gzip packs them."""

_ONE_RECORD = (ActionPage, DecisionPage, MeetingPage, PaperPage)


@cache
def _book(meetings: int) -> tuple[made_up.Archive, Book]:
    archive = made_up.archive(meetings, weeks=4, size=SIZE)
    loaded = load_files((path, text.encode()) for path, text in made_up.archive_files(archive))
    assert loaded.diagnostics == []
    return archive, bind(loaded.entries)


@dataclass(frozen=True)
class Made:
    """A page that was made."""

    kind: str
    html: str

    @property
    def size(self) -> int:
        return len(self.html.encode())


@cache
def _pages(meetings: int) -> dict[str, Made]:
    """Pages by their addresses. Of records that the shorter archive does not have, one in fifty:
    they are like those that it has.
    """
    _, book = _book(meetings)
    assert book.site is not None
    today = day_of(book)
    renderer, explainer = Renderer(book.site, today), Explainer(book.glossary)
    last = _book(FEW)[0].coming[-1].id
    pages: dict[str, Made] = {}
    for n, page in enumerate(all_pages(Desk(book, today))):
        if n % 50 == 0 or not isinstance(page, _ONE_RECORD) or _before(page, last):
            html = explainer.explain(page, renderer.content(page))
            pages[page.address] = Made(type(page).__name__, html)
    return pages


def _before(page: Page, meeting_id: str) -> bool:
    found = re.search(r"\d{4}-\d\d-\d\d", page.address)
    return found is not None and found[0] <= meeting_id


def _in_both() -> Iterator[str]:
    """Addresses of both archives, but for those of which the shorter one has not all: the pages of
    its last two meetings and of what was to come.
    """
    archive, _ = _book(FEW)
    for address in _pages(FEW):
        day = re.search(r"\d{4}-\d\d-\d\d", address)
        year = re.search(r"/(\d{4})/$", address)
        if (day and day[0] >= archive.held[-2].id) or (year and int(year[1]) > archive.as_at.year):
            continue
        yield address


def test_no_page_of_a_longer_archive_is_longer() -> None:
    """A page of something rare may fill up, to what the fullest page of its kind has already."""
    shorter, longer = _pages(FEW), _pages(MANY)
    years = _book(MANY)[0].as_at.year - _book(FEW)[0].as_at.year
    fullest: dict[str, int] = {}
    for made in shorter.values():
        fullest[made.kind] = max(fullest.get(made.kind, 0), made.size)

    grown = {
        address: (shorter[address].size, longer[address].size)
        for address in _in_both()
        if longer[address].size > MORE * fullest[longer[address].kind] + A_YEAR * years
    }

    assert set(grown) == STILL_GROWING, grown


def test_no_page_of_a_longer_archive_alone_is_longer_than_others_of_its_kind() -> None:
    shorter, longer = _pages(FEW), _pages(MANY)
    years = _book(MANY)[0].as_at.year - _book(FEW)[0].as_at.year
    fullest: dict[str, int] = {}
    for address in set(shorter) & set(longer):
        kind = longer[address].kind
        fullest[kind] = max(fullest.get(kind, 0), longer[address].size)
    new = {
        address: made.size
        for address, made in longer.items()
        if address not in shorter and made.size > MORE * fullest.get(made.kind, 0) + A_YEAR * years
    }
    assert new == {}


@pytest.mark.parametrize("meetings", [FEW, MANY])
def test_no_page_weighs_more_than_a_slow_line_bears(meetings: int) -> None:
    theme = REPOSITORY / "generator/minutebook/theme"
    scripts = ("minutebook.js", "your-board.js")
    frame = [theme / "main.html", *(theme / "assets" / one for one in ("minutebook.css", *scripts))]
    around = sum(len(gzip.compress(file.read_bytes())) for file in frame)

    weights = {
        address: around + len(gzip.compress(made.html.encode()))
        for address, made in _pages(meetings).items()
        if address not in STILL_GROWING
    }

    assert {address: weight for address, weight in weights.items() if weight > WEIGHT} == {}
