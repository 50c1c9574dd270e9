"""Diagnostics for a person, for GitHub and for a program."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

from minutebook.checks.base import Rule
from minutebook.diagnostics import Accepted, Diagnostic, Severity, printable

GITHUB_LIMIT = 10
"""Annotations of one severity that GitHub shows for a step; it drops the rest without a word."""
SUMMARY_LIMIT = 900_000
"""Characters. GitHub drops a step summary of more than 1 MiB."""

_BOLD, _RED, _YELLOW, _GREEN, _PLAIN = "\033[1m", "\033[31m", "\033[33m", "\033[32m", "\033[0m"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}


@dataclass(frozen=True)
class Report:
    """What is told of one run."""

    diagnostics: Sequence[Diagnostic]
    files: int
    """How many files were read."""
    root: str = ""
    """What stands before each path."""
    accepted: Sequence[Accepted] = ()
    """What is found and accepted, where it was asked for."""


# --- For a person --------------------------------------------------------------------------------


def as_text(report: Report, colour: bool = False) -> str:
    """One finding a paragraph: place, what is wrong, the line with the place marked, the mend."""
    parts = [_paragraph(one, report.root, colour) for one in report.diagnostics]
    for one in report.accepted:
        said = _paragraph(one.diagnostic, report.root, colour, _painted("accepted", _GREEN, colour))
        parts.append(f"{said}    Accepted: {one.because}\n")
    return "\n".join([*parts, summary(report)])


def _paragraph(one: Diagnostic, root: str, colour: bool, label: str = "") -> str:
    position = one.position
    place = _painted(f"{_file(one, root)}:{position.line}:{position.column}:", _BOLD, colour)
    severity = label or _painted(one.severity, _COLOURS[one.severity], colour)
    lines = [f"{place} {severity}: {one.message} [{one.check}]"]
    if one.line_text.strip():
        # A long line is shown from a little before the place, so that the mark stays in sight.
        start = max(0, position.column - 60) if position.column > 90 else 0
        shown = printable(one.line_text[start : start + 100])
        mark = _painted("^", _COLOURS[one.severity], colour)
        lines += [f"    {shown}", f"    {' ' * (position.column - 1 - start)}{mark}"]
    if one.mend and not label:
        lines.append(f"    {one.mend}")
    if one.paste and not label:
        # From the first column on, so that they can be copied with the spaces that belong there.
        lines += ["", *(printable(line) for line in one.paste.split("\n"))]
    return "\n".join(lines) + "\n"


def _file(one: Diagnostic, root: str) -> str:
    """The file from where the command runs; it may stand beside the data folder."""
    path = root + one.path
    return posixpath.normpath(path) if root and one.path.startswith("../") else path


def _painted(words: str, code: str, colour: bool) -> str:
    return f"{code}{words}{_PLAIN}" if colour else words


def summary(report: Report) -> str:
    """The last line of a report: what was read and what was found."""
    errors = sum(one.severity is Severity.ERROR for one in report.diagnostics)
    warnings = len(report.diagnostics) - errors
    accepted = f", {len(report.accepted):,} accepted" if report.accepted else ""
    return (
        f"{_counted(report.files, 'file')} checked: "
        f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}{accepted}."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def as_manual(rule: Rule) -> str:
    """What `minutebook check --explain` prints of one rule."""
    accept = (
        "A record may accept it, where its source is wrong: see `accept` in the manual."
        if rule.acceptable
        else "It cannot be accepted."
    )
    paragraphs = [fill(part, 80) for part in rule.manual.split("\n\n")]
    return "\n\n".join([f"{rule.id} ({rule.severity})\n{rule.name}.", *paragraphs, accept])


# --- For GitHub ----------------------------------------------------------------------------------


def as_github(report: Report) -> str:
    """Workflow commands that GitHub shows at the lines of a pull request, the worst first.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for severity in Severity:
        those = [one for one in report.diagnostics if one.severity is severity]
        # One place is kept for the line that says how many more there are.
        shown = those if len(those) <= GITHUB_LIMIT else those[: GITHUB_LIMIT - 1]
        for one in shown:
            body = "\n".join(filter(None, [f"{one.message} {one.mend}".strip(), one.paste]))
            lines.append(
                f"::{severity} file={_property(_file(one, report.root))},"
                f"line={one.position.line},col={one.position.column},"
                f"title={_property(one.check)}::{_data(body)}"
            )
        if len(shown) < len(those):
            lines.append(
                f"::{severity} ::and {len(those) - len(shown)} more; the summary of this step has "
                "the whole list."
            )
    return "\n".join([*lines, summary(report)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_step_summary(report: Report) -> str:
    """Every finding in Markdown, for the summary of a step on GitHub."""
    lines = ["## Check of the records", "", summary(report), ""]
    if report.diagnostics:
        lines += ["| | where | what is wrong | what to write |", "|---|---|---|---|"]
    length, pastes = 0, list[str]()
    for n, one in enumerate(report.diagnostics):
        where = f"{_file(one, report.root)}:{one.position.line}:{one.position.column}"
        cells = (one.severity, where, f"{one.message} [{one.check}]", one.mend)
        line = f"| {' | '.join(_cell(cell) for cell in cells)} |"
        # Indented by four spaces, what is to be pasted is shown as it is.
        pasted = [f"    {part}" for part in one.paste.split("\n")] if one.paste else []
        pastes += [f"For {_cell(where)}:", "", *pasted, ""] if pasted else []
        length += len("\n".join([line, *pasted]).encode())
        if length > SUMMARY_LIMIT:
            more = len(report.diagnostics) - n
            lines += ["", f"And {more:,} more: run `minutebook check` for all of them."]
            break
        lines.append(line)
    return "\n".join([*lines, "", *pastes] if pastes else lines) + "\n"


def _cell(text: str) -> str:
    """A cell of a table in GitHub's Markdown, which shows text and nothing else."""
    for character, shown in (("&", "&amp;"), ("<", "&lt;"), ("|", "&#124;")):
        text = text.replace(character, shown)
    return " ".join(text.split())


# --- For a program -------------------------------------------------------------------------------


def as_json(report: Report) -> str:
    """One object; `report-schema.json` beside this module says what it holds."""
    told = {
        "version": 1,
        "files": report.files,
        "findings": [_object(one, report.root) for one in report.diagnostics],
        "accepted": [
            {**_object(one.diagnostic, report.root), "because": one.because}
            for one in report.accepted
        ],
    }
    return json.dumps(told, indent=2)


def _object(one: Diagnostic, root: str) -> dict[str, str | int]:
    return {
        "check": one.check,
        "severity": one.severity.value,
        "file": _file(one, root),
        "line": one.position.line,
        "column": one.position.column,
        "message": one.message,
        "mend": one.mend,
        "paste": one.paste,
    }


FORMATS = ("text", "github", "json")
"""What `--format` may be."""


def written(report: Report, form: str, colour: bool = False) -> str:
    """The report in one of `FORMATS`; colour is for text alone."""
    match form:
        case "github":
            return as_github(report)
        case "json":
            return as_json(report)
    return as_text(report, colour)
