"""Times in printed words, such as `June 2018` or `end of summer 2018`, as the day they end."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>[12][0-9]{3})"
_OVER = r"(?P<first>[12][0-9]{3}) ?[/–-] ?(?P<second>[0-9]{4}|[0-9]{2})"
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
"""The last month of each. A winter ends in the year after the one that it is named after."""

_FORMS = [
    re.compile(rf"\b{form}(?![\w/–-])", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month_number>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
        rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? )?{_MONTH},? {_YEAR}",
        rf"(?P<season>spring|summer|autumn|winter) (?:of )?(?:{_OVER}|{_YEAR})",
        rf"(?:Q(?P<quarter>[1-4])|(?P<ordinal>first|second|third|fourth) quarter)"
        rf"(?: of)? {_OVER}",
        _OVER,
        _YEAR,
    )
]
"""Longest first: what one form has read is not read again by another."""


@cache
def end_of(words: str) -> dt.date | None:
    """The last day of the time that `words` name, the latest where they name several; None where
    they name none: `as soon as possible`, `TBC`.

    `June 2018`, however it is begun (`end of`, `by`, `late`), ends on 30 June; `2018` on 31
    December, and `2018/19`, a financial year, on 31 March 2019. A month without its year is not
    guessed at.
    """
    return max(_ends(words), default=None)


def _ends(words: str) -> Iterator[dt.date]:
    for form in _FORMS:
        for found in form.finditer(words):
            end = _end(found.groupdict())
            if end is not None:
                yield end
        words = form.sub(" ", words)


def _end(named: dict[str, str | None]) -> dt.date | None:
    year = int(named.get("year") or named.get("first") or 0)
    over = named.get("second")
    if over is not None and int(over[-2:]) != (year + 1) % 100:
        return None
    month_number, month = named.get("month_number"), named.get("month")
    if season := named.get("season"):
        winter = season.lower() == "winter"
        return _last(year + (winter or over is not None), _SEASONS[season.lower()])
    if quarter := named.get("quarter") or _ordinal(named.get("ordinal")):
        # A financial year begins in April.
        return _last(year + (quarter == "4"), {"1": 6, "2": 9, "3": 12, "4": 3}[quarter])
    if over is not None:
        return _last(year + 1, 3)
    if month_number is None and month is None:
        return _last(year, 12)
    number = int(month_number) if month_number else _MONTHS.index((month or "")[:3].lower()) + 1
    if not 1 <= number <= 12:
        return None
    day = named.get("day")
    last = _last(year, number)
    if day is None:
        return last
    return last.replace(day=int(day)) if 1 <= int(day) <= last.day else None


def _ordinal(word: str | None) -> str:
    order = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
    return order[word.lower()] if word is not None else ""


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
