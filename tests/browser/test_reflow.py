"""A narrow phone, large text and a sheet of paper: nothing runs out of them sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from printed import WIDTH
from real_browser import visit
from screens import each, nothing, show

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


HIDDEN = """() => [...document.querySelectorAll(".scroll")]
  .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth)
  .filter((box) => getComputedStyle(box.querySelector("table")).display === "block")
  .map((box) => box.textContent.trim().slice(0, 60))"""
"""Stacked tables of which something stands beyond the edge of their box: nobody looks for it there,
and £27,174,053 reads as £27,174.
"""


def overruns(page: Page) -> list[str]:
    """What runs out of the window as it stands, and whether it scrolls sideways."""
    by = page.evaluate(SIDEWAYS)
    return [
        *(f"outside the window: {one}" for one in page.evaluate(OUTSIDE)),
        *([f"the page scrolls sideways by {by} pixels"] if by else []),
    ]


def test_no_kind_of_page_runs_out_of_a_phone_of_320_pixels_a_sheet_of_paper_or_with_large_text(
    tab: Page, address: str
) -> None:
    """And no screen scrolls sideways."""
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    visit(tab, address)
    found = []
    where = show(tab, 320)
    found += each(where, overruns(tab))
    found += each(f"{where}, hidden in a table", tab.evaluate(HIDDEN))

    where = show(tab, WIDTH, height=900, paper=True)
    found += each(f"{where}, cut at the right edge", tab.evaluate(OUTSIDE))

    where = f"{show(tab, 1280, height=900)}, text twice as large"
    before = tab.evaluate(size)
    tab.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    assert tab.evaluate(size) == pytest.approx(2 * before, rel=0.02), "the text did not grow"
    found += each(where, overruns(tab))
    where = f"{show(tab, 390)}, text twice as large"
    found += each(where, overruns(tab))
    found += each(f"{where}, hidden in a table", tab.evaluate(HIDDEN))

    nothing(found, address)
