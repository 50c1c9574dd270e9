"""Readers who set their own spacing and colours, who need a large target, or no movement."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from real_browser import visit
from screens import WIDTHS, each, nothing, show
from test_reflow import overruns

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


def test_no_target_is_small_nothing_moves_and_no_word_is_lost_in_the_readers_colours_or_spacing(
    tab: Page, address: str
) -> None:
    """One visit: targets of 24 pixels that nothing moves, colours that the reader's system forces,
    and at last more space between lines, words and letters.
    """
    visit(tab, address)
    found = []
    for width in WIDTHS:
        where = show(tab, width)
        found += each(f"{where}, a small target", tab.evaluate(SMALL))
        found += each(f"{where}, it moves", tab.evaluate(MOVING))
        tab.emulate_media(reduced_motion="reduce")
        found += each(f"{where}, it moves unasked", tab.evaluate(MOVING))

    show(tab, 1280, height=900)
    assert tab.evaluate(SET_OFF) > 0
    where = show(tab, 1280, height=900, forced=True)
    found += each(f"{where}, it has no edge", tab.evaluate(BARE))
    where = show(tab, 1280, "dark", height=900, forced=True)
    found += each(f"{where}, words too faint", tab.evaluate(FAINT))

    where = show(tab, 320)
    found += each(where, tab.evaluate(CUT))
    tab.evaluate(SPACED)
    assert tab.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "0px"
    where = f"{where}, more space"
    found += each(where, tab.evaluate(CUT))
    found += each(where, overruns(tab))

    nothing(found, address)
