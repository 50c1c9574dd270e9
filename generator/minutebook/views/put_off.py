"""What a board put off and no agenda has taken up yet. Nothing here looks at another board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.deferrals import is_awaited
from minutebook.views import waiting
from minutebook.views.documents import planned_link
from minutebook.views.parts import BoardLabel, Desk, Link

MOST = 10
"""Decisions of a board that wait on pages of all years; the page of a year has all of that year."""


@dataclass(frozen=True)
class PutOffLine:
    """A decision that waits."""

    decision: Link
    title: str
    on: str
    """The day on which the board put it off."""
    what: str
    """What it was to decide, or decided to put off, in plain words where there are any."""
    put_off: str
    """`Put off until June 2018.`"""
    waits_for: str
    state: str
    """What has become of it, in a sentence."""
    is_past: bool
    planned: list[tuple[str, Link]]
    """When, and under which entry, the forward plan has something on the same matter."""


@dataclass(frozen=True)
class PutOffByBoard:
    """What one board put off, the oldest first."""

    board: BoardLabel
    lines: list[PutOffLine]
    """The latest of them."""
    before: list[Link]
    """The years in which it put off what waits for longer, each with how much that is."""


def put_off_by(desk: Desk, board_id: str) -> PutOffByBoard:
    return _latest(desk, board_id, waiting.awaited(desk.book, board_id))


def put_off_in_year(desk: Desk, taken_that_year: Iterable[TakenDecision]) -> list[PutOffLine]:
    """All that waits of the decisions of one board in a year."""
    return [_line(desk, taken) for taken in taken_that_year if is_awaited(desk.book, taken)]


def put_off_among(desk: Desk, decisions: Iterable[TakenDecision]) -> list[PutOffByBoard]:
    """What waits of some decisions, the oldest of which comes first, for each board that put
    something off.
    """
    waits: dict[str, list[TakenDecision]] = {}
    for taken in decisions:
        if is_awaited(desk.book, taken):
            waits.setdefault(taken.board_id, []).append(taken)
    return [_latest(desk, id, waits[id]) for id in desk.labels if id in waits]


def _latest(desk: Desk, board_id: str, waits: list[TakenDecision]) -> PutOffByBoard:
    """`waits` are of one board, the oldest first."""
    before = Counter(taken.date.year for taken in waits[:-MOST])
    return PutOffByBoard(
        desk.labels[board_id],
        [_line(desk, taken) for taken in waits[-MOST:]],
        [
            Link(f"{year} ({count})", addresses.board_year(board_id, year))
            for year, count in sorted(before.items(), reverse=True)
        ],
    )


def _line(desk: Desk, taken: TakenDecision) -> PutOffLine:
    facts = taken.facts
    link = desk.decision(taken)
    return PutOffLine(
        Link(desk.reference(taken), link.address),
        desk.card(taken).title,
        wording.day(taken.date),
        facts.summary or f"{desk.card(taken).verbs} {facts.text}",
        waiting.put_off(taken),
        f"It waits for {facts.deferred_for}." if facts.deferred_for is not None else "",
        waiting.not_taken_up(taken, desk.today),
        waiting.is_past(taken, desk.today),
        [
            (desk.day(entry.meeting) if entry.meeting else "No date yet", planned_link(entry))
            for entry in desk.book.followed_by.get(taken.key, [])
        ],
    )
