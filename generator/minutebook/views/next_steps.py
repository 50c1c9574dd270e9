"""What happens next after a decision: everything that the records say of it, for its own page.

Nothing here looks at another board's decisions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from minutebook import addresses, topics, wording
from minutebook.book import TakenDecision
from minutebook.deferrals import is_awaited, is_put_off, was_reached
from minutebook.models.decision import ChairDecision
from minutebook.models.vocabulary import ActionStatus
from minutebook.periods import end_of
from minutebook.views import waiting
from minutebook.views.documents import papers_of, planned_link, seen_by_line
from minutebook.views.parts import Desk, Link


@dataclass(frozen=True)
class NextStep:
    """One thing that comes after a decision: `lead`, then the link, the people and the words."""

    lead: str
    link: Link | None = None
    people: list[Link] = field(default_factory=list)
    due: str = ""
    words: str = ""
    """In Markdown."""


Coming = Mapping[str, Sequence[tuple[dt.date, str, Link]]]
"""By topic: what is to come, the next first, each with its day and how it comes."""

_MOST = 3
"""Of what comes on the same subject, as much is shown."""


def coming_by_topic(desk: Desk) -> Coming:
    """Items of coming agendas, and entries of forward plans that no agenda has taken yet."""
    book = desk.book
    found: dict[str, list[tuple[dt.date, str, Link]]] = {}
    for id in book.meeting_order():
        meeting = book.meetings[id]
        if not waiting.is_to_come(meeting, desk.today):
            continue
        for item in meeting.agenda:
            if item.withdrawn is None:
                for topic in topics.of_item(item):
                    line = (meeting.date, "On the agenda of", desk.item(id, item))
                    found.setdefault(topic, []).append(line)
        for entry in book.planned_for.get(id, []):
            if entry.id not in book.taken_from_plan:
                for topic in entry.topics:
                    how = f"The forward plan has for {desk.day(id)}:"
                    found.setdefault(topic, []).append((meeting.date, how, planned_link(entry)))
    return found


def next_steps(desk: Desk, taken: TakenDecision, coming: Coming) -> list[NextStep]:
    """What matters most to somebody whom it concerns comes first: whether it holds, when it comes
    back, what the record announces, who decides instead, who does something, what is planned.
    """
    return [
        *_replaced(desk, taken),
        *_put_off(desk, taken),
        *_announced(taken),
        *_ratified(desk, taken),
        *_actions(desk, taken),
        *_elsewhere(desk, taken),
        *_planned(desk, taken, coming),
    ]


def _replaced(desk: Desk, taken: TakenDecision) -> Iterator[NextStep]:
    for later in desk.book.superseded_by.get(taken.key, []):
        yield NextStep(f"Replaced on {wording.day(later.date)} by", desk.decision(later))


def _put_off(desk: Desk, taken: TakenDecision) -> Iterator[NextStep]:
    if not is_put_off(taken):
        return
    waits = taken.facts.deferred_for
    yield NextStep(
        waiting.put_off(taken), words=f"It waits for {waits}." if waits is not None else ""
    )
    for meeting_id, item in desk.book.taken_up.get(taken.key, []):
        yield from _taken_up(desk, taken, meeting_id, item.id)
    if is_awaited(desk.book, taken):
        yield NextStep(waiting.not_taken_up(taken, desk.today))
        for id in waiting.meetings_then(desk.book, taken, desk.today):
            yield NextStep("The board meets then:", desk.meeting(id))


def _taken_up(
    desk: Desk, taken: TakenDecision, meeting_id: str, item_id: str
) -> Iterator[NextStep]:
    """The item of an agenda that takes up something put off, and what the board decided there."""
    item = desk.book.items[meeting_id, item_id]
    end = end_of(taken.facts.deferred_until or "")
    late = end is not None and desk.book.meetings[meeting_id].date > end
    said = wording.sentence(waiting.on_agenda(desk.book, meeting_id, item, desk.today))
    if not was_reached(desk.book, meeting_id, item):
        said += ","
    elif late:
        said += " late,"
    yield NextStep(f"{said} at the meeting of", desk.item(meeting_id, item))
    for decided in desk.book.decisions_of_item.get((meeting_id, item_id), []):
        if decided.board_id == taken.board_id:
            yield NextStep("The board then decided:", desk.decision(decided))


def _announced(taken: TakenDecision) -> Iterator[NextStep]:
    if taken.facts.next_steps is not None:
        yield NextStep("", words=taken.facts.next_steps)


def _ratified(desk: Desk, taken: TakenDecision) -> Iterator[NextStep]:
    ratified = desk.book.ratified_by.get(taken.key, [])
    for later in ratified:
        yield NextStep(f"Ratified on {wording.day(later.date)} by", desk.decision(later))
    if isinstance(taken.facts, ChairDecision) and not ratified:
        yield NextStep("That the board ratified this decision of its chair is not recorded here.")


def _actions(desk: Desk, taken: TakenDecision) -> Iterator[NextStep]:
    for id in waiting.actions_of(desk.book, taken):
        action = desk.book.actions[id]
        lead = f"{wording.sentence(action.status.value)} action:"
        due = wording.day_or_words(action.due) if action.due is not None else ""
        is_open = action.status is ActionStatus.OPEN
        yield NextStep(
            lead,
            Link(action.title, addresses.action(id)),
            desk.parties(action.owners) if is_open else [],
            due if is_open else "",
            waiting.outcome(desk.book, action),
        )


def _elsewhere(desk: Desk, taken: TakenDecision) -> Iterator[NextStep]:
    """Who decides where this board could not, and whom the paper goes on to."""
    if taken.item is None or taken.meeting_id is None:
        return
    if taken.board_id in taken.item.only_advises:
        name = desk.labels[taken.board_id].short_name
        others = [
            desk.labels[board].name
            for board in desk.book.meetings[taken.meeting_id].boards
            if board not in taken.item.only_advises
        ]
        who = f": the decision is for the {wording.listed(others)}" if others else ""
        yield NextStep(f"{name} may only endorse or recommend here{who or ', and not decide'}.")
    for id in papers_of(desk, taken):
        paper = desk.book.papers[taken.meeting_id][id]
        for seen in paper.seen_by:
            when = end_of(seen.on or "")
            if when is None or when <= taken.date or taken.board_id in seen.boards:
                continue
            line = seen_by_line(desk, seen)
            purpose = f" ({line.purpose})" if line.purpose else ""
            goes = "goes on to" if when >= desk.today else "was to go on to"
            yield NextStep(f"The paper {goes} {line.body}, {line.when}{purpose}.")


def _planned(desk: Desk, taken: TakenDecision, coming: Coming) -> Iterator[NextStep]:
    """What the forward plan has on the same matter, then what comes on the same subject."""
    said = set()
    for entry in desk.book.followed_by.get(taken.key, []):
        meeting = desk.book.meetings.get(entry.meeting or "")
        link = planned_link(entry)
        if meeting is None:
            yield NextStep("In the forward plan, with no date yet:", link)
        elif meeting.date >= desk.today:
            yield NextStep(f"The forward plan has for {desk.day(entry.meeting or '')}:", link)
        said.add(link)
    lines = [line for topic in topics.of_decision(taken) for line in coming.get(topic, [])]
    others = [line for line in dict.fromkeys(lines) if line[2] not in said]
    for _, how, link in sorted(others, key=lambda line: line[0])[:_MOST]:
        yield NextStep(f"On the same subject. {how}", link)
