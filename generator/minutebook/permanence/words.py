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

_SENTENCE_ENDS = re.compile(r"[.?!][)”’\"']*$")


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


def whole(before: str, after: str) -> list[Piece]:
    """The same of a day or an amount, or of a list with commas between its parts: each of these is
    kept, taken out or put in as it is.
    """
    old, new = before.split(", "), after.split(", ")
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        fates = (
            ((Fate.KEPT, old[a:b]),)
            if kind == "equal"
            else ((Fate.TAKEN_OUT, old[a:b]), (Fate.PUT_IN, new[c:d]))
        )
        found += [Piece(fate, ", ".join(parts)) for fate, parts in fates if any(parts)]
    if len(old) == len(new) == 1:
        return found
    return [*(Piece(one.fate, f"{one.text},") for one in found[:-1]), *found[-1:]]


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


def shortened(found: Sequence[Piece], about: int = 30, most: int = 300) -> list[Piece]:
    """The same without what was kept far from any change: from the beginning of its sentence, or
    from `about` words before a change, to the end of the sentence or to as many after it. `...`
    stands for what is left out. Where more than `most` words were taken out or put in at one place,
    the first and the last of them stay.
    """
    last = len(found) - 1
    short = []
    for n, piece in enumerate(found):
        if piece.fate is not Fate.KEPT:
            text = _ends_of(piece.text, most // 2, most // 2)
        elif last == 0:
            text = piece.text
        else:
            before, after = (about if n < last else 0), (about if n else 0)
            text = _ends_of(piece.text, after, before, by_sentence=True)
        short.append(Piece(piece.fate, text))
    return short


def _ends_of(text: str, first: int, last: int, by_sentence: bool = False) -> str:
    """The first words of a text and its last, where it has many more; with `by_sentence` no more of
    them than its first sentence and its last.
    """
    words = _WORD.findall(text)
    # Every other one is a space.
    if len(words) <= 2 * (first + last) + 1:
        return text
    start, end = words[: 2 * first], words[len(words) - 2 * last :]
    if by_sentence:
        stops = [n for n, word in enumerate(start) if _SENTENCE_ENDS.search(word)]
        start = start[: stops[0] + 1] if stops else start
        stops = [n for n, word in enumerate(end) if _SENTENCE_ENDS.search(word)]
        end = end[stops[-1] + 1 :] if stops else end
    beginning, ending = "".join(start).rstrip(), "".join(end).lstrip()
    gap_before, gap_after = " " if beginning else "", " " if end else ""
    return f"{beginning}{gap_before}...{gap_after}{ending}"
