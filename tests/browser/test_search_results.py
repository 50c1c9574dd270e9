"""What a result says, in which order they stand, and where each leads."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from playwright.sync_api import Page, expect
from searching import addresses, results, search

from minutebook.build import Checked
from minutebook.outputs.search import words_of
from minutebook.views.entries import SearchEntry

pytestmark = pytest.mark.browser


def test_every_result_says_whose_it_is_of_which_kind_and_when(
    page: Page, site_address: str, entries: list[SearchEntry], real_records: Checked
) -> None:
    search(page, q="services")
    expected = {entry.address: entry for entry in entries}
    kinds = set()
    for one, address in zip(results(page), addresses(page, site_address), strict=True):
        entry = expected[address]
        names = [real_records.book.boards[board].short_name for board in entry.boards]
        assert one.locator(".board").all_inner_texts() == names
        assert entry.date in one.locator(".quiet").inner_text()
        kinds.add(one.get_attribute("data-kind"))
    assert len(kinds) > 4


def test_decisions_stand_above_minutes_with_the_same_words(page: Page) -> None:
    search(page, q="funding", board="hackney")
    kinds = [one.get_attribute("data-kind") for one in results(page)]

    assert kinds[0] == "decision"
    assert "minutes" in kinds


def test_the_words_sought_are_marked_in_an_excerpt_of_whole_words_without_the_title(
    page: Page, entries: list[SearchEntry]
) -> None:
    search(page, q="funding engagement")
    found = results(page)
    assert found
    for one in found:
        excerpt = one.locator("p").last
        marks = [mark.lower() for mark in one.locator("mark").all_inner_texts()]
        assert marks
        assert all(mark.startswith(("fund", "engag")) for mark in marks)
        title = one.locator("a").inner_text()
        words = excerpt.inner_text().strip("… ")
        whole = [one.text for one in entries if one.title == title and words in one.text]
        assert whole, words
        begin = whole[0].index(words)
        assert not whole[0][begin - 1 : begin].isalnum()
        assert not whole[0][begin + len(words) :][:1].isalnum()


def test_no_result_says_its_title_over_again(page: Page) -> None:
    for kind in ("question", "paper", "plan"):
        search(page, kind=kind)
        for one in results(page):
            title = one.locator("h2").inner_text().strip()
            assert title not in [
                text.strip().rstrip(".") for text in one.locator("p").all_inner_texts()
            ]


def test_nothing_typed_or_recorded_becomes_markup(page: Page) -> None:
    search(page, q="<img src=x onerror=alert(1)> funding")

    assert page.locator("#search-results img, #search-status img, #search-hints img").count() == 0
    assert page.get_by_role("searchbox").input_value() == "<img src=x onerror=alert(1)> funding"


# --- Where a result leads -------------------------------------------------------------------------


def test_a_result_from_the_minutes_leads_to_the_very_paragraph_and_word(
    page: Page, site_address: str, entries: list[SearchEntry]
) -> None:
    beginnings = defaultdict(set)
    for entry in entries:
        for word in words_of(f"{entry.title} {entry.text}"):
            beginnings[word[:4]].add(entry.address)
    word, entry = next(
        (word, entry)
        for entry in entries
        if entry.kind == "minutes"
        for word in words_of(entry.text)
        if len(word) > 6 and word.isalpha() and len(beginnings[word[:4]]) == 1
    )
    search(page, q=word, kind="minutes")
    link = page.locator("#search-results a")
    assert re.search(rf":~:text=[^#]*{word}", link.get_attribute("href") or "", re.IGNORECASE)
    link.click()

    expect(page).to_have_url(site_address + entry.address)
    expect(page.locator(":target")).to_contain_text(re.compile(word, re.IGNORECASE))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_browser_that_knows_no_text_fragments_gets_the_paragraph_alone(page: Page) -> None:
    page.add_init_script("delete Document.prototype.fragmentDirective")
    search(page, q="carers", kind="minutes")

    href = page.locator("#search-results a").first.get_attribute("href") or ""
    assert re.search(r"/meetings/[^/]+/#[\w-]+$", href)


@pytest.mark.parametrize(
    "kind", ["decision", "paper", "action", "person", "meeting", "risk", "figures", "plan",
             "interests", "term", "topic", "question"]
)  # fmt: skip
def test_a_result_of_every_kind_leads_to_its_place(
    page: Page, site_address: str, entries: list[SearchEntry], kind: str
) -> None:
    entry = next(one for one in entries if one.kind == kind)
    search(page, q=entry.title, kind=kind)
    place = addresses(page, site_address).index(entry.address)
    page.locator("#search-results a").nth(place).click()

    expect(page).to_have_url(re.compile(re.escape(site_address + entry.address) + "#?$"))
    if "#" in entry.address:
        expect(page.locator(":target")).to_be_in_viewport()
