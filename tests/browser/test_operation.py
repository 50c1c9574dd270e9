"""What has the focus does what it says, by the keys that readers know."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page
from real_browser import visit

pytestmark = pytest.mark.browser

LARGE = "document.documentElement.style.setProperty('font-size', '200%', 'important')"

OPENED = """(word) => {
  const meaning = document.getElementById(word.getAttribute("popovertarget"));
  const { left, right, top, bottom } = meaning.getBoundingClientRect();
  return {
    open: meaning.matches(":popover-open"),
    fits: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight,
    whole: meaning.scrollWidth <= meaning.clientWidth,
  };
}"""

AT_THE_EDGES = """(words) => {
  const right = words.map((word) => word.getBoundingClientRect().right);
  return [0, words.length - 1, right.indexOf(Math.max(...right))];
}"""
"""The first word of a page that explains itself, the last, and the one farthest to the right."""


def has_focus(place: Locator) -> bool:
    return bool(place.evaluate("(element) => element === document.activeElement"))


def test_a_meaning_opens_by_key_on_a_phone_with_large_text_and_closing_it_gives_the_focus_back(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, address)
    page.evaluate(LARGE)
    words = page.locator(".word:visible")
    if not words.count():
        return
    chosen = dict.fromkeys(words.evaluate_all(AT_THE_EDGES))
    for n, key in zip(chosen, ("Enter", "Space", "Enter"), strict=False):
        word = words.nth(n)
        word.focus()
        page.keyboard.press(key)
        assert word.evaluate(OPENED) == {"open": True, "fits": True, "whole": True}
        page.keyboard.press("Tab")
        assert not has_focus(word), "its link comes next"
        page.keyboard.press("Escape")
        assert not word.evaluate(OPENED)["open"]
        assert has_focus(word)


def test_enter_and_space_unfold_what_is_folded_away_and_enter_follows_a_link(
    page: Page, address: str
) -> None:
    visit(page, address)
    for summary in page.locator("summary:visible").all()[:2]:
        was = summary.evaluate("(element) => element.parentElement.open")
        for key in ("Enter", "Space"):
            summary.focus()
            page.keyboard.press(key)
            was = not was
            assert summary.evaluate("(element) => element.parentElement.open") == was
    here = page.url.split("#")[0]
    links = page.locator("main a[href]:visible, footer a[href]:visible").evaluate_all(
        """(links, here) => {
          window.links = links.filter((link) =>
            link.origin === location.origin && link.href.split("#")[0] !== here);
          return window.links.map((link) => link.href);
        }""",
        here,
    )
    page.evaluate("() => window.links[0].focus()")
    page.keyboard.press("Enter")
    page.wait_for_url(links[0])
