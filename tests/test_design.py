"""The looks: one stylesheet, whose names pages use and whose colours can be told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutebook
from minutebook.models.vocabulary import Colour
from minutebook.outputs import palette
from minutebook.views.design import Pair
from support import REPOSITORY

ENGINE = Path(minutebook.__file__).parent
CSS = re.sub(r"/\*.*?\*/", "", palette.STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", CSS)
"""Each innermost rule as its selectors and its declarations."""

HOOKS = {
    # Tests and `outputs/explain.py` find the other words of a term by it.
    "also",
    # `outputs/explain.py` explains verbs in what a board is asked for.
    "asked",
    "asking",
    # Tests tell by it what a step leads to from what became of that.
    "chain__then",
    # `your-board.js` puts the reader's own board first.
    "jumps",
    # Tests look for the line that says whose words these are.
    "summary-note",
}
"""Classes without a rule of their own, by which a script or a test finds something."""

PRINT = CSS.index("@media print")


def named_by_pages() -> set[str]:
    """Every class that a template, script or module writes; `boards-` where a number follows."""
    found: set[str] = set()
    for file in [*ENGINE.glob("templates/*.html"), *ENGINE.glob("theme/*.html")]:
        text = file.read_text(encoding="utf-8")
        for words in re.findall(r'\bclass="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)"', text):
            # What stands in braces writes the words that it holds between quotes.
            braces = " ".join(re.findall(r"\{\{.*?\}\}", words))
            choices = re.findall(r"""['"]([^'"]*)['"]""", braces)
            plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", words)
            found |= set(" ".join([plain, *choices]).split())
    for file in ENGINE.rglob("*.py"):
        for words in re.findall(r'\bclass="([\w -]+)"', file.read_text(encoding="utf-8")):
            found |= set(words.split())
    for file in ENGINE.rglob("*.js"):
        for words in re.findall(r'className = "([^"]+)"', file.read_text(encoding="utf-8")):
            found |= set(words.split())
    return found


def styled() -> set[str]:
    selectors = " ".join(selector for selector, _ in RULES)
    return set(re.findall(r"\.([a-z][\w-]*)", selectors))


def test_every_class_of_a_page_has_a_rule_or_is_a_known_hook() -> None:
    whole = {one for one in named_by_pages() if not one.endswith("-")}
    assert sorted(whole - styled()) == sorted(HOOKS)


def test_every_class_of_the_stylesheet_stands_on_a_page() -> None:
    named = named_by_pages()
    begun = tuple(one for one in named if one.endswith("-"))
    assert sorted(one for one in styled() - named if not one.startswith(begun)) == []


def test_colours_stand_in_the_tokens_and_nowhere_else() -> None:
    elsewhere = [
        (selector.strip(), body.strip())
        for selector, body in RULES
        if not selector.strip().endswith(":root")
        # Paper is white and ink is black.
        if re.search(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", re.sub(r"#(?:000|fff)\b", "", body))
    ]
    assert elsewhere == []
    assert not re.search(r"[\s:](?:white|black|red|grey|gray)\b[^-]", CSS[:PRINT])


def test_text_has_the_sizes_of_the_scale_and_no_other() -> None:
    sizes = {
        size
        for selector, body in RULES
        if not selector.strip().endswith(":root")
        for size in re.findall(r"font-size: ([^;]+);", body)
    }
    named = {f"var(--{name})" for name, _ in palette.SIZES}
    # Pictures count in their own units; "today" must fit into a day of the calendar.
    allowed = named | {"inherit", "100%", "13px", "12px", "0.75em", "11pt", "10pt", "9pt"}
    assert sizes <= allowed
    assert named - {"var(--body)"} <= sizes


def test_every_token_is_used() -> None:
    declared = set(re.findall(r"--([\w-]+):", CSS))
    assert sorted(one for one in declared if not re.search(rf"var\(--{one}\b(?!-)", CSS)) == []


@pytest.mark.parametrize("pair", palette.pairs(), ids=lambda pair: f"{pair.ink} on {pair.ground}")
def test_every_pair_of_colours_can_be_told_apart(pair: Pair) -> None:
    assert pair.light >= pair.least, "in light"
    assert pair.dark >= pair.least, "in dark"


def test_whatever_a_rule_writes_on_a_ground_is_measured() -> None:
    measured = {(ink, ground) for ink, ground, least, _ in palette.PAIRS if least > 3}
    written = {
        (ink[1], ground[1])
        for _, body in RULES
        if (ink := re.search(r"(?<![\w-])color: var\(--([\w-]+)\)", body))
        and (ground := re.search(r"background: var\(--([\w-]+)\)", body))
    }
    assert len(written) > 3
    assert written <= measured


def test_every_colour_is_measured_but_that_of_lines() -> None:
    colours = {name for name, value in palette.tokens(CSS).items() if value.startswith("#")}
    measured = {one for ink, ground, *_ in palette.PAIRS for one in (ink, ground)}
    assert colours - measured == {"line"}
    assert {one.value for one in Colour} <= measured


def test_contrast_is_that_of_the_standard() -> None:
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    # Examples of the W3C's own page on contrast.
    assert palette.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert palette.contrast("#949494", "#ffffff") == pytest.approx(3.03, abs=0.01)


COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way_and_lies_between_1_and_21(one: str, other: str) -> None:
    found = palette.contrast(one, other)
    assert found == palette.contrast(other, one)
    assert 1 <= found <= 21 + 1e-9


def test_dark_and_wide_screens_change_tokens_and_add_none() -> None:
    assert palette.tokens(CSS, dark=True, wide=True).keys() == palette.tokens(CSS).keys()
    assert palette.tokens(CSS, dark=True)["ground"] != palette.tokens(CSS)["ground"]
    assert palette.tokens(CSS, wide=True)["body"] != palette.tokens(CSS)["body"]


def test_the_stylesheet_is_short_enough_to_be_read() -> None:
    whole = palette.STYLESHEET.read_text(encoding="utf-8")
    assert whole.startswith("/*")
    assert len(whole.splitlines()) <= 480


def test_every_picture_of_the_site_is_light_and_shown_with_words() -> None:
    text = "".join(
        (REPOSITORY / file).read_text(encoding="utf-8")
        for file in ("README.md", "generator/SCREENSHOTS.md")
    )
    shown = dict(re.findall(r"!\[([^\]]+)\]\([./]*\.github/images/([\w-]+\.png)\)", text))
    pictures = list((REPOSITORY / ".github" / "images").glob("*.png"))
    assert sorted(one.name for one in pictures) == sorted(set(shown.values()))
    assert [one.name for one in pictures if one.stat().st_size > 150_000] == []
    assert [words for words in shown if len(words.split()) < 5] == []
