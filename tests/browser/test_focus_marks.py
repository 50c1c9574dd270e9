"""How each kind of link and control shows that it has the focus.

What looks the same is measured once, on the first page that has it, so these stay on one worker.
"""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page
from real_browser import visit
from screens import nothing
from test_focus import WALK

pytestmark = pytest.mark.browser

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


def test_whatever_has_the_focus_is_marked_by_a_thick_line_of_three_to_one_or_more(
    tab: Page, address: str
) -> None:
    visit(tab, address)
    tab.evaluate(WALK)
    looks: list[str] = tab.evaluate(NOVEL, sorted(LOOKS))
    LOOKS.update(looks)
    found = []
    for mode in MODES if looks else ():
        tab.emulate_media(**mode)
        for n, look in enumerate(looks):
            if (share := marked(tab, n)) < 1:
                found.append(f"{share:.2f}: {look}, {mode}")
    nothing(found, address)


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
