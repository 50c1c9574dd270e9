"""Without JavaScript: everything but search is there, and search says where else to look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from real_browser import KINDS, visit

from minutebook.build import Checked

pytestmark = pytest.mark.browser

DECISION = KINDS["decision"]
HELPED_BY_SCRIPTS = {
    "board",
    "boards",
    "search",
    "search results",
    "search of one board",
    "search for no word",
}
"""Pages on which a script adds something: a button that remembers a board, and the results of a
search."""
WITHOUT_COPIES = "() => document.querySelectorAll('[data-copies]').forEach((one) => one.remove())"
"""Takes away what scripts give buttons that copy, and an address that they complete."""


def words(page: Page) -> str:
    return page.get_by_role("main").inner_text()


@pytest.mark.parametrize("address", sorted(KINDS.keys() - HELPED_BY_SCRIPTS), indirect=True)
def test_a_page_says_the_same_with_and_without_scripts(
    tab: Page, tab_without_scripts: Page, address: str
) -> None:
    visit(tab, address)
    visit(tab_without_scripts, address)

    expect(tab_without_scripts.get_by_role("heading", level=1)).to_be_visible()
    for either in (tab, tab_without_scripts):
        either.evaluate(WITHOUT_COPIES)
    assert words(tab_without_scripts) == words(tab)


def test_a_decision_is_all_there_and_its_address_is_a_link(
    page_without_scripts: Page, site_address: str, real_records: Checked
) -> None:
    decision = real_records.book.decisions["hackney/2018-03-21/14"].facts
    visit(page_without_scripts, DECISION)

    shown = words(page_without_scripts)
    for part in (decision.text, decision.summary, decision.next_steps):
        assert part is not None
        assert part in shown
    here = page_without_scripts.locator("a[data-copy]")
    expect(here).to_be_visible()
    assert here.evaluate("link => link.href") == site_address + DECISION
    for button in page_without_scripts.locator("[data-copy-button]").all():
        expect(button).to_be_hidden()


@pytest.mark.parametrize("address", ["decision", "held meeting", "paper", "action"], indirect=True)
def test_a_citation_stands_there_to_be_selected(page_without_scripts: Page, address: str) -> None:
    visit(page_without_scripts, address)

    cited = page_without_scripts.locator("[data-copy=citation]")
    expect(cited).to_be_visible()
    cited.evaluate("(words) => getSelection().selectAllChildren(words)")
    selected = page_without_scripts.evaluate("getSelection().toString()")
    assert f" /{address} (as at 5 July 2018)" in selected


@pytest.mark.parametrize("board", ["city", "hackney"])
def test_the_search_page_offers_the_list_of_each_boards_decisions(
    page_without_scripts: Page, site_address: str, board: str
) -> None:
    visit(page_without_scripts, "search/")

    way_round = page_without_scripts.get_by_role("main").locator(f"a[href$='{board}/decisions/']")
    expect(way_round).to_be_visible()
    way_round.click()
    expect(page_without_scripts).to_have_url(f"{site_address}boards/{board}/decisions/")
    expect(page_without_scripts.locator(f"article[data-board={board}]").first).to_be_visible()


def test_the_search_page_has_no_form_that_does_nothing(page_without_scripts: Page) -> None:
    visit(page_without_scripts, "search/")

    for control in ("input", "select", "button"):
        expect(
            page_without_scripts.get_by_role("main").locator(f"{control}:visible")
        ).to_have_count(0)


def test_no_button_that_remembers_a_board_is_shown(page_without_scripts: Page) -> None:
    visit(page_without_scripts, "boards/hackney/")

    expect(page_without_scripts.locator("[data-remember]:visible")).to_have_count(0)


def test_the_box_on_the_home_page_leads_to_the_lists_too(page_without_scripts: Page) -> None:
    visit(page_without_scripts, "./")
    page_without_scripts.get_by_role("searchbox").fill("debt")
    page_without_scripts.get_by_role("searchbox").press("Enter")

    lists = page_without_scripts.get_by_role("main").locator("a[href$='/decisions/']")
    expect(lists.first).to_be_visible()


def test_links_alone_lead_from_the_home_page_through_a_board_to_its_oldest_decision(
    page_without_scripts: Page, site_address: str, real_records: Checked
) -> None:
    page = page_without_scripts
    oldest = real_records.book.decisions_of_board["hackney"][0]
    visit(page, "./")

    for there in (
        "boards/",
        "boards/hackney/",
        "boards/hackney/decisions/",
        f"boards/hackney/decisions/{oldest.slug}/",
    ):
        page.locator(f"a[href$='{there}']").first.click()
        expect(page).to_have_url(site_address + there)

    assert oldest.facts.text in words(page)
