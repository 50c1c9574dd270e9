"""Meetings by month: those to come, those past, and every year on a page of its own."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from minutebook import addresses, wording
from minutebook.models.meeting import Meeting
from minutebook.models.vocabulary import CALLED_OFF
from minutebook.views import changed
from minutebook.views.meetings import MeetingLine, is_over, meeting_line
from minutebook.views.parts import Desk, Link, Page

RECENT = 12
"""Past meetings that the calendar shows before it sends readers to the pages of years."""


@dataclass(frozen=True)
class CalendarEntry:
    """A meeting on its day, or on the day from which it was moved."""

    heading: str
    line: MeetingLine
    is_moved: bool
    """Whether the meeting was once announced for this day and is not held on it."""


@dataclass(frozen=True)
class DayLink:
    """A meeting in a cell of a month."""

    text: str
    """`12`; `12b` for the second of a day."""
    label: str
    """`12 July 2018: City and Hackney, cancelled`; `12b, 12 July 2018: City`."""
    address: str
    is_off: bool
    """Whether nothing is held there on that day."""


@dataclass(frozen=True)
class Day:
    """A cell of a month."""

    number: str
    """Empty outside the month."""
    meetings: list[DayLink]
    is_today: bool


@dataclass(frozen=True)
class Month:
    """A month in which there is something to show."""

    id: str
    title: str
    """`July 2018`."""
    entries: list[CalendarEntry]
    weeks: list[list[Day]]
    """Monday first."""
    today_at: int | None
    """How many entries come before today; None where today is not in it."""


@dataclass(frozen=True)
class MeetingsPage(Page):
    """`/meetings/`."""

    now: str
    """Today, with the day of the week."""
    coming: list[Month]
    """The next first."""
    past: list[Month]
    """The latest first: the last of them alone where there are many."""
    is_cut: bool
    """Whether there are past meetings that stand on the pages of years alone."""
    years: list[Link]
    """The latest first."""


@dataclass(frozen=True)
class MeetingsYearPage(Page):
    """`/meetings/<year>/`: it is there for every year that has a meeting."""

    now: str
    months: list[Month]
    """January first."""
    years: list[Link]


@dataclass(frozen=True)
class _Place:
    """A meeting on a day."""

    date: dt.date
    id: str
    is_moved: bool


def meetings_page(desk: Desk) -> MeetingsPage:
    """The calendar of all boards."""
    places = _places(desk)
    coming = [one for one in places if not _is_past(desk, one)]
    past = [one for one in reversed(places) if _is_past(desk, one)]
    return MeetingsPage(
        addresses.MEETINGS,
        "Meetings",
        "Meetings of every board by month: those to come with their agendas, those held with "
        "their minutes.",
        [],
        addresses.MEETINGS,
        wording.weekday(desk.today),
        [_month(desk, those) for those in _by_month(coming)],
        [_month(desk, those, "past-") for those in _by_month(past[:RECENT])],
        len(past) > RECENT,
        _year_links(places),
        changed=_changed(desk, desk.book.meetings),
    )


def meetings_year_pages(desk: Desk) -> Iterator[MeetingsYearPage]:
    """A page for each year in which a meeting is, or was to be, held."""
    places = _places(desk)
    years = _year_links(places)
    for year, those in groupby(places, key=lambda one: one.date.year):
        months = [_month(desk, some, marks_today=True) for some in _by_month([*those])]
        yield MeetingsYearPage(
            addresses.meetings_of_year(year),
            f"Meetings in {year}",
            f"Every meeting of {year} by month, those that were called off or moved too.",
            [Link("Meetings", addresses.MEETINGS)],
            addresses.MEETINGS,
            wording.weekday(desk.today),
            months,
            years,
            changed=_changed(
                desk, [id for id, one in desk.book.meetings.items() if one.date.year == year]
            ),
        )


def _changed(desk: Desk, ids: Iterable[str]) -> dt.date | None:
    meetings = [desk.book.meetings[id] for id in ids]
    published = (
        day for one in meetings for day in (one.notice_published, one.papers_published, one.date)
    )
    return changed.latest(desk, published, changed.of_records(*meetings))


def _places(desk: Desk) -> list[_Place]:
    """Every meeting on its day, and on the day from which it was moved, the earliest first."""
    found = []
    for id, meeting in desk.book.meetings.items():
        found.append(_Place(meeting.date, id, is_moved=False))
        if meeting.moved_from is not None and meeting.moved_from != meeting.date:
            found.append(_Place(meeting.moved_from, id, is_moved=True))
    return sorted(found, key=lambda one: (one.date, one.id))


def _is_past(desk: Desk, place: _Place) -> bool:
    if place.is_moved:
        return place.date < desk.today
    return is_over(desk.book.meetings[place.id], desk.today)


def _by_month(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    for _, those in groupby(places, key=lambda one: (one.date.year, one.date.month)):
        yield [*those]


def _year_links(places: list[_Place]) -> list[Link]:
    years = sorted({one.date.year for one in places}, reverse=True)
    return [Link(str(year), addresses.meetings_of_year(year)) for year in years]


def _month(desk: Desk, places: list[_Place], prefix: str = "", marks_today: bool = False) -> Month:
    """`places` are those of one month, in the order in which they are shown."""
    first = places[0].date
    here = (desk.today.year, desk.today.month) == (first.year, first.month)
    return Month(
        f"{prefix}{first:%Y-%m}",
        f"{first:%B %Y}",
        [_entry(desk, one) for one in places],
        _weeks(desk, places),
        sum(one.date < desk.today for one in places) if here and marks_today else None,
    )


def _entry(desk: Desk, place: _Place) -> CalendarEntry:
    line = meeting_line(desk, place.id)
    heading = wording.weekday(place.date) if place.is_moved else line.heading
    return CalendarEntry(heading, line, place.is_moved)


def _weeks(desk: Desk, places: list[_Place]) -> list[list[Day]]:
    first = places[0].date
    days: dict[int, list[DayLink]] = {}
    for place in sorted(places, key=lambda one: (one.date, one.id)):
        days.setdefault(place.date.day, []).append(_day_link(desk, place))
    return [
        [
            Day(
                str(number) if number else "",
                days.get(number, []),
                number > 0 and first.replace(day=number) == desk.today,
            )
            for number in week
        ]
        for week in calendar.Calendar().monthdayscalendar(first.year, first.month)
    ]


def _day_link(desk: Desk, place: _Place) -> DayLink:
    meeting = desk.book.meetings[place.id]
    boards = wording.listed([desk.labels[board].short_name for board in meeting.boards])
    fate = "moved" if place.is_moved else _fate(meeting)
    letter = place.id[len("2018-07-12") :]
    day = wording.day(place.date)
    # A label begins with what is seen, for those who speak to their computer.
    label = f"{place.date.day}{letter}, {day}" if letter else day
    return DayLink(
        f"{place.date.day}{letter}",
        f"{label}: {boards}" + (f", {fate}" if fate else ""),
        addresses.meeting(place.id),
        bool(fate),
    )


def _fate(meeting: Meeting) -> str:
    """What keeps a meeting from being held on its day."""
    off = meeting.state in CALLED_OFF
    return meeting.state.value if off else ""
