"""What each board decided under an item, matter by matter, with each board in its own column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from typing import ClassVar

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.gone import Withdrawal
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.minutes import MinutedItem, Paragraph
from minutebook.views.emptied import stood_in
from minutebook.views.parts import BoardLabel, DecisionCard, Desk, Link
from minutebook.views.phrases import verbs


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
class NothingDecided:
    """That one board's decision on a matter does not stand here."""

    kind: ClassVar = "nothing"
    board: BoardLabel
    column: int
    elsewhere: Link | None
    """Its decision, where it was taken at another place of the meeting."""
    withdrawn: list[Link]
    """Decisions of the board that were withdrawn and may have stood here: one of them may have
    been it."""


@dataclass(frozen=True)
class WithdrawnHere:
    """That a decision of one board stood here and was withdrawn."""

    kind: ClassVar = "withdrawn"
    board: BoardLabel
    column: int
    links: list[Link]
    """Where that is told. Which of a meeting's withdrawn decisions stood here may not be known any
    more: then all are named that may have, see `emptied`."""


@dataclass(frozen=True)
class Difference:
    """That two boards used other verbs on one matter."""

    kind: ClassVar = "difference"
    title: str
    address: str
    """Where they stand side by side, relative to the site's root."""
    words: str
    """`City endorsed, Hackney approved`."""
    boards: str
    """Ids of the two boards, with a space between."""


Act = PlacedCard | NothingDecided | WithdrawnHere | Difference


@dataclass(frozen=True)
class MatterView:
    """One matter of an item, and what each board decided on it."""

    anchor: str
    title: str
    acts: list[Act]


@dataclass(frozen=True)
class Decided:
    """What stands of decisions under an item.

    Whatever is of a board is an element of its own, and what tells two boards apart is one of just
    those two: so what a page shows of one board does not depend on what another decided. That a
    matter is there is said by the agenda.
    """

    numbers: list[DecisionNumber] = field(default_factory=list)
    matters: list[MatterView] = field(default_factory=list)
    others: list[Act] = field(default_factory=list)
    """Decisions on no matter of the agenda, and on matters that stand at another place."""

    def __bool__(self) -> bool:
        return bool(self.numbers or self.matters or self.others)

    @property
    def differences(self) -> list[Difference]:
        acts = [act for matter in self.matters for act in matter.acts] + self.others
        return [act for act in acts if isinstance(act, Difference)]


def decided(
    desk: Desk,
    id: str,
    meeting: Meeting,
    minuted: MinutedItem,
    at_home: Sequence[AgendaItem],
) -> Decided:
    """The decisions of a place in the minutes; the matters of the items that are `at_home` there
    are all shown.
    """
    columns = {board: n for n, board in enumerate(meeting.boards, start=1)}
    titles = {
        addresses.matter_anchor(item.id, matter.id): matter.title
        for item in at_home
        for matter in item.matters
    }
    by_matter: dict[str, list[TakenDecision]] = {}
    for one in _taken_at(desk, id, meeting, minuted):
        # A decision without a matter stands alone: nothing says which of another board's belongs
        # beside it.
        key = _matter_of(one) or one.key
        by_matter.setdefault(key, []).append(one)
    matters = [
        MatterView(
            anchor,
            title,
            list(_acts(desk, id, columns, by_matter.pop(anchor, []), anchor, minuted)),
        )
        for anchor, title in titles.items()
    ]
    told = {
        act.board.id
        for one in matters
        for act in one.acts
        if isinstance(act, NothingDecided) and act.withdrawn
    }
    return Decided(
        list(_numbers(desk, columns, minuted)),
        matters,
        [
            *(act for those in by_matter.values() for act in _others(desk, id, columns, those)),
            *(one for one in _withdrawn(desk, id, columns, minuted) if one.board.id not in told),
        ],
    )


def _withdrawn(
    desk: Desk, id: str, columns: dict[str, int], minuted: MinutedItem
) -> Iterator[WithdrawnHere]:
    """For each board of which a decision stood in these paragraphs and stands no more."""
    for board, column in columns.items():
        links = _links(stood_in(desk, id, board, minuted, emptied=True))
        empty = any(
            board in one.decisions and not desk.book.decisions_at_paragraph.get((id, one.id, board))
            for one in minuted.paragraphs
        )
        if links and empty:
            yield WithdrawnHere(desk.labels[board], column, links)


def _links(withdrawn: Iterable[Withdrawal]) -> list[Link]:
    return [
        Link(f"{one.was}, withdrawn on {wording.day(one.on)}", one.address) for one in withdrawn
    ]


def _matter_of(taken: TakenDecision) -> str:
    """The anchor of its matter; empty where it has none."""
    if taken.item is None or taken.matter is None:
        return ""
    return addresses.matter_anchor(taken.item.id, taken.matter.id)


def _taken_at(
    desk: Desk, id: str, meeting: Meeting, minuted: MinutedItem
) -> Iterator[TakenDecision]:
    for paragraph in minuted.paragraphs:
        for board in meeting.boards:
            if board in paragraph.decisions:
                yield from desk.book.decisions_at_paragraph.get((id, paragraph.id, board), [])


def _acts(
    desk: Desk,
    id: str,
    columns: dict[str, int],
    those: list[TakenDecision],
    anchor: str,
    minuted: MinutedItem,
) -> Iterator[Act]:
    """What each board that met decided on a matter, or that it did not."""
    for board, column in columns.items():
        mine = [one for one in those if one.board_id == board]
        yield from (PlacedCard(desk.card(one), column) for one in mine)
        if not mine:
            all_of_board = desk.book.decisions_of_meeting.get((id, board), [])
            same = [one for one in all_of_board if _matter_of(one) == anchor]
            elsewhere = desk.decision(same[0]) if same else None
            lost = [] if elsewhere else stood_in(desk, id, board, minuted, emptied=False)
            yield NothingDecided(desk.labels[board], column, elsewhere, _links(lost))
    in_order = sorted(those, key=lambda one: columns[one.board_id])
    yield from differences(desk, in_order, addresses.meeting(id, anchor))


def _others(
    desk: Desk, id: str, columns: dict[str, int], those: list[TakenDecision]
) -> Iterator[Act]:
    those = sorted(those, key=lambda one: columns[one.board_id])
    for one in those:
        yield PlacedCard(desk.card(one), columns[one.board_id])
    first = those[0].paragraph
    anchor = first.id if first is not None else ""
    yield from differences(desk, those, addresses.meeting(id, anchor))


def differences(desk: Desk, those: Sequence[TakenDecision], address: str) -> Iterator[Difference]:
    """Each two boards that used other verbs on a matter."""
    said: dict[str, list[str]] = {}
    for one in those:
        said.setdefault(one.board_id, []).append(verbs(one).lower())
    for first, second in combinations(said, 2):
        if said[first] != said[second]:
            yield Difference(
                those[0].title,
                address,
                ", ".join(
                    f"{desk.labels[board].short_name} {wording.listed(said[board])}"
                    for board in (first, second)
                ),
                f"{first} {second}",
            )


# --- Numbers --------------------------------------------------------------------------------------


def has_words(paragraph: Paragraph) -> bool:
    """Whether a paragraph says something besides what boards decided there."""
    return bool(
        paragraph.text
        or paragraph.heading
        or paragraph.declaration
        or paragraph.action
        or paragraph.accept
    )


def _numbers(desk: Desk, columns: dict[str, int], minuted: MinutedItem) -> Iterator[DecisionNumber]:
    """Those of neighbouring paragraphs in the order of the columns."""
    for are_decisions, run in groupby(minuted.paragraphs, key=lambda one: bool(one.decisions)):
        if are_decisions:
            lines = [_number(desk, columns, paragraph) for paragraph in run]
            yield from sorted(lines, key=lambda line: line.column)


def _number(desk: Desk, columns: dict[str, int], paragraph: Paragraph) -> DecisionNumber:
    boards = sorted(paragraph.decisions, key=lambda board: columns[board])
    return DecisionNumber(
        "" if has_words(paragraph) else paragraph.id,
        paragraph.number or "",
        [desk.labels[board] for board in boards],
        columns[boards[0]] if len(boards) == 1 else 0,
    )
