"""Pictures: a name, words that can be read on a phone, and a table behind that needs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from real_browser import KINDS, visit

pytestmark = pytest.mark.browser

PICTURED = ("person", "board", "board decisions", "year", "inferred decision", "topic")

UNREADABLE = """() => {
  const found = [];
  for (const picture of document.querySelectorAll("svg.picture")) {
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")];
    const boxes = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, n) => {
      const box = boxes[n];
      const scale = picture.getScreenCTM().a;
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 11) found.push(["small", text.textContent]);
      const across = box.left < frame.left - 1 || box.right > frame.right + 1;
      if (across || box.bottom > frame.bottom + 1) found.push(["cut", text.textContent]);
      boxes.slice(n + 1).forEach((other, m) => {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        const below = texts[n + 1 + m].textContent;
        if (across > 1 && down > 5) found.push(["over", text.textContent, below]);
      });
    });
  }
  return found;
}"""
"""Words in pictures that are small, cut off, or lie over other words."""


@pytest.mark.parametrize("address", PICTURED, indirect=True)
@pytest.mark.parametrize("width", [320, 1280])
def test_words_in_a_picture_can_be_read_on_a_phone_and_on_a_desk(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.locator("svg.picture").count() > 0
    assert page.evaluate(UNREADABLE) == []


@pytest.mark.parametrize("address", PICTURED, indirect=True)
def test_each_picture_has_a_name(page: Page, address: str) -> None:
    visit(page, address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    pictures = page.locator("svg.picture")
    # The marks within one are parts of it.
    whole = page.get_by_role("img").and_(page.locator(":not(svg.picture svg)"))
    assert whole.count() == pictures.count() > 0
    for n in range(pictures.count()):
        expect(pictures.nth(n)).to_have_role("img")
        expect(pictures.nth(n)).to_have_accessible_name(
            # Of whom or of what.
            pictures.nth(n).get_attribute("aria-label") or "no name"
        )


def test_the_table_behind_a_picture_opens_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    visit(page, KINDS["board decisions"])
    table = page.get_by_role("table", name="Decisions by verb and year")
    expect(table).to_be_hidden()
    page.get_by_text("What the board did, by verb").click()
    expect(table).to_be_visible()


def test_where_colours_are_forced_the_shapes_are_drawn_in_the_colour_of_words(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    visit(page, KINDS["person"])
    fill, words = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".picture .shape--full")).fill,
                  getComputedStyle(document.body).color]"""
    )
    page.emulate_media(forced_colors="none")
    assert fill == words
