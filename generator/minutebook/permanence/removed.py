"""Words that a redacted change took out, and whether they still stand somewhere.

Nothing here tells the words to anybody: what is found is told by its place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from minutebook.models.published import Change
from minutebook.permanence.compare import Difference, said
from minutebook.permanence.words import Fate, pieces
from minutebook.source import Source

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_a-z]\w*(?:['’-]\w+)*(?:\s+[^\W\d_a-z]\w*(?:['’-]\w+)*)+")
"""Two words or more in a row that begin with a capital letter."""
_SMALL = re.compile(r"(?<![\w-])[a-z]\w*(?![\w-])")
_EXACT = re.compile(r"[\w.+-]+@[\w.-]+\w|\d(?:[ \d]{3,}\d)")
"""E-mail addresses, and numbers of five digits or more."""
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "sir", "dame", "rev"}
_ENOUGH_WORDS = 4
_ENOUGH_LETTERS = 18
_ENOUGH_DIGITS = 5


@dataclass(frozen=True)
class TakenOut:
    """What redacted changes took out, as runs of words in small letters with spaces between."""

    runs: frozenset[str] = field(default_factory=frozenset)

    def stands_in(self, text: str) -> bool:
        """Whether any of it stands in a text."""
        if not self.runs:
            return False
        plain = f" {' '.join(_WORD.findall(text.casefold()))} "
        return any(f" {run} " in plain for run in self.runs)

    def lines_of(self, text: str) -> Iterator[int]:
        """The lines of a file, comments too, on which any of it begins, each once."""
        if not self.stands_in(text):
            return
        words: list[str] = []
        lines: list[int] = []
        for number, line in enumerate(text.split("\n"), 1):
            found = _WORD.findall(line.casefold())
            words += found
            lines += [number] * len(found)
        plain = f" {' '.join(words)} "
        ends: dict[int, int] = {}
        place = 0
        for index, word in enumerate(words):
            ends[place] = lines[index]
            place += len(word) + 1
        told: set[int] = set()
        for run in self.runs:
            at = plain.find(f" {run} ")
            while at >= 0:
                told.add(ends[at])
                at = plain.find(f" {run} ", at + 1)
        yield from sorted(told)


def runs_of(
    texts: Iterable[str], public: AbstractSet[str], common: AbstractSet[str]
) -> Iterator[str]:
    """The runs of words that tell something where they stand. `public` are names that records
    give to their readers, such as those of their people, as runs; `common` see `common_words`.
    """
    for text in texts:
        for part in (text, *(match[0] for match in _NAME.finditer(text))):
            words = as_run(part).split()
            while words and words[0] in _TITLES:
                words = words[1:]
            run = " ".join(words)
            is_name = len(words) > 1 and _NAME.fullmatch(part.strip()) is not None
            if run not in public and (_tells(run) or (is_name and not common >= set(words))):
                yield run
        yield from (as_run(match[0]) for match in _EXACT.finditer(text))


def as_run(text: str) -> str:
    """A text as the runs here are written."""
    return " ".join(_WORD.findall(text.casefold()))


def common_words(sources: Iterable[Source]) -> set[str]:
    """Words that stand somewhere in small letters, and not as a part of an id: they are no names of
    people, such as `board` in `The Board`.
    """
    return small_words(source.text for source in sources)


def small_words(texts: Iterable[str]) -> set[str]:
    """The same of texts."""
    return {word for text in texts for word in _SMALL.findall(text)}


def _tells(run: str) -> bool:
    """Whether a run of words is one that is not met by chance."""
    words = run.split()
    letters = sum(one.isalpha() for one in run)
    digits = sum(one.isdigit() for one in run)
    return digits >= _ENOUGH_DIGITS or (len(words) >= _ENOUGH_WORDS and letters >= _ENOUGH_LETTERS)


def taken_out(difference: Difference) -> Iterator[str]:
    """The words that stood in a field and stand there no more."""
    before, after = difference.before, difference.after
    if isinstance(before, str) and (after is None or isinstance(after, str)):
        yield from gone_words(before, after or "")
        return
    left = set(texts_of(after))
    yield from (text for text in texts_of(before) if text not in left)


def gone_words(before: str, after: str) -> Iterator[str]:
    """The runs of words of one text that another does not have at their place."""
    for piece in pieces(before, after):
        if piece.fate is Fate.TAKEN_OUT:
            yield piece.text


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)


def was_taken_out(earlier: Mapping[str, Any], now: Change, current: Any) -> Iterator[str]:
    """The words of an earlier entry in `changes` that is redacted now. `current` is what its
    field says.
    """
    was = earlier.get("was")
    if was is not None:
        yield from gone_words(was, said(current)) if current is not None else (was,)
    if earlier["note"] != now.note:
        yield from gone_words(earlier["note"], now.note)
