"""What follows from an agenda: names near each other, and pages that say what came back when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook import checks
from minutebook.book import bind
from minutebook.checks.base import Scene
from minutebook.loading import Loaded, load_files
from minutebook.models.vocabulary import Ask, RecommendedVerb
from site_pages import parse, rendered
from test_checks import NOT_RECORDS, RECORDS, SMALL

MAY = dt.date(2024, 5, 1)
"""Between the two meetings of the small book."""


def laid_over(**changes: str) -> Loaded:
    """The small book with some of its files replaced, each by its name without `.yml`."""
    files = {file.relative_to(SMALL).as_posix(): file.read_bytes() for file in SMALL.rglob("*.yml")}
    files |= {f"{name}.yml": text.encode() for name, text in changes.items()}
    loaded = load_files(files.items())
    assert loaded.diagnostics == []
    return loaded


def found_by(id: str, loaded: Loaded, today: dt.date = MAY) -> list[str]:
    """What one check says."""
    outcome = checks.run(Scene(bind(loaded.entries), loaded, today), {id})
    return [one.message for one in outcome.diagnostics]


def page(loaded: Loaded, address: str) -> str:
    return " ".join(parse(rendered(bind(loaded.entries))[address]).text.split())


# --- Names --------------------------------------------------------------------------------------


def _people(*names: str) -> Loaded:
    return load_files(
        (f"people/p{n}.yml", f"name: {name}\n".encode()) for n, name in enumerate(names)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Reed", "John Read"),
        ("John Reed", "Jon Reed"),
        ("Jon Reed", "Jon Reeds"),
        ("John Reed", "Jonh Reed"),
        ("John Reed", "john  reed"),
        ("Seán Ó Ceallaigh", "Seán O Ceallaigh"),
    ],
)
def test_names_that_differ_by_a_letter_are_found_once(one: str, other: str) -> None:
    assert len(found_by("lookalike-names", _people(one, other))) == 1
    assert len(found_by("lookalike-names", _people(other, one))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Reed", "Joan Read"),
        ("John Reed", "Mary Reed"),
        ("Abcd Reed", "Badc Reed"),
        ("John Reed 1", "John Reed 2"),
        ("J. Reed", "J Reed"),
        ("Ann Lee", "Lee Ann"),
    ],
)
def test_names_further_apart_are_not_found(one: str, other: str) -> None:
    assert found_by("lookalike-names", _people(one, other)) == []


_NAMES = st.text(alphabet="abc", min_size=2, max_size=6)


@given(_NAMES, _NAMES)
def test_two_names_are_found_just_where_one_change_makes_one_the_other(
    one: str, other: str
) -> None:
    changed = set(_one_change(one))
    loaded = _people(f"X{one}", f"X{other}")
    assert bool(found_by("lookalike-names", loaded)) == (other == one or other in changed)


def _one_change(name: str) -> Iterator[str]:
    for n in range(len(name) + 1):
        yield from (name[:n] + letter + name[n:] for letter in "abc")
        yield from (name[:n] + letter + name[n + 1 :] for letter in "abc" if n < len(name))
        yield name[:n] + name[n + 1 :]
        yield name[:n] + name[n : n + 2][::-1] + name[n + 2 :]


# --- Asks ---------------------------------------------------------------------------------------


def _asked(asks: list[Ask], verbs: list[RecommendedVerb]) -> list[str]:
    meeting = (SMALL / "meetings/2024-03-06/meeting.yml").read_text(encoding="utf-8")
    paper = (SMALL / "meetings/2024-03-06/papers/walk-in-clinic.yml").read_text(encoding="utf-8")
    loaded = laid_over(
        **{
            "meetings/2024-03-06/meeting": meeting.replace(
                "brook: approval", f"brook: [{', '.join(asks)}]"
            ),
            "meetings/2024-03-06/papers/walk-in-clinic": paper.replace(
                "verbs: approve", f"verbs: [{', '.join(verbs)}]"
            ),
        }
    )
    return found_by("ask-differs", loaded)


_HEARD = st.sampled_from(["note", "discuss", "comment", "consider", "receive", "review"])


@given(st.lists(_HEARD, max_size=3, unique=True), st.sampled_from(list(Ask)))
def test_what_is_only_to_be_heard_makes_no_difference_beside_what_is_to_be_decided(
    heard: list[str], ask: Ask
) -> None:
    decides = {
        Ask.APPROVAL: "approve",
        Ask.DECISION: "agree",
        Ask.ENDORSEMENT: "endorse",
        Ask.RATIFICATION: "ratify",
        Ask.RECOMMENDATION: "recommend",
    }
    verbs = [RecommendedVerb(one) for one in [*heard, decides.get(ask, "note")]]
    assert _asked([ask], verbs) == []


@pytest.mark.parametrize("ask", list(Ask))
@pytest.mark.parametrize("verb", list(RecommendedVerb))
def test_an_agenda_that_asks_for_a_decision_never_agrees_with_a_paper_that_asks_for_none(
    ask: Ask, verb: RecommendedVerb
) -> None:
    heard = {"note", "discuss", "comment", "consider", "receive", "review"}
    only_heard = ask in {Ask.COMMENT, Ask.DISCUSSION, Ask.INFORMATION, Ask.NOTING}
    if (verb in heard) != only_heard:
        assert _asked([ask], [verb])


# --- What comes back ----------------------------------------------------------------------------

_DECISION = """\
decisions:
  - number: 1
    paragraph: p2
    matter: opening
    verbs: deferred
    text: the opening of the clinic.
    deferred_until: April 2024
    recommended: {paper: walk-in-clinic, number: 1}
    difference: Members wanted figures first.
"""
_AGENDA = """\
boards: [ashby, brook]
date: 2024-05-08
state: planned
agenda:
  - id: clinic
    number: 3
    title: Walk-in clinic again
    only_advises: [ashby]
    takes_up: [ashby/2024-03-06/01]
    from_plan: [clinic-report]
    period: {start: 2023-04-01, end: 2024-03-31}
"""
_DEFERRED = {"meetings/2024-03-06/decisions/ashby": _DECISION}
_BACK = {**_DEFERRED, "meetings/2024-05-08/meeting": _AGENDA}
_PAGE = "boards/ashby/decisions/2024-03-06-01/"


def test_a_deferred_decision_says_that_no_agenda_takes_it_up_yet() -> None:
    assert "No agenda held here has taken it up yet." in page(laid_over(**_DEFERRED), _PAGE)


def test_a_deferred_decision_says_where_it_came_back_and_that_this_was_late() -> None:
    late = page(laid_over(**_BACK), _PAGE)
    assert "To be taken up late, at the meeting of 8 May 2024, item 3: Walk-in clinic again" in late
    assert "has taken it up yet" not in late
    in_time = {**_BACK, "meetings/2024-03-06/decisions/ashby": _DECISION.replace("April", "May")}
    assert "To be taken up at the meeting of 8 May 2024" in page(laid_over(**in_time), _PAGE)


def test_a_deferred_decision_says_why_the_board_did_otherwise_than_recommended() -> None:
    assert "Why the decision differs Members wanted figures first." in page(
        laid_over(**_DEFERRED), _PAGE
    )


@pytest.mark.parametrize(
    "called_off",
    [
        _AGENDA.replace("    number: 3\n", "    number: 3\n    withdrawn: It is not ready.\n"),
        _AGENDA.replace("state: planned", "state: cancelled\nreason: Snow."),
    ],
    ids=["item withdrawn", "meeting cancelled"],
)
def test_what_is_called_off_takes_nothing_up(called_off: str) -> None:
    loaded = laid_over(**{**_BACK, "meetings/2024-05-08/meeting": called_off})
    assert "No agenda held here has taken it up yet." in page(loaded, _PAGE)
    assert len(found_by("deferred-not-taken-up", loaded)) == 1


def test_an_item_says_what_comes_back_from_where_and_who_only_advises() -> None:
    meeting = page(laid_over(**_BACK), "meetings/2024-05-08/")
    assert "Ashby may only endorse or recommend here." in meeting
    assert "Put off before Ashby Deferred: Ashby 2024-03-06/01: Opening of the clinic" in meeting
    assert "Planned First report on the walk-in clinic" in meeting
    assert "Covers April 2023 to March 2024." in meeting


def test_the_plan_links_the_item_that_took_an_entry() -> None:
    plan = parse(rendered(bind(laid_over(**_BACK).entries))["forward-plan/"])
    entry = plan.by_id("clinic-report")
    assert "Agenda 8 May 2024, item 3: Walk-in clinic again" in entry.text
    assert "../meetings/2024-05-08/#clinic" in entry.links()


def test_a_decision_that_a_later_one_supersedes_need_not_come_back() -> None:
    assert found_by("deferred-not-taken-up", laid_over(**_DEFERRED)) != []
    later = _AGENDA.replace("    takes_up: [ashby/2024-03-06/01]\n", "").replace("planned", "held")
    decided = """\
decisions:
  - number: 1
    item: clinic
    verbs: endorsed
    text: the opening of the clinic.
    supersedes: [ashby/2024-03-06/01]
"""
    changes = {
        **_DEFERRED,
        "meetings/2024-05-08/meeting": later,
        "meetings/2024-05-08/decisions/ashby": decided,
    }
    assert found_by("deferred-not-taken-up", laid_over(**changes)) == []


def test_nothing_is_missed_that_a_file_which_cannot_be_read_may_hold() -> None:
    """The outcome of an item, in a file of decisions; a skipped reference, in one of actions."""
    case = RECORDS / "invalid" / "outcome-missing" / "one-board-decided"
    assert _with_broken(case, "meetings/2024-03-06/decisions/ashby.yml", "outcome-missing") == []
    case = RECORDS / "invalid" / "skipped-reference" / "two-left-out"
    assert _with_broken(case, "actions/lost.yml", "skipped-reference") == []


def _with_broken(case: Path, broken: str, id: str) -> list[str]:
    files: dict[str, bytes] = {}
    for folder in (SMALL, case):
        for file in folder.rglob("*.yml"):
            if file.name not in NOT_RECORDS:
                files[file.relative_to(folder).as_posix()] = file.read_bytes()
    assert found_by(id, load_files(files.items())) != []
    return found_by(id, load_files({**files, broken: b"decisions: [\n"}.items()))
