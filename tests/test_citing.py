"""How a record is cited: who, when, under which reference, what, where, and as of which day."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.loading import load_folder
from minutebook.outputs.pages import Renderer, all_pages
from minutebook.views.actions import ActionPage
from minutebook.views.citing import Citation, decision_citation
from minutebook.views.decisions import DecisionPage
from minutebook.views.meetings import MeetingPage
from minutebook.views.papers import PaperPage
from minutebook.views.parts import Desk
from site_pages import parse, rendered
from support import AWKWARD, DATA, day_of
from test_separation import book_of

CITED = (DecisionPage, MeetingPage, PaperPage, ActionPage)
ENDS = tuple(sign + quote for sign in ".?!…" for quote in ("", *"\"'”’)"))
URL = "https://example.org/records/"


@cache
def _book(name: str) -> Book:
    if name == "made up":
        return bind(book_of(3, 4).entries)
    return bind(load_folder(DATA if name == "real" else AWKWARD).entries)


@pytest.fixture(scope="module", params=["real", "awkward", "made up"])
def book(request: pytest.FixtureRequest) -> Book:
    return _book(request.param)


def _cited(book: Book) -> dict[str, DecisionPage | MeetingPage | PaperPage | ActionPage]:
    desk = Desk(book, day_of(book))
    return {page.address: page for page in all_pages(desk) if isinstance(page, CITED)}


def _line(citation: Citation, html: str) -> str:
    """The citation as the page shows it, where the site knows its own address."""
    (shown,) = [one for one in parse(html) if one.attributes.get("data-copy") == "citation"]
    (link,) = shown.all("a")
    assert link.text == URL + citation.address
    return shown.text


EXAMPLES = {
    "boards/hackney/decisions/2018-03-21-14/": (
        "Hackney Integrated Commissioning Board, 21 March 2018, decision Hackney 2018-03-21/14: "
        "Funding for a social prescribing post."
    ),
    "boards/city/decisions/2018-03-21-23/": (
        "City Integrated Commissioning Board, 21 March 2018, decision City 2018-03-21/23 (board "
        "inferred): Postponing the decision on a governance review."
    ),
    "meetings/2018-03-21/": (
        "City Integrated Commissioning Board and Hackney Integrated Commissioning Board, meeting "
        "of 21 March 2018."
    ),
    "meetings/2018-07-12/papers/ics-readiness/": (
        "City Integrated Commissioning Board and Hackney Integrated Commissioning Board, paper for "
        "the meeting of 12 July 2018: City and Hackney System - Assessment of ICS Readiness."
    ),
    "actions/icbmar18-4/": (
        "City Integrated Commissioning Board and Hackney Integrated Commissioning Board, meeting "
        "of 21 March 2018, action ICBMar18-4: Overnight stays for carers."
    ),
}


def test_each_kind_of_record_is_cited_in_one_sentence(real_records: Checked) -> None:
    assert real_records.book.site is not None
    renderer = Renderer(real_records.book.site, real_records.today, URL)
    pages = _cited(real_records.book)
    for address, words in EXAMPLES.items():
        page = pages[address]
        line = _line(page.citation, renderer.content(page))
        assert line == f"{words} {URL}{address} (as at 5 July 2018)"


def test_what_happened_to_a_meeting_is_cited_with_it() -> None:
    words = {address: page.citation.words for address, page in _cited(_book("awkward")).items()}
    assert words["meetings/2024-05-15/"].endswith("meeting of 15 May 2024 (cancelled).")
    chair = [text for address, text in words.items() if "/chair-" in address]
    assert chair
    for text in chair:
        assert re.search(r"^\w.*, \d+ \w+ \d{4}, decision \w+ chair [\d-]+/\d\d: ", text)


def test_every_record_with_a_page_of_its_own_is_cited(book: Book) -> None:
    cited = _cited(book)
    papers = [one for of in book.papers.values() for one in of.values() if one.public]
    count = len(book.decisions) + len(book.meetings) + len(papers) + len(book.actions)
    assert len(cited) == count


def test_a_citation_names_its_boards_its_day_its_reference_and_its_address_in_one_line(
    book: Book,
) -> None:
    assert book.site is not None
    renderer = Renderer(book.site, day_of(book), URL)
    for address, page in _cited(book).items():
        line = _line(page.citation, renderer.content(page))
        assert "\n" not in line
        assert line == f"{page.citation.words} {URL}{address} ({page.citation.as_at})"
        assert re.search(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b", page.citation.words)
        assert page.citation.words.endswith(ENDS)
        named = {id for id, board in book.boards.items() if board.name in line}
        match page:
            case DecisionPage():
                assert named == {page.card.board.id}
                assert page.card.reference in line
                assert page.card.title in line
            case ActionPage():
                assert named == {label.id for label in page.boards}
                assert page.row.reference in line
            case MeetingPage():
                assert named == {label.id for label in page.boards}
            case PaperPage():
                assert named == set(book.meetings[page.meeting.address.split("/")[1]].boards)


_REAL = _book("real")

TITLES = (st.text(min_size=1) | st.text(st.sampled_from('ab \n\t.?!"”<&{'), min_size=1)).filter(
    lambda text: text.split()
)


@given(TITLES)
@example("Was it agreed?")
@example("The last word.")
@example("Two\n  lines ")
@settings(deadline=None, max_examples=60)
def test_whatever_a_decision_is_called_its_citation_is_one_line_with_one_full_stop(
    title: str,
) -> None:
    taken = _REAL.decisions["hackney/2018-03-21/14"]
    assert taken.item is not None
    changed = replace(taken, matter=None, item=taken.item.model_copy(update={"title": title}))
    cited = decision_citation(Desk(_REAL, day_of(_REAL)), changed)
    start = "Hackney Integrated Commissioning Board, 21 March 2018, decision Hackney 2018-03-21/14:"
    whole = f"{start} {' '.join(title.split())}"
    assert cited.words.splitlines() == [cited.words]
    assert cited.words == (whole if whole.endswith(ENDS) else f"{whole}.")


def test_no_word_of_a_citation_is_made_to_explain_itself(real_records: Checked) -> None:
    """What stands behind such a word would be copied with it."""
    pages = rendered(real_records.book)
    for address in _cited(real_records.book):
        (shown,) = [
            one for one in parse(pages[address]) if one.attributes.get("data-copy") == "citation"
        ]
        assert [one.name for one in shown] == ["p", "a"], address
