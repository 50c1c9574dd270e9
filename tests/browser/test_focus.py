"""Every stop of the Tab key on every kind of page: its order, its place, and how it shows."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import CDPSession, Page
from real_browser import FRAMED, visit

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

NOVEL = """(known) => {
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!colour.endsWith(", 0)")) return colour;
    }
    return "none";
  };
  const found = [];
  window.novel = [];
  for (const element of window.walk.stops) {
    const { display, fontSize, color } = getComputedStyle(element);
    const look = [
      element.localName, element.type ?? "", element.className, display, fontSize, color,
      ground(element.parentElement), element.firstElementChild?.className ?? "",
    ].join(" ");
    if (!known.includes(look)) {
      known.push(look);
      found.push(look);
      window.novel.push(element);
    }
  }
  return found;
}"""
"""The looks of stops that are not yet known, and one element of each."""

PLACE = """(n) => {
  const element = window.novel[n];
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
  const boxes = [...element.getClientRects()];
  const first = boxes.find((box) => box.width && box.height);
  return { x: first.x, y: first.y, width: first.width, height: first.height };
}"""

LOOKS: set[str] = set()
"""Looks that were measured already: each is measured once, on the first page that has it."""

MODES: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
    {"color_scheme": "dark", "forced_colors": "active"},
)

EDGE = 10
"""Pixels around an element that are looked at: what shows the focus stands within them."""


def press_tab(session: CDPSession, times: int) -> None:
    """As the keyboard does, without the round trips of `page.keyboard`."""
    key: dict[str, Any] = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    for _ in range(times):
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_comes_to_everything_in_order_and_nothing_hides_what_has_the_focus(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    visit(page, address)
    count = page.evaluate(WALK)
    assert count > (0 if address in FRAMED else 10), "the page has its links"
    session = page.context.new_cdp_session(page)
    press_tab(session, count)
    page.evaluate("window.look()")
    seen = page.evaluate("window.walk.seen")

    assert [one["place"] for one in seen] == list(range(count)), [
        one["said"] for place, one in enumerate(seen) if one["place"] != place
    ][:1]
    assert [one for one in seen if one["faults"]] == []


def test_whatever_has_the_focus_is_marked_by_a_thick_line_of_three_to_one_or_more(
    page: Page, address: str
) -> None:
    visit(page, address)
    page.evaluate(WALK)
    looks: list[str] = page.evaluate(NOVEL, sorted(LOOKS))
    LOOKS.update(looks)
    found = []
    for mode in MODES if looks else ():
        page.emulate_media(**mode)
        for n, look in enumerate(looks):
            if (share := marked(page, n)) < 1:
                found.append(f"{share:.2f}: {look}, {mode}")
    assert found == []


def marked(page: Page, n: int) -> float:
    """How much changes by 3 to 1 or more where an element takes the focus, as part of a line three
    pixels thick along its longer side.
    """
    place = page.evaluate(PLACE, n)
    left, top = max(place["x"] - EDGE, 0), max(place["y"] - EDGE, 0)
    clip = {
        "x": left,
        "y": top,
        "width": min(place["x"] + place["width"] + EDGE, 1280) - left,
        "height": min(place["y"] + place["height"] + EDGE, 900) - top,
    }
    after = picture(page, clip)
    page.evaluate("() => document.activeElement.blur()")
    before = picture(page, clip)
    changed = sum(
        contrast(one, other) >= 3
        for one, other in zip(before.get_flattened_data(), after.get_flattened_data(), strict=True)
        if one != other
    )
    return changed / (3 * min(max(place["width"], place["height"]), 1200))


def picture(page: Page, clip: Any) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Of two colours, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[int, int, int]) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
