"""How dates, times, money, lists and verbs are put in words on every page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache


@cache
def day(date: dt.date) -> str:
    """`12 July 2018`."""
    return f"{date.day} {date:%B %Y}"


def weekday(date: dt.date) -> str:
    """`Thursday 12 July 2018`."""
    return f"{date:%A} {day(date)}"


def clock(time: dt.time) -> str:
    """`10:20am`, `3pm`, `12 noon`."""
    if (time.hour, time.minute) == (12, 0):
        return "12 noon"
    half = "am" if time.hour < 12 else "pm"
    hour = time.hour % 12 or 12
    return f"{hour}:{time.minute:02d}{half}" if time.minute else f"{hour}{half}"


def hours(start: dt.time | None, end: dt.time | None) -> str:
    """`10:20am to 12 noon`, or as much of it as is known."""
    return " to ".join(clock(time) for time in (start, end) if time is not None)


def period(start: dt.date, end: dt.date) -> str:
    """`April 2017 to January 2018` where months are whole; else `1 April 2017 to 15 May 2017`."""
    whole = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
    first, last = (f"{one:%B %Y}" if whole else day(one) for one in (start, end))
    return first if first == last else f"{first} to {last}"


def money(pounds: Decimal) -> str:
    """`£55,800`; pence only where there are any."""
    return f"£{pounds:,.2f}".removesuffix(".00")


def size(count: int) -> str:
    """Bytes as readers know them: `12 kB`, `1.4 MB`."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:,.1f} MB"


def day_or_words(text: str) -> str:
    """A date typed `2018-12-06` as `6 December 2018`; other words as they stand."""
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def dialled(telephone: str) -> str:
    """A telephone number as a device dials it: `020 3816 3091, extension 4` as `02038163091`."""
    number = re.match(r"[+0-9 ()./-]*", telephone.strip())
    digits = re.sub(r"[^+0-9]", "", number[0]) if number else ""
    return digits.replace("+440", "+44")


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(text: str) -> str:
    """The same with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str, several: str = "") -> str:
    """`1 decision`, `24 decisions`."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def beginning(text: str, most: int = 120) -> str:
    """The first words of a text that may hold Markdown, without its signs, to stand as a heading:
    its first question where that is short enough.
    """
    plain = " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`#>|\\]", r"\1", text).split())
    first = re.match(r".*?[?](?= |$)", plain)
    if first and len(first[0]) <= most:
        return first[0]
    return shortened(plain, most)


def shortened(title: str, most: int = 70) -> str:
    """A title cut at the end of a word, for the head of a page: what search engines and other sites
    show of a longer one ends anywhere.
    """
    if len(title) <= most:
        return title
    cut = title[: most + 1].rsplit(" ", 1)[0][:most]
    return f"{cut.rstrip(' ,;:.-–')} …"


def pages(range_: str) -> str:
    """`page 19`, `pages 6 to 18`."""
    first, _, last = range_.partition("-")
    return f"pages {first} to {last}" if last else f"page {first}"


def lower_first(text: str) -> str:
    """To go on within a sentence: `An id is given once` as `an id is given once`."""
    return text[:1].lower() + text[1:]
