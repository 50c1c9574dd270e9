"""The home page and the search page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.views.decision_lists import HOW_CHOSEN, latest_settled
from minutebook.views.figures import searched
from minutebook.views.meetings import MeetingLine, next_meeting
from minutebook.views.parts import BoardLabel, DecisionCard, Desk, Page, verbs

LATEST = 4
"""Decisions of each board on the home page."""


@dataclass(frozen=True)
class LatestOfBoard:
    """What one board decided lately."""

    board: BoardLabel
    serves: str
    cards: list[DecisionCard]


@dataclass(frozen=True)
class HomePage(Page):
    """`/`."""

    columns: list[LatestOfBoard]
    how_chosen: str
    """How the latest decisions are chosen."""
    next_meeting: MeetingLine | None


@dataclass(frozen=True)
class SearchPage(Page):
    """`/search/`."""

    boards: list[BoardLabel]
    kinds: list[str]


@dataclass(frozen=True)
class SearchEntry:
    """One thing that a search can find."""

    address: str
    kind: str
    title: str
    boards: list[str]
    """Short names of the boards whose it is: one for a decision."""
    date: str
    """In words; empty where it has none."""
    year: str
    text: str


KINDS = ["Decision", "Paper", "Action", "Minutes", "Person"]
"""What a search can find, in the order of the filter."""


def home_page(desk: Desk, today: dt.date) -> HomePage:
    """What the boards decided lately, and what comes next."""
    site = desk.book.site
    return HomePage(
        addresses.HOME,
        site.title if site else "",
        site.description if site else "",
        [],
        addresses.HOME,
        [
            LatestOfBoard(
                desk.labels[id],
                board.serves,
                latest_settled(desk, id, LATEST),
            )
            for id, board in desk.book.boards.items()
            if board.ended is None or board.ended >= today
        ],
        HOW_CHOSEN,
        next_meeting(desk, None, today),
    )


def search_page(desk: Desk) -> SearchPage:
    """The box and its filters; the results come from the index."""
    return SearchPage(
        addresses.SEARCH,
        "Search",
        "Find a decision, a paper, an action, a person or a paragraph of minutes.",
        [],
        addresses.SEARCH,
        list(desk.labels.values()),
        KINDS,
    )


def search_entries(desk: Desk) -> Iterator[SearchEntry]:
    """One entry a decision, public paper, action, minute paragraph and person.

    A decision is of its one board. What belongs to a meeting in common is of each board that met.
    """
    book = desk.book
    for taken in book.decisions.values():
        card = desk.card(taken)
        yield SearchEntry(
            card.address,
            "Decision",
            card.title,
            [card.board.short_name],
            card.date,
            str(taken.date.year),
            " ".join(
                [
                    verbs(taken),
                    taken.facts.text,
                    card.in_effect,
                    taken.facts.summary or "",
                    card.reference,
                ]
            ),
        )
    for meeting_id, meeting in book.meetings.items():
        boards = [desk.labels[board].short_name for board in meeting.boards]
        day, year = desk.day(meeting_id), str(meeting.date.year)
        for paper_id, paper in book.papers.get(meeting_id, {}).items():
            if paper.public:
                address = addresses.paper(meeting_id, paper_id)
                figures = book.figures.get((meeting_id, paper_id))
                found_by = searched(figures) if figures is not None else ""
                words = " ".join([paper.title, paper.summary or "", found_by])
                yield SearchEntry(address, "Paper", paper.title, boards, day, year, words)
        minutes = book.minutes.get(meeting_id)
        for minuted in minutes.items if minutes else []:
            title = book.items[meeting_id, minuted.item].title
            for paragraph in minuted.paragraphs:
                if paragraph.text:
                    address = addresses.meeting(meeting_id, paragraph.id)
                    yield SearchEntry(address, "Minutes", title, boards, day, year, paragraph.text)
    for action_id, action in book.actions.items():
        boards = [desk.labels[board].short_name for board in book.meetings[action.meeting].boards]
        owners = wording.listed([desk.party(owner).text for owner in action.owners])
        yield SearchEntry(
            addresses.action(action_id),
            "Action",
            action.title,
            boards,
            wording.day(action.assigned_on),
            str(action.assigned_on.year),
            " ".join([action.reference or "", action.text, owners, action.outcome or ""]),
        )
    for person_id, person in book.people.items():
        boards = [
            label.short_name
            for label in desk.labels.values()
            if any(one.person == person_id for one in book.boards[label.id].memberships)
        ]
        posts = "; ".join(
            f"{post.title}, {desk.organisation(post.organisation)}" for post in person.posts
        )
        link = desk.person(person_id)
        yield SearchEntry(
            link.address, "Person", link.text, boards, "", "", f"{link.text}. {posts}"
        )
