"""Every page is light: few bytes, few requests, and nothing on it moves while it loads.

`make weigh` prints the figures.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from real_browser import KINDS, served
from weigh import LATE, MOST_BYTES, MOST_REQUESTS, PAGE, Weight, weigh, weighing_host

from site_pages import parse

pytestmark = pytest.mark.browser

STILL = 0.001
"""A shift below this is a rounding of Chromium's."""

SEARCHES = {kind for kind, address in KINDS.items() if "?q=" in address}
"""Results come in pieces, as a search needs them: each piece is a request."""


@pytest.fixture(scope="session")
def root(real_site: Path) -> Iterator[str]:
    with weighing_host(real_site) as root:
        yield root


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - SEARCHES))
def test_every_kind_of_page_is_light_and_does_not_move(
    browser: Browser, root: str, kind: str
) -> None:
    weight = weigh(browser, root, KINDS[kind])

    assert 0 < weight.page <= MOST_BYTES
    assert weight.requests <= MOST_REQUESTS
    assert weight.shift < STILL


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", sorted(SEARCHES))
def test_so_is_a_page_of_results_but_for_the_pieces_of_the_index_that_it_fetches(
    browser: Browser, root: str, kind: str, width: int
) -> None:
    weight = weigh(browser, root, KINDS[kind], width)

    assert 0 < weight.page <= MOST_BYTES
    assert 0 < weight.besides <= MOST_BYTES
    assert weight.requests <= 2 * MOST_REQUESTS
    assert weight.shift < STILL


def weigh_page(folder: Path, browser: Browser, script: str) -> Weight:
    """A page of one line and a script, weighed."""
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        '<script src="moves.js" defer></script></head><body><p>One line</p></body></html>',
        encoding="utf-8",
    )
    (site / "moves.js").write_text(script, encoding="utf-8")
    with weighing_host(site) as root:
        return weigh(browser, root, root)


def test_what_a_late_script_moves_is_seen(browser: Browser, tmp_path: Path) -> None:
    assert LATE > 0
    moved = weigh_page(
        tmp_path,
        browser,
        "const box = document.createElement('h1'); box.textContent = 'Above';"
        "document.body.prepend(box);",
    )

    assert moved.shift > STILL


def test_bytes_are_counted_as_they_come_over_the_wire(browser: Browser, tmp_path: Path) -> None:
    script = f"// {'The same words. ' * 1000}"
    weight = weigh_page(tmp_path, browser, script)

    assert weight.bodies["script"] == len(gzip.compress(script.encode()))
    assert weight.page == sum(weight.bodies.get(part, 0) for part in PAGE) < len(script)
    assert weight.headers > 0
    assert weight.requests == 2


def own_files(site: Path, page: Path) -> set[Path]:
    """The style sheets and scripts of a page, and what its scripts import."""
    html = parse(page.read_text("utf-8").strip().removeprefix("<!doctype html>"))
    named = [one.attributes["src"] for one in html.all("script") if "src" in one.attributes]
    named += [
        one.attributes["href"] for one in html.all("link") if one.attributes["rel"] == "stylesheet"
    ]
    found = {(page.parent / name).resolve() for name in named}
    waiting = list(found)
    while waiting:
        file = waiting.pop()
        for name in re.findall(r'(?:from|import\(?)\s*"(\.[^"]+)"', file.read_text("utf-8")):
            imported = (file.parent / name).resolve()
            if imported not in found:
                found.add(imported)
                waiting.append(imported)
    return found


def test_every_page_of_the_site_with_its_styles_and_scripts_is_light(real_site: Path) -> None:
    packed: dict[Path, int] = {}

    def weight(file: Path) -> int:
        if file not in packed:
            packed[file] = len(gzip.compress(file.read_bytes()))
        return packed[file]

    pages = sorted(real_site.rglob("*.html"))
    heavy = []
    for page in pages:
        total = weight(page) + sum(weight(file) for file in own_files(real_site, page))
        if total > MOST_BYTES:
            heavy.append(f"{page.relative_to(real_site)}: {total}")

    assert heavy == []
    assert len(own_files(real_site, real_site / "search" / "index.html")) > 5, (
        "imports are followed"
    )


def test_a_host_that_does_not_pack_is_as_it_was(real_site: Path, browser: Browser) -> None:
    """The other tests are served plain files; a page then weighs what it weighs on the disk."""
    with served(real_site) as root:
        weight = weigh(browser, root, "about/")

    assert weight.bodies["document"] == (real_site / "about" / "index.html").stat().st_size
