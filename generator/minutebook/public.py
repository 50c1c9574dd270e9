"""The book that the public may read: all of it without what is private.

A body whose repository is private may hold exempt papers and minutes of private sessions in its
records. Views are made of the book that this module returns, so that none of it can reach a page.
What stays of a private record is listed here by name; a new field of one is private until it is
listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from minutebook import topics
from minutebook.book import Book, bind
from minutebook.gone import without_withdrawn
from minutebook.loading import Entry
from minutebook.models.action import Action, Evidence
from minutebook.models.base import Record
from minutebook.models.decision import ChairDecisions, Decision, DecisionFacts, Decisions
from minutebook.models.interest import Interest, Interests
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.minutes import Attendance, AttendeeDetails, MinutedItem, Minutes, Paragraph
from minutebook.models.plan import ForwardPlan
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.shape import references, without
from minutebook.models.topic import Topic
from minutebook.models.venue import Venues
from minutebook.private import Private, private_matters
from minutebook.private_questions import public_led_to

_OF_PRIVATE_MEETING = (
    "boards", "date", "moved_from", "session", "state", "reason", "moved_to", "continues",
    "note", "source", "changes", "accept",
)  # fmt: skip
"""That it was held, when, and what the clerk says of it to readers."""

OF_PRIVATE_ITEM = (
    "id", "number", "title", "kind", "time", "private", "added", "urgency", "withdrawn",
    "key_decision", "notice_published", "in_minutes_only", "accept",
)  # fmt: skip
"""Its public line."""

_OF_PRIVATE_MINUTES = ("item", "taken_with", "resumed", "not_reached")
"""Whether the item was reached."""

_OF_SENSITIVE_INTEREST = ("sensitive",)

R = TypeVar("R", bound=Record)


def public_book(book: Book) -> Book:
    """The same book without anything private, and without what leads to a withdrawn record; the
    book itself where it holds nothing of the kind.
    """
    book = without_withdrawn(book)
    private = private_matters(book)
    entries = [_public(entry, private) for entry in book.entries]
    kept = [entry for entry in entries if entry is not None]
    if all(one is other for one, other in zip(entries, book.entries, strict=True)):
        return book
    public = bind(kept)
    gone = topics.only_private(book, public)
    if not gone:
        return public
    left = [_outside(entry, gone) for entry in kept if entry.ids.get("topic") not in gone]
    return bind(left)


def _outside(entry: Entry, gone: set[str]) -> Entry:
    """A topic that nothing carries, out of a workstream that is left out."""
    record = entry.record
    if not isinstance(record, Topic) or record.belongs_to not in gone:
        return entry
    return replace(entry, record=_with(record, belongs_to=None))


def _public(entry: Entry, private: Private) -> Entry | None:
    """What the public may read of a file: the entry itself, less of it, or None."""
    record, meeting_id = entry.record, entry.ids.get("meeting", "")
    if (meeting_id, entry.ids.get("paper")) in private.papers:
        # The paper, and what stands in files of the same name, such as its figures.
        return None
    if meeting_id in private.meetings and not isinstance(record, Meeting):
        return None
    match record:
        case Meeting():
            record = _meeting(meeting_id, record, private)
        case Action():
            gone = entry.ids["action"] in private.actions
            record = None if gone else _action(record, private)
        case Minutes():
            record = _minutes(meeting_id, record, private)
        case Decisions():
            left = [one for one in record.decisions if _key(entry, one) not in private.decisions]
            decisions = [_decision(one, meeting_id, private) for one in left]
            record = _with(record, decisions=decisions) if left else None
        case ChairDecisions():
            settled = [_decision(one, "", private) for one in record.decisions]
            record = _with(record, decisions=settled)
        case ForwardPlan():
            entries = [one for one in record.entries if one.id not in private.planned]
            record = _with(record, entries=entries)
        case PublicQuestion() | Feedback():
            led_to = public_led_to(record, private.decisions, private.actions)
            record = None if entry.source.path in private.asked else _with(record, led_to=led_to)
        case Venues():
            venues = [one for one in record.venues if one.id not in private.venues]
            record = _with(record, venues=venues)
        case Interests():
            record = _with(record, interests=[_interest(one) for one in record.interests])
    if record is None:
        return None
    if record is not entry.record or _holds_private_items(meeting_id, record, private):
        record = _without_old_words(record)
    record = _without_dead_ends(record, meeting_id, private)
    return entry if record is entry.record else replace(entry, record=record)


def _holds_private_items(meeting_id: str, record: Record, private: Private) -> bool:
    """Whether nothing but the public line of a private item stands in a file of a meeting."""
    match record:
        case Meeting():
            return any((meeting_id, item.id) in private.items for item in record.agenda)
        case Minutes():
            ids = (id for one in record.items for id in (one.item, *one.taken_with))
            return any(private.of(meeting_id, id) for id in ids)
        case Interests():
            return any(one.sensitive for one in record.interests)
    return False


def _without_old_words(record: R) -> R:
    """The record without what it said before it was changed, and where: that may be what is now
    private.
    """
    changes = getattr(record, "changes", None)
    if not changes:
        return record
    return _with(record, changes=[_with(change, was=None, field=None) for change in changes])


def _without_dead_ends(record: R, meeting_id: str, private: Private) -> R:
    """The record without the ids of what is left out."""

    def is_gone(kind: str, value: str) -> bool:
        return (
            (kind == "action" and value in private.actions)
            or (kind == "decision" and value in private.decisions)
            or (kind == "entry of a forward plan" and value in private.planned)
            or (kind == "paper of this meeting" and (meeting_id, value) in private.papers)
        )

    if not (private.papers or private.actions or private.decisions or private.planned):
        return record
    gone = [one.path for one in references(record) if is_gone(one.kind, one.value)]
    # The last first, so that places in lists stay what they are.
    for path in reversed(gone):
        record = without(record, path)
    return record


def _only(record: R, names: Iterable[str]) -> R:
    """A record with the fields that are listed and nothing in any other."""
    fields = type(record).model_fields
    emptied = {name: fields[name].get_default() for name in fields if name not in names}
    return record.model_copy(update=emptied)


def _with(record: R, **changed: object) -> R:
    """The record with other values; the record itself where they are the same."""
    if all(getattr(record, name) == value for name, value in changed.items()):
        return record
    return record.model_copy(update=changed)


def _meeting(meeting_id: str, meeting: Meeting, private: Private) -> Meeting:
    if meeting_id in private.meetings:
        return _only(meeting, _OF_PRIVATE_MEETING)
    return _with(meeting, agenda=[_item(meeting_id, item, private) for item in meeting.agenda])


def _item(meeting_id: str, item: AgendaItem, private: Private) -> AgendaItem:
    if (meeting_id, item.id) in private.items:
        return _only(item, OF_PRIVATE_ITEM)
    held = [one for one in item.documents if (meeting_id, one.paper) not in private.papers]
    return _with(item, documents=held)


def _minutes(meeting_id: str, minutes: Minutes, private: Private) -> Minutes:
    shown = [
        # What was said of items that were taken together cannot be told apart.
        _only(one, _OF_PRIVATE_MINUTES)
        if any(private.of(meeting_id, item) for item in (one.item, *one.taken_with))
        else one
        for one in minutes.items
    ]
    items = [
        _with(one, paragraphs=[p for p in one.paragraphs if _may_stand(meeting_id, p, private)])
        for one in shown
    ]
    left = {paragraph.id for one in items for paragraph in one.paragraphs}
    attendance = {
        board: _attendance(meeting_id, one, minutes, private)
        for board, one in minutes.attendance.items()
    }
    mended = [_mended(one, left) for one in items]
    return _with(minutes, items=mended, attendance=attendance)


def _attendance(
    meeting_id: str, attendance: Attendance, minutes: Minutes, private: Private
) -> Attendance:
    """Without those who came for private items alone; members are known to belong there."""

    def noted(people: list[AttendeeDetails]) -> list[AttendeeDetails]:
        return [
            _with(one, note=None)
            if any(private.of(meeting_id, item) for item in (one.arrived, one.left) if item)
            else one
            for one in people
        ]

    def came_for_private(one: AttendeeDetails) -> bool:
        if one.arrived is None and one.left is None:
            return False
        order = [item for taken in minutes.items for item in (taken.item, *taken.taken_with)]
        first = order.index(one.arrived) if one.arrived in order else 0
        # Somebody who came in and is not said to have gone stayed until the end.
        last = len(order) - 1 - order[::-1].index(one.left) if one.left in order else len(order)
        there = {*order[first : last + 1], *filter(None, (one.arrived, one.left))}
        return all(private.of(meeting_id, item) for item in there)

    def others(people: list[AttendeeDetails]) -> list[AttendeeDetails]:
        return noted([one for one in people if not came_for_private(one)])

    return _with(
        attendance,
        members=noted(attendance.members),
        in_attendance=others(attendance.in_attendance),
        standing_invitees=others(attendance.standing_invitees),
        officers=others(attendance.officers),
    )


def _may_stand(meeting_id: str, paragraph: Paragraph, private: Private) -> bool:
    """Whether anything of a paragraph under a public item may be read."""
    declared = paragraph.declaration
    if declared is not None and (meeting_id, declared.about) in private.items:
        return False
    only_an_action = not (paragraph.text or declared or paragraph.decisions)
    return not (only_an_action and paragraph.action in private.actions)


def _mended(minuted: MinutedItem, left: set[str]) -> MinutedItem:
    """Without ways back to questions that are left out."""
    paragraphs = []
    for paragraph in minuted.paragraphs:
        answer, asked = paragraph.answer, paragraph.question
        if answer is not None and answer.to not in left:
            answer = None
        if asked is not None and asked.supplementary_to not in left:
            asked = _with(asked, supplementary_to=None)
        paragraphs.append(_with(paragraph, answer=answer, question=asked))
    return _with(minuted, paragraphs=paragraphs)


def _key(entry: Entry, facts: Decision) -> str:
    return f"{entry.ids['board']}/{entry.ids['meeting']}/{facts.number:02d}"


def _action(action: Action, private: Private) -> Action:
    """Without private papers as evidence."""

    def shown(them: list[Evidence]) -> list[Evidence]:
        return [one for one in them if (one.meeting, one.paper) not in private.papers]

    updates = [_with(one, evidence=shown(one.evidence)) for one in action.updates]
    return _with(action, updates=updates, evidence=shown(action.evidence))


D = TypeVar("D", bound=DecisionFacts)


def _decision(facts: D, meeting_id: str, private: Private) -> D:
    recommended = facts.recommended
    if recommended is not None and (
        (meeting_id, recommended.paper) in private.papers
        or private.of(recommended.at, recommended.item)
    ):
        recommended = None
    return _with(facts, recommended=recommended)


def _interest(interest: Interest) -> Interest:
    return _only(interest, _OF_SENSITIVE_INTEREST) if interest.sensitive else interest
