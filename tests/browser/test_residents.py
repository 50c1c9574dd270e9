"""What residents would want to know, each answered in three clicks or by one search, on a phone.

The questions stand in `residents.yml`, with what the page that a resident lands on must show.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect
from real_browser import visit

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "residents.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def phone(browser: Browser, site_address: str) -> Iterator[BrowserContext]:
    yield from _phone(browser, site_address, scripts=True)


@pytest.fixture(scope="module")
def phone_without_scripts(browser: Browser, site_address: str) -> Iterator[BrowserContext]:
    yield from _phone(browser, site_address, scripts=False)


def _phone(browser: Browser, address: str, scripts: bool) -> Iterator[BrowserContext]:
    window = browser.new_context(
        base_url=address, viewport=PHONE, has_touch=True, java_script_enabled=scripts
    )
    yield window
    window.close()


@pytest.fixture(params=["phone", "phone_without_scripts"])
def either_phone(request: pytest.FixtureRequest) -> BrowserContext:
    return cast("BrowserContext", request.getfixturevalue(request.param))


@pytest.fixture(params=QUESTIONS, ids=lambda question: str(question["asks"])[:60])
def question(request: pytest.FixtureRequest) -> dict[str, Any]:
    return cast("dict[str, Any]", request.param)


def test_there_are_ten_questions_and_each_has_a_way_of_three_clicks_at_most() -> None:
    assert len(QUESTIONS) == 10
    for question in QUESTIONS:
        assert 1 <= len(question["clicks"]) <= 3, question["asks"]


def test_a_resident_finds_the_answer_in_three_taps_with_javascript_and_without(
    either_phone: BrowserContext, question: dict[str, Any]
) -> None:
    page = either_phone.new_page()
    follow(page, question["clicks"])
    shows(page, question)
    page.close()


@pytest.mark.parametrize(
    "question",
    [one for one in QUESTIONS if "search" in one],
    indirect=True,
    ids=lambda question: str(question["search"]),
)
def test_a_resident_finds_the_answer_by_one_search(
    phone: BrowserContext, question: dict[str, Any]
) -> None:
    page = phone.new_page()
    visit(page, "./")
    box = page.get_by_role("searchbox").first
    box.fill(question["search"])
    box.press("Enter")
    opens = question["opens"]
    results = page.locator("#search-results > li")
    if "board" in opens:
        results = results.and_(page.locator(f"[data-boards='{opens['board']}']"))
    expect(results.first).to_be_visible()
    results.get_by_role("link", name=opens["link"]).first.click()
    shows(page, question)
    page.close()


def follow(page: Page, clicks: list[Any]) -> None:
    """From the home page, tap one link after another, each by its words."""
    visit(page, "./")
    for click in clicks:
        link = {"link": click} if isinstance(click, str) else click
        part = page.locator(f"[data-board='{link['board']}']") if "board" in link else page
        named = part.get_by_role("link", name=link["link"], exact=True)
        expect(named.first, f"no link says {link['link']!r} at {page.url}").to_be_visible()
        named.first.click()


def shows(page: Page, question: dict[str, Any]) -> None:
    """The part of the page that answers, or the whole of it, shows the answer."""
    part = page.locator(question.get("within", "main")).last
    for words in question["answer"]:
        expect(part).to_contain_text(words)
    for words in question.get("absent", []):
        expect(part).not_to_contain_text(words)
