"""The policy of every page holds, and nothing is kept that was not chosen.

A fixture (conftest.py) sees to it that no test of this folder raises a violation; here is that it
would see one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from real_browser import KINDS, NOWHERE, served, visit
from watch import Watch

from minutebook.outputs.policy import policy

pytestmark = pytest.mark.browser

BOARD = "boards/hackney/"
ELSEWHERE = "http://minutebook.invalid/"


@pytest.fixture
def own_window(browser: Browser, site_address: str) -> Iterator[BrowserContext]:
    """A window of which nothing was ever asked."""
    window = browser.new_context(base_url=site_address)
    yield window
    window.close()


def broken_page(folder: Path, body: str) -> Path:
    """A site of one page under the policy, with something in it that the policy refuses."""
    site = folder / "site"
    site.mkdir()
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy()}">'
    html = (
        f"<!doctype html><html><head>{head}<title>Broken</title></head><body>{body}</body></html>"
    )
    (site / "index.html").write_text(html, encoding="utf-8")
    return site


def test_what_is_searched_for_is_sent_with_no_request(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.all_headers().get("referer", "")))
    visit(page, "search/")
    page.get_by_label("Words to look for").fill("prevention")
    page.keyboard.press("Enter")
    expect(page.locator("#search[data-state=done]")).to_be_visible()
    page.locator(".result a").first.click()
    page.wait_for_load_state("networkidle")

    assert len(sent) > 8
    assert [one for one in sent if one] == []


@pytest.mark.parametrize(
    ("body", "directive"),
    [
        ("<script>document.title = 'It ran'</script>", "script-src-elem"),
        ('<p style="color: red">Red</p>', "style-src-attr"),
        ("<style>p { color: red }</style>", "style-src-elem"),
        (f'<img src="{ELSEWHERE}a.png" alt="">', "img-src"),
        ('<button onclick="document.title = 1">Press</button>', "script-src-attr"),
    ],
)
def test_what_the_policy_refuses_is_seen(
    page: Page, watch: Watch, tmp_path: Path, body: str, directive: str
) -> None:
    with served(broken_page(tmp_path, body)) as root:
        page.goto(root)
        expect(page).to_have_title("Broken")

    noted = watch.taken()
    assert any(one.startswith(f"policy: {directive} refused") for one in noted), noted
    assert any(one.startswith("console: ") for one in noted), noted


def test_it_is_seen_without_javascript_too(
    page_without_scripts: Page, watch: Watch, tmp_path: Path
) -> None:
    site = broken_page(tmp_path, "<style>p { color: red }</style>")
    with served(site) as root, page_without_scripts.expect_console_message():
        page_without_scripts.goto(root)

    assert any(one.startswith("console: ") for one in watch.taken())


def test_a_request_to_another_host_is_seen(page: Page, watch: Watch) -> None:
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Elsewhere"))
    page.goto(ELSEWHERE)

    assert watch.taken() == [f"other host: {ELSEWHERE}"]


def test_the_page_for_a_wrong_address_is_styled_under_its_policy(page: Page) -> None:
    visit(page, NOWHERE)

    def ground(page: Page) -> str:
        return str(
            page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor")
        )

    shown = ground(page)
    assert page.locator("link[rel=stylesheet]").count() == 0
    visit(page, "about/")
    assert shown == ground(page)


def test_no_kind_of_page_keeps_anything_on_the_device(own_window: BrowserContext) -> None:
    page = own_window.new_page()
    for address in KINDS.values():
        visit(page, address)
        kept = page.evaluate("({...localStorage, ...sessionStorage})")
        assert kept == {}, address

    assert own_window.cookies() == []
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_board_that_is_chosen_is_kept_under_the_one_name_of_the_privacy_page(
    own_window: BrowserContext, site_address: str
) -> None:
    page = own_window.new_page()
    visit(page, BOARD)
    page.get_by_role("button", name="Remember Hackney").click()
    for address in ("./", "search/", BOARD):
        visit(page, address)
    folder = "/" + site_address.split("/", 3)[3]

    assert page.evaluate("({...localStorage})") == {f"minutebook board {folder}": "hackney"}
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert own_window.cookies() == []
