"""A table's box is a stop of the Tab key where it scrolls, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from real_browser import visit

pytestmark = pytest.mark.browser

WITH_TABLES = ["pack", "paper with tables", "board decisions"]

UNFIT = """() => [...document.querySelectorAll(".scroll")]
  .filter((box) => {
    const scrolls = box.scrollWidth > box.clientWidth;
    const named = box.matches("[tabindex='0'][role=region][aria-label]");
    const bare = !box.matches("[tabindex], [role], [aria-label]");
    return scrolls ? !named : !bare;
  })
  .map((box) => box.outerHTML.slice(0, 120))"""
"""Boxes that scroll and are no stop with a name, and boxes that are one and do not scroll."""

SCROLLING = """() => [...document.querySelectorAll(".scroll")]
  .filter((box) => box.scrollWidth > box.clientWidth).length"""
"""How many tables are wider than their boxes."""


def in_the_end(page: Page, is_so: Callable[[], bool]) -> bool:
    """Whether something is so once the screen shows what was changed: within five seconds."""
    for _ in range(50):
        page.wait_for_timeout(100)
        if is_so():
            return True
    return False


def unfit_in_the_end(page: Page) -> list[str]:
    in_the_end(page, lambda: not page.evaluate(UNFIT))
    found: list[str] = page.evaluate(UNFIT)
    return found


@pytest.mark.parametrize("width", [320, 700, 1280])
@pytest.mark.parametrize("address", WITH_TABLES, indirect=True)
def test_a_stacked_table_and_one_that_fits_are_no_stop_and_one_that_scrolls_is(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, address)

    assert page.locator(".scroll").count()
    assert unfit_in_the_end(page) == []
    if address.endswith("/pack/"):
        assert bool(page.evaluate(SCROLLING)) == (width == 700), "there is something to see here"


@pytest.mark.parametrize("address", ["paper with tables"], indirect=True)
def test_it_becomes_a_stop_when_the_window_or_the_text_no_longer_lets_it_fit(
    page: Page, address: str
) -> None:
    visit(page, address)
    scrolled = {page.evaluate(SCROLLING)}
    for width, size in (700, "100%"), (1280, "100%"), (1280, "300%"), (320, "100%"):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        assert unfit_in_the_end(page) == []
        scrolled.add(page.evaluate(SCROLLING))
    assert len(scrolled) > 2, "some fit at each size, others do not"


@pytest.mark.parametrize("address", ["board"], indirect=True)
def test_what_is_folded_away_becomes_a_stop_when_it_is_unfolded(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 645, "height": 800})
    visit(page, address)
    folded = page.locator("details:has(.scroll)").first
    assert folded.get_attribute("open") is None
    # So wide that it cannot fit.
    folded.locator("table").first.evaluate("(table) => { table.style.width = '2000px'; }")
    assert folded.locator(".scroll[tabindex]").count() == 0
    folded.locator("summary").first.press("Enter")
    assert unfit_in_the_end(page) == []
    assert folded.locator(".scroll[tabindex]").count() == 1


@pytest.mark.parametrize("address", ["pack"], indirect=True)
def test_without_scripts_keys_reach_and_scroll_every_table_that_does_not_fit(
    page_without_scripts: Page, address: str
) -> None:
    page = page_without_scripts
    page.set_viewport_size({"width": 700, "height": 800})
    visit(page, address)

    assert page.locator(".scroll").count() == page.locator(".scroll[tabindex='0']").count()
    wide = page.locator(".scroll").nth(
        page.locator(".scroll").evaluate_all(
            "(boxes) => boxes.findIndex((box) => box.scrollWidth > box.clientWidth)"
        )
    )
    wide.focus()
    page.keyboard.press("ArrowRight")
    assert in_the_end(page, lambda: wide.evaluate("(box) => box.scrollLeft") > 0)
