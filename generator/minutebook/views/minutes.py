"""What was minuted under each item, with each board's decisions in a column of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from minutebook import addresses, topics, wording
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.minutes import MinutedItem, Minutes, Paragraph
from minutebook.models.vocabulary import MinutesState
from minutebook.views.chain import item_chain
from minutebook.views.decisions import ActionLine, DeclarationLine, action_line, declaration_line
from minutebook.views.documents import DocumentLine, document_line
from minutebook.views.matters import Decided, decided, has_words
from minutebook.views.notices import published_before
from minutebook.views.parts import Asked, BoardLabel, DecisionCard, Desk, EditorNote, Link, notes
from minutebook.views.phrases import law, period
from minutebook.views.places import home_of
from minutebook.views.question_places import where_asked
from minutebook.views.steps import Step


@dataclass(frozen=True)
class ParagraphBlock:
    """A numbered paragraph of words."""

    kind: ClassVar = "paragraph"
    id: str
    number: str
    heading: str
    text: str
    declaration: DeclarationLine | None
    action: ActionLine | None
    withdrawn: Link | None
    """That an action stood here and was withdrawn."""
    question_by: str
    question_basis: str
    """On what ground the questioner is named, where they are."""
    question_address: str
    """Where it stands among all questions."""
    follows: Link | None
    """The question that a supplementary one follows."""
    answer_to: Link | None
    answer_by: list[Link]
    notes: list[EditorNote]


@dataclass(frozen=True)
class ItemView:
    """An agenda item with what was minuted under it."""

    id: str
    number: str
    title: str
    time: str
    presenters: list[Link]
    verbal: bool
    period: str
    """The months that a report covers."""
    asks: list[Asked]
    only_advise: list[BoardLabel]
    """Boards that may only endorse or recommend here."""
    documents: list[DocumentLine]
    chain: list[Step]
    """What led to it and what came of it, where there is any."""
    topics: list[Link]
    chair: Link | None
    note: str
    taken_with: list[Link]
    said_there: bool
    """Whether what was said stands under the items of `taken_with`."""
    resumed_from: Link | None
    resumed_at: Link | None
    not_reached: bool
    in_minutes_only: bool
    withdrawn: str
    added: str
    urgency: str
    key_decision: bool
    notice_published: str
    private_reason: str
    private_law: str
    columns: int
    """How many boards met."""
    notes: list[EditorNote]
    decided: Decided
    blocks: list[ParagraphBlock]
    later: list[DecisionCard]
    """What other boards decided later, on what was recommended here."""


@dataclass(frozen=True)
class MinutesStatus:
    """How far one board has come with the minutes."""

    board: BoardLabel
    status: str
    at: Link | None
    subject_to: str
    amended: bool
    """Whether the meeting that approved them agreed a change to them."""


@dataclass(frozen=True)
class _Place:
    """Where an item stands in the minutes, or after them."""

    item: str
    nth: int
    """1 for its first place; more where it was resumed."""
    minuted: MinutedItem | None
    within: str = ""
    """The item together with which it was taken, where nothing stands under its own name."""

    @property
    def anchor(self) -> str:
        """An id has no two hyphens in a row, so this is no other's."""
        return self.item if self.nth == 1 else f"{self.item}--{self.nth}"


def minutes_status(desk: Desk, minutes: Minutes | None) -> list[MinutesStatus]:
    """How far each board has come with them."""
    if minutes is None:
        return []
    return [
        MinutesStatus(
            desk.labels[board],
            "Approved" if status.state is MinutesState.APPROVED else "Draft, not yet approved",
            desk.meeting(status.at) if status.at else None,
            status.subject_to or "",
            status.state is MinutesState.APPROVED
            and any(
                not one.redacted and one.agreed_at == status.at is not None
                for one in minutes.changes
            ),
        )
        for board, status in minutes.status.items()
    ]


def item_views(desk: Desk, id: str, meeting: Meeting, minutes: Minutes | None) -> list[ItemView]:
    """Items in the order in which they were taken, then those of which nothing is minuted."""
    places = _places(meeting, minutes)
    return [_item(desk, id, meeting, place, places) for place in places]


def _places(meeting: Meeting, minutes: Minutes | None) -> list[_Place]:
    minuted = minutes.items if minutes else []
    left = [item.id for item in meeting.agenda]
    left = [item for item in left if item not in {one.item for one in minuted}]
    places: list[_Place] = []
    for one in minuted:
        nth = 1 + sum(place.item == one.item for place in places)
        places.append(_Place(one.item, nth, one))
        for other in one.taken_with:
            if other in left:
                left.remove(other)
                places.append(_Place(other, 1, None, one.item))
    return [*places, *(_Place(item, 1, None) for item in left)]


def _item(desk: Desk, id: str, meeting: Meeting, place: _Place, places: list[_Place]) -> ItemView:
    item, minuted = desk.book.items[id, place.item], place.minuted
    first, resumed = place.nth == 1, minuted is not None and minuted.resumed
    chair = [Link("Chair", "")] if item.presented_by_chair else []
    together = [place.within] if place.within else minuted.taken_with if minuted else []
    return ItemView(
        place.anchor,
        item.number or "",
        f"{item.title} (resumed)" if resumed else item.title,
        # What the agenda says of an item stands at its first place.
        wording.clock(item.time) if item.time and first else "",
        [*chair, *desk.parties(item.presenters)] if first else [],
        item.verbal and first,
        period(item.period) if first else "",
        desk.asked(item.asks) if first else [],
        [desk.labels[board] for board in item.only_advises] if first else [],
        [document_line(desk, id, document) for document in item.documents] if first else [],
        item_chain(desk, id, item) if first else [],
        desk.topics(topics.of_item(item)) if first else [],
        desk.person(minuted.chair) if minuted and minuted.chair else None,
        (minuted.note or "") if minuted else "",
        [item_link(desk, id, desk.book.items[id, one]) for one in together],
        bool(place.within),
        _resumed_from(desk, id, meeting, place) if resumed else None,
        next(
            (
                Link("further below", addresses.meeting(id, other.anchor))
                for other in places
                if (other.item, other.nth) == (place.item, place.nth + 1)
            ),
            None,
        ),
        minuted is not None and minuted.not_reached,
        item.in_minutes_only and first,
        item.withdrawn or "",
        wording.day(item.added) if item.added else "",
        item.urgency or "",
        item.key_decision,
        published_before(desk.book, item.notice_published, meeting.date, working=False),
        item.private.reason if item.private else "",
        law(item.private),
        len(meeting.boards),
        notes(*([item] if first else []), *([minuted] if minuted else [])),
        _decided(desk, id, meeting, minuted),
        _blocks(desk, id, minuted) if minuted else [],
        later_decisions(desk, id, item.id) if first else [],
    )


def item_link(desk: Desk, id: str, item: AgendaItem) -> Link:
    """An item with its number."""
    number = f"item {item.number}, " if item.number else ""
    return Link(f"{number}{item.title}", addresses.meeting(id, item.id))


def _resumed_from(desk: Desk, id: str, meeting: Meeting, place: _Place) -> Link | None:
    """Where the item was begun: further up, or at the meeting that this one continues."""
    if place.nth > 1:
        before = _Place(place.item, place.nth - 1, None)
        return Link("further up", addresses.meeting(id, before.anchor))
    if meeting.continues is None:
        return None
    known = (meeting.continues, place.item) in desk.book.items
    begun = desk.meeting(meeting.continues, place.item if known else "")
    return Link(f"at the meeting of {begun.text}", begun.address)


def later_decisions(desk: Desk, meeting_id: str, item_id: str = "") -> list[DecisionCard]:
    """What other boards decided on the recommendation that was made here."""
    found = desk.book.decided_on_recommendation.get((meeting_id, item_id), [])
    return [desk.card(taken) for taken in found]


def _blocks(desk: Desk, id: str, minuted: MinutedItem) -> list[ParagraphBlock]:
    """Its paragraphs of words; what stands in the others is told as decisions."""
    return [
        _paragraph(desk, id, paragraph)
        for paragraph in minuted.paragraphs
        if not paragraph.decisions or has_words(paragraph)
    ]


def _decided(desk: Desk, id: str, meeting: Meeting, minuted: MinutedItem | None) -> Decided:
    if minuted is None or minuted.not_reached:
        return Decided()
    minutes = desk.book.minutes[id]
    # The same words can be minuted twice: it is the place that counts.
    here = next(n for n, one in enumerate(minutes.items) if one is minuted)
    at_home = [
        desk.book.items[id, one]
        for one in (minuted.item, *minuted.taken_with)
        if home_of(minutes, one) == here
    ]
    return decided(desk, id, meeting, minuted, at_home)


def _paragraph(desk: Desk, id: str, paragraph: Paragraph) -> ParagraphBlock:
    answer, asked = paragraph.answer, paragraph.question
    answer_to = None
    if answer is not None:
        answer_to = _question(desk, id, answer.to)
    return ParagraphBlock(
        paragraph.id,
        paragraph.number or "",
        paragraph.heading or "",
        paragraph.text or "",
        declaration_line(desk, id, paragraph.declaration) if paragraph.declaration else None,
        action_line(desk, paragraph.action) if paragraph.action in desk.book.actions else None,
        _withdrawn(desk, paragraph.action) if paragraph.action else None,
        asked.asked_by if asked else "",
        (asked.basis or "") if asked else "",
        where_asked(desk.book, id, paragraph) if asked else "",
        _question(desk, id, asked.supplementary_to) if asked and asked.supplementary_to else None,
        answer_to,
        desk.people(answer.by) if answer else [],
        notes(paragraph),
    )


def _withdrawn(desk: Desk, action_id: str) -> Link | None:
    one = desk.book.withdrawn.get(addresses.action(action_id))
    if one is None or action_id in desk.book.actions:
        return None
    words = f"An action that stood here was withdrawn on {wording.day(one.on)}"
    return Link(words, addresses.action(action_id))


def _question(desk: Desk, id: str, paragraph_id: str) -> Link:
    question = desk.book.paragraphs[id, paragraph_id].paragraph
    return Link(
        f"the question in {question.number or 'the paragraph above'}",
        addresses.meeting(id, question.id),
    )
