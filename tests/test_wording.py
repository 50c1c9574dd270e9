"""Dates, times, money and lists in words, as a reader expects them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook import wording


def test_a_day_is_written_with_its_month_in_full() -> None:
    assert wording.day(dt.date(2018, 7, 12)) == "12 July 2018"
    assert wording.day(dt.date(2018, 3, 1)) == "1 March 2018"
    assert wording.weekday(dt.date(2018, 7, 12)) == "Thursday 12 July 2018"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("00:00", "12am"),
        ("00:30", "12:30am"),
        ("09:00", "9am"),
        ("10:20", "10:20am"),
        ("11:59", "11:59am"),
        ("12:00", "12 noon"),
        ("12:05", "12:05pm"),
        ("15:00", "3pm"),
        ("23:05", "11:05pm"),
    ],
)
def test_a_time_is_written_on_the_twelve_hour_clock(time: str, words: str) -> None:
    assert wording.clock(dt.time.fromisoformat(time)) == words


@given(st.times().map(lambda time: time.replace(second=0, microsecond=0)))
@settings(deadline=None)
def test_a_time_in_words_is_the_same_time(time: dt.time) -> None:
    words = wording.clock(time).replace("12 noon", "12pm")
    form = "%I:%M%p" if ":" in words else "%I%p"
    assert dt.datetime.strptime(words, form).time() == time


def test_hours_say_as_much_as_is_known() -> None:
    ten, noon = dt.time(10, 20), dt.time(12)
    assert wording.hours(ten, noon) == "10:20am to 12 noon"
    assert wording.hours(ten, None) == "10:20am"
    assert wording.hours(None, None) == ""


@pytest.mark.parametrize(
    ("pounds", "words"),
    [
        ("55800", "£55,800"),
        ("0", "£0"),
        ("999", "£999"),
        ("1234567.5", "£1,234,567.50"),
        ("2000.00", "£2,000"),
        ("0.05", "£0.05"),
    ],
)
def test_money_has_commas_and_pence_only_where_there_are_any(pounds: str, words: str) -> None:
    assert wording.money(Decimal(pounds)) == words


@given(st.decimals(min_value=0, max_value=10**9, places=2))
@settings(deadline=None)
def test_money_in_words_is_the_same_money(pounds: Decimal) -> None:
    words = wording.money(pounds)
    assert Decimal(words.removeprefix("£").replace(",", "")) == pounds
    assert words.endswith("00") or not words.endswith(".00")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2018-12-06", "6 December 2018"),
        ("December 2018", "December 2018"),
        ("TBC", "TBC"),
        ("2018-02-30", "2018-02-30"),
        ("late spring", "late spring"),
    ],
)
def test_a_day_or_the_words_of_the_record(typed: str, words: str) -> None:
    assert wording.day_or_words(typed) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_ends_with_and(words: list[str], sentence: str) -> None:
    assert wording.listed(words) == sentence


@given(st.text(min_size=1))
@settings(deadline=None)
def test_a_sentence_changes_its_first_letter_and_nothing_else(text: str) -> None:
    assert wording.sentence(text).startswith(text[0].upper())
    assert wording.sentence(text).endswith(text[1:])


def test_a_sentence_keeps_capitals_within() -> None:
    assert wording.sentence("the CCG's plan") == "The CCG's plan"
    assert wording.sentence("") == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 decisions"), (1, "1 decision"), (24, "24 decisions"), (1200, "1,200 decisions")],
)
def test_a_count_is_followed_by_one_thing_or_several(number: int, words: str) -> None:
    assert wording.counted(number, "decision") == words


def test_a_count_of_things_with_a_plural_of_their_own() -> None:
    assert wording.counted(1, "person", "people") == "1 person"
    assert wording.counted(2, "person", "people") == "2 people"


@given(st.text(st.sampled_from("ab ,")).map(lambda text: f"a{text}"), st.integers(5, 30))
def test_a_title_is_cut_at_a_word_and_never_longer_than_is_asked(title: str, most: int) -> None:
    short = wording.shortened(title, most)
    if len(title) <= most:
        assert short == title
    else:
        kept = short.removesuffix(" …")
        assert kept != short
        assert 0 < len(kept) <= most
        assert title.startswith(kept)
        assert title[len(kept)] in " ," or " " not in title[: most + 1]


def test_pages_of_a_document() -> None:
    assert wording.pages("19") == "page 19"
    assert wording.pages("6-18") == "pages 6 to 18"
