"""The action log, the forward plan and the page of questions do not grow with the archive, and
every record stands where links lead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

import made_up
from minutebook import addresses
from minutebook.book import bind
from minutebook.deferrals import is_awaited
from minutebook.loading import load_files
from minutebook.outputs.pages import Renderer
from minutebook.periods import end_of
from minutebook.views import action_log, decision_lists, plan, question_pages
from minutebook.views.parts import Desk, Page
from minutebook.views.search import search_entries
from site_pages import Element, parse

FEW, MANY = 60, 240
SIZE = made_up.Size(items=6, paragraphs=6, decisions=5, papers=1, actions=3)

MOST = 1.1
"""How much larger a page may be for four times as many meetings: it names a few more years."""


def _left_behind(meeting: str, n: int) -> Iterator[tuple[str, str]]:
    """What every meeting leaves behind beside its minutes: an action that nobody closes, a question
    that waits and one that was answered, and something that people said.
    """
    yield (
        f"actions/lasting-{meeting}.yml",
        f"title: Report on number {n}\ntext: Write it.\nmeeting: {meeting}\n"
        f"owners: [adaeze-okpara]\nassigned_on: {meeting}\ndue: {meeting}\nstatus: open\n",
    )
    yield (
        f"questions/waits-{meeting}.yml",
        f"meeting: {meeting}\ntext: When will number {n} open?\nstatus: written answer due\n",
    )
    yield (
        f"questions/filed-{meeting}.yml",
        f"meeting: {meeting}\nparagraph: p3-1\nstatus: answered at the meeting\n",
    )
    yield (
        f"feedback/said-{meeting}.yml",
        f"title: Hours of number {n}\nboards: [ashby]\nthrough: Survey\ndid: They changed.\n"
        f"meeting: {meeting}\n",
    )


def _plan(meetings: list[str]) -> str:
    """A plan of which no agenda took anything."""
    entries = "".join(
        f"  - {{id: missed-{id}, title: Something for {id}, meeting: {id}}}\n" for id in meetings
    )
    return f"title: Plan that nobody kept\nboards: [ashby, brook]\nentries:\n{entries}"


@cache
def desk(meetings: int) -> Desk:
    archive = made_up.archive(meetings, size=SIZE)
    files = list(made_up.archive_files(archive))
    held = [session.id for session in archive.held]
    for n, id in enumerate(held):
        files += _left_behind(id, n)
    files.append(("forward-plan/missed.yml", _plan(held)))
    loaded = load_files((path, text.encode()) for path, text in files)
    assert loaded.diagnostics == []
    return Desk(bind(loaded.entries), archive.as_at)


def _pages(of: Desk) -> Iterator[Page]:
    yield action_log.actions_page(of)
    yield from action_log.actions_year_pages(of)
    yield plan.forward_plan_page(of)
    yield from plan.forward_plan_year_pages(of)
    yield from question_pages.question_pages(of)
    yield from decision_lists.board_decisions_pages(of)


@cache
def pages(meetings: int) -> dict[str, Page]:
    """The pages of these registers by address."""
    return {page.address: page for page in _pages(desk(meetings))}


@cache
def html(meetings: int, address: str) -> str:
    """A page without the frame of the site."""
    book = desk(meetings).book
    assert book.site is not None
    return _renderer(book.site, desk(meetings).today).content(pages(meetings)[address])


_renderer = cache(Renderer)


@cache
def tree(meetings: int, address: str) -> Element:
    return parse(html(meetings, address))


@pytest.mark.parametrize(
    "address", [addresses.ACTIONS, addresses.FORWARD_PLAN, addresses.QUESTIONS]
)
def test_a_page_of_all_years_keeps_its_size_however_many_meetings_there_were(address: str) -> None:
    few, many = len(html(FEW, address)), len(html(MANY, address))
    assert few > 5_000
    assert many / few < MOST


@pytest.mark.parametrize("register", ["actions", "forward-plan", "questions"])
def test_the_page_of_a_whole_year_keeps_its_size_however_many_years_there_were(
    register: str,
) -> None:
    # 2001 begins on 18 January and is whole in both archives.
    address = f"{register}/2001/"
    few, many = len(html(FEW, address)), len(html(MANY, address))
    assert few > 10_000
    assert many / few < MOST


def test_what_boards_put_off_is_shown_as_far_as_ten_decisions_and_named_by_year_before() -> None:
    lists = [addresses.board_decisions(board) for board in ("ashby", "brook")]
    for meetings in (FEW, MANY):
        for address in (addresses.FORWARD_PLAN, *lists):
            shown = _put_off(tree(meetings, address))
            assert 0 < len(shown) <= (10 if address in lists else 20)
    plan_links = tree(MANY, addresses.FORWARD_PLAN).links()
    assert "../boards/ashby/decisions/2001/" in plan_links


def _put_off(page: Element) -> list[Element]:
    boxes = [one for one in page.all("div") if one.attributes.get("class") == "inset"]
    return [one for one in boxes if "Put off on" in one.text]


def test_every_decision_that_waits_stands_in_the_list_of_its_board_and_year() -> None:
    book = desk(MANY).book
    waits = [one for one in book.decisions_of_board["brook"] if is_awaited(book, one)]
    assert len(waits) > 20
    for taken in waits:
        year = tree(MANY, addresses.board_year("brook", taken.date.year))
        there = {link for box in _put_off(year) for link in box.links()}
        assert any(link.endswith(addresses.decision("brook", taken.slug)) for link in there)


def _linked(*of: str) -> set[str]:
    """Where the links of these pages lead, from the root of the site."""
    links = {link for address in of for link in tree(MANY, address).links()}
    return {re.sub(r"^(\.\./)+", "", link) for link in links}


def test_every_action_question_and_thing_said_is_linked_from_the_page_of_its_year() -> None:
    book = desk(MANY).book
    roots = (addresses.ACTIONS, addresses.FORWARD_PLAN, addresses.QUESTIONS)
    years = [
        address
        for address in pages(MANY)
        if address.startswith(roots) and re.search(r"/20\d\d/$", address)
    ]
    there = _linked(*years)
    assert {addresses.action(id) for id in book.actions} <= there
    assert {addresses.question(id) for id in book.questions} <= there
    assert {addresses.feedback(id) for id in book.feedback} <= there
    # And the pages of years from the page of all years.
    for root in roots:
        assert {address for address in years if address.startswith(root)} <= _linked(root)


def test_every_entry_of_a_plan_stands_on_the_page_of_its_year_for_good() -> None:
    for entry in desk(MANY).book.planned.values():
        page, _, anchor = addresses.planned(entry.id, entry.meeting).partition("#")
        assert anchor in _ids(MANY, page)


@cache
def _ids(meetings: int, address: str) -> list[str]:
    """Every place of a page, of which none is there twice."""
    ids = [one.attributes["id"] for one in tree(meetings, address) if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    return ids


def test_what_is_planned_has_the_same_address_before_its_meeting_and_after() -> None:
    before = desk(FEW)
    after = Desk(before.book, before.today.replace(year=before.today.year + 1))
    entry = before.book.planned_for[before.book.meeting_order()[-1]][0]
    address = addresses.planned(entry.id, entry.meeting)
    for seen in (before, after):
        found = {page.address: page for page in plan.forward_plan_year_pages(seen)}
        page = found[address.partition("#")[0]]
        assert entry.id in [line.id for one in page.meetings for line in one.entries]


def test_a_search_leads_to_a_page_or_a_place_that_is_there() -> None:
    found = [
        one for one in search_entries(desk(FEW)) if one.kind in {"plan", "question", "feedback"}
    ]
    assert Counter(one.kind for one in found)["question"] == 2 * FEW
    for one in found:
        page, _, anchor = one.address.partition("#")
        assert page in pages(FEW), one.address
        assert not anchor or anchor in _ids(FEW, page)


def test_the_action_log_shows_what_is_open_and_was_assigned_last_and_says_where_the_rest_is() -> (
    None
):
    page = action_log.actions_page(desk(MANY))
    actions = desk(MANY).book.actions
    still_open = [one for one in actions.values() if one.status.value == "open"]
    rest = sum(int(link.text.split("(")[1].strip(")")) for link in page.open_earlier)
    assert rest > 100
    assert len(page.open) + rest == len(still_open)
    overdue = [row.overdue for row in page.open]
    assert overdue == sorted(overdue, reverse=True)


def test_what_is_overdue_longest_stands_in_the_log_however_much_was_assigned_since() -> None:
    book = desk(MANY).book
    oldest = min(
        (id for id, one in book.actions.items() if one.status.value == "open" and one.due),
        key=lambda id: end_of(book.actions[id].due or "") or dt.date.max,
    )
    page = action_log.actions_page(desk(MANY))
    assert page.open[0].overdue
    assert page.open[0].address == addresses.action(oldest)


def test_a_question_that_waits_stands_before_those_that_do_not() -> None:
    page = tree(MANY, addresses.QUESTIONS)
    ids = [one.attributes["id"] for one in page.all("h2")]
    assert ids == ["_ask", "_waiting", "_asked", "_said", "_years"]
    assert "Others that wait stand on the pages of their years" in page.text
