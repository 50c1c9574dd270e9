"""The glossary, in order of the alphabet."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import addresses
from minutebook.models.site import GlossaryTerm
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.index_words import folded, letter_of
from minutebook.views.parts import Desk, Page


@dataclass(frozen=True)
class TermLine:
    """A word and what it means."""

    id: str
    term: str
    stands_for: str
    also: list[str]
    """Its other forms."""
    is_verb: bool
    """Whether it is what a board does with a matter."""
    meaning: str


@dataclass(frozen=True)
class TermGroup:
    """Words that begin with one letter."""

    letter: str
    terms: list[TermLine]


@dataclass(frozen=True)
class GlossaryPage(Page):
    """`/glossary/`."""

    groups: list[TermGroup]
    about: About | None


def glossary_page(desk: Desk) -> GlossaryPage:
    """Terms by their first letters."""
    glossary = desk.book.glossary
    groups: dict[str, list[TermLine]] = {}
    for term in sorted(glossary.terms if glossary else [], key=_sorted):
        groups.setdefault(letter_of(term.term).capitalize(), []).append(
            TermLine(
                term.anchor,
                term.term,
                term.stands_for or "",
                term.also,
                term.verb,
                term.meaning,
            )
        )
    return GlossaryPage(
        addresses.GLOSSARY,
        "Glossary",
        "Words and abbreviations in the records, in plain words.",
        [],
        addresses.GLOSSARY,
        [TermGroup(letter, terms) for letter, terms in groups.items()],
        about(desk, "glossary", "glossary") if glossary else None,
        changed=changed.latest(desk, changed.of_records(glossary)),
    )


def _sorted(term: GlossaryTerm) -> str:
    return folded(term.term)
