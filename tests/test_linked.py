"""What pages say to programs, held to the words of schema.org."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from minutebook.book import Book, bind
from minutebook.loading import load_folder
from minutebook.models.meeting import Meeting
from minutebook.models.vocabulary import MeetingState, Session
from minutebook.outputs.linked import data_block, nodes_of
from minutebook.outputs.pages import all_pages
from minutebook.public import public_book
from minutebook.views.meetings import MeetingPage
from minutebook.views.parts import Desk
from site_pages import parse
from support import AWKWARD, DATA, day_of

URL = "https://example.org/records/"

_THING = {"name", "description", "url"}
_ORGANIZATION = _THING | {"parentOrganization", "member"}
PROPERTIES = {
    "WebSite": _THING | {"inLanguage", "publisher"},
    "Organization": _ORGANIZATION,
    "GovernmentOrganization": _ORGANIZATION,
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Event": _THING
    | {
        "startDate",
        "endDate",
        "previousStartDate",
        "eventStatus",
        "eventAttendanceMode",
        "location",
        "organizer",
    },
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
}
"""Of schema.org's properties for each type those that we use."""
MUST = {
    "Event": {"name", "startDate", "eventStatus", "organizer"},
    "ListItem": {"position", "name", "item"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "publisher"},
    "Organization": {"name"},
    "GovernmentOrganization": {"name"},
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
}


@cache
def _book(data: Path) -> Book:
    return public_book(bind(load_folder(data).entries))


@cache
def _said(data: Path) -> dict[str, list[dict[str, Any]]]:
    """What each page says, as a program reads it."""
    book = _book(data)
    assert book.site is not None
    found = {}
    for page in all_pages(Desk(book, day_of(book))):
        block = data_block(nodes_of(page, book.site, URL))
        if block:
            (script,) = parse(block).all("script")
            assert script.attributes == {"type": "application/ld+json"}
            whole = json.loads("".join(str(child) for child in script.children))
            assert whole["@context"] == "https://schema.org"
            found[page.address] = whole["@graph"]
    return found


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)


BOOKS = pytest.mark.parametrize("data", [DATA, AWKWARD], ids=["data", "awkward"])


@BOOKS
def test_only_types_and_properties_of_schema_org_are_used_and_none_is_empty(data: Path) -> None:
    types = set()
    for address, graph in _said(data).items():
        for node in _nodes(graph):
            kind = node["@type"]
            types.add(kind)
            names = {name for name in node if not name.startswith("@")}
            assert names <= PROPERTIES[kind], (address, kind)
            assert names >= MUST[kind], (address, kind)
            assert all(value not in ("", [], None) for value in node.values()), address
    assert types >= {"Event", "BreadcrumbList", "WebSite", "Place"}
    assert types & {"Organization", "GovernmentOrganization"}


@BOOKS
def test_every_page_with_a_way_to_it_says_the_way_in_whole_addresses(data: Path) -> None:
    book = _book(data)
    for page in all_pages(Desk(book, day_of(book))):
        graph = _said(data).get(page.address, [])
        trails = [node for node in graph if node["@type"] == "BreadcrumbList"]
        assert len(trails) == (1 if page.trail else 0), page.address
        for trail in trails:
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(page.trail) + 3))
            assert steps[0]["item"] == URL
            assert steps[-1]["item"] == f"{URL}{page.address}"


def _event(meeting_id: str, **changes: object) -> dict[str, Any]:
    """What the page of a meeting of the awkward book says of it, with its record changed."""
    book = bind(load_folder(AWKWARD).entries)
    entries = []
    for entry in book.entries:
        record = entry.record
        if isinstance(record, Meeting) and entry.ids["meeting"] == meeting_id:
            record = record.model_copy(update=changes)
        entries.append(replace(entry, record=record))
    book = public_book(bind(entries))
    assert book.site is not None
    for page in all_pages(Desk(book, day_of(book))):
        if isinstance(page, MeetingPage) and page.address == f"meetings/{meeting_id}/":
            (event,) = [n for n in nodes_of(page, book.site, URL) if n["@type"] == "Event"]
            return event
    raise AssertionError(meeting_id)


def _first_meeting() -> str:
    book = _book(AWKWARD)
    return next(id for id in book.meeting_order() if book.meetings[id].session is Session.PUBLIC)


def test_a_meeting_says_when_with_the_offset_of_that_day() -> None:
    id = _first_meeting()
    summer = _event(id, date=dt.date(2024, 7, 3), start=dt.time(10, 5), end=dt.time(12))
    assert (summer["startDate"], summer["endDate"]) == (
        "2024-07-03T10:05+01:00",
        "2024-07-03T12:00+01:00",
    )
    # The last Sundays of March and October are the 31st and the 27th in 2024.
    for month, day, offset in (1, 3, "+00"), (3, 30, "+00"), (3, 31, "+01"), (10, 27, "+00"):
        event = _event(id, date=dt.date(2024, month, day), start=dt.time(10))
        assert event["startDate"] == f"2024-{month:02d}-{day:02d}T10:00{offset}:00"
    bare = _event(id, date=dt.date(2024, 7, 3), start=None, end=None)
    assert bare["startDate"] == "2024-07-03"
    assert "endDate" not in bare


@pytest.mark.parametrize(
    ("changes", "status", "before"),
    [
        ({"state": MeetingState.HELD}, "EventScheduled", None),
        ({"state": MeetingState.PLANNED}, "EventScheduled", None),
        ({"state": MeetingState.INQUORATE}, "EventScheduled", None),
        ({"state": MeetingState.CANCELLED}, "EventCancelled", None),
        ({"state": MeetingState.POSTPONED}, "EventPostponed", None),
        (
            {"state": MeetingState.PLANNED, "moved_from": dt.date(2024, 2, 7)},
            "EventRescheduled",
            "2024-02-07",
        ),
    ],
)
def test_a_meeting_says_what_became_of_it(
    changes: dict[str, object], status: str, before: str | None
) -> None:
    event = _event(_first_meeting(), **{"moved_from": None, "reason": "Snow.", **changes})
    assert event["eventStatus"] == f"https://schema.org/{status}"
    assert event.get("previousStartDate") == before


def test_a_meeting_says_how_one_can_come() -> None:
    id = _first_meeting()
    here = list(_book(AWKWARD).venues)[:1]
    link = "https://meetings.example.org/1"

    coming = {"state": MeetingState.PLANNED, "date": day_of(_book(AWKWARD)), "recording": None}

    def mode(**changes: object) -> str:
        event = _event(id, webcast=None, **coming, **changes)
        return str(event.get("eventAttendanceMode")).rpartition("/")[2]

    assert mode(venue=here, joining_link=None) == "OfflineEventAttendanceMode"
    assert mode(venue=here, joining_link=link) == "MixedEventAttendanceMode"
    assert mode(venue=[], joining_link=link) == "OnlineEventAttendanceMode"
    assert "location" not in _event(id, venue=[], joining_link=None, webcast=None)


def test_a_meeting_that_is_over_says_no_more_where_it_could_be_joined() -> None:
    gone = {
        "joining_link": "https://meetings.example.org/1",
        "webcast": "https://watch.example.org/1",
        "recording": "https://watch.example.org/2",
    }
    assert "example.org/1" not in json.dumps(_event(_first_meeting(), **gone).get("location"))


@BOOKS
def test_a_meeting_bears_the_name_of_its_page_and_is_organised_by_each_of_its_boards(
    data: Path,
) -> None:
    book = _book(data)
    events = 0
    for page in all_pages(Desk(book, day_of(book))):
        for node in _said(data).get(page.address, []):
            if node["@type"] == "Event":
                meeting = book.meetings[page.address.split("/")[1]]
                names = [book.boards[id].name for id in meeting.boards]
                assert [one["name"] for one in node["organizer"]] == names
                assert str(node["name"]).startswith(page.title)
                events += 1
    assert events > 3


def test_a_private_meeting_says_no_more_than_its_page() -> None:
    event = _event(
        _first_meeting(),
        session=Session.PRIVATE,
        start=dt.time(9),
        joining_link="https://meetings.example.org/private",
    )
    assert not {"location", "endDate", "eventAttendanceMode"} & event.keys()
    assert "T" not in event["startDate"]
