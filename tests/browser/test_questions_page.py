"""How to ask a question, and by when: found from the home page, with a keyboard and without
scripts.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from real_browser import visit
from test_keyboard import tab_to

pytestmark = pytest.mark.browser


def test_with_a_keyboard_alone_somebody_finds_how_to_ask_and_by_when(page: Page) -> None:
    visit(page, "./")

    tab_to(page, r'<a[^>]*href="[^"]*questions/"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions from the public")
    tab_to(page, r'<a[^>]*href="#_ask"')
    page.keyboard.press("Enter")

    city = page.locator("#ask--city")
    expect(city).to_be_in_viewport()
    expect(city).to_contain_text("Hackney Integrated Commissioning Board")
    expect(city).to_contain_text("Thursday 12 July 2018")
    expect(city).to_contain_text("the last day for questions is not recorded")
    expect(city.get_by_role("link", name="georgia.denegri@nhs.net")).to_be_visible()


def test_without_scripts_a_boards_page_says_how_to_ask_and_leads_to_questions_and_answers(
    page_without_scripts: Page,
) -> None:
    page = page_without_scripts
    visit(page, "boards/hackney/")

    expect(page.locator(".asking")).to_contain_text("georgia.denegri@nhs.net")
    page.get_by_role("link", name="Questions so far, and their answers").click()

    line = page.locator("[id='2018-03-21-p3-1']")
    line.get_by_role("link", name="What money has been provided for engagement").click()
    expect(page).to_have_url(re.compile(r"/questions/2018-03-21-p3-1/$"))

    question = page.get_by_role("article")
    expect(question).to_contain_text("Answer at the meeting, by Devora Wolfson")
    question.get_by_role("link", name="Minute 3.1").click()
    expect(page).to_have_url(re.compile(r"/meetings/2018-03-21/#p3-1$"))
