"""A strip: one small shape a meeting, in rows of a year, for how somebody came to them.

Its places are pixels, and it is never wider than the narrowest screen, so that nothing shrinks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

STEP = 24
"""Pixels from one meeting to the next, across and down."""

YEAR = 44
"""Pixels that the year takes at the beginning of a row."""

ROOM = 280
"""Pixels that a page leaves on a screen of 320."""

IN_A_ROW = (ROOM - YEAR) // STEP
"""Meetings in a row; a year with more goes on in the next one."""


@dataclass(frozen=True)
class Cell:
    """One meeting."""

    date: dt.date
    kind: str
    words: str
    """What a pointer that rests on it shows."""


@dataclass(frozen=True)
class Placed:
    """A meeting in the picture; `x` and `y` are the middle of its shape."""

    x: int
    y: int
    kind: str
    words: str


@dataclass(frozen=True)
class YearLabel:
    """A year at the beginning of its first row."""

    year: int
    y: int


@dataclass(frozen=True)
class Strip:
    """`_pictures.html` draws it."""

    name: str
    width: int
    height: int
    years: list[YearLabel]
    cells: list[Placed]
    kinds: list[str]
    """Those that occur, for the key below."""


def strip(cells: Sequence[Cell], name: str) -> Strip:
    """One row a year and more, the earliest first."""
    years: list[YearLabel] = []
    placed: list[Placed] = []
    row = -1
    in_row = 0
    for one in sorted(cells, key=lambda one: one.date):
        if not years or years[-1].year != one.date.year:
            row, in_row = row + 1, 0
            years.append(YearLabel(one.date.year, row * STEP + STEP // 2))
        elif in_row == IN_A_ROW:
            row, in_row = row + 1, 0
        x, y = YEAR + in_row * STEP + STEP // 2, row * STEP + STEP // 2
        placed.append(Placed(x, y, one.kind, one.words))
        in_row += 1
    return Strip(
        name,
        YEAR + IN_A_ROW * STEP,
        (row + 1) * STEP,
        years,
        placed,
        list(dict.fromkeys(one.kind for one in cells)),
    )
