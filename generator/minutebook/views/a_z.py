"""The A to Z: an index of each board by the words of titles, and one of what is of no board.

A board's index stands below the board's own address and looks at no decision of another. So the
boards stay apart in it, however long it grows, and the pages that boards share hold no decision.
Every letter has its page, whether or not anything stands there: an address that was once sent to
somebody works, and which pages there are does not depend on what was decided.

What comes back at every meeting, and words that stand in every other title, would fill a page of
twenty years and help nobody: the latest records of a title stand here, and the latest titles of a
word. Each page says how many are left out; the board's years have them all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.vocabulary import ItemKind
from minutebook.private import is_private
from minutebook.views.index_words import LETTERS, folded, heading, letter_of, plain, words_of
from minutebook.views.membership import boards_of, sort_key
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.sharing import board_card
from minutebook.views.years import years_of

LATEST = 12
"""Records of one title: a year of monthly meetings."""

LATEST_TITLES = 50
"""Titles of one word. Who knows a title finds it under its rarer words."""


@dataclass(frozen=True)
class LetterLink:
    """A letter; leads nowhere where nothing stands under it."""

    text: str
    address: str
    here: bool = False


@dataclass(frozen=True)
class TitleLine:
    """A title, and the records that bear it, the latest first."""

    title: str
    records: list[Link]
    earlier: str
    """`40 earlier`, where not all stand here; else empty."""


@dataclass(frozen=True)
class WordLine:
    """A word, and the titles that hold it."""

    id: str
    word: str
    titles: list[TitleLine]
    earlier: str
    """`700 earlier titles`, where not all stand here; else empty."""


@dataclass(frozen=True)
class BoardIndexPage(Page):
    """`/boards/<board>/a-z/` and a letter of it."""

    board: BoardLabel
    letter: str
    """Empty on the page that leads to the letters."""
    letters: list[LetterLink]
    words: list[WordLine]
    years_address: str
    """Of the board's years, where the earlier records of a title are."""


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


@dataclass(frozen=True)
class LetterPage(Page):
    """`/search/a-z/<letter>/`: topics, people and words, which are of no one board."""

    letter: str
    letters: list[LetterLink]
    groups: list[NameGroup]
    boards: list[tuple[BoardLabel, str]]
    """Each with the address of the same letter in its own index."""


@dataclass(frozen=True)
class _Record:
    """Something with a title."""

    title: str
    what: str
    """`Decision, 21 March 2018: approved`, `Paper, 12 July 2018`."""
    date: dt.date
    address: str


_Words = dict[str, tuple[set[str], dict[str, list[_Record]]]]
"""By the word as it sorts: its spellings, and the records that hold it by title as it sorts."""


def index_pages(desk: Desk) -> Iterator[BoardIndexPage | IndexPage]:
    """For each board the page that leads to its letters and a page a letter; then the page that
    leads to all of them.
    """
    entrances = []
    for id, label in desk.labels.items():
        by_letter = _index(desk, id)
        yield from _board_pages(id, label, by_letter)
        years = [
            Link(str(year), addresses.board_all_of_year(id, year))
            for year in years_of(desk.book, id)
        ]
        entrances.append(BoardEntrance(label, _letters(id, by_letter), years))
    yield IndexPage(
        addresses.SEARCH_A_Z,
        "A to Z, and year by year",
        "Find a decision, a paper, an action, a person or a word without searching.",
        [Link("Search", addresses.SEARCH)],
        addresses.SEARCH_A_Z,
        entrances,
        _letters(None, _names(desk)),
    )


def _board_pages(
    id: str, label: BoardLabel, by_letter: dict[str, _Words]
) -> Iterator[BoardIndexPage]:
    trail = [Link("Boards", addresses.BOARDS), Link(label.short_name, label.address)]
    for letter in ("", *LETTERS):
        printed = _printed(letter)
        yield BoardIndexPage(
            addresses.board_letter(id, letter) if letter else addresses.board_a_z(id),
            f"{label.name}: {printed}" if letter else f"A to Z of the {label.name}",
            f"Decisions, papers, actions and agenda items of the {label.name}, by the words "
            f"of their titles{f': {printed}' if letter else ''}.",
            [*trail, Link("A to Z", addresses.board_a_z(id))] if letter else trail,
            addresses.BOARDS,
            label,
            printed if letter else "",
            _letters(id, by_letter, letter),
            list(_lines(by_letter.get(letter, {}))),
            addresses.board_years(id),
            picture=board_card(label),
        )


def letter_pages(desk: Desk) -> Iterator[LetterPage]:
    """Topics, people and words of the glossary under each letter."""
    names = _names(desk)
    for letter in LETTERS:
        printed = _printed(letter)
        yield LetterPage(
            addresses.letter(letter),
            f"A to Z: {printed}",
            f"Topics, people and words of the glossary: {printed}.",
            [Link("Search", addresses.SEARCH), Link("A to Z", addresses.SEARCH_A_Z)],
            addresses.SEARCH_A_Z,
            printed,
            _letters(None, names, letter),
            names.get(letter, []),
            [(label, addresses.board_letter(id, letter)) for id, label in desk.labels.items()],
        )


def _printed(letter: str) -> str:
    return "digits and other signs" if letter == "other" else letter.upper()


def _letters(board_id: str | None, found: Container[str], here: str = "") -> list[LetterLink]:
    links = []
    for letter in LETTERS:
        address = addresses.board_letter(board_id, letter) if board_id else addresses.letter(letter)
        text = "0–9" if letter == "other" else letter.upper()
        links.append(LetterLink(text, address if letter in found else "", letter == here))
    return links


# --- One board's titles ---------------------------------------------------------------------------


def _index(desk: Desk, board_id: str) -> dict[str, _Words]:
    """By letter, then by word, then by title, everything of one board."""
    by_letter: dict[str, _Words] = {}
    for record in _records(desk, board_id):
        title = plain(record.title)
        for key, word in words_of(record.title):
            words = by_letter.setdefault(letter_of(key), {})
            spellings, titles = words.setdefault(key, (set(), {}))
            spellings.add(word)
            titles.setdefault(title, []).append(record)
    return by_letter


def _records(desk: Desk, board_id: str) -> Iterator[_Record]:
    """What has a title and is of one board, or of a meeting that the board holds."""
    book = desk.book
    for taken in book.decisions_of_board.get(board_id, []):
        card = desk.card(taken)
        kind = "Decision" if taken.meeting_id else "Decision of the chair"
        day = desk.day(taken.meeting_id) if taken.meeting_id else card.date
        what = f"{kind}, {day}: {wording.lower_first(card.verbs)}"
        yield _Record(card.title, what, taken.date, card.address)
    for meeting_id in book.meetings_of_board.get(board_id, []):
        meeting = book.meetings[meeting_id]
        day = desk.day(meeting_id)
        for item in meeting.agenda:
            if item.kind is ItemKind.BUSINESS and not is_private(item):
                address = addresses.meeting(meeting_id, item.id)
                yield _Record(item.title, f"Agenda, {day}", meeting.date, address)
        for paper_id, paper in book.papers.get(meeting_id, {}).items():
            if paper.public:
                address = addresses.paper(meeting_id, paper_id)
                yield _Record(paper.title, f"Paper, {day}", meeting.date, address)
        for action_id in book.actions_of_meeting.get(meeting_id, []):
            title, address = book.actions[action_id].title, addresses.action(action_id)
            yield _Record(title, f"Action, {day}", meeting.date, address)


def _lines(words: _Words) -> Iterator[WordLine]:
    """Words in order of the alphabet, with the latest titles of each in the same order."""
    for key in sorted(words):
        spellings, titles = words[key]
        shown = sorted(titles, key=lambda title: max(one.date for one in titles[title]))
        shown, left = shown[-LATEST_TITLES:], shown[:-LATEST_TITLES]
        yield WordLine(
            f"word-{key}",
            heading(spellings),
            [_title(titles[title]) for title in sorted(shown)],
            wording.counted(len(left), "earlier title") if left else "",
        )


def _title(records: list[_Record]) -> TitleLine:
    """The latest records of one title; those that would read the same are numbered."""
    latest_first = sorted(records, key=lambda one: one.date, reverse=True)
    shown, left = latest_first[:LATEST], latest_first[LATEST:]
    counts: dict[str, int] = {}
    links = []
    for record in shown:
        count = counts[record.what] = counts.get(record.what, 0) + 1
        links.append(Link(record.what + (f" ({count})" if count > 1 else ""), record.address))
    return TitleLine(shown[0].title, links, f"{len(left):,} earlier" if left else "")


# --- What is of no one board ----------------------------------------------------------------------


def _names(desk: Desk) -> dict[str, list[NameGroup]]:
    """By letter: topics by each of their names, people by surname, words of the glossary."""
    found: dict[str, list[NameGroup]] = {}
    kinds = (
        ("Topics", _topics(desk)),
        ("People", _people(desk)),
        ("Words of the glossary", _terms(desk)),
    )
    for called, lines in kinds:
        by_letter: dict[str, list[NameLine]] = {}
        for letter, line in lines:
            by_letter.setdefault(letter, []).append(line)
        for letter, those in by_letter.items():
            found.setdefault(letter, []).append(NameGroup(called, those))
    return found


def _topics(desk: Desk) -> Iterator[tuple[str, NameLine]]:
    """A topic stands under each word of its title and of what else it is called."""
    topics = desk.book.topics
    for id in sorted(topics, key=lambda id: folded(topics[id].title)):
        topic = topics[id]
        line = NameLine(
            Link(topic.title, addresses.topic(id)), wording.listed(topic.also_called), []
        )
        names = (topic.title, *topic.also_called)
        letters = {letter_of(key) for name in names for key, _ in words_of(name)}
        yield from ((letter, line) for letter in LETTERS if letter in letters)


def _people(desk: Desk) -> Iterator[tuple[str, NameLine]]:
    people = desk.book.people
    for id in sorted(people, key=lambda id: sort_key(people[id])):
        post = people[id].posts[0].title if people[id].posts else ""
        line = NameLine(desk.person(id), post, boards_of(desk, id))
        yield letter_of(sort_key(people[id])), line


def _terms(desk: Desk) -> Iterator[tuple[str, NameLine]]:
    glossary = desk.book.glossary
    for term in sorted(glossary.terms if glossary else [], key=lambda term: folded(term.term)):
        link = Link(term.term, addresses.term(term.anchor))
        yield letter_of(term.term), NameLine(link, term.stands_for or "", [])
