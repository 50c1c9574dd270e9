"""What the journeys in a real browser share: one browser and one site a worker, a page a test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from real_browser import KINDS, launched, served
from screens import show
from watch import Watch

from minutebook.build import Checked
from minutebook.outputs.search import FOLDER
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries

expect.set_options(timeout=10_000)

FORGET = "() => { try { localStorage.clear(); } catch { return; } }"
"""Takes away what the site keeps in the browser; a page that is not the site's keeps nothing."""


_watches: list[Watch] = []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        _watches.append(Watch(browser))
        yield browser


@pytest.fixture(autouse=True)
def nothing_against_the_promises() -> Iterator[None]:
    """Fails every test in which a page broke the policy or asked another host.

    It asks for no browser itself, so that tests without one start none.
    """
    yield
    for watch in _watches:
        assert watch.taken() == []


@pytest.fixture
def watch(browser: Browser) -> Watch:
    """What the pages of a test did against the promises, for a test that breaks them on purpose."""
    return _watches[-1]


@pytest.fixture(scope="session")
def site_address(real_site: Path) -> Iterator[str]:
    """Where the site of the real records is served; it ends in a slash."""
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def window(browser: Browser, site_address: str) -> Iterator[BrowserContext]:
    """A window that stays open, since opening one costs more than the test in it.

    Addresses are relative to the site's root. What the site keeps in the browser is taken away
    after each test, so that no test sees what another did.
    """
    yield from _window(browser, site_address, scripts=True)


@pytest.fixture(scope="session")
def window_without_scripts(browser: Browser, site_address: str) -> Iterator[BrowserContext]:
    yield from _window(browser, site_address, scripts=False)


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    page = window.new_page()
    yield page
    page.unroute_all()
    page.evaluate(FORGET)
    page.close()


@pytest.fixture
def page_without_scripts(window_without_scripts: BrowserContext) -> Iterator[Page]:
    page = window_without_scripts.new_page()
    yield page
    page.close()


@pytest.fixture
def tab(window: BrowserContext) -> Iterator[Page]:
    """The page that keeps its window open, for a test that visits, shows and measures.

    Another page costs more than a visit. A test that listens to a page, or gives it scripts or
    answers of its own, asks for `page`.
    """
    yield from _tab(window)


@pytest.fixture
def tab_without_scripts(window_without_scripts: BrowserContext) -> Iterator[Page]:
    yield from _tab(window_without_scripts)


@pytest.fixture(scope="session")
def entries(real_records: Checked, real_site: Path) -> list[SearchEntry]:
    """What a search can find: entries of the records, and of the pages that are written by hand."""
    entries = list(search_entries(Desk(real_records.book, real_records.today)))
    held = {one.address for one in entries}
    folder = real_site / FOLDER
    folder /= json.loads((folder / "index.json").read_text("utf-8"))["folder"]
    for file in folder.glob("d-*.json"):
        for address, title, day, text in json.loads(file.read_text("utf-8")):
            if address not in held:
                assert address.split("/")[0] in {"about", "accessibility", "privacy", "take-part"}
                entries.append(SearchEntry(address, "site", title, [], day, "", text))
    return entries


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest) -> str:
    """Of every kind of page in turn, or of those that a test names by `indirect`."""
    return KINDS[request.param]


def _tab(window: BrowserContext) -> Iterator[Page]:
    tab = window.pages[0]
    show(tab, 1280, height=900)
    yield tab
    tab.evaluate(FORGET)


def _window(browser: Browser, address: str, scripts: bool) -> Iterator[BrowserContext]:
    window = browser.new_context(
        base_url=address,
        java_script_enabled=scripts,
        viewport={"width": 1280, "height": 900},
    )
    # The window closes with its last page.
    window.new_page()
    yield window
    window.close()
