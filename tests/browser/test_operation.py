"""What has the focus does what it says, by the keys that readers know."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page
from real_browser import visit
from screens import show

pytestmark = pytest.mark.browser

LARGE = "(size) => document.documentElement.style.setProperty('font-size', size, 'important')"

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


def test_enter_and_space_unfold_and_open_what_they_say_and_enter_follows_a_link(
    tab: Page, address: str
) -> None:
    """A meaning is opened on a phone with large text, and closing it gives the focus back."""
    visit(tab, address)
    for summary in tab.locator("summary:visible").all()[:2]:
        was = summary.evaluate("(element) => element.parentElement.open")
        for key in ("Enter", "Space"):
            summary.focus()
            tab.keyboard.press(key)
            was = not was
            assert summary.evaluate("(element) => element.parentElement.open") == was

    where = show(tab, 320)
    tab.evaluate(LARGE, "200%")
    words = tab.locator(".word:visible")
    chosen = dict.fromkeys(words.evaluate_all(AT_THE_EDGES)) if words.count() else {}
    for n, key in zip(chosen, ("Enter", "Space", "Enter"), strict=False):
        word = words.nth(n)
        word.focus()
        tab.keyboard.press(key)
        opened = word.evaluate(OPENED)
        assert opened == {"open": True, "fits": True, "whole": True}, f"{where}: {opened}"
        tab.keyboard.press("Tab")
        assert not has_focus(word), "its link comes next"
        tab.keyboard.press("Escape")
        assert not word.evaluate(OPENED)["open"], where
        assert has_focus(word), where

    show(tab, 1280, height=900)
    tab.evaluate(LARGE, "")
    here = tab.url.split("#")[0]
    links = tab.locator("main a[href]:visible, footer a[href]:visible").evaluate_all(
        """(links, here) => {
          window.links = links.filter((link) =>
            link.origin === location.origin && link.href.split("#")[0] !== here);
          return window.links.map((link) => link.href);
        }""",
        here,
    )
    tab.evaluate("() => window.links[0].focus()")
    tab.keyboard.press("Enter")
    tab.wait_for_url(links[0])
