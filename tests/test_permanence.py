"""What is published of each record as data, and what counts as a change of it."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from minutebook.book import Book
from minutebook.build import check_records
from minutebook.layout import KINDS
from minutebook.models.action import Action
from minutebook.models.base import Record
from minutebook.models.board import Board
from minutebook.models.decision import ChairDecisions, Decision, Decisions
from minutebook.models.gone import NewAddress, Withdrawal
from minutebook.models.interest import Interests
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.plan import ForwardPlan
from minutebook.models.published import Published
from minutebook.models.question import PublicQuestion
from minutebook.models.shape import model_at
from minutebook.permanence.compare import Difference, differences, value_named
from minutebook.permanence.content import public_records
from minutebook.permanence.fields import FIELDS, NAMED_BY, SAID_BY
from minutebook.permanence.ledger import LedgerError, as_json, ledger_of, read_ledger
from minutebook.public import public_book
from support import AWKWARD, DATA, TODAY


def models_of_data() -> Iterator[type[Record]]:
    """Every kind of record whose content is published: files with a page, and what they hold."""

    def within(model: type[Record]) -> Iterator[type[Record]]:
        yield model
        for one in _parts(model):
            yield from within(one)

    for kind in KINDS:
        if issubclass(kind.model, Published):
            yield from within(kind.model)
        elif kind.model in (Decisions, ChairDecisions):
            for part in _parts(kind.model):
                yield from within(part)


def _parts(model: type[Record]) -> Iterator[type[Record]]:
    for name in model.model_fields:
        for path in ((name,), (name, 0), (name, ""), (name, "", 0)):
            inner = model_at(model, path)
            if inner is not None:
                yield inner
                break


def test_every_field_of_every_published_record_says_how_it_may_change() -> None:
    for model in set(models_of_data()):
        assert set(FIELDS[model]) | {"changes"} == set(model.model_fields) | {"changes"}, model


def test_the_tables_name_fields_that_there_are() -> None:
    for (model, field), by in SAID_BY.items():
        assert {field, by} <= set(model.model_fields)
    for model, field in NAMED_BY.items():
        assert field in model.model_fields
    assert not {Withdrawal, NewAddress} & set(FIELDS)


@pytest.fixture(scope="module", params=[DATA, AWKWARD], ids=["real", "awkward"])
def book(request: pytest.FixtureRequest) -> Book:
    return public_book(check_records(request.param).book)


def test_each_record_with_a_page_has_an_address_and_a_file_of_its_own(book: Book) -> None:
    records = list(public_records(book))
    assert len({one.file for one in records}) == len(records)
    assert len({(one.kind, one.id) for one in records}) == len(records)
    assert {one.kind for one in records} >= {"decision", "meeting", "minutes", "paper", "action"}


def test_a_content_leaves_out_what_says_nothing(book: Book) -> None:
    def walk(value: Any) -> None:
        assert value is not None
        inner = value.values() if isinstance(value, dict) else value
        for one in inner if isinstance(value, (dict, list)) else ():
            walk(one)

    for record in public_records(book):
        walk(record.content)


def test_a_ledger_is_read_as_it_was_written(book: Book) -> None:
    ledger = ledger_of(book, public_records(book), TODAY)
    assert read_ledger(as_json(ledger).encode()) == ledger
    assert as_json(ledger).count("\n{") == len(ledger.records) + len(ledger.withdrawn)


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"\xff", b'{"format": "x"}', b"[" * 100_000, b'{"format": 1}']
)
def test_what_is_no_ledger_is_refused(raw: bytes) -> None:
    with pytest.raises(LedgerError):
        read_ledger(raw)


def test_a_demonstration_counts_as_published_on_the_day_it_stands_at() -> None:
    book = public_book(check_records(DATA).book)
    ledger = ledger_of(book, public_records(book), TODAY)
    assert {line.published for line in ledger.records if line.kind == "decision"} == {TODAY}
    assert {line.changed for line in ledger.records if line.kind == "decision"} == {None}


# --- What is a change --------------------------------------------------------------------------


def changed(model: type[Record], before: dict[str, Any], **now: Any) -> list[Difference]:
    after = copy.deepcopy(before)
    for name, value in now.items():
        if value is None:
            del after[name]
        else:
            after[name] = value
    return differences(model, before, after, dt.date(2018, 8, 1))


DECISION = {"number": 7, "verbs": ["approved"], "text": "the business case.", "paragraph": "p7-1"}
ACTION = {
    "title": "Report",
    "text": "Report back.",
    "meeting": "2018-03-21",
    "owners": ["ada"],
    "assigned_on": "2018-03-21",
    "status": "open",
    "updates": [{"text": "Begun.", "on": "2018-04-01"}],
}
MEETING = {
    "boards": ["ashby"],
    "date": "2018-07-12",
    "state": "held",
    "papers_published": "2018-07-05",
    "agenda": [
        {"id": "apologies", "title": "Apologies", "number": "1"},
        {"id": "budget", "title": "Budget", "number": "2"},
    ],
}
PLANNED = {**MEETING, "state": "planned"}
MINUTES = {
    "status": {"ashby": {"state": "draft"}},
    "items": [{"item": "budget", "paragraphs": [{"id": "p2-1", "text": "It was discussed."}]}],
}
BOARD = {
    "name": "Ashby Board",
    "memberships": [
        {"person": "ada", "capacity": "member", "role": "Chair"},
        {"person": "ben", "capacity": "member"},
    ],
}
INTERESTS = {"interests": [{"organisation": "mill", "position": "Trustee"}]}
PLAN = {
    "title": "Plan",
    "boards": ["ashby"],
    "entries": [{"id": "estates", "title": "Estates", "meeting": "2018-07-12"}],
}

NO_CHANGE: list[tuple[str, type[Record], dict[str, Any], dict[str, Any]]] = [
    ("an action is reported on", Action, ACTION, {
        "updates": [*ACTION["updates"], {"text": "Done.", "on": "2018-05-01"}]}),
    ("an action is closed", Action, ACTION, {
        "status": "closed", "closed_on": "2018-05-01", "outcome": "A report."}),
    ("minutes get the paragraph of a decision", Decision,
        {**DECISION, "paragraph": None, "item": "budget"}, {"paragraph": "p7-1", "item": None}),
    ("a plain summary is added", Decision, DECISION, {"summary": "The case was agreed."}),
    ("a planned meeting is held", Meeting, PLANNED, {"state": "held"}),
    ("a planned meeting gets another room", Meeting, {**PLANNED, "room": "1"}, {"room": "2"}),
    ("a planned meeting is moved and says so", Meeting, PLANNED, {
        "date": "2018-07-19", "moved_from": "2018-07-12"}),
    ("an agenda is written before the papers are out", Meeting,
        {**PLANNED, "papers_published": "2018-08-10"}, {"agenda": MEETING["agenda"][1:]}),
    ("a late item is added", Meeting, PLANNED, {
        "agenda": [*MEETING["agenda"], {"id": "late", "title": "Late", "added": "2018-07-10"}]}),
    ("a recording is published", Meeting, MEETING, {"recording": "https://example.org/"}),
    ("draft minutes are approved", Minutes, MINUTES, {
        "status": {"ashby": {"state": "approved", "at": "2018-09-14"}}}),
    ("somebody joins a board", Board, BOARD, {
        "memberships": [{"person": "cem", "capacity": "member"}, *BOARD["memberships"]]}),
    ("somebody leaves a board", Board, BOARD, {
        "memberships": [{**BOARD["memberships"][0], "end": "2018-07-01"},
            BOARD["memberships"][1]]}),
    ("an interest ends", Interests, INTERESTS, {
        "interests": [{**INTERESTS["interests"][0], "end": "2018-07-01"}]}),
    ("an entry is confirmed", Interests, INTERESTS, {"confirmed_on": "2018-07-01"}),
    ("an entry of the plan moves and says so", ForwardPlan, PLAN, {"entries": [{
        **PLAN["entries"][0], "meeting": "2018-09-14",
        "moves": [{"on": "2018-07-01", "was": "2018-07-12"}]}]}),
    ("a question is put at a meeting", PublicQuestion,
        {"text": "Why?", "asked_by": "A resident", "status": "received", "boards": ["ashby"]},
        {"text": None, "asked_by": None, "paragraph": "p3-1", "meeting": "2018-07-12",
         "status": "answered at the meeting"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "model", "before", "now"), NO_CHANGE, ids=[c[0] for c in NO_CHANGE]
)
def test_what_goes_on_with_a_day_of_its_own_needs_no_note(
    what: str, model: type[Record], before: dict[str, Any], now: dict[str, Any]
) -> None:
    before = {name: value for name, value in before.items() if value is not None}
    found = changed(model, before, **now)
    assert found, "the case would show nothing"
    assert [one.name for one in found if one.is_change] == []


CHANGE: list[tuple[str, type[Record], dict[str, Any], dict[str, Any], list[str]]] = [
    ("other words", Decision, DECISION, {"text": "the plan."}, ["text"]),
    ("another verb", Decision, DECISION, {"verbs": ["noted"]}, ["verbs"]),
    ("a verb more", Decision, DECISION, {"verbs": ["considered", "approved"]}, ["verbs"]),
    ("a condition that was not there", Decision, DECISION, {"conditions": ["x"]}, ["conditions"]),
    ("an amount that was not there", Decision, DECISION, {"amount": "5"}, ["amount"]),
    ("a report that is taken back", Action, ACTION, {"updates": []}, ["updates.1"]),
    ("a report in other words", Action, ACTION, {
        "updates": [{"text": "Begun?", "on": "2018-04-01"}]}, ["updates.1.text"]),
    ("another owner", Action, ACTION, {"owners": ["ben"]}, ["owners"]),
    ("a meeting on another day", Meeting, PLANNED, {"date": "2018-07-19"}, ["date"]),
    ("a held meeting in another room", Meeting, {**MEETING, "room": "1"}, {"room": "2"}, ["room"]),
    ("a held meeting that is cancelled", Meeting, MEETING, {"state": "cancelled"}, ["state"]),
    ("a held meeting in another room", Meeting, {**MEETING, "room": "1"}, {"room": "2"},
        ["room"]),
    ("an item that is called something else", Meeting, MEETING, {"agenda": [
        MEETING["agenda"][0], {**MEETING["agenda"][1], "title": "Cuts"}]}, ["agenda.budget.title"]),
    ("a paragraph in other words", Minutes, MINUTES, {"items": [{"item": "budget", "paragraphs": [
        {"id": "p2-1", "text": "It was agreed."}]}]}, ["items.budget.paragraphs.p2-1.text"]),
    ("a paragraph more", Minutes, MINUTES, {"items": [{"item": "budget", "paragraphs": [
        *MINUTES["items"][0]["paragraphs"], {"id": "p2-2", "text": "More."}]}]},
        ["items.budget.paragraphs.p2-2"]),
    ("approved minutes that are a draft again", Minutes,
        {**MINUTES, "status": {"ashby": {"state": "approved", "at": "2018-09-14"}}},
        {"status": {"ashby": {"state": "draft"}}}, ["status.ashby.state", "status.ashby.at"]),
    ("a member who never was", Board, BOARD, {"memberships": BOARD["memberships"][:1]},
        ["memberships.2"]),
    ("a role that is another", Board, BOARD, {"memberships": [
        {**BOARD["memberships"][0], "role": "Vice-chair"}, BOARD["memberships"][1]]},
        ["memberships.1.role"]),
    ("an interest that is gone", Interests, INTERESTS, {"interests": []}, ["interests.1"]),
    ("an entry of the plan moves in silence", ForwardPlan, PLAN, {"entries": [
        {**PLAN["entries"][0], "meeting": "2018-09-14"}]}, ["entries.estates.meeting"]),
    ("a paper for another board", Paper, {"recommendations": {"ashby": [
        {"verbs": ["approve"], "text": "it"}]}}, {"recommendations": {"brook": [
        {"verbs": ["approve"], "text": "it"}]}},
        ["recommendations.ashby", "recommendations.brook"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "model", "before", "now", "names"), CHANGE, ids=[c[0] for c in CHANGE]
)
def test_what_readers_could_have_cited_changes_with_a_note(
    what: str,
    model: type[Record],
    before: dict[str, Any],
    now: dict[str, Any],
    names: list[str],
) -> None:
    assert [one.name for one in changed(model, before, **now) if one.is_change] == names


def test_agenda_items_in_another_order_are_a_change_with_both_orders() -> None:
    swapped = [{**MINUTES["items"][0], "item": "estates"}, MINUTES["items"][0]]
    before = {**MINUTES, "items": swapped}
    (found,) = changed(Minutes, before, items=swapped[::-1])
    assert (found.name, found.before, found.after) == (
        "items", ["estates", "budget"], ["budget", "estates"],
    )  # fmt: skip


def test_a_part_is_found_by_the_name_that_a_difference_gives_it() -> None:
    (found,) = changed(
        Minutes,
        MINUTES,
        items=[{"item": "budget", "paragraphs": [{"id": "p2-1", "text": "It was agreed."}]}],
    )
    assert value_named(Minutes, MINUTES, found.name) == found.before == "It was discussed."
    assert found.path == ("items", 0, "paragraphs", 0, "text")
    assert value_named(Minutes, MINUTES, "items.budget.paragraphs.p9.text") is None
    assert value_named(Minutes, MINUTES, "items.budget.item.text") is None


def test_a_record_differs_from_itself_in_nothing(book: Book) -> None:
    for record in public_records(book):
        said = record.content["record"]
        assert differences(type(record.record), said, copy.deepcopy(said), TODAY) == []
