"""Words of titles, as an index lists them: which words count, how they sort, under which letter.

The rule knows no records. Words of grammar are left out, and so are the few that name a kind of
record and would stand in front of everything. A title that has no other words is listed under
these.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "other")
"""Pages of an index. Digits, and scripts without these letters, stand under `other`."""

_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
_OWNED = re.compile(r"['’]s?$")
_GRAMMAR = (
    "a about after all an and any are as at be been before between both but by can did do does "
    "each for from had has have how if in into is it its may more new no nor not of off on one or "
    "other our out over own per re should so than that the their them then there these they this "
    "those through to under until up upon via was we were what when where which while who whose "
    "why will with within without would you your"
)
_KINDS = "item items paper papers report reports update updates"
_LEFT_OUT = frozenset(f"{_GRAMMAR} {_KINDS}".split())
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
"""Letters that are no plain letter with an accent."""


def folded(text: str) -> str:
    """How words sort: small letters without accents, so that `Ó` stands with O."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(one for one in letters if not unicodedata.combining(one))


@cache
def plain(title: str) -> str:
    """A title as it sorts: titles that differ in dashes, capitals or accents alone are one."""
    return " ".join(_WORD.findall(folded(title)))


def letter_of(text: str) -> str:
    """The page under which a word or a name stands: one of `LETTERS`."""
    first = folded(text)[:1]
    return first if first in LETTERS else "other"


def beginning_of(key: str) -> str:
    """The part of a letter under which a word stands, `co`; `c-other` where its second sign is no
    letter, and where it has none.
    """
    two = key[:2]
    return two if len(two) == 2 and two[1] in LETTERS else f"{letter_of(key)}-other"


@cache
def words_of(title: str) -> tuple[tuple[str, str], ...]:
    """The words under which a title stands, each once: how it sorts, and how it is written."""
    shouted = title.isupper()
    every: dict[str, str] = {}
    kept: dict[str, str] = {}
    for written in _WORD.findall(title):
        word = _OWNED.sub("", written)
        key = folded(word)
        every.setdefault(key, word)
        if _counts(word, key, shouted):
            kept.setdefault(key, word)
    return tuple((kept or every).items())


def _counts(word: str, key: str, shouted: bool) -> bool:
    digits = key.replace("-", "")
    if digits.isdigit():
        # Months, sections and years lead nowhere; 111 is a telephone number.
        return len(digits) == 3
    if len(word) > 1 and word.isupper() and not shouted:
        # An abbreviation, though it may look like a word of grammar: IT.
        return True
    return (len(key) > 2 or not key.isascii()) and key not in _LEFT_OUT


def heading(spellings: set[str]) -> str:
    """How a word is written above its titles, where it is written in several ways."""
    best = max(sorted(spellings), key=lambda one: sum(letter.islower() for letter in one))
    return best[:1].upper() + best[1:]
