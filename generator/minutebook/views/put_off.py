"""What a board put off and no agenda has taken up yet. Nothing here looks at another board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from minutebook import wording
from minutebook.book import TakenDecision
from minutebook.deferrals import is_awaited
from minutebook.views import waiting
from minutebook.views.documents import planned_link
from minutebook.views.parts import BoardLabel, Desk, Link


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


def put_off_by(desk: Desk, board_id: str) -> PutOffByBoard:
    waits = waiting.awaited(desk.book, board_id)
    return PutOffByBoard(desk.labels[board_id], [_line(desk, taken) for taken in waits])


def put_off_among(desk: Desk, decisions: Iterable[TakenDecision]) -> list[PutOffByBoard]:
    """What waits of some decisions, for each board that put something off."""
    waits: dict[str, list[PutOffLine]] = {}
    for taken in decisions:
        if is_awaited(desk.book, taken):
            waits.setdefault(taken.board_id, []).append(_line(desk, taken))
    return [PutOffByBoard(desk.labels[id], waits[id]) for id in desk.labels if id in waits]


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
