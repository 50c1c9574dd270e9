"""Which day counts as today: what was asked for, the build's clock, the site's data, the clock."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest

from minutebook.today import today

ASKED = dt.date(2018, 7, 1)
AS_AT = dt.date(2018, 7, 5)
EPOCH = "1531353600"
"""The first second of 12 July 2018, UTC."""


@pytest.fixture
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def far_east() -> Iterator[None]:
    """A clock on the wall that is fourteen hours before UTC's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "EAST-14")
        time.tzset()
        yield
    time.tzset()


def test_the_day_that_was_asked_for_comes_before_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert today(ASKED, AS_AT) == ASKED


def test_the_builds_own_clock_comes_before_the_sites_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert today(None, AS_AT) == dt.date(2018, 7, 12)


@pytest.mark.usefixtures("no_epoch")
def test_a_demonstration_stands_as_at_its_day() -> None:
    assert today(None, AS_AT) == AS_AT


@pytest.mark.usefixtures("no_epoch")
def test_a_live_site_takes_the_day_of_the_clock() -> None:
    before = dt.datetime.now(dt.UTC).date()
    assert before <= today(None, None) <= dt.datetime.now(dt.UTC).date()


def test_an_empty_clock_of_the_build_is_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert today(None, AS_AT) == AS_AT


@pytest.mark.usefixtures("far_east")
@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", dt.date(1970, 1, 1)),
        ("1531439999", dt.date(2018, 7, 12)),
        ("-1", dt.date(1969, 12, 31)),
    ],
)
def test_seconds_are_counted_in_utc_wherever_the_build_runs(
    monkeypatch: pytest.MonkeyPatch, seconds: str, day: dt.date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert today(None, None) == day


@pytest.mark.parametrize("typed", ["tomorrow", "2018-07-12", "1.5", "9" * 30, " "])
def test_a_clock_that_is_no_number_of_seconds_is_an_error_and_no_guess(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", typed)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        today(None, AS_AT)
