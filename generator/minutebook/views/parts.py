"""Pieces that several pages show. Every field is public: a page shows what is listed here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, TypeVar

from minutebook import addresses, wording
from minutebook.book import Book, TakenDecision
from minutebook.checks import RULES
from minutebook.checks.asks import did_otherwise
from minutebook.gone import Gone, gone_from
from minutebook.models.meeting import AgendaItem, Asks
from minutebook.models.paper import Recommendation
from minutebook.models.published import Acceptable, SourceNote
from minutebook.models.vocabulary import Attribution
from minutebook.topics import Carriers, carriers
from minutebook.views.days import SHARED, apart_on_one_day
from minutebook.views.phrases import recommended_words, verbs
from minutebook.views.places import side_by_side
from minutebook.views.shareable import Card, Thing
from minutebook.views.waiting import in_short

T = TypeVar("T")


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    text: str
    address: str
    """Relative to the site's root; empty for words that lead nowhere."""


@dataclass(frozen=True)
class Page:
    """What every page has. The subclass of a template carries the rest."""

    address: str
    title: str
    description: str
    trail: list[Link]
    """The way here from the home page, without this page."""
    section: str
    """Address of the part of the site that the page belongs to."""
    repeats: ClassVar[bool] = False
    """Whether it only repeats what other pages say, leads to another or says that something is
    gone, so that a search should not find it."""
    bare: ClassVar[bool] = False
    """Whether other sites show it in a frame, so that it has no header and no footer."""
    head_title: str = field(default="", kw_only=True)
    """Its title in the head, where the page of another record may have the same heading, or where
    it may be long: see `wording.shortened`."""
    changed: dt.date | None = field(default=None, kw_only=True)
    """The latest day, up to today, on which something that it shows is recorded to have been
    decided, reported, published or corrected; see `views.changed`. None where no day is known: that
    a site was built is no change."""
    canonical: str = field(default="", kw_only=True)
    """Address of the one page that it repeats; empty for its own."""
    picture: Card | None = field(default=None, kw_only=True)
    """The picture beside a shared link; None for that of the site."""
    thing: Thing | None = field(default=None, kw_only=True)
    """What it is about, for programs."""
    sends_to: str = field(default="", kw_only=True)
    """Address of the page that took its place, to which whoever opens it is sent at once."""


@dataclass(frozen=True)
class BoardLabel:
    """A board as it is named beside each thing that is its own."""

    id: str
    short_name: str
    name: str
    colour: str
    address: str
    decisions_address: str


@dataclass(frozen=True)
class SourceLine:
    """The official document that something was taken from."""

    title: str
    pages: str
    """`page 19`, `pages 6 to 18`, or empty."""
    link: str
    """Address of the official file, or empty."""


@dataclass(frozen=True)
class EditorNote:
    """Why a record stands as it is though something in it looks wrong."""

    text: str
    check: Link
    """What looks wrong, explained among the checks."""


_RULES = {rule.id: rule.name for rule in RULES}


def notes(*records: Acceptable) -> list[EditorNote]:
    """The editor's notes of records that are shown together."""
    return [
        EditorNote(one.because, Link(_RULES.get(one.check, one.check), addresses.check(one.check)))
        for record in records
        for one in record.accept
    ]


@dataclass(frozen=True)
class DecisionCard:
    """One decision, shown as the act of its one board."""

    board: BoardLabel
    reference: str
    """Printed with its board: `Hackney 2018-03-21/07`."""
    address: str
    title: str
    verbs: str
    """`Considered and approved`."""
    text: str
    date: str
    amount: str
    in_effect: str
    """What was decided, where the verb hides it."""
    inferred: bool
    minute: Link | None
    """The paragraph of the minutes, or the item, where it stands."""
    side_by_side: str
    """Where it stands beside what the other boards decided; empty where no other board met."""
    recommended: str
    """What was recommended, `Approve`, where the board did otherwise."""
    next_heading: str
    """`What happens next`, or `What came of it`; empty with `next`."""
    next: str
    """The one thing that matters most of what comes after it, in a sentence."""


@dataclass(frozen=True)
class Asked:
    """What a board is asked to do, or each of several boards."""

    boards: list[BoardLabel]
    what: str
    """`Approval`, `Discussion and noting`."""


@dataclass(frozen=True)
class RecommendationLine:
    """One recommendation to one board."""

    number: int
    verbs: str
    text: str
    amount: str


def recommendation_line(number: int, made: Recommendation) -> RecommendationLine:
    """A recommendation of a paper, counted from 1."""
    verbs = wording.sentence(wording.listed([verb.value for verb in made.verbs]))
    amount = wording.money(made.amount) if made.amount is not None else ""
    return RecommendationLine(number, verbs, made.text, amount)


@dataclass(frozen=True)
class Contact:
    """Whom to write to."""

    office: str
    name: str
    email: str
    telephone: str


@dataclass(frozen=True)
class Desk:
    """The book on a day, and the pieces of views that are made from it."""

    book: Book
    today: dt.date
    """The day that counts as today: what was before it is over, what was due by then overdue."""
    file_sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each published file, by its address."""
    labels: dict[str, BoardLabel] = field(default_factory=dict)
    board: str = SHARED
    """The board whose own pages are made; see `of_board`."""
    _apart: dict[str, dict[str, str]] = field(default_factory=dict)
    """What tells meetings of one day apart; see `views.days`."""
    _cards: dict[str, DecisionCard] = field(default_factory=dict)
    """By the key of the decision."""
    _made: dict[Any, Any] = field(default_factory=dict)
    """What `once` made, by the function that made it."""

    def __post_init__(self) -> None:
        if self._apart:
            return
        self._apart.update(apart_on_one_day(self.book))
        for id, board in self.book.boards.items():
            self.labels[id] = BoardLabel(
                id,
                board.short_name,
                board.name,
                board.colour.value,
                addresses.board(id),
                addresses.board_decisions(id),
            )

    def of_board(self, board_id: str) -> Desk:
        """The desk for pages below the board's address, where nothing depends on what other boards
        do.
        """
        return replace(self, board=board_id)

    def person(self, id: str) -> Link:
        person = self.book.people[id]
        return Link(_full_name(person.honorific, person.name), addresses.person(id))

    def people(self, ids: Sequence[str]) -> list[Link]:
        return [self.person(id) for id in ids]

    def party(self, id: str) -> Link:
        """A person, or an organisation, which has no page."""
        if id in self.book.people:
            return self.person(id)
        return Link(self.book.organisations[id].name, "")

    def parties(self, ids: Sequence[str]) -> list[Link]:
        return [self.party(id) for id in ids]

    def organisation(self, id: str | None) -> str:
        return self.book.organisations[id].name if id is not None else ""

    def topic(self, id: str) -> Link:
        return Link(self.book.topics[id].title, addresses.topic(id))

    def topics(self, ids: Sequence[str]) -> list[Link]:
        return [self.topic(id) for id in ids]

    def once(self, make: Callable[[Desk], T]) -> T:
        """What `make` makes of the desk for all pages, made at the first call and kept."""
        if make not in self._made:
            self._made[make] = make(self.of_board(SHARED))
        made: T = self._made[make]
        return made

    @property
    def carriers(self) -> dict[str, Carriers]:
        """What carries each topic."""
        return self.once(_carriers)

    @property
    def gone(self) -> Gone:
        """What was withdrawn."""
        return self.once(_gone)

    def day(self, meeting_id: str, say: Callable[[dt.date], str] = wording.day) -> str:
        """The day of a meeting, so that two meetings of one day can be told apart."""
        told = self._apart.get(self.board, {}).get(meeting_id, "")
        return say(self.book.meetings[meeting_id].date) + told

    def weekday(self, meeting_id: str) -> str:
        """The same with the day of the week."""
        return self.day(meeting_id, wording.weekday)

    def meeting(self, id: str, anchor: str = "") -> Link:
        return Link(self.day(id), addresses.meeting(id, anchor))

    def item(self, meeting_id: str, item: AgendaItem) -> Link:
        """An item as other pages name it: `12 July 2018, item 9: Neighbourhoods`."""
        number = f"item {item.number}: " if item.number else ""
        date = wording.day(self.book.meetings[meeting_id].date)
        return Link(f"{date}, {number}{item.title}", addresses.meeting(meeting_id, item.id))

    def decision(self, taken: TakenDecision) -> Link:
        """A decision as pages of its board, or elements marked as its board's, name it."""
        return Link(
            f"{self.reference(taken)}: {taken.title}",
            addresses.decision(taken.board_id, taken.slug),
        )

    def asked(self, asks: Asks) -> list[Asked]:
        """A line for each board, or one line where each is asked the same."""
        words = {
            board: wording.sentence(wording.listed([ask.value for ask in what]))
            for board, what in asks.items()
        }
        return [Asked(labels, what) for labels, what in self.alike(words)]

    def alike(self, words: Mapping[str, str]) -> list[tuple[list[BoardLabel], str]]:
        """What is said of each board; once with all their labels where it is the same of all."""
        if len(set(words.values())) == 1:
            return [([self.labels[board] for board in words], next(iter(words.values())))]
        return [([self.labels[board]], what) for board, what in words.items()]

    def source(self, note: SourceNote | None, pages: str | None = None) -> SourceLine | None:
        """The source of a record; `pages` where a part of it stands on pages of its own."""
        if note is None:
            return None
        document = self.book.documents[note.document]
        where = pages or note.pages
        return SourceLine(
            document.title, wording.pages(where) if where else "", document.link or ""
        )

    def card(self, taken: TakenDecision) -> DecisionCard:
        """A decision wherever it is shown: on its board's page, its meeting's, its item's."""
        if taken.key not in self._cards:
            self._cards[taken.key] = self._card(taken)
        return self._cards[taken.key]

    def _card(self, taken: TakenDecision) -> DecisionCard:
        facts = taken.facts
        minute = None
        if taken.meeting_id is not None and taken.item is not None:
            anchor = taken.paragraph.id if taken.paragraph else taken.item.id
            minute = Link(
                f"Minute {taken.paragraph.number}"
                if taken.paragraph and taken.paragraph.number
                else "Minutes",
                addresses.meeting(taken.meeting_id, anchor),
            )
        return DecisionCard(
            self.labels[taken.board_id],
            self.reference(taken),
            addresses.decision(taken.board_id, taken.slug),
            taken.title,
            verbs(taken),
            facts.text,
            wording.day(taken.date),
            wording.money(facts.amount) if facts.amount is not None else "",
            facts.in_effect or "",
            facts.attribution is Attribution.INFERRED,
            minute,
            side_by_side(self.book, taken),
            recommended_words(self.book, taken) if did_otherwise(self.book, taken) else "",
            *in_short(self.book, taken, self.today),
        )

    def reference(self, taken: TakenDecision) -> str:
        """A decision's reference as printed, with its board: `Hackney 2018-03-21/07`."""
        where = taken.meeting_id or f"chair {taken.date.isoformat()}"
        return f"{self.labels[taken.board_id].short_name} {where}/{taken.facts.number:02d}"


def _carriers(desk: Desk) -> dict[str, Carriers]:
    return carriers(desk.book)


def _gone(desk: Desk) -> Gone:
    return gone_from(desk.book)


def decision_link(taken: TakenDecision) -> Link:
    """A decision by what it is about, where its board and reference stand beside it or do not
    matter; see also `Desk.decision`.
    """
    return Link(taken.title, addresses.decision(taken.board_id, taken.slug))


def _full_name(honorific: str | None, name: str) -> str:
    return f"{honorific} {name}" if honorific else name
