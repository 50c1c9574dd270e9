"""The calendar and a meeting's page on a phone, on a wide screen and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from real_browser import KINDS, visit

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("address", ["meetings", "year of meetings"], indirect=True)
def test_months_are_a_list_for_everyone_and_a_table_beside_it_on_a_wide_screen(
    page: Page, address: str
) -> None:
    visit(page, address)
    table = page.get_by_role("table", name="July 2018, day by day")
    listed = page.get_by_role("link", name="Thursday 12 July 2018")
    expect(table).to_be_visible()
    expect(table.get_by_role("link", name="12 July 2018: City and Hackney")).to_be_visible()
    expect(table.get_by_role("cell", name="5 today")).to_be_visible()
    expect(listed.first).to_be_visible()

    page.set_viewport_size(PHONE)
    expect(table).to_be_hidden()
    expect(listed.first).to_be_visible()


def test_from_the_calendar_a_keyboard_reaches_a_past_meeting_through_its_year(page: Page) -> None:
    visit(page, KINDS["meetings"])
    page.get_by_role("main").get_by_role("link", name="2018", exact=True).first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meetings in 2018")
    page.get_by_role("link", name="March 2018", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="March 2018", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Wednesday 21 March 2018").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meeting of 21 March 2018")


def test_on_a_phone_the_way_to_each_item_stands_within_three_screens_of_the_top(page: Page) -> None:
    page.set_viewport_size(PHONE)
    for address in (KINDS["held meeting"], KINDS["planned meeting with agenda"]):
        visit(page, address)
        box = page.get_by_role("navigation", name="On this page").bounding_box()
        assert box is not None
        assert box["y"] < 3 * PHONE["height"], address


def test_who_was_there_is_folded_until_a_key_opens_it(page: Page) -> None:
    visit(page, KINDS["held meeting"])
    folded = page.locator("details.fold").first
    name = folded.get_by_role("link").first
    expect(name).to_be_hidden()
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(name).to_be_visible()


def test_who_was_there_is_printed_in_full(page: Page) -> None:
    visit(page, KINDS["held meeting"])
    seen = "link => link.checkVisibility({contentVisibilityAuto: true}) && link.offsetHeight > 0"
    names = page.locator("details.fold li > a")
    assert not any(name.evaluate(seen) for name in names.all())
    page.emulate_media(media="print")
    assert names.count() > 20
    assert all(name.evaluate(seen) for name in names.all())


def test_browsers_that_fold_for_the_printer_too_open_it_by_a_script(page: Page) -> None:
    visit(page, KINDS["held meeting"])
    opened = page.locator("details.fold[open]")
    expect(opened).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(opened).to_have_count(2)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened).to_have_count(0)
