"""Clear days, and what the law asks for: facts and dates."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book import Book, bind
from minutebook.loading import load_files, load_folder
from minutebook.models.calendar import BankHolidays
from minutebook.models.vocabulary import NoticeRule
from minutebook.notice import clear_days, clear_working_days, rules_of
from support import DATA

DAY = dt.timedelta(days=1)


@cache
def bank_holidays() -> BankHolidays:
    """Those of this repository's records."""
    found = bind(load_folder(DATA).entries).bank_holidays
    assert found is not None
    return found


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("published", "meeting", "days"),
    [
        ("2018-05-08", "2018-05-16", 5),
        ("2018-05-09", "2018-05-16", 4),
        ("2018-04-30", "2018-05-09", 5),
        ("2018-05-01", "2018-05-09", 4),
        ("2018-03-28", "2018-04-05", 3),
        ("2018-03-26", "2018-04-05", 5),
        ("2018-12-21", "2019-01-03", 5),
    ],
)
def test_clear_working_days_leave_out_both_days_weekends_and_bank_holidays(
    published: str, meeting: str, days: int
) -> None:
    assert clear_working_days(date(published), date(meeting), bank_holidays()) == days


@pytest.mark.parametrize(
    ("published", "meeting"),
    [
        ("2011-12-28", "2012-01-05"),
        ("2028-12-20", "2029-01-03"),
        ("2030-05-08", "2030-05-16"),
        ("1999-05-08", "1999-05-16"),
    ],
)
def test_outside_the_bank_holidays_that_are_known_nobody_can_count(
    published: str, meeting: str
) -> None:
    assert clear_working_days(date(published), date(meeting), bank_holidays()) is None


@pytest.mark.parametrize(
    ("published", "meeting", "days"),
    [
        # Only the days between the two must be known.
        ("2011-12-31", "2012-01-05", 2),
        ("2028-12-29", "2029-01-01", 0),
        ("2030-05-15", "2030-05-16", 0),
        ("2030-05-16", "2030-05-16", 0),
        ("2030-05-17", "2030-05-16", 0),
    ],
)
def test_at_the_edge_of_what_is_known_days_are_counted_where_they_can_be(
    published: str, meeting: str, days: int
) -> None:
    assert clear_working_days(date(published), date(meeting), bank_holidays()) == days


def test_without_bank_holidays_nobody_can_count() -> None:
    assert clear_working_days(date("2018-05-08"), date("2018-05-16"), None) is None


@pytest.mark.parametrize(
    ("published", "meeting", "days"),
    [
        ("2018-06-13", "2018-07-12", 28),
        ("2018-06-14", "2018-07-12", 27),
        ("2018-07-12", "2018-07-12", 0),
        ("2018-07-13", "2018-07-12", 0),
        ("2018-07-08", "2018-07-12", 3),
    ],
)
def test_clear_days_leave_out_both_days(published: str, meeting: str, days: int) -> None:
    assert clear_days(date(published), date(meeting)) == days


def test_the_bank_holidays_of_england_are_there_for_each_year_from_2012_to_2028() -> None:
    known = bank_holidays()
    assert (known.start, known.end) == (date("2012-01-01"), date("2028-12-31"))
    days = [day.date for day in known.days]
    assert days == sorted(set(days))
    # Eight a year, and one more for each of two jubilees, a funeral and a coronation.
    extra = {2012: 1, 2022: 2, 2023: 1}
    for year in range(2012, 2029):
        assert sum(day.year == year for day in days) == 8 + extra.get(year, 0), year
    assert all(day.weekday() < 5 for day in days)


days_known = st.dates(date("2012-01-02"), date("2028-12-30"))


@given(days_known, st.integers(0, 60))
def test_there_are_never_more_working_days_than_days(published: dt.date, ahead: int) -> None:
    meeting = published + DAY * ahead
    working = clear_working_days(published, meeting, bank_holidays())
    if working is None:
        assert meeting > bank_holidays().end
    else:
        assert 0 <= working <= clear_days(published, meeting) == max(0, ahead - 1)


@given(days_known, st.integers(1, 60))
def test_a_day_earlier_is_a_working_day_more_or_none(published: dt.date, ahead: int) -> None:
    meeting = published + DAY * ahead
    known = bank_holidays()
    later = clear_working_days(published + DAY, meeting, known)
    sooner = clear_working_days(published, meeting, known)
    if later is not None and sooner is not None:
        works = (published + DAY).weekday() < 5 and published + DAY not in {
            day.date for day in known.days
        }
        assert sooner - later == (works and ahead > 1)


@given(days_known, st.integers(0, 30), st.integers(0, 30))
def test_days_before_and_after_a_day_add_up(first: dt.date, before: int, after: int) -> None:
    middle = first + DAY * before
    last = middle + DAY * after
    whole = clear_days(first, last)
    assert whole == clear_days(first, middle) + clear_days(middle, last) + (
        before > 0 and after > 0
    )


ORGANISATIONS = """
organisations:
  - {id: council, name: A Council, kind: local authority, notice_rules: Local Government Act 1972}
  - {id: cabinet, name: A Cabinet, kind: committee, part_of: council,
     notice_rules: [Executive Arrangements Regulations 2012]}
  - {id: committee, name: A Committee, kind: committee, part_of: cabinet}
  - {id: group, name: A Group, kind: other, part_of: group}
  - {id: nhs, name: An NHS Body, kind: NHS commissioner,
     notice_rules: Public Bodies (Admission to Meetings) Act 1960}
"""


def book(*committees: str) -> Book:
    board = (
        "name: A\nshort_name: A\ncolour: red\npurpose: p\nserves: s\n"
        f"committees: [{', '.join(committees)}]\n"
    )
    files = {"organisations.yml": ORGANISATIONS, "boards/a.yml": board, "boards/b.yml": board}
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return bind(loaded.entries)


@pytest.mark.parametrize(
    ("committees", "found"),
    [
        (["nhs"], {("nhs", NoticeRule.ADMISSION_ACT)}),
        (
            ["committee", "nhs"],
            {
                ("cabinet", NoticeRule.EXECUTIVE_ARRANGEMENTS),
                ("council", NoticeRule.LOCAL_GOVERNMENT_ACT),
                ("nhs", NoticeRule.ADMISSION_ACT),
            },
        ),
        # A body that is part of itself is another check's business, and unknown ones are too.
        (["group", "nobody"], set()),
    ],
)
def test_rules_hang_on_the_bodies_behind_a_board_each_once(
    committees: list[str], found: set[tuple[str, NoticeRule]]
) -> None:
    rules = rules_of(book(*committees), ["a", "b", "no-such-board"])
    assert {(one.body.id, one.rule) for one in rules} == found
    assert len(rules) == len(found)
