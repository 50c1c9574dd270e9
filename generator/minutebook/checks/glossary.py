"""Words that readers may not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from minutebook.book import Book
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene, entries_of
from minutebook.loading import Entry
from minutebook.models.base import Record
from minutebook.models.calendar import BankHoliday
from minutebook.models.organisation import Organisation
from minutebook.models.person import Person
from minutebook.models.shape import parts, texts
from minutebook.models.site import Glossary
from minutebook.public import public_book
from minutebook.source import Path

_ABBREVIATION = re.compile(r"(?<![\w&])([A-Z](?:[A-Z0-9]|&(?=[A-Z]))*[A-Z0-9])s?(?![\w&]|-[0-9])")
_LETTERS = re.compile(r"[A-Z].*[A-Z]")
_CODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
"""The beginning of a postcode, or what stands before a number: `EC2P`, `FY18`."""
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SHOUTED = re.compile(r"[A-Z][A-Z&’'-]*(?:[ ,:;–-]+[A-Z][A-Z&’'-]+){2,}")
"""Three words in capitals, one after another."""
_SMALL = re.compile(r"[a-z]")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_COMMON = frozenset(
    [
        # Units and times of day.
        *("AM", "PM", "BST", "GMT", "KB", "MB", "GB", "TB", "KW", "MW", "GW", "KM", "HZ"),
        # Short words that somebody writes in capitals; longer ones show by their small letters.
        *("AN", "AS", "AT", "BE", "BY", "DO", "IF", "IN", "IS", "NO", "OF", "ON", "OR", "SO", "TO"),
        "WE",
    ]
)
_NOT_READ = frozenset(
    [
        "email",
        "file",
        "id",
        "joining_link",
        "link",
        "number",
        "printed_elsewhere",
        "reference",
        "records_licence_link",
        "report_mistakes",
        "sha256",
        "type",
        "understood",
        "website",
    ]
)
"""Keys of what is printed to be told apart or followed, and not to be read."""
_REFERENCES = frozenset(["reference", "printed_elsewhere", "number", "id"])


@dataclass
class _Use:
    """Where an abbreviation stands first, and how often it stands anywhere."""

    entry: Entry
    path: Path
    count: int = 0


def acronym_not_explained(scene: Scene) -> Iterator[Finding]:
    """An abbreviation in capitals, such as `CHS`, stands in a text that the public reads, and the
    glossary lacks it. Readers who do not know it are shut out, and no page can explain it. Each is
    found once, where it stands first.

    Not found are the names of people and organisations, initials of people, references as they are
    printed, postcodes, Roman numerals, units, and words in capitals that these records also write
    in small letters. An abbreviation that everybody knows, such as `NHS`, is listed in the glossary
    under `understood`. A title stays as it was printed: there only the glossary can help. Where the
    source prints an abbreviation and does not say what it stands for, the record may accept this.

    This rests on WCAG 2.2, success criterion 3.1.4 (Abbreviations), and on the style guide of
    GOV.UK, which has an abbreviation explained where it is first used unless it is well known.
    """
    book = scene.book
    if scene.is_unreadable(Glossary):
        return
    if book.site is not None and book.site.private_repository:
        book = public_book(book)
    known = _known(book)
    uses: dict[str, _Use] = {}
    originals = {entry.source.path: entry for entry in scene.book.entries}
    for entry in book.entries:
        if not (_found(entry.source.text) - known):
            continue
        for path, text in _read(entry.record):
            for one in _abbreviations(text):
                if one not in known:
                    use = uses.setdefault(one, _Use(originals[entry.source.path], path))
                    use.count += 1
    other = _in_small_letters(book, uses) | _printed_references(book, uses)
    for abbreviation, use in uses.items():
        if abbreviation not in other:
            often = "in a text" if use.count == 1 else f"{use.count} times in texts"
            yield Finding(
                use.entry,
                _place(use, abbreviation),
                f"`{abbreviation}` stands {often} that the public reads, and the glossary does not "
                "explain it.",
                "Add it to `glossary.yml`, or write it out here. If everybody knows it, list it "
                "there under `understood`.",
            )


def _known(book: Book) -> set[str]:
    """Abbreviations that the glossary explains, and those that need no explanation."""
    known = set(_COMMON)
    if book.glossary is not None:
        for term in book.glossary.terms:
            known |= _found(" ".join([term.term, *term.also]))
        known |= _found(" ".join(book.glossary.understood))
    for person in book.people.values():
        names = re.findall(r"\b[^\W\d_]", person.name)
        known |= {"".join(names).upper(), "".join([*names[:1], *names[-1:]]).upper()}
    return known


def _found(text: str) -> set[str]:
    return set(_ABBREVIATION.findall(text))


def _abbreviations(text: str) -> Iterator[str]:
    """The abbreviations of a text, without what only looks like one."""
    if not _ABBREVIATION.search(text):
        return
    text = _POSTCODE.sub(" ", _WEB_ADDRESS.sub(" ", text))
    for line in text.splitlines():
        if " " in line and not _SMALL.search(line):
            continue
        for one in _ABBREVIATION.findall(_SHOUTED.sub(" ", line)):
            if _LETTERS.search(one) and not (_CODE.fullmatch(one) or _ROMAN.fullmatch(one)):
                yield one


def _read(record: Record) -> Iterator[tuple[Path, str]]:
    """The texts of a record that are words for readers, but for names."""
    names = {
        (*path, key)
        for kind in (BankHoliday, Organisation, Person)
        for path, _ in parts(record, kind)
        for key in ("name", "short_name")
    }
    for path, text in texts(record):
        if path not in names and _NOT_READ.isdisjoint(path):
            yield path, text


def _in_small_letters(book: Book, abbreviations: Iterable[str]) -> set[str]:
    """Which of these the records also write as words: `NOT` beside `not`."""
    wanted = [re.escape(one.lower()) for one in abbreviations if len(one) > 2]
    if not wanted:
        return set()
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(wanted)})(?![\w-])")
    return {
        word.upper()
        for entry in book.entries
        if found.search(entry.source.text)
        for _, text in _read(entry.record)
        # A word alone can be an id.
        if " " in text
        for word in found.findall(text)
    }


def _printed_references(book: Book, abbreviations: Iterable[str]) -> set[str]:
    """Which of these stand in a reference somewhere."""
    wanted = set(abbreviations)
    if not wanted:
        return set()
    return {
        one
        for entry in book.entries
        if _found(entry.source.text) & wanted
        for path, text in texts(entry.record)
        if not _REFERENCES.isdisjoint(path)
        for one in _found(text)
    }


def _place(use: _Use, abbreviation: str) -> Path:
    """Where it stands in the file as it is: what the public reads of it can have fewer parts."""
    for path, text in texts(use.entry.record):
        if path == use.path and abbreviation in text:
            return path
    return next(
        (path for path, text in texts(use.entry.record) if abbreviation in _found(text)), use.path
    )


def clashing_terms(scene: Scene) -> Iterator[Finding]:
    """Each term of the glossary has an address that is made of its letters and digits in small
    letters: `#term-ccg` leads to `CCG`. Two terms of one address cannot both be reached, so they
    are an error, and so is a word that stands under two terms: pages could explain it in two ways.
    """
    for entry in entries_of(scene, Glossary):
        assert isinstance(entry.record, Glossary)
        terms = entry.record.terms
        anchors: dict[str, str] = {}
        for n, term in enumerate(terms):
            other = anchors.setdefault(term.anchor, term.term)
            if other != term.term:
                yield Finding(
                    entry,
                    ("terms", n, "term"),
                    f"`{other}` and `{term.term}` would have the same address, `#{term.anchor}`.",
                    "Put what both mean into one term.",
                )
        forms = {term.term: term.term for term in terms}
        for n, term in enumerate(terms):
            for a, form in enumerate(term.also):
                if form in forms:
                    yield Finding(
                        entry,
                        ("terms", n, "also", a),
                        f"`{form}` stands under `{term.term}` twice."
                        if forms[form] == term.term
                        else f"`{form}` stands under two terms, `{forms[form]}` and `{term.term}`.",
                        "Leave it under one term, once.",
                    )
                forms[form] = term.term


CHECKS = (
    Check(
        "clashing-terms",
        "Each word of the glossary leads to one meaning",
        ERROR,
        clashing_terms,
    ),
    Check(
        "acronym-not-explained",
        "The glossary explains each abbreviation",
        WARNING,
        acronym_not_explained,
        acceptable=True,
    ),
)
