"""What the browser asks for, what it gets, and what it complains of."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response
from real_browser import NOWHERE, chromium, visit

pytestmark = pytest.mark.browser


def test_every_kind_of_page_asks_its_own_folder_alone_gets_it_all_and_complains_of_nothing(
    page: Page, site_address: str, address: str
) -> None:
    asked: list[str] = []
    refused: list[str] = []
    errors: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 400 and response.url != site_address + NOWHERE:
            refused.append(response.url)

    def written(message: ConsoleMessage) -> None:
        # Chromium reports the missing page itself, which is what that visit is about.
        if message.type == "error" and message.location["url"] != site_address + NOWHERE:
            errors.append(f"{message.text} ({message.location['url']})")

    page.on("request", lambda request: asked.append(request.url))
    page.on("response", answered)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", written)

    visit(page, address)
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.startswith(site_address)] == []
    assert refused == []
    assert errors == []
    assert asked, "no request was seen, not even for the page"


def test_without_a_chromium_the_tests_fail_and_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    for named in ("", "/nowhere/chromium"):
        monkeypatch.setenv("CHROMIUM", named)
        with pytest.raises(RuntimeError, match="apt-get install chromium"):
            chromium()
