"""Pages as they leave a printer, for those who hand them round, file them or read them on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from printed import NUMBER, UNSCALED, Sheet, printed, squeezed
from real_browser import KINDS, visit

from minutebook import addresses
from minutebook.build import Checked
from minutebook.outputs.pages import all_pages
from minutebook.views.pack import PackPage
from minutebook.views.parts import Desk

pytestmark = pytest.mark.browser

MEETING = "2018-03-21"

LONG = ["held meeting", "pack", "pack of minutes", "interests", "paper with tables", "decision"]

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5")]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""


Paper = tuple[list[Sheet], set[str]]
"""The sheets of a page, and its headings without their spaces."""


@pytest.fixture(scope="module")
def paper(window: BrowserContext) -> Callable[[str], Paper]:
    """A page on paper, by its address. Each is printed once."""

    @cache
    def made(address: str) -> Paper:
        page = window.new_page()
        visit(page, address)
        headings = {squeezed(text) for text in page.evaluate(HEADINGS)}
        sheets = printed(page)
        page.close()
        return sheets, headings

    return made


def flat(sheets: list[Sheet]) -> str:
    """All words in the order in which they would be read in each column, without spaces.

    Words beside each other stand in one line of the sheet, so that each column is read by itself.
    """
    columns: dict[int, list[str]] = {}
    for sheet in sheets:
        for one in sheet.words:
            columns.setdefault(0 if one.x < 300 else 1, []).append(one.text)
    return "\n".join(squeezed("".join(texts)) for texts in columns.values())


@pytest.mark.parametrize("address", LONG, indirect=True)
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(
    paper: Callable[[str], Paper], address: str
) -> None:
    sheets, headings = paper(address)

    assert len(headings) > 3
    for sheet in sheets:
        last = sheet.last_line
        text = squeezed("".join(one.text for one in last))
        heads = any(heading.endswith(text) for heading in headings)
        assert not (heads and all(one.bold for one in last)), f"{sheet.number}: {text}"


@pytest.mark.parametrize("address", LONG, indirect=True)
def test_every_sheet_says_which_of_how_many_it_is(
    paper: Callable[[str], Paper], address: str
) -> None:
    sheets, _ = paper(address)

    found = [NUMBER.fullmatch(sheet.number) for sheet in sheets]
    assert [one and (int(one[1]), int(one[2])) for one in found] == [
        (n, len(sheets)) for n in range(1, len(sheets) + 1)
    ]


@pytest.mark.parametrize("address", ["paper with tables", "paper with risks"], indirect=True)
def test_wide_tables_are_printed_in_full_size(paper: Callable[[str], Paper], address: str) -> None:
    sheets, _ = paper(address)

    scales = {round(one.scale, 3) for sheet in sheets for one in sheet.words}
    assert scales == {UNSCALED}


def test_the_first_sheet_says_whose_page_it_is_where_it_stands_and_of_which_day(
    paper: Callable[[str], Paper], real_records: Checked
) -> None:
    assert real_records.book.site is not None
    first = paper(KINDS["decision"])[0][0]

    assert first.lines[0] == [real_records.book.site.title]
    head = "This page as it stood on 5 July 2018: /boards/hackney/decisions/2018-03-21-14/"
    assert head in first.text


def test_printed_minutes_have_every_numbered_paragraph_and_every_decision_with_its_address_once(
    paper: Callable[[str], Paper], real_records: Checked
) -> None:
    book = real_records.book
    sheets, _ = paper(KINDS["held meeting"])
    words = flat(sheets)
    starts = {one.text.strip() for sheet in sheets for one in sheet.words if one.bold}

    numbers = {
        paragraph.number
        for item in book.minutes[MEETING].items
        for paragraph in item.paragraphs
        if paragraph.number
    }
    assert len(numbers) > 40
    assert numbers - starts == set()
    for board in book.meetings[MEETING].boards:
        for taken in book.decisions_of_meeting[MEETING, board]:
            name = book.boards[board].short_name
            reference = f"{name} {MEETING}/{taken.facts.number:02d}"
            assert squeezed(reference) in words
            assert words.count(f"/{addresses.decision(board, taken.slug)}") == 1, reference


def test_a_printed_page_does_not_print_the_addresses_of_people_or_of_places_in_the_page(
    paper: Callable[[str], Paper],
) -> None:
    words = flat(paper(KINDS["held meeting"])[0])

    assert "/people/" not in words
    assert "#" not in words


def test_the_register_repeats_its_head_on_every_sheet_that_has_entries(
    paper: Callable[[str], Paper],
) -> None:
    sheets, _ = paper(KINDS["interests"])
    head = ["Name", "Role given in the", "Declared", "Interests"]

    first = next(n for n, sheet in enumerate(sheets) if "Every entry" in sheet.text)
    last = next(n for n, sheet in enumerate(sheets) if "About the register" in sheet.text)
    assert last - first >= 2
    for sheet in sheets[first : last + 1]:
        assert sheet.lines.count(head) == 1, sheet.number
        assert sheet.lines.index(head) == 0 or sheet is sheets[first]


def test_what_is_folded_away_is_printed_where_scripts_do_not_run(
    page_without_scripts: Page,
) -> None:
    visit(page_without_scripts, KINDS["held meeting"])
    closed = page_without_scripts.locator("details:not([open]) li").first
    assert closed.count() == 1
    name = closed.locator("a").text_content()
    assert name

    assert squeezed(name) in flat(printed(page_without_scripts))


def test_each_paper_of_a_pack_begins_on_a_sheet_of_its_own(
    paper: Callable[[str], Paper], real_records: Checked
) -> None:
    desk = Desk(real_records.book, real_records.today)
    (pack,) = [
        one for one in all_pages(desk) if isinstance(one, PackPage) and one.address == KINDS["pack"]
    ]
    sheets, _ = paper(KINDS["pack"])

    begin = [sheet for sheet in sheets if sheet.lines[0][0].startswith("Paper for item")]
    assert len(begin) == len(pack.papers) > 5
    for sheet, one in zip(begin, pack.papers, strict=True):
        assert squeezed("".join(one.items) + one.paper.title) in squeezed(sheet.text)
        assert f"/{one.paper.address}" in squeezed(sheet.text)


def test_one_comes_from_a_meeting_to_its_pack_and_from_its_contents_to_a_paper(
    page: Page,
) -> None:
    visit(page, KINDS["planned meeting with agenda"])
    page.get_by_role("link", name="Print the whole pack").click()
    page.wait_for_url("**/pack/")
    page.get_by_role("region", name="Contents").get_by_role(
        "link", name="Neighbourhood Development Programme Update Report"
    ).click()

    title = page.get_by_role("heading", name="Neighbourhood Development Programme Update Report")
    expect(page).to_have_url(re.compile("/pack/#_paper-neighbourhoods-update$"))
    expect(title).to_be_in_viewport()
