"""What stands in the address of a search: kept by a reload, gone back to, and copied."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from searching import DONE, addresses, query, search, status, typed

pytestmark = pytest.mark.browser


def test_words_and_all_filters_stand_in_the_address_and_a_reload_restores_them(
    page: Page, site_address: str
) -> None:
    search(page, q="funding")
    page.get_by_role("radio", name="Hackney").check()
    page.get_by_label("Kind").select_option("decision")
    page.get_by_label("Year").select_option("2018")
    expect(page).to_have_url(re.compile("year=2018"))
    asked = {"q": ["funding"], "board": ["hackney"], "kind": ["decision"], "year": ["2018"]}
    assert query(page) == asked
    expect(page.locator(DONE)).to_be_visible()
    found = addresses(page, site_address)
    assert found

    page.reload()
    expect(page.locator(DONE)).to_be_visible()

    expect(page.get_by_role("searchbox")).to_have_value("funding")
    expect(page.get_by_role("radio", name="Hackney")).to_be_checked()
    expect(page.get_by_label("Kind")).to_have_value("decision")
    expect(page.get_by_label("Year")).to_have_value("2018")
    assert addresses(page, site_address) == found


def test_back_and_forward_go_through_the_searches(page: Page) -> None:
    search(page, q="carers")
    typed(page, "dementia")
    page.get_by_label("Kind").select_option("action")
    expect(page.locator("#search-status")).to_contain_text("actions")

    page.go_back()
    expect(page.locator("#search-status")).to_have_text(re.compile("results? for “dementia”$"))
    expect(page.get_by_label("Kind")).to_have_value("")
    page.go_back()
    expect(page.locator("#search-status")).to_contain_text("carers")
    expect(page.get_by_role("searchbox")).to_have_value("carers")
    page.go_forward()
    expect(page.locator("#search-status")).to_contain_text("dementia")


def test_filters_that_do_not_exist_are_left_out(page: Page) -> None:
    search(page, q="carers")
    found = status(page)
    search(page, q="carers", board="nowhere", kind="song", year="1066", topic="x")

    assert status(page) == found


def test_a_button_copies_an_address_that_says_which_board_is_meant(
    page: Page, window: BrowserContext, site_address: str
) -> None:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    search(page, q="carers", kind="action")
    page.get_by_role("button", name="Copy the address").click()

    expect(page.locator("#search-copy [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{site_address}search/?")
    asked = parse_qs(urlsplit(copied).query)
    assert asked == {"q": ["carers"], "board": ["every board"], "kind": ["action"]}
    window.clear_permissions()
