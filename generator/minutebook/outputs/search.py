"""The search index: small files that a reader's browser fetches as it needs them.

A search asks for little: the list of what is in the index, the words that begin like the words
sought, and the entries that are shown. So the index is many small files of JSON rather than one.

    index.json     boards, kinds, groups of entries, and which of the files below there are
    w-<...>.json   words with the same first letters, each with the entries that hold it
    p-<n>.json     the entries that hold one word, where these are many
    v-<...>.json   words with the same first letter alone, to find the one nearest to a misspelt one
    d-<n>.json     the entries themselves, a few a file
    t.json         the entries that carry each topic

All but `index.json` lie in a folder that is named after what they say, so that a browser never
joins files of two builds. `theme/assets/search/` is what reads them. What counts as a word is said
twice, here in `words_of` and there in `words.js`; a test holds one to the other.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from minutebook.views.entries import KINDS, SearchEntry

FOLDER = "search-index"
COMMON = (
    "a an and are as at be been but by for from had has have he her his if in into is its of on or "
    "she so than that the their them then there these they this to was we were which will with "
    "would"
)
"""Words that say nothing by themselves. Nobody finds anything by them."""

ASKING = (
    "about am any can could did do does how i just me my our please shall should tell us we what "
    "when where who whom whose why you your"
)
"""Words of a question rather than of its answer: left out of a search that has others."""

_WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
_WITHIN = re.compile(r"(?<=\w)['’](?=\w)|(?<=\d),(?=\d\d\d)")
_HYPHENS = str.maketrans("‐‑", "--")

_ENTRIES = 16
"""Entries of one file."""
_MANY = 64
"""Entries from which a word has a file of its own."""
_FULL = 16_000
"""Characters of a file of words from which it is several files, by one letter more."""
_FEW = 150
"""Words of a file that stays one, however long it is."""
_TITLE = 3
"""How often a word of the title counts."""
_SATURATION, _LENGTH = 1.2, 0.6
"""How soon more of a word counts no more, and how much the length of a text counts (BM25)."""
_USUAL = 45
"""Words of a usual entry. That of these records would do as well, if what an entry of one board
weighs did not then depend on what other boards wrote."""
_STEPS = 4
"""Steps from one weight to the next higher whole number."""


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they are compared: small letters, no accents, `55800` for `55,800`.

    A word with hyphens, or with `&` as in `A&E`, is each of its parts, and all of them as one.
    """
    if not text.isascii():
        text = text.translate(_HYPHENS)
        if not unicodedata.is_normalized("NFKD", text):
            letters = unicodedata.normalize("NFKD", text)
            text = "".join(one for one in letters if not unicodedata.combining(one))
    for word in _WORD.findall(_WITHIN.sub("", text.lower())):
        if "-" in word or "&" in word:
            parts = word.replace("&", "-").split("-")
            yield from parts
            yield "".join(parts)
        else:
            yield word


@dataclass(frozen=True)
class _Group:
    """Entries of the same boards, kind and year, which are numbered one after the other."""

    boards: tuple[str, ...]
    kind: str
    year: str


@dataclass
class _Word:
    """Where a word stands, and how often."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("I"))


def _weights(word: _Word, lengths: Sequence[int]) -> str:
    """What a word weighs in each of its entries: a figure from 1 to 9 for each. `lengths` are the
    words of every entry.
    """
    return "".join(
        _weight(count, round(10 * lengths[number] / _USUAL))
        for number, count in zip(word.numbers, word.counts, strict=True)
    )


@cache
def _weight(count: int, tenths: int) -> str:
    """Of a word that stands `count` times, in `tenths` of the usual length."""
    length = _SATURATION * (1 - _LENGTH + _LENGTH * tenths / 10)
    return str(max(1, min(9, round(count * (_SATURATION + 1) / (count + length) * _STEPS))))


def write_search_index(
    entries: Iterable[SearchEntry],
    folder: Path,
    boards: Sequence[str] = (),
    topics: Mapping[str, str] | None = None,
) -> int:
    """Write the index of `entries` into `folder`; return how many there are.

    `boards` are the ids of all boards, `topics` the titles of topics by their ids.
    """
    ordered = sorted(entries, key=lambda entry: entry.day, reverse=True)
    ordered.sort(key=_order)
    words, lengths = _words(ordered)
    files: dict[str, str] = {}
    shards = _word_files(words, lengths, files)
    letters = _vocabulary(words, ordered, boards, files)
    for n in range(0, len(ordered), _ENTRIES):
        shown = [
            [entry.address, entry.title, entry.date, entry.text]
            for entry in ordered[n : n + _ENTRIES]
        ]
        files[f"d-{n // _ENTRIES}"] = _json(shown)
    carried: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(ordered):
        for topic in entry.topics:
            carried[topic].append(number)
    files["t"] = _json({topic: _deltas(numbers) for topic, numbers in sorted(carried.items())})
    digest = hashlib.sha256()
    for name, text in files.items():
        digest.update(f"{name}\n{text}\n".encode())
    version = digest.hexdigest()[:12]
    index = {
        "folder": version,
        "entries": len(ordered),
        "each": _ENTRIES,
        "boards": list(boards),
        "kinds": [[kind.id, kind.one, kind.many, kind.weight] for kind in KINDS],
        "groups": _groups(ordered, boards),
        "topics": [[id, (topics or {}).get(id, id)] for id in sorted(carried)],
        "words": " ".join(shards),
        "letters": " ".join(letters),
        "common": COMMON,
        "asking": ASKING,
    }
    target = folder / version
    target.mkdir(parents=True)
    for name, text in files.items():
        (target / f"{name}.json").write_text(text, encoding="utf-8")
    (folder / "index.json").write_text(_json(index), encoding="utf-8")
    return len(ordered)


def _order(entry: SearchEntry) -> tuple[tuple[str, ...], str, int]:
    """Where its group stands among the groups: the years of a kind from the newest on."""
    return (tuple(entry.boards), entry.kind, -int(entry.day[:4] or 0))


def _group(entry: SearchEntry) -> _Group:
    return _Group(tuple(entry.boards), entry.kind, entry.day[:4])


def _groups(ordered: Sequence[SearchEntry], boards: Sequence[str]) -> list[list[Any]]:
    """For each group its first number, its boards and kind by their places, and its year."""
    kinds = [kind.id for kind in KINDS]
    found: list[list[Any]] = []
    first = 0
    for group, those in groupby(ordered, _group):
        places = [boards.index(board) for board in group.boards]
        found.append([first, places, kinds.index(group.kind), group.year])
        first += sum(1 for _ in those)
    return found


def _words(ordered: Sequence[SearchEntry]) -> tuple[dict[str, _Word], list[int]]:
    """Where each word stands, in order of the alphabet; and how many words each entry has."""
    found: dict[str, _Word] = defaultdict(_Word)
    lengths = []
    for number, entry in enumerate(ordered):
        counts = Counter(words_of(entry.text))
        for text in words_of(entry.title):
            counts[text] += _TITLE
        lengths.append(sum(counts.values()))
        for text, count in counts.items():
            word = found[text]
            word.numbers.append(number)
            word.counts.append(count)
    common = set(COMMON.split())
    words = {text: found[text] for text in sorted(found) if is_sought(text) and text not in common}
    return words, lengths


def is_sought(word: str) -> bool:
    """Whether anybody finds something by it: single letters and digits stand in every list."""
    return len(word) > 1


def _deltas(numbers: Sequence[int]) -> list[int]:
    """Rising numbers, each as what it adds to the one before: short in print."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def _word_files(
    words: Mapping[str, _Word], lengths: Sequence[int], files: dict[str, str]
) -> list[str]:
    """Add the files `w` and `p`; return the beginnings by which the words are sorted into `w`."""
    printed: dict[str, str] = {}
    long = 0
    for text, word in words.items():
        where = f'[{_json(_deltas(word.numbers))},"{_weights(word, lengths)}"]'
        if len(word.numbers) >= _MANY:
            files[f"p-{long}"] = where
            where = str(long)
            long += 1
        printed[text] = f"{_json(text)}:{where}"
    shards: list[str] = []
    for beginning, those in groupby(printed, lambda text: text[:2]):
        _split(beginning, {text: printed[text] for text in those}, files, shards)
    return shards


def _split(beginning: str, those: dict[str, str], files: dict[str, str], shards: list[str]) -> None:
    """A file of the words with this beginning, or several where it would be long.

    Forms of one word share their first three letters, so words of letters alone are not parted
    further. References, which have digits, are.
    """
    if len(those) > _FEW and sum(map(len, those.values())) > _FULL:
        kept: dict[str, str] = {}
        for longer, group in groupby(those, lambda text: text[: len(beginning) + 1]):
            further: dict[str, str] = {}
            for text in group:
                stays = longer == beginning or (len(beginning) >= 3 and text.isalpha())
                (kept if stays else further)[text] = those[text]
            if further:
                _split(longer, further, files, shards)
        those = kept
    if those:
        files[f"w-{file_name(beginning)}"] = "{" + ",".join(those.values()) + "}"
        shards.append(beginning)


def file_name(beginning: str) -> str:
    """As part of the name of a file, which not every system lets have every letter."""
    plain = beginning.isascii()
    return beginning if plain else "-".join(f"{ord(letter):x}" for letter in beginning)


def _vocabulary(
    words: Mapping[str, _Word],
    ordered: Sequence[SearchEntry],
    boards: Sequence[str],
    files: dict[str, str],
) -> list[str]:
    """Add the files `v`, the words of each set of boards; return the first letters.

    Words with digits are references and amounts: none is near another.
    """
    sets = [tuple(sorted(boards.index(board) for board in entry.boards)) for entry in ordered]
    letters = []
    for letter, group in groupby(words, lambda text: text[0]):
        by_boards: dict[str, list[str]] = defaultdict(list)
        for text in sorted(group, key=lambda text: (-len(words[text].numbers), text)):
            if text.isalpha():
                found = {sets[number] for number in words[text].numbers}
                everywhere = () in found
                of = sorted({board for one in found for board in one})
                by_boards["" if everywhere else ",".join(map(str, of))].append(text)
        if by_boards:
            files[f"v-{file_name(letter)}"] = _json(
                {of: " ".join(those) for of, those in sorted(by_boards.items())}
            )
            letters.append(letter)
    return letters


def _json(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))
