"""One decision. Nothing here looks at another board's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, topics, wording
from minutebook.book import TakenDecision
from minutebook.models.decision import ChairDecision, Decision, Vote
from minutebook.models.minutes import Declaration
from minutebook.views import changed
from minutebook.views.about import About, about_decision
from minutebook.views.chain import decision_chain
from minutebook.views.chain_times import decision_times
from minutebook.views.citing import Citation, decision_citation
from minutebook.views.compared import Comparison, compared
from minutebook.views.embedded import embedded_link
from minutebook.views.next_steps import Coming, NextStep, coming_by_topic, next_steps
from minutebook.views.parts import (
    DecisionCard,
    Desk,
    EditorNote,
    Link,
    Page,
    notes,
)
from minutebook.views.raised import raised_by
from minutebook.views.sharing import decision_card
from minutebook.views.steps import Step
from minutebook.views.timeline import Timeline


@dataclass(frozen=True)
class DeclarationLine:
    """Who declared an interest in the item, and what was done about it."""

    people: list[Link]
    interest: str
    organisation: str
    about: Link | None
    handling: str
    withdrew: bool


@dataclass(frozen=True)
class ActionLine:
    """An action as other pages name it."""

    title: str
    address: str
    status: str
    owners: list[Link]


@dataclass(frozen=True)
class VoteLine:
    """A vote that was taken and recorded."""

    counts: str
    confidential: bool
    casting: Link | None
    named: list[tuple[Link, str]]


@dataclass(frozen=True)
class DecisionPage(Page):
    """`/boards/<board>/decisions/<decision>/`."""

    card: DecisionCard
    summary: str
    meeting: Link | None
    item: Link | None
    item_number: str
    raised_by: list[Link]
    """What the public asked or said that led to it."""
    topics: list[Link]
    chair: Link | None
    """For a decision between meetings: who took it."""
    authority: str
    replaced_by: list[Link]
    next: list[NextStep]
    """What matters most first."""
    chain: list[Step]
    times: Timeline | None
    """The same in order of time, where enough days are known."""
    compared: Comparison | None
    """What was recommended, where that is recorded."""
    difference: str
    """Why the board did something else than was recommended."""
    notes: list[EditorNote]
    reasons: str
    alternatives: str
    conditions: list[str]
    conflicts: str
    declarations: list[DeclarationLine]
    moved_by: Link | None
    seconded_by: Link | None
    vote: VoteLine | None
    minutes_of: list[Link]
    earlier: Link | None
    later: Link | None
    citation: Citation
    embedded: Link
    """The page for other sites to show."""
    about: About


def decision_pages(desk: Desk) -> Iterator[DecisionPage]:
    """A page for each decision of each board."""
    coming = coming_by_topic(desk)
    for board_id in desk.book.boards:
        line = desk.book.decisions_of_board.get(board_id, [])
        for n, taken in enumerate(line):
            earlier, later = _neighbour(desk, line, n - 1), _neighbour(desk, line, n + 1)
            yield _decision_page(desk, taken, earlier, later, coming)


def _neighbour(desk: Desk, line: list[TakenDecision], n: int) -> Link | None:
    if not 0 <= n < len(line):
        return None
    return desk.decision(line[n])


def _decision_page(
    desk: Desk,
    taken: TakenDecision,
    earlier: Link | None,
    later: Link | None,
    coming: Coming,
) -> DecisionPage:
    desk = desk.of_board(taken.board_id)
    facts, label = taken.facts, desk.labels[taken.board_id]
    card = desk.card(taken)
    chair = desk.person(facts.chair) if isinstance(facts, ChairDecision) else None
    authority = facts.authority or "" if isinstance(facts, ChairDecision) else ""
    number = taken.item.number or "" if taken.item else ""
    recommended = compared(desk, taken)
    did = f"{card.verbs.lower()} by {card.reference}"
    return DecisionPage(
        address=card.address,
        title=f"{card.title}: {did}",
        description=f"{label.name}, {card.date}. {card.verbs}: {card.title}. Decision "
        f"{card.reference}.",
        trail=[
            Link("Boards", addresses.BOARDS),
            Link(label.short_name, label.address),
            Link("Decisions", addresses.board_decisions(label.id)),
        ],
        section=addresses.BOARDS,
        card=card,
        summary=facts.summary or "",
        meeting=desk.meeting(taken.meeting_id) if taken.meeting_id else None,
        item=_item_link(taken),
        item_number=number,
        raised_by=raised_by(desk, taken.key),
        topics=desk.topics(topics.of_decision(taken)),
        chair=chair,
        authority=authority,
        replaced_by=[desk.decision(one) for one in desk.book.superseded_by.get(taken.key, [])],
        next=next_steps(desk, taken, coming),
        chain=decision_chain(desk, taken, recommended),
        times=decision_times(desk, taken, recommended),
        compared=recommended,
        difference=facts.difference or "",
        notes=notes(facts),
        reasons=facts.reasons or "",
        alternatives=facts.alternatives or "",
        conditions=list(facts.conditions),
        conflicts=facts.conflicts or "",
        declarations=_declarations(desk, taken),
        moved_by=_person(desk, facts.moved_by) if isinstance(facts, Decision) else None,
        seconded_by=_person(desk, facts.seconded_by) if isinstance(facts, Decision) else None,
        vote=_vote(desk, facts.vote),
        minutes_of=[desk.meeting(id) for id in facts.approves_minutes_of],
        earlier=earlier,
        later=later,
        citation=decision_citation(desk, taken),
        embedded=embedded_link(desk, taken),
        about=about_decision(desk, taken),
        head_title=f"{wording.shortened(card.title)}: {did}",
        changed=changed.latest(desk, changed.of_decision(desk.book, taken)),
        picture=decision_card(label, taken, card.verbs),
    )


def _person(desk: Desk, id: str | None) -> Link | None:
    return desk.person(id) if id is not None else None


def _item_link(taken: TakenDecision) -> Link | None:
    if taken.meeting_id is None or taken.item is None:
        return None
    return Link(taken.item.title, addresses.meeting(taken.meeting_id, taken.item.id))


def declaration_line(desk: Desk, meeting_id: str, declared: Declaration) -> DeclarationLine:
    """A declaration with its item linked."""
    about = None
    if declared.about is not None:
        item = desk.book.items[meeting_id, declared.about]
        number = f"item {item.number}, " if item.number else ""
        about = Link(f"{number}{item.title}", addresses.meeting(meeting_id, item.id))
    return DeclarationLine(
        desk.people(declared.people),
        declared.interest or "",
        desk.organisation(declared.organisation),
        about,
        declared.handling or "",
        declared.withdrew,
    )


def _declarations(desk: Desk, taken: TakenDecision) -> list[DeclarationLine]:
    """Interests declared in the item of the decision."""
    minutes = desk.book.minutes.get(taken.meeting_id or "")
    if minutes is None or taken.item is None or taken.meeting_id is None:
        return []
    return [
        declaration_line(desk, taken.meeting_id, paragraph.declaration)
        for minuted in minutes.items
        for paragraph in minuted.paragraphs
        if paragraph.declaration is not None and paragraph.declaration.about == taken.item.id
    ]


def _vote(desk: Desk, vote: Vote | None) -> VoteLine | None:
    if vote is None:
        return None
    counted = [
        f"{number} {side}"
        for number, side in (
            (vote.votes_for, "for"),
            (vote.votes_against, "against"),
            (vote.abstentions, "abstained"),
        )
        if number is not None
    ]
    return VoteLine(
        ", ".join(counted),
        vote.confidential,
        desk.person(vote.casting_vote) if vote.casting_vote else None,
        [(desk.person(named.person), named.vote.value) for named in vote.named],
    )


def action_line(desk: Desk, action_id: str) -> ActionLine:
    """An action with its owners and where it stands."""
    action = desk.book.actions[action_id]
    return ActionLine(
        action.title,
        addresses.action(action_id),
        wording.sentence(action.status.value),
        desk.parties(action.owners),
    )
