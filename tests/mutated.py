"""One change to the text of a real record, and what is said of the file then."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from minutebook.diagnostics import Position
from minutebook.loading import Entry, Loaded, load_files
from minutebook.source import Value, read


@dataclass(frozen=True)
class Change:
    """One change to one file: the text at a place is replaced."""

    entry: Entry
    at: Position
    was: str
    now: str

    def name(self) -> str:
        return f"{self.entry.source.path}:{self.at.line}:{self.at.column} {self.was} -> {self.now}"

    def text(self) -> str:
        return self.within(self.entry.source.text)

    def within(self, text: str) -> str:
        """`text`, which is that of the file or says the same up to this place, with the change."""
        lines = text.split("\n")
        line, start = lines[self.at.line - 1], self.at.column - 1
        if line[start] in "'\"":
            start += 1
        assert line.startswith(self.was, start), f"{self.name()}: {line!r} does not say so"
        lines[self.at.line - 1] = line[:start] + self.now + line[start + len(self.was) :]
        return "\n".join(lines)

    def read(self) -> Loaded:
        return load_files([(self.entry.source.path, self.text().encode())])


def misspelt(word: str, known: set[str]) -> str:
    """`word` with two letters changed about, or one typed twice, that is no other known word."""
    swaps = [
        word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in reversed(range(len(word) - 1))
    ]
    return next(wrong for wrong in [*swaps, word + word[-1]] if wrong not in known)


def tell(sentence: str) -> None:
    """A figure for whoever runs the tests with `-rA`."""
    sys.stdout.write(f"{sentence}\n")


def values_of(entry: Entry) -> Value:
    """What the file of a record says, before it has types: an entry does not keep it."""
    return read(entry.source.path, entry.source.text.encode()).values
