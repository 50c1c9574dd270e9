"""One board's A to Z: an index by the words of titles.

It stands below the board's own address and looks at no decision of another. So the boards stay
apart in it, however long it grows.

What comes back at every meeting, and words that stand in every other title, would fill a page of
twenty years and help nobody: the latest records of a title stand here, and the latest titles of a
word. Each page says how many are left out; the board's years have them all. A letter that still
holds more than a page bears has a page for each two letters with which its words begin, and lists
the words alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.vocabulary import ItemKind
from minutebook.private import is_private
from minutebook.views import changed
from minutebook.views.index_words import (
    LETTERS,
    beginning_of,
    heading,
    letter_of,
    plain,
    words_of,
)
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.sharing import board_card

LATEST = 12
"""Records of one title: a year of monthly meetings."""

LATEST_TITLES = 24
"""Titles of one word. Who knows a title finds it under its rarer words."""

MOST = 300
"""Records on the page of a letter, before it is parted."""


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
class WordPart:
    """Words that begin with the same two letters."""

    heading: str
    """`Co`."""
    address: str
    words: list[WordLink]


@dataclass(frozen=True)
class WordLink:
    """A word whose titles stand on the page of its part."""

    id: str
    """The id that it would have here, so that what once led to it leads on."""
    word: str
    address: str


@dataclass(frozen=True)
class BoardIndexPage(Page):
    """`/boards/<board>/a-z/`, a letter of it, or a part of a letter."""

    board: BoardLabel
    letter: str
    """`C`; `Co` on a part of a letter; empty on the page that leads to the letters."""
    letters: list[LetterLink]
    words: list[WordLine]
    parts: list[WordPart]
    """Instead of `words`, where these are more than a page bears: the letter in parts."""
    years_address: str
    """Of the board's years, where the earlier records of a title are."""


Days = tuple[dt.date | None, ...]


@dataclass(frozen=True)
class _Record:
    """Something with a title."""

    title: str
    what: str
    """`Decision, 21 March 2018: approved`, `Paper, 12 July 2018`."""
    date: dt.date
    address: str
    days: Days
    """When it came to be known, and was corrected."""


Words = dict[str, tuple[set[str], dict[str, list[_Record]]]]
"""By the word as it sorts: its spellings, and the records that hold it by title as it sorts."""


Index = dict[str, Words]
"""By letter."""


def board_index_pages(desk: Desk) -> Iterator[BoardIndexPage]:
    """For each board the page that leads to its letters, a page a letter, and the parts of those
    that are long.
    """
    indexes = desk.once(board_indexes)
    for id, label in desk.labels.items():
        yield _page(label, indexes[id], "", None, [], [], None)
        for letter in LETTERS:
            words = indexes[id].get(letter, {})
            lines = list(_lines(words))
            parts = _parts(id, letter, lines) if _is_long(letter, lines) else []
            day = _changed(desk, words)
            yield _page(label, indexes[id], letter, None, [] if parts else lines, parts, day)
            for part in parts:
                mine = {word.id for word in part.words}
                those = [line for line in lines if line.id in mine]
                day = _changed(desk, {key: words[key] for key in words if _id(key) in mine})
                yield _page(label, indexes[id], letter, part, those, [], day)


def _changed(desk: Desk, words: Words) -> dt.date | None:
    """The latest day of what has these words in its title."""
    return changed.latest(
        desk,
        *(
            record.days
            for _, titles in words.values()
            for those in titles.values()
            for record in those
        ),
    )


def _is_long(letter: str, lines: list[WordLine]) -> bool:
    """Whether the page of a letter is parted. Digits and other signs are few."""
    return (
        letter != "other"
        and sum(len(title.records) for line in lines for title in line.titles) > MOST
    )


def _parts(board_id: str, letter: str, lines: list[WordLine]) -> list[WordPart]:
    parts: dict[str, WordPart] = {}
    for line in lines:
        two = beginning_of(line.id.removeprefix("word-"))
        address = addresses.board_letter(board_id, two)
        printed = _printed_part(letter, two)
        part = parts.setdefault(two, WordPart(printed, address, []))
        part.words.append(WordLink(line.id, line.word, f"{address}#{line.id}"))
    return list(parts.values())


def _printed_part(letter: str, two: str) -> str:
    """`Co`; `C and other signs` for words such as `C2`."""
    return two.capitalize() if len(two) == 2 else f"{letter.upper()} and other signs"


def _page(
    label: BoardLabel,
    index: Index,
    letter: str,
    part: WordPart | None,
    words: list[WordLine],
    parts: list[WordPart],
    day: dt.date | None,
) -> BoardIndexPage:
    id = label.id
    trail = [Link("Boards", addresses.BOARDS), Link(label.short_name, label.address)]
    address = addresses.board_a_z(id)
    printed = printed_letter(letter) if letter else ""
    if letter:
        trail.append(Link("A to Z", address))
        address = addresses.board_letter(id, letter)
    if part is not None:
        trail.append(Link(printed, address))
        printed, address = part.heading, part.address
    return BoardIndexPage(
        address,
        f"{label.name}: {printed}" if letter else f"A to Z of the {label.name}",
        f"Decisions, papers, actions and agenda items of the {label.name}, by the words "
        f"of their titles{f': {printed}' if letter else ''}.",
        trail,
        addresses.BOARDS,
        label,
        printed,
        letter_links(id, index, "" if part is not None else letter),
        words,
        parts,
        addresses.board_years(id),
        changed=day,
        picture=board_card(label),
    )


def printed_letter(letter: str) -> str:
    return "digits and other signs" if letter == "other" else letter.upper()


def letter_links(board_id: str | None, found: Container[str], here: str = "") -> list[LetterLink]:
    links = []
    for letter in LETTERS:
        address = addresses.board_letter(board_id, letter) if board_id else addresses.letter(letter)
        text = "0–9" if letter == "other" else letter.upper()
        links.append(LetterLink(text, address if letter in found else "", letter == here))
    return links


def board_indexes(desk: Desk) -> dict[str, Index]:
    """By board."""
    return {id: _index(desk, id) for id in desk.labels}


def _index(desk: Desk, board_id: str) -> Index:
    """By letter, then by word, then by title, everything of one board."""
    by_letter: Index = {}
    for record in _records(desk.of_board(board_id), board_id):
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
        days: Days = (taken.date, *(change.on for change in taken.facts.changes))
        yield _Record(card.title, what, taken.date, card.address, days)
    for meeting_id in book.meetings_of_board.get(board_id, []):
        meeting = book.meetings[meeting_id]
        day, known = desk.day(meeting_id), changed.announced(book, meeting_id) or meeting.date
        for item in meeting.agenda:
            if item.kind is ItemKind.BUSINESS and not is_private(item):
                address = addresses.meeting(meeting_id, item.id)
                days = (item.added or known, *changed.of_records(meeting))
                yield _Record(item.title, f"Agenda, {day}", meeting.date, address, days)
        for paper_id, paper in book.papers.get(meeting_id, {}).items():
            if paper.public:
                address = addresses.paper(meeting_id, paper_id)
                days = (known, *changed.of_records(paper))
                yield _Record(paper.title, f"Paper, {day}", meeting.date, address, days)
        for action_id in book.actions_of_meeting.get(meeting_id, []):
            action, address = book.actions[action_id], addresses.action(action_id)
            days = (action.assigned_on, *changed.of_records(action))
            yield _Record(action.title, f"Action, {day}", meeting.date, address, days)


def _id(key: str) -> str:
    return f"word-{key}"


def _lines(words: Words) -> Iterator[WordLine]:
    """Words in order of the alphabet, with the latest titles of each in the same order."""
    for key in sorted(words):
        spellings, titles = words[key]
        shown = sorted(titles, key=lambda title: max(one.date for one in titles[title]))
        shown, left = shown[-LATEST_TITLES:], shown[:-LATEST_TITLES]
        yield WordLine(
            _id(key),
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
