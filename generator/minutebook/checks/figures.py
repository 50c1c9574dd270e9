"""Figures add up, each within the rounding that it is printed to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene
from minutebook.checks.sheets import SHARES, VARIANCES, Cell, Sheet, Variance, sheets, shown
from minutebook.loading import Entry
from minutebook.models.figures import Amount, Column, Line, PaperFigures, Rating
from minutebook.models.vocabulary import Unit, VarianceSign
from minutebook.source import Path

HIGHEST = 5
"""Of a likelihood and of a severity."""

_CHECK = "Check them against the paper; where it prints them so, add `accept:` here."
_CHECK_ONE = "Check it against the paper; where it prints it so, add `accept:` here."


def total_does_not_add_up(scene: Scene) -> Iterator[Finding]:
    """A line or a column that names the others it is the `total_of` is their sum. Figures are
    printed rounded, so a difference is no finding as long as it can come from rounding: half a
    unit of the last place of each figure added, and of the total. Nothing is said where one of the
    figures is not available, nor of percentages, which do not add up to a total.
    """
    for sheet in sheets(scene):
        for t, table in enumerate(sheet.tables):
            for n, line in enumerate(table.lines):
                if line.total_of:
                    yield from _total_of_lines(sheet, t, n)
                for column in table.columns:
                    if column.total_of:
                        yield from _total_of_columns(sheet, t, n, column)


def variance_wrong(scene: Scene) -> Iterator[Finding]:
    """A variance is the budget less what is spent or forecast, so that an overspend stands in
    brackets; a table that prints it the other way round says `variances: spend less budget`. What
    can come from rounding is no finding. Where every line fits as soon as a column is read in
    another unit, such as £m under a heading of £000, that heading is the one finding.
    """
    for sheet in sheets(scene):
        for t, table in enumerate(sheet.tables):
            for c, column in enumerate(table.columns):
                if column.key in sheet.misheaded[t]:
                    yield _misheaded(sheet, t, c)
            for n in range(len(table.lines)):
                for variance in VARIANCES:
                    yield from _variance(sheet, t, n, variance)


def figures_disagree(scene: Scene) -> Iterator[Finding]:
    """Lines that are the `same_as` each other print the same figures in every column that both
    have, one perhaps in £m and the other in £000. What can come from rounding is no finding.
    """
    for sheet in sheets(scene):
        for t, table in enumerate(sheet.tables):
            for n, line in enumerate(table.lines):
                for named in line.same_as:
                    yield from _same(sheet, t, n, named)


def percentage_out_of_range(scene: Scene) -> Iterator[Finding]:
    """A figure in `percent` is a share, a rate or a probability, from 0 to 100. A rise or a fall
    may be more or less: its column counts `percent change`.
    """
    for entry in scene.book.entries:
        if isinstance(entry.record, PaperFigures):
            for t, table in enumerate(entry.record.tables):
                for c, column in enumerate(table.columns):
                    if table.unit_of(column) is Unit.PERCENT:
                        numbers = [line.figures[c].number for line in table.lines]
                        for n, number in enumerate(numbers):
                            if number is not None and not 0 <= number <= 100:
                                yield _out_of_range(entry, t, n, c)


def _out_of_range(entry: Entry, t: int, n: int, c: int) -> Finding:
    table = entry.record.tables[t]
    return Finding(
        entry,
        _row(t, n),
        f"“{_heading(table.columns[c])}” is {table.lines[n].figures[c].printed}, and a percentage "
        "is from 0 to 100.",
        "Check the figure; for a rise or a fall write `unit: percent change` in the column; where "
        "the paper prints it so, add `accept:` here.",
    )


def risk_score_wrong(scene: Scene) -> Iterator[Finding]:
    """The score of a risk is its likelihood times its severity, each from 1 to 5, as in the risk
    matrix that the NHS uses (National Patient Safety Agency, A risk matrix for risk managers,
    2008). A rating that is printed in part, or is still to come, is no finding.
    """
    for entry in scene.book.entries:
        if not isinstance(entry.record, PaperFigures):
            continue
        for n, risk in enumerate(entry.record.risks):
            for name in ("inherent", "residual", "target"):
                rating: Rating | None = getattr(risk, name)
                if rating is not None:
                    yield from _rating(entry, ("risks", n, name), name, rating)


def _rating(entry: Entry, path: Path, name: str, rating: Rating) -> Iterator[Finding]:
    beyond = False
    for part in ("likelihood", "severity"):
        number: int | None = getattr(rating, part)
        if number is not None and number > HIGHEST:
            beyond = True
            message = f"The {part} is {number}, and the highest is {HIGHEST}."
            yield Finding(entry, (*path, part), message, _CHECK_ONE)
    if beyond or rating.likelihood is None or rating.severity is None or rating.score is None:
        return
    right = rating.likelihood * rating.severity
    if rating.score != right:
        yield Finding(
            entry,
            (*path, "score"),
            f"The {name} score is {rating.score}, and a likelihood of {rating.likelihood} times a "
            f"severity of {rating.severity} is {right}.",
            _CHECK,
        )


def _variance(sheet: Sheet, t: int, n: int, variance: Variance) -> Iterator[Finding]:
    found = sheet.reckoned(t, n, variance)
    if found is None or found[0].amount.agrees_with(found[1]):
        return
    cell, right = found
    table = sheet.tables[t]
    headings = {column.key: _heading(column) for column in table.columns}
    names = [headings[variance.budget], headings[variance.spend]]
    if table.variances is VarianceSign.OVERSPEND_IS_POSITIVE:
        names.reverse()
    mend = _CHECK
    if cell.amount.agrees_with(Amount(-right.value, right.within)):
        other = next(one for one in VarianceSign if one is not table.variances)
        mend = (
            "Check the brackets; if the whole table prints variances the other way round, write "
            f"`variances: {other.value}` in the table."
        )
    yield Finding(
        sheet.entry,
        _row(t, n),
        f"“{headings[variance.measure]}” is {shown(cell.amount, cell.unit)}, and “{names[0]}” less "
        f"“{names[1]}” is {shown(right, cell.unit)}.",
        mend,
    )


def _misheaded(sheet: Sheet, t: int, c: int) -> Finding:
    table = sheet.tables[t]
    column = table.columns[c]
    return Finding(
        sheet.entry,
        ("tables", t, "columns", c, "unit" if column.unit is not None else "measure"),
        f"“{_heading(column)}” counts {table.unit_of(column).value}, and its figures fit those of "
        f"the budget only in {sheet.misheaded[t][column.key].value}.",
        "Check the heading against the paper; where it is printed so, add `accept:` here.",
    )


def _total_of_lines(sheet: Sheet, t: int, n: int) -> Iterator[Finding]:
    table = sheet.tables[t]
    places = [sheet.place(t, named) for named in table.lines[n].total_of]
    for column in table.columns:
        cell = sheet.cells[t][n].get(column.key)
        parts = [sheet.cells[p[0]][p[1]].get(column.key) if p else None for p in places]
        yield from _total(sheet, _row(t, n), column, cell, parts, "lines")


def _total_of_columns(sheet: Sheet, t: int, n: int, column: Column) -> Iterator[Finding]:
    cells = sheet.cells[t][n]
    parts = [cells.get(key) for key in column.total_of]
    yield from _total(sheet, _row(t, n), column, cells.get(column.key), parts, "columns")


def _total(
    sheet: Sheet,
    row: Path,
    column: Column,
    cell: Cell | None,
    parts: list[Cell | None],
    what: str,
) -> Iterator[Finding]:
    if cell is None or cell.unit in SHARES:
        return
    known = [part.amount for part in parts if part is not None and cell.compares_with(part)]
    added = sum(known, Amount(Decimal(0), Decimal(0)))
    if len(known) < len(parts) or cell.amount.agrees_with(added):
        return
    within = Amount(cell.amount.within + added.within, Decimal(0))
    yield Finding(
        sheet.entry,
        row,
        f"“{_heading(column)}” is {shown(cell.amount, cell.unit)}, and the {what} that it adds up "
        f"make {shown(added, cell.unit)}. Rounding explains {shown(within, cell.unit)} at most.",
        _CHECK,
    )


def _same(sheet: Sheet, t: int, n: int, named: str) -> Iterator[Finding]:
    place = sheet.place(t, named)
    if place is None:
        return
    there = sheet.tables[place[0]]
    others = sheet.cells[place[0]][place[1]]
    for column in sheet.tables[t].columns:
        cell, other = sheet.cells[t][n].get(column.key), others.get(column.key)
        if cell is None or other is None or not cell.compares_with(other):
            continue
        if not cell.amount.agrees_with(other.amount):
            yield Finding(
                sheet.entry,
                _row(t, n),
                f"“{_heading(column)}” is {shown(cell.amount, cell.unit)} here, and "
                f"{shown(other.amount, other.unit)} in “{_name(there.lines[place[1]])}” of "
                f"“{there.title}”.",
                _CHECK,
            )


def _row(t: int, n: int) -> Path:
    return ("tables", t, "lines", n, "figures")


def _heading(column: Column) -> str:
    name = column.title or column.key
    return name[:1].upper() + name[1:]


def _name(line: Line) -> str:
    return line.title or line.organisation or ""


CHECKS = (
    Check(
        "total-does-not-add-up",
        "A total is the sum of what it adds up",
        ERROR,
        total_does_not_add_up,
        acceptable=True,
    ),
    Check(
        "variance-wrong",
        "A variance is the budget less the spend",
        ERROR,
        variance_wrong,
        acceptable=True,
    ),
    Check(
        "figures-disagree",
        "A figure that is printed twice is the same",
        WARNING,
        figures_disagree,
        acceptable=True,
    ),
    Check(
        "percentage-out-of-range",
        "A percentage is from 0 to 100",
        ERROR,
        percentage_out_of_range,
        acceptable=True,
    ),
    Check(
        "risk-score-wrong",
        "A risk's score is its likelihood times its severity",
        ERROR,
        risk_score_wrong,
        acceptable=True,
    ),
)
