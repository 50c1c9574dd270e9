"""Readers who set their own spacing and colours, who need a large target, or no movement."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from real_browser import visit
from test_axe import TAGS, violations
from test_reflow import OUTSIDE, SIDEWAYS

pytestmark = pytest.mark.browser

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
"""The spacing that WCAG 2.2 (1.4.12) asks a page to bear."""

CUT = """() => {
  const found = [];
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const within = text.parentElement;
    const seen = within.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    if (!text.data.trim() || !seen || within.closest(".unseen, .skip, select, thead")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
    for (let box = within; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const own = box.getBoundingClientRect();
      for (const line of boxes) {
        if (["hidden", "clip"].includes(overflowX) &&
            (line.right > own.right + 1 || line.left < own.left - 1) ||
            ["hidden", "clip"].includes(overflowY) && line.bottom > own.bottom + 4) {
          found.push(`cut: ${text.data.trim()}`);
          break;
        }
      }
      if (overflowX === "auto") break;
    }
    lines.push(...boxes.map((box) => ({ box, words: text.data.trim() })));
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach(({ box, words }, n) => {
    for (const after of lines.slice(n + 1)) {
      // A line is taller than its letters: two may touch by a third.
      if (after.box.top > box.bottom - box.height / 3) break;
      if (Math.min(box.right, after.box.right) - Math.max(box.left, after.box.left) > 2 &&
          words !== after.words) {
        found.push(`one upon the other: ${words} / ${after.words}`);
      }
    }
  });
  return found;
}"""
"""Words that are cut, or that stand upon others."""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
  return animationName !== "none" || scrollBehavior !== "auto" ||
    transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 100)).concat(
  document.getAnimations().map((one) => String(one)))"""
"""What moves, or would."""

SMALL = """() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(seen)
    .map((element) => {
      // The words of a radio button belong to it: a press on them chooses it.
      const whole = element.type === "radio" ? element.closest("label") : element;
      return { element, box: whole.getBoundingClientRect(), boxes: [...whole.getClientRects()] };
    });
  // In a sentence the height of its lines decides, and nobody else.
  const inSentence = (element) => {
    if (!getComputedStyle(element).display.startsWith("inline")) return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const one of rest.querySelectorAll("a, button")) one.remove();
    return /[a-z0-9]{2}/i.test(rest.textContent);
  };
  const small = targets.filter(({ element, box }) =>
    (box.width < 23.9 || box.height < 23.9) && !inSentence(element));
  const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
  const away = ([x, y], box) => Math.hypot(
    Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const found = [];
  for (const one of small) {
    const [x, y] = middle(one);
    const near = targets.find((other) => other !== one && (
      other.boxes.some((box) => away([x, y], box) < 12) ||
      small.includes(other) && Math.hypot(middle(other)[0] - x, middle(other)[1] - y) < 24));
    if (near) {
      found.push(`${one.element.outerHTML.slice(0, 90)} (${one.box.width} x ${one.box.height}), ` +
        `beside ${near.element.outerHTML.slice(0, 90)}`);
    }
  }
  return found;
}"""
"""Targets under 24 pixels that are not alone within 24 (WCAG 2.2, 2.5.8)."""

SET_OFF = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((part) =>
    part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => getComputedStyle(element).backgroundColor;
  window.setOff = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest("svg") && parts(ground(element))[3] !== 0)
    .filter((element) => {
      let behind = element.parentElement;
      while (parts(ground(behind))[3] === 0) behind = behind.parentElement;
      const both = [light(ground(element)), light(ground(behind))];
      return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05) >= 3;
    });
  return window.setOff.length;
}"""
"""Remembers what its ground sets off from what is around it by 3 to 1 or more; how many."""

BARE = """() => window.setOff.filter((element) => {
  const style = getComputedStyle(element);
  return !["Top", "Right", "Bottom", "Left"].some((side) =>
    style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
}).map((element) => element.outerHTML.slice(0, 100))"""
"""What of it has no edge: forced colours take its ground away."""

FAINT = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((part) =>
    part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(0, 0, 0)";
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest("svg, noscript"))
    .filter((element) => [...element.childNodes].some((one) =>
      one.nodeType === Node.TEXT_NODE && one.data.trim()))
    .filter((element) => {
      const both = [light(getComputedStyle(element).color), light(ground(element))];
      return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05) < 4.5;
    })
    .map((element) => element.outerHTML.slice(0, 100));
}"""
"""Words with a contrast under 4.5 to 1."""


def test_with_more_space_between_lines_words_and_letters_nothing_is_cut_or_covered(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, address)
    assert page.evaluate(CUT) == []
    page.evaluate(SPACED)

    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "0px"
    assert page.evaluate(CUT) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_every_target_is_24_pixels_high_and_wide_or_stands_alone_and_nothing_moves(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    visit(page, address)

    assert page.evaluate(SMALL) == []
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


def test_with_forced_colours_whatever_its_ground_sets_off_has_an_edge_and_axe_finds_nothing(
    page: Page, address: str
) -> None:
    visit(page, address)
    assert page.evaluate(SET_OFF) > 0
    page.emulate_media(forced_colors="active")
    assert page.evaluate(BARE) == []

    page.emulate_media(forced_colors="active", color_scheme="dark")
    visit(page, address)
    assert page.evaluate(FAINT) == []
    # Axe takes `-webkit-text-fill-color` for the colour of words, and forced colours leave that be.
    assert violations(page, {"type": "tag", "values": TAGS}, without=["color-contrast"]) == []
