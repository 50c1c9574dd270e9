"""What tells meetings of one day apart."""

from __future__ import annotations

import datetime as dt

from minutebook import wording
from minutebook.book import Book


def apart_on_one_day(book: Book) -> dict[str, str]:
    """For each meeting that is not the only one of its day, what tells it from the others: the
    time where each has one of its own, else its place in the order of their ids.
    """
    by_day: dict[dt.date, list[str]] = {}
    for id in book.meeting_order():
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
