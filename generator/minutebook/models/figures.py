"""Tables of figures and registers of risks, as the papers of a meeting print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from minutebook.models.base import (
    MarkdownText,
    Number,
    OrganisationId,
    Pages,
    PartyIds,
    Record,
    Refers,
    Slug,
    Text,
    YesNo,
    fault,
    one_or_several,
)
from minutebook.models.published import Acceptable, Published
from minutebook.models.vocabulary import Fund, Measure, RiskDirection, Unit, VarianceSign

# --- One figure -------------------------------------------------------------------------------

_WORDS = ("", "n/a", "not available", "not readable", "TBC")
"""What stands where no figure does, the empty place among it."""

_DASHES = ("-", "–", "—", "nil")

_PRINTED = re.compile(
    r"(?P<open>\()?(?P<sign>[-−+]?)(?P<pounds>£?)"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.(?P<part>[0-9]{1,6}))?"
    r"(?P<times>k|m|bn)?(?P<percent>%?)(?P<close>\))?"
)
_TIMES = {"k": 10**3, "m": 10**6, "bn": 10**9}
_POUNDS = {Unit.POUNDS: 1, Unit.THOUSANDS: 10**3, Unit.MILLIONS: 10**6}


@dataclass(frozen=True)
class Amount:
    """What a figure says: pounds, percentage points or a number, and how far off it can be."""

    value: Decimal
    within: Decimal
    """Half of what its last printed place counts: 500 for `£4,364` thousand."""

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.value + other.value, self.within + other.within)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.value - other.value, self.within + other.within)

    def agrees_with(self, other: Amount) -> bool:
        """Whether both can be the same before they were rounded."""
        return abs(self.value - other.value) <= self.within + other.within


@dataclass(frozen=True)
class Figure:
    """A figure as it is printed."""

    printed: str
    number: Decimal | None
    """What is printed, in the unit of its table; below 0 where it stands in brackets. None where
    words or nothing stand in its place."""
    step: Decimal | None
    """What its last printed place counts: 0.1 for `513.7`. None for a dash, which is 0, and has as
    many places as its neighbours."""
    mark: str = ""
    """`£` or `%` where it is printed with one. With `£` it is in pounds, whatever its table."""

    def amount(self, unit: Unit, step: Decimal) -> Amount | None:
        """Its value where its column counts `unit`; `step` is for a dash."""
        if self.number is None:
            return None
        times = 1 if self.mark == "£" else _POUNDS.get(unit, 1)
        return Amount(self.number * times, (self.step or step) * times / 2)


def _figure(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    typed = value.strip()
    if typed in _DASHES:
        return Figure(typed, Decimal(0), None)
    if typed.casefold() in {word.casefold() for word in _WORDS}:
        return Figure(typed, None, None)
    match = _PRINTED.fullmatch(typed)
    if (
        match is None
        or (match["open"] is None) != (match["close"] is None)
        or (match["open"] and match["sign"])
        or (match["times"] and not match["pounds"])
        or (match["pounds"] and match["percent"])
    ):
        raise fault(
            f"`{typed}` is not a figure.",
            "Type it as it is printed: `4,364`, `(4,364)`, `513.7`, `-`, `47%`, `£45,000`; "
            "or `not available`, `not readable`, `TBC`, `n/a`, or nothing.",
        )
    part = match["part"] or ""
    times = _TIMES.get(match["times"] or "", 1)
    number = Decimal(f"{match['whole'].replace(',', '')}.{part or 0}") * times
    is_below = match["open"] is not None or match["sign"] in {"-", "−"}
    return Figure(
        typed,
        -number if is_below else number,
        Decimal(1).scaleb(-len(part)) * times,
        match["pounds"] or match["percent"],
    )


PrintedFigure = Annotated[Figure, BeforeValidator(_figure)]
"""A figure typed as it is printed: `(4,364)` is below zero, `-` is nothing."""


def _row(value: Any) -> Any:
    return value.split("|") if isinstance(value, str) else value


Row = Annotated[list[PrintedFigure], BeforeValidator(_row)]
"""The figures of a line on one line, in the order of the columns: `25,621 | 4,270 | -`."""


# --- A table ----------------------------------------------------------------------------------

LineReference = Annotated[str, Refers("line of these figures")]
"""A line of the same table by its id, or of another table of the paper: `summary/total`."""


class Column(Acceptable):
    """A column of a table of figures."""

    measure: Measure | None = None
    """What it holds, in the usual terms: `annual budget` ..."""
    id: Slug | None = None
    """... or, where none of them fits, a short name of its own."""
    title: Text | None = None
    """Its heading, where that is not the usual term."""
    unit: Unit | None = None
    """Where its figures are not in the unit of the table: `£m`, `percent`."""
    total_of: list[Annotated[str, Refers("column of this table")]] = []
    """The columns that it adds up, by their usual term or their id."""

    @property
    def key(self) -> str:
        """What `total_of` calls it, the same in every table."""
        return self.measure.value if self.measure is not None else self.id or ""

    @model_validator(mode="after")
    def _one_name(self) -> Column:
        if (self.measure is None) == (self.id is None):
            raise fault("A column has a `measure`, or an `id` of its own.", "Give one of the two.")
        if self.id is not None and self.title is None:
            raise fault("A column with an `id` needs its heading.", "Add `title:`.", at="id")
        return self


def _usual_columns() -> list[Column]:
    return [
        Column(measure=measure)
        for measure in (
            Measure.ANNUAL_BUDGET,
            Measure.BUDGET_TO_DATE,
            Measure.SPEND_TO_DATE,
            Measure.VARIANCE_TO_DATE,
            Measure.FORECAST_OUTTURN,
            Measure.FORECAST_VARIANCE,
            Measure.PRIOR_VARIANCE,
        )
    ]


class Line(Acceptable):
    """A line of a table: one budget, or a total."""

    id: Slug | None = None
    """Its short name, given once in its table, where a total or another table names it."""
    title: Text | None = None
    """What it is, as printed."""
    organisation: OrganisationId | None = None
    """The organisation whose budget it is."""
    fund: Fund | None = None
    """`pooled` or `aligned`, where the table says so."""
    page: Pages | None = None
    """Where it stands, if the table gathers figures from several pages."""
    total_of: list[LineReference] = []
    """The lines that it adds up."""
    same_as: Annotated[list[LineReference], BeforeValidator(one_or_several)] = []
    """Lines of other tables that print the same figures, perhaps in another unit."""
    figures: Row
    """Its figures as printed, one for each column, with `|` between them."""

    @model_validator(mode="after")
    def _some_name(self) -> Line:
        if self.title is None and self.organisation is None:
            raise fault("A line has a `title` or an `organisation`.", "Give at least one.")
        return self


class Table(Acceptable):
    """A table of figures."""

    id: Slug
    """Its short name, given once in the paper."""
    title: Text
    """Its heading, as printed."""
    pages: Pages | None = None
    """Where it stands."""
    unit: Unit
    """What its figures count: `£`, `£000`, `£m`, `number`, `percent`."""
    period: Text | None = None
    """The time that the figures to date cover."""
    variances: VarianceSign = VarianceSign.UNDERSPEND_IS_POSITIVE
    """How it prints variances: `budget less spend` (overspends in brackets) or
    `spend less budget`."""
    columns: Annotated[list[Column], Field(default_factory=_usual_columns, min_length=1)]
    """Its columns in order. Left out, they are the usual seven: annual budget, budget to date,
    spend to date, variance to date, forecast outturn, forecast variance, prior month variance."""
    lines: Annotated[list[Line], Field(min_length=1)]
    """Its lines in order."""

    def unit_of(self, column: Column) -> Unit:
        """What the figures of a column count."""
        return column.unit or self.unit

    @model_validator(mode="after")
    def _rows_fit(self) -> Table:
        keys = [column.key for column in self.columns]
        for n, key in enumerate(keys):
            if key in keys[:n]:
                raise fault(
                    f"Two columns are called `{key}`.",
                    "Give one of them an `id` of its own.",
                    at=("columns", n),
                )
        for n, line in enumerate(self.lines):
            at = ("lines", n, "figures")
            if len(line.figures) != len(keys):
                raise fault(
                    f"This line has {len(line.figures)} figures, and the table has "
                    f"{len(keys)} columns.",
                    "Put `|` between the figures, and leave its place empty where none is printed.",
                    at=at,
                )
            for column, figure in zip(self.columns, line.figures, strict=True):
                unit = self.unit_of(column)
                is_share = unit in (Unit.PERCENT, Unit.PERCENT_CHANGE)
                if (figure.mark == "£" and unit not in _POUNDS) or (
                    figure.mark == "%" and not is_share
                ):
                    raise fault(
                        f"`{figure.printed}` stands in the column `{column.key}`, which counts "
                        f"{unit.value}.",
                        "Check the order of the figures, or the `unit` of the column.",
                        at=at,
                    )
        return self


# --- A risk -----------------------------------------------------------------------------------


class Rating(Record):
    """How likely a risk is and how severe it would be, each from 1 to 5."""

    likelihood: Number | None = None
    """From 1 to 5."""
    severity: Number | None = None
    """From 1 to 5."""
    score: Number | None = None
    """As printed: likelihood times severity."""
    to_come: YesNo = False
    """`yes` where the register says that it is still to come ("TBC"): leave out the rest."""

    @model_validator(mode="after")
    def _some_rating(self) -> Rating:
        given = [self.likelihood, self.severity, self.score]
        if self.to_come == any(number is not None for number in given):
            raise fault(
                "A rating has `likelihood`, `severity` and `score`, or `to_come: yes`.",
                "Give what is printed.",
            )
        return self


class Risk(Acceptable):
    """One risk of a register."""

    id: Slug
    """Its short name, given once in the paper."""
    reference: Text | None = None
    """Its reference as printed: `UC2`."""
    title: Text
    """What may happen, in a few words."""
    text: MarkdownText | None = None
    """More of what may happen, and what would come of it."""
    workstream: OrganisationId | None = None
    """The workstream or body whose risk it is."""
    leads: PartyIds = []
    """Who leads on it."""
    inherent: Rating | None = None
    """Its rating before anything is done."""
    residual: Rating | None = None
    """Its rating with what has been done."""
    target: Rating | None = None
    """The rating that is aimed at."""
    direction: RiskDirection | None = None
    """How its score moved since the last report."""
    mitigation: MarkdownText | None = None
    """What is done about it."""
    page: Pages | None = None
    """Where it stands."""


class PaperFigures(Published):
    """`meetings/<meeting>/figures/<paper>.yml`: the tables of figures and the risks of a paper."""

    tables: list[Table] = []
    """In printed order."""
    risks: list[Risk] = []
    """In printed order."""

    @model_validator(mode="after")
    def _something(self) -> PaperFigures:
        if not self.tables and not self.risks:
            raise fault("Neither `tables` nor `risks` stand here.", "Add one, or delete the file.")
        return self
