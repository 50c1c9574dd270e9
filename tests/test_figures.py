"""Figures as papers print them, and what is said where they do not add up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from minutebook.book import bind
from minutebook.build import Checked
from minutebook.diagnostics import Diagnostic
from minutebook.loading import load_files
from minutebook.models.figures import Amount, Figure, PrintedFigure, Row
from minutebook.models.vocabulary import Unit
from site_pages import rendered
from support import DATA, findings

QUICK = settings(deadline=None, max_examples=150)
ONE: TypeAdapter[Figure] = TypeAdapter(PrintedFigure)
SEVERAL: TypeAdapter[list[Figure]] = TypeAdapter(Row)
UNITS = {Unit.POUNDS: 1, Unit.THOUSANDS: 1000, Unit.MILLIONS: 1_000_000}


def amount(typed: str, unit: Unit) -> tuple[Decimal, Decimal] | None:
    found = ONE.validate_python(typed).amount(unit, Decimal(1))
    return (found.value, found.within) if found is not None else None


@pytest.mark.parametrize(
    ("typed", "unit", "value", "within"),
    [
        ("(4,364)", Unit.THOUSANDS, "-4364000", "500"),
        ("513.7", Unit.MILLIONS, "513700000", "50000"),
        ("0.0", Unit.MILLIONS, "0", "50000"),
        ("-", Unit.THOUSANDS, "0", "500"),
        ("–", Unit.THOUSANDS, "0", "500"),
        ("nil", Unit.POUNDS, "0", "0.5"),
        ("£45,000", Unit.POUNDS, "45000", "0.5"),
        ("£45,000", Unit.THOUSANDS, "45000", "0.5"),
        ("£45,000.50", Unit.POUNDS, "45000.50", "0.005"),
        ("£280k", Unit.MILLIONS, "280000", "500"),
        ("(£0.01m)", Unit.THOUSANDS, "-10000", "5000"),
        ("-7", Unit.POUNDS, "-7", "0.5"),
        ("−7", Unit.POUNDS, "-7", "0.5"),
        ("+7", Unit.NUMBER, "7", "0.5"),
        ("47%", Unit.PERCENT, "47", "0.5"),
        ("40.30%", Unit.PERCENT, "40.30", "0.005"),
    ],
)
def test_a_printed_figure_is_read_with_its_rounding(
    typed: str, unit: Unit, value: str, within: str
) -> None:
    assert amount(typed, unit) == (Decimal(value), Decimal(within))


@pytest.mark.parametrize("typed", ["", "not available", "Not Available", "N/A", "TBC", "tbc"])
def test_words_and_an_empty_place_stand_for_no_figure(typed: str) -> None:
    assert amount(typed, Unit.POUNDS) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("4,36l", "4,3640", "12,34", "(4,364", "4,364)", "(-5)", "4.", ".5", "5k", "£5%", "£"),
        *("--", "1 000", "two", "1.2.3", "()", "٣", "1" * 16),
    ],
)
def test_what_is_no_figure_is_refused_with_examples_of_what_is(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ONE.validate_python(typed)
    (detail,) = caught.value.errors()
    assert detail["ctx"]["message"] == f"`{typed}` is not a figure."
    assert "`(4,364)`" in detail["ctx"]["mend"]


def test_a_line_of_a_table_is_typed_with_bars_between_its_columns() -> None:
    row = SEVERAL.validate_python("25,621 | - | (7) | | not available")
    assert [one.printed for one in row] == ["25,621", "-", "(7)", "", "not available"]
    numbers = [one.number for one in row]
    assert numbers == [Decimal(25621), Decimal(0), Decimal(-7), None, None]


def printed(value: Decimal, unit: Unit, places: int) -> tuple[str, Decimal]:
    """As a finance officer prints an amount in pounds, and the amount that is then meant."""
    rounded = (value / UNITS[unit]).quantize(Decimal(1).scaleb(-places))
    text = f"{abs(rounded):,.{places}f}"
    return (f"({text})" if rounded < 0 else text), rounded * UNITS[unit]


pounds = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)
units = st.sampled_from(list(UNITS))


@QUICK
@given(pounds, units, st.integers(0, 3))
def test_what_is_printed_of_an_amount_is_read_back_and_holds_the_amount(
    value: Decimal, unit: Unit, places: int
) -> None:
    text, meant = printed(value, unit, places)
    read = amount(text, unit)
    assert read is not None
    assert read[0] == meant
    assert abs(read[0] - value) <= read[1] == UNITS[unit] * Decimal(1).scaleb(-places) / 2


@QUICK
@given(st.text(alphabet="0123456789,.()-£%kmb |", max_size=12))
def test_whatever_is_typed_is_a_figure_or_a_fault_in_a_clerks_words(typed: str) -> None:
    try:
        found = ONE.validate_python(typed)
    except ValidationError as error:
        assert [one["type"] for one in error.errors()] == ["record"]  # noqa: PT017
    else:
        assert found.printed == typed.strip()


@QUICK
@given(st.lists(pounds, min_size=1, max_size=8), units, st.integers(0, 2), units)
def test_a_true_total_agrees_with_its_parts_however_each_is_rounded(
    parts: list[Decimal], unit: Unit, places: int, unit_of_total: Unit
) -> None:
    total = printed(sum(parts, Decimal(0)), unit_of_total, places)[0]
    lines = [(printed(part, unit, places)[0], unit) for part in parts]
    assert said_of_total(lines, (total, unit_of_total)) == []


@QUICK
@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=8), st.integers(1, 10**4))
def test_a_total_that_is_off_by_more_than_rounding_is_found(parts: list[int], beyond: int) -> None:
    # Half a unit for each figure added, and half for the total.
    allowed = (len(parts) + 1) // 2
    lines = [(f"{part:,}", Unit.THOUSANDS) for part in parts]
    for total in (sum(parts) + allowed + beyond, sum(parts) - allowed - beyond):
        (found,) = said_of_total(lines, (f"{total:,}", Unit.THOUSANDS))
        assert found.check == "total-does-not-add-up"


def said_of_total(lines: list[tuple[str, Unit]], total: tuple[str, Unit]) -> list[Diagnostic]:
    """What the checks say of a total in a table of its own, whose parts stand in another."""
    return said(
        table("parts", lines[0][1], ["annual budget"], [line for line, _ in lines]),
        table(
            "total",
            total[1],
            ["annual budget"],
            [total[0]],
            f"total_of: [{', '.join(f'parts/line-{n}' for n in range(len(lines)))}]",
        ),
    )


@QUICK
@given(pounds, pounds, units, st.integers(0, 2), st.booleans())
def test_a_true_variance_is_no_finding_whichever_way_round_it_is_printed(
    budget: Decimal, spend: Decimal, unit: Unit, places: int, overspend_is_positive: bool
) -> None:
    variance = spend - budget if overspend_is_positive else budget - spend
    figures = " | ".join(printed(one, unit, places)[0] for one in (budget, spend, variance))
    sign = "spend less budget" if overspend_is_positive else "budget less spend"
    columns = ["annual budget", "forecast outturn", "forecast variance"]
    assert said(table("budgets", unit, columns, [figures]) + f"    variances: {sign}\n") == []


def test_a_column_under_the_heading_of_another_unit_is_one_finding_and_nothing_follows() -> None:
    columns = ["annual budget", "forecast outturn", "forecast variance"]
    text = table("millions", Unit.MILLIONS, columns, ["51.3 | 52.0 | (0.7)", "8.6 | 8.4 | 0.2"])
    text = text.replace(
        "measure: forecast outturn", "measure: forecast outturn\n        unit: £000"
    )
    other = table(
        "thousands",
        Unit.THOUSANDS,
        columns,
        ["51,312 | 51,989 | (677)"],
        "same_as: millions/line-0",
    )
    assert [(one.check, "only in £m" in one.message) for one in said(text, other)] == [
        ("variance-wrong", True)
    ]
    # One line more that fits neither way: then each line that does not fit is told.
    spoiled = text.replace("8.6 | 8.4 | 0.2", "8.6 | 8.4 | 0.9")
    found = said(spoiled, other)
    assert {one.check for one in found} == {"variance-wrong", "figures-disagree"}
    assert not any("only in £m" in one.message for one in found)


def test_a_dash_has_as_many_places_as_the_other_figures_of_its_column() -> None:
    columns = ["annual budget", "aligned annual budget"]
    rows = ["86 | 0.5", "- | -", "86 | 0.6"]
    parts = table("parts", Unit.THOUSANDS, columns, rows)
    total_of = "total_of: [parts/line-0, parts/line-1, parts/line-2]"
    assert said(parts, table("total", Unit.THOUSANDS, columns, ["174 | 1.3"], total_of)) == []
    (found,) = said(parts, table("total", Unit.THOUSANDS, columns, ["175 | 1.0"], total_of))
    assert "“Annual budget” is £175k" in found.message


def table(id: str, unit: Unit, columns: list[str], rows: list[str], extra: str = "") -> str:
    """A table in YAML; its lines are `line-0`, `line-1`, ... and each has the line `extra`."""
    lines = "".join(
        f"      - id: line-{n}\n        title: Line {n}\n"
        + (f"        {extra}\n" if extra else "")
        + f'        figures: "{row}"\n'
        for n, row in enumerate(rows)
    )
    return (
        f"  - id: {id}\n    title: Table {id}\n    unit: {unit.value}\n    columns:\n"
        + "".join(f"      - measure: {column}\n" for column in columns)
        + f"    lines:\n{lines}"
    )


SMALL = Path(__file__).parent / "records" / "valid" / "small"
BOOK = {file.relative_to(SMALL).as_posix(): file.read_bytes() for file in SMALL.rglob("*.yml")}


def said(*tables: str) -> list[Diagnostic]:
    """What the checks say of tables laid over the small book."""
    path = "meetings/2024-03-06/figures/walk-in-clinic.yml"
    files = {**BOOK, path: ("tables:\n" + "".join(tables)).encode()}
    loaded = load_files(sorted(files.items()))
    return findings(bind(loaded.entries), loaded)


@given(pounds, pounds)
def test_amounts_agree_where_the_ranges_that_they_were_rounded_from_meet(
    one: Decimal, other: Decimal
) -> None:
    gap = abs(one - other)
    assert Amount(one, gap / 2).agrees_with(Amount(other, gap / 2))
    if gap:
        assert not Amount(one, gap / 2).agrees_with(Amount(other, gap / 4))


def test_every_figure_of_the_real_records_stands_on_the_page_of_its_paper(
    real_records: Checked,
) -> None:
    pages = rendered(real_records.book)
    assert len(real_records.book.figures) == len(list(DATA.glob("meetings/*/figures/*.yml"))) > 3
    shown: dict[str, bool] = {}
    for (meeting, paper), figures in real_records.book.figures.items():
        page = pages[f"meetings/{meeting}/papers/{paper}/"]
        for table in figures.tables:
            for line in table.lines:
                for figure in line.figures:
                    if figure.step is not None:
                        minus = "−" if (figure.number or 0) < 0 else ""
                        digits = figure.printed.strip("()")
                        wanted = (f"{minus}{digits}<", f"{digits} over", f"{digits} under")
                        is_shown = any(f"<span>{words}" in page for words in wanted)
                        shown[f"{table.id}: {figure.printed}"] = is_shown
        for risk in figures.risks:
            shown[risk.id] = f'<tr id="{risk.id}"' in page
    assert [text for text, is_shown in shown.items() if not is_shown] == []
    assert len(shown) > 250


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        ("finance-month-02", "<span>4,364 over</span>"),
        ("finance-month-02", "<span>8,411 under</span>"),
        ("finance-month-02", '<td class="quiet" colspan="7">Not available</td>'),
        ("finance-month-02", "<span>Not readable</span>"),
        ("finance-month-02", "In thousands of pounds"),
        ("finance-month-02", "Forecast outturn, in thousands of pounds"),
        ("escalated-risks", "likelihood 5, severity 4"),
        ("escalated-risks", "To be confirmed"),
        ("escalated-risks", "It is new in this report."),
    ],
)
def test_figures_are_shown_with_words_for_what_print_says_by_brackets_and_colour(
    real_records: Checked, paper: str, text: str
) -> None:
    assert text in rendered(real_records.book)[f"meetings/2018-07-12/papers/{paper}/"]
