"""On paper, and on a dark screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from real_browser import KINDS, visit

from minutebook.build import Checked

pytestmark = pytest.mark.browser

DECISION = KINDS["decision"]

LIGHTNESS = """(element, property) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = "#808080";
  canvas.fillStyle = getComputedStyle(element)[property];
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 : null;
}"""
"""Of a colour of an element: 0 for black, 1 for white, null where one sees through it."""


def ground(page: Page) -> float | None:
    """How light the page's background is."""
    lightness: float | None = page.locator("body").evaluate(LIGHTNESS, "backgroundColor")
    return lightness


def ink(page: Page, selector: str) -> float:
    """How light the words of an element are."""
    lightness: float = page.locator(selector).first.evaluate(LIGHTNESS, "color")
    return lightness


@pytest.mark.parametrize("address", ["decision", "held meeting", "home"], indirect=True)
def test_a_dark_screen_gets_light_words_on_a_dark_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, address)

    assert (ground(page) or 1) < 0.2
    for words in ("h1", "main p", "main a"):
        assert ink(page, words) > 0.4, words


@pytest.mark.parametrize("address", ["decision", "held meeting", "home"], indirect=True)
def test_a_light_screen_gets_dark_words_on_a_light_page(page: Page, address: str) -> None:
    visit(page, address)

    assert (ground(page) or 0) > 0.9
    for words in ("h1", "main p", "main a"):
        assert ink(page, words) < 0.4, words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_decision_is_dark_on_light_with_its_words_and_its_board(
    page: Page, real_records: Checked, scheme: str
) -> None:
    decision = real_records.book.decisions["hackney/2018-03-21/14"].facts
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    visit(page, DECISION)

    assert (ground(page) or 0) > 0.9
    main = page.get_by_role("main")
    expect(main).to_contain_text(decision.text, use_inner_text=True)
    label = main.locator(".board").first
    expect(label).to_be_visible()
    expect(label).to_have_text("Hackney")
    for words in (".board", ".decision__words p", "h1"):
        assert ink(page, words) < 0.3, words


@pytest.mark.parametrize(
    "address",
    ["home", "decision", "held meeting", "board decisions", "pack", "interests", "paper"],
    indirect=True,
)
def test_paper_carries_no_navigation_and_no_buttons(page: Page, address: str) -> None:
    visit(page, address)
    # A word that explains itself is a button on the screen, and a word of the text on paper.
    ways = page.locator("header nav, footer nav, main nav, button:not(.word), [role=search]")
    assert ways.locator("visible=true").count() > 2, "there is navigation on the screen"
    page.emulate_media(media="print")

    assert [nav.get_attribute("aria-label") for nav in ways.locator("visible=true").all()] == []


def test_printed_minutes_say_of_each_decision_which_board_took_it(
    page: Page, real_records: Checked
) -> None:
    page.emulate_media(media="print")
    visit(page, KINDS["held meeting"])

    for board_id, board in real_records.book.boards.items():
        cards = page.locator(f"article.card[data-board={board_id}]")
        assert cards.count() == len(real_records.book.decisions_of_board[board_id])
        assert {card.locator(".board").inner_text() for card in cards.all()} == {board.short_name}
