"""What waits: decisions that a board put off, and what the record says of them next, in words.

Nothing here looks at more than one board.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from minutebook import wording
from minutebook.book import Book, TakenDecision
from minutebook.deferrals import is_awaited, is_put_off, was_reached
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecision, Decision
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.vocabulary import ActionStatus, MeetingState, Session
from minutebook.periods import end_of


def awaited(book: Book, board_id: str) -> list[TakenDecision]:
    """What a board put off and no agenda has taken up, the oldest first."""
    return [taken for taken in book.decisions_of_board.get(board_id, []) if is_awaited(book, taken)]


def on_agenda(book: Book, meeting_id: str, item: AgendaItem, today: dt.date) -> str:
    """What became on an agenda of something that was put off: `taken up`, `to be taken up`, `on the
    agenda, and not reached`.
    """
    if not was_reached(book, meeting_id, item):
        return "on the agenda, and not reached"
    return "to be taken up" if is_to_come(book.meetings[meeting_id], today) else "taken up"


def until(taken: TakenDecision) -> str:
    """Until when it was put off, in words; empty where that is not recorded."""
    words = taken.facts.deferred_until
    return wording.day_or_words(words) if words is not None else ""


def is_past(taken: TakenDecision, today: dt.date) -> bool:
    """Whether the time until which it was put off is over."""
    end = end_of(taken.facts.deferred_until or "")
    return end is not None and end < today


def put_off(taken: TakenDecision) -> str:
    """`Put off until June 2018.`"""
    words = until(taken)
    return f"Put off until {words}." if words else "Put off. Until when is not recorded here."


def not_taken_up(taken: TakenDecision, today: dt.date) -> str:
    """What has become of something that waits, in a sentence."""
    if is_past(taken, today):
        return f"{wording.sentence(until(taken))} is past, and no agenda held here has taken it up."
    return "No agenda held here has taken it up yet."


def is_to_come(meeting: Meeting, today: dt.date) -> bool:
    """Whether a meeting has not been held yet, and has not been called off."""
    return meeting.state is MeetingState.PLANNED and meeting.date >= today


def meetings_then(book: Book, taken: TakenDecision, today: dt.date) -> list[str]:
    """Coming public meetings of the board in the month, or on the day, until which it was put
    off.
    """
    words = taken.facts.deferred_until or ""
    end = end_of(words)
    if end is None:
        return []
    return [
        id
        for id in book.meetings_of_board.get(taken.board_id, [])
        if is_to_come(book.meetings[id], today)
        and book.meetings[id].session is Session.PUBLIC
        and taken.board_id not in book.meetings[id].without
        and (book.meetings[id].date.year, book.meetings[id].date.month) == (end.year, end.month)
        and book.meetings[id].date <= end
    ]


# --- Actions and the decisions that they follow from ---------------------------------------------


def follows_from(book: Book, action_id: str, taken: TakenDecision) -> bool:
    """Whether an action was raised under the item of a decision, and not for other matters."""
    action = book.actions[action_id]
    if taken.item is None or (action.meeting, action.item) != (taken.meeting_id, taken.item.id):
        return False
    matter = taken.facts.matter if isinstance(taken.facts, Decision) else None
    return not action.matters or matter in action.matters


def actions_of(book: Book, taken: TakenDecision) -> list[str]:
    """The actions that follow from a decision, the open ones first."""
    ids = [
        id
        for id in book.actions_of_meeting.get(taken.meeting_id or "", [])
        if follows_from(book, id, taken)
    ]
    return sorted(ids, key=lambda id: book.actions[id].status is not ActionStatus.OPEN)


def causes_of(book: Book, action_id: str) -> list[TakenDecision]:
    """The decisions from which an action follows, of every board."""
    action = book.actions[action_id]
    under = book.decisions_of_item.get((action.meeting, action.item or ""), [])
    return [taken for taken in under if follows_from(book, action_id, taken)]


def outcome(book: Book, action: Action) -> str:
    """What came of an action, or the latest that was reported of it, in a sentence."""
    if action.merged_into is not None:
        into = book.actions[action.merged_into]
        came = first_sentence(into.outcome or "")
        return f"Merged into “{into.title}” ({into.status.value}). {came}".strip()
    if action.outcome is not None:
        return first_sentence(action.outcome)
    if action.status is ActionStatus.OPEN:
        latest = action.updates[-1].text if action.updates else "Nothing is reported of it yet."
        return first_sentence(latest)
    return "What came of it is not recorded here."


# --- One short line -------------------------------------------------------------------------------


NEXT = "What happens next"
CAME = "What came of it"


def in_short(book: Book, taken: TakenDecision, today: dt.date) -> tuple[str, str]:
    """The one thing that matters most of what comes after a decision, for lists: `NEXT` or `CAME`,
    and a sentence; both empty where nothing is recorded.
    """
    return next(_short(book, taken, today), ("", ""))


def _short(book: Book, taken: TakenDecision, today: dt.date) -> Iterator[tuple[str, str]]:
    facts = taken.facts
    for later in book.superseded_by.get(taken.key, []):
        yield CAME, f"Replaced on {wording.day(later.date)}."
    if is_put_off(taken):
        yield NEXT, f"{put_off(taken)} {_since(book, taken, today)}".strip()
    if facts.next_steps is not None:
        yield NEXT, first_sentence(facts.next_steps)
    for id in actions_of(book, taken):
        action = book.actions[id]
        if action.status is ActionStatus.CLOSED:
            yield CAME, f"Closed action: {action.title}. {outcome(book, action)}".strip()
        else:
            yield NEXT, f"{wording.sentence(action.status.value)} action: {action.title}."
    for later in book.ratified_by.get(taken.key, []):
        yield CAME, f"Ratified on {wording.day(later.date)}."
    if isinstance(facts, ChairDecision):
        yield NEXT, "No ratification by the board is recorded here."


def _since(book: Book, taken: TakenDecision, today: dt.date) -> str:
    """What became of something that was put off, as shortly as can be."""
    if is_awaited(book, taken):
        if is_past(taken, today):
            past = "That is past, and no agenda held here has taken it up."
            return f"{past} {_planned(book, taken)}".strip()
        waits = taken.facts.deferred_for
        return f"It waits for {waits}." if waits is not None else ""
    for meeting_id, item in book.taken_up.get(taken.key, []):
        if was_reached(book, meeting_id, item):
            day = wording.day(book.meetings[meeting_id].date)
            coming = is_to_come(book.meetings[meeting_id], today)
            return f"On the agenda of {day}." if coming else f"Taken up on {day}."
    return ""


def _planned(book: Book, taken: TakenDecision) -> str:
    """The day for which a forward plan has something that follows it."""
    for entry in book.followed_by.get(taken.key, []):
        if entry.meeting is not None:
            day = wording.day(book.meetings[entry.meeting].date)
            return f"It is in the forward plan for {day}."
    return ""


_END = re.compile(r"(?<=[a-z0-9)”’][.!?])\s+(?=[A-Z£“])")


def first_sentence(text: str) -> str:
    """The first sentence of a text, without what makes Markdown of it a list."""
    return _END.split(text.strip().split("\n\n")[0], maxsplit=1)[0]
