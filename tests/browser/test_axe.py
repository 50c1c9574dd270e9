"""What axe-core says of every kind of page as readers see it."""

from __future__ import annotations

import pytest
from axe import EVERYTHING, violations
from playwright.sync_api import Page
from real_browser import visit
from screens import SCHEMES, WIDTHS, each, nothing, show

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_any_kind_of_page_on_whatever_screen(tab: Page, address: str) -> None:
    """On a narrow and a wide one, light and dark, and in the colours of the reader's system."""
    visit(tab, address)
    found = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            where = show(tab, width, scheme, height=900)
            found += each(where, violations(tab, EVERYTHING))
    where = show(tab, 1280, "dark", height=900, forced=True)
    # Axe takes `-webkit-text-fill-color` for the colour of words, and forced colours leave that be.
    found += each(where, violations(tab, EVERYTHING, without=["color-contrast"]))

    nothing(found, address)


@pytest.mark.parametrize(
    "address", ["board", "decision", "held meeting", "actions", "person"], indirect=True
)
def test_everything_on_paper_can_be_read_whatever_the_colours_of_the_screen(
    tab: Page, address: str
) -> None:
    visit(tab, address)
    found = []
    for scheme in SCHEMES:
        where = show(tab, 1280, scheme, height=900, paper=True)
        found += each(where, violations(tab, {"type": "rule", "values": ["color-contrast"]}))

    nothing(found, address)
