"""The A to Z of what is of no one board, and the page that leads to every index.

Every letter has its page, whether or not anything stands there: an address that was once sent to
somebody works, and which pages there are does not depend on what was decided. The index of a board
is made in `board_a_z.py`, and the pages that boards share hold no decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from minutebook import addresses, wording
from minutebook.models.published import Published
from minutebook.views import changed
from minutebook.views.board_a_z import LetterLink, board_indexes, letter_links, printed_letter
from minutebook.views.index_words import LETTERS, folded, letter_of, words_of
from minutebook.views.membership import boards_of, sort_key
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.years import years_of


@dataclass(frozen=True)
class BoardEntrance:
    """The ways into what is of one board."""

    board: BoardLabel
    letters: list[LetterLink]
    years: list[Link]


@dataclass(frozen=True)
class IndexPage(Page):
    """`/search/a-z/`: every way to find something without searching."""

    boards: list[BoardEntrance]
    letters: list[LetterLink]


@dataclass(frozen=True)
class NameLine:
    """A person, a topic or a word of the glossary."""

    name: Link
    what: str
    """A post, other names, or what an abbreviation stands for."""
    boards: list[BoardLabel]
    """On which a person sits or sat."""


@dataclass(frozen=True)
class NameGroup:
    """Names of one kind under a letter."""

    heading: str
    names: list[NameLine]


@dataclass
class _Letter:
    """What stands under a letter, and the records that it is of."""

    groups: list[NameGroup] = field(default_factory=list)
    records: list[Published] = field(default_factory=list)


@dataclass(frozen=True)
class LetterPage(Page):
    """`/search/a-z/<letter>/`: topics, people and words, which are of no one board."""

    letter: str
    letters: list[LetterLink]
    groups: list[NameGroup]
    boards: list[tuple[BoardLabel, str]]
    """Each with the address of the same letter in its own index."""


def index_page(desk: Desk) -> IndexPage:
    """The page that leads to every index."""
    indexes = desk.once(board_indexes)
    return IndexPage(
        addresses.SEARCH_A_Z,
        "A to Z, and year by year",
        "Find a decision, a paper, an action, a person or a word without searching.",
        [Link("Search", addresses.SEARCH)],
        addresses.SEARCH_A_Z,
        [
            BoardEntrance(
                label,
                letter_links(id, indexes[id]),
                [
                    Link(str(year), addresses.board_all_of_year(id, year))
                    for year in years_of(desk.book, id)
                ],
            )
            for id, label in desk.labels.items()
        ],
        name_letters(desk),
    )


def name_letters(desk: Desk) -> list[LetterLink]:
    """The letters of topics, people and words."""
    return letter_links(None, desk.once(_names))


def letter_pages(desk: Desk) -> Iterator[LetterPage]:
    """Topics, people and words of the glossary under each letter."""
    names = desk.once(_names)
    for letter in LETTERS:
        printed, under = printed_letter(letter), names.get(letter, _Letter())
        yield LetterPage(
            addresses.letter(letter),
            f"A to Z: {printed}",
            f"Topics, people and words of the glossary: {printed}.",
            [Link("Search", addresses.SEARCH), Link("A to Z", addresses.SEARCH_A_Z)],
            addresses.SEARCH_A_Z,
            printed,
            letter_links(None, names, letter),
            under.groups,
            [(label, addresses.board_letter(id, letter)) for id, label in desk.labels.items()],
            changed=changed.latest(desk, changed.of_records(*under.records)),
        )


# --- What is of no one board ----------------------------------------------------------------------

_Named = tuple[str, NameLine, Published]
"""A letter, what stands under it, and whose record says so."""


def _names(desk: Desk) -> dict[str, _Letter]:
    """By letter: topics by each of their names, people by surname, words of the glossary."""
    found: dict[str, _Letter] = {}
    kinds = (
        ("Topics", _topics(desk)),
        ("People", _people(desk)),
        ("Words of the glossary", _terms(desk)),
    )
    for called, lines in kinds:
        by_letter: dict[str, list[NameLine]] = {}
        for letter, line, record in lines:
            by_letter.setdefault(letter, []).append(line)
            found.setdefault(letter, _Letter()).records.append(record)
        for letter, those in by_letter.items():
            found[letter].groups.append(NameGroup(called, those))
    return found


def _topics(desk: Desk) -> Iterator[_Named]:
    """A topic stands under each word of its title and of what else it is called."""
    topics = desk.book.topics
    for id in sorted(topics, key=lambda id: folded(topics[id].title)):
        topic = topics[id]
        line = NameLine(
            Link(topic.title, addresses.topic(id)), wording.listed(topic.also_called), []
        )
        names = (topic.title, *topic.also_called)
        letters = {letter_of(key) for name in names for key, _ in words_of(name)}
        yield from ((letter, line, topic) for letter in LETTERS if letter in letters)


def _people(desk: Desk) -> Iterator[_Named]:
    people = desk.book.people
    for id in sorted(people, key=lambda id: sort_key(people[id])):
        post = people[id].posts[0].title if people[id].posts else ""
        line = NameLine(desk.person(id), post, boards_of(desk, id))
        yield letter_of(sort_key(people[id])), line, people[id]


def _terms(desk: Desk) -> Iterator[_Named]:
    glossary = desk.book.glossary
    if glossary is None:
        return
    for term in sorted(glossary.terms, key=lambda term: folded(term.term)):
        link = Link(term.term, addresses.term(term.anchor))
        yield letter_of(term.term), NameLine(link, term.stands_for or "", []), glossary
