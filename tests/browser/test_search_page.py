"""The search page itself, and the box that leads to it: said, typed, shown and loaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from real_browser import visit
from searching import results, search, status, typed

from minutebook.outputs.search import FOLDER

pytestmark = pytest.mark.browser


# --- What is said, and by the keyboard alone ------------------------------------------------------


WATCH = """() => {
  window.said = [];
  const status = document.querySelector("#search-status");
  new MutationObserver(() => window.said.push(status.textContent))
    .observe(status, { childList: true, characterData: true, subtree: true });
}"""


@pytest.mark.parametrize("pause", [0, 600], ids=["Enter at once", "Enter after a pause"])
def test_the_number_of_results_is_announced_once(page: Page, pause: int) -> None:
    search(page, q="carers")
    page.evaluate(WATCH)
    typed(page, "services", pause)
    count = len(results(page))

    assert page.evaluate("window.said") == [f"{count} results for “services”"]
    assert page.locator("#search-status").get_attribute("role") == "status"


def test_results_follow_what_is_typed_without_a_press_of_enter(page: Page) -> None:
    search(page, "search/")
    page.get_by_role("searchbox").press_sequentially("dementia")

    expect(page).to_have_url(re.compile(r"\?q=dementia$"))
    expect(page.locator("#search-results li").first).to_be_visible()


def test_a_search_that_cannot_be_loaded_says_so_and_leaves_the_lists(page: Page) -> None:
    page.route("**/search-index/**", lambda route: route.abort())
    search(page, q="carers")

    assert "could not be loaded" in status(page)
    expect(page.get_by_role("main").locator("a[href$='/decisions/']").first).to_be_visible()

    page.unroute_all()
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("results for “carers”$"))


def test_where_the_scripts_do_not_come_the_lists_are_shown_after_a_while(page: Page) -> None:
    # The while stands still until it is seen that the lists are hidden in it.
    animations = page.context.new_cdp_session(page)
    animations.send("Animation.enable")
    animations.send("Animation.setPlaybackRate", {"playbackRate": 0})
    page.route("**/*.js", lambda route: route.abort())
    page.goto("search/?q=carers")
    lists = page.get_by_role("main").locator("a[href$='/decisions/']").first

    expect(lists).to_be_hidden()
    # What is said there is announced only if it can be seen from the beginning.
    assert page.locator("#search-status").evaluate("it => getComputedStyle(it).visibility") == (
        "visible"
    )
    animations.send("Animation.setPlaybackRate", {"playbackRate": 1})
    expect(lists).to_be_visible()


def test_the_lists_wait_for_the_first_search_and_stay_through_the_next(page: Page) -> None:
    page.goto("search/?q=carers")
    lists = page.get_by_role("main").locator("a[href$='/decisions/']").first
    expect(page.locator("#search[data-state=done]")).to_be_visible()
    expect(lists).to_be_visible()
    page.route("**/search-index/**", lambda route: None)
    page.get_by_role("searchbox").fill("dementia")
    expect(page.locator("#search[data-state=searching]")).to_be_visible()

    expect(lists).to_be_visible()


def test_more_results_are_shown_by_the_keyboard_alone_and_the_first_of_them_has_the_focus(
    page: Page,
) -> None:
    search(page, q="services")
    shown = page.locator("#search-results li").count()
    page.locator("#search-more").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#search-results li").nth(shown).locator("a")).to_be_focused()


def test_a_search_is_made_and_narrowed_by_the_keyboard_alone(page: Page) -> None:
    search(page, "search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("funding")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_contain_text("funding")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("board=city"))
    expect(page.locator("#search-status")).to_contain_text("City board")


def test_on_a_phone_the_first_result_stands_on_the_first_screen_with_its_board(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    search(page, q="funding", kind="decision", board="city")

    for one in (page.get_by_role("radio", name="City"), page.locator("#search-results h2 a").first):
        box = one.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


# --- The box of every page ------------------------------------------------------------------------


@pytest.mark.parametrize("there", ["./", "boards/hackney/", "glossary/", "about/", "actions/"])
def test_every_page_has_a_box_with_a_visible_label_that_leads_to_results(
    page: Page, site_address: str, there: str
) -> None:
    visit(page, there)
    box = page.get_by_role("searchbox")
    expect(box).to_have_count(1)
    expect(page.locator(f"label[for={box.get_attribute('id')}]")).to_be_visible()
    box.fill("social prescribing")
    box.press("Enter")

    expect(page).to_have_url(f"{site_address}search/?q=social+prescribing")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_the_head_of_a_page_takes_little_of_a_phone_and_leads_to_the_search(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, "glossary/")
    head = page.locator(".top").bounding_box()

    assert head is not None
    assert head["height"] <= 130
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_a_wide_screen_has_the_box_in_the_head_of_a_page_and_no_link_beside_it(page: Page) -> None:
    visit(page, "glossary/")
    banner = page.get_by_role("banner")

    expect(banner.get_by_role("searchbox")).to_be_visible()
    expect(banner.get_by_role("link", name="Search")).to_be_hidden()


# --- As it is served ------------------------------------------------------------------------------


def test_a_search_asks_for_few_small_files(page: Page, site_address: str, real_site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, q="carers")
    of_index = [url for url in asked if f"/{FOLDER}/" in url]

    assert len(of_index) <= 12
    files = [real_site / url.removeprefix(site_address) for url in of_index]
    assert sum(file.stat().st_size for file in files) < 120_000
    assert not any(re.search(r"/(v-.*|t)\.json$", url) for url in of_index), "not needed yet"
