"""With a keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from real_browser import visit

from minutebook.build import Checked

pytestmark = pytest.mark.browser

REMEMBER = """() => {
  window.look = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } =
      getComputedStyle(element);
    const outline = outlineStyle === "none" || outlineWidth === "0px"
      ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return [outline, boxShadow, backgroundColor].join(" / ");
  };
  const kinds = "a[href], button, input, select, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(kinds)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const stops = all.filter((element) => element.type !== "radio" || element.checked);
  window.unfocused = new Map(stops.map((element) => [element, window.look(element)]));
  return stops.length;
}"""
"""Remembers how each stop of the Tab key looks without focus; how many stops there are."""

STOP = """() => {
  const element = document.activeElement;
  if (!window.unfocused.has(element)) return null;
  const seen = element.getBoundingClientRect();
  return {
    what: element.outerHTML.slice(0, 120),
    place: [...window.unfocused.keys()].indexOf(element),
    changed: window.look(element) !== window.unfocused.get(element),
    onScreen: seen.bottom > 0 && seen.top < innerHeight && seen.right > 0,
  };
}"""


def stops(page: Page) -> Iterator[str]:
    """The element focused after each press of Tab, as HTML, for as long as the caller asks."""
    for _ in range(400):
        page.keyboard.press("Tab")
        yield page.evaluate("document.activeElement.outerHTML")
    raise AssertionError("the Tab key did not come to it in 400 presses")


def tab_to(page: Page, pattern: str) -> None:
    """Press Tab until the focused element, as HTML, matches."""
    next(stop for stop in stops(page) if re.match(pattern, stop))


@pytest.mark.parametrize("address", ["home", "decision", "held meeting", "search"], indirect=True)
def test_the_first_stop_skips_to_the_content(page: Page, address: str) -> None:
    visit(page, address)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")

    expect(skip).to_be_in_viewport()
    assert (skip.get_attribute("href") or "").startswith("#")
    assert page.evaluate("!document.activeElement.closest('main')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')"), "it skips to the content"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    ["decision", "held meeting", "planned meeting with agenda", "search results"],
    indirect=True,
)
def test_every_link_and_control_is_reached_in_order_and_shows_that_it_has_the_focus(
    page: Page, address: str, scheme: str
) -> None:
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    visit(page, address)
    count = page.evaluate(REMEMBER)
    assert count > 15, "the page has its links"

    order: list[int] = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop is not None, f"after {len(order)} of {count} stops the focus is lost"
        assert stop["changed"], f"no sign of focus: {stop['what']}"
        assert stop["onScreen"], f"focused where nobody sees it: {stop['what']}"
        order.append(stop["place"])
    assert order == list(range(count))


def test_the_boards_of_a_search_are_chosen_with_the_arrow_keys(page: Page) -> None:
    visit(page, "search/?q=services")
    tab_to(page, r'<input type="radio" name="board"')
    page.keyboard.press("ArrowDown")

    expect(page.locator("[name=board][value=city]")).to_be_checked()
    expect(page).to_have_url(re.compile(r"board=city"))


def test_a_search_from_the_home_page_to_an_opened_decision_needs_no_mouse(
    page: Page, real_records: Checked
) -> None:
    sought = real_records.book.decisions["hackney/2018-03-21/07"]
    visit(page, "./")

    tab_to(page, r'<input[^>]*type="search"')
    page.keyboard.type("advice and debt review")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li").first).to_be_visible()
    tab_to(page, rf'<a[^>]*href="[^"]*/hackney/decisions/{sought.slug}/(#[^"]*)?"')
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(rf"/boards/hackney/decisions/{sought.slug}/#?$"))
    expect(page.get_by_role("main")).to_contain_text(sought.facts.text)


def test_more_results_are_asked_for_with_a_key_and_the_focus_goes_to_the_first_of_them(
    page: Page,
) -> None:
    visit(page, "search/?q=services")
    results = page.locator("#search-results li")
    expect(page.locator("#search-more")).to_be_visible()
    before = results.count()
    tab_to(page, r'<button[^>]*id="search-more"')
    page.keyboard.press("Enter")

    expect(results.nth(before).locator("a").first).to_be_focused()


@pytest.mark.parametrize("address", ["decision", "held meeting", "paper", "action"], indirect=True)
def test_a_press_of_a_button_copies_the_address_or_the_citation_and_says_so(
    page: Page, site_address: str, address: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_address)
    visit(page, address)
    said = page.locator("[data-copies] [role=status]")
    shown = page.locator("[data-copy=citation]").inner_text()
    for what, copied in (("citation", shown), ("link", site_address + address)):
        page.evaluate("document.querySelector('[data-copies] [role=status]').textContent = ''")
        expect(said).to_have_text("")
        tab_to(page, rf'<button[^>]*data-copy-button="{what}"')
        page.keyboard.press("Enter")

        expect(said).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == copied
    assert f" {site_address}{address} (as at 5 July 2018)" in shown
