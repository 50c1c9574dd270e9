"""What `verify` finds, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from minutebook.permanence.ledger import Line


class Fate(StrEnum):
    """What became of something that was published, in the order in which it is told."""

    WRONG = "not as the ledger says"
    VANISHED = "vanished"
    QUIET = "changed without a note"
    UNTOLD = "changed, and nothing at hand says how"
    NOTED = "changed with a note"
    WENT_ON = "went on, with no change that needs a note"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    ADDED = "added"

    @property
    def is_open(self) -> bool:
        """Whether readers are told of it."""
        return self not in {Fate.WRONG, Fate.VANISHED, Fate.QUIET, Fate.UNTOLD}


@dataclass(frozen=True)
class Note:
    """What a record says of a change of its own."""

    on: str
    """The day, `2018-07-20`, as the record has it."""
    text: str


@dataclass(frozen=True)
class Turn:
    """One part of a record that is not what it was."""

    name: str
    """As a clerk types it in `changes`: `items.apologies.paragraphs.p1-2.text`."""
    before: str
    """Words; empty where there were none."""
    after: str


@dataclass(frozen=True)
class Finding:
    """One thing that is not what it was, or not as it should be."""

    fate: Fate
    what: str
    """`decision ashby/2024-03-06/02`."""
    address: str
    said: str = ""
    """What became of it, in a sentence."""
    notes: tuple[Note, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Verified:
    """All that was found."""

    records: int
    """Records that were looked at: those of the later ledger, where there are two."""
    same: int
    """Those of which nothing is found."""
    findings: tuple[Finding, ...]
    before: int | None = None
    """Records of the earlier ledger, where there are two."""
    days: tuple[dt.date, dt.date] | None = None
    """The first and the latest day that the ledger names, where it names any."""

    has_files: bool = True
    """Whether there was more to look at than a ledger."""

    @property
    def is_open(self) -> bool:
        """Whether everything is as the ledger says, or readers are told of what is not."""
        return all(one.fate.is_open for one in self.findings)


def called(line: Line) -> str:
    """A record as it is named in a finding."""
    return f"{line.kind} {line.id}"
