"""What a page costs its reader: bytes over the wire, requests, and how far it moves while it loads.

`make weigh` prints it for every kind of page of the site that `make site` built.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Request
from real_browser import KINDS, launched, served, visit

REPOSITORY = Path(__file__).resolve().parent.parent.parent

MOST_BYTES = 50_000
"""What a page may weigh: its HTML, styles, scripts and fonts, as they come over the wire."""

MOST_REQUESTS = 12

LATE = 0.15
"""Seconds that scripts take: by then the page is on the screen, so that what they move is seen."""

PAGE = ("document", "stylesheet", "script", "font")
"""Parts of a page, in Chromium's words. What else it loads: pictures, and the search's index."""

_WATCH_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Weight:
    """What it costs to open one page in a browser that has nothing of the site yet."""

    bodies: dict[str, int]
    """Bytes by what they are, in Chromium's words, without headers."""
    headers: int
    """Bytes of the headers of all answers."""
    requests: int
    shift: float
    """Cumulative layout shift: 0 where nothing moved by itself."""

    @property
    def page(self) -> int:
        return sum(self.bodies.get(kind, 0) for kind in PAGE)

    @property
    def besides(self) -> int:
        return sum(self.bodies.values()) - self.page


@contextmanager
def weighing_host(site: Path) -> Iterator[str]:
    """A host as pages are weighed on: it packs text, and its scripts come late."""
    with served(site, packed=True, scripts_after=LATE) as root:
        yield root


def weigh(browser: Browser, root: str, address: str, width: int = 360) -> Weight:
    """Open a page with an empty cache, on a phone unless a width is given."""
    phone = browser.new_context(base_url=root, viewport={"width": width, "height": 740})
    phone.add_init_script(_WATCH_SHIFTS)
    asked: list[Request] = []
    phone.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108
    page = phone.new_page()
    visit(page, address)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    shift = page.evaluate("window.shifted")
    bodies: Counter[str] = Counter()
    headers = 0
    for request in asked:
        sizes = request.sizes()
        bodies[request.resource_type] += sizes["responseBodySize"]
        headers += sizes["responseHeadersSize"]
    phone.close()
    return Weight(dict(bodies), headers, len(asked), shift)


def table(weights: dict[str, Weight]) -> str:
    """One line a page, the heaviest first."""
    lines = [
        f"{'kind of page':<34}{'HTML':>8}{'CSS':>8}{'JS':>8}{'page':>8}{'besides':>9}"
        f"{'headers':>9}{'requests':>10}{'shift':>8}"
    ]
    for kind, one in sorted(weights.items(), key=lambda item: -item[1].page):
        html, css, js = (one.bodies.get(part, 0) for part in PAGE[:3])
        lines.append(
            f"{kind:<34}{html:>8,}{css:>8,}{js:>8,}{one.page:>8,}{one.besides:>9,}"
            f"{one.headers:>9,}{one.requests:>10}{one.shift:>8.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    site = REPOSITORY / "site"
    if not (site / "index.html").is_file():
        sys.exit("There is no site to weigh: run `make site` first.")
    with weighing_host(site) as root, launched() as browser:
        print(table({kind: weigh(browser, root, at) for kind, at in KINDS.items()}))  # noqa: T201
    print(  # noqa: T201
        f"\nBytes as sent, by gzip. A page may weigh {MOST_BYTES:,}, ask {MOST_REQUESTS} times, "
        "and not move. Besides: pictures, and what a search fetches of its index."
    )


if __name__ == "__main__":
    main()
