"""What a page is to those who do not see it: its parts, their names, and what is read out."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict

import pytest
from playwright.sync_api import Page
from real_browser import FRAMED, KINDS, visit
from speech import spoken

pytestmark = pytest.mark.browser

ONCE = ("banner", "main", "contentinfo")
NAMED = ("navigation", "search", "region", "complementary", "form")
CONTROLS = {
    "button", "checkbox", "combobox", "dialog", "DisclosureTriangle", "image", "img", "link",
    "note", "radio", "searchbox", "table", "textbox",
}  # fmt: skip

CONTEXTS = """() => {
  const said = (element) => element?.textContent.replace(/\\s+/g, " ").trim() ?? "";
  return [...document.querySelectorAll("a[href]")]
    .filter((link) => link.checkVisibility({ visibilityProperty: true }))
    .map((link) => {
      const around = [];
      // A sentence, an item and those that it stands in, a row, a region.
      for (let one = link.parentElement; one; one = one.parentElement) {
        if (one.matches("p, li, tr, dd, dt, .chain__board")) around.push(said(one));
        if (one.matches("nav")) around.push(one.getAttribute("aria-label"));
        const title = document.getElementById(one.getAttribute("aria-labelledby"));
        if (one.matches("section") && title) around.push(said(title));
      }
      const name = (link.getAttribute("aria-label") ?? said(link)).toLowerCase();
      return [name, around.join(" | "), link.href];
    });
}"""
"""Each link: its name, what stands around it, where it leads."""

FAULTS = """() => {
  const found = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const plain = (text) => text.toLowerCase().replace(/\\s+/g, " ").trim();
  const start = (element) => element.outerHTML.slice(0, 100);
  for (const table of document.querySelectorAll("table")) {
    if (!plain(table.caption?.textContent ?? "")) found.push(`no caption: ${start(table)}`);
    for (const head of table.querySelectorAll("th:not([scope])")) {
      found.push(`no scope: ${start(head)}`);
    }
    const box = table.parentElement;
    if (!box.matches(".scroll[tabindex='0'][role=region][aria-label]") &&
        box.scrollWidth > box.clientWidth) {
      found.push(`wide, and in no box of its own: ${start(table)}`);
    }
  }
  for (const control of document.querySelectorAll("a[aria-label], button[aria-label]")) {
    const words = plain(control.textContent);
    if (/[a-z0-9]/.test(words) && !plain(control.getAttribute("aria-label")).includes(words)) {
      found.push(`named otherwise than it reads: ${start(control)}`);
    }
  }
  for (const link of document.querySelectorAll("main a[href], footer a[href]")) {
    const here = link.hasAttribute("aria-current");
    if (seen(link) && !here && !getComputedStyle(link).textDecorationLine.includes("underline")) {
      found.push(`not underlined: ${start(link)}`);
    }
  }
  for (const link of document.querySelectorAll("a[aria-current=page]")) {
    if (link.href.split("#")[0] !== location.href.split("#")[0]) {
      found.push(`not the current page: ${start(link)}`);
    }
  }
  for (const label of document.querySelectorAll(".board, [data-colour]")) {
    if (seen(label) && !plain(label.textContent)) found.push(`a colour only: ${start(label)}`);
  }
  for (const meaning of document.querySelectorAll("[popover]")) {
    if (!meaning.role || !meaning.getAttribute("aria-label")) {
      found.push(`no name: ${start(meaning)}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`twice: ${id}`);
  for (const list of ["aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"]) {
    for (const element of document.querySelectorAll(`[${list}]`)) {
      for (const id of element.getAttribute(list).split(" ")) {
        if (!ids.includes(id)) found.push(`${list} leads nowhere: ${start(element)}`);
      }
    }
  }
  if (!document.documentElement.lang) found.push("no language");
  return found;
}"""
"""What the elements of a page lack, or say wrongly."""


def test_a_page_has_one_title_headings_in_order_and_parts_with_names_of_their_own(
    page: Page, address: str
) -> None:
    visit(page, address)
    read = spoken(page)
    levels = [one.properties["level"] for one in read if one.role == "heading"]
    parts = Counter((one.role, one.name) for one in read if one.role in (*ONCE, *NAMED))

    assert levels.count(1) == 1
    for above, level in zip([0, *levels], levels, strict=False):
        assert level <= above + 1, f"level {level} follows level {above}"
    once = ["main"] if address in FRAMED else sorted(ONCE)
    assert sorted(role for role, _ in parts.elements() if role in ONCE) == once
    assert [part for part in parts if part[0] in NAMED and not part[1]] == []
    assert [part for part, times in parts.items() if times > 1] == []
    assert [one for one in read if one.role in CONTROLS and not one.name] == []
    assert page.evaluate(FAULTS) == []


def test_links_that_read_alike_lead_to_the_same_place_or_differ_in_what_they_stand_in(
    page: Page, address: str
) -> None:
    visit(page, address)
    places = defaultdict(set)
    for name, around, place in page.evaluate(CONTEXTS):
        assert name, place
        places[name, around].add(place)

    assert {link: where for link, where in places.items() if len(where) > 1} == {}


def test_nothing_silly_is_read_out(page: Page, address: str) -> None:
    visit(page, address)
    read = [one for one in spoken(page) if one.role != "InlineTextBox"]
    text = [one for one in read if one.role == "StaticText"]
    twice = [
        one
        for one in read
        if one.role in {"heading", "link", "button", "region", "image", "navigation"}
        and re.search(r"\b(\w+) \1\b", one.name)
    ]
    links = [one for one in read if one.role in {"link", "button"}]

    assert [one for one in text if re.fullmatch(r"[·›»→|•]+", one.name)] == []
    assert twice == []
    assert [one for one, after in itertools.pairwise(links) if one == after] == []


def test_the_head_and_the_foot_are_the_same_on_every_kind_of_page(page: Page) -> None:
    """Ways about the site (WCAG 3.2.3), and how to say that something is wrong (3.2.6)."""
    said = """(place) => [...document.querySelectorAll(`${place} :is(a, label, p)`)]
      .filter((one) => one.checkVisibility())
      .map((one) => one.textContent.replace(/\\s+/g, " ").trim())
      .filter((words) => words !== "Search")"""
    both: dict[str, list[str]] = {}
    for kind, address in KINDS.items():
        if address in FRAMED:
            continue
        visit(page, address)
        assert page.evaluate(said, "footer") == both.setdefault(
            "foot", page.evaluate(said, "footer")
        ), kind
        assert page.evaluate(said, "header") == both.setdefault(
            "head", page.evaluate(said, "header")
        ), kind
    assert {"Accessibility", "About this site", "Privacy"} <= set(both["foot"])
