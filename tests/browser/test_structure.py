"""What a page is to those who do not see it: its parts, their names, and what is read out."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict

import pytest
from playwright.sync_api import BrowserContext, Page
from real_browser import FRAMED, KINDS, visit
from screens import nothing
from speech import Spoken, spoken

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


def faults_of_parts(read: list[Spoken], framed: bool) -> list[str]:
    """Headings, and parts with names of their own."""
    levels = [one.properties["level"] for one in read if one.role == "heading"]
    parts = Counter((one.role, one.name) for one in read if one.role in (*ONCE, *NAMED))
    once = sorted(role for role, _ in parts.elements() if role in ONCE)
    found = []
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} headings of the first level")
    for above, level in zip([0, *levels], levels, strict=False):
        if level > above + 1:
            found.append(f"a heading of level {level} follows level {above}")
    if once != (["main"] if framed else sorted(ONCE)):
        found.append(f"the parts that stand once are {once}")
    return [
        *found,
        *(f"a part without a name: {part}" for part in parts if part[0] in NAMED and not part[1]),
        *(f"{times} parts of one name: {part}" for part, times in parts.items() if times > 1),
        *(f"no name: {one}" for one in read if one.role in CONTROLS and not one.name),
    ]


def faults_of_links(page: Page) -> list[str]:
    """Links that read alike and lead to different places, wherever they stand."""
    places = defaultdict(set)
    found = []
    for name, around, place in page.evaluate(CONTEXTS):
        if not name:
            found.append(f"a link without a name to {place}")
        places[name, around].add(place)
    return found + [
        f"{link} leads to {sorted(where)}" for link, where in places.items() if len(where) > 1
    ]


def silly(read: list[Spoken]) -> list[str]:
    """What nobody wants to have read out: signs, a word twice, a link twice."""
    read = [one for one in read if one.role != "InlineTextBox"]
    named = {"heading", "link", "button", "region", "image", "navigation"}
    links = [one for one in read if one.role in {"link", "button"}]
    return [
        *(
            f"a sign: {one}"
            for one in read
            if one.role == "StaticText" and re.fullmatch(r"[·›»→|•]+", one.name)
        ),
        *(
            f"a word twice: {one}"
            for one in read
            if one.role in named and re.search(r"\b(\w+) \1\b", one.name)
        ),
        *(f"twice: {one}" for one, after in itertools.pairwise(links) if one == after),
    ]


def frame_of(page: Page) -> dict[str, list[str]]:
    """What the head and the foot of a page say."""
    said = """(place) => [...document.querySelectorAll(`${place} :is(a, label, p)`)]
      .filter((one) => one.checkVisibility())
      .map((one) => one.textContent.replace(/\\s+/g, " ").trim())
      .filter((words) => words !== "Search")"""
    return {place: page.evaluate(said, place) for place in ("header", "footer")}


@pytest.fixture(scope="module")
def usual(window: BrowserContext) -> dict[str, list[str]]:
    """The head and the foot of the home page, which all pages have."""
    page = window.new_page()
    visit(page, KINDS["home"])
    frame = frame_of(page)
    page.close()
    assert {"Accessibility", "About this site", "Privacy"} <= set(frame["footer"])
    assert frame["header"]
    return frame


def test_a_page_has_its_title_its_parts_and_links_with_names_and_reads_well_aloud(
    tab: Page, usual: dict[str, list[str]], address: str
) -> None:
    """Its head and its foot are those of all others: ways about the site (WCAG 3.2.3), and how to
    say that something is wrong (3.2.6).
    """
    framed = address in FRAMED
    visit(tab, address)
    read = spoken(tab)
    found = [
        *faults_of_parts(read, framed),
        *tab.evaluate(FAULTS),
        *faults_of_links(tab),
        *silly(read),
    ]
    if not framed and (frame := frame_of(tab)) != usual:
        found.append(f"another head or foot than the home page's: {frame}")

    nothing(found, address)
