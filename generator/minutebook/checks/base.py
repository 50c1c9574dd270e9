"""What a check is: a rule with an id, a severity and a manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from minutebook.book import Book
from minutebook.diagnostics import Diagnostic, Severity
from minutebook.loading import Entry, Loaded
from minutebook.source import Path


@dataclass(frozen=True)
class Scene:
    """What a check looks at."""

    book: Book
    loaded: Loaded


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
class Check:
    """One rule. Its manual is the docstring of `find`."""

    id: str
    severity: Severity
    find: Callable[[Scene], Iterator[Finding]]

    def run(self, scene: Scene) -> Iterator[Diagnostic]:
        for finding in self.find(scene):
            yield finding.entry.source.diagnostic(
                self.id,
                finding.path,
                finding.message,
                finding.mend,
                key=finding.on_key,
                severity=self.severity,
            )
