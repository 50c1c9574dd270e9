"""Ways to a decision without searching and without JavaScript, by keyboard too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from real_browser import visit

pytestmark = pytest.mark.browser


def go(page: Page, name: str | re.Pattern[str], within: str = "main") -> None:
    page.locator(within).get_by_role("link", name=name, exact=isinstance(name, str)).first.click()


def test_from_home_to_a_decision_of_ones_board_by_a_word_in_three_clicks(
    page_without_scripts: Page, site_address: str
) -> None:
    page = page_without_scripts
    visit(page, "./")
    go(page, "A to Z, and year by year")
    page.locator("section[data-board=hackney]").get_by_role("link", name="S", exact=True).click()
    section = page.locator(".index-word", has=page.get_by_role("heading", name="Social"))
    section.get_by_role("link", name="Decision, 21 March 2018: approved").first.click()
    expect(page).to_have_url(
        re.compile(rf"^{site_address}boards/hackney/decisions/2018-03-21-\d\d")
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("ocial")


def test_from_home_to_all_that_a_board_did_in_a_year_in_two_clicks(
    page_without_scripts: Page, site_address: str
) -> None:
    page = page_without_scripts
    visit(page, "./")
    go(page, "A to Z, and year by year")
    page.locator("section[data-board=city]").get_by_role("link", name="2018", exact=True).click()
    expect(page).to_have_url(f"{site_address}boards/city/years/2018/")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="Decisions of the City")).to_be_visible()
    expect(main.locator("a[href*='boards/hackney/']")).to_have_count(0)


def test_somebody_finds_their_board_by_keyboard_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    visit(page, "boards/")
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent")
        if focused == "I live in Hackney and work in the City":
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#case-lives-in-hackney-works-in-the-city$"))
    answer = page.get_by_role("region", name="I live in Hackney and work in the City")
    expect(answer).to_be_in_viewport()
    answer.get_by_role("link", name="Hackney Integrated Commissioning Board").click()
    expect(page.get_by_role("region", name="Hackney Integrated")).to_contain_text(
        "Decides for people who live in Hackney."
    )


def test_the_search_page_without_scripts_leads_to_the_a_to_z(page_without_scripts: Page) -> None:
    visit(page_without_scripts, "search/")
    page_without_scripts.get_by_role("main").locator("a[href$='search/a-z/']").first.click()
    expect(page_without_scripts.get_by_role("heading", level=1)).to_contain_text("A to Z")
