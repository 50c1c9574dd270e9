"""Every record that has a page, with what it says as plain data.

What is given here of a record is what `fields` lists, and nothing that another record says, but for
the heading of a decision: it changes when its record does, and hardly ever besides. It is made of
the public book.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

from minutebook import addresses
from minutebook.book import Book, TakenDecision
from minutebook.loading import Entry
from minutebook.models.action import Action
from minutebook.models.base import Record
from minutebook.models.board import Board
from minutebook.models.decision import ChairDecision, ChairDecisions, Decision, Decisions
from minutebook.models.figures import Figure, PaperFigures
from minutebook.models.interest import Interests
from minutebook.models.levels import WhoDecides
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.person import Person
from minutebook.models.plan import ForwardPlan
from minutebook.models.published import Change, Published
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.site import Glossary
from minutebook.models.topic import Topic
from minutebook.permanence.fields import FIELDS
from minutebook.permanence.fingerprint import canonical, fingerprint
from minutebook.source import Path

_MODELS: Mapping[str, type[Record]] = {
    "board": Board,
    "person": Person,
    "register entry": Interests,
    "meeting": Meeting,
    "minutes": Minutes,
    "paper": Paper,
    "figures": PaperFigures,
    "action": Action,
    "forward plan": ForwardPlan,
    "question": PublicQuestion,
    "feedback": Feedback,
    "topic": Topic,
    "glossary": Glossary,
    "who decides": WhoDecides,
}


def model_of(kind: str, id: str) -> type[Record] | None:
    """What a record of a kind is made like; None for a kind that is not known."""
    if kind == "decision":
        return ChairDecision if "/chair-" in id else Decision
    return _MODELS.get(kind)


@dataclass(frozen=True)
class PublicRecord:
    """A record that has a page, and what it says."""

    kind: str
    """What a clerk calls it: `decision`, `meeting`, `register entry`."""
    id: str
    """Which of its kind: `hackney/2018-03-21/07`, `icbmar18-1`."""
    address: str
    """Of the page that shows it, perhaps with an anchor."""
    file: str
    """Where its content stands as data: `boards/hackney/decisions/2018-03-21-07.json`."""
    record: Published
    entry: Entry
    """The file that holds it ..."""
    path: Path
    """... and where in it; empty for a file that is one record."""
    title: str = ""
    """Of a decision: its heading, which stands on the agenda of its meeting. Whoever cites it
    cites this too."""

    @cached_property
    def content(self) -> dict[str, Any]:
        """`kind`, `id`, `address`, for a decision its `title`, and the record's own fields, without
        those that say nothing.
        """
        said = plain(self.record)
        note = getattr(self.entry.record, "source", None)
        if "source" not in said and note is not None:
            said["source"] = plain(note)
        title = {"title": self.title} if self.title else {}
        return {"kind": self.kind, "id": self.id, "address": self.address, **title, "record": said}

    @cached_property
    def canonical(self) -> bytes:
        """The bytes of `file`."""
        return canonical(self.content)

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.canonical)

    @property
    def changes(self) -> list[Change]:
        return self.record.changes


def public_records(book: Book) -> Iterator[PublicRecord]:
    """Every record of a public book that has a page, in order of kind and id."""
    for entry in book.entries:
        if isinstance(entry.record, (Decisions, ChairDecisions)):
            continue
        place = _place(entry)
        if place is not None:
            kind, id, address, file = place
            yield PublicRecord(kind, id, address, f"{file}.json", entry.record, entry, ())
    for taken in book.decisions.values():
        yield public_decision(taken)


def public_decision(taken: TakenDecision) -> PublicRecord:
    """A decision, which shares its file with others of its board."""
    address = addresses.decision(taken.board_id, taken.slug)
    return PublicRecord(
        "decision",
        taken.key,
        address,
        addresses.data(address),
        taken.facts,
        taken.entry,
        taken.path,
        taken.title,
    )


def _place(entry: Entry) -> tuple[str, str, str, str] | None:
    """Kind, id, address of the page, and address of the data without its ending."""
    ids = entry.ids
    meeting_id, paper_id = ids.get("meeting", ""), ids.get("paper", "")
    match entry.record:
        case Board():
            return _paged("board", ids["board"], addresses.board(ids["board"]))
        case Person():
            return _paged("person", ids["person"], addresses.person(ids["person"]))
        case Interests():
            id = ids["person"]
            file = f"{addresses.INTERESTS}{id}"
            return "register entry", id, addresses.register_entry(id), file
        case Meeting():
            return _paged("meeting", meeting_id, addresses.meeting(meeting_id))
        case Minutes():
            address = addresses.meeting(meeting_id)
            return "minutes", meeting_id, address, f"{address}minutes"
        case Paper():
            address = addresses.paper(meeting_id, paper_id)
            return _paged("paper", f"{meeting_id}/{paper_id}", address)
        case PaperFigures():
            address = addresses.paper(meeting_id, paper_id)
            return "figures", f"{meeting_id}/{paper_id}", address, f"{address}figures"
        case Action():
            return _paged("action", ids["action"], addresses.action(ids["action"]))
        case ForwardPlan():
            id = ids["plan"]
            return "forward plan", id, addresses.FORWARD_PLAN, f"{addresses.FORWARD_PLAN}{id}"
        case PublicQuestion():
            return _paged("question", ids["question"], addresses.question(ids["question"]))
        case Feedback():
            return _paged("feedback", ids["feedback"], addresses.feedback(ids["feedback"]))
        case Topic():
            return _paged("topic", ids["topic"], addresses.topic(ids["topic"]))
        case Glossary():
            return _paged("glossary", "glossary", addresses.GLOSSARY)
        case WhoDecides():
            return "who decides", "who-decides", addresses.BOARDS, f"{addresses.BOARDS}who-decides"
    return None


def _paged(kind: str, id: str, address: str) -> tuple[str, str, str, str]:
    return kind, id, address, address.removesuffix("/")


def plain(value: Any) -> Any:
    """A value of a record as JSON has it: a record as its listed fields that say something."""
    match value:
        case Change() if value.redacted:
            # Nothing besides: the name of a field could say what stood there.
            return {"on": value.on.isoformat(), "note": value.note, "redacted": True}
        case Record():
            return _fields_of(value)
        case list():
            return [plain(one) for one in value]
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
        case dt.date():
            return value.isoformat()
        case dt.time():
            return value.isoformat(timespec="minutes")
        case Enum():
            return value.value
        case Decimal():
            # £55,800.00 is no other amount than £55,800.
            return f"{value.normalize():f}"
        case Figure():
            return value.printed
    return value


def _fields_of(record: Record) -> dict[str, Any]:
    model = type(record)
    said = {}
    for name in (*FIELDS.get(model, {}), "changes"):
        info = model.model_fields.get(name)
        if info is None:
            continue
        value = getattr(record, name)
        # A default says nothing, so that a field which comes later changes no fingerprint.
        if value != info.get_default(call_default_factory=True) or info.is_required():
            said[name] = plain(value)
    return said
