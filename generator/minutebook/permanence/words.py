"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

_WORD = re.compile(r"\s+|\S+")
_MOST_WORDS = 4_000
"""Words and spaces of both texts together: comparing may take the square of their number. Of longer
texts only the beginning and the end that are alike are found.
"""


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


@dataclass(frozen=True)
class Piece:
    """Words, with the spaces between and about them, that had one fate."""

    fate: Fate
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts as one: what was kept and taken out makes the first, what was kept and put in the
    second. What was taken out stands before what was put in its place.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    found = []
    for fate, words in _runs(old, new):
        if words:
            found.append(Piece(fate, "".join(words)))
    return found


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[Fate, list[str]]]:
    done_old = done_new = 0
    for at_old, at_new, length in _alike(old, new):
        yield Fate.TAKEN_OUT, old[done_old:at_old]
        yield Fate.PUT_IN, new[done_new:at_new]
        yield Fate.KEPT, old[at_old : at_old + length]
        done_old, done_new = at_old + length, at_new + length
    yield Fate.TAKEN_OUT, old[done_old:]
    yield Fate.PUT_IN, new[done_new:]


def _alike(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Runs that both have: where each begins in either, and how many words it has."""
    if len(old) + len(new) <= _MOST_WORDS:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        runs = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks()]
        # A space alone between words that differ joins nothing.
        return [run for run in runs if "".join(old[run[0] : run[0] + run[2]]).strip()]
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    return [(0, 0, first), (len(old) - last, len(new) - last, last)]


def _common(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return sum(1 for _ in alike)


def excerpt(found: Sequence[Piece], about: int = 5) -> tuple[str, str]:
    """What was there and what is, each from `about` words before the first difference to as many
    after the last.
    """
    fates = [piece.fate is not Fate.KEPT for piece in found]
    if not any(fates):
        return "", ""
    first = fates.index(True)
    last = len(fates) - 1 - fates[::-1].index(True)
    lead = "".join(piece.text for piece in found[:first])
    trail = "".join(piece.text for piece in found[last + 1 :])
    start, end = lead.split()[-about:], trail.split()[:about]

    def one(gone: Fate) -> str:
        middle = "".join(one.text for one in found[first : last + 1] if one.fate is not gone)
        words = " ".join([*start, *middle.split(), *end])
        cut_before = "... " if len(lead.split()) > about else ""
        cut_after = " ..." if len(trail.split()) > about else ""
        return f"{cut_before}{words}{cut_after}"

    return one(Fate.PUT_IN), one(Fate.TAKEN_OUT)
