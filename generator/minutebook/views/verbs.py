"""What one board did, counted by verb and year, as a picture and the table behind it.

Several years stand side by side in columns; one year alone has bars.

A decision with several verbs ("considered and approved") is counted at each of them. Places across
are percentages and places down are pixels, as in a timeline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from minutebook import wording
from minutebook.book import TakenDecision

SHOWN = 6
"""Verbs that have a row of their own; the rest share one."""

YEARS = 10
"""The most years in a picture and its table; each year has a page with its own."""

ROW, LOWEST, HIGHEST, AXIS = 72, 2, 34, 24
"""Pixels down: of a row, of the shortest and the longest column, and of the years below."""

BAR = 40
"""Pixels down of a bar with its words above it."""

FILLS = 0.6
"""How much of its year's place a column fills."""

OTHER = "Other verbs"


@dataclass(frozen=True)
class Column:
    """How often in one year."""

    x: float
    """Percent from the left to its left side."""
    middle: float
    """Percent from the left to its middle, where the number stands."""
    height: int
    count: int
    year: int


@dataclass(frozen=True)
class VerbRow:
    """One verb through the years."""

    heading: str
    count: int
    y: int
    """Pixels from the top to the foot of its columns."""
    columns: list[Column]
    """Without years in which it does not occur."""


@dataclass(frozen=True)
class Bar:
    """One verb in the only year."""

    words: str
    """`Approved: 11`."""
    y: int
    """Pixels from the top to the bar."""
    width: float
    """Percent of the picture."""


@dataclass(frozen=True)
class YearCounts:
    """A row of the table."""

    year: int
    counts: list[int]
    """In order of the headings."""
    decisions: int


@dataclass(frozen=True)
class VerbChart:
    """`_pictures.html` draws it; empty `headings` where nothing was decided."""

    name: str
    height: int
    width: float
    """Percent across a column."""
    bars: list[Bar]
    """Of a single year."""
    rows: list[VerbRow]
    """Of several."""
    years: list[tuple[float, int]]
    """Where each year stands below, in percent, and which it is."""
    headings: list[str]
    table: list[YearCounts]
    """The newest year first."""


def verb_chart(taken: Sequence[TakenDecision], of: str) -> VerbChart:
    """`taken` are decisions of one board, `of` its name."""
    verbs = [(one.date.year, {verb.value for verb in one.facts.verbs}) for one in taken]
    totals = Counter(verb for _, those in verbs for verb in sorted(those))
    own = [verb for verb, _ in totals.most_common(SHOWN)]
    headings = [*own, OTHER] if len(totals) > len(own) else own
    counted: Counter[tuple[str, int]] = Counter()
    for year, those in verbs:
        counted.update({(verb if verb in own else OTHER, year) for verb in those})
    decisions = Counter(year for year, _ in verbs)
    all_years = sorted(decisions)
    shown = all_years[-YEARS:]
    alone = len(all_years) == 1
    bars = _bars([(verb, counted[verb, all_years[0]]) for verb in headings]) if alone else []
    return VerbChart(
        f"Decisions of the {of} by verb and year. The table below says the same.",
        BAR * len(bars) if alone else ROW * len(headings) + AXIS,
        round(100 * FILLS / max(len(shown), 3), 2),
        bars,
        [] if alone else [_row(verb, n, shown, counted) for n, verb in enumerate(headings)],
        [(_middle(n, len(shown)), year) for n, year in enumerate(shown)],
        [wording.sentence(verb) for verb in headings],
        [
            YearCounts(year, [counted[verb, year] for verb in headings], decisions[year])
            for year in reversed(shown)
        ],
    )


def _bars(counts: list[tuple[str, int]]) -> list[Bar]:
    most = max((count for _, count in counts), default=1)
    return [
        Bar(f"{wording.sentence(verb)}: {count}", BAR * n + 20, round(100 * count / most, 2))
        for n, (verb, count) in enumerate(counts)
    ]


def _middle(n: int, of: int) -> float:
    """Where the middle of a year's place is, in percent. Few years do not fill the whole width."""
    return round(100 * (n + 0.5) / max(of, 3), 2)


def _row(verb: str, n: int, years: list[int], counted: Counter[tuple[str, int]]) -> VerbRow:
    most = max(counted[key] for key in counted if key[1] in years)
    columns = []
    for place, year in enumerate(years):
        count = counted[verb, year]
        if count:
            middle = _middle(place, len(years))
            left = round(middle - 50 * FILLS / max(len(years), 3), 2)
            columns.append(
                Column(left, middle, max(LOWEST, round(HIGHEST * count / most)), count, year)
            )
    total = sum(counted[verb, year] for year in years)
    return VerbRow(wording.sentence(verb), total, ROW * (n + 1) - 2, columns)
