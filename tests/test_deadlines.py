"""By when a question must be in: what standing orders say, as days and times."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from minutebook.book import bind
from minutebook.deadlines import deadline, rule_in_words
from minutebook.loading import load_folder
from minutebook.models.calendar import BankHolidays
from minutebook.models.question import QuestionNotice
from minutebook.models.vocabulary import NoticeUnit, Weekday
from minutebook.notice import clear_days, clear_working_days, is_working_day
from support import DATA

DAY = dt.timedelta(days=1)
MEETINGS = st.dates(dt.date(2013, 1, 1), dt.date(2027, 12, 31))


@cache
def bank_holidays() -> BankHolidays:
    """Those of this repository's records."""
    found = bind(load_folder(DATA).entries).bank_holidays
    assert found is not None
    return found


def rule(words: str) -> QuestionNotice:
    """`3 working days 12:00`, `Monday 12:00`, `week before Monday`."""
    facts: dict[str, str] = {}
    if words.startswith("week before "):
        facts["week_before"] = "yes"
        words = words.removeprefix("week before ")
    if words[-3:-2] == ":":
        words, _, facts["by"] = words.rpartition(" ")
    first, _, rest = words.partition(" ")
    facts |= {"number": first, "unit": rest} if first.isdigit() else {"weekday": first}
    return QuestionNotice.model_validate(facts)


def counted(words: str, meeting: str, start: str = "") -> str:
    begins = dt.time.fromisoformat(start) if start else None
    last = deadline(rule(words), dt.date.fromisoformat(meeting), begins, bank_holidays())
    return last.in_words if last is not None else ""


@pytest.mark.parametrize(
    ("words", "meeting", "by"),
    [
        # The meeting is on a Thursday.
        ("3 working days 12:00", "2018-07-12", "12 noon on Monday 9 July 2018"),
        ("3 clear working days 12:00", "2018-07-12", "12 noon on Friday 6 July 2018"),
        ("3 clear working days", "2018-07-12", "the end of Friday 6 July 2018"),
        ("5 clear working days 17:00", "2018-07-12", "5pm on Wednesday 4 July 2018"),
        ("1 working days 10:00", "2018-07-12", "10am on Wednesday 11 July 2018"),
        ("3 days 12:00", "2018-07-12", "12 noon on Monday 9 July 2018"),
        ("3 clear days", "2018-07-12", "the end of Sunday 8 July 2018"),
        ("7 days 09:30", "2018-07-12", "9:30am on Thursday 5 July 2018"),
        ("Monday 17:00", "2018-07-12", "5pm on Monday 9 July 2018"),
        ("Friday 12:00", "2018-07-12", "12 noon on Friday 6 July 2018"),
        # The same day of the week as the meeting's is that of the week before.
        ("Thursday", "2018-07-12", "the end of Thursday 5 July 2018"),
        ("week before Monday 12:00", "2018-07-12", "12 noon on Monday 2 July 2018"),
        ("week before Sunday", "2018-07-12", "the end of Sunday 8 July 2018"),
        # The meeting is on a Monday: a weekend lies between.
        ("1 working days", "2018-07-16", "the end of Friday 13 July 2018"),
        ("1 clear working days", "2018-07-16", "the end of Thursday 12 July 2018"),
        ("week before Monday", "2018-07-16", "the end of Monday 9 July 2018"),
        # Good Friday and Easter Monday of 2018, and the days of Christmas, are no working days.
        ("3 working days", "2018-04-05", "the end of Thursday 29 March 2018"),
        ("3 clear working days", "2018-04-05", "the end of Wednesday 28 March 2018"),
        ("3 days", "2018-04-05", "the end of Monday 2 April 2018"),
        ("2 working days 12:00", "2019-01-02", "12 noon on Friday 28 December 2018"),
    ],
)
def test_the_last_moment_for_a_question_is_counted_as_standing_orders_say(
    words: str, meeting: str, by: str
) -> None:
    assert counted(words, meeting) == by


@pytest.mark.parametrize(
    ("words", "start", "by"),
    [
        ("24 hours", "10:20", "10:20am on Wednesday 11 July 2018"),
        ("48 hours", "10:00", "10am on Tuesday 10 July 2018"),
        ("2 hours", "13:30", "11:30am on Thursday 12 July 2018"),
        ("12 hours", "10:20", "10:20pm on Wednesday 11 July 2018"),
    ],
)
def test_hours_count_back_from_the_start_of_the_meeting(words: str, start: str, by: str) -> None:
    assert counted(words, "2018-07-12", start) == by


@pytest.mark.parametrize(
    ("words", "meeting"),
    [
        ("24 hours", "2018-07-12"),
        ("3 working days", "2030-07-12"),
        ("3 clear working days", "2012-01-03"),
    ],
)
def test_what_cannot_be_counted_is_not_guessed(words: str, meeting: str) -> None:
    assert counted(words, meeting) == ""


def test_without_bank_holidays_only_working_days_cannot_be_counted() -> None:
    meeting = dt.date(2018, 7, 12)
    assert deadline(rule("3 working days"), meeting, None, None) is None
    last = deadline(rule("3 clear days"), meeting, None, None)
    assert last is not None
    assert last.day == dt.date(2018, 7, 8)


@given(meeting=MEETINGS, number=st.integers(1, 30))
def test_a_question_sent_on_the_last_day_has_its_clear_working_days_and_one_sent_later_has_not(
    meeting: dt.date, number: int
) -> None:
    notice = QuestionNotice(number=number, unit=NoticeUnit.CLEAR_WORKING_DAYS)
    last = deadline(notice, meeting, None, bank_holidays())
    assert last is not None
    assert clear_working_days(last.day, meeting, bank_holidays()) == number
    assert is_working_day(last.day, bank_holidays())
    later = last.day + DAY
    while not is_working_day(later, bank_holidays()):
        later += DAY
    between = clear_working_days(later, meeting, bank_holidays())
    assert between is not None
    assert between < number


@given(meeting=MEETINGS, number=st.integers(1, 30))
def test_a_clear_day_more_is_asked_for_than_of_days_that_are_not_clear(
    meeting: dt.date, number: int
) -> None:
    for clear, other in (
        (NoticeUnit.CLEAR_DAYS, NoticeUnit.DAYS),
        (NoticeUnit.CLEAR_WORKING_DAYS, NoticeUnit.WORKING_DAYS),
    ):
        least = deadline(QuestionNotice(number=number, unit=clear), meeting, None, bank_holidays())
        more = QuestionNotice(number=number + 1, unit=other)
        assert least == deadline(more, meeting, None, bank_holidays())


@given(meeting=MEETINGS, number=st.integers(1, 30))
def test_clear_days_lie_between_the_last_day_and_the_meeting(meeting: dt.date, number: int) -> None:
    notice = QuestionNotice(number=number, unit=NoticeUnit.CLEAR_DAYS)
    last = deadline(notice, meeting, None, None)
    assert last is not None
    assert clear_days(last.day, meeting) == number


@given(meeting=MEETINGS, weekday=st.sampled_from(list(Weekday)), week_before=st.booleans())
def test_a_day_of_the_week_is_that_day_and_comes_before_the_meeting(
    meeting: dt.date, weekday: Weekday, week_before: bool
) -> None:
    notice = QuestionNotice(weekday=weekday, week_before=week_before)
    last = deadline(notice, meeting, None, None)
    assert last is not None
    assert f"{last.day:%A}" == weekday
    monday = meeting - meeting.weekday() * DAY
    if week_before:
        assert monday - 7 * DAY <= last.day < monday
    else:
        assert meeting - 7 * DAY <= last.day < meeting


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("3 clear working days", "at least 3 clear working days before the meeting"),
        ("1 working days 12:00", "at least 1 working day before the meeting, by 12 noon"),
        ("48 hours", "at least 48 hours before the meeting begins"),
        ("Monday 17:00", "by 5pm on the Monday before the meeting"),
        ("week before Monday", "by the end of the Monday of the week before the meeting"),
    ],
)
def test_a_rule_is_said_in_words(words: str, said: str) -> None:
    assert rule_in_words(rule(words)) == said


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({}, "said twice, or not at all"),
        ({"number": "3"}, "`number` and `unit` belong together"),
        ({"number": "3", "unit": "days", "weekday": "Monday"}, "said twice, or not at all"),
        ({"number": "101", "unit": "days"}, "longer than any notice"),
        ({"number": "48", "unit": "hours", "by": "12:00"}, "counted back from the start"),
        ({"number": "3", "unit": "days", "week_before": "yes"}, "Only a day of the week"),
    ],
)
def test_a_notice_that_says_too_much_or_too_little_is_refused(
    facts: dict[str, str], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        QuestionNotice.model_validate(facts)
