"""A decision on another site: its code copied, put into a page there, read and followed back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from real_browser import KINDS, served, visit
from test_keyboard import tab_to

from minutebook.build import Checked
from minutebook.outputs.embedding import HEIGHT, WIDTH, snippet
from support import run_minutebook

pytestmark = pytest.mark.browser

DECISION = KINDS["decision"]
KNOWN = "https://records.example.org/"


@pytest.fixture(scope="module")
def known_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served that knows its address, which is another."""
    folder = tmp_path_factory.mktemp("known") / "site"
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("SITE_URL", KNOWN)
        run_minutebook("build", "--site-dir", str(folder))
    with served(folder) as address:
        yield address


@pytest.fixture
def known_page(browser: Browser, known_site: str) -> Iterator[Page]:
    window = browser.new_context(base_url=known_site, viewport={"width": 1280, "height": 900})
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    yield window.new_page()
    window.close()


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who reads another site."""
    scripts = request.param == "with JavaScript"
    window = browser.new_context(java_script_enabled=scripts)
    yield window
    window.close()


def other_site(folder: Path, code: str) -> Path:
    """A site with one page that has the code in it."""
    (folder / "other").mkdir()
    (folder / "other" / "index.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title></head>'
        f"<body><h1>What was decided</h1>{code}</body></html>",
        encoding="utf-8",
    )
    return folder / "other"


def test_another_site_shows_a_decision_whose_title_leads_to_its_page(
    known_page: Page, known_site: str, reader: BrowserContext, tmp_path: Path, real_records: Checked
) -> None:
    facts = real_records.book.decisions["hackney/2018-03-21/14"].facts
    visit(known_page, DECISION)
    code = known_page.locator("[data-copy=code]").text_content() or ""
    assert code.count(KNOWN) == 1
    with served(other_site(tmp_path, code.replace(KNOWN, known_site))) as other:
        page = reader.new_page()
        page.goto(other)
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("article")).to_contain_text(facts.text)
        expect(frame.locator(".over-title")).to_contain_text(
            "Hackney Integrated Commissioning Board"
        )
        expect(frame.get_by_text("As at 5 July 2018.")).to_be_visible()
        for fits in ("Hackney 2018-03-21/14", "As at 5 July 2018."):
            expect(frame.get_by_text(fits)).to_be_in_viewport()
        frame.get_by_role("heading", level=1).get_by_role("link").click()

        expect(page).to_have_url(known_site + DECISION)
        expect(page.get_by_role("contentinfo")).to_be_visible()


def test_the_frame_shows_the_whole_of_nine_decisions_in_ten_on_a_phone(
    page: Page, site_address: str, real_site: Path, tmp_path: Path
) -> None:
    code = snippet(site_address + KINDS["embedded decision"], "A decision")
    with served(other_site(tmp_path, code)) as other:
        page.set_viewport_size({"width": 320, "height": 568})
        page.goto(other)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.goto("about:blank")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    cards = sorted(real_site.glob("boards/*/decisions/*/card/"))
    whole = 0
    for card in cards:
        page.goto(f"{site_address}{card.relative_to(real_site).as_posix()}/")
        whole += page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert whole >= 0.9 * len(cards) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_of_200_pixels_is_wide_enough_and_has_the_readers_colours(
    page: Page, site_address: str, tmp_path: Path, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    address = site_address + KINDS["embedded decision"]
    code = f'<iframe src="{address}" title="A decision" width="200" height="300"></iframe>'
    with served(other_site(tmp_path, code)) as other:
        page.goto(other)
        inside = page.frames[1]
        expect(inside.locator("h1")).to_be_visible()
        sides = "() => [document.documentElement.scrollWidth, innerWidth]"
        needed, there = inside.evaluate(sides)
        assert needed <= there <= 200
        ground = inside.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
        page.goto("about:blank")
        page.goto(address)


def test_the_code_is_unfolded_and_copied_with_the_keyboard(known_page: Page) -> None:
    page = known_page
    visit(page, DECISION)
    tab_to(page, "<summary>Show this decision on another site")
    page.keyboard.press("Enter")
    tab_to(page, r'<button[^>]*data-copy-button="code"')
    page.keyboard.press("Enter")

    expect(page.locator("details [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f'<iframe src="{KNOWN}{DECISION}card/" title="Decision Hackney ')
    assert copied == page.locator("[data-copy=code]").text_content()


def test_where_a_site_knows_its_address_that_is_copied_and_not_where_a_copy_of_it_was_found(
    known_page: Page,
) -> None:
    page = known_page
    visit(page, DECISION)
    for what in ("link", "citation"):
        page.get_by_role("button", name=f"Copy {what}").click()
        expect(page.locator("[data-copies] > p [role=status]").first).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert KNOWN + DECISION in copied
        assert "127.0.0.1" not in copied
        page.reload()


def test_a_file_that_is_opened_without_a_host_completes_no_address(
    browser: Browser, real_site: Path
) -> None:
    window = browser.new_context()
    page = window.new_page()
    page.goto((real_site / DECISION / "index.html").as_uri())
    expect(page.get_by_role("button", name="Copy citation")).to_be_visible()
    expect(page.locator("a[data-copy]")).to_have_text(f"/{DECISION}")
    window.close()


def test_on_paper_the_citation_stands_once_and_no_button(known_page: Page) -> None:
    page = known_page
    visit(page, DECISION)
    page.emulate_media(media="print")

    shown = page.get_by_role("main").inner_text()
    assert shown.count("(as at 5 July 2018)") == 1
    assert shown.count(KNOWN) == 1
    assert "iframe" not in shown
    assert page.locator("button:not(.word):visible").count() == 0


def test_where_copying_is_refused_the_words_are_selected_and_the_key_is_named(
    browser: Browser, site_address: str
) -> None:
    window = browser.new_context(base_url=site_address)
    window.add_init_script("delete Navigator.prototype.clipboard")
    page = window.new_page()
    visit(page, DECISION)
    page.get_by_role("button", name="Copy citation").click()

    expect(page.locator("[data-copies] [role=status]")).to_have_text("Press Ctrl+C to copy")
    selected = page.evaluate("getSelection().toString()")
    assert selected == page.locator("[data-copy=citation]").inner_text()
    window.close()
