"""What a check is: a rule with an id, a name, a severity and a manual."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from inspect import cleandoc

from minutebook.book import Book
from minutebook.diagnostics import Diagnostic, Severity
from minutebook.gone import Gone, gone_from
from minutebook.loading import Entry, Loaded
from minutebook.models.base import Record
from minutebook.models.published import Acceptable
from minutebook.models.shape import parts
from minutebook.source import Path

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True)
class Scene:
    """What a check looks at."""

    book: Book
    loaded: Loaded
    today: dt.date
    """The day that counts as today."""

    @cached_property
    def gone(self) -> Gone:
        """What was withdrawn: nothing is said to be missing there."""
        return gone_from(self.book)

    @cached_property
    def accepting(self) -> list[tuple[Entry, Path, Acceptable]]:
        """Every record that accepts a finding, with its place."""
        return [
            (entry, path, record)
            for entry in self.book.entries
            for path, record in parts(entry.record, Acceptable)
            if record.accept
        ]

    def is_unreadable(self, model: type[Record], **ids: str) -> bool:
        """Whether a file of `model` with these ids is there and could not be read. Nothing is
        said to be missing that such a file may hold: it has its own finding.
        """
        return any(
            kind.model is model and ids.items() <= found.items()
            for kind, found in self.loaded.unreadable
        )


def entries_of(scene: Scene, model: type[Record]) -> Iterator[Entry]:
    """The files that hold a record of this kind."""
    return (entry for entry in scene.book.entries if entry.kind.model is model)


@dataclass(frozen=True)
class Finding:
    """One thing that a check found, before it has a position."""

    entry: Entry
    path: Path
    message: str
    mend: str = ""
    on_key: bool = False
    """The key at `path` is meant and not its value."""


@dataclass(frozen=True)
class Rule:
    """What is said of a rule in print, whoever applies it."""

    id: str
    """Printed with each finding, and typed by a clerk to accept it. Never changes."""
    name: str
    """What it says, as a heading."""
    severity: Severity
    manual: str
    """A paragraph or two: what it finds, and the law or guidance that it rests on."""
    family: str
    """What the rules of its kind are about, as a heading."""
    acceptable: bool = False
    """Whether a record may carry an `accept` for it: so where the source itself can be wrong."""


@dataclass(frozen=True)
class Check:
    """One rule across records. Its manual is the docstring of `find`."""

    id: str
    name: str
    severity: Severity
    find: Callable[[Scene], Iterator[Finding]]
    acceptable: bool = False
    """See `Rule.acceptable`."""
    comes_with_the_day: bool = False
    """Whether a finding may come or go while nobody changes a record."""

    @property
    def rule(self) -> Rule:
        """Its family is what the module of `find` says of itself in its first line."""
        manual = cleandoc(self.find.__doc__ or "")
        module = sys.modules[self.find.__module__].__doc__ or ""
        family = module.strip().splitlines()[0].rstrip(".")
        return Rule(self.id, self.name, self.severity, manual, family, self.acceptable)

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """A finding at its place."""
        return finding.entry.source.diagnostic(
            self.id,
            finding.path,
            finding.message,
            finding.mend,
            key=finding.on_key,
            severity=self.severity,
        )
