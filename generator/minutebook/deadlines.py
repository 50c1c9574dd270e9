"""By when a question must be in, to be put at a meeting.

Standing orders count in several ways. Clear days leave out the day of the meeting and the day on
which the question is sent; other days count back from the meeting, whose own day is not counted. A
deadline in working days is itself a working day. Hours count back from the start of the meeting, by
the clock on the wall.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from minutebook import wording
from minutebook.models.calendar import BankHolidays
from minutebook.models.question import QuestionNotice
from minutebook.models.vocabulary import NoticeUnit, Weekday
from minutebook.notice import is_working_day

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Deadline:
    """The last moment at which a question is in time."""

    day: dt.date
    time: dt.time | None
    """None where the whole day will do."""

    @property
    def in_words(self) -> str:
        """`12 noon on Monday 9 July 2018`, `the end of Friday 6 July 2018`."""
        day = wording.weekday(self.day)
        return f"{wording.clock(self.time)} on {day}" if self.time else f"the end of {day}"


def deadline(
    notice: QuestionNotice, meeting: dt.date, start: dt.time | None, holidays: BankHolidays | None
) -> Deadline | None:
    """When questions for a meeting must be in; None where that cannot be counted: hours before a
    start that is not recorded, working days where bank holidays are not known.
    """
    if notice.weekday is not None:
        return Deadline(_weekday_before(notice.weekday, meeting, notice.week_before), notice.by)
    number = notice.number or 0
    match notice.unit:
        case NoticeUnit.HOURS:
            if start is None:
                return None
            then = dt.datetime.combine(meeting, start) - dt.timedelta(hours=number)
            return Deadline(then.date(), then.time())
        case NoticeUnit.DAYS:
            return Deadline(meeting - number * _DAY, notice.by)
        case NoticeUnit.CLEAR_DAYS:
            return Deadline(meeting - (number + 1) * _DAY, notice.by)
        case NoticeUnit.WORKING_DAYS:
            day = _working_days_before(number, meeting, holidays)
        case _:
            day = _working_days_before(number + 1, meeting, holidays)
    return Deadline(day, notice.by) if day is not None else None


def _weekday_before(weekday: Weekday, meeting: dt.date, week_before: bool) -> dt.date:
    wanted = list(Weekday).index(weekday)
    if week_before:
        monday = meeting - meeting.weekday() * _DAY
        return monday - (7 - wanted) * _DAY
    return meeting - ((meeting.weekday() - wanted - 1) % 7 + 1) * _DAY


def _working_days_before(
    number: int, meeting: dt.date, holidays: BankHolidays | None
) -> dt.date | None:
    day, left = meeting, number
    while left:
        day -= _DAY
        works = is_working_day(day, holidays)
        if works is None:
            return None
        left -= works
    return day


def rule_in_words(notice: QuestionNotice) -> str:
    """`at least 3 clear working days before the meeting, by 12 noon`."""
    time = f"by {wording.clock(notice.by)}" if notice.by else ""
    if notice.weekday is not None:
        day = f"the {notice.weekday} " + (
            "of the week before the meeting" if notice.week_before else "before the meeting"
        )
        return f"{time} on {day}" if time else f"by the end of {day}"
    one = str(notice.unit).removesuffix("s")
    before = f"at least {wording.counted(notice.number or 0, one)} before the meeting"
    return (
        f"{before} begins"
        if notice.unit is NoticeUnit.HOURS
        else ", ".join(filter(None, [before, time]))
    )
