"""The record pages of a built site as Markdown files, for generators that begin from Markdown.

What a reader sees on a page (headings, paragraphs, lists, tables, links) stands in its file, as
somebody who keeps the pages by hand would type it, and the page keeps its address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html import unescape
from itertools import repeat
from pathlib import Path

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile("<[^>]+>")
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^>]*)>|<!--.*?-->|([^<]+)", re.DOTALL)
_HREF = re.compile(r'href="([^"]*)"')
_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<|])")
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")

_BLOCKS = {
    "article", "caption", "div", "dl", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "nav", "ol", "p", "section", "ul",
}  # fmt: skip
_UNSEEN = {"button", "label", "script", "select", "style", "template"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}


@dataclass(frozen=True)
class MarkdownPage:
    """One page."""

    path: str
    """Below the folder of pages: `boards/ashby.md` for the address `boards/ashby/`."""
    text: str


def markdown_pages(site: Path) -> Iterator[MarkdownPage]:
    """Every page of `site` but its home page, in order of address."""
    files = sorted(site.glob("*/**/index.html"))
    with ProcessPoolExecutor() as workers:
        yield from workers.map(_page, files, repeat(site), chunksize=100)


def _page(file: Path, site: Path) -> MarkdownPage:
    address = file.parent.relative_to(site).as_posix()
    html = file.read_text(encoding="utf-8")
    content = main[1] if (main := _MAIN.search(html)) else ""
    title = _TITLE.search(content)
    words = _SPACE.sub(" ", unescape(_TAG.sub("", title[1]))).strip() if title else address
    head = f"---\ntitle: {json.dumps(words, ensure_ascii=False)}\n---\n\n"
    return MarkdownPage(f"{address}.md", head + markdown(content))


def markdown(html: str) -> str:
    """Markdown that says what `html`, well formed, shows."""
    writer = _Writer()
    for closing, tag, attributes, text in _TOKEN.findall(html):
        if tag:
            writer.tag(tag, bool(closing), attributes)
        elif text:
            writer.text(unescape(text))
    return _BLANK.sub("\n\n", "".join(writer.pieces)).strip() + "\n"


class _Writer:
    """Markdown as it grows, tag by tag."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._links: list[str] = []
        """Addresses of the links that are open."""
        self._unseen = 0
        """How many elements are open that a reader does not see."""
        self._in_table = self._in_cell = False
        self._columns = 0
        """Columns of the row being written."""
        self._ruled = False
        """Whether the line under the table's first row is written."""

    def text(self, text: str) -> None:
        between_cells = self._in_table and not self._in_cell and not text.strip()
        if not self._unseen and not between_cells:
            self.pieces.append(_MEANS_SOMETHING.sub(r"\\\1", _SPACE.sub(" ", text)))

    def tag(self, tag: str, closing: bool, attributes: str) -> None:
        if tag in _UNSEEN:
            self._unseen += -1 if closing else 1
        elif self._unseen:
            return
        elif tag == "a":
            self._link(closing, attributes)
        elif tag == "table":
            self._in_table, self._ruled = not closing, False
            self.pieces.append("\n\n")
        elif tag in {"tr", "td", "th"}:
            self._row_or_cell(tag, closing)
        else:
            self.pieces.append(self._mark(tag, closing))

    def _link(self, closing: bool, attributes: str) -> None:
        if closing:
            self.pieces.append(f"]({self._links.pop()})")
        else:
            found = _HREF.search(attributes)
            self._links.append(unescape(found[1]) if found else "")
            self.pieces.append("[")

    def _row_or_cell(self, tag: str, closing: bool) -> None:
        if tag != "tr":
            self._in_cell = not closing
            self._columns += not closing
            self.pieces.append(" " if closing else "| ")
        elif not closing:
            self._columns = 0
        else:
            self.pieces.append("|\n")
            if not self._ruled:
                self.pieces.append("|---" * self._columns + "|\n")
                self._ruled = True

    def _mark(self, tag: str, closing: bool) -> str:
        """What Markdown has for a tag; empty where it has nothing."""
        if tag in _MARKS:
            return _MARKS[tag]
        if tag == "caption":
            return "\n\n" if closing else ""
        if self._in_table or tag == "span":
            return " " if self._in_cell or tag == "span" else ""
        if tag == "li":
            return "" if closing else "\n- "
        if tag == "dt":
            return ":** " if closing else "\n\n**"
        if tag == "br":
            return "  \n"
        if tag not in _BLOCKS:
            return ""
        if tag[0] == "h" and tag[1:].isdigit() and not closing:
            return f"\n\n{'#' * int(tag[1:])} "
        return "\n\n"
