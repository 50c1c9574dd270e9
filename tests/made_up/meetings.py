"""One meeting of an archive: agenda, papers, minutes, decisions, actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from made_up.calendar import Session, mark
from made_up.topics import COSTS
from made_up.words import SERVICES
from made_up.world import World, slug_of, source_note

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


class MeetingRecords:
    """The files of one meeting. Text is drawn in the order of the methods that `records` calls."""

    def __init__(self, world: World, session: Session) -> None:
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
                {"source": source_note(self.session.date), "decisions": self.decisions[board]},
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
        services = words.random.sample(SERVICES, self.size.items - 5)
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
                    slug_of(service),
                    service,
                    f"{service.capitalize()} in {place}: {thing}",
                    words.random.choice(self.world.officers),
                    matters,
                    f"{slug_of(service)}-{thing.replace(' ', '-')}"
                    if n < self.size.papers
                    else None,
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
        notice = min(date - dt.timedelta(days=8), self.world.book.as_at)
        return {
            "boards": list(self.boards),
            "date": date.isoformat(),
            "start": "10:00",
            "end": "12:30",
            "venue": "made-up-centre",
            "state": state,
            "notice_published": notice.isoformat(),
            "papers_published": notice.isoformat(),
            "source": source_note(date, "1-3"),
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
        first = item is self.business[0]
        planned = (
            self.world.was_planned(self.session) if self.session in self.world.book.held else None
        )
        keys = [self.world.comes_back(board, self.session.id) for board in self.boards]
        return {
            "id": item.id,
            "number": str(n),
            "title": item.title,
            "time": f"{10 + n // 6}:{n % 6}0",
            "presenters": [item.presenter],
            "documents": [{**paper, "asks": asks}] if item.paper else None,
            "asks": None if item.paper else asks,
            "takes_up": [key for key in keys if key is not None and first],
            "from_plan": [planned] if planned is not None and first else [],
            "topics": [slug_of(item.service)],
            "matters": [
                {
                    "id": f"matter-{m}",
                    "title": title,
                    "topics": [slug_of(item.service), COSTS] if m % 3 == 2 else None,
                }
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
            "source": source_note(date),
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
            "source": source_note(self.session.date, "4-18"),
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
        until = self.world.puts_off(board, self.session.id)
        if number == self.size.decisions and until:
            verbs = ["deferred"]
            more |= {"deferred_until": until, "deferred_for": "better figures"}
            more |= {"difference": "The figures were not ready."} if "recommended" in more else {}
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
            "source": source_note(self.session.date, "19"),
        }
        if later is not None:
            shown = {"document": f"packs-{later.date.year}", "pages": "19"}
            if item.paper is not None:
                shown = {"meeting": self.session.id, "paper": item.paper}
            record |= {
                "evidence": [shown],
                "status": "closed",
                "closed_on": later.date.isoformat(),
                "outcome": words.sentence(item.service),
                "updates": [{"reported_to": later.id, "text": "Done."}],
            }
        return record


def bare_meeting(session: Session) -> dict[str, Any]:
    return {"boards": list(session.boards), "date": session.date.isoformat(), "state": "planned"}
