"""A narrow phone and large text: nothing runs out of the window sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from real_browser import visit

pytestmark = pytest.mark.browser

OUTSIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const scrollsItself = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const outside = (box, element) =>
    element.checkVisibility() && box.right > edge + 1 && !scrollsItself(element);
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    // Words for those who listen are drawn in a box of one pixel, wherever they would end.
    if (!text.data.trim() || text.parentElement.closest(".unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    if (outside(range.getBoundingClientRect(), text.parentElement)) found.push(text.data.trim());
  }
  for (const element of document.querySelectorAll("input, button, table, img, .scroll")) {
    if (outside(element.getBoundingClientRect(), element.parentElement)) {
      found.push(element.outerHTML.slice(0, 80));
    }
  }
  return found;
}"""
"""Words and controls that end beyond the right edge, unless they stand in a box that scrolls."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""How far the page can be scrolled sideways, in pixels."""


def test_no_kind_of_page_scrolls_sideways_on_a_phone_of_320_pixels(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, address)

    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SIDEWAYS) == 0


def test_no_kind_of_page_scrolls_sideways_when_text_is_twice_as_large(
    page: Page, address: str
) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    visit(page, address)
    before = page.evaluate(size)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")

    assert page.evaluate(size) == pytest.approx(2 * before, rel=0.02), "the text did not grow"
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SIDEWAYS) == 0
