"""Which records of a book are private.

`public.py` takes them out. What is told of something private is as private as that: a paper that
only private items list, an action raised under one, a place where private meetings alone are held.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from minutebook.book import Book, TakenDecision
from minutebook.models.decision import Decision
from minutebook.models.meeting import AgendaItem
from minutebook.models.vocabulary import ItemKind, Session
from minutebook.private_questions import private_asked


@dataclass(frozen=True)
class Private:
    """What a book holds that is not for the public, by id."""

    meetings: frozenset[str]
    items: frozenset[tuple[str, str]]
    papers: frozenset[tuple[str, str]]
    actions: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    """Entries of forward plans."""
    asked: frozenset[str] = frozenset()
    """Files of questions and of what people said."""
    venues: frozenset[str] = frozenset()
    """Where private meetings alone are held."""

    def of(self, meeting_id: str | None, item_id: str | None) -> bool:
        """Whether something raised at this meeting under this item is private."""
        return meeting_id in self.meetings or (meeting_id or "", item_id or "") in self.items


def private_matters(book: Book) -> Private:
    """Everything private in a book."""
    meetings = {id for id, one in book.meetings.items() if one.session is Session.PRIVATE}
    items = {place for place, item in book.items.items() if is_private(item)}
    listed: dict[tuple[str, str], list[bool]] = {}
    for (meeting_id, item_id), item in book.items.items():
        for document in item.documents:
            if document.paper is not None:
                under = listed.setdefault((meeting_id, document.paper), [])
                under.append((meeting_id, item_id) in items)
    papers = {
        (meeting_id, paper_id)
        for meeting_id, those in book.papers.items()
        for paper_id, paper in those.items()
        # A paper that only private items list is as private as they are.
        if not paper.public
        or meeting_id in meetings
        or (listed.get((meeting_id, paper_id)) and all(listed[meeting_id, paper_id]))
    }
    some = Private(frozenset(meetings), frozenset(items), frozenset(papers))
    minuted = actions_of_private_items(book, together=True)
    return replace(
        some,
        actions=frozenset(
            id
            for id, action in book.actions.items()
            if id in minuted or some.of(action.meeting, action.item)
        ),
        decisions=frozenset(
            key for key, taken in book.decisions.items() if _is_private_decision(book, taken, some)
        ),
        planned=_private_plans(book, some),
        asked=frozenset(private_asked(book, some.of, some.papers)),
        venues=_private_venues(book, meetings),
    )


def _private_venues(book: Book, meetings: set[str]) -> frozenset[str]:
    """Venues that private meetings name and no other meeting."""
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for id, meeting in book.meetings.items():
        named[id in meetings].update(meeting.venue)
    return frozenset(named[True] - named[False])


def _private_plans(book: Book, private: Private) -> frozenset[str]:
    """Entries that are planned for a private meeting, or that private items alone take."""
    planned = {one.id for id in private.meetings for one in book.planned_for.get(id, [])}
    taken: dict[str, list[bool]] = {}
    for (meeting_id, item_id), item in book.items.items():
        for id in item.from_plan:
            taken.setdefault(id, []).append(private.of(meeting_id, item_id))
    return frozenset(planned | {id for id, those in taken.items() if all(those)})


def _is_private_decision(book: Book, taken: TakenDecision, private: Private) -> bool:
    if taken.meeting_id is None or not isinstance(taken.facts, Decision):
        return False
    items = book.items_of(taken.meeting_id, taken.facts)
    return any(private.of(taken.meeting_id, item.id) for item in items) or private.of(
        taken.meeting_id, None
    )


def is_private(item: AgendaItem) -> bool:
    """Whether an item is taken without the public."""
    return item.private is not None or item.kind is ItemKind.PRIVATE


def actions_of_private_items(book: Book, together: bool) -> set[str]:
    """Actions that stand in minutes under an item that was taken without the public, or also under
    one that was taken `together` with it. Such an action need not name its item itself.
    """
    found = set()
    for (meeting_id, _), place in book.paragraphs.items():
        if place.paragraph.action is not None:
            ids = (place.item.item, *(place.item.taken_with if together else ()))
            items = [book.items[meeting_id, id] for id in ids if (meeting_id, id) in book.items]
            if any(is_private(item) for item in items):
                found.add(place.paragraph.action)
    return found
