"""What tells meetings of one day apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from minutebook import wording
from minutebook.book import Book

SHARED = ""
"""In the place of a board: pages that boards share."""


def apart_on_one_day(book: Book) -> dict[str, dict[str, str]]:
    """By board, and for pages that boards share: by meeting what tells it from others of its day,
    `, 2pm` or ` (2 of 2)`.

    On its own pages a board's meetings are told from each other alone: whether another board met on
    that day changes nothing there. Only a meeting of another board has there what it has elsewhere.
    """
    shared = _apart(book, book.meeting_order())
    found = {SHARED: shared}
    for board, mine in book.meetings_of_board.items():
        others = {id: told for id, told in shared.items() if id not in set(mine)}
        found[board] = others | _apart(book, mine)
    return found


def _apart(book: Book, meetings: Iterable[str]) -> dict[str, str]:
    """For each of the meetings that is not the only one of its day: the time where each has one of
    its own, else its place in their order.
    """
    by_day: dict[dt.date, list[str]] = {}
    for id in meetings:
        by_day.setdefault(book.meetings[id].date, []).append(id)
    found = {}
    for ids in by_day.values():
        if len(ids) > 1:
            starts = [book.meetings[id].start for id in ids]
            for n, (id, start) in enumerate(zip(ids, starts, strict=True), start=1):
                by_time = start is not None and None not in starts and starts.count(start) == 1
                found[id] = (
                    f", {wording.clock(start)}" if start and by_time else f" ({n} of {len(ids)})"
                )
    return found
