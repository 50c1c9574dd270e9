"""What axe-core, the checker of accessibility, says of every kind of page as readers see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from real_browser import visit

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def findings(page: Page, run_only: dict[str, Any]) -> list[str]:
    """What axe says of the page in light and in dark colours."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {one}" for one in violations(page, run_only)]
    return found


def violations(page: Page, run_only: dict[str, Any], without: Sequence[str] = ()) -> list[str]:
    """What axe says of the page as it stands: the rule, the element, and why."""
    rules = {rule: {"enabled": False} for rule in without}
    options = {"runOnly": run_only, "resultTypes": ["violations"], "rules": rules}
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_kind_of_page_on_a_light_or_a_dark_screen(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, address)

    assert findings(page, {"type": "tag", "values": TAGS}) == []


@pytest.mark.parametrize(
    "address", ["board", "decision", "held meeting", "actions", "person"], indirect=True
)
def test_everything_on_paper_can_be_read_whatever_the_colours_of_the_screen(
    page: Page, address: str
) -> None:
    page.emulate_media(media="print")
    visit(page, address)

    assert findings(page, {"type": "rule", "values": ["color-contrast"]}) == []
