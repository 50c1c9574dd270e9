"""Search: a board's filter keeps to that board, and a result says whose it is and leads there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect
from real_browser import visit

from minutebook.book import Book, TakenDecision
from minutebook.build import Checked

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Result:
    """One result, as it stands in the list."""

    title: str
    address: str
    """Below the site's root."""
    labels: list[str]
    """The boards that it names."""


def status(page: Page) -> str:
    """What the page says of the search, once it has stopped searching."""
    line = page.get_by_role("status")
    expect(line).to_have_text(re.compile(r"[^…]$"))
    return line.inner_text()


def results(page: Page, site_address: str) -> list[Result]:
    """All results, however many presses of the button for more they take."""
    entries = page.locator("#search-results li")
    if re.search(r"\d", status(page)):
        expect(entries.first).to_be_visible()
    more = page.locator("#search-more")
    shown = -1
    while shown != entries.count():
        shown = entries.count()
        if more.is_visible():
            more.click()
            expect(entries.nth(shown)).to_be_visible()
    return [
        Result(
            entry.locator("a").inner_text(),
            entry.locator("a").evaluate("link => link.href").removeprefix(site_address),
            entry.locator(".board").all_inner_texts(),
        )
        for entry in entries.all()
    ]


def search(page: Page, words: str, board: str = "", kind: str = "") -> None:
    """Search as a reader does: choose, type, press Enter."""
    visit(page, "search/")
    page.locator(f"[name=board][value='{board}']").check()
    page.locator(f"[name=kind][value='{kind}']").check()
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q="))


def words_of(text: str) -> set[str]:
    """Its words of six letters or more, in lower case."""
    return set(re.findall(r"[a-z]{6,}", text.lower()))


def said(decision: TakenDecision) -> str:
    """All of a decision that a search may look at."""
    title = decision.matter.title if decision.matter else ""
    return " ".join([title, decision.facts.text, decision.facts.summary or ""])


def only_in(text: str, others: Iterable[str]) -> str:
    """A word of `text` of which no other text has even the beginning, so that no stem is shared."""
    beginnings = {word[:5] for other in others for word in words_of(other)}
    return sorted(word for word in words_of(text) if word[:5] not in beginnings)[0]


def word_of_hackney(book: Book) -> tuple[str, TakenDecision]:
    """A word of one Hackney decision that no decision of City has, and the decision."""
    decision = book.decisions["hackney/2018-03-21/07"]
    return only_in(said(decision), map(said, book.decisions_of_board["city"])), decision


def common_word(book: Book) -> str:
    """The word that most decisions of the two boards share."""
    of_board = {
        board: Counter(word for one in decisions for word in words_of(said(one)))
        for board, decisions in book.decisions_of_board.items()
    }
    return max(sorted(of_board["city"]), key=lambda word: min(of_board[b][word] for b in of_board))


def boards_of(book: Book, address: str) -> list[str] | None:
    """Short names of the boards whose the thing at an address is; None for a person."""
    match urlsplit(address).path.strip("/").split("/"):
        case ["boards", board, "decisions", _]:
            boards = [board]
        case ["meetings", meeting, *_]:
            boards = book.meetings[meeting].boards
        case ["actions", action]:
            boards = book.meetings[book.actions[action].meeting].boards
        case ["people", _]:
            return None
        case _:
            raise AssertionError(f"a search is not for what stands at {address}")
    return [book.boards[board].short_name for board in boards]


def test_a_word_of_a_hackney_decision_finds_no_hackney_decision_when_searched_for_city(
    page: Page, site_address: str, real_records: Checked
) -> None:
    word, decision = word_of_hackney(real_records.book)
    address = f"boards/hackney/decisions/{decision.slug}/"

    search(page, word)
    assert [found.labels for found in results(page, site_address) if found.address == address] == [
        ["Hackney"]
    ]

    search(page, word, board="City")
    assert not [
        found
        for found in results(page, site_address)
        if found.address.startswith("boards/hackney/") or "City" not in found.labels
    ]


@pytest.mark.parametrize(("board", "name"), [("city", "City"), ("hackney", "Hackney")])
def test_a_word_that_both_boards_use_finds_only_the_decisions_of_the_board_asked_for(
    page: Page, site_address: str, real_records: Checked, board: str, name: str
) -> None:
    word = common_word(real_records.book)
    expected = {
        f"boards/{board}/decisions/{one.slug}/"
        for one in real_records.book.decisions_of_board[board]
        if word in words_of(said(one))
    }
    assert expected

    search(page, word, board=name, kind="Decision")
    found = results(page, site_address)

    assert {one.address for one in found} >= expected
    assert all(one.address.startswith(f"boards/{board}/decisions/") for one in found)
    assert all(one.labels == [name] for one in found)


def test_every_result_names_the_boards_whose_it_is(
    page: Page, site_address: str, real_records: Checked
) -> None:
    search(page, "services")
    found = results(page, site_address)

    kinds = {urlsplit(one.address).path.split("/")[0] for one in found}
    assert kinds >= {"boards", "meetings"}, "the word finds more than one kind"
    for one in found:
        expected = boards_of(real_records.book, one.address)
        if expected is not None:
            assert one.labels == expected, one


@pytest.mark.parametrize("board", ["", "City"])
def test_the_status_says_how_many_results_there_are(
    page: Page, site_address: str, board: str
) -> None:
    search(page, "services", board=board)
    number = re.search(r"\d+", status(page))

    assert number is not None
    assert int(number[0]) == len(results(page, site_address)) > 10


def test_a_search_that_finds_nothing_says_so(page: Page, site_address: str) -> None:
    search(page, "xylophone")

    assert results(page, site_address) == []
    assert "No" in status(page)


def test_words_and_filters_stand_in_the_address_and_a_reload_restores_them(
    page: Page, site_address: str
) -> None:
    search(page, "funding", board="Hackney", kind="Decision")
    found = results(page, site_address)
    assert found
    query = parse_qs(urlsplit(page.url).query)
    assert query == {"q": ["funding"], "board": ["Hackney"], "kind": ["Decision"]}

    page.reload()

    expect(page.get_by_role("searchbox")).to_have_value("funding")
    expect(page.locator("[name=board][value=Hackney]")).to_be_checked()
    expect(page.locator("[name=kind][value=Decision]")).to_be_checked()
    assert results(page, site_address) == found


def test_results_follow_what_is_typed_without_a_press_of_enter(
    page: Page, site_address: str
) -> None:
    visit(page, "search/")
    page.get_by_role("searchbox").press_sequentially("dementia")

    expect(page).to_have_url(re.compile(r"\?q=dementia$"))
    expect(page.locator("#search-results li").first).to_be_visible()


def test_the_box_on_the_home_page_leads_to_results(
    page: Page, site_address: str, real_records: Checked
) -> None:
    word, decision = word_of_hackney(real_records.book)
    visit(page, "./")
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("searchbox").press("Enter")

    expect(page).to_have_url(f"{site_address}search/?{urlencode({'q': word})}")
    addresses = [one.address for one in results(page, site_address)]
    assert f"boards/hackney/decisions/{decision.slug}/" in addresses


def sought(book: Book, kind: str) -> tuple[str, str]:
    """What a reader who looks for one thing of a kind types, and the thing's address."""
    match kind:
        case "Decision":
            word, decision = word_of_hackney(book)
            return word, f"boards/hackney/decisions/{decision.slug}/"
        case "Paper":
            paper_id, paper = next(iter(book.papers["2018-07-12"].items()))
            return paper.title, f"meetings/2018-07-12/papers/{paper_id}/"
        case "Action":
            action_id, action = next(iter(book.actions.items()))
            return action.title, f"actions/{action_id}/"
        case _:
            person_id, person = next(iter(book.people.items()))
            return person.name, f"people/{person_id}/"


@pytest.mark.parametrize("kind", ["Decision", "Paper", "Action", "Person"])
def test_a_result_leads_to_the_page_that_it_names(
    page: Page, site_address: str, real_records: Checked, kind: str
) -> None:
    words, address = sought(real_records.book, kind)
    search(page, words, kind=kind)
    (result,) = [one for one in results(page, site_address) if one.address == address]
    page.locator("#search-results").get_by_role("link", name=result.title).first.click()

    expect(page).to_have_url(site_address + address)
    expect(page.get_by_role("heading", level=1)).to_have_text(result.title)


def test_a_result_from_the_minutes_leads_to_the_very_paragraph(
    page: Page, site_address: str, real_records: Checked
) -> None:
    texts = {
        place: there.paragraph.text or ""
        for place, there in real_records.book.paragraphs.items()
        if place[0] == "2018-03-21"
    }
    place, text = max(texts.items(), key=lambda one: len(words_of(one[1])))
    word = only_in(text, [other for one, other in texts.items() if one != place])
    address = f"meetings/{place[0]}/#{place[1]}"

    search(page, word, kind="Minutes")
    assert [one.address for one in results(page, site_address)] == [address]
    page.locator("#search-results a").click()

    expect(page).to_have_url(site_address + address)
    expect(page.locator(":target")).to_contain_text(re.compile(word, re.IGNORECASE))
    expect(page.locator(":target")).to_be_in_viewport()
