"""When things happened between the plan of a decision and what came of it.

Every moment is of the decision's own board, or of no board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.vocabulary import ActionStatus
from minutebook.periods import end_of
from minutebook.views import waiting
from minutebook.views.compared import Comparison
from minutebook.views.documents import paper_link, papers_of, planned_link
from minutebook.views.parts import Desk, Link
from minutebook.views.phrases import verbs
from minutebook.views.timeline import Kind, Moment, Timeline, timeline

FEWEST = 3
"""Days that a picture needs, to tell more than a sentence does."""


def decision_times(
    desk: Desk, taken: TakenDecision, recommended: Comparison | None
) -> Timeline | None:
    """None for a decision of which fewer than three days are known."""
    moments = list(dict.fromkeys(_moments(desk, taken, recommended)))
    if len({one.date for one in moments}) < FEWEST:
        return None
    # The chain beside it is a list already.
    return replace(timeline(moments, taken.title, desk.today), folded=True)


def _moments(desk: Desk, taken: TakenDecision, found: Comparison | None) -> Iterator[Moment]:
    book, item = desk.book, taken.item
    for key in item.takes_up if item is not None else []:
        before = book.decisions.get(key)
        if before is not None and before.board_id == taken.board_id:
            yield _decided(desk, before, Kind.DECIDED)
    for key in (*taken.facts.supersedes, *taken.facts.ratifies):
        yield _decided(desk, book.decisions[key], Kind.DECIDED)
    for id in papers_of(desk, taken):
        paper = book.papers[taken.meeting_id or ""][id]
        if paper.date is not None:
            link = paper_link(desk, taken.meeting_id or "", id)
            yield _moment(paper.date, Kind.PAPER, link.text, link)
    recommended = taken.facts.recommended
    if found is not None and recommended is not None and recommended.at is not None:
        words = f"{found.made.verbs}, by the {found.by}"
        day = book.meetings[recommended.at].date
        yield _moment(day, Kind.RECOMMENDED, words, found.at)
    yield _decided(desk, taken, Kind.DECIDED)
    yield from _waits(desk, taken)
    for id in waiting.actions_of(book, taken):
        yield from _action(desk, id)
    for later in book.ratified_by.get(taken.key, []):
        yield _decided(desk, later, Kind.DECIDED)
    for later in book.superseded_by.get(taken.key, []):
        yield _decided(desk, later, Kind.REPLACED)
    for entry in book.followed_by.get(taken.key, []):
        if entry.meeting is not None:
            day = book.meetings[entry.meeting].date
            yield _moment(day, Kind.PLANNED, entry.title, planned_link(entry))


def _waits(desk: Desk, taken: TakenDecision) -> Iterator[Moment]:
    """Until when something was put off, where that is a time, and when it came back."""
    words = taken.facts.deferred_until or ""
    end = end_of(words)
    if end is not None:
        printed = wording.day_or_words(words)
        yield Moment(end, f"put off until then: {taken.title}", "", Kind.PLANNED, printed)
    for meeting_id, item in desk.book.taken_up.get(taken.key, []):
        link = desk.item(meeting_id, item)
        day = desk.book.meetings[meeting_id].date
        became = wording.sentence(waiting.on_agenda(desk.book, meeting_id, item, desk.today))
        yield _moment(day, Kind.MEETING, f"{became}: {item.title}", link)


def _action(desk: Desk, id: str) -> Iterator[Moment]:
    action = desk.book.actions[id]
    link = Link(action.title, addresses.action(id))
    yield _moment(action.assigned_on, Kind.ACTION, action.title, link)
    end = end_of(action.due or "")
    if action.status is ActionStatus.OPEN and end is not None:
        printed = wording.day_or_words(action.due or "")
        yield Moment(end, f"due: {action.title}", link.address, Kind.ACTION, printed)
    for update in action.updates:
        reported = desk.book.meetings[update.reported_to].date if update.reported_to else None
        day = update.on or reported
        if day is not None:
            yield _moment(day, Kind.ACTION, f"reported on: {action.title}", link)
    if action.closed_on is not None:
        yield _moment(action.closed_on, Kind.OUTCOME, f"action closed: {action.title}", link)


def _decided(desk: Desk, taken: TakenDecision, kind: Kind) -> Moment:
    words = f"{verbs(taken)}: {taken.title}"
    return _moment(taken.date, kind, words, desk.decision(taken))


def _moment(day: dt.date, kind: Kind, words: str, link: Link | None) -> Moment:
    return Moment(day, words, link.address if link is not None else "", kind)
