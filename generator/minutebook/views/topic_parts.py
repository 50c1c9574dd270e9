"""What stands on the page of a topic besides decisions: what comes, what is open, papers, money."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.meeting import AgendaItem, Asks
from minutebook.models.plan import PlanEntry
from minutebook.models.vocabulary import CALLED_OFF
from minutebook.topics import Carriers
from minutebook.views.documents import paper_link, planned_link
from minutebook.views.meetings import is_over
from minutebook.views.parts import Asked, BoardLabel, Desk, EditorNote, Link, decision_link, notes
from minutebook.views.phrases import verbs
from minutebook.views.raised import heading


@dataclass(frozen=True)
class ComingLine:
    """Something on an agenda or in a forward plan."""

    what: Link
    meeting: Link | None
    """None where the plan names no meeting."""
    is_planned: bool
    """Whether it stands in a forward plan and on no agenda yet."""
    state: str
    """What became of the meeting, where readers must not miss it: `cancelled`."""
    asks: list[Asked]
    notes: list[EditorNote]
    """Why an agenda stands as it does, such as where it asks for something else than its paper."""


@dataclass(frozen=True)
class AskedByPaper:
    """What a paper asks of a board, or of each of several, in short."""

    boards: list[BoardLabel]
    verbs: str
    """`note, approve and endorse`."""


@dataclass(frozen=True)
class PaperLine:
    """A paper, and in short what it asks of each board."""

    paper: Link
    meeting: Link
    asks: list[AskedByPaper]
    figures: Link | None
    """The first of its tables of figures, named after how many there are."""


@dataclass(frozen=True)
class SaidLine:
    """A question from the public, or something that people said."""

    what: Link
    kind: str
    """`A question`, `You said, we did`."""
    text: str


@dataclass(frozen=True)
class MoneyLine:
    """An amount that one board decided on, or is asked for."""

    what: Link
    date: str
    how: str
    """`Approved`, `Asked to endorse`."""
    amount: str


# --- What comes ---------------------------------------------------------------------------------


def coming_lines(desk: Desk, carriers: Carriers) -> list[ComingLine]:
    """What is on agendas and in plans for meetings to come, the next first; then what has no date.

    An entry of a plan is left out once the agenda of its meeting, or of any other to come, has it.
    """
    book = desk.book
    coming = [
        (book.meetings[id].date, 0, item_line(desk, id, item))
        for id, item in carriers.items
        if not is_over(book.meetings[id], desk.today) and item.withdrawn is None
    ]
    undated = []
    for entry in carriers.planned:
        if book.taken_from_plan.get(entry.id):
            continue
        if entry.meeting is None:
            undated.append(plan_line(desk, entry))
        elif not is_over(book.meetings[entry.meeting], desk.today):
            coming.append((book.meetings[entry.meeting].date, 1, plan_line(desk, entry)))
    coming.sort(key=lambda one: one[:2])
    return [line for _, _, line in coming] + undated


def missed_lines(desk: Desk, carriers: Carriers, most: int) -> list[ComingLine]:
    """What was planned for meetings that are over, and stands on no agenda held here: the latest
    first, and no more than `most`.
    """
    meetings = desk.book.meetings
    missed = [
        (meetings[entry.meeting].date, entry)
        for entry in carriers.planned
        if entry.meeting is not None
        and is_over(meetings[entry.meeting], desk.today)
        and not desk.book.taken_from_plan.get(entry.id)
    ]
    missed.sort(key=lambda pair: pair[0], reverse=True)
    return [plan_line(desk, entry) for _, entry in missed[:most]]


def item_line(desk: Desk, meeting_id: str, item: AgendaItem) -> ComingLine:
    """An item with what is asked of each board, on itself and on its documents."""
    asks: Asks = {}
    for one in (item.asks, *(document.asks for document in item.documents)):
        for board, words in one.items():
            asks[board] = list(dict.fromkeys([*asks.get(board, []), *words]))
    number = f"Item {item.number}: " if item.number else ""
    return ComingLine(
        Link(number + item.title, addresses.meeting(meeting_id, item.id)),
        desk.meeting(meeting_id),
        False,
        _state(desk, meeting_id),
        desk.asked(asks),
        notes(item),
    )


def plan_line(desk: Desk, entry: PlanEntry) -> ComingLine:
    """An entry of a forward plan."""
    return ComingLine(
        planned_link(entry),
        desk.meeting(entry.meeting) if entry.meeting is not None else None,
        True,
        _state(desk, entry.meeting) if entry.meeting is not None else "",
        desk.asked(entry.asks),
        notes(entry),
    )


def _state(desk: Desk, meeting_id: str) -> str:
    state = desk.book.meetings[meeting_id].state
    return state.value if state in CALLED_OFF else ""


# --- What the public asked and said --------------------------------------------------------------


def said_lines(desk: Desk, carriers: Carriers) -> list[SaidLine]:
    """Questions, then what was done because of what people said, the latest of each first; what has
    no day last.
    """
    book = desk.book
    asked = [
        (
            _day(desk, one.meeting, one.received_on),
            SaidLine(Link(heading(book, one), addresses.question(id)), "A question", ""),
        )
        for id in carriers.questions
        for one in (book.questions[id],)
    ]
    said = [
        (
            _day(desk, one.meeting, None),
            SaidLine(Link(one.title, addresses.feedback(id)), "You said, we did", one.did),
        )
        for id in carriers.feedback
        for one in (book.feedback[id],)
    ]
    asked.sort(key=lambda pair: pair[0], reverse=True)
    said.sort(key=lambda pair: pair[0], reverse=True)
    return [line for _, line in (*asked, *said)]


def _day(desk: Desk, meeting_id: str | None, day: dt.date | None) -> dt.date:
    """The day of the meeting, else `day`, else before all others."""
    return desk.book.meetings[meeting_id].date if meeting_id else day or dt.date.min


# --- Papers and money ---------------------------------------------------------------------------


def paper_line(desk: Desk, meeting_id: str, paper_id: str) -> PaperLine:
    paper = desk.book.papers[meeting_id][paper_id]
    figures = desk.book.figures.get((meeting_id, paper_id))
    tables = figures.tables if figures is not None else []
    address = addresses.paper(meeting_id, paper_id)
    asked = {
        board: wording.listed(list(dict.fromkeys(verb.value for one in made for verb in one.verbs)))
        for board, made in paper.recommendations.items()
    }
    return PaperLine(
        paper_link(desk, meeting_id, paper_id),
        desk.meeting(meeting_id),
        [AskedByPaper(labels, words) for labels, words in desk.alike(asked)],
        Link(
            wording.counted(len(tables), "table of figures", "tables of figures"),
            f"{address}#{tables[0].id}",
        )
        if tables
        else None,
    )


def money_lines(
    desk: Desk, carriers: Carriers, board_id: str, decisions: list[TakenDecision]
) -> list[MoneyLine]:
    """Amounts of one board, the newest first: of its decisions, and of what papers ask of it that
    it has not decided on. They are not added up: the same money is often asked for in parts.
    """
    found = [
        (
            taken.date,
            MoneyLine(
                decision_link(taken),
                wording.day(taken.date),
                verbs(taken),
                wording.money(taken.facts.amount),
            ),
        )
        for taken in decisions
        if taken.facts.amount is not None
    ]
    decided = {
        (taken.meeting_id, taken.facts.recommended.paper, taken.facts.recommended.number)
        for taken in decisions
        if taken.facts.recommended is not None
    }
    for meeting_id, paper_id in carriers.papers:
        made = desk.book.papers[meeting_id][paper_id].recommendations.get(board_id, [])
        for number, one in enumerate(made, start=1):
            if one.amount is not None and (meeting_id, paper_id, number) not in decided:
                asked = wording.listed([verb.value for verb in one.verbs])
                found.append(
                    (
                        desk.book.meetings[meeting_id].date,
                        MoneyLine(
                            paper_link(desk, meeting_id, paper_id),
                            desk.day(meeting_id),
                            f"Asked to {asked}",
                            wording.money(one.amount),
                        ),
                    )
                )
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [line for _, line in found]
