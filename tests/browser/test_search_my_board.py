"""The board that a reader's browser remembers, in the search and on other pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from real_browser import visit
from searching import search, status

pytestmark = pytest.mark.browser


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.values(localStorage)")
    return found


def test_a_board_chosen_in_the_search_is_chosen_again_next_time_and_one_press_undoes_it(
    page: Page,
) -> None:
    search(page, q="funding")
    expect(page.locator("#your-board")).to_be_hidden()
    page.get_by_role("radio", name="Hackney").check()
    expect(page).to_have_url(re.compile("board=hackney"))

    search(page, q="carers")
    expect(page.get_by_role("radio", name="Hackney")).to_be_checked()
    expect(page.locator("#your-board")).to_contain_text("Your board: Hackney")
    assert "Hackney board" in status(page)

    page.get_by_role("button", name="Show every board").click()
    expect(page.get_by_label("Every board")).to_be_checked()
    expect(page.locator("#search-status")).to_have_text(re.compile("“carers”$"))
    expect(page).to_have_url(re.compile(r"\?q=carers&board=every\+board$"))
    assert kept(page) == ["hackney"], "the board is still theirs"

    page.get_by_role("button", name="Forget it").click()
    expect(page.locator("#your-board")).to_be_hidden()
    assert kept(page) == []


@pytest.mark.parametrize("there", ["boards/", "boards/hackney/"])
def test_a_button_on_the_boards_pages_remembers_the_board_and_forgets_it(
    page: Page, there: str
) -> None:
    visit(page, there)
    page.get_by_role("button", name="Remember Hackney").click()
    expect(page.locator("[data-remember=hackney] [role=status]")).to_contain_text("Remembered")
    assert kept(page) == ["hackney"]
    search(page, q="funding")
    expect(page.get_by_role("radio", name="Hackney")).to_be_checked()

    visit(page, there)
    page.get_by_role("button", name="Forget that Hackney").click()
    assert kept(page) == []


def test_a_link_that_names_a_board_wins_and_does_not_change_what_is_remembered(page: Page) -> None:
    visit(page, "boards/hackney/")
    page.get_by_role("button", name="Remember Hackney").click()
    search(page, q="funding", board="city")
    expect(page.get_by_role("radio", name="City")).to_be_checked()
    expect(page.locator("#your-board")).to_contain_text("Your board: Hackney")
    search(page, q="funding", board="every board")
    expect(page.get_by_label("Every board")).to_be_checked()

    assert kept(page) == ["hackney"]
    page.get_by_role("button", name="Show Hackney only").click()
    expect(page.get_by_role("radio", name="Hackney")).to_be_checked()


def test_the_remembered_board_stands_first_on_the_home_page(page: Page) -> None:
    columns = page.locator("[aria-labelledby=_latest] .columns > * h3")
    visit(page, "./")
    assert [text.split()[0] for text in columns.all_inner_texts()] == ["City", "Hackney"]
    visit(page, "boards/")
    page.get_by_role("button", name="Remember Hackney").click()
    visit(page, "./")
    assert [text.split()[0] for text in columns.all_inner_texts()] == ["Hackney", "City"]
    expect(page.locator(".jumps a").first).to_contain_text("Hackney")


def test_the_home_page_names_the_remembered_board_and_forgets_it_at_a_press(page: Page) -> None:
    line = page.locator("[data-mine]")
    visit(page, "./")
    expect(line).to_have_text("Which board is mine?")
    visit(page, "boards/")
    page.get_by_role("button", name="Remember Hackney").click()
    visit(page, "./")
    expect(line).to_contain_text("Your board: Hackney Change")
    columns = page.locator("[aria-labelledby=_latest] .columns > * h3")
    assert [text.split()[0] for text in columns.all_inner_texts()] == ["Hackney", "City"]
    line.get_by_role("button", name="Forget it").click()

    assert [text.split()[0] for text in columns.all_inner_texts()] == ["City", "Hackney"]
    expect(page.locator(".jumps a").first).to_contain_text("City")
    expect(line.get_by_role("link", name="Which board is mine?")).to_be_focused()
    assert kept(page) == []


@pytest.mark.parametrize("kept_there", ["nowhere", "", "<b>", "__proto__"])
def test_a_board_that_is_none_of_this_site_counts_as_none(page: Page, kept_there: str) -> None:
    visit(page, "boards/hackney/")
    page.get_by_role("button", name="Remember Hackney").click()
    page.evaluate(
        "(other) => { for (const key of Object.keys(localStorage)) localStorage[key] = other }",
        kept_there,
    )
    search(page, q="funding")

    expect(page.locator("#your-board")).to_be_hidden()
    expect(page.get_by_label("Every board")).to_be_checked()


def test_where_the_browser_keeps_nothing_all_of_it_works_but_remembering(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    search(page, q="funding")
    page.get_by_role("radio", name="Hackney").check()
    expect(page.locator("#search-status")).to_contain_text("Hackney board")
    visit(page, "boards/hackney/")
    page.get_by_role("button", name="Remember Hackney").click()
    expect(page.locator("[data-remember] [role=status]")).to_contain_text("does not let")
    visit(page, "./")

    assert errors == []
