"""What a check says about a record: where it is wrong, how badly, and what to write instead.

A failure is a value until the edge: everything below the command line returns
diagnostics and raises nothing for a record that is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file as an editor counts it: line and column both from 1."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True)
class Diagnostic:
    """One finding, in a clerk's words."""

    check: str
    """Id of the rule that found it, such as `unknown-key`."""
    severity: Severity
    path: str
    """The file, relative to the data folder, with forward slashes."""
    position: Position
    message: str
    """What is wrong, in one sentence."""
    mend: str = ""
    """What to write instead, in one sentence; empty where the message says it."""
    line_text: str = ""
    """The line of the file that `position` names, without its line end."""

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Order of a report: by file, then by place, then by rule."""
        return (self.path, self.position, self.check, self.message)


@dataclass(frozen=True)
class Accepted:
    """A finding that its record accepts: the source itself has it so."""

    diagnostic: Diagnostic
    because: str
    """Why, in the record's words."""


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Whether any finding stops publication."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
