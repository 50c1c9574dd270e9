"""The tokens of the stylesheet, and the contrast of each pair of colours that the site shows.

A token is a custom property of `:root`. They are read from the stylesheet itself, so that what the
page `/design/` says of it, and what a test holds it to, is what readers get.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from minutebook.models.vocabulary import Colour
from minutebook.views.design import Distance, Pair, Size

STYLESHEET = Path(__file__).parent.parent / "theme" / "assets" / "minutebook.css"

WORDS, GRAPHICS = 4.5, 3.0
"""Least contrasts of words (WCAG 2.2, 1.4.3) and of controls and pictures (1.4.11), level AA."""

PAIRS = (
    ("text", "ground", WORDS, "Words"),
    ("text", "soft", WORDS, "Words in a box"),
    ("text", "mark", WORDS, "A word that was searched for; what a link led to"),
    ("quiet", "ground", WORDS, "Notes and what is missing"),
    ("quiet", "soft", WORDS, "Notes in a box"),
    ("quiet", "mark", WORDS, "Notes in what a link led to"),
    ("link", "ground", WORDS, "Links"),
    ("link", "soft", WORDS, "Links in a box"),
    ("link", "mark", WORDS, "Links in what a link led to"),
    ("link-hover", "ground", WORDS, "A link under the pointer"),
    ("link-hover", "soft", WORDS, "The same in a box"),
    ("link-hover", "mark", WORDS, "The same in what a link led to"),
    ("warning", "ground", WORDS, "What is late or called off"),
    ("warning", "soft", WORDS, "The same in a box"),
    ("warning", "mark", WORDS, "The same in what a link led to"),
    ("focus-text", "focus", WORDS, "What the keyboard stands on"),
    ("ground", "link", WORDS, "Buttons"),
    ("ground", "link-hover", WORDS, "A button under the pointer"),
    ("top-text", "top", WORDS, "Header"),
    ("focus-text", "top-text", WORDS, "The button in the header"),
    ("focus", "top", GRAPHICS, "The keyboard's frame in the header"),
    *(("label-text", one.value, WORDS, f"Label: {one.value} board") for one in Colour),
    *((one.value, "ground", GRAPHICS, f"Bars, pictures: {one.value} board") for one in Colour),
    *((one.value, "soft", GRAPHICS, f"The bar of a box: {one.value} board") for one in Colour),
)
"""Ink, ground, least contrast, use: every pair that may meet on a page."""

SIZES = (
    ("small", "Notes, tables, labels, header and footer"),
    ("body", "Text, and headings from the fourth level"),
    ("large", "What a page begins with; headings of the third level"),
    ("larger", "Headings of the second level"),
    ("largest", "The title of a page"),
)
DISTANCES = ("s1", "s2", "s3", "s4", "s5", "s6")


def tokens(css: str, *, dark: bool = False, wide: bool = False) -> dict[str, str]:
    """The tokens as a light or dark, a narrow or wide screen has them."""
    blocks = [r"^:root"]
    if wide:
        blocks.append(r"^@media \(min-width: [\d.]+rem\) \{\s*:root")
    if dark:
        blocks.append(r"^@media \(prefers-color-scheme: dark\) \{\s*:root")
    found: dict[str, str] = {}
    for block in blocks:
        inside = re.search(block + r" \{([^}]*)\}", css, re.MULTILINE)
        assert inside, f"the stylesheet has no block {block}"
        found |= re.findall(r"--([\w-]+): ([^;]+);", inside[1])
    return found


def luminance(colour: str) -> float:
    """Of a colour such as `#0b4f9e`, from 0 for black to 1 for white.

    WCAG 2.2, "relative luminance".
    """
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white. WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def pairs() -> list[Pair]:
    css = STYLESHEET.read_text(encoding="utf-8")
    light, dark = tokens(css), tokens(css, dark=True)
    return [
        Pair(
            ink,
            ground,
            use,
            least,
            contrast(light[ink], light[ground]),
            contrast(dark[ink], dark[ground]),
        )
        for ink, ground, least, use in PAIRS
    ]


@cache
def sizes() -> list[Size]:
    css = STYLESHEET.read_text(encoding="utf-8")
    narrow, wide = tokens(css), tokens(css, wide=True)
    return [Size(name, use, narrow[name], wide[name]) for name, use in SIZES]


@cache
def distances() -> list[Distance]:
    found = tokens(STYLESHEET.read_text(encoding="utf-8"))
    return [Distance(name, found[name]) for name in DISTANCES]
