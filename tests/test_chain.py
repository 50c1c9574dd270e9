"""Where a thing stands between the plan and what came of it, both ways."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import made_up
from minutebook.book import Book, bind
from minutebook.deferrals import is_awaited
from minutebook.loading import load_files, load_folder
from minutebook.public import public_book
from site_pages import Element, marked, parse, rendered
from support import AWKWARD, DATA
from test_follow import laid_over

MARCH = "meetings/2024-03-06/"
MAY = "meetings/2024-05-08/"
ONE = "boards/ashby/decisions/2024-03-06-01/"
SUMMER = dt.date(2024, 8, 1)
"""After all meetings of these books."""

DEFERRED = """\
decisions:
  - number: 1
    paragraph: p2
    matter: opening
    verbs: deferred
    text: the opening of the clinic.
    summary: The clinic does not open yet.
    deferred_until: May 2024
    deferred_for: the number of visits
    recommended: {paper: walk-in-clinic, number: 1}
    difference: Members wanted figures first.
"""
MEETING = """\
boards: [ashby, brook]
date: 2024-05-08
state: held
agenda:
  - id: clinic
    number: 3
    title: Walk-in clinic again
    takes_up: [ashby/2024-03-06/01]
    from_plan: [clinic-report]
    matters: [{id: opening, title: Opening of the clinic}]
"""
DECIDED = """\
decisions:
  - number: 1
    item: clinic
    matter: opening
    verbs: endorsed
    text: the opening of the clinic.
"""
DEFERRED_AGAIN = DECIDED.replace("endorsed", "deferred") + "    deferred_until: July 2024\n"


def pages(today: dt.date = SUMMER, **files: str) -> dict[str, Element]:
    book = bind(laid_over(**files).entries)
    return {address: parse(html) for address, html in rendered(book, today).items()}


def put_off(**more: str) -> dict[str, str]:
    return {f"{MARCH}decisions/ashby": DEFERRED, **more}


def back(decided: str = DECIDED, **more: str) -> dict[str, str]:
    return put_off(**{f"{MAY}meeting": MEETING, f"{MAY}decisions/ashby": decided, **more})


def next_of(page: Element) -> list[str]:
    """What the page of a decision says happens next."""
    elements = list(page)
    (heading,) = [one for one in page.all("h2") if one.text == "What happens next"]
    after = next(one for one in elements[elements.index(heading) + 1 :] if one.name in ("ul", "p"))
    return [one.text for one in after.all("li")]


def steps_of(page: Element) -> dict[str, str]:
    """The steps of the chain on a page that has one, by their names."""
    (chain,) = _chains(page)
    found = {}
    for step in chain.children:
        if isinstance(step, Element):
            name = next(one.text for one in step.all("span"))
            found[name] = step.text.removeprefix(name).strip()
    return found


def _chains(page: Element) -> list[Element]:
    return [one for one in page.all("ol") if one.attributes.get("class") == "chain"]


# --- Both ways ------------------------------------------------------------------------------------

SMALL = made_up.Size(items=7, paragraphs=6, decisions=5, papers=2, actions=2)


def book_of(boards: int, meetings: int, seed: int, alone: int) -> Book:
    archive = made_up.archive(meetings, boards, alone=alone, size=SMALL)
    files = made_up.archive_files(archive, seed=seed)
    loaded = load_files((path, text.encode()) for path, text in files)
    assert loaded.diagnostics == []
    return bind(loaded.entries)


def not_linked_back(book: Book, today: dt.date) -> tuple[int, list[str]]:
    """How many links the chains hold, and those whose pages do not lead back."""
    trees = {address: parse(html) for address, html in rendered(book, today).items()}
    leads_to = {address: set(_resolved(address, page)) for address, page in trees.items()}
    followed, wrong = 0, []
    for address, page in trees.items():
        for chain in _chains(page):
            for step in chain.children:
                if not isinstance(step, Element):
                    continue
                name = next(one.text for one in step.all("span"))
                # What became of a decision leads back to that decision, and not to each page that
                # tells of it.
                direct = step.without(lambda one: one.attributes.get("class") == "chain__then")
                for target in _resolved(address, direct):
                    followed += 1
                    # What shows that an action is done leads back to the action.
                    if name == "Evidence" and address.startswith("boards/"):
                        continue
                    if target != address and address not in leads_to.get(target, {address}):
                        wrong.append(f"{address} {name}: {target} does not lead back")
    return followed, wrong


def _resolved(address: str, element: Element) -> Iterator[str]:
    """The pages of this site that an element links, without their anchors."""
    for link in element.links():
        if not link.startswith(("http:", "https:", "mailto:", "#")):
            page = posixpath.normpath(posixpath.join(address, link.partition("#")[0]))
            yield "" if page == "." else f"{page}/"


@pytest.mark.parametrize("data", [DATA, AWKWARD], ids=lambda data: data.name)
def test_every_link_of_a_chain_is_linked_back_in_the_books_at_hand(data: Path) -> None:
    book = bind(load_folder(data).entries)
    followed, wrong = not_linked_back(book, dt.date(2024, 7, 10))
    assert followed > 5
    assert wrong == []


@given(
    boards=st.integers(1, 4),
    meetings=st.integers(4, 7),
    alone=st.integers(0, 3),
    seed=st.integers(0, 2**32),
)
@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_every_link_of_a_chain_is_linked_back_in_any_made_up_book(
    boards: int, meetings: int, alone: int, seed: int
) -> None:
    book = book_of(boards, meetings, seed, alone)
    assert book.site is not None
    followed, wrong = not_linked_back(book, book.site.as_at or SUMMER)
    assert followed > 50
    assert wrong == []


@cache
def some_chains() -> Book:
    return book_of(2, 8, 1, 0)


def test_the_made_up_books_hold_chains_of_every_kind() -> None:
    book = some_chains()
    assert book.taken_up
    assert book.taken_from_plan
    assert book.followed_by
    assert book.evidence_for
    assert any(is_awaited(book, one) for one in book.decisions.values())


def test_an_action_leads_to_the_decisions_that_caused_it_and_on_to_the_paper() -> None:
    found = pages()
    action = found["actions/clinic-figures/"]
    for board in ("ashby", "brook"):
        (own,) = [one for chain in _chains(action) for one in marked(chain, board)]
        decision = f"boards/{board}/decisions/2024-03-06-01/"
        assert own.links() == [f"../../{decision}"]
        paper = f"../../../../{MARCH}papers/walk-in-clinic/#_asks-{board}"
        assert paper in found[decision].links()
    assert f"../../{MARCH}papers/walk-in-clinic/" in action.links()


def test_one_step_of_each_chain_is_marked_as_the_page_itself() -> None:
    for page in pages(**back()).values():
        for chain in _chains(page):
            here = [one for one in chain.all("li") if "aria-current" in one.attributes]
            assert [one.attributes["aria-current"] for one in here] == ["step"]


def test_an_action_that_follows_from_one_matter_alone_is_not_linked_from_another() -> None:
    # Of which the decision on the other matter knows nothing.
    meeting = MEETING.replace(
        "[{id: opening, title: Opening of the clinic}]",
        "[{id: opening, title: Opening}, {id: hours, title: Hours}]",
    )
    decided = DECIDED + (
        "  - {number: 2, item: clinic, matter: hours, verbs: noted, text: the hours.}\n"
    )
    action = """\
title: Signs on the door
text: Put up signs.
meeting: 2024-05-08
item: clinic
matters: [hours]
owners: [john-reed]
assigned_on: 2024-05-08
status: open
"""
    found = pages(**back(decided, **{f"{MAY}meeting": meeting, "actions/signs": action}))
    assert "Action" not in steps_of(found["boards/ashby/decisions/2024-05-08-01/"])
    assert "Signs on the door" in steps_of(found["boards/ashby/decisions/2024-05-08-02/"])["Action"]
    decided_there = steps_of(found["actions/signs/"])["Decided"]
    assert "Noted: Hours" in decided_there
    assert "Opening" not in decided_there


# --- Evidence -------------------------------------------------------------------------------------

_ACTION = """\
title: Figures for the walk-in clinic
text: Bring the number of visits to the next meeting.
meeting: 2024-03-06
item: clinic
owners: [john-reed]
assigned_on: 2024-03-06
status: closed
closed_on: 2024-05-08
outcome: They were brought.
evidence:
  - {meeting: 2024-03-06, paper: walk-in-clinic, words: The table of visits.}
  - {link: "https://example.org/visits", words: The figures on the web.}
updates:
  - {on: 2024-04-02, text: In hand., evidence: [{document: packs, pages: 7}]}
"""
_SOURCES = """\
documents:
  - {id: packs, title: The pack of March, published_by: ashby-council, date: 2024-03-01}
"""


def test_evidence_stands_with_the_action_and_the_paper_leads_back_to_it() -> None:
    found = pages(**{"actions/clinic-figures": _ACTION, "sources": _SOURCES})
    action = found["actions/clinic-figures/"]
    shown = steps_of(action)["Evidence"]
    assert "The pack of March (page 7)" in shown
    assert "Paper of 6 March 2024: A walk-in clinic for Brook (The table of visits.)" in shown
    assert "https://example.org/visits" in action.links()
    paper = steps_of(found[f"{MARCH}papers/walk-in-clinic/"])
    assert paper["Evidence for"] == "Figures for the walk-in clinic (closed)"
    assert "A walk-in clinic for Brook" in steps_of(found[ONE])["Evidence"]


def test_a_closed_action_without_evidence_says_so_and_an_open_one_does_not() -> None:
    bare = "\n".join(
        line for line in _ACTION.splitlines() if "{" not in line and "evid" not in line
    )
    bare = bare.replace("updates:", "")
    closed = pages(**{"actions/clinic-figures": bare})
    assert steps_of(closed["actions/clinic-figures/"])["Evidence"] == "None is held here."
    assert "Evidence" not in steps_of(pages()["actions/clinic-figures/"])


def test_a_paper_that_is_not_public_is_no_evidence_for_the_public() -> None:
    files = {
        f"{MARCH}papers/bids": "title: Secret bids\npublic: no\n",
        "actions/clinic-figures": _ACTION.replace("paper: walk-in-clinic", "paper: bids"),
        "sources": _SOURCES,
    }
    book = public_book(bind(laid_over(**files).entries))
    action = book.actions["clinic-figures"]
    assert [one.link for one in action.evidence] == ["https://example.org/visits"]
    assert not [page for page in rendered(book).values() if "Secret bids" in page]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{paper: walk-in-clinic}", "`meeting` and `paper` belong together."),
        ("{words: Nothing.}", "Evidence is a `paper` of a `meeting`, a `document`, or a `link`."),
        (
            '{document: packs, link: "https://example.org/", words: Two.}',
            "Evidence is a `paper` of a `meeting`, a `document`, or a `link`.",
        ),
        ('{link: "https://example.org/"}', "A link needs words."),
        (
            '{link: "https://example.org/", words: Web., pages: 7}',
            "Pages are those of a document.",
        ),
    ],
)
def test_evidence_is_one_thing(line: str, message: str) -> None:
    text = _ACTION.partition("evidence:")[0] + f"evidence: [{line}]\n"
    loaded = load_files([("actions/clinic-figures.yml", text.encode())])
    assert [one.message for one in loaded.diagnostics] == [message]
