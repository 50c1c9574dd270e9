"""Whether something was put off, and whether it still waits: one rule for checks and pages."""

from __future__ import annotations

from minutebook.book import Book, TakenDecision
from minutebook.models.meeting import AgendaItem
from minutebook.models.vocabulary import Verb


def is_put_off(taken: TakenDecision) -> bool:
    """Whether the board put something off by it."""
    return taken.facts.deferred_until is not None or Verb.DEFERRED in taken.facts.verbs


def is_awaited(book: Book, taken: TakenDecision) -> bool:
    """Whether a decision was put off, and no agenda has taken it up, nor a later decision its
    place. An item that was never reached takes nothing up.
    """
    if not is_put_off(taken) or taken.key in book.superseded_by:
        return False
    return not any(was_reached(book, *place) for place in book.taken_up.get(taken.key, []))


def was_reached(book: Book, meeting_id: str, item: AgendaItem) -> bool:
    """Whether nothing says that the meeting ended before the item."""
    minutes = book.minutes.get(meeting_id)
    minuted = [one for one in minutes.items if one.item == item.id] if minutes else []
    return not minuted or not all(one.not_reached for one in minuted)
