"""Where decisions stood that were withdrawn: told of each place as far as numbers tell it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.views.emptied import Place, numbers_at
from test_chain import MARCH, pages

MEETING = """\
boards: [ashby, brook]
date: 2024-03-06
state: held
agenda:
  - {id: one, title: The school nurses}
  - {id: clinic, title: The clinic}
  - {id: three, title: The buses}
"""
MINUTES = """\
status: {ashby: {state: draft}, brook: {state: draft}}
items:
  - item: one
    paragraphs:
      - {id: p1, decisions: [ashby]}
      - {id: p2, decisions: [ashby]}
  - item: clinic
    paragraphs:
      - {id: p3, decisions: [ashby]}
      - {id: p6, action: clinic-figures}
      - {id: p4, decisions: [ashby]}
  - item: three
    paragraphs:
      - {id: p5, decisions: [ashby]}
"""
DECISIONS = "decisions:\n" + "".join(
    f"  - {{number: {n}, paragraph: p{n}, verbs: noted, text: number {n}.}}\n" for n in (1, 4, 5)
)
WITHDRAWN = "withdrawn:\n" + "".join(
    f"  - {{address: boards/ashby/decisions/2024-03-06-0{n}/, was: Decision {n}, on: 2024-04-02,"
    " reason: It was a mistake.}\n"
    for n in (2, 3)
)


def told(decisions: str) -> list[str]:
    """What the minutes say in the places of decisions that were withdrawn."""
    page = pages(
        **{
            f"{MARCH}meeting": MEETING,
            f"{MARCH}minutes": MINUTES,
            f"{MARCH}decisions/ashby": decisions,
            f"{MARCH}decisions/brook": "decisions: []\n",
            "withdrawn": WITHDRAWN,
        }
    )[MARCH]
    return [one.text for one in page.all("p") if "A decision that stood here" in one.text]


def test_each_empty_place_of_the_minutes_names_the_decision_that_stood_there() -> None:
    first, second = told(DECISIONS)
    assert "Decision 2, withdrawn on 2 April 2024" in first
    assert "Decision 3, withdrawn on 2 April 2024" in second
    assert "Decision 3" not in first
    assert "Decision 2" not in second


def test_where_numbers_do_not_follow_the_minutes_each_place_names_all() -> None:
    other = DECISIONS.replace("number: 4,", "number: 7,")
    assert all("Decision 2" in one and "Decision 3" in one for one in told(other))


@pytest.mark.parametrize(
    ("places", "gone", "expected"),
    [
        # Between what stands before and after, where one place is empty and where two are.
        ([[1], [], [3]], [2], [[], [2], []]),
        ([[1], [], [], [4]], [2, 3], [[], [2], [3], []]),
        # One that stood beside others in a paragraph.
        ([[1, 3], [4]], [2], [[2], []]),
        # More are gone than places are empty: the rest stood beside what is left.
        ([[1], [], [4, 5]], [2, 3], [[2, 3], [2, 3], [2, 3]]),
        ([[1], [], [], [5, 6]], [2, 3, 4], [[2, 3, 4], [2, 3], [3, 4], [2, 3, 4]]),
        # At the beginning and at the end.
        ([[], [2, 3], []], [1, 4], [[1], [], [4]]),
    ],
)
def test_numbers_tell_what_may_have_stood_at_a_place(
    places: list[list[int]], gone: list[int], expected: list[list[int]]
) -> None:
    found = numbers_at([Place(str(n), one) for n, one in enumerate(places)], gone)
    assert found is not None
    assert list(found.values()) == expected


@pytest.mark.parametrize(
    ("places", "gone"),
    [
        ([[2], [1], []], [3]),
        ([[1], [], [2]], [3]),
        ([[], [2], []], [1, 3]),
    ],
    ids=["another order", "added later", "less stands than is gone"],
)
def test_where_numbers_tell_nothing_nothing_is_told(
    places: list[list[int]], gone: list[int]
) -> None:
    assert numbers_at([Place(str(n), one) for n, one in enumerate(places)], gone) is None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=8), st.data())
def test_what_stood_at_a_place_is_always_among_what_is_told_of_it(
    sizes: list[int], data: st.DataObject
) -> None:
    """Numbers in the order of the minutes, of which any that are fewer than the rest are gone."""
    numbers = iter(range(1, sum(sizes) + 1))
    before = [[next(numbers) for _ in range(size)] for size in sizes]
    all_of_them = [one for those in before for one in those]
    most = len(all_of_them) // 2
    gone = data.draw(st.lists(st.sampled_from(all_of_them), unique=True, max_size=most))
    now = [
        Place(str(n), [one for one in those if one not in gone]) for n, those in enumerate(before)
    ]
    found = numbers_at(now, gone)
    assert found is not None
    for n, those in enumerate(before):
        assert {one for one in those if one in gone} <= set(found[str(n)])
