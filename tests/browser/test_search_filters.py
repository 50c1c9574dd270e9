"""Filters of the search: what they leave, what each choice would leave, and how they fold."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from searching import addresses, results, search, status

from minutebook.build import Checked
from minutebook.views.entries import SearchEntry

pytestmark = pytest.mark.browser


def test_a_filter_alone_lists_everything_of_it(page: Page, entries: list[SearchEntry]) -> None:
    search(page, kind="risk")

    assert status(page).startswith(f"{sum(entry.kind == 'risk' for entry in entries)} results")


def test_a_topic_finds_what_carries_it_and_nothing_else(
    page: Page, site_address: str, entries: list[SearchEntry], real_records: Checked
) -> None:
    topic = next(id for id in real_records.book.topics if any(id in one.topics for one in entries))
    search(page, topic=topic)

    found = addresses(page, site_address)
    assert set(found) == {one.address for one in entries if topic in one.topics}


def test_each_choice_of_a_filter_says_how_many_there_would_be(page: Page) -> None:
    search(page, q="funding")
    numbers = {}
    for option in page.locator("#search-kind option").all():
        text = option.inner_text()
        numbers[option.get_attribute("value") or ""] = int(re.findall(r"\((\d+)\)$", text)[0])
    assert numbers[""] == int(re.findall(r"\d+", status(page))[0])
    assert numbers[""] == sum(number for kind, number in numbers.items() if kind)

    for kind in ("decision", "minutes"):
        search(page, q="funding", kind=kind)
        assert len(results(page)) == numbers[kind] > 0


def test_a_year_in_which_nothing_is_found_is_not_offered(page: Page) -> None:
    search(page, "search/")
    every = page.locator("#search-year option:not([hidden])").count()
    search(page, q="wheelchair")
    offered = page.locator("#search-year option:not([hidden])").all_inner_texts()

    assert len(offered) < every
    assert not [text for text in offered if text.endswith("(0)")]
    search(page, q="wheelchair", year="2016")
    expect(page.locator("#search-year")).to_have_value("2016")


def test_what_the_filters_shut_out_is_one_link_away(page: Page) -> None:
    search(page, q="carers", kind="term")
    assert results(page) == []
    page.locator("#search-hints a", has_text="Show all").click()

    expect(page).to_have_url(re.compile(r"/search/\?q=carers$"))
    expect(page.locator("#search-results li").first).to_be_visible()


def test_on_a_phone_the_filters_are_folded_and_say_which_are_on(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    search(page, q="funding")
    summary = page.locator("#search-filters summary")
    expect(page.get_by_label("Kind")).to_be_hidden()
    expect(summary).to_have_text("Filters: none")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Kind").select_option("decision")
    expect(summary).to_have_text("Filters: Decisions")
    page.get_by_label("Year").select_option("2018")
    expect(summary).to_have_text("Filters: Decisions, 2018")
    summary.click()
    expect(page.get_by_label("Kind")).to_be_hidden()


def test_on_a_wide_screen_the_filters_stand_open_without_a_fold(page: Page) -> None:
    search(page, q="funding")
    expect(page.get_by_label("Kind")).to_be_visible()
    expect(page.locator("#search-filters summary")).to_be_hidden()

    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.get_by_label("Kind")).to_be_visible()
    search(page, q="funding")
    expect(page.get_by_label("Kind")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.get_by_label("Kind")).to_be_visible()
