"""Where a thing stands between the plan and what came of it, and what happens next."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import made_up
from minutebook.book import Book, bind
from minutebook.loading import load_files, load_folder
from minutebook.public import public_book
from minutebook.views import waiting
from minutebook.views.decision_lists import latest_settled
from minutebook.views.parts import Desk
from site_pages import Element, marked, parse, rendered
from support import AWKWARD, DATA
from test_follow import laid_over

MARCH = "meetings/2024-03-06/"
MAY = "meetings/2024-05-08/"
JULY = "meetings/2024-07-10/"
ONE = "boards/ashby/decisions/2024-03-06-01/"
SUMMER = dt.date(2024, 8, 1)
"""After all meetings of these books."""

_DEFERRED = """\
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
_MEETING = """\
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
_DECIDED = """\
decisions:
  - number: 1
    item: clinic
    matter: opening
    verbs: endorsed
    text: the opening of the clinic.
"""
_DEFERRED_AGAIN = _DECIDED.replace("endorsed", "deferred") + "    deferred_until: July 2024\n"


def pages(today: dt.date = SUMMER, **files: str) -> dict[str, Element]:
    book = bind(laid_over(**files).entries)
    return {address: parse(html) for address, html in rendered(book, today).items()}


def put_off(**more: str) -> dict[str, str]:
    return {f"{MARCH}decisions/ashby": _DEFERRED, **more}


def back(decided: str = _DECIDED, **more: str) -> dict[str, str]:
    return put_off(**{f"{MAY}meeting": _MEETING, f"{MAY}decisions/ashby": decided, **more})


def next_of(page: Element) -> list[str]:
    """What the page of a decision says happens next."""
    (found,) = [one for one in page.all("ul") if one.attributes.get("class") == "next"]
    return [one.text for one in found.all("li")]


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
def test_every_link_of_a_chain_is_linked_back_in_the_books_at_hand(data: object) -> None:
    book = bind(load_folder(data).entries)  # type: ignore[arg-type]
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
def _made_up() -> Book:
    return book_of(2, 8, 1, 0)


def test_the_made_up_books_hold_chains_of_every_kind() -> None:
    book = _made_up()
    assert book.taken_up
    assert book.taken_from_plan
    assert book.followed_by
    assert book.evidence_for
    assert any(waiting.is_awaited(book, one) for one in book.decisions.values())


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
    meeting = _MEETING.replace(
        "[{id: opening, title: Opening of the clinic}]",
        "[{id: opening, title: Opening}, {id: hours, title: Hours}]",
    )
    decided = _DECIDED + (
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


# --- What was put off -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2024, 4, 1), "No agenda held here has taken it up yet."),
        (dt.date(2024, 5, 31), "No agenda held here has taken it up yet."),
        (dt.date(2024, 6, 1), "May 2024 is past, and no agenda held here has taken it up."),
    ],
)
def test_what_is_put_off_says_whether_its_time_is_over(today: dt.date, said: str) -> None:
    found = pages(today, **put_off())
    assert said in next_of(found[ONE])
    assert said in found["boards/ashby/decisions/"].text
    (column,) = [
        one for one in marked(found["forward-plan/"], "ashby") if "Put off until" in one.text
    ]
    assert said in column.text
    assert "It waits for the number of visits." in column.text


def test_a_card_of_what_was_put_off_knows_that_the_time_is_past() -> None:
    past = "Put off until May 2024. That is past, and no agenda held here has taken it up."
    assert past in pages(dt.date(2024, 6, 1), **put_off())["boards/ashby/"].text
    before = pages(dt.date(2024, 4, 1), **put_off())["boards/ashby/"].text
    assert "Put off until May 2024. It waits for the number of visits." in before


def test_what_is_put_off_names_the_meeting_that_falls_in_that_time() -> None:
    found = pages(dt.date(2024, 4, 1), **put_off())
    assert "The board meets then: 8 May 2024" in next_of(found[ONE])


def test_what_came_back_leaves_the_list_and_says_what_the_board_then_decided() -> None:
    found = pages(**back())
    assert next_of(found[ONE])[:3] == [
        "Put off until May 2024. It waits for the number of visits.",
        "Taken up at the meeting of 8 May 2024, item 3: Walk-in clinic again",
        "The board then decided: Ashby 2024-05-08/01: Opening of the clinic",
    ]
    assert "not yet taken up" not in found["boards/ashby/decisions/"].text
    assert "Nothing that this board put off is waiting." in found["forward-plan/"].text
    later = steps_of(found["boards/ashby/decisions/2024-05-08-01/"])
    assert later["Put off before"] == "Deferred: Ashby 2024-03-06/01: Opening of the clinic"


def test_what_was_put_off_twice_waits_once() -> None:
    found = pages(**back(_DEFERRED_AGAIN))
    plan = found["forward-plan/"].text
    assert "Put off on 8 May 2024. Ashby 2024-05-08/01" in plan
    assert "July 2024 is past, and no agenda held here has taken it up." in plan
    assert (
        "Ashby 2024-03-06/01"
        not in plan.partition("Put off, and not yet")[2].partition("Meetings that are over")[0]
    )
    assert "The board then decided: Ashby 2024-05-08/01: Opening of the clinic" in next_of(
        found[ONE]
    )


def test_an_item_that_was_not_reached_takes_nothing_up() -> None:
    minutes = """\
status: {ashby: {state: draft}, brook: {state: draft}}
attendance: {}
items: [{item: clinic, not_reached: yes, paragraphs: []}]
"""
    files = put_off(**{f"{MAY}meeting": _MEETING, f"{MAY}minutes": minutes})
    said = next_of(pages(**files)[ONE])
    assert (
        "On the agenda, and not reached, at the meeting of "
        "8 May 2024, item 3: Walk-in clinic again" in said
    )
    assert "May 2024 is past, and no agenda held here has taken it up." in said


def test_what_a_later_decision_replaces_waits_no_more_and_says_so_first() -> None:
    meeting = _MEETING.replace("    takes_up: [ashby/2024-03-06/01]\n", "")
    decided = _DECIDED + "    supersedes: [ashby/2024-03-06/01]\n"
    found = pages(**back(decided, **{f"{MAY}meeting": meeting}))
    assert next_of(found[ONE])[0] == (
        "Replaced on 8 May 2024 by Ashby 2024-05-08/01: Opening of the clinic"
    )
    assert "Replaced by Ashby 2024-05-08/01" in found[ONE].text.partition("In plain words")[0]
    assert "What happens next: Replaced on 8 May 2024." in found["boards/ashby/decisions/"].text
    assert "not yet taken up" not in found["boards/ashby/decisions/"].text
    later = steps_of(found["boards/ashby/decisions/2024-05-08-01/"])
    assert later["Replaces"] == "Deferred: Ashby 2024-03-06/01: Opening of the clinic"
    decided_on = steps_of(found[f"{MARCH}papers/walk-in-clinic/"])["Decided"]
    assert "replaced by Ashby 2024-05-08/01: Opening of the clinic" in decided_on


# --- What happens next ----------------------------------------------------------------------------


def test_a_decision_of_which_nothing_further_is_recorded_says_so() -> None:
    book = _made_up()
    assert book.site is not None
    today = book.site.as_at or SUMMER
    html = rendered(book, today)
    quiet = [page for page in html.values() if "Nothing further is recorded." in page]
    assert quiet
    for taken in book.decisions.values():
        page = parse(html[f"boards/{taken.board_id}/decisions/{taken.slug}/"])
        assert ("Nothing further is recorded." in page.text) != bool(
            [one for one in page.all("ul") if one.attributes.get("class") == "next"]
        )


def test_an_action_says_on_its_decision_what_came_of_it() -> None:
    action = """\
title: Beds for carers
text: Consider it.
meeting: 2024-03-06
item: clinic
owners: [john-reed]
assigned_on: 2024-03-06
due: May 2024
"""
    is_open = action + "status: open\n"
    closed = action + (
        "status: closed\nclosed_on: 2024-05-08\noutcome: The ward was the wrong place.\n"
    )
    reopened = action + (
        "status: open\nupdates:\n"
        "  - {on: 2024-04-01, text: Done., status: closed}\n"
        "  - {on: 2024-05-01, text: Half of it was not., status: open}\n"
    )

    def said(record: str) -> str:
        found = next_of(pages(**{"actions/beds": record})[ONE])
        return next(one for one in found if "Beds for carers" in one)

    assert said(is_open) == (
        "Open action: Beds for carers ( John Reed ; due May 2024) Nothing is reported of it yet."
    )
    assert said(closed) == "Closed action: Beds for carers The ward was the wrong place."
    assert "Half of it was not." in said(reopened)
    assert said(reopened).startswith("Open action:")


def test_an_action_that_was_merged_says_into_what_and_what_came_of_that() -> None:
    merged = """\
title: Beds for carers
text: Consider it.
meeting: 2024-03-06
item: clinic
owners: [john-reed]
assigned_on: 2024-03-06
status: closed
closed_on: 2024-05-08
merged_into: clinic-figures
"""
    found = pages(**{"actions/beds": merged})
    assert "Merged into “Figures for the walk-in clinic” (open)." in " ".join(next_of(found[ONE]))
    assert steps_of(found["actions/beds/"])["Merged into"] == (
        "Figures for the walk-in clinic (open)"
    )


def test_open_actions_stand_before_closed_ones() -> None:
    book = bind(load_folder(AWKWARD).entries)
    for taken in book.decisions.values():
        is_open = [
            book.actions[id].status.value == "open" for id in waiting.actions_of(book, taken)
        ]
        assert is_open == sorted(is_open, reverse=True)


def test_a_decision_of_a_chair_says_whether_the_board_ratified_it() -> None:
    chair = """\
decisions:
  - number: 1
    date: 2024-04-01
    title: Urgent cover
    chair: mary-hill
    verbs: agreed
    text: cover for a week.
"""
    address = "boards/ashby/decisions/chair-2024-04-01-01/"
    waits = pages(**{"chair-decisions/ashby": chair})
    assert next_of(waits[address]) == [
        "That the board ratified this decision of its chair is not recorded here."
    ]
    ratified = (
        _DECIDED.replace("endorsed", "ratified") + "    ratifies: [ashby/chair-2024-04-01/01]\n"
    )
    given_ = pages(**back(ratified, **{"chair-decisions/ashby": chair}))
    assert next_of(given_[address]) == [
        "Ratified on 8 May 2024 by Ashby 2024-05-08/01: Opening of the clinic"
    ]
    later = steps_of(given_["boards/ashby/decisions/2024-05-08-01/"])
    assert later["Ratifies"] == "Agreed: Ashby chair 2024-04-01/01: Urgent cover"


def test_a_board_that_may_only_advise_says_who_decides() -> None:
    meeting = _MEETING + "    only_advises: [ashby]\n"
    found = pages(**back(**{f"{MAY}meeting": meeting}))
    said = next_of(found["boards/ashby/decisions/2024-05-08-01/"])
    assert (
        "Ashby may only endorse or recommend here: the decision is for the Brook Health Board."
        in said
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2024, 3, 7), "The paper goes on to Ashby Council, May 2024 (approval)."),
        (dt.date(2024, 6, 1), "The paper was to go on to Ashby Council, May 2024 (approval)."),
    ],
)
def test_a_decision_says_to_whom_its_paper_goes_on(today: dt.date, said: str) -> None:
    paper = """\
title: A walk-in clinic for Brook
public: yes
seen_by:
  - {committee: ashby-council, on: January 2024}
  - {committee: ashby-council, on: May 2024, purpose: approval}
recommendations:
  ashby: [{verbs: endorse, text: the opening of the clinic.}]
  brook: [{verbs: approve, text: the opening of the clinic.}]
"""
    found = pages(today, **{f"{MARCH}papers/walk-in-clinic": paper})
    assert said in next_of(found[ONE])
    assert "January" not in " ".join(next_of(found[ONE]))


def test_an_entry_of_the_plan_leads_to_what_it_follows_and_back() -> None:
    plan = """\
title: Forward plan 2024
boards: [ashby, brook]
entries:
  - id: clinic-report
    title: First report on the walk-in clinic
    meeting: 2024-05-08
    follows: [ashby/2024-03-06/01]
"""
    found = pages(dt.date(2024, 4, 1), **put_off(**{"forward-plan/2024": plan}))
    said = "The forward plan has for 8 May 2024: First report on the walk-in clinic"
    assert said in next_of(found[ONE])
    entry = found["forward-plan/"].by_id("clinic-report")
    (own,) = marked(entry, "ashby")
    assert own.links() == [f"../{ONE}"]
    # Brook decided on it too, and the plan says nothing of that.
    assert not marked(entry, "brook")
    assert (
        "no agenda held here has this"
        in pages(**put_off(**{"forward-plan/2024": plan}))["forward-plan/"]
        .by_id("clinic-report")
        .text
    )


# --- What was recommended ------------------------------------------------------------------------


def test_where_a_board_did_otherwise_both_are_shown_on_decision_paper_and_card() -> None:
    found = pages(**put_off())
    decision = found[ONE].text
    assert "Recommended Endorse the opening of the clinic." in decision
    assert "Decided Deferred . The board did otherwise than was recommended." in decision
    assert "Why the decision differs Members wanted figures first." in decision
    paper = found[f"{MARCH}papers/walk-in-clinic/"].text
    assert "Recommended Endorse the opening of the clinic. Decided Opening of the clinic" in paper
    for page in (paper, found[MARCH].text):
        assert "Recommended: endorse. The board did otherwise." in page
    as_asked = found["boards/brook/decisions/2024-03-06-01/"].text
    assert "The board did as was recommended." in as_asked
    assert "did otherwise" not in as_asked


def test_a_difference_that_nobody_explains_says_so() -> None:
    silent = _DEFERRED.replace("    difference: Members wanted figures first.\n", "")
    found = pages(**{f"{MARCH}decisions/ashby": silent})
    assert "Why the decision differs Not recorded here." in found[ONE].text


def test_another_amount_than_was_recommended_is_said() -> None:
    paper = """\
title: A walk-in clinic for Brook
public: yes
recommendations:
  ashby: [{verbs: endorse, text: the opening of the clinic.}]
  brook: [{verbs: approve, text: the opening of the clinic., amount: "£90,000"}]
"""
    found = pages(**{f"{MARCH}papers/walk-in-clinic": paper})
    assert (
        "The board decided on another amount than was recommended."
        in found["boards/brook/decisions/2024-03-06-01/"].text
    )


def test_what_another_board_recommended_is_named_and_its_decision_is_not() -> None:
    book = bind(load_folder(AWKWARD).entries)
    page = parse(rendered(book, dt.date(2024, 7, 10))["boards/ashby/decisions/2024-03-20-02/"])
    assert "by the" in steps_of(page)["Recommended"]
    assert not [link for link in page.links() if "boards/brook" in link]


# --- Plain words, and the weightiest --------------------------------------------------------------


def test_plain_words_come_first_and_the_wording_below_them() -> None:
    page = pages(**put_off())[ONE].text
    order = [
        page.index(words)
        for words in (
            "Deferred In plain words",
            "The clinic does not open yet.",
            "What happens next",
            "The wording of the record",
            "the opening of the clinic.",
            "Where this stands",
            "The facts",
        )
    ]
    assert order == sorted(order)


def test_the_latest_decisions_are_those_that_weigh_most() -> None:
    lines = [
        (1, "endorsed", "the first."),
        (2, "noted", "the second."),
        (3, "approved", "the third."),
        (4, "not agreed", "the fourth."),
        (5, "deferred", "the fifth."),
        (6, "endorsed", "£500 for the sixth.\n    amount: £500"),
        (7, "approved", "£500 for the seventh.\n    amount: £500"),
    ]
    decided = "decisions:\n" + "".join(
        f"  - number: {number}\n    item: clinic\n    verbs: {verb}\n    text: {text}\n"
        for number, verb, text in lines
    )
    book = bind(laid_over(**back(decided)).entries)
    shown = [card.reference for card in latest_settled(Desk(book), "ashby", 9)]
    assert [int(one.rpartition("/")[2]) for one in shown] == [7, 6, 4, 5, 3, 1, 1]


@given(st.integers(0, 2**16))
@settings(max_examples=5, deadline=None)
def test_the_latest_decisions_go_back_in_time(seed: int) -> None:
    book = book_of(1, 4, seed, 0)
    dates = {Desk(book).reference(one): one.date for one in book.decisions.values()}
    shown = [dates[card.reference] for card in latest_settled(Desk(book), "ashby", 30)]
    assert shown == sorted(shown, reverse=True)


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
