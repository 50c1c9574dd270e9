"""Addresses at which something stood: a page that says so, and one that leads on.

The real records have neither, so these stand on a site of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import EVERYTHING, violations
from playwright.sync_api import Browser, Page, Route, expect
from real_browser import served
from screens import SCHEMES, WIDTHS, each, nothing, show
from test_reflow import overruns

from minutebook.loading import load_folder
from minutebook.models.meeting import Meeting
from site_pages import write_repository
from support import run_minutebook

pytestmark = pytest.mark.browser

WITHDRAWN = "actions/a-leaflet/"
FILE = "meetings/2001-01-18/papers/budget/plan of the rooms.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of the site, and the id of its one meeting, which had another before."""
    folder = tmp_path_factory.mktemp("gone")
    write_repository(folder)
    data = folder / "data"
    (meeting, *_) = sorted(
        entry.ids["meeting"]
        for entry in load_folder(data).entries
        if isinstance(entry.record, Meeting) and entry.record.agenda
    )
    (data / "withdrawn.yml").write_text(
        "withdrawn:\n"
        + "".join(
            f"  - address: {address}\n    was: Something about a leaflet\n"
            "    on: 2001-01-02\n    reason: It named somebody who had asked not to be named.\n"
            for address in (WITHDRAWN, FILE)
        ),
        "utf-8",
    )
    (data / "moved.yml").write_text(
        "moved:\n"
        f"  - {{was: meetings/1999-12-31/, now: meetings/{meeting}/, on: 2001-01-02, "
        "reason: The folder had the wrong day.}\n",
        "utf-8",
    )
    run_minutebook("build", folder=folder)
    with served(Path(folder / "site")) as address:
        yield address, meeting


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def any_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    window = browser.new_context(java_script_enabled=request.param == "with JavaScript")
    yield window.new_page()
    window.close()


def _stay(page: Page) -> None:
    """Take out of each page what sends its reader on, so that it can be looked at."""

    def answer(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        if 'http-equiv="refresh"' in body:
            body = re.sub(r'<meta http-equiv="refresh"[^>]*>', "", body)
            route.fulfill(response=response, body=body)
        else:
            route.fulfill(response=response)

    page.route("**/*/", answer)


def test_who_opens_an_old_address_arrives_at_the_new_one(
    any_page: Page, site: tuple[str, str]
) -> None:
    address, meeting = site
    any_page.goto(f"{address}meetings/1999-12-31/")
    any_page.wait_for_url(f"{address}meetings/{meeting}/")
    expect(any_page.get_by_role("heading", level=1)).to_be_visible()
    any_page.goto(f"{address}meetings/1999-12-31/pack/")
    any_page.wait_for_url(f"{address}meetings/{meeting}/pack/")


def test_a_link_leads_on_where_a_browser_sends_nobody_on_by_itself(
    any_page: Page, site: tuple[str, str]
) -> None:
    address, meeting = site
    _stay(any_page)
    any_page.goto(f"{address}meetings/1999-12-31/")
    expect(any_page.get_by_role("heading", level=1)).to_have_text("This page has moved")
    expect(any_page.get_by_text("The folder had the wrong day.")).to_be_visible()
    any_page.get_by_role("main").get_by_role("link").last.click()
    expect(any_page).to_have_url(f"{address}meetings/{meeting}/")


@pytest.mark.parametrize("gone", [WITHDRAWN, FILE])
def test_what_was_withdrawn_says_so_at_its_address(
    any_page: Page, site: tuple[str, str], gone: str
) -> None:
    response = any_page.goto(f"{site[0]}{gone}")
    assert response is not None
    assert response.status == 200
    main = any_page.get_by_role("main")
    expect(main).to_contain_text("Withdrawn on 2 January 2001.")
    expect(main).to_contain_text("It named somebody who had asked not to be named.")
    expect(main).to_contain_text("Whom to ask")
    style = "getComputedStyle(document.querySelector('.notice')).borderLeftWidth"
    assert any_page.evaluate(style) != "0px", "the style sheet is not found from here"


@pytest.mark.parametrize("which", [WITHDRAWN, FILE, "meetings/1999-12-31/"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, site: tuple[str, str], which: str
) -> None:
    window = browser.new_context()
    page = window.new_page()
    _stay(page)
    page.goto(f"{site[0]}{which}")
    found = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            where = show(page, width, scheme)
            found += each(where, [*violations(page, EVERYTHING), *overruns(page)])
    window.close()

    nothing(found, which)
