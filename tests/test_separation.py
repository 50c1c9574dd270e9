"""Each decision belongs to exactly one board, and no page of a board knows another's.

A book is rendered whole, and again without all that one board decided. Whatever belongs to another
board must be the same, byte for byte; on pages that boards share, the same but for what is marked
as that board's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import made_up
from bare_meetings import BOARD, SITE
from minutebook import addresses
from minutebook.book import Book, TakenDecision, bind
from minutebook.diagnostics import has_errors
from minutebook.loading import Entry, Loaded, load_files, load_folder
from minutebook.models.decision import ChairDecision, ChairDecisions, DecisionFacts, Decisions
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes, Paragraph
from minutebook.models.published import Change
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries
from site_pages import Element, marked, of_board, parse, rendered
from support import AWKWARD, DATA, day_of, findings

SMALL = made_up.Size(items=7, paragraphs=6, decisions=5, papers=1, actions=1)

TEXTS = (
    "summary",
    "reasons",
    "alternatives",
    "conflicts",
    "next_steps",
    "in_effect",
    "difference",
)
"""Texts of a decision that stand on its page."""


def book_of(boards: int, meetings: int, seed: int = 1, alone: int = 3) -> Loaded:
    """A made-up book in which every text of every decision holds the decision's own word."""
    archive = made_up.archive(meetings, boards, alone=alone, size=SMALL)
    files = list(made_up.archive_files(archive, seed=seed))
    files += _questions_that_led_to_decisions(path for path, _ in files)
    loaded = load_files((path, text.encode()) for path, text in files)
    assert loaded.diagnostics == []
    return planted(loaded)


def _questions_that_led_to_decisions(paths: Iterable[str]) -> list[tuple[str, str]]:
    """A question from each minutes, and something said, that led each board there to decide."""
    boards: dict[str, list[str]] = {}
    for path in paths:
        found = re.fullmatch(r"meetings/(.+)/decisions/(.+)\.yml", path)
        if found:
            boards.setdefault(found[1], []).append(found[2])
    files = []
    for meeting, those in boards.items():
        led = "".join(f"  - {{decision: {board}/{meeting}/01}}\n" for board in those)
        asked = f"meeting: {meeting}\nparagraph: p3-1\nstatus: answered at the meeting\n"
        files.append((f"questions/asked-{meeting}.yml", f"{asked}led_to:\n{led}"))
        said = f"title: Opening hours\nboards: {those}\nthrough: Survey\ndid: They changed.\n"
        files.append((f"feedback/said-{meeting}.yml", f"{said}led_to:\n{led}"))
    return files


def planted(loaded: Loaded) -> Loaded:
    """The same with a word of its own in every text of every decision."""
    loaded = _with_what_comes_back(loaded)
    today = day_of(bind(loaded.entries))
    return replace(loaded, entries=[_planted(entry, today) for entry in loaded.entries])


def _with_what_comes_back(loaded: Loaded) -> Loaded:
    """The same with agendas that take up what their boards put off at the meeting before."""
    book = bind(loaded.entries)
    coming_back: dict[str, list[str]] = {}
    for board, ids in book.meetings_of_board.items():
        for before, after in pairwise(ids):
            put_off = book.decisions_of_meeting.get((before, board), [])[2::3]
            coming_back.setdefault(after, []).extend(taken.key for taken in put_off)
    entries = []
    for entry in loaded.entries:
        if isinstance(entry.record, Meeting) and entry.record.agenda:
            keys = coming_back.get(entry.ids["meeting"], [])
            first, *others = entry.record.agenda
            first = first.model_copy(update={"takes_up": keys})
            record = entry.record.model_copy(update={"agenda": [first, *others]})
            entries.append(replace(entry, record=record))
        else:
            entries.append(entry)
    return replace(loaded, entries=entries)


def _planted(entry: Entry, today: dt.date) -> Entry:
    if isinstance(entry.record, Minutes):
        return replace(entry, record=_with_words(entry.record))
    if not isinstance(entry.record, (Decisions, ChairDecisions)):
        return entry
    meeting = entry.ids.get("meeting", "chair")
    decisions = [
        _with_word(facts, word(entry.ids["board"], meeting, facts), today)
        for facts in entry.record.decisions
    ]
    return replace(entry, record=entry.record.model_copy(update={"decisions": decisions}))


def _with_words(minutes: Minutes) -> Minutes:
    """The same with something said under every item, so that none is only a board's decisions."""
    items = []
    for n, item in enumerate(minutes.items):
        said = Paragraph(id=f"{item.item}-said-{n}", text="Somebody spoke.")
        items.append(item.model_copy(update={"paragraphs": [*item.paragraphs, said]}))
    return minutes.model_copy(update={"items": items})


def word(board: str, meeting: str, facts: DecisionFacts) -> str:
    """A word that stands in every text of one decision and nowhere else."""
    when = facts.date if isinstance(facts, ChairDecision) else meeting
    return f"Planted{board}x{when}x{facts.number:02d}".replace("-", "")


def _with_word(facts: DecisionFacts, planted: str, today: dt.date) -> DecisionFacts:
    # Every third was deferred, so that the words of a deferral are shown too.
    waits = planted if facts.number % 3 == 0 else None
    # Half of them can be shown word by word.
    field = {"field": "text"} if facts.number % 2 else {}
    changed = {"on": f"{today}", "note": planted, "was": planted, **field}
    change = Change.model_validate(changed)
    update = {
        "text": f"{facts.text} {planted}",
        "changes": [change],
        "deferred_until": waits,
        "deferred_for": waits,
        "conditions": [planted],
        **dict.fromkeys(TEXTS, planted),
        # What was accepted of the decision as it was.
        "accept": [],
    }
    if isinstance(facts, ChairDecision):
        update |= {"title": planted, "authority": planted}
    return facts.model_copy(update=update)


def without_decisions(entries: Iterable[Entry], board: str) -> Iterator[Entry]:
    """The records of a book in which one board has decided nothing."""
    for entry in entries:
        if isinstance(entry.record, (Decisions, ChairDecisions)):
            if entry.ids["board"] != board:
                yield entry
        elif isinstance(entry.record, Minutes):
            yield replace(entry, record=_without_places(entry.record, board))
        else:
            yield entry


def _without_places(minutes: Minutes, board: str) -> Minutes:
    items = []
    for item in minutes.items:
        paragraphs = []
        for paragraph in item.paragraphs:
            others = [one for one in paragraph.decisions if one != board]
            if others or not paragraph.decisions:
                paragraphs.append(paragraph.model_copy(update={"decisions": others}))
        items.append(item.model_copy(update={"paragraphs": paragraphs}))
    return minutes.model_copy(update={"items": items})


@dataclass(frozen=True)
class Scene:
    """A book with its pages, whole and without the decisions of each board."""

    book: Book
    pages: dict[str, str]
    lacking: dict[str, dict[str, str]]
    """Pages of the book in which one board has decided nothing, by that board."""


def scene_of(loaded: Loaded) -> Scene:
    book = bind(loaded.entries)
    assert not has_errors(findings(book, loaded))
    today = day_of(book)
    return Scene(
        book,
        rendered(book, today),
        {id: rendered(bind(without_decisions(loaded.entries, id)), today) for id in book.boards},
    )


@cache
def made_up_scene(boards: int, seed: int = 1) -> Scene:
    # The chair's decisions begin with a board's sixth meeting.
    return scene_of(book_of(boards, 8, seed))


@cache
def real_scene(data: Path) -> Scene:
    return scene_of(planted(load_folder(data)))


@pytest.fixture(params=[DATA, AWKWARD, 1, 2, 5], ids=lambda what: getattr(what, "name", f"{what}"))
def scene(request: pytest.FixtureRequest) -> Scene:
    return made_up_scene(request.param) if request.param in {1, 2, 5} else real_scene(request.param)


def test_the_made_up_books_hold_what_these_tests_look_for() -> None:
    """Decisions by the chair, in common and alone, and boards that differ; else they see little."""
    for boards in (1, 2, 5):
        found = made_up_scene(boards)
        taken = list(found.book.decisions.values())
        assert {one.board_id for one in taken} == set(found.book.boards)
        assert any(one.meeting_id is None for one in taken)
        assert any(len(meeting.boards) == 1 for meeting in found.book.meetings.values())
        for one in taken:
            address = f"boards/{one.board_id}/decisions/{one.slug}/"
            own = word(one.board_id, one.meeting_id or "", one.facts)
            assert found.pages[address].count(own) > 5
        if boards > 1:
            assert any(_boards_differ(those) for those in found.book.decisions_of_item.values())


def _boards_differ(those: list[TakenDecision]) -> bool:
    said = {(one.matter.id if one.matter else "", tuple(one.facts.verbs)) for one in those}
    return len(said) > len({matter for matter, _ in said})


def test_no_page_of_a_board_names_a_decision_of_another(scene: Scene) -> None:
    desk = Desk(scene.book, day_of(scene.book))
    for address, html in scene.pages.items():
        board = _board_of(address)
        if board is None:
            continue
        for taken in scene.book.decisions.values():
            if taken.board_id != board:
                assert desk.reference(taken) not in html, (address, taken.key)
                own = word(taken.board_id, taken.meeting_id or "", taken.facts)
                assert own not in html, (address, taken.key)
        for other in scene.book.boards:
            if other != board:
                assert f"boards/{other}/decisions" not in html, (address, other)


def test_pages_of_a_board_are_the_same_whether_or_not_another_board_decided_anything(
    scene: Scene,
) -> None:
    for other, pages in scene.lacking.items():
        for address, html in scene.pages.items():
            if _board_of(address) not in {None, other}:
                assert pages[address] == html, f"{address} depends on what {other} decided"


def test_shared_pages_differ_by_nothing_but_what_is_marked_as_of_that_board(scene: Scene) -> None:
    for address, html in scene.pages.items():
        if _board_of(address) is not None:
            continue
        page = parse(html)
        for other, pages in scene.lacking.items():
            # Most pages are the same down to the byte, and need not be read to be compared.
            if pages[address] != html:
                left = _without(parse(pages[address]), other)
                assert _without(page, other) == left, (address, other)


def test_taking_a_boards_decisions_away_takes_its_decision_pages_and_no_other(
    scene: Scene,
) -> None:
    for other, pages in scene.lacking.items():
        gone = {
            address
            for address in scene.pages
            if re.match(rf"boards/{re.escape(other)}/decisions/.", address)
        }
        assert len(gone) > 1
        assert set(pages) == set(scene.pages) - gone


def test_wherever_a_decision_is_linked_from_a_shared_page_its_one_board_is_marked(
    scene: Scene,
) -> None:
    links = 0
    for address, html in scene.pages.items():
        if _board_of(address) is not None:
            continue
        for link, marks in _marked_links(parse(html), []):
            found = re.search(r"boards/([^/]+)/decisions/.", link)
            if found:
                assert marks == [{found[1]}] * len(marks), (address, link)
                assert marks, f"{address}: {link} is in no element of its board"
                links += 1
    assert links >= len(scene.book.decisions)


def test_every_card_of_a_decision_is_marked_and_labelled_with_its_one_board(scene: Scene) -> None:
    seen = 0
    for address, html in scene.pages.items():
        # The page of the looks has boards of its own, which no book holds.
        for card in parse(html) if address != addresses.DESIGN else ():
            if card.attributes.get("class") != "card":
                continue
            (board,) = of_board(card)
            labels = [one.text for one in card if one.attributes.get("class") == "board"]
            assert labels == [scene.book.boards[board].short_name], address
            for link in card.links():
                # What explains a word, and where the boards stand side by side, is of no one board.
                if "glossary/#" in link or re.search(r"meetings/[^/]+/#", link):
                    continue
                assert re.search(r"boards/([^/]+)/decisions/.", link)[1] == board, address
            seen += 1
    assert seen >= len(scene.book.decisions)


def test_the_page_of_a_decision_is_marked_and_labelled_with_its_one_board(scene: Scene) -> None:
    for taken in scene.book.decisions.values():
        page = parse(scene.pages[f"boards/{taken.board_id}/decisions/{taken.slug}/"])
        whole = marked(page, taken.board_id)
        assert whole, taken.key
        assert any("h1" in {part.name for part in one} for one in whole), taken.key
        labels = {one.text for one in page if one.attributes.get("class") == "board"}
        assert labels == {scene.book.boards[taken.board_id].short_name}, taken.key


def test_a_search_finds_each_decision_under_its_one_board(scene: Scene) -> None:
    desk = Desk(scene.book, day_of(scene.book))
    found = [one for one in search_entries(desk) if one.kind == "decision"]
    assert len(found) == len(scene.book.decisions)
    for one in found:
        board = _board_of(one.address)
        assert board is not None
        assert one.boards == [board]


def test_entries_of_the_search_do_not_change_with_what_another_board_decided() -> None:
    entries_stay_apart(book_of(2, 6))


def entries_stay_apart(loaded: Loaded) -> None:
    """What a search finds for one board is the same with another's decisions and without."""
    book = bind(loaded.entries)
    today = day_of(book)
    whole = list(search_entries(Desk(book, today)))
    for other in book.boards:
        lacking = bind(without_decisions(loaded.entries, other))
        left = list(search_entries(Desk(lacking, today)))
        assert left == [
            one for one in whole if not one.address.startswith(f"boards/{other}/decisions/")
        ]
        for board in book.boards:
            if board != other:
                mine = [one for one in whole if board in one.boards]
                assert [one for one in left if board in one.boards] == mine


def test_pages_of_a_board_are_the_same_whether_or_not_another_met_on_the_same_day() -> None:
    """Ashby meets in common with Brook, then alone; Brook may meet alone on each of these days."""
    files = {
        **{f"boards/{id}.yml": BOARD.format(id.capitalize()) for id in ("ashby", "brook")},
        "site.yml": SITE,
    }
    for id, boards in (("2024-03-06", "[ashby, brook]"), ("2024-03-20", "[ashby]")):
        item = "  - {id: clinic, title: Clinic}\n"
        files[f"meetings/{id}/meeting.yml"] = (
            f"boards: {boards}\ndate: {id}\nstate: held\nstart: 10:00\nagenda:\n{item}"
        )
        said = "{id: p1, text: Agreed., decisions: [ashby]}"
        files[f"meetings/{id}/minutes.yml"] = (
            "status: {ashby: {state: draft}}\n"
            f"items:\n  - item: clinic\n    paragraphs: [{said}]\n"
        )
        files[f"meetings/{id}/decisions/ashby.yml"] = (
            "decisions:\n  - {number: 1, paragraph: p1, verbs: agreed, text: to open it.}\n"
        )
    whole = dict(files)
    for id in ("2024-03-06b", "2024-03-20b"):
        whole[f"meetings/{id}/meeting.yml"] = f"boards: [brook]\ndate: {id[:10]}\nstate: held\n"
    pages, with_brook = (
        rendered(bind(_loaded_whole(those).entries), dt.date(2024, 4, 10))
        for those in (files, whole)
    )
    mine = [address for address in pages if _board_of(address) == "ashby"]
    assert any("decisions/2024-03-06-01" in address for address in mine)
    for address in mine:
        assert with_brook[address] == pages[address], f"{address} depends on when Brook met"
    # Where boards share a page, and on Brook's own, the two are told apart.
    assert "6 March 2024 (2 of 2)" in with_brook["meetings/2024-03-06b/"]
    assert "6 March 2024 (2 of 2)" in with_brook["boards/brook/"]
    assert "20 March 2024 (" not in with_brook["boards/brook/"]


def _loaded_whole(files: dict[str, str]) -> Loaded:
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return loaded


@given(
    boards=st.integers(1, len(made_up.BOARDS)),
    meetings=st.integers(1, 3),
    alone=st.integers(0, 3),
    seed=st.integers(0, 2**32),
)
@settings(
    max_examples=8,
    deadline=None,
    # A seed cannot be made smaller, and trying costs a book each time.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_boards_stay_apart_in_any_made_up_book(
    boards: int, meetings: int, alone: int, seed: int
) -> None:
    """Of one to six boards, which meet all alone, all in common, or both."""
    loaded = book_of(boards, meetings, seed, alone)
    entries_stay_apart(loaded)
    found = scene_of(loaded)
    test_no_page_of_a_board_names_a_decision_of_another(found)
    test_pages_of_a_board_are_the_same_whether_or_not_another_board_decided_anything(found)
    test_shared_pages_differ_by_nothing_but_what_is_marked_as_of_that_board(found)


@pytest.mark.parametrize("name", ["supersedes", "ratifies"])
def test_a_decision_that_claims_to_replace_or_ratify_another_boards_is_an_error(name: str) -> None:
    loaded = book_of(2, 3)
    entries = []
    for entry in loaded.entries:
        if isinstance(entry.record, Decisions) and entry.ids["board"] == "brook":
            first, *rest = entry.record.decisions
            key = f"ashby/{entry.ids['meeting']}/01"
            first = first.model_copy(update={name: [key]})
            record = entry.record.model_copy(update={"decisions": [first, *rest]})
            entries.append(replace(entry, record=record))
        else:
            entries.append(entry)
    assert findings(bind(entries), replace(loaded, entries=entries)) != []


def _board_of(address: str) -> str | None:
    """The board below which a page stands; None for a page that boards share."""
    found = re.match(r"boards/([^/]+)/", address)
    return found[1] if found else None


def _without(page: Element, board: str) -> str:
    """A page without what is marked as of a board.

    The marks themselves are left out of what remains: a paragraph that two boards share is marked
    as one's own where the other decided nothing.
    """
    left = page.without(lambda element: board in of_board(element))
    for element in left:
        for name in ("data-board", "data-column"):
            element.attributes.pop(name, None)
    return left.html()


def _marked_links(element: Element, marks: list[set[str]]) -> Iterator[tuple[str, list[set[str]]]]:
    """Every link with the boards of each marked element around it."""
    for child in element.children:
        if isinstance(child, Element):
            around = [*marks, of_board(child)] if of_board(child) else marks
            if child.name == "a":
                yield child.attributes.get("href", ""), around
            yield from _marked_links(child, around)
