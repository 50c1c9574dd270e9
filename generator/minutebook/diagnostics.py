"""What a check says about a record: where it is wrong, how badly, and what to write instead.

A failure is a value until the edge: everything below the command line returns
diagnostics and raises nothing for a record that is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
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


MOST_OF_ONE_FILE = 50
"""Findings of a kind that are printed of one file; the rest are counted. A file with more was
saved in a wrong form, or made to do harm.
"""
_LONGEST_QUOTE = 80
_LONGEST_SENTENCE = 1_000
_COMMAND = "minutebook "


@dataclass(frozen=True)
class Diagnostic:
    """One finding, in a clerk's words. What it quotes of the file is shortened where it is long,
    and stands on one line.
    """

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
    paste: str = ""
    """Lines to paste into the file, as they must stand there, where the mend names some."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _in_one_line(self.message))
        object.__setattr__(self, "mend", _in_one_line(self.mend))

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Order of a report: by file, then by place, then by rule."""
        return (self.path, self.position, self.check, self.message)


def and_more(first: Diagnostic, number: int) -> Diagnostic:
    """What stands for the `number` findings of a file that are not printed, `first` among them."""
    message = f"And {number:,} more of this file."
    return replace(first, message=message, mend="Mend the others first, and check again.")


def _in_one_line(text: str) -> str:
    if len(text) > _LONGEST_QUOTE:
        # Each pair of backticks in turn, for what stands between two quotes is none.
        text = re.sub(r"`([^`]*)`", _shortened, text)
        if len(text) > _LONGEST_SENTENCE:
            text = f"{text[:_LONGEST_SENTENCE]}..."
    return printable(" ".join(text.split())) if not text.isprintable() else text


def _shortened(quote: re.Match[str]) -> str:
    # A command is there to be copied, and is no quotation.
    is_whole = quote[1].startswith(_COMMAND)
    return quote[0] if is_whole or len(quote[1]) < _LONGEST_QUOTE else f"`{quote[1][:60]}...`"


def printable(text: str) -> str:
    """`text` with a sign in the place of each character that a terminal would not show."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or _is_space(one) else "\ufffd" for one in text)


def _is_space(one: str) -> bool:
    return one == "\t" or unicodedata.category(one) == "Zs"


@dataclass(frozen=True)
class Accepted:
    """A finding that its record accepts: the source itself has it so."""

    diagnostic: Diagnostic
    because: str
    """Why, in the record's words."""


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Whether any finding stops publication."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
