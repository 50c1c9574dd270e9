"""The picture and the list of what happened when."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from minutebook.views.timeline import CHARACTER, MARK, NARROWEST, Kind, Moment, timeline

TODAY = dt.date(2018, 7, 5)


def moment(day: str, words: str = "Something", kind: Kind = Kind.DECIDED, **more: str) -> Moment:
    return Moment(dt.date.fromisoformat(day), words, "", kind, **more)


days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
moments = st.lists(
    st.builds(Moment, days, st.text("ab ", min_size=1), st.just(""), st.sampled_from(Kind)),
    max_size=40,
)


def pixels(percent: float) -> float:
    return percent * NARROWEST / 100


@given(moments, days)
def test_on_the_narrowest_screen_nothing_leaves_the_picture_and_no_marks_touch(
    these: list[Moment], today: dt.date
) -> None:
    drawn = timeline(these, "x", today)
    for row in drawn.rows:
        assert MARK / 2 < row.y < drawn.axis - MARK / 2 < drawn.height
        for mark in row.marks:
            assert pixels(mark.x) + 0.02 >= MARK / 2
            assert pixels(mark.x) <= NARROWEST - MARK / 2 + 0.02
        for one, next_ in zip(row.marks, row.marks[1:], strict=False):
            assert pixels(next_.x - one.x) >= MARK
    assert all(0 <= tick.x <= 100 for tick in drawn.ticks)
    assert drawn.today is None or 0 <= drawn.today.x <= 100


@given(moments, days)
def test_words_below_the_line_of_time_do_not_run_into_each_other(
    these: list[Moment], today: dt.date
) -> None:
    drawn = timeline(these, "x", today)
    worded = [tick for tick in drawn.ticks if tick.words]
    assert bool(worded) == bool(drawn.rows)
    ends = [pixels(tick.x) + CHARACTER * len(tick.words) for tick in worded]
    assert all(end <= NARROWEST for end in ends)
    for end, tick in zip(ends, worded[1:], strict=False):
        assert end <= pixels(tick.x) + 0.02


@given(moments, days)
def test_every_moment_stands_in_the_list_in_order_and_is_counted_in_the_picture(
    these: list[Moment], today: dt.date
) -> None:
    drawn = timeline(these, "x", today)
    listed = [entry.words for day in drawn.days for entry in day.entries]
    assert listed == [one.words for one in sorted(these, key=lambda one: one.date)]
    if drawn.rows:
        assert sum(mark.count for row in drawn.rows for mark in row.marks) == len(these)
    for row in drawn.rows:
        assert [mark.x for mark in row.marks] == sorted(mark.x for mark in row.marks)


def test_nothing_makes_an_empty_timeline() -> None:
    assert timeline([], "x", TODAY).days == []


def test_of_one_day_there_is_a_list_and_no_picture() -> None:
    drawn = timeline([moment("2018-03-21"), moment("2018-03-21")], "x", TODAY)
    assert drawn.rows == []
    assert not drawn.folded
    assert [day.date for day in drawn.days] == ["21 March 2018"]


def test_the_line_of_today_is_left_out_where_it_is_far_from_everything() -> None:
    some = [moment("2017-11-08"), moment("2018-03-21")]
    assert timeline(some, "x", TODAY).today is not None
    assert timeline(some, "x", dt.date(2026, 1, 1)).today is None


def test_what_is_to_come_is_marked_and_keeps_the_words_of_its_day() -> None:
    planned = moment("2018-12-01", "A report", Kind.PLANNED, printed="December 2018")
    drawn = timeline([moment("2018-03-21"), planned], "x", TODAY)
    assert [(day.date, day.to_come) for day in drawn.days] == [
        ("21 March 2018", False),
        ("December 2018", True),
    ]


def test_a_kind_has_one_row_and_rows_keep_one_order() -> None:
    drawn = timeline(
        [
            moment("2018-03-21", kind=Kind.ACTION),
            moment("2018-05-02", kind=Kind.PLANNED),
            moment("2018-06-02", kind=Kind.ACTION),
        ],
        "x",
        TODAY,
    )
    assert [(row.heading, len(row.marks)) for row in drawn.rows] == [("Planned", 1), ("Action", 2)]


def test_the_picture_has_a_name_that_says_of_what_and_when() -> None:
    drawn = timeline([moment("2017-11-08"), moment("2018-03-21")], "Neighbourhoods", TODAY)
    assert drawn.name == (
        "Timeline of Neighbourhoods: 2 from 8 November 2017 to 21 March 2018. "
        "The list beside it says the same."
    )


def test_a_long_list_is_folded_away() -> None:
    short = [moment(f"2018-03-{day:02}") for day in range(1, 13)]
    assert not timeline(short, "x", TODAY).folded
    assert timeline([*short, moment("2018-03-13")], "x", TODAY).folded
