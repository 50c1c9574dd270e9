"""Words that explain themselves: by keyboard, by touch, without JavaScript, on paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from real_browser import KINDS, visit

pytestmark = pytest.mark.browser

PAPER = "meetings/2018-07-12/papers/chs-contract-extension/"


def meaning(page: Page, word: Locator) -> Locator:
    return page.locator(f"#{word.get_attribute('popovertarget')}")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_is_reached_by_tab_opened_by_enter_and_closed_by_escape(
    page: Page, page_without_scripts: Page, scripts: bool
) -> None:
    page = page if scripts else page_without_scripts
    visit(page, PAPER)
    word = page.locator(".word", has_text="CCG").first
    shown = meaning(page, word)
    expect(shown).to_be_hidden()

    for _ in range(40):
        page.keyboard.press("Tab")
        if word.evaluate("word => word === document.activeElement"):
            break
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text("Clinical Commissioning Group")
    page.keyboard.press("Tab")
    expect(shown.get_by_role("link", name="In the glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(word).to_be_focused()


def test_a_finger_opens_a_word_and_closes_it(browser: Browser, site_address: str) -> None:
    phone = browser.new_context(
        base_url=site_address, has_touch=True, viewport={"width": 320, "height": 640}
    )
    page = phone.new_page()
    visit(page, PAPER)
    word = page.locator(".word", has_text="CCG").first
    shown = meaning(page, word)

    word.tap()
    expect(shown).to_be_in_viewport(ratio=1)
    shown.get_by_role("button", name="Close").tap()
    expect(shown).to_be_hidden()
    word.tap()
    page.get_by_role("heading", level=1).tap()
    expect(shown).to_be_hidden()
    phone.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_an_open_meaning_fits_the_screen_and_axe_finds_nothing_in_it(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    visit(page, PAPER)
    words = page.locator(".word")
    assert words.count() > 10
    for n in range(words.count()):
        words.nth(n).click()
        box = meaning(page, words.nth(n)).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert 0 <= box["y"] <= 640 - box["height"]
        if n < 2:
            assert Axe().run(page).response["violations"] == []
        page.keyboard.press("Escape")


def test_the_link_of_a_meaning_leads_to_the_term_in_the_glossary(page: Page) -> None:
    visit(page, PAPER)
    word = page.locator(".word", has_text="CCG").first
    word.click()
    meaning(page, word).get_by_role("link", name="In the glossary").click()

    expect(page).to_have_url(re.compile(f"/{KINDS['glossary']}#term-ccg$"))
    expect(page.locator("#term-ccg")).to_be_in_viewport()


def test_what_readers_copy_are_the_words_of_the_record_alone(page: Page) -> None:
    visit(page, PAPER)
    copied = page.evaluate(
        """() => {
          const words = document.querySelector("main .word").closest("p");
          getSelection().selectAllChildren(words);
          return getSelection().toString();
        }"""
    )

    assert "that services go on while the Neighbourhood model and new community" in copied
    assert "glossary" not in copied


def test_on_paper_an_abbreviation_is_followed_by_what_it_stands_for(page: Page) -> None:
    page.emulate_media(media="print")
    visit(page, PAPER)
    word = page.locator(".word", has_text="CCG").first

    behind = word.evaluate("word => getComputedStyle(word, '::after').content")
    assert behind == '" [Clinical Commissioning Group]"'
    expect(meaning(page, word)).to_be_hidden()
