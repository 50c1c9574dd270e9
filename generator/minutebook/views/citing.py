"""What somebody writes who points to a record: board, day, reference, title, address, and the day
on which the site said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.vocabulary import Attribution, MeetingState
from minutebook.views.parts import Desk


@dataclass(frozen=True)
class Citation:
    """One record as others cite it, in one line: `words`, the address, `as_at` in brackets."""

    kind: str
    """What it is: `decision`, `paper`."""
    words: str
    """`Hackney Board, 21 March 2018, decision Hackney 2018-03-21/07: Advice and debt.`"""
    address: str
    """Of the record's page."""
    as_at: str
    """The day on which the site said so: `as at 5 July 2018`."""


def decision_citation(desk: Desk, taken: TakenDecision) -> Citation:
    """A decision with its one board."""
    card = desk.card(taken)
    inferred = taken.facts.attribution is Attribution.INFERRED
    reference = f"{card.reference} (board inferred)" if inferred else card.reference
    return _citation(
        desk,
        "decision",
        f"{card.board.name}, {card.date}, decision {reference}: {card.title}",
        card.address,
    )


def meeting_citation(desk: Desk, meeting_id: str, title: str) -> Citation:
    """A meeting with all its boards; `title` is that of its page: `Meeting of 21 March 2018`."""
    meeting = desk.book.meetings[meeting_id]
    usual = meeting.state in {MeetingState.PLANNED, MeetingState.HELD}
    state = "" if usual else f" ({meeting.state.value})"
    return _citation(
        desk,
        "meeting",
        f"{_boards(desk, meeting.boards)}, {wording.lower_first(title)}{state}",
        addresses.meeting(meeting_id),
    )


def paper_citation(desk: Desk, meeting_id: str, paper_id: str, title: str) -> Citation:
    """A paper with its meeting; `title` tells it from others of its name there."""
    return _citation(
        desk,
        "paper",
        f"{_boards(desk, desk.book.meetings[meeting_id].boards)}, paper for the meeting of "
        f"{desk.day(meeting_id)}: {title}",
        addresses.paper(meeting_id, paper_id),
    )


def action_citation(desk: Desk, action_id: str) -> Citation:
    """An action under its printed reference, if it has one, with the meeting that agreed it."""
    action = desk.book.actions[action_id]
    reference = f" {action.reference}" if action.reference else ""
    return _citation(
        desk,
        "action",
        f"{_boards(desk, desk.book.meetings[action.meeting].boards)}, meeting of "
        f"{desk.day(action.meeting)}, action{reference}: {action.title}",
        addresses.action(action_id),
    )


def _boards(desk: Desk, ids: Sequence[str]) -> str:
    return wording.listed([desk.labels[id].name for id in ids])


def _citation(desk: Desk, kind: str, words: str, address: str) -> Citation:
    line = " ".join(words.split())
    ended = line if re.search(r"[.?!…][\"'”’)]?$", line) else f"{line}."
    return Citation(kind, ended, address, f"as at {wording.day(desk.today)}")
