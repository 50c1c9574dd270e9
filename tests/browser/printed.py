"""What stands on the sheets of a printed page, and where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

NUMBER = re.compile(r"(\d+) of (\d+)")
"""The number of a sheet, as its foot has it."""

WIDTH = 672
"""Of what stands between the margins of a sheet of A4, in pixels."""

UNSCALED = 0.75
"""Points a pixel. A browser makes everything smaller where something is wider than the sheet."""


@dataclass(frozen=True)
class Words:
    """A run of words in one letter."""

    text: str
    x: float
    y: float
    """From the foot of the sheet, in points."""
    bold: bool
    scale: float


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper, without its number."""

    number: str
    words: list[Words]
    """From top to bottom, and from left to right."""

    @property
    def text(self) -> str:
        return " ".join(" ".join(line) for line in self.lines)

    @property
    def lines(self) -> list[list[str]]:
        return [[one.text.strip() for one in line] for line in self._lines]

    @property
    def last_line(self) -> list[Words]:
        return self._lines[-1]

    @property
    def _lines(self) -> list[list[Words]]:
        return [list(line) for _, line in groupby(self.words, key=lambda one: round(one.y))]


def printed(page: Page) -> list[Sheet]:
    """The sheets of A4 that a page makes."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return [_sheet(one) for one in PdfReader(BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """A text without its spaces and ligatures: a long word goes on in the next line."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _sheet(page: PageObject) -> Sheet:
    found: list[Words] = []

    def note(
        text: str,
        outer: Sequence[float],
        inner: Sequence[float],
        font: Mapping[str, object] | None,
        _size: float,
    ) -> None:
        if text.strip():
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            bold = "Bold" in str((font or {}).get("/BaseFont", ""))
            found.append(Words(text, x, y, bold, outer[0]))

    page.extract_text(visitor_text=note)
    foot = min(round(one.y) for one in found)
    number = "".join(one.text for one in found if round(one.y) == foot)
    words = [one for one in found if round(one.y) != foot]
    return Sheet(number.strip(), sorted(words, key=lambda one: (-round(one.y), one.x)))
