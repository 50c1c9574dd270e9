"""What happens next after a decision, what waits, what was recommended, and what comes first."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.book import bind
from minutebook.loading import load_folder
from minutebook.views import waiting
from minutebook.views.chain_times import decision_times
from minutebook.views.compared import compared
from minutebook.views.decision_lists import latest_settled
from minutebook.views.parts import Desk
from site_pages import marked, parse, rendered
from support import AWKWARD
from test_chain import (
    DECIDED,
    DEFERRED,
    DEFERRED_AGAIN,
    MARCH,
    MAY,
    MEETING,
    ONE,
    SUMMER,
    back,
    book_of,
    next_of,
    pages,
    put_off,
    some_chains,
    steps_of,
)
from test_follow import SMALL, laid_over

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
    found = pages(**back(DEFERRED_AGAIN))
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


UNREACHED = """\
status: {ashby: {state: draft}, brook: {state: draft}}
attendance: {}
items: [{item: clinic, not_reached: yes, paragraphs: []}]
"""
TOPIC = {"topics/opening": "title: The clinic\nsummary: It opens.\n"}


NOT_TAKEN = {
    "not reached": {f"{MAY}meeting": MEETING, f"{MAY}minutes": UNREACHED},
    "cancelled": {f"{MAY}meeting": MEETING.replace("held", "cancelled\nreason: Snow.")},
    "withdrawn": {f"{MAY}meeting": f"{MEETING}    withdrawn: No figures.\n"},
}


@pytest.mark.parametrize("fate", NOT_TAKEN)
def test_an_item_that_was_not_taken_takes_nothing_up_on_whatever_page(fate: str) -> None:
    march = (SMALL / f"{MARCH}meeting.yml").read_text(encoding="utf-8")
    march = march.replace("    matters:\n", "    topics: [opening]\n    matters:\n")
    found = pages(**put_off(**TOPIC, **{f"{MARCH}meeting": march}, **NOT_TAKEN[fate]))
    waits = "May 2024 is past, and no agenda held here has taken it up."
    assert waits in next_of(found[ONE])
    for address in ("boards/ashby/decisions/", "forward-plan/", "topics/opening/"):
        assert waits in found[address].text, address
    every = " ".join(page.text for page in found.values()).lower()
    assert [word for word in ("taken up at", "taken up:", "taken up 8") if word in every] == []


def test_an_item_that_was_not_reached_is_named_where_it_was_to_be_taken_up() -> None:
    page = pages(**put_off(**NOT_TAKEN["not reached"]))[ONE]
    place = "8 May 2024, item 3: Walk-in clinic again"
    assert f"On the agenda, and not reached, at the meeting of {place}" in next_of(page)
    assert steps_of(page)["Back on an agenda"] == f"On the agenda, and not reached: {place}"


def test_what_is_still_to_be_taken_up_is_not_said_to_be_taken_up() -> None:
    meeting = {f"{MAY}meeting": MEETING.replace("held", "planned")}
    found = pages(dt.date(2024, 4, 1), **put_off(**meeting))
    assert steps_of(found[ONE])["Back on an agenda"].startswith("To be taken up: 8 May 2024")
    paper = steps_of(found[f"{MARCH}papers/walk-in-clinic/"])["Decided"]
    assert "to be taken up 8 May 2024" in paper


def test_what_a_later_decision_replaces_waits_no_more_and_says_so_first() -> None:
    meeting = MEETING.replace("    takes_up: [ashby/2024-03-06/01]\n", "")
    decided = DECIDED + "    supersedes: [ashby/2024-03-06/01]\n"
    found = pages(**back(decided, **{f"{MAY}meeting": meeting}))
    assert next_of(found[ONE])[0] == (
        "Replaced on 8 May 2024 by Ashby 2024-05-08/01: Opening of the clinic"
    )
    assert "Replaced by Ashby 2024-05-08/01" in found[ONE].text.partition("In plain words")[0]
    assert "What came of it: Replaced on 8 May 2024." in found["boards/ashby/decisions/"].text
    assert "not yet taken up" not in found["boards/ashby/decisions/"].text
    later = steps_of(found["boards/ashby/decisions/2024-05-08-01/"])
    assert later["Replaces"] == "Deferred: Ashby 2024-03-06/01: Opening of the clinic"
    decided_on = steps_of(found[f"{MARCH}papers/walk-in-clinic/"])["Decided"]
    assert "replaced by Ashby 2024-05-08/01: Opening of the clinic" in decided_on


# --- What happens next ----------------------------------------------------------------------------


def test_a_decision_of_which_nothing_further_is_recorded_says_so() -> None:
    book = some_chains()
    assert book.site is not None
    today = book.site.as_at or SUMMER
    html = rendered(book, today)
    quiet = [page for page in html.values() if "Nothing further is recorded." in page]
    assert quiet
    for taken in book.decisions.values():
        page = parse(html[f"boards/{taken.board_id}/decisions/{taken.slug}/"])
        assert ("Nothing further is recorded." in page.text) != bool(next_of(page))


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
        DECIDED.replace("endorsed", "ratified") + "    ratifies: [ashby/chair-2024-04-01/01]\n"
    )
    given_ = pages(**back(ratified, **{"chair-decisions/ashby": chair}))
    assert next_of(given_[address]) == [
        "Ratified on 8 May 2024 by Ashby 2024-05-08/01: Opening of the clinic"
    ]
    later = steps_of(given_["boards/ashby/decisions/2024-05-08-01/"])
    assert later["Ratifies"] == "Agreed: Ashby chair 2024-04-01/01: Urgent cover"


def test_a_board_that_may_only_advise_says_who_decides() -> None:
    meeting = MEETING + "    only_advises: [ashby]\n"
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
        in pages(**put_off(**{"forward-plan/2024": plan}))["forward-plan/2024/"]
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
    silent = DEFERRED.replace("    difference: Members wanted figures first.\n", "")
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


# --- In order of time -----------------------------------------------------------------------------


def test_a_decision_of_which_three_days_are_known_has_a_picture_and_the_list_behind_it() -> None:
    page = pages(**back())[ONE]
    (days,) = [one for one in page.all("ol") if one.attributes.get("class") == "rows"]
    assert [one.text for one in days.all("strong")] == ["6 March 2024", "8 May 2024", "May 2024"]
    assert "Meeting: Taken up: Walk-in clinic again" in days.text
    assert [one.attributes["role"] for one in page.all("svg") if "role" in one.attributes] == [
        "img"
    ]


def test_a_decision_of_which_fewer_days_are_known_has_no_picture() -> None:
    assert not [one for one in pages()[ONE].all("ol") if "timeline" in str(one.attributes)]


@given(st.integers(0, 2**16), st.integers(1, 3))
@settings(max_examples=5, deadline=None)
def test_what_stands_in_order_of_time_is_of_the_decisions_own_board(seed: int, boards: int) -> None:
    book = book_of(boards, 5, seed, 0)
    assert book.site is not None
    desk = Desk(book, book.site.as_at or SUMMER)
    shown = 0
    for taken in book.decisions.values():
        times = decision_times(desk, taken, compared(desk, taken))
        for day in times.days if times is not None else []:
            for entry in day.entries:
                shown += 1
                board = re.match(r"boards/([^/]+)/", entry.link)
                assert board is None or board[1] == taken.board_id
    assert shown


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
    shown = [card.reference for card in latest_settled(Desk(book, SUMMER), "ashby", 9)]
    assert [int(one.rpartition("/")[2]) for one in shown] == [7, 6, 4, 5, 3, 1, 1]


@given(st.integers(0, 2**16))
@settings(max_examples=5, deadline=None)
def test_the_latest_decisions_go_back_in_time(seed: int) -> None:
    book = book_of(1, 4, seed, 0)
    assert book.site is not None
    desk = Desk(book, book.site.as_at or SUMMER)
    dates = {desk.reference(one): one.date for one in book.decisions.values()}
    shown = [dates[card.reference] for card in latest_settled(desk, "ashby", 30)]
    assert shown == sorted(shown, reverse=True)
