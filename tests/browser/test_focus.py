"""Every stop of the Tab key on every kind of page: its order and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page
from real_browser import FRAMED, visit
from screens import WIDTHS, each, nothing, show

pytestmark = pytest.mark.browser

WALK = """() => {
  const kinds = "a[href], button, input, select, summary, [tabindex='0']";
  const stops = [...document.querySelectorAll(kinds)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.type !== "radio" || element.checked);
  window.walk = { stops, seen: [] };
  // When the next key goes down, whatever the last one did is done.
  addEventListener("keydown", () => window.look(), true);
  window.look = () => {
    const element = document.activeElement;
    if (element === document.body) return;
    const said = element.outerHTML.slice(0, 120);
    const faults = [];
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
    for (const box of boxes) {
      const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
      const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
      if (left >= right || top >= bottom) { faults.push("outside the window"); continue; }
      const small = box.height < innerHeight / 2;
      if (small && bottom - top < box.height - 1) faults.push("cut off");
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!hit || !(element.contains(hit) || hit.contains(element))) {
        faults.push(`covered by ${hit?.outerHTML.slice(0, 80)}`);
      }
    }
    if (!boxes.length) faults.push("has no place");
    window.walk.seen.push({ said, place: stops.indexOf(element), faults });
  };
  return stops.length;
}"""
"""Lists what Tab should stop at, and notes at each press where the focus is and who can see it."""


def press_tab(session: CDPSession, times: int) -> None:
    """As the keyboard does, without the round trips of `page.keyboard`."""
    key: dict[str, Any] = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    for _ in range(times):
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})


@pytest.fixture(scope="module")
def in_front(window: BrowserContext) -> Iterator[Page]:
    """An empty page before the one that is walked, which then has its layout and is not painted:
    at each press of Tab painting would cost twice what all else does.
    """
    page = window.new_page()
    yield page
    page.close()


def test_no_script_waits_until_the_page_is_painted(real_site: Path) -> None:
    """Or what it does to the focus would not be seen where a page is walked unpainted.

    Tables ask a ResizeObserver what changes later. What they are at first is settled at once, and
    `test_tables.py` looks at both where a page is painted.
    """
    waits = re.compile(r"requestAnimationFrame|IntersectionObserver|[\"']scroll")
    scripts = sorted(real_site.rglob("*.js"))
    assert len(scripts) > 5
    assert [one.name for one in scripts if waits.search(one.read_text("utf-8"))] == []


def test_tab_comes_to_everything_in_order_and_nothing_hides_what_has_the_focus(
    tab: Page, in_front: Page, address: str
) -> None:
    found = []
    for width in WIDTHS:
        # Anew for each width: Tab goes on from where it was.
        where = show(tab, width)
        visit(tab, address)
        in_front.bring_to_front()
        count = tab.evaluate(WALK)
        assert count > (0 if address in FRAMED else 10), "the page has its links"
        session = tab.context.new_cdp_session(tab)
        press_tab(session, count)
        session.detach()
        tab.evaluate("window.look()")
        seen = tab.evaluate("window.walk.seen")

        astray = [one["said"] for place, one in enumerate(seen) if one["place"] != place]
        found += each(f"{where}, out of turn, the first of {len(astray)}", astray[:1])
        found += each(f"{where}, stops", {len(seen)} - {count})
        found += each(where, [one for one in seen if one["faults"]])

    nothing(found, address)
