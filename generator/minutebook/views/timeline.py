"""A timeline: when things happened, as a picture and as a list that says the same.

The picture is drawn at build time. It has a row for each kind of moment, marks along each row, and
months or years below. Places across are percentages and places down are pixels, so that a phone
squeezes the time and leaves the words their size. What would touch on the narrowest screen is one
mark with a number.

One timeline is of one board, or of things that boards share: who calls it keeps boards apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from minutebook import wording

NARROWEST = 240
"""Pixels that a picture has at least: a screen of 320 without the margins of a page and of a
decision on it, and some."""

MARK = 20
"""Pixels across a mark."""

CHARACTER = 7.5
"""Pixels that a character of a label takes at most, on average, in type of 13 pixels."""

EDGE = 100 * MARK / 2 / NARROWEST
"""Percent kept free on each side, so that no mark is cut."""

TOP, ROW, AXIS = 24, 46, 26
"""Pixels down: above the rows for the word "Today", of each row, and below the rows."""

FOLDED = 12
"""The longest list that stands open."""


class Kind(StrEnum):
    """What happened, in the order of the rows."""

    PLANNED = "planned"
    MEETING = "meeting"
    PAPER = "paper"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    ACTION = "action"
    OUTCOME = "outcome"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Moment:
    """Something that happened, or is to happen, on a day."""

    date: dt.date
    words: str
    """What it was, in plain text: `Approved: Social prescribing`."""
    link: str
    """Address of its page; empty for one that has none."""
    kind: Kind
    printed: str = ""
    """How the day is printed, where it is no day: `December 2018`."""


@dataclass(frozen=True)
class Tick:
    """Where a month or a year begins."""

    x: float
    """Percent from the left."""
    words: str
    """`Mar 2018`, `2018`; empty where there is no room for words."""


@dataclass(frozen=True)
class Mark:
    """One moment, or several so close that they would touch."""

    x: float
    count: int
    words: str
    """What a pointer that rests on it shows."""


@dataclass(frozen=True)
class Row:
    """The marks of one kind."""

    kind: str
    heading: str
    y: int
    """Pixels from the top to the middle of its marks."""
    marks: list[Mark]


@dataclass(frozen=True)
class Today:
    """The line of the present day."""

    x: float
    anchor: str
    """On which side of it its word stands, as SVG names it: `start` or `end`."""


@dataclass(frozen=True)
class Entry:
    """A moment in the list."""

    kind: str
    heading: str
    words: str
    link: str


@dataclass(frozen=True)
class Day:
    """What happened on one day."""

    date: str
    to_come: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Timeline:
    """`_pictures.html` draws it. Empty `days`: nothing to show. Empty `rows`: all happened on one
    day, of which a picture would tell nothing, so that there is the list alone.
    """

    name: str
    """The picture's name for those who do not see it."""
    height: int
    """Of the picture, in pixels."""
    axis: int
    """Pixels from the top to the line of time."""
    rows: list[Row]
    ticks: list[Tick]
    today: Today | None
    """None where it is too far from all moments to be shown."""
    days: list[Day]
    """The same in words, the earliest first."""
    folded: bool
    """Whether the list is so long that it is folded away at first."""


def timeline(
    moments: Sequence[Moment], of: str, today: dt.date, around: Sequence[dt.date] = ()
) -> Timeline:
    """`of` says of what or whom: `Social prescribing`. Timelines that stand below each other have
    the same scale where they are given the same days `around`.
    """
    moments = sorted(moments, key=lambda one: one.date)
    if not moments:
        return Timeline("", 0, 0, [], [], None, [], False)
    days_shown = [*around, moments[0].date, moments[-1].date]
    first, last = min(days_shown), max(days_shown)
    days = _days(moments, today)
    if first == last:
        return Timeline("", 0, 0, [], [], None, days, False)
    near = max(last - first, dt.timedelta(days=92))
    shows_today = first - near <= today <= last + near
    scale = _Scale.of(*(min(first, today), max(last, today)) if shows_today else (first, last))
    rows = [
        _row(kind, n, [one for one in moments if one.kind is kind], scale)
        for n, kind in enumerate(kind for kind in Kind if any(one.kind is kind for one in moments))
    ]
    axis = TOP + ROW * len(rows)
    return Timeline(
        f"Timeline of {of}: {_span(moments)}. The list beside it says the same.",
        axis + AXIS,
        axis,
        rows,
        _ticks(scale),
        _today(scale.place(today)) if shows_today else None,
        days,
        len(moments) > FOLDED,
    )


@dataclass(frozen=True)
class _Scale:
    """Which day stands where."""

    first: dt.date
    """The first day of a month."""
    end: dt.date
    """The first day after the last month."""

    @classmethod
    def of(cls, first: dt.date, last: dt.date) -> _Scale:
        return cls(first.replace(day=1), _month(last, 1))

    def place(self, day: dt.date) -> float:
        """Percent from the left."""
        share = (day - self.first).days / (self.end - self.first).days
        return round(EDGE + share * (100 - 2 * EDGE), 2)


def _month(day: dt.date, later: int) -> dt.date:
    """The first day of the month that is so many months `later`."""
    years, month = divmod(day.month - 1 + later, 12)
    return dt.date(day.year + years, month + 1, 1)


def _row(kind: Kind, n: int, moments: list[Moment], scale: _Scale) -> Row:
    groups: list[tuple[float, list[Moment]]] = []
    for one in moments:
        x = scale.place(one.date)
        if groups and (x - groups[-1][0]) * NARROWEST / 100 < MARK + 2:
            groups[-1][1].append(one)
        else:
            groups.append((x, [one]))
    return Row(
        kind.value,
        wording.sentence(kind.value),
        TOP + ROW * n + ROW - MARK // 2 - 4,
        [Mark(x, len(those), _span(those)) for x, those in groups],
    )


def _span(moments: Sequence[Moment]) -> str:
    """`12 July 2018: Approved ...`, or how many from when to when."""
    first, last = _date(moments[0]), _date(moments[-1])
    if len(moments) == 1:
        return f"{first}: {moments[0].words}"
    days = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{len(moments)} {days}"


def _date(one: Moment) -> str:
    return one.printed or wording.day(one.date)


def _ticks(scale: _Scale) -> list[Tick]:
    """A tick each month, year, ten years ..., as dense as its words allow."""
    months = (scale.end.year - scale.first.year) * 12 + scale.end.month - scale.first.month
    room = NARROWEST / (8 * CHARACTER)
    step = next(
        (one for one in (1, 2, 3, 6) if months / one <= room),
        12 * next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if months / 12 / n <= room),
    )
    # Quarters, halves and years stand at their beginning, whichever month comes first.
    begin = _month(scale.first, (1 - scale.first.month) % min(step, 12))
    ticks: list[Tick] = []
    free = 0.0
    while begin < scale.end:
        x = scale.place(begin)
        words = f"{begin:%b} {begin.year}" if step < 12 else str(begin.year)
        left, width = x * NARROWEST / 100, len(words) * CHARACTER
        if left < free or left + width > NARROWEST:
            words = ""
        else:
            free = left + width
        ticks.append(Tick(x, words))
        begin = _month(begin, step)
    return ticks


def _today(x: float) -> Today:
    return Today(x, "start" if x < 50 else "end")


def _days(moments: Sequence[Moment], today: dt.date) -> list[Day]:
    days: dict[tuple[dt.date, str], list[Entry]] = {}
    for one in moments:
        entry = Entry(one.kind.value, wording.sentence(one.kind.value), one.words, one.link)
        days.setdefault((one.date, _date(one)), []).append(entry)
    return [Day(date, day > today, entries) for (day, date), entries in days.items()]
