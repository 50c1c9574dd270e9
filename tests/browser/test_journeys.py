"""Ways that residents go with a keyboard alone, and to the same ends without JavaScript."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from real_browser import served, visit
from searching import DONE
from test_keyboard import tab_to

from minutebook.build import Checked
from support import DATA, REPOSITORY, run_minutebook

pytestmark = pytest.mark.browser

SMALL = REPOSITORY / "tests" / "records" / "valid" / "small"

RULE = """
questions:
  how: Send it by e-mail.
  notice: {number: 3, unit: working days, by: 12:00}
"""

SOUGHT = "hackney/2018-03-21/07"
"""Hackney alone decided on its advice and debt review."""


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose records hold a whole chain, and one board's rule for questions;
    it ends in a slash.
    """
    folder = tmp_path_factory.mktemp("small")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    shutil.copytree(REPOSITORY / "content", folder / "content")
    shutil.copytree(SMALL, folder / "data")
    shutil.copy(DATA / "bank-holidays.yml", folder / "data")
    with (folder / "data" / "boards" / "ashby.yml").open("a", encoding="utf-8") as board:
        board.write(RULE)
    run_minutebook("build", folder=folder)
    with served(folder / "site") as address:
        yield address


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def small_page(request: pytest.FixtureRequest, browser: Browser, small_site: str) -> Iterator[Page]:
    """A page on that site."""
    scripts = request.param == "with JavaScript"
    window = browser.new_context(base_url=small_site, java_script_enabled=scripts)
    yield window.new_page()
    window.close()


@pytest.fixture
def my_page(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page in a window of its own, which may remember things and copy them."""
    window = browser.new_context(base_url=site_address, viewport={"width": 1280, "height": 900})
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    yield window.new_page()
    window.close()


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def either_page(request: pytest.FixtureRequest, page: Page, page_without_scripts: Page) -> Page:
    return page if request.param == "with JavaScript" else page_without_scripts


def press(page: Page, pattern: str) -> None:
    """Tab to a link that matches, as HTML, press Enter, and wait until one is there."""
    tab_to(page, pattern)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def link(address: str) -> str:
    """What a link to an address looks like, as HTML."""
    return rf'<a[^>]*href="[^"]*{address}["#]'


def test_a_board_is_picked_and_searched_narrowed_to_a_year_and_the_decisions_link_copied(
    my_page: Page, real_records: Checked
) -> None:
    page, slug = my_page, real_records.book.decisions[SOUGHT].slug
    visit(page, "./")
    press(page, link("boards/"))
    tab_to(page, r"<button[^>]*>Remember Hackney")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Remembered. Searches begin with Hackney.")).to_be_visible()

    visit(page, "./")
    tab_to(page, r'<input[^>]*type="search"')
    page.keyboard.type("advice and debt")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(page.locator("[name=board][value=hackney]")).to_be_checked()
    tab_to(page, r'<select[^>]*name="year"')
    page.keyboard.type("2018")
    expect(page).to_have_url(re.compile(r"year=2018"))
    expect(page.locator(DONE)).to_be_visible()
    press(page, link(f"/hackney/decisions/{slug}/"))

    expect(page).to_have_url(re.compile(rf"/boards/hackney/decisions/{slug}/"))
    tab_to(page, r'<button[^>]*data-copy-button="link"')
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(
        f"/boards/hackney/decisions/{slug}/"
    )


def test_the_same_decision_is_reached_without_javascript_by_its_boards_a_to_z_and_by_its_year(
    page_without_scripts: Page, real_records: Checked
) -> None:
    page, slug = page_without_scripts, real_records.book.decisions[SOUGHT].slug
    for letter_or_year in (link("boards/hackney/a-z/d/"), link("boards/hackney/years/2018/")):
        visit(page, "./")
        press(page, link("search/a-z/"))
        press(page, letter_or_year)
        press(page, link(f"/hackney/decisions/{slug}/"))

        expect(page).to_have_url(re.compile(rf"/boards/hackney/decisions/{slug}/$"))
        expect(page.locator("a[data-copy]")).to_have_attribute(
            "href", re.compile(rf"/hackney/decisions/{slug}/$")
        )


def test_the_action_log_leads_to_the_decision_that_caused_an_action_and_on_to_its_paper(
    small_page: Page,
) -> None:
    page = small_page
    visit(page, "./")
    press(page, link("actions/"))
    press(page, link("actions/clinic-figures/"))
    press(page, link(r"boards/ashby/decisions/2024-03-06-\d\d/"))
    expect(page).to_have_url(re.compile(r"/boards/ashby/decisions/"))
    press(page, link("meetings/2024-03-06/papers/walk-in-clinic/"))

    expect(page).to_have_url(re.compile(r"/papers/walk-in-clinic/"))
    expect(page.get_by_role("main")).to_contain_text("Ashby")


def test_how_to_ask_a_question_and_by_when_is_found(either_page: Page) -> None:
    page = either_page
    visit(page, "./")
    press(page, link("questions/"))

    city = page.locator("#ask--city")
    expect(city).to_contain_text("how much notice it needs, is not recorded here")
    expect(city).to_contain_text("Thursday 12 July 2018")
    expect(city.get_by_role("link", name="georgia.denegri@nhs.net")).to_be_visible()


def test_by_when_a_question_must_be_in_is_told_with_day_and_time_where_the_rule_is_on_record(
    small_page: Page,
) -> None:
    page = small_page
    visit(page, "./")
    press(page, link("questions/"))

    # The meeting is on Wednesday 8 May 2024, and Monday 6 May is a bank holiday.
    expect(page.locator("#ask--ashby")).to_contain_text("12 noon on Thursday 2 May 2024")
    expect(page.locator("#ask--brook")).to_contain_text("is not recorded here")
