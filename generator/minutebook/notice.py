"""How many clear days lie before a meeting, and how many the law asks for.

Clear days exclude the day of publication and the day of the meeting. Working days are Monday to
Friday without bank holidays, which are data: outside the time that they cover nobody can count.
The rules hang on the body whose committee meets, not on the board: a board of two bodies has the
rules of both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import wording
from minutebook.book import Book
from minutebook.models.calendar import BankHolidays
from minutebook.models.organisation import Organisation
from minutebook.models.vocabulary import NoticeRule

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Asks:
    """What a rule asks for before a meeting."""

    days: int
    """Clear days."""
    working: bool
    """Whether only working days count."""
    of_papers: bool
    """Whether it goes for the agenda and its papers too, and not for the notice alone."""
    ahead: int = 0
    """Clear days before a key decision and before a private meeting; 0 where it asks for none."""


ASKS = {
    # Sections 100A(6) and 100B(3).
    NoticeRule.LOCAL_GOVERNMENT_ACT: Asks(5, working=True, of_papers=True),
    # Section 1(4)(a).
    NoticeRule.ADMISSION_ACT: Asks(3, working=False, of_papers=False),
    # Regulations 6 and 7; 5 and 9.
    NoticeRule.EXECUTIVE_ARRANGEMENTS: Asks(5, working=False, of_papers=True, ahead=28),
}


@dataclass(frozen=True)
class BodyRule:
    """A rule, and the body on whose meetings it hangs."""

    body: Organisation
    rule: NoticeRule

    @property
    def asks(self) -> Asks:
        return ASKS[self.rule]

    @property
    def in_words(self) -> str:
        """`the Local Government Act 1972 asks Hackney Council`."""
        verb = "ask" if self.rule is NoticeRule.EXECUTIVE_ARRANGEMENTS else "asks"
        return f"the {self.rule} {verb} {self.body.name}"


def clear_days(published: dt.date, meeting: dt.date) -> int:
    """Days between the two, both left out."""
    return max(0, (meeting - published).days - 1)


def clear_working_days(
    published: dt.date, meeting: dt.date, holidays: BankHolidays | None
) -> int | None:
    """Working days between the two, both left out; None where bank holidays are not known."""
    first, last = published + _DAY, meeting - _DAY
    if first > last:
        return 0
    if holidays is None or first < holidays.start or last > holidays.end:
        return None
    closed = {day.date for day in holidays.days}
    between = (first + _DAY * n for n in range((last - first).days + 1))
    return sum(day.weekday() < _SATURDAY and day not in closed for day in between)


def is_working_day(day: dt.date, holidays: BankHolidays | None) -> bool | None:
    """Whether a day is a working day; None where bank holidays are not known."""
    if holidays is None or not holidays.start <= day <= holidays.end:
        return None
    return day.weekday() < _SATURDAY and all(day != one.date for one in holidays.days)


def counted(
    asks: Asks, published: dt.date, meeting: dt.date, holidays: BankHolidays | None
) -> int | None:
    """Clear days as the rule counts them; None where that cannot be said."""
    if asks.working:
        return clear_working_days(published, meeting, holidays)
    return clear_days(published, meeting)


def in_words(days: int, working: bool) -> str:
    """`4 clear working days`."""
    return wording.counted(days, "clear working day" if working else "clear day")


def rules_of(book: Book, boards: list[str]) -> list[BodyRule]:
    """The rules of the bodies behind some boards, each once, in the order of the boards."""
    found: dict[tuple[str, NoticeRule], BodyRule] = {}
    for board_id in boards:
        board = book.boards.get(board_id)
        for committee in board.committees if board else []:
            for body in _upwards(book, committee):
                for rule in body.notice_rules:
                    found.setdefault((body.id, rule), BodyRule(body, rule))
    return list(found.values())


def _upwards(book: Book, id: str | None) -> Iterator[Organisation]:
    """A committee, the body that it is a part of, and so on."""
    seen = set()
    while id is not None and id in book.organisations and id not in seen:
        seen.add(id)
        yield book.organisations[id]
        id = book.organisations[id].part_of
