"""What a reader does on the search page, and what then stands there."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

DONE = "#search[data-state=done]"


def search(page: Page, address: str = "", /, **query: str) -> None:
    """Open the search page with words and filters in its address."""
    page.goto(address or f"search/?{urlencode(query)}")
    expect(page.locator(DONE)).to_be_visible()


def typed(page: Page, words: str, pause: int = 0) -> None:
    """Type words over those that stand in the box, and press Enter after so many milliseconds."""
    page.get_by_role("searchbox").fill(words)
    page.wait_for_timeout(pause)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#search-status")).to_contain_text(words.rsplit(maxsplit=1)[-1])
    expect(page.locator(DONE)).to_be_visible()


def status(page: Page) -> str:
    return page.locator("#search-status").inner_text()


def results(page: Page) -> list[Locator]:
    """All results, however many presses of the button for more they take."""
    entries, more = page.locator("#search-results li"), page.locator("#search-more")
    while more.is_visible():
        shown = entries.count()
        more.click()
        expect(entries.nth(shown)).to_be_visible()
    return entries.all()


def addresses(page: Page, site_address: str) -> list[str]:
    """Of all results, below the root of the site and without the word that is marked there."""
    links = page.locator("#search-results h2 a")
    results(page)
    return [
        link.removeprefix(site_address).partition(":~:")[0].rstrip("#")
        for link in links.evaluate_all("links => links.map((link) => link.href)")
    ]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)
