"""Where on the page of a meeting the boards' decisions on one matter stand side by side.

Agendas and minutes say it, which boards share; nothing here depends on what any board decided.
"""

from __future__ import annotations

from minutebook import addresses
from minutebook.book import Book, TakenDecision
from minutebook.models.minutes import Minutes


def home_of(minutes: Minutes | None, item_id: str) -> int | None:
    """The place in the minutes, counted from 0, under which the matters of an item stand: its
    first of its own, else that of the item together with which it was taken.
    """
    reached = [
        (n, one) for n, one in enumerate(minutes.items if minutes else []) if not one.not_reached
    ]
    own = [n for n, one in reached if one.item == item_id]
    together = [n for n, one in reached if item_id in one.taken_with]
    return next(iter([*own, *together]), None)


def side_by_side(book: Book, taken: TakenDecision) -> str:
    """The address where what each board decided on the same matter stands; empty where no other
    board met.
    """
    if taken.meeting_id is None or taken.item is None:
        return ""
    if len(book.meetings[taken.meeting_id].boards) < 2:
        return ""
    anchor = taken.item.id
    home = home_of(book.minutes.get(taken.meeting_id), taken.item.id)
    if taken.matter is not None and home is not None:
        anchor = addresses.matter_anchor(taken.item.id, taken.matter.id)
    return addresses.meeting(taken.meeting_id, anchor)
