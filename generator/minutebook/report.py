"""Diagnostics for a person, for GitHub and for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence

from minutebook.diagnostics import Diagnostic, Severity

GITHUB_LIMIT = 10
"""Annotations of one severity that GitHub shows for a step; it drops the rest without a word."""


def as_text(diagnostics: Sequence[Diagnostic], checked: int, root: str = "") -> str:
    """One finding a paragraph: place, what is wrong, the line with the place marked, the mend.

    `checked` is the number of files read, `root` what stands before each path.
    """
    parts = [_paragraph(diagnostic, root) for diagnostic in diagnostics]
    return "\n".join([*parts, summary(diagnostics, checked)])


def _paragraph(diagnostic: Diagnostic, root: str) -> str:
    position = diagnostic.position
    lines = [
        f"{root}{diagnostic.path}:{position.line}:{position.column}: "
        f"{diagnostic.severity}: {diagnostic.message} [{diagnostic.check}]"
    ]
    if diagnostic.line_text.strip():
        # A long line is shown from a little before the place, so that the mark stays in sight.
        start = max(0, position.column - 60) if position.column > 90 else 0
        shown = diagnostic.line_text[start : start + 100]
        lines += [f"    {shown}", f"    {' ' * (position.column - 1 - start)}^"]
    if diagnostic.mend:
        lines.append(f"    {diagnostic.mend}")
    return "\n".join(lines) + "\n"


def summary(diagnostics: Sequence[Diagnostic], checked: int) -> str:
    """The last line of a report: what was read and what was found."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    return (
        f"{_counted(checked, 'file')} checked: "
        f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def as_github(diagnostics: Sequence[Diagnostic], checked: int, root: str = "") -> str:
    """Workflow commands that GitHub shows at the lines of a pull request, the worst first.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for severity in Severity:
        those = [diagnostic for diagnostic in diagnostics if diagnostic.severity is severity]
        # One place is kept for the line that says how many more there are.
        shown = those if len(those) <= GITHUB_LIMIT else those[: GITHUB_LIMIT - 1]
        for diagnostic in shown:
            body = f"{diagnostic.message} {diagnostic.mend}".strip()
            lines.append(
                f"::{severity} file={_property(root + diagnostic.path)},"
                f"line={diagnostic.position.line},col={diagnostic.position.column},"
                f"title={_property(diagnostic.check)}::{_data(body)}"
            )
        if len(shown) < len(those):
            lines.append(f"::{severity} ::and {len(those) - len(shown)} more; see the whole list.")
    return "\n".join([*lines, summary(diagnostics, checked)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(diagnostics: Sequence[Diagnostic], checked: int, root: str = "") -> str:
    """One object: `version` 1, `files` checked, and `findings` in order of file and place."""
    findings = [
        {
            "check": diagnostic.check,
            "severity": diagnostic.severity.value,
            "file": root + diagnostic.path,
            "line": diagnostic.position.line,
            "column": diagnostic.position.column,
            "message": diagnostic.message,
            "mend": diagnostic.mend,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps({"version": 1, "files": checked, "findings": findings}, indent=2)


FORMATS = {"text": as_text, "github": as_github, "json": as_json}
"""What `--format` may be, and who writes it."""
