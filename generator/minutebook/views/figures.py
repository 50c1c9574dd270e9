"""The figures of a paper as its page shows them: tables as printed, and a register of risks."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import wording
from minutebook.models.figures import Column, Figure, Line, PaperFigures, Rating, Risk, Table
from minutebook.models.vocabulary import Measure, RiskDirection, Unit, VarianceSign
from minutebook.views.about import About, about
from minutebook.views.parts import Desk, EditorNote, Link, notes

_UNITS = {
    Unit.POUNDS: "in pounds",
    Unit.THOUSANDS: "in thousands of pounds",
    Unit.MILLIONS: "in millions of pounds",
    Unit.PERCENT: "in percent",
    Unit.PERCENT_CHANGE: "change in percent",
    Unit.NUMBER: "",
}
_VARIANCES = {Measure.VARIANCE_TO_DATE, Measure.FORECAST_VARIANCE, Measure.PRIOR_VARIANCE}
_INSTEAD = {"": "–", "tbc": "To be confirmed"}
_DIRECTIONS = {
    RiskDirection.RISING: "Its score is higher than in the last report.",
    RiskDirection.UNCHANGED: "Its score is the same as in the last report.",
    RiskDirection.FALLING: "Its score is lower than in the last report.",
    RiskDirection.NEW: "It is new in this report.",
}


@dataclass(frozen=True)
class Cell:
    """One figure."""

    heading: str
    text: str
    """With a real minus, unless `word` says it; words where there is no figure."""
    word: str
    """`over` or `under` for a variance, else empty."""
    is_number: bool


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    title: str
    details: str
    """Whose budget it is, which fund, which page."""
    is_total: bool
    """Of other lines of its table, and of more than one body."""
    without_figures: str
    """What stands for every figure of the line, `Not available`; empty where it has any."""
    cells: list[Cell]
    notes: list[EditorNote]


@dataclass(frozen=True)
class FigureTable:
    """One table."""

    id: str
    title: str
    details: str
    """Its unit, time and page, in a sentence."""
    headings: list[str]
    rows: list[Row]
    notes: list[EditorNote]
    """Of the table and of its columns."""


@dataclass(frozen=True)
class RatingCell:
    """A rating in numbers and words."""

    score: str
    made_of: str
    """`likelihood 4, severity 4`."""


@dataclass(frozen=True)
class RiskRow:
    """One risk."""

    id: str
    reference: str
    title: str
    text: str
    workstream: str
    leads: list[Link]
    inherent: RatingCell
    residual: RatingCell
    target: RatingCell
    direction: str
    mitigation: str
    page: str
    notes: list[EditorNote]


@dataclass(frozen=True)
class FiguresPart:
    """All tables and risks of a paper."""

    tables: list[FigureTable]
    has_variances: bool
    risks: list[RiskRow]
    about: About


def figures_part(desk: Desk, id: str, figures: PaperFigures) -> FiguresPart:
    """What the page of a paper shows of its figures; `id` is that of both, with the meeting."""
    return FiguresPart(
        [_table(desk, table) for table in figures.tables],
        any(column.measure in _VARIANCES for table in figures.tables for column in table.columns),
        [_risk(desk, risk) for risk in figures.risks],
        about(desk, "figures", id),
    )


def searched_table(desk: Desk, table: Table) -> str:
    """The words of a table by which it is found: those of its lines."""
    lines = (line.title or desk.organisation(line.organisation) for line in table.lines)
    return "; ".join(dict.fromkeys(line for line in lines if line))


def _table(desk: Desk, table: Table) -> FigureTable:
    details = [
        _UNITS[table.unit],
        f"figures to date are for {table.period}" if table.period else "",
        wording.pages(table.pages) if table.pages else "",
    ]
    headings = [_heading(table, column) for column in table.columns]
    return FigureTable(
        table.id,
        table.title,
        wording.sentence("; ".join(part for part in details if part)),
        headings,
        [_row(desk, table, headings, line) for line in table.lines],
        notes(table, *table.columns),
    )


def _heading(table: Table, column: Column) -> str:
    name = wording.sentence(column.title or column.key)
    if column.unit in (None, table.unit, Unit.PERCENT, Unit.PERCENT_CHANGE, Unit.NUMBER):
        return name
    return f"{name}, {_UNITS[table.unit_of(column)]}"


def _row(desk: Desk, table: Table, headings: list[str], line: Line) -> Row:
    body = desk.organisation(line.organisation)
    details = [
        body if line.title else "",
        f"{line.fund.value} budget" if line.fund is not None else "",
        wording.pages(line.page) if line.page else "",
    ]
    cells = [
        _cell(table, column, heading, figure)
        for column, heading, figure in zip(table.columns, headings, line.figures, strict=False)
    ]
    said = {cell.text for cell in cells}
    is_empty = len(said) == 1 and not any(cell.is_number for cell in cells)
    return Row(
        line.title or body,
        "; ".join(part for part in details if part),
        line.organisation is None and any("/" not in named for named in line.total_of),
        said.pop() if is_empty else "",
        cells,
        notes(line),
    )


def _cell(table: Table, column: Column, heading: str, figure: Figure) -> Cell:
    if figure.number is None:
        text = _INSTEAD.get(figure.printed.casefold(), wording.sentence(figure.printed))
        return Cell(heading, text, "", False)
    if figure.step is None:
        return Cell(heading, "0", "", True)
    word = ""
    if column.measure in _VARIANCES and figure.number:
        is_over = (figure.number < 0) is (table.variances is VarianceSign.UNDERSPEND_IS_POSITIVE)
        word = "over" if is_over else "under"
    # "4,364 over" says what print says by a minus, or by brackets.
    minus = "−" if figure.number < 0 and not word else ""
    return Cell(heading, minus + figure.printed.strip("()+-−"), word, True)


def _risk(desk: Desk, risk: Risk) -> RiskRow:
    return RiskRow(
        risk.id,
        risk.reference or "",
        risk.title,
        risk.text or "",
        desk.organisation(risk.workstream),
        desk.parties(risk.leads),
        _rating(risk.inherent),
        _rating(risk.residual),
        _rating(risk.target),
        _DIRECTIONS[risk.direction] if risk.direction is not None else "",
        risk.mitigation or "",
        wording.pages(risk.page) if risk.page else "",
        notes(risk),
    )


def _rating(rating: Rating | None) -> RatingCell:
    if rating is None:
        return RatingCell("–", "")
    if rating.to_come:
        return RatingCell("To be confirmed", "")
    parts = [
        f"{name} {number}"
        for name, number in (("likelihood", rating.likelihood), ("severity", rating.severity))
        if number is not None
    ]
    return RatingCell(str(rating.score) if rating.score is not None else "–", ", ".join(parts))
