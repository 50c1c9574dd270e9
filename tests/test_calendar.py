"""The calendar: every meeting stands in it once, in order, and none that was called off is lost."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from bare_meetings import TODAY, book_of, pages
from minutebook.build import Checked
from minutebook.views.calendar import (
    RECENT,
    CalendarEntry,
    Month,
    meetings_page,
    meetings_year_pages,
)
from minutebook.views.parts import Desk
from site_pages import TODAY as REAL_DAY
from site_pages import parse, rendered


def entries(months: Iterable[Month]) -> list[tuple[str, CalendarEntry]]:
    return [(month.title, entry) for month in months for entry in month.entries]


# --- Any meetings ---------------------------------------------------------------------------------

STATES = (
    "state: planned",
    "state: held",
    "state: cancelled\nreason: Snow.",
    "state: postponed\nreason: Snow.",
    "state: adjourned\nreason: Snow.",
    "state: inquorate",
    "state: held\nsession: private",
)
DAYS = st.dates(dt.date(2022, 11, 1), dt.date(2025, 2, 28))


@st.composite
def made_up_meetings(draw: st.DrawFn) -> dict[str, str]:
    """Meetings, two on some days, of which some were moved."""
    found: dict[str, str] = {}
    for first in draw(st.lists(DAYS, max_size=25)):
        id = next(
            f"{first}{more}" for more in ("", *"bcdefghijklmnopqrstuvwxyz")
            if f"{first}{more}" not in found
        )  # fmt: skip
        text = f"{draw(st.sampled_from(STATES))}\n"
        moved = draw(st.none() | DAYS)
        if moved is not None:
            text += f"date: {moved}\nmoved_from: {first}\n"
        found[id] = text
    return found


ANY = settings(deadline=None, max_examples=60)


@given(made_up_meetings())
@ANY
def test_every_meeting_stands_in_one_month_of_one_year_and_that_is_the_month_of_its_day(
    meetings: dict[str, str],
) -> None:
    book = book_of(meetings)
    standing: Counter[str] = Counter()
    for page in meetings_year_pages(Desk(book, TODAY)):
        for title, entry in entries(page.months):
            if not entry.is_moved:
                assert title.endswith(f" {page.address.split('/')[1]}")
                assert title in entry.heading
                standing[entry.line.address] += 1
    assert standing == {f"meetings/{id}/": 1 for id in book.meetings}


@given(made_up_meetings())
@ANY
def test_a_meeting_that_moved_stands_at_its_old_day_too_and_leads_to_the_new_one(
    meetings: dict[str, str],
) -> None:
    book = book_of(meetings)
    left = Counter(
        entry.line.address
        for page in meetings_year_pages(Desk(book, TODAY))
        for title, entry in entries(page.months)
        if entry.is_moved and title in entry.heading
    )
    moved = {id for id, one in book.meetings.items() if one.moved_from not in (None, one.date)}
    assert left == {f"meetings/{id}/": 1 for id in moved}


@given(made_up_meetings())
@ANY
def test_months_and_days_stand_in_order_and_no_month_twice(meetings: dict[str, str]) -> None:
    book = book_of(meetings)
    page = meetings_page(Desk(book, TODAY))
    by_year = [*meetings_year_pages(Desk(book, TODAY))]
    rising = [[month.id for month in page.coming], *([m.id for m in y.months] for y in by_year)]
    for ids in rising:
        assert ids == sorted(set(ids))
    fallen = [month.id for month in page.past]
    assert fallen == sorted(set(fallen), reverse=True)
    whole = [month for year in by_year for month in year.months]
    for month in (*page.coming, *whole):
        days = [_day(entry) for entry in month.entries]
        assert days == sorted(days)
    for month in page.past:
        days = [_day(entry) for entry in month.entries]
        assert days == sorted(days, reverse=True)
    years = [int(link.text) for link in page.years]
    assert (
        years
        == sorted(years, reverse=True)
        == [int(one.address.split("/")[1]) for one in reversed(by_year)]
    )


@given(made_up_meetings())
@ANY
def test_whatever_is_to_come_is_on_the_first_page_and_the_past_is_at_most_the_latest(
    meetings: dict[str, str],
) -> None:
    book = book_of(meetings)
    page = meetings_page(Desk(book, TODAY))
    coming = {entry.line.address for _, entry in entries(page.coming) if not entry.is_moved}
    past = [entry for _, entry in entries(page.past)]
    for id, meeting in book.meetings.items():
        planned = meeting.date >= TODAY and meeting.state in {"planned", "cancelled", "postponed"}
        assert (f"meetings/{id}/" in coming) == planned
    assert len(past) <= RECENT
    assert page.is_cut == (
        len(entries([*page.coming, *page.past]))
        < len([e for y in meetings_year_pages(Desk(book, TODAY)) for e in entries(y.months)])
    )


@given(made_up_meetings())
@ANY
def test_the_table_of_a_month_has_every_day_once_under_its_weekday_and_every_meeting(
    meetings: dict[str, str],
) -> None:
    for page in meetings_year_pages(Desk(book_of(meetings), TODAY)):
        for month in page.months:
            year, number = (int(part) for part in month.id.split("-"))
            days = [(n, day) for week in month.weeks for n, day in enumerate(week) if day.number]
            assert [int(day.number) for _, day in days] == [*range(1, len(days) + 1)]
            assert all(len(week) == 7 for week in month.weeks)
            for weekday, day in days:
                date = dt.date(year, number, int(day.number))
                assert date.weekday() == weekday
                assert day.is_today == (date == TODAY)
            linked = Counter(one.address for _, day in days for one in day.meetings)
            assert linked == Counter(entry.line.address for entry in month.entries)


def _day(entry: CalendarEntry) -> int:
    found = re.search(r" (\d+) ", entry.heading)
    assert found
    return int(found[1])


# --- Examples -------------------------------------------------------------------------------------


def test_a_cancelled_meeting_to_come_stays_among_those_to_come_with_the_reason() -> None:
    page = pages({"2024-05-08": "state: cancelled\nreason: The hall is flooded.\n"})["meetings/"]
    coming = page.text.partition("Past")[0]
    assert "Wednesday 8 May 2024 Ashby Cancelled The hall is flooded." in coming
    assert "meetings/2024-05-08/" in " ".join(page.links())


def test_a_postponed_meeting_leads_to_the_one_in_its_place_and_that_one_back() -> None:
    found = pages(
        {
            "2024-05-08": "state: postponed\nreason: The election.\nmoved_to: 2024-06-12\n",
            "2024-06-12": "state: planned\n",
        }
    )
    assert "In its place: 12 June 2024" in found["meetings/"].text
    old, new = found["meetings/2024-05-08/"], found["meetings/2024-06-12/"]
    assert "Postponed. The election. In its place: the meeting of 12 June 2024" in old.text
    assert "takes the place of the meeting of 8 May 2024" in new.text
    assert "../../meetings/2024-06-12/" in old.links()
    assert "../../meetings/2024-05-08/" in new.links()


def test_a_cancelled_meeting_that_nothing_replaces_says_so() -> None:
    found = pages({"2024-05-08": "state: cancelled\nreason: Nothing to decide.\n"})
    page = found["meetings/2024-05-08/"].text
    assert "Cancelled. Nothing to decide. No other day is recorded here." in page
    assert "How to come" not in page


def test_a_moved_meeting_stands_on_both_days_also_where_they_are_of_two_years() -> None:
    found = pages({"2024-12-18": "state: planned\ndate: 2025-01-15\nmoved_from: 2024-12-18\n"})
    old, new = found["meetings/2024/"], found["meetings/2025/"]
    moved = "Wednesday 18 December 2024 Ashby Moved The meeting of this day was moved to "
    assert f"{moved}Wednesday 15 January 2025" in old.text
    assert "Wednesday 15 January 2025 Ashby" in new.text
    assert "../../meetings/2024-12-18/" in old.links()


def test_two_meetings_of_one_day_are_told_apart_in_the_list_and_in_the_table() -> None:
    found = pages(
        {
            "2024-05-08": "boards: [ashby]\nstate: planned\nstart: 10:00\n",
            "2024-05-08b": "boards: [brook]\nstate: planned\nstart: 14:00\n",
        }
    )
    page = found["meetings/2024/"]
    assert "Wednesday 8 May 2024, 10am Ashby" in page.text
    assert "Wednesday 8 May 2024, 2pm Brook" in page.text
    labels = {one.attributes.get("aria-label") for one in page.all("a")}
    assert {"8 May 2024: Ashby", "8b, 8 May 2024: Brook"} <= labels


def test_a_private_meeting_shows_its_day_and_no_place() -> None:
    found = pages({"2024-05-08": "session: private\nstate: planned\n"})
    assert "Wednesday 8 May 2024 Ashby Private session" in found["meetings/"].text
    assert "not announced yet" not in found["meetings/"].text


def test_today_stands_after_the_days_before_and_before_the_meetings_of_today() -> None:
    days = ("2024-04-03", "2024-04-10", "2024-04-17")
    text = pages(dict.fromkeys(days, "state: planned\n"))["meetings/2024/"].text
    order = [text.index(words) for words in (
        "Wednesday 3 April", "This site stands at Wednesday 10 April 2024.",
        "Wednesday 10 April 2024 Ashby", "Wednesday 17 April",
    )]  # fmt: skip
    assert order == sorted(order)


def test_today_stands_after_the_last_meeting_of_its_month_too() -> None:
    text = pages({"2024-04-03": "state: held\n"})["meetings/2024/"].text
    assert text.index("Wednesday 3 April") < text.index(
        "This site stands at Wednesday 10 April 2024."
    )


def test_a_calendar_without_meetings_says_so_and_has_no_years() -> None:
    found = pages({})
    assert "No meeting is announced." in found["meetings/"].text
    assert "No past meeting is recorded." in found["meetings/"].text
    assert set(found) == {"meetings/"}


def test_a_thousand_past_meetings_stand_on_pages_of_their_years_and_not_on_the_first() -> None:
    first = dt.date(2005, 1, 5)
    days = [first + dt.timedelta(days=7 * n) for n in range(1000)]
    desk = Desk(book_of({str(day): "state: held\n" for day in days}), TODAY)
    page = meetings_page(desk)
    assert len(entries(page.past)) == RECENT
    assert page.is_cut
    years = [*meetings_year_pages(desk)]
    assert sum(len(entries(one.months)) for one in years) == 1000
    assert [one.address for one in years] == [f"meetings/{year}/" for year in range(2005, 2025)]


def test_the_real_calendar_has_every_meeting_of_the_records(real_records: Checked) -> None:
    found = rendered(real_records.book, REAL_DAY)
    links = {
        link.removeprefix("../../")
        for year in (2018, 2019)
        for link in parse(found[f"meetings/{year}/"]).links()
    }
    assert {f"meetings/{id}/" for id in real_records.book.meetings} <= links
