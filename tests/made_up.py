"""Made-up archives: valid and whole books of records about nothing real, as large as a test wants.

    write_archive(folder, meetings=5)                     two boards, most meetings in common
    write_archive(folder, meetings=5, boards=1)           one board
    write_archive(folder, meetings=5, boards=5, alone=1)  five boards that never meet together
    archive_files(meetings=5)                             the same files, without writing them

The same arguments give the same bytes, and a longer archive begins with the meetings of a shorter
one. `minutebook check` finds nothing wrong in any of them.

Every decision holds a word of its own, `mark(board, meeting, number)`, which stands nowhere else:
a page that holds it shows that decision, and a search for it finds that decision alone.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BOARDS = ("ashby", "brook", "calder", "denholm", "elmstead", "farley")
"""Ids of the boards; a book of two has the first two."""

AFTER_LAST = dt.timedelta(days=3)
"""How long after the last meeting held the site stands still."""


@dataclass(frozen=True)
class Size:
    """How much one meeting holds."""

    items: int = 12
    """Items of the agenda, six or more."""
    paragraphs: int = 40
    """Paragraphs of the minutes; more where the decisions need them."""
    decisions: int = 10
    """Decisions of each board that meets."""
    papers: int = 4
    actions: int = 3


@dataclass(frozen=True)
class Session:
    """One meeting of the calendar."""

    id: str
    date: dt.date
    boards: tuple[str, ...]
    number: int
    """Its place in the calendar, from 0."""


@dataclass(frozen=True)
class Archive:
    """What was made up, for tests that count or look for it."""

    boards: tuple[str, ...]
    held: tuple[Session, ...]
    """Meetings with minutes, the earliest first."""
    coming: tuple[Session, ...]
    """Planned meetings: the first with agenda and papers, the others in the forward plan alone."""
    size: Size

    @property
    def as_at(self) -> dt.date:
        """The day on which its site stands still."""
        return (self.held[-1].date if self.held else _FIRST) + AFTER_LAST


def archive(
    meetings: int, boards: int = 2, *, alone: int = 4, coming: int = 3, size: Size | None = None
) -> Archive:
    """The calendar of an archive.

    `meetings` were held and `coming` are planned, one a week; there are 1 to 6 `boards`. Every
    `alone`-th meeting is of one board (0: none is), the others of several in common: of all boards
    and of some of them by turns.
    """
    if not 1 <= boards <= len(BOARDS):
        raise ValueError(f"an archive has 1 to {len(BOARDS)} boards")
    ids = BOARDS[:boards]
    sessions = [_session(ids, number, alone) for number in range(meetings + coming)]
    return Archive(ids, tuple(sessions[:meetings]), tuple(sessions[meetings:]), size or Size())


def archive_files(book: Archive, *, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Every file of an archive: its path below the data folder, and its YAML."""
    world = _World(book, seed)
    for path, record in _all_records(world):
        yield path, "\n".join(_yaml(record)) + "\n"


def write_archive(
    folder: Path,
    meetings: int,
    boards: int = 2,
    *,
    alone: int = 4,
    coming: int = 3,
    size: Size | None = None,
    seed: int = 1,
) -> Archive:
    """Write an archive below `folder`, a data folder that need not exist; see `archive`."""
    book = archive(meetings, boards, alone=alone, coming=coming, size=size)
    for path, text in archive_files(book, seed=seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return book


def write_empty(folder: Path) -> None:
    """Write the smallest data folder of which a site can be made: one that holds no record."""
    folder.mkdir(parents=True, exist_ok=True)
    site = _site(archive(0, 1, coming=0))
    (folder / "site.yml").write_text("\n".join(_yaml(site)) + "\n", encoding="utf-8")


def mark(board: str, meeting: str, number: int) -> str:
    """The word that only this decision holds: `Ashby20010118x07`."""
    return f"{board.capitalize()}{meeting.replace('-', '')}x{number:02d}"


# --- The calendar -----------------------------------------------------------------------------

_FIRST = dt.date(2001, 1, 18)
"""The day of the first meeting, a Thursday."""


def _session(boards: tuple[str, ...], number: int, alone: int) -> Session:
    date = _FIRST + dt.timedelta(weeks=number)
    meeting = boards
    if alone and number % alone == alone - 1:
        meeting = (boards[number // alone % len(boards)],)
    elif number % 2 == 0 and len(boards) > 2:
        absent = boards[number // 2 % len(boards)]
        meeting = tuple(board for board in boards if board != absent)
    return Session(date.isoformat(), date, meeting, number)


# --- Words --------------------------------------------------------------------------------------

_SERVICES = (
    "district nursing", "community dental care", "stroke rehabilitation", "respite care",
    "podiatry", "school nursing", "speech therapy", "falls prevention", "wheelchair services",
    "dementia support", "health visiting", "sexual health services", "out-of-hours care",
    "diabetes education", "smoking cessation", "home adaptations", "hospital discharge",
    "end of life care", "talking therapies", "carers' support", "supported housing",
    "patient transport", "pharmacy first", "continence care", "weight management",
    "interpreting", "social prescribing", "crisis cafés", "reablement", "day centres",
)  # fmt: skip
_THINGS = (
    "plan", "business case", "contract", "pilot", "budget", "specification", "strategy", "review",
    "framework", "agreement", "timetable", "evaluation",
)  # fmt: skip
_HEADS = (
    "Thorn", "Wold", "Ash", "Birch", "Crox", "Dun", "Ever", "Fol", "Glas", "Hazel", "Ingle", "Kirk",
    "Lang", "Marsh", "Nether", "Oak", "Pen", "Quarn", "Raven", "Stan", "Tarn", "Ulls", "West",
    "Yar",
)  # fmt: skip
_TAILS = (
    "wick", "ford", "ham", "ley", "ton", "by", "thorpe", "field", "mere", "dale", "combe", "stead",
    "worth", "bridge", "minster", "holme", "gate", "burn", "well", "hurst",
)  # fmt: skip
_GIVEN = (
    "Ada", "Bram", "Cleo", "Dov", "Esme", "Fergus", "Greta", "Hugo", "Iris", "Jonas", "Keir",
    "Leila", "Milo", "Nadia", "Otis", "Petra", "Quentin", "Rosa", "Saul", "Thea", "Uma", "Viktor",
    "Wanda", "Yusuf", "Zelda",
)  # fmt: skip
_SAID = (
    "{person} presented the {thing} for {service} in {place} and the comments made on it.",
    "The {thing} would reach {number} people in {place} by {month}, most of them over 65.",
    "{person} asked what it meant for {service} in {place}, where waiting times are longest.",
    "It was noted that {service} had cost £{number},000 more than planned since {month}.",
    "{person} said that staff in {place} had been asked and broadly supported the {thing}.",
    "Residents of {place} had told the team that {service} were hard to find out about.",
    "A report on the {thing} would come back in {month}, with figures for each ward.",
    "{person} replied that {number} of the {other} referrals had been seen within four weeks.",
    "Partners in {place} had agreed to share premises, which would save about £{number},000.",
    "Members welcomed the progress made and asked that the next report be shorter and plainer.",
    "The risk was that {service} could not recruit; {place} had filled {number} posts of {other}.",
    "{person} pointed out that {place} and {where} had very different needs.",
    "The {thing} had been tested with carers' groups in {where} and changed as they asked.",
    "Officers would check how {service} are counted, as two sources gave different totals.",
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "September", "October",
    "November",
)  # fmt: skip
_MARKDOWN = 0.04
"""Share of longer texts that use Markdown."""


class _Words:
    """Sentences for one meeting, the same for the same seed."""

    def __init__(self, seed: str, speakers: Sequence[str]) -> None:
        self.random = random.Random(seed)
        self.speakers = speakers
        """Names of people who may be said to have spoken."""

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def place(self) -> str:
        return self.random.choice(_HEADS) + self.random.choice(_TAILS)

    def thing(self) -> str:
        return self.random.choice(_THINGS)

    def sentence(self, service: str) -> str:
        pick = self.random.choice
        return pick(_SAID).format(
            service=service,
            person=pick(self.speakers),
            thing=pick(_THINGS),
            place=self.place(),
            where=self.place(),
            month=pick(_MONTHS),
            number=self.random.randint(2, 900),
            other=self.random.randint(901, 2400),
        )

    def text(self, service: str, sentences: int) -> str:
        """So many sentences about a service; now and then with Markdown."""
        plain = " ".join(self.sentence(service) for _ in range(sentences))
        if not self.chance(_MARKDOWN):
            return plain
        points = [f"- {self.place()} & {self.place()}, *{self.thing()}*" for _ in range(3)]
        link = f"[what was asked](https://example.org/{self.random.randint(1, 9999)})"
        return "\n".join([plain, "", *points, "", f"See {link}."])


# --- People, bodies and boards --------------------------------------------------------------------

_MEMBERS = 8
_ATTENDING = 3
_OFFICERS = 12
_CHARITIES = 15
_ON_ALL_BOARDS = "adaeze-okpara"


@dataclass(frozen=True)
class _Panel:
    """Who comes to one board."""

    members: list[str]
    """The chair first."""
    attending: list[str]


class _World:
    """Everything that lasts longer than a meeting."""

    def __init__(self, book: Archive, seed: int) -> None:
        self.book = book
        self.seed = seed
        self.names = {_ON_ALL_BOARDS: "Adaeze Okpara"}
        self.panels = {
            board: _Panel(
                [*self._people(f"{board}-members", _MEMBERS - 1), _ON_ALL_BOARDS],
                self._people(f"{board}-attending", _ATTENDING),
            )
            for board in BOARDS[: len(book.boards)]
        }
        self.officers = self._people("officers", _OFFICERS)
        self.order = {id: n for n, id in enumerate(self.names)}
        self.before: dict[tuple[str, str], Session] = {}
        """The meeting of a board before another, by board and meeting."""
        self.after: dict[tuple[str, str], Session] = {}
        """The next meeting held of a board, by board and meeting."""
        self.ordinal: dict[tuple[str, str], int] = {}
        """How many meetings a board had before, by board and meeting."""
        for board in book.boards:
            mine = [one for one in (*book.held, *book.coming[:1]) if board in one.boards]
            for number, one in enumerate(mine):
                self.ordinal[board, one.id] = number
                if number:
                    self.before[board, one.id] = mine[number - 1]
                if number + 1 < len(mine) and mine[number + 1] in book.held:
                    self.after[board, one.id] = mine[number + 1]

    def _people(self, group: str, count: int) -> list[str]:
        """So many new people. Each group has its own seed, so that more boards change nobody."""
        chosen = random.Random(f"{self.seed} {group}")
        ids: list[str] = []
        while len(ids) < count:
            name = f"{chosen.choice(_GIVEN)} {chosen.choice(_HEADS)}{chosen.choice(_TAILS)}"
            id = _slug(name)
            if id not in self.names:
                self.names[id] = name
                ids.append(id)
        return ids

    def interests(self, person: str) -> int:
        """How many interests somebody has in the register."""
        return self.order[person] % 3

    def words(self, session: Session) -> _Words:
        return _Words(f"{self.seed} {session.id}", [self.names[id] for id in self.officers])

    def first_held(self, boards: Sequence[str], meeting: str) -> Session | None:
        """The next meeting held by any of `boards`."""
        found = [self.after[board, meeting] for board in boards if (board, meeting) in self.after]
        return min(found, key=lambda session: session.date, default=None)

    def last_chair_decision(self, board: str, session: Session) -> dt.date | None:
        """The day of the chair's decision that the board ratifies at this meeting, if any."""
        tenth = self.ordinal[board, session.id] % 10 == 5
        return session.date - dt.timedelta(days=3) if tenth else None


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("é", "e").replace("'", "")).strip("-")


def _all_records(world: _World) -> Iterator[tuple[str, dict[str, Any]]]:
    book = world.book
    yield "site.yml", _site(book)
    yield "sources.yml", _sources(book)
    yield "organisations.yml", _organisations(book)
    yield "glossary.yml", _glossary()
    for board in book.boards:
        yield f"boards/{board}.yml", _board(world, board)
        decided = list(_chair_decisions(world, board))
        if decided:
            yield f"chair-decisions/{board}.yml", {"decisions": decided}
    yield from _people(world)
    for session in book.held:
        yield from _Meeting(world, session).records()
    for session in book.coming[:1]:
        yield from _Meeting(world, session).agenda_and_papers("planned")
    for session in book.coming[1:]:
        yield f"meetings/{session.id}/meeting.yml", _bare_meeting(session)
    if book.coming:
        yield "forward-plan/coming.yml", _forward_plan(world)


def _site(book: Archive) -> dict[str, Any]:
    return {
        "title": "Made-up boards: public record",
        "description": "What boards that do not exist decided, each for itself.",
        "publisher": "Nobody",
        "as_at": book.as_at.isoformat(),
        "records_licence": "Open Government Licence v3.0",
        "records_licence_link": "https://www.nationalarchives.gov.uk/doc/"
        "open-government-licence/version/3/",
    }


def _sources(book: Archive) -> dict[str, Any]:
    years = sorted({one.date.year for one in (*book.held, *book.coming[:1])} | {_FIRST.year})
    return {
        "documents": [
            {
                "id": f"packs-{year}",
                "title": f"Board packs of {year}",
                "published_by": "made-up-nhs",
                "date": f"{year}-12-31",
                "link": f"https://example.org/packs/{year}.pdf",
            }
            for year in years
        ]
    }


def _organisations(book: Archive) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {"id": "made-up-nhs", "name": "Made-up NHS Commissioners", "kind": "NHS commissioner"},
        {
            "id": "made-up-committee",
            "name": "Made-up NHS Commissioning Committee",
            "kind": "committee",
            "part_of": "made-up-nhs",
        },
        {"id": "made-up-trust", "name": "Made-up Hospitals NHS Trust", "kind": "NHS provider"},
    ]
    for board in book.boards:
        bodies += [
            {
                "id": f"{board}-council",
                "name": f"{board.capitalize()} Council",
                "kind": "local authority",
            },
            {
                "id": f"{board}-committee",
                "name": f"{board.capitalize()} Commissioning Committee",
                "kind": "committee",
                "part_of": f"{board}-council",
            },
        ]
    bodies += [
        {"id": id, "name": name, "kind": "voluntary organisation"}
        for id, name in _charities().items()
    ]
    return {"organisations": bodies}


def _charities() -> dict[str, str]:
    names = [f"Friends of {head}{_TAILS[n]}" for n, head in enumerate(_HEADS[:_CHARITIES])]
    return {_slug(name): name for name in names}


def _glossary() -> dict[str, Any]:
    return {
        "terms": [
            {
                "term": service.capitalize(),
                "meaning": f"What is done where somebody needs {service}.",
            }
            for service in _SERVICES[:12]
        ]
    }


def _board(world: _World, board: str) -> dict[str, Any]:
    panel, colours = world.panels[board], ("purple", "green", "blue", "brown", "teal", "red")
    bodies = ("made-up-committee", f"{board}-committee")
    return {
        "name": f"{board.capitalize()} Integrated Board",
        "short_name": board.capitalize(),
        "colour": colours[BOARDS.index(board)],
        "purpose": f"Plans health and social care for {board.capitalize()}, with its council.",
        "serves": f"people who live in {board.capitalize()}",
        "committees": [f"{board}-committee", "made-up-committee"],
        "quorum": {"members": 4, "from_each_committee": 1},
        "began": _FIRST.isoformat(),
        "contact": {"office": "Governance team", "email": f"{board}@example.org"},
        "memberships": [
            {
                "person": person,
                "capacity": "member",
                "role": None if n else "Chair",
                "on_behalf_of": bodies[n % 2],
                "voting": "yes",
                "start": _FIRST.isoformat(),
            }
            for n, person in enumerate(panel.members)
        ]
        + [
            {"person": person, "capacity": "in attendance", "start": _FIRST.isoformat()}
            for person in panel.attending
        ],
    }


def _chair_decisions(world: _World, board: str) -> Iterator[dict[str, Any]]:
    for session in world.book.held:
        date = world.last_chair_decision(board, session) if board in session.boards else None
        if date is not None:
            word = mark(board, f"chair-{date.isoformat()}", 1)
            yield {
                "number": 1,
                "date": date.isoformat(),
                "title": "Urgent cover for a service",
                "chair": world.panels[board].members[0],
                "authority": "Standing Order 12",
                "urgent": "yes",
                "verbs": ["approved"],
                "text": f"urgent cover until the next meeting, scheme {word}.",
                "source": _source(date),
            }


def _people(world: _World) -> Iterator[tuple[str, dict[str, Any]]]:
    charities = list(_charities())
    for n, (id, name) in enumerate(world.names.items()):
        yield (
            f"people/{id}.yml",
            {
                "name": name,
                "honorific": "Dr" if n % 5 == 1 else None,
                "posts": [
                    {
                        "title": "Director of Care" if id in world.officers else "Councillor",
                        "organisation": "made-up-nhs" if id in world.officers else None,
                        "start": _FIRST.isoformat(),
                    }
                ],
                "source": _source(_FIRST),
            },
        )
        if id in world.officers:
            continue
        interests = [
            {
                "organisation": charities[(n + k) % len(charities)],
                "position": "Trustee",
                "type": "non-financial personal",
                "start": _FIRST.isoformat(),
            }
            for k in range(world.interests(id))
        ]
        yield (
            f"interests/{id}.yml",
            {
                "declared_on": _FIRST.isoformat(),
                "confirmed_on": world.book.as_at.isoformat(),
                "nothing_to_declare": None if interests else "yes",
                "interests": interests,
            },
        )


def _source(date: dt.date, pages: str | None = None) -> dict[str, Any]:
    return {"document": f"packs-{date.year}", "pages": pages}


# --- Meetings -------------------------------------------------------------------------------------

_VERBS = {
    "approve": "approved", "note": "noted", "endorse": "endorsed", "agree": "agreed",
    "ratify": "ratified", "support": "supported",
}  # fmt: skip
"""What a paper asks, and what the board did where it followed."""
_ASKS = {
    "approve": "approval", "note": "noting", "endorse": "endorsement", "agree": "decision",
    "ratify": "ratification", "support": "endorsement",
}  # fmt: skip
_DECIDING_ITEMS = 5


@dataclass(frozen=True)
class _Business:
    """An item of business, worked out before any file of the meeting is made."""

    id: str
    service: str
    title: str
    presenter: str
    matters: list[str]
    """Titles of what is to be decided, each by every board that meets."""
    paper: str | None
    asks: dict[str, str]
    """What each board is asked: a key of `_VERBS`."""


class _Meeting:
    """The files of one meeting. Text is drawn in the order of the methods that `records` calls."""

    def __init__(self, world: _World, session: Session) -> None:
        self.world, self.session = world, session
        self.size, self.words = world.book.size, world.words(session)
        self.boards = session.boards
        self.folder = f"meetings/{session.id}"
        self.business = self._plan()
        self.actions = [f"{session.id}-{n + 1}" for n in range(self.size.actions)]
        self.declared = self.business[0].id if self.words.chance(0.6) else None
        """The item in which somebody declares an interest."""
        self.decisions: dict[str, list[dict[str, Any]]] = {board: [] for board in self.boards}
        self.absent: list[str] = []
        """Members who sent apologies."""

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Agenda, papers, minutes, decisions and actions of a meeting that was held."""
        yield from self.agenda_and_papers("held")
        yield f"{self.folder}/minutes.yml", self._minutes()
        for board in self.boards if self.size.decisions else ():
            yield (
                f"{self.folder}/decisions/{board}.yml",
                {"source": _source(self.session.date), "decisions": self.decisions[board]},
            )
        for n, action in enumerate(self.actions):
            yield f"actions/{action}.yml", self._action(n)

    def agenda_and_papers(self, state: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The meeting with its agenda, and its papers."""
        yield f"{self.folder}/meeting.yml", self._meeting(state)
        for item in self.business:
            if item.paper is not None:
                yield f"{self.folder}/papers/{item.paper}.yml", self._paper(item)

    def _plan(self) -> list[_Business]:
        words = self.words
        services = words.random.sample(_SERVICES, self.size.items - 5)
        deciding = min(_DECIDING_ITEMS, len(services))
        whole, rest = divmod(max(0, self.size.decisions - 3), deciding)
        planned = []
        for n, service in enumerate(services):
            count = whole + (n < rest) if n < deciding else 0
            thing, place = words.thing(), words.place()
            matters = [
                f"{words.thing().capitalize()} for {service} in {words.place()}"
                for _ in range(count)
            ]
            # What nobody decides is only noted.
            verbs = list(_VERBS) if matters else ["note"]
            ask = words.random.choice(verbs)
            planned.append(
                _Business(
                    _slug(service),
                    service,
                    f"{service.capitalize()} in {place}: {thing}",
                    words.random.choice(self.world.officers),
                    matters,
                    f"{_slug(service)}-{thing.replace(' ', '-')}" if n < self.size.papers else None,
                    {
                        board: words.random.choice(verbs) if words.chance(0.2) else ask
                        for board in self.boards
                    },
                )
            )
        return planned

    # The agenda

    def _meeting(self, state: str) -> dict[str, Any]:
        date = self.session.date
        return {
            "boards": list(self.boards),
            "date": date.isoformat(),
            "start": "10:00",
            "end": "12:30",
            "venue": "The Made-up Centre, 1 Nowhere Road",
            "state": state,
            "notice_published": (date - dt.timedelta(days=8)).isoformat(),
            "papers_published": (date - dt.timedelta(days=8)).isoformat(),
            "source": _source(date, "1-3"),
            "agenda": list(self._agenda()),
        }

    def _agenda(self) -> Iterator[dict[str, Any]]:
        yield {"id": "welcome", "number": "1", "title": "Welcome and apologies",
               "kind": "apologies", "time": "10:00", "verbal": "yes"}  # fmt: skip
        yield {"id": "interests", "number": "2", "title": "Declarations of interest",
               "kind": "interests", "presented_by_chair": "yes",
               "matters": [{"id": "register", "title": "The register of interests"}]}  # fmt: skip
        yield {"id": "questions", "number": "3", "title": "Questions from the public",
               "kind": "questions", "presented_by_chair": "yes", "verbal": "yes"}  # fmt: skip
        yield {
            "id": "minutes",
            "number": "4",
            "title": "Minutes of the previous meeting and action log",
            "kind": "minutes",
            "documents": list(self._standing()),
            "matters": [
                {"id": "previous-minutes", "title": "Minutes of the previous meeting"},
                {"id": "action-log", "title": "Progress on the action log"},
            ],
        }
        for n, item in enumerate(self.business, start=5):
            yield self._business_item(n, item)
        yield {"id": "other-business", "number": str(len(self.business) + 5),
               "title": "Any other business", "kind": "any other business",
               "presented_by_chair": "yes", "verbal": "yes"}  # fmt: skip

    def _standing(self) -> Iterator[dict[str, Any]]:
        earlier = {
            self.world.before[board, self.session.id].id
            for board in self.boards
            if (board, self.session.id) in self.world.before
        }
        for n, meeting in enumerate(sorted(earlier), start=1):
            yield {
                "standing": "minutes",
                "of_meeting": meeting,
                "number": f"4.{n}",
                "title": f"Minutes of the meeting of {meeting}",
                "asks": {
                    board: "approval" if self.size.decisions > 1 else "noting"
                    for board in self.boards
                    if self.world.before.get((board, self.session.id), self.session).id == meeting
                },
            }
        yield {
            "standing": "action log",
            "number": f"4.{len(earlier) + 1}",
            "title": "Action log",
            "asks": dict.fromkeys(self.boards, "noting"),
        }

    def _business_item(self, n: int, item: _Business) -> dict[str, Any]:
        asks = {board: _ASKS[ask] for board, ask in item.asks.items()}
        paper = {"paper": item.paper, "number": str(n), "pages": f"{n * 10}-{n * 10 + 7}"}
        return {
            "id": item.id,
            "number": str(n),
            "title": item.title,
            "time": f"{10 + n // 6}:{n % 6}0",
            "presenters": [item.presenter],
            "documents": [{**paper, "asks": asks}] if item.paper else None,
            "asks": None if item.paper else asks,
            "matters": [
                {"id": f"matter-{m}", "title": title}
                for m, title in enumerate(item.matters, start=1)
            ],
        }

    def _paper(self, item: _Business) -> dict[str, Any]:
        words, date = self.words, self.session.date
        return {
            "title": item.title,
            "date": date.isoformat(),
            "lead_officers": [item.presenter],
            "authors": [words.random.choice(self.world.officers)],
            "seen_by": [
                {"committee": "made-up-committee", "on": date.strftime("%B %Y")},
                {"boards": list(self.boards), "on": date.isoformat()},
            ],
            "public": "yes",
            "summary": words.text(item.service, 6),
            "issues_raised": words.sentence(item.service) if words.chance(0.5) else None,
            "recommendations": {
                board: [
                    {"verbs": [ask], "text": f"the {title[0].lower()}{title[1:]}"}
                    for title in item.matters or [item.title]
                ]
                for board, ask in item.asks.items()
            },
            "implications": {board: words.sentence(item.service) for board in self.boards},
            "public_involvement": words.text(item.service, 2),
            "practitioner_input": words.text(item.service, 2),
            "overlap": words.sentence(item.service),
            "sign_off": [{"organisation": "made-up-nhs", "person": item.presenter}],
            "source": _source(date),
        }

    # The minutes

    def _minutes(self) -> dict[str, Any]:
        absent = [
            person
            for person in dict.fromkeys(
                person for board in self.boards for person in self.world.panels[board].members
            )
            if self.words.chance(0.12)
        ]
        # So that every board has its quorum.
        self.absent = absent = absent[:2]
        items = list(self._minuted_items())
        for n, item in enumerate(items, start=1):
            for m, paragraph in enumerate(item["paragraphs"], start=1):
                paragraph["number"] = f"{n}.{m}"
        return {
            "source": _source(self.session.date, "4-18"),
            "status": {board: self._status(board) for board in self.boards},
            "taken_by": self.world.officers[0],
            "attendance": {board: self._attendance(board, absent) for board in self.boards},
            "items": items,
        }

    def _status(self, board: str) -> dict[str, Any]:
        later = self.world.after.get((board, self.session.id))
        if later is None or self.size.decisions < 2:
            return {"state": "draft"}
        return {"state": "approved", "at": later.id}

    def _attendance(self, board: str, absent: list[str]) -> dict[str, Any]:
        chair, *members = self.world.panels[board].members
        return {
            "chair": chair,
            "members": [chair, *(one for one in members if one not in absent)],
            "in_attendance": self.world.panels[board].attending,
            "officers": self.world.officers,
            "apologies": [one for one in members if one in absent],
        }

    def _minuted_items(self) -> Iterator[dict[str, Any]]:
        say = self.words.sentence
        chair = self.world.names[self.world.panels[self.boards[0]].members[0]]
        yield {"item": "welcome", "paragraphs": [
            {"id": "p1-1", "page": "4", "text": f"{chair} welcomed everyone to the meeting."}
        ]}  # fmt: skip
        declared = list(self._declaration())
        yield {"item": "interests", "paragraphs": [*declared, *self._register()]}
        service = self.business[-1].service
        yield {"item": "questions", "paragraphs": [
            {"id": "p3-1", "page": "5", "question": {"asked_by": "A resident"},
             "text": f"What will change for people who use {service}?"},
            {"id": "p3-2", "page": "5", "text": say(service),
             "answer": {"to": "p3-1", "by": [self.business[-1].presenter]}},
        ]}  # fmt: skip
        yield {"item": "minutes", "paragraphs": list(self._standing_decisions())}
        spoken = self._spoken_paragraphs(len(declared))
        for n, item in enumerate(self.business):
            count = spoken // len(self.business) + (n < spoken % len(self.business))
            yield {"item": item.id, "paragraphs": list(self._discussion(n, item, count))}
        yield {"item": "other-business", "paragraphs": [
            {"id": "last", "page": "18", "text": "There was no other business."}
        ]}  # fmt: skip

    def _spoken_paragraphs(self, declared: int) -> int:
        """How many paragraphs of words the business takes, so that the minutes have their size."""
        deciding = 2 + sum(bool(item.matters) for item in self.business)
        others = 4 + declared + deciding * len(self.boards) + self.size.actions
        return max(len(self.business), self.size.paragraphs - others)

    def _declaration(self) -> Iterator[dict[str, Any]]:
        if self.declared is not None:
            panel = self.world.panels[self.boards[0]]
            there = [one for one in panel.members[1:] if one not in self.absent]
            yield {
                "id": "declared",
                "page": "4",
                "declaration": {
                    "people": [next(one for one in there if self.world.interests(one))],
                    "interest": "as a trustee of a charity that provides the service",
                    "about": self.declared,
                    "handling": "They stayed in the room and took no part in the decision.",
                    "withdrew": "yes",
                },
            }

    def _register(self) -> Iterator[dict[str, Any]]:
        if self.size.decisions < 1:
            return
        for board in self.boards:
            id = f"register-{board}"
            self._decide(board, id, "register", ["noted"], "the register of interests")
            yield {"id": id, "page": "4", "decisions": [board]}

    def _standing_decisions(self) -> Iterator[dict[str, Any]]:
        if self.size.decisions < 2:
            yield {"id": "p4-1", "page": "5", "text": "The minutes and action log were taken."}
            return
        for board in self.boards:
            id = f"minutes-{board}"
            before = self.world.before.get((board, self.session.id))
            if before is not None:
                self._decide(
                    board, id, "previous-minutes", ["approved"],
                    f"the minutes of its meeting of {before.date.day} {before.date:%B %Y}",
                    approves_minutes_of=[before.id],
                )  # fmt: skip
            else:
                self._decide(board, id, "previous-minutes", ["noted"], "that it had not met before")
            if self.size.decisions > 2:
                self._decide(
                    board, id, "action-log", ["noted"], "progress on the actions in the action log"
                )
            yield {"id": id, "page": "5", "decisions": [board]}

    def _discussion(self, n: int, item: _Business, count: int) -> Iterator[dict[str, Any]]:
        page = str(6 + n)
        for m in range(1, count + 1):
            text = self.words.text(item.service, self.words.random.randint(1, 3))
            yield {"id": f"{item.id}-{m}", "page": page, "text": text}
        for k, action in enumerate(self.actions):
            if k % len(self.business) == n:
                yield {"id": f"{item.id}-action-{k}", "page": page, "action": action}
        if item.matters:
            for board in self.boards:
                id = f"{item.id}-{board}"
                for m, matter in enumerate(item.matters, start=1):
                    self._resolve(board, id, item, m, matter)
                yield {"id": id, "page": page, "decisions": [board]}

    # Decisions and actions

    def _resolve(self, board: str, paragraph: str, item: _Business, m: int, matter: str) -> None:
        """One board decides on one matter of an item of business."""
        words, ask = self.words, item.asks[board]
        text = f"the {matter[0].lower()}{matter[1:]}"
        self._decide(
            board,
            paragraph,
            f"matter-{m}",
            [_VERBS[ask]],
            text,
            recommended=(
                {"paper": item.paper, "number": m} if item.paper else {"verbs": [ask], "text": text}
            ),
            summary=words.sentence(item.service) if words.chance(0.85) else None,
            amount=f"£{words.random.randint(1, 900)},000" if words.chance(0.15) else None,
            reasons=words.text(item.service, 2) if words.chance(0.2) else None,
            alternatives=words.sentence(item.service) if words.chance(0.05) else None,
            conditions=[words.sentence(item.service)] if words.chance(0.1) else None,
            next_steps=words.sentence(item.service) if words.chance(0.15) else None,
            conflicts=(
                "A trustee took no part in the decision." if item.id == self.declared else None
            ),
            vote={"votes_for": 4, "votes_against": 1} if words.chance(0.03) else None,
        )

    def _decide(
        self, board: str, paragraph: str, matter: str, verbs: list[str], text: str, **more: Any
    ) -> None:
        made = self.decisions[board]
        number = len(made) + 1
        before = self.world.before.get((board, self.session.id))
        chair = self.world.last_chair_decision(board, self.session)
        if chair is not None and number == self.size.decisions:
            more["ratifies"] = [f"{board}/chair-{chair.isoformat()}/01"]
        elif before is not None and number > 3 and self.words.chance(0.02):
            more["supersedes"] = [f"{board}/{before.id}/{number:02d}"]
        made.append(
            {
                "number": number,
                "paragraph": paragraph,
                "matter": matter,
                "verbs": verbs,
                "text": f"{text}, scheme {mark(board, self.session.id, number)}.",
                **more,
            }
        )

    def _action(self, n: int) -> dict[str, Any]:
        words, item = self.words, self.business[n % len(self.business)]
        later = self.world.first_held(self.boards, self.session.id)
        record: dict[str, Any] = {
            "reference": f"Action {self.session.number * self.size.actions + n + 1}",
            "title": f"Report on {item.service} in {words.place()}",
            "text": words.text(item.service, 1),
            "meeting": self.session.id,
            "item": item.id,
            "owners": [item.presenter],
            "assigned_on": self.session.date.isoformat(),
            "due": (self.session.date + dt.timedelta(days=60)).isoformat(),
            "status": "open",
            "source": _source(self.session.date, "19"),
        }
        if later is not None:
            record |= {
                "status": "closed",
                "closed_on": later.date.isoformat(),
                "outcome": words.sentence(item.service),
                "updates": [{"reported_to": later.id, "text": "Done."}],
            }
        return record


def _bare_meeting(session: Session) -> dict[str, Any]:
    return {"boards": list(session.boards), "date": session.date.isoformat(), "state": "planned"}


def _forward_plan(world: _World) -> dict[str, Any]:
    entries: list[dict[str, Any]] = []
    for session in world.book.coming:
        words = world.words(session)
        for service in words.random.sample(_SERVICES, 3):
            entries.append(
                {
                    "id": f"{session.id}-{_slug(service)}",
                    "title": f"{words.thing().capitalize()} for {service}",
                    "meeting": session.id,
                    "asks": dict.fromkeys(session.boards, "approval"),
                    "leads": [words.random.choice(world.officers)],
                }
            )
    entries.append({"id": "some-day", "title": "Review of everything", "unscheduled": "yes"})
    return {
        "title": "Made-up forward plan",
        "boards": list(world.book.boards),
        "entries": entries,
    }


# --- YAML -----------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[A-Za-z0-9£](?:[\w £%'’(),./-]|:(?=\S))*\Z")
_FLOW = re.compile(r"[\w-]+\Z")
_EMPTY = ("null", "Null", "NULL")


def _yaml(record: dict[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping, as a clerk types them; what is None or an empty list is left out."""
    for key, value in record.items():
        if value is None or value == []:
            continue
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _yaml(value, indent + "  ")
        elif isinstance(value, list):
            yield from _yaml_list(key, value, indent)
        else:
            yield f"{indent}{key}: {_scalar(str(value), indent)}"


def _yaml_list(key: str, values: list[Any], indent: str) -> Iterator[str]:
    if all(isinstance(value, str) and _FLOW.match(value) for value in values):
        yield f"{indent}{key}: [{', '.join(values)}]"
        return
    yield f"{indent}{key}:"
    for value in values:
        if isinstance(value, dict):
            first, *rest = _yaml(value, indent + "    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}  - {_scalar(str(value), indent + '  ')}"


def _scalar(text: str, indent: str) -> str:
    inner = f"\n{indent}  "
    if "\n" in text:
        return "|-" + inner + text.replace("\n", inner).replace(f"{inner}\n", "\n\n")
    if len(text) > 80:
        return ">-" + inner + text.replace(". ", f".{inner}")
    if _PLAIN.match(text) and text not in _EMPTY:
        return text
    return json.dumps(text, ensure_ascii=False)
