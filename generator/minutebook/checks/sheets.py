"""The tables of a paper as amounts that can be compared, each with its rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from minutebook.checks.base import Scene
from minutebook.loading import Entry
from minutebook.models.figures import Amount, PaperFigures
from minutebook.models.vocabulary import Measure, Unit, VarianceSign

SHARES = {Unit.PERCENT, Unit.PERCENT_CHANGE}
_TIMES = {Unit.THOUSANDS: 10**3, Unit.MILLIONS: 10**6}
_MONEY = {Unit.POUNDS, *_TIMES}
_SIGNS = {
    Unit.POUNDS: ("£", ""),
    Unit.THOUSANDS: ("£", "k"),
    Unit.MILLIONS: ("£", "m"),
    Unit.PERCENT: ("", "%"),
    Unit.PERCENT_CHANGE: ("", "%"),
}
"""What stands before and after a figure."""


@dataclass(frozen=True)
class Variance:
    """Which columns a variance is the difference of."""

    measure: Measure
    budget: Measure
    spend: Measure

    @property
    def measures(self) -> tuple[Measure, ...]:
        return (self.measure, self.budget, self.spend)


VARIANCES = (
    Variance(Measure.VARIANCE_TO_DATE, Measure.BUDGET_TO_DATE, Measure.SPEND_TO_DATE),
    Variance(Measure.FORECAST_VARIANCE, Measure.ANNUAL_BUDGET, Measure.FORECAST_OUTTURN),
)


@dataclass(frozen=True)
class Cell:
    """A figure that can be reckoned with."""

    amount: Amount
    unit: Unit

    def compares_with(self, other: Cell) -> bool:
        """Whether both count the same, in whatever unit."""
        return self.unit is other.unit or {self.unit, other.unit} <= _MONEY


class Sheet:
    """The tables of one paper, with the amount of every figure."""

    def __init__(self, entry: Entry, figures: PaperFigures) -> None:
        self.entry = entry
        self.tables = figures.tables
        self.misheaded: list[dict[str, Unit]] = [{} for _ in self.tables]
        """By table and column: the unit in which its figures fit, where the heading is wrong."""
        self.cells = [self._cells(t) for t in range(len(self.tables))]
        """By table, line and column, without what says no number."""
        self._places = {
            (table.id, line.id): (t, n)
            for t, table in enumerate(self.tables)
            for n, line in enumerate(table.lines)
            if line.id is not None
        }
        for t in range(len(self.tables)):
            self._find_misheaded(t)

    def place(self, t: int, named: str) -> tuple[int, int] | None:
        """Table and line that a line of table `t` names. None for nothing, which has a finding of
        its own.
        """
        table, _, line = named.rpartition("/")
        return self._places.get((table or self.tables[t].id, line))

    def reckoned(self, t: int, n: int, variance: Variance) -> tuple[Cell, Amount] | None:
        """A variance as it is printed, and as its budget and spend make it."""
        cells = self.cells[t][n]
        printed, budget, spend = (cells.get(measure) for measure in variance.measures)
        if printed is None or budget is None or spend is None:
            return None
        difference = budget.amount - spend.amount
        if self.tables[t].variances is VarianceSign.OVERSPEND_IS_POSITIVE:
            difference = Amount(-difference.value, difference.within)
        return printed, difference

    def _cells(self, t: int) -> list[dict[str, Cell]]:
        table = self.tables[t]
        cells: list[dict[str, Cell]] = [{} for _ in table.lines]
        rows = [line.figures for line in table.lines]
        steps = [figure.step for row in rows for figure in row]
        finest = min((step for step in steps if step is not None), default=Decimal(1))
        for c, column in enumerate(table.columns):
            key = column.key
            unit = self.misheaded[t].get(key, table.unit_of(column))
            # A dash has as many places as its neighbours.
            steps = [row[c].step for row in rows]
            step = min((step for step in steps if step is not None), default=finest)
            for n, row in enumerate(rows):
                amount = row[c].amount(unit, step)
                if amount is not None:
                    cells[n][key] = Cell(amount, unit)
        return cells

    def _fits(self, t: int, variance: Variance) -> bool:
        found = (self.reckoned(t, n, variance) for n in range(len(self.tables[t].lines)))
        return all(one is None or one[0].amount.agrees_with(one[1]) for one in found)

    def _find_misheaded(self, t: int) -> None:
        table = self.tables[t]
        units = {column.key: table.unit_of(column) for column in table.columns}
        for variance in VARIANCES:
            if not set(variance.measures) <= units.keys():
                continue
            right = units[variance.budget]
            others = {
                measure.value: right for measure in variance.measures if units[measure] is not right
            }
            if not others or self._fits(t, variance):
                continue
            cells = self.cells[t]
            self.misheaded[t].update(others)
            self.cells[t] = self._cells(t)
            if not self._fits(t, variance):
                self.cells[t] = cells
                for key in others:
                    del self.misheaded[t][key]


def sheets(scene: Scene) -> Iterator[Sheet]:
    """The sheet of each paper that has figures."""
    for entry in scene.book.entries:
        if isinstance(entry.record, PaperFigures) and entry.record.tables:
            yield Sheet(entry, entry.record)


def shown(amount: Amount, unit: Unit) -> str:
    """As papers print it, with its unit: `(£4,364k)`, `£0.01m`, `47%`."""
    number = abs(amount.value) / _TIMES.get(unit, 1)
    if number == number.to_integral_value():
        digits = f"{number:,.0f}"
    else:
        digits = f"{number:,.2f}" if unit is Unit.POUNDS else f"{number.normalize():,f}"
    before, after = _SIGNS.get(unit, ("", ""))
    text = f"{before}{digits}{after}"
    return f"({text})" if amount.value < 0 else text
