"""Every page and style sheet is valid by the Nu HTML checker, which is the W3C's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from checkers import nu
from real_browser import served

from support import AWKWARD, REPOSITORY, run_minutebook

pytestmark = pytest.mark.browser

EXCUSED = {
    "CSS: “position-area”: Property “position-area” doesn't exist.": (
        "CSS Anchor Positioning, which the checker does not know yet; behind @supports"
    ),
    "CSS: “position-try-fallbacks”: Property “position-try-fallbacks” doesn't exist.": (
        "CSS Anchor Positioning, which the checker does not know yet; behind @supports"
    ),
    "CSS: “paint-order”: Property “paint-order” doesn't exist.": (
        "SVG 2, which the checker's CSS does not know"
    ),
}
"""What the checker says that is no fault, word for word, and why."""

STYLE_OF_404 = (
    "Inline style violates Content Security Policy (meta tag): blocked by “style-src” directive "
    "(missing “‘unsafe-inline’” or nonce/hash)."
)
"""Said of 404.html, whose policy names the hash of its style: the checker works out no hash, and
Chromium applies the style (test_policy.py).
"""


SCRIPT = "Inline script violates Content Security Policy (meta tag): "
DATA_BLOCK = '<script type="application/ld+json">'
"""Data for programs, which nothing runs: the policy is asked of scripts alone (HTML, "prepare the
script element"), the checker does not tell them apart, and Chromium reports no violation.
"""


def findings(site: Path) -> tuple[list[str], set[str]]:
    """What is wrong in a site, and which excuses were needed."""
    with served(site) as root:
        files = sorted([*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.svg")])
        found = nu([root + file.relative_to(site).as_posix() for file in files])
    assert len(files) > 100, "the site has its pages"
    wrong = [
        f"{one.message} {one.where}"
        for one in found
        if one.message not in EXCUSED
        and not (one.message == STYLE_OF_404 and one.where.startswith(f"{root}404.html,"))
        and not (one.message.startswith(SCRIPT) and DATA_BLOCK in one.where)
    ]
    return wrong, {one.message for one in found} & EXCUSED.keys()


def test_every_page_and_style_sheet_of_the_site_is_valid(real_site: Path) -> None:
    wrong, excused = findings(real_site)

    assert wrong == []
    assert excused == EXCUSED.keys(), "an excuse that is no longer needed is taken away"


def test_so_is_every_page_of_a_book_in_which_everything_happens(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    shutil.copytree(AWKWARD, tmp_path / "data")
    run_minutebook("build", folder=tmp_path)

    wrong, _ = findings(tmp_path / "site")

    assert wrong == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        '<!doctype html><html lang="en"><head><title>A page</title></head><body>'
        '<h1>A page</h1><p id="a">One</p><p id="a">Two</p></body></html>',
        encoding="utf-8",
    )
    with served(site) as root:
        (found, *_) = nu([root + "index.html"])

    assert "Duplicate ID" in found.message
    assert "index.html, line " in found.where
    assert '<p id="a">Two</p' in found.where
