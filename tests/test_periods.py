"""A time in printed words is read as the day it ends, and never guessed at."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.periods import end_of


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("2018-07-12", "2018-07-12"),
        ("12 July 2018", "2018-07-12"),
        ("Thursday 12th July, 2018", "2018-07-12"),
        ("June 2018", "2018-06-30"),
        ("end of June 2018", "2018-06-30"),
        ("by the boards' meeting in June 2018", "2018-06-30"),
        ("Sept 2018", "2018-09-30"),
        ("Feb. 2020", "2020-02-29"),
        ("summer 2018", "2018-08-31"),
        ("late spring 2018", "2018-05-31"),
        ("Autumn 2018", "2018-11-30"),
        ("winter 2018", "2019-02-28"),
        ("winter 2018/19", "2019-02-28"),
        ("Q2 2018/19", "2018-09-30"),
        ("fourth quarter of 2018-19", "2019-03-31"),
        ("2018/19", "2019-03-31"),
        ("1999/2000", "2000-03-31"),
        ("end of 2018", "2018-12-31"),
        ("July or September 2018", "2018-09-30"),
        ("September 2018 or, if late, 4 October 2018", "2018-10-04"),
    ],
)
def test_words_end_with_the_last_day_of_the_time_they_name(words: str, end: str) -> None:
    assert end_of(words) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    "words",
    [
        "as soon as possible",
        "TBC",
        "late spring",
        "June",
        "ongoing",
        "the next meeting",
        "30 February 2018",
        "2018-02-30",
        "2018/21",
        "ICBMar2018",
        "page 20181",
        "",
    ],
)
def test_words_that_name_no_time_have_no_end(words: str) -> None:
    assert end_of(words) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_as_itself_and_every_month_as_its_last_day(day: dt.date) -> None:
    assert end_of(day.isoformat()) == day
    assert end_of(f"{day.day} {day:%B %Y}") == day
    end = end_of(f"end of {day:%B %Y}")
    assert end is not None
    assert (end.year, end.month) == (day.year, day.month)
    assert (end + dt.timedelta(days=1)).day == 1


@given(st.text(alphabet="0123456789 /-–QJunemayspring", max_size=30))
def test_no_words_are_too_odd_to_be_read(words: str) -> None:
    end = end_of(words)
    assert end is None or end >= dt.date(1000, 1, 1)
