"""There is an accessibility statement, and it says when it was last looked at.

It is a page written by hand, not a record: its dates stand at its head, and the page prints them
from there. Its age goes by the calendar, since a demonstration that stands still ages too.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from minutebook import wording
from minutebook.checks.base import Rule
from minutebook.diagnostics import START, Diagnostic, Position, Severity
from minutebook.settings import setting, settings_beside

NAME = "accessibility.md"
"""The statement among the hand-written pages; every page links to it."""

_FAMILY = "There is an accessibility statement, and it says when it was last looked at"
_DATES = ("prepared", "reviewed")

DATED = Rule(
    "statement-dates",
    "The accessibility statement has its dates",
    Severity.ERROR,
    "The model statement of the Government Digital Service, which a public body in the United "
    "Kingdom has to follow (Public Sector Bodies (Websites and Mobile Applications) (No. 2) "
    "Accessibility Regulations 2018, regulation 8), says on which day the statement was prepared "
    "and on which it was last reviewed. Both stand at the head of `accessibility.md`, between two "
    "lines of three hyphens, as `prepared: 2018-07-05` and `reviewed: 2018-07-05`. The page says "
    "them where its text has `{prepared}` and `{reviewed}`.",
    _FAMILY,
)
REVIEWED = Rule(
    "statement-old",
    "The accessibility statement was reviewed within a year",
    Severity.WARNING,
    "The regulations ask for regular review of the statement, and the guidance to them for one "
    "each year at least. A statement that was last reviewed more than a year ago by the calendar "
    "is reported, whatever day the site stands on.",
    _FAMILY,
)
MISSING = Rule(
    "statement-missing",
    "There is an accessibility statement",
    Severity.ERROR,
    "The same regulation has a public body publish an accessibility statement, and every page of "
    "the site is to lead to it. It is the page `accessibility.md` among those that are written by "
    "hand. Without it no site is published.",
    _FAMILY,
)
RULES = (MISSING, DATED, REVIEWED)

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


def statement_beside(data: Path) -> Path | None:
    """The statement of the site whose records are in `data`: `mkdocs.yml` beside them says where
    its hand-written pages are. None where there is no such file.
    """
    settings = settings_beside(data)
    if not settings.is_file():
        return None
    named = setting(settings, "docs_dir")
    return settings.parent / (named.value if named is not None and named.is_text else "docs") / NAME


def pages_beside(data: Path) -> list[Path]:
    """The pages of the site whose records are in `data` that are written by hand."""
    statement = statement_beside(data)
    return (
        [one for one in sorted(statement.parent.rglob("*.md")) if one.is_file()]
        if statement
        else []
    )


def check_statement(file: Path, data: Path, day: dt.date) -> list[Diagnostic]:
    """What is wrong with a statement, or that there is none, on `day` of the calendar."""
    path = Path(os.path.relpath(file.resolve(), data.resolve())).as_posix()
    if not file.is_file():
        message = "There is no accessibility statement: this file is missing."
        mend = (
            "Write one, with its two days at its head: `minutebook check --explain "
            f"{DATED.id}` says how. The Government Digital Service publishes a model of its words."
        )
        return [Diagnostic(MISSING.id, MISSING.severity, path, START, message, mend, "")]
    return [
        Diagnostic(rule.id, rule.severity, path, place, message, mend, line)
        for rule, place, line, message, mend in _found(_read(file), day)
    ]


def with_dates(text: str, file: Path) -> str:
    """The text of the statement with its dates in words."""
    dates = _dates(_read(file))
    for key, day in dates.items():
        if isinstance(day[0], dt.date):
            text = text.replace(f"{{{key}}}", wording.day(day[0]))
    return text


def _read(file: Path) -> str:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n")


def _dates(text: str) -> dict[str, tuple[dt.date | str, Position, str]]:
    """Each date of the head, or what stands in its place, with where it stands and the line."""
    head = _HEAD.match(text)
    found: dict[str, tuple[dt.date | str, Position, str]] = {}
    for number, line in enumerate(head[1].splitlines() if head else (), start=2):
        key, colon, value = line.partition(":")
        value = value.partition(" #")[0].strip().strip("'\"")
        if colon and key in _DATES:
            column = len(line) - len(line.partition(":")[2].lstrip()) + 1
            found[key] = (_day(value), Position(number, column), line)
    return found


def _day(value: str) -> dt.date | str:
    try:
        # Python would read the week of a year as well, `2018-W27-4`.
        return dt.date.fromisoformat(value) if _DAY.fullmatch(value) else value
    except ValueError:
        return value


def _found(text: str, day: dt.date) -> Iterator[tuple[Rule, Position, str, str, str]]:
    dates = _dates(text)
    example = f"`{day.isoformat()}`"
    for key in _DATES:
        if key not in dates:
            yield (
                DATED,
                START,
                text.partition("\n")[0],
                f"The accessibility statement does not say on which day it was {key}.",
                f"{_where(text)} a line `{key}: {day.isoformat()}` with the right day.",
            )
        else:
            value, place, line = dates[key]
            if isinstance(value, str):
                said = f"`{value}` is no day" if value else "There is no day here"
                yield (DATED, place, line, f"{said}.", f"Write the day as {example}.")
            elif value > day:
                yield (
                    DATED,
                    place,
                    line,
                    f"The accessibility statement cannot have been {key} on {wording.day(value)}, "
                    "which is still to come.",
                    "Write the day on which it was.",
                )
        if f"{{{key}}}" not in text:
            yield (
                DATED,
                START,
                text.partition("\n")[0],
                f"The accessibility statement does not print the day on which it was {key}.",
                f"Write `{{{key}}}` in its text where the day belongs.",
            )
    head = _HEAD.match(text)
    days_are_right = all(isinstance(value, dt.date) for value, _, _ in dates.values())
    if head is not None and days_are_right and not _can_be_read(head[1]):
        yield (
            DATED,
            START,
            text.partition("\n")[0],
            "What stands between the two lines `---` cannot be read, so that readers would see it.",
            "Keep to one `word: value` a line there, and put a value that has `: ` in it in "
            "quotation marks.",
        )
    prepared, (reviewed, place, line) = (
        dates.get("prepared", ("",))[0],
        dates.get("reviewed", ("", START, "")),
    )
    if isinstance(reviewed, str):
        return
    if isinstance(prepared, dt.date) and reviewed < prepared:
        yield (
            DATED,
            place,
            line,
            f"The statement was reviewed on {wording.day(reviewed)}, before it was prepared on "
            f"{wording.day(prepared)}.",
            "Put right whichever day is wrong.",
        )
    if _is_older_than_a_year(reviewed, day):
        yield (
            REVIEWED,
            place,
            line,
            f"The accessibility statement was last reviewed on {wording.day(reviewed)}, more than "
            "a year ago.",
            "Read it beside the site, test what it says, mend what is no longer so, and write the "
            "day on which you did.",
        )


def _where(text: str) -> str:
    """Where a line of the head belongs, for the mend."""
    if _HEAD.match(text):
        return "Between the two lines `---` at its head, write"
    if text.startswith("---"):
        return "End the head with a second line `---`, and have in it"
    return "Begin the file with a head, two lines `---`, and have between them"


def _can_be_read(head: str) -> bool:
    try:
        return isinstance(yaml.safe_load(head), dict)
    except (yaml.YAMLError, ValueError):
        return False


def _is_older_than_a_year(reviewed: dt.date, day: dt.date) -> bool:
    return (day.year - 1, day.month, day.day) > (reviewed.year, reviewed.month, reviewed.day)
