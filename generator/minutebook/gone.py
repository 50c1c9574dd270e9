"""The book without what only leads to records that were withdrawn.

A record that is withdrawn may still be named by others. What names it is left out here, before
anything is looked for in the book: unlike what is private, it is no secret that it was there. The
places where its words stood, on an agenda and in minutes, keep its name, so that they can say that
it was withdrawn; see `views.gone`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutebook.book import Book, bind
from minutebook.loading import Entry
from minutebook.models.action import Action, Evidence, Update
from minutebook.models.base import Record
from minutebook.models.decision import Recommended
from minutebook.models.gone import Withdrawal
from minutebook.models.meeting import PackDocument
from minutebook.models.minutes import Paragraph
from minutebook.models.plan import Move
from minutebook.models.question import Feedback, LedTo, PublicQuestion
from minutebook.models.shape import Reference, references, without
from minutebook.source import Path
from minutebook.stood import Stood, stood_at


@dataclass(frozen=True)
class Gone:
    """What was withdrawn and does not stand again, by id."""

    decisions: dict[str, Withdrawal]
    actions: dict[str, Withdrawal]
    meetings: dict[str, Withdrawal]
    papers: dict[tuple[str, str], Withdrawal]
    """By meeting and paper."""
    attachments: dict[tuple[str, str], list[Withdrawal]]
    """By meeting and paper."""
    questions: dict[str, Withdrawal]
    register: dict[str, Withdrawal]
    """By person."""

    def __bool__(self) -> bool:
        return any((self.decisions, self.actions, self.meetings, self.papers, self.register))

    def decisions_of(self, meeting_id: str, board_id: str) -> dict[int, Withdrawal]:
        """Withdrawn decisions of a board at a meeting by their numbers, in order of these."""
        beginning = f"{board_id}/{meeting_id}/"
        found = {
            int(key.removeprefix(beginning)): one
            for key, one in self.decisions.items()
            if key.startswith(beginning)
        }
        return dict(sorted(found.items()))

    def touches(self, meeting_id: str) -> bool:
        """Whether something that belonged to a meeting was withdrawn."""
        named = (*(key.split("/")[1] for key in self.decisions), *(m for m, _ in self.papers))
        return meeting_id in named

    def holds(self, reference: Reference, meeting_id: str) -> bool:
        """Whether what a record of a meeting refers to was withdrawn, and it can do without it."""
        value, holder = reference.value, reference.holder
        match reference.kind:
            case "decision":
                return value in self.decisions
            case "action":
                return value in self.actions
            case "meeting":
                # Without the meeting that raised it, or at which it was put, it says too little.
                stands = not isinstance(holder, (Action, PublicQuestion))
                return value in self.meetings and stands
            case "paper of this meeting":
                return (meeting_id, value) in self.papers
            case "paper of its meeting":
                its = holder.meeting if isinstance(holder, (Evidence, Feedback)) else None
                return (its or "", value) in self.papers or its in self.meetings
            case "item of its meeting":
                return isinstance(holder, Recommended) and holder.at in self.meetings
        return False


def gone_from(book: Book) -> Gone:
    """What was withdrawn from a book. Of what stands again all the same a check has told."""
    gone = Gone({}, {}, {}, {}, {}, {}, {})
    for address, withdrawal in book.withdrawn.items():
        stood = stood_at(address)
        if stood is not None and not stood.below and not stands(book, stood):
            _add(gone, stood, withdrawal)
    return gone


def _add(gone: Gone, stood: Stood, withdrawal: Withdrawal) -> None:
    ids = stood.ids
    match stood.kind:
        case "decision":
            gone.decisions[stood.key] = withdrawal
        case "action":
            gone.actions[ids["action"]] = withdrawal
        case "meeting":
            gone.meetings[ids["meeting"]] = withdrawal
        case "paper":
            gone.papers[ids["meeting"], ids["paper"]] = withdrawal
        case "attachment":
            place = (ids["meeting"], ids["paper"])
            gone.attachments.setdefault(place, []).append(withdrawal)
        case "question":
            gone.questions[ids["question"]] = withdrawal
        case "register entry":
            gone.register[ids["person"]] = withdrawal


def stands(book: Book, stood: Stood) -> bool:
    """Whether a book holds the record of an address."""
    ids = stood.ids
    match stood.kind:
        case "decision":
            return stood.key in book.decisions
        case "action":
            return ids["action"] in book.actions
        case "meeting":
            return ids["meeting"] in book.meetings
        case "paper":
            return ids["paper"] in book.papers.get(ids["meeting"], {})
        case "attachment":
            paper = book.papers.get(ids["meeting"], {}).get(ids["paper"])
            return paper is not None and ids["file"] in {one.file for one in paper.attachments}
        case "question":
            return ids["question"] in book.questions or ids["question"] in _minuted(book)
        case "feedback":
            return ids["feedback"] in book.feedback
        case "register entry":
            return ids["person"] in book.interests
        case "board":
            return ids["board"] in book.boards
        case "person":
            return ids["person"] in book.people
        case "topic":
            return ids["topic"] in book.topics
    return False


def _minuted(book: Book) -> set[str]:
    """Questions that stand in minutes, by their addresses' last parts."""
    return {
        f"{meeting_id}-{paragraph_id}"
        for (meeting_id, paragraph_id), place in book.paragraphs.items()
        if place.paragraph.question is not None
    }


def without_withdrawn(book: Book) -> Book:
    """The same book without references to what was withdrawn; the book itself where it has none."""
    gone = gone_from(book)
    if not gone:
        return book
    entries = [_settled(entry, gone) for entry in book.entries]
    if all(one is other for one, other in zip(entries, book.entries, strict=True)):
        return book
    return bind(entries)


def _settled(entry: Entry, gone: Gone) -> Entry:
    record, meeting_id = entry.record, entry.ids.get("meeting", "")
    # The last first, so that places in lists stay what they are.
    for path, value in reversed(dict(_changes(record, gone, meeting_id)).items()):
        record = without(record, path, value)
    return entry if record is entry.record else replace(entry, record=record)


def _changes(record: Record, gone: Gone, meeting_id: str) -> Iterator[tuple[Path, object]]:
    """Each place that names something withdrawn, with what stands there instead; None for a part
    of a list that is left out.
    """
    for one in references(record):
        if not gone.holds(one, meeting_id):
            continue
        match one.holder:
            case PackDocument() | Paragraph() if one.path[-1] in {"paper", "action"}:
                continue
            case LedTo() | Evidence() | Move() | Recommended():
                yield one.path[:-1], None
            case Update(on=None):
                # A report keeps its day, which the name of its meeting gives.
                day = dt.date.fromisoformat(one.value[:10])
                yield (
                    one.path[:-1],
                    one.holder.model_copy(update={"reported_to": None, "on": day}),
                )
            case _:
                yield one.path, None
