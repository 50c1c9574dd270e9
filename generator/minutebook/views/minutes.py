"""What was minuted under each item, with each board's decisions in a column of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import ClassVar

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.meeting import AgendaItem, Meeting, PackDocument
from minutebook.models.minutes import MinutedItem, Minutes, Paragraph
from minutebook.models.vocabulary import StandingDocument
from minutebook.views.decisions import ActionLine, DeclarationLine, action_line, declaration_line
from minutebook.views.parts import (
    Asked,
    BoardLabel,
    DecisionCard,
    Desk,
    EditorNote,
    Link,
    decision_title,
    notes,
    verbs,
)


@dataclass(frozen=True)
class DocumentLine:
    """A document that the agenda lists."""

    number: str
    title: Link
    pages: str
    asks: list[Asked]


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
    question_by: str
    answer_to: Link | None
    answer_by: list[Link]
    notes: list[EditorNote]


@dataclass(frozen=True)
class DecisionNumber:
    """The printed number of a paragraph that is one or more boards' decisions."""

    kind: ClassVar = "number"
    id: str
    """Empty where the paragraph has words, which then carry its id."""
    number: str
    boards: list[BoardLabel]
    column: int
    """Column of the board, from 1; 0 where the paragraph is of several."""


@dataclass(frozen=True)
class PlacedCard:
    """A decision in the column of its board."""

    kind: ClassVar = "card"
    card: DecisionCard
    column: int


@dataclass(frozen=True)
class Difference:
    """That two boards used other verbs on one matter."""

    kind: ClassVar = "difference"
    title: str
    address: str
    """Its place on the page."""
    words: str
    """`City endorsed, Hackney approved`."""
    boards: str
    """Ids of the two boards, with a space between."""


Block = ParagraphBlock | DecisionNumber | PlacedCard | Difference
"""What stands under an item, one after the other.

Whatever is of a board is an element of its own, and what tells two boards apart is one of just
those two: so what a page shows of one board does not depend on what another decided.
"""


@dataclass(frozen=True)
class ItemView:
    """An agenda item with what was minuted under it."""

    id: str
    number: str
    title: str
    time: str
    presenters: list[Link]
    verbal: bool
    asks: list[Asked]
    documents: list[DocumentLine]
    chair: Link | None
    note: str
    withdrawn: str
    added: str
    urgency: str
    private_reason: str
    private_law: str
    columns: int
    """How many boards met."""
    notes: list[EditorNote]
    blocks: list[Block]


def item_views(desk: Desk, id: str, meeting: Meeting, minutes: Minutes | None) -> list[ItemView]:
    """Items in the order in which they were taken, then those that were not reached."""
    by_id = {item.id: item for item in meeting.agenda}
    minuted = {one.item: one for one in minutes.items} if minutes else {}
    order = [*minuted, *(item for item in by_id if item not in minuted)]
    return [_item(desk, id, meeting, by_id[one], minuted.get(one)) for one in order]


def _item(
    desk: Desk, id: str, meeting: Meeting, item: AgendaItem, minuted: MinutedItem | None
) -> ItemView:
    chair = Link("Chair", "")
    presenters = [chair] if item.presented_by_chair else []
    return ItemView(
        item.id,
        item.number or "",
        item.title,
        wording.clock(item.time) if item.time else "",
        [*presenters, *desk.parties(item.presenters)],
        item.verbal,
        desk.asked(item.asks),
        [_document(desk, id, document) for document in item.documents],
        desk.person(minuted.chair) if minuted and minuted.chair else None,
        (minuted.note or "") if minuted else "",
        item.withdrawn or "",
        wording.day(item.added) if item.added else "",
        item.urgency or "",
        item.private.reason if item.private else "",
        _law(item),
        len(meeting.boards),
        notes(item, *([minuted] if minuted else [])),
        _blocks(desk, id, meeting, item, minuted.paragraphs) if minuted else [],
    )


def _law(item: AgendaItem) -> str:
    """What the law says of an item taken without the public."""
    if item.private is None:
        return ""
    parts = []
    if item.private.paragraph:
        act = "Local Government Act 1972"
        parts.append(f"paragraph {item.private.paragraph} of Schedule 12A, {act}")
    if item.private.resolution:
        act = "Public Bodies (Admission to Meetings) Act 1960"
        parts.append(f"{act}: {item.private.resolution}")
    return "; ".join(parts)


_STANDING_PAGES = {
    StandingDocument.REGISTER: addresses.INTERESTS,
    StandingDocument.ACTION_LOG: addresses.ACTIONS,
    StandingDocument.FORWARD_PLAN: addresses.FORWARD_PLAN,
}


def _document(desk: Desk, meeting_id: str, document: PackDocument) -> DocumentLine:
    if document.paper is not None:
        paper = desk.book.papers[meeting_id][document.paper]
        title = Link(paper.title, addresses.paper(meeting_id, document.paper))
    elif document.standing is StandingDocument.MINUTES and document.of_meeting is not None:
        title = Link(document.title or "", addresses.meeting(document.of_meeting))
    else:
        page = _STANDING_PAGES.get(document.standing, "") if document.standing else ""
        title = Link(document.title or "", page)
    return DocumentLine(
        document.number or "",
        title,
        wording.pages(document.pages) if document.pages else "",
        desk.asked(document.asks),
    )


def _blocks(
    desk: Desk, id: str, meeting: Meeting, item: AgendaItem, paragraphs: Sequence[Paragraph]
) -> list[Block]:
    blocks: list[Block] = []
    for are_decisions, run in groupby(paragraphs, key=_is_place_of_decisions):
        if are_decisions:
            places = list(run)
            # Words in such a paragraph stand above the decisions.
            blocks += [_paragraph(desk, id, place) for place in places if _has_words(place)]
            blocks += _decisions(desk, id, meeting, item, places)
        else:
            blocks += [_paragraph(desk, id, paragraph) for paragraph in run]
    return blocks


def _is_place_of_decisions(paragraph: Paragraph) -> bool:
    return bool(paragraph.decisions)


def _has_words(paragraph: Paragraph) -> bool:
    return bool(
        paragraph.text
        or paragraph.heading
        or paragraph.declaration
        or paragraph.action
        or paragraph.accept
    )


def _paragraph(desk: Desk, id: str, paragraph: Paragraph) -> ParagraphBlock:
    answer = paragraph.answer
    answer_to = None
    if answer is not None:
        question = desk.book.paragraphs[id, answer.to].paragraph
        answer_to = Link(
            f"the question in {question.number or 'the paragraph above'}",
            addresses.meeting(id, question.id),
        )
    return ParagraphBlock(
        paragraph.id,
        paragraph.number or "",
        paragraph.heading or "",
        paragraph.text or "",
        declaration_line(desk, id, paragraph.declaration) if paragraph.declaration else None,
        action_line(desk, paragraph.action) if paragraph.action else None,
        paragraph.question.asked_by if paragraph.question else "",
        answer_to,
        desk.people(answer.by) if answer else [],
        notes(paragraph),
    )


def _decisions(
    desk: Desk, id: str, meeting: Meeting, item: AgendaItem, run: list[Paragraph]
) -> Iterator[Block]:
    """Decisions in neighbouring paragraphs: matter by matter, each in its board's column."""
    columns = {board: n for n, board in enumerate(meeting.boards, start=1)}
    yield from sorted(
        (_number(desk, columns, paragraph) for paragraph in run), key=lambda line: line.column
    )
    taken = [
        one
        for paragraph in run
        for board in meeting.boards
        for one in desk.book.decisions_at_paragraph.get((id, paragraph.id, board), [])
    ]
    order = {matter.id: n for n, matter in enumerate(item.matters)}
    by_matter: dict[str, list[TakenDecision]] = {}
    for one in taken:
        # A decision without a matter stands alone: nothing says which of another board's belongs
        # beside it.
        by_matter.setdefault(one.matter.id if one.matter else one.key, []).append(one)
    for key in sorted(by_matter, key=lambda key: order.get(key, len(order))):
        those = sorted(by_matter[key], key=lambda one: columns[one.board_id])
        for one in those:
            yield PlacedCard(desk.card(one), columns[one.board_id])
        yield from _differences(desk, those)


def _number(desk: Desk, columns: dict[str, int], paragraph: Paragraph) -> DecisionNumber:
    boards = sorted(paragraph.decisions, key=lambda board: columns[board])
    return DecisionNumber(
        "" if _has_words(paragraph) else paragraph.id,
        paragraph.number or "",
        [desk.labels[board] for board in boards],
        columns[boards[0]] if len(boards) == 1 else 0,
    )


def _differences(desk: Desk, those: Sequence[TakenDecision]) -> Iterator[Difference]:
    """Each two boards that used other verbs on a matter."""
    said: dict[str, list[str]] = {}
    for one in those:
        said.setdefault(one.board_id, []).append(verbs(one).lower())
    for first, second in combinations(said, 2):
        if said[first] != said[second]:
            yield Difference(
                decision_title(those[0]),
                next(
                    f"#{one.paragraph.id}"
                    for one in those
                    if one.board_id == first and one.paragraph is not None
                ),
                ", ".join(
                    f"{desk.labels[board].short_name} {wording.listed(said[board])}"
                    for board in (first, second)
                ),
                f"{first} {second}",
            )
