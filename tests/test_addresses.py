"""The addresses are a contract: each is written out here, and none may ever change."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook import addresses
from minutebook.build import Checked
from minutebook.outputs.pages import all_pages
from minutebook.views.index_words import LETTERS
from minutebook.views.parts import Desk
from site_pages import TODAY

CONTRACT = [
    (addresses.HOME, ""),
    (addresses.BOARDS, "boards/"),
    (addresses.board("hackney"), "boards/hackney/"),
    (addresses.board_decisions("hackney"), "boards/hackney/decisions/"),
    (addresses.board_year("hackney", 2018), "boards/hackney/decisions/2018/"),
    (addresses.decision("hackney", "2018-03-21-07"), "boards/hackney/decisions/2018-03-21-07/"),
    (
        addresses.decision("hackney", "chair-2018-04-11-01"),
        "boards/hackney/decisions/chair-2018-04-11-01/",
    ),
    (
        addresses.embedded_decision("hackney", "2018-03-21-07"),
        "boards/hackney/decisions/2018-03-21-07/card/",
    ),
    (addresses.MEETINGS, "meetings/"),
    (addresses.meeting("2018-03-21b"), "meetings/2018-03-21b/"),
    (addresses.pack("2018-03-21"), "meetings/2018-03-21/pack/"),
    (addresses.as_it_stood("2018-03-21"), "meetings/2018-03-21/as-it-stood/"),
    (addresses.meeting("2018-03-21", "p9-4"), "meetings/2018-03-21/#p9-4"),
    (addresses.paper("2018-07-12", "ics-readiness"), "meetings/2018-07-12/papers/ics-readiness/"),
    (addresses.ACTIONS, "actions/"),
    (addresses.action("icbmar18-2"), "actions/icbmar18-2/"),
    (addresses.actions_of_year(2018), "actions/2018/"),
    (addresses.INTERESTS, "interests/"),
    (addresses.FORMER_INTERESTS, "interests/former/"),
    (addresses.register_entry("clare-highton"), "interests/#clare-highton"),
    (addresses.register_entry("clare-highton", True), "interests/former/#clare-highton"),
    (addresses.PEOPLE, "people/"),
    (addresses.person("clare-highton"), "people/clare-highton/"),
    (addresses.person_year("clare-highton", 2018), "people/clare-highton/2018/"),
    (addresses.FORWARD_PLAN, "forward-plan/"),
    (addresses.forward_plan_of_year(2018), "forward-plan/2018/"),
    (addresses.planned("sep18-risks", "2018-09-14"), "forward-plan/2018/#sep18-risks"),
    (addresses.planned("some-day"), "forward-plan/#some-day"),
    (addresses.TOPICS, "topics/"),
    (addresses.topic("social-prescribing"), "topics/social-prescribing/"),
    (addresses.topic_year("social-prescribing", 2018), "topics/social-prescribing/2018/"),
    (addresses.QUESTIONS, "questions/"),
    (addresses.question("saturdays"), "questions/saturdays/"),
    (addresses.minuted_question("2018-03-21", "p3-1"), "questions/2018-03-21-p3-1/"),
    (addresses.feedback("opening-hours"), "questions/said--opening-hours/"),
    (addresses.questions_of_year(2018), "questions/2018/"),
    (addresses.questions_of_year(None), "questions/no--date/"),
    (addresses.asking("hackney"), "questions/#ask--hackney"),
    (addresses.CHANGES, "changes/"),
    (addresses.changes_of_year(2018), "changes/2018/"),
    (addresses.SEARCH, "search/"),
    (addresses.SEARCH_A_Z, "search/a-z/"),
    (addresses.board_years("city"), "boards/city/years/"),
    (addresses.board_all_of_year("city", 2018), "boards/city/years/2018/"),
    (addresses.board_a_z("city"), "boards/city/a-z/"),
    (addresses.board_letter("city", "n"), "boards/city/a-z/n/"),
    (addresses.board_letter("city", "co"), "boards/city/a-z/co/"),
    *((addresses.letter(letter), f"search/a-z/{letter}/") for letter in LETTERS),
    (addresses.GLOSSARY, "glossary/"),
    (addresses.CHECKS, "checks/"),
    (addresses.DESIGN, "design/"),
    (addresses.check("unknown-key"), "checks/#unknown-key"),
    (addresses.ABOUT, "about/"),
    (addresses.TAKE_PART, "take-part/"),
]


@pytest.mark.parametrize(("made", "promised"), CONTRACT, ids=[one for _, one in CONTRACT])
def test_an_address_is_what_was_promised(made: str, promised: str) -> None:
    assert made == promised


@pytest.mark.parametrize(
    "address",
    [
        "",
        "boards/",
        "boards/city/",
        "boards/hackney/decisions/2018/",
        "boards/hackney/decisions/2018-03-21-01/",
        "meetings/2018-07-12/",
        "meetings/2018-07-12/papers/ics-readiness/",
        "actions/2018/",
        "actions/icbmar18-1/",
        "people/clare-highton/",
        "interests/",
        "interests/former/",
        "forward-plan/",
        "forward-plan/2018/",
        "forward-plan/2019/",
        "topics/",
        "topics/neighbourhoods/",
        "questions/",
        "questions/2018/",
        "questions/2018-03-21-p3-1/",
        "questions/said--neighbourhoods-vision/",
        "search/",
        "search/a-z/",
        "search/a-z/n/",
        "search/a-z/other/",
        "boards/city/a-z/",
        "boards/city/a-z/x/",
        "boards/hackney/a-z/other/",
        "boards/hackney/years/",
        "boards/hackney/years/2018/",
        "glossary/",
        "checks/",
        "about/",
        "take-part/",
        "accessibility/",
        "privacy/",
    ],
)
def test_a_published_address_leads_to_a_page(address: str, real_site: Path) -> None:
    assert (real_site / address / "index.html").is_file()


STEP = st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True)
ADDRESS = st.lists(STEP, max_size=5).map(lambda steps: "".join(f"{step}/" for step in steps))


@given(ADDRESS, ADDRESS)
@settings(deadline=None)
def test_the_way_to_the_root_leads_from_any_page_to_any_other(here: str, there: str) -> None:
    way = addresses.to_root(here) + there
    reached = posixpath.normpath(posixpath.join("/", here, way))
    assert reached == posixpath.normpath("/" + there)


def test_pages_have_addresses_of_their_own_below_the_root(real_records: Checked) -> None:
    found = [page.address for page in all_pages(Desk(real_records.book, TODAY))]
    assert len(found) == len(set(found))
    for address in found:
        assert re.fullmatch(r"([a-z0-9-]+/)*", address), address


def test_an_address_holds_no_title_no_status_and_no_agenda_number(real_records: Checked) -> None:
    """Each step of an address is a word of the contract, an id, a meeting, a year or a number."""
    book = real_records.book
    fixed = set("/".join(promised for _, promised in CONTRACT).split("/"))
    ids = {*book.boards, *book.people, *book.actions, *book.meetings, *book.topics}
    ids |= {paper for papers in book.papers.values() for paper in papers}
    ids |= {taken.slug for taken in book.decisions.values()}
    ids |= {str(meeting.date.year) for meeting in book.meetings.values()}
    ids |= {*book.questions, *(f"said--{id}" for id in book.feedback)}
    ids |= {f"{meeting}-{id}" for meeting, id in book.paragraphs}
    for page in all_pages(Desk(book, TODAY)):
        assert set(page.address.strip("/").split("/")) <= fixed | ids, page.address
