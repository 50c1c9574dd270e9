"""When notice of a meeting was published, and how long before it: facts, and no verdict."""

from __future__ import annotations

import datetime as dt

from minutebook import notice, wording
from minutebook.book import Book
from minutebook.models.meeting import Meeting
from minutebook.views.parts import Desk


def published_before(
    book: Book, published: dt.date | None, meeting: dt.date, working: bool = True
) -> str:
    """A day of publication, and how many clear days lay between it and the meeting."""
    if published is None:
        return ""
    if not working:
        days: int | None = notice.clear_days(published, meeting)
    else:
        days = notice.clear_working_days(published, meeting, book.bank_holidays)
    if days is None or published > meeting:
        return wording.day(published)
    return f"{wording.day(published)}, {notice.in_words(days, working)} before the meeting"


def notice_asked(desk: Desk, meeting: Meeting) -> list[str]:
    """What the law asks for, where a day of publication is recorded."""
    if meeting.notice_published is None and meeting.papers_published is None:
        return []
    return [
        f"{one.body.name}: {notice.in_words(one.asks.days, one.asks.working)} ({one.rule})"
        for one in notice.rules_of(desk.book, meeting.boards)
    ]
