"""One decision, and what a board settled lately. Nothing here looks at another board's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.decision import ChairDecision, Decision, Vote
from minutebook.models.minutes import Declaration
from minutebook.models.vocabulary import Verb
from minutebook.periods import end_of
from minutebook.views.parts import (
    About,
    DecisionCard,
    Desk,
    EditorNote,
    Link,
    Page,
    RecommendationLine,
    decision_title,
    notes,
    recommendation_line,
)
from minutebook.views.raised import raised_by


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
class TakenUp:
    """The item of an agenda that takes up a deferred decision."""

    item: Link
    late: bool
    """Whether it came after the time until which the decision was put off."""


@dataclass(frozen=True)
class DecisionPage(Page):
    """`/boards/<board>/decisions/<decision>/`."""

    card: DecisionCard
    summary: str
    meeting: Link | None
    item: Link | None
    item_number: str
    in_common: bool
    """Whether other boards met too."""
    raised_by: list[Link]
    """What the public asked or said that led to it."""
    chair: Link | None
    """For a decision between meetings: who took it."""
    authority: str
    papers: list[Link]
    recommended: RecommendationLine | None
    recommended_by: str
    """The other board that recommended it; empty where none did."""
    recommended_at: Link | None
    """The meeting at which that board did."""
    difference: str
    """Why the board did something else than was recommended."""
    notes: list[EditorNote]
    taken_up: list[TakenUp]
    """Where a deferred decision came back, the earliest first."""
    is_awaited: bool
    """Whether it was put off and no agenda takes it up."""
    reasons: str
    alternatives: str
    conditions: list[str]
    conflicts: str
    declarations: list[DeclarationLine]
    moved_by: Link | None
    seconded_by: Link | None
    vote: VoteLine | None
    minutes_of: list[Link]
    supersedes: list[Link]
    superseded_by: list[Link]
    ratifies: list[Link]
    ratified_by: list[Link]
    actions: list[ActionLine]
    earlier: Link | None
    later: Link | None
    about: About


_ONLY_HEARD = {
    Verb.COMMENTED,
    Verb.CONSIDERED,
    Verb.DISCUSSED,
    Verb.NOTED,
    Verb.RECEIVED,
    Verb.REVIEWED,
}
"""Verbs of a board that heard something and settled nothing."""


def latest_settled(desk: Desk, board_id: str, most: int) -> list[DecisionCard]:
    """What a board settled lately: the newest meeting first, in the order of its minutes.

    Left out is what the board only heard or noted, and its approval of minutes, unless there is
    nothing else: somebody who asks what was decided does not mean these.
    """
    line = desk.book.decisions_of_board.get(board_id, [])
    settled = [
        taken
        for taken in line
        if (taken.facts.in_effect or not _ONLY_HEARD.issuperset(taken.facts.verbs))
        and not taken.facts.approves_minutes_of
    ]
    newest_first = sorted(settled or line, key=lambda taken: taken.date, reverse=True)
    return [desk.card(taken) for taken in newest_first[:most]]


def decision_pages(desk: Desk) -> Iterator[DecisionPage]:
    """A page for each decision of each board."""
    for board_id in desk.book.boards:
        line = desk.book.decisions_of_board.get(board_id, [])
        superseded = _pointed_at(line, "supersedes")
        ratified = _pointed_at(line, "ratifies")
        for n, taken in enumerate(line):
            yield _decision_page(
                desk,
                taken,
                _neighbour(desk, line, n - 1),
                _neighbour(desk, line, n + 1),
                superseded.get(taken.key, []),
                ratified.get(taken.key, []),
            )


def _pointed_at(line: list[TakenDecision], name: str) -> dict[str, list[TakenDecision]]:
    """For each decision that another of the same board names in `name`: those others."""
    found: dict[str, list[TakenDecision]] = {}
    for taken in line:
        for key in getattr(taken.facts, name):
            found.setdefault(key, []).append(taken)
    return found


def _neighbour(desk: Desk, line: list[TakenDecision], n: int) -> Link | None:
    if not 0 <= n < len(line):
        return None
    other = line[n]
    return Link(
        f"{desk.reference(other)}: {decision_title(other)}",
        addresses.decision(other.board_id, other.slug),
    )


def _decision_page(
    desk: Desk,
    taken: TakenDecision,
    earlier: Link | None,
    later: Link | None,
    superseded_by: list[TakenDecision],
    ratified_by: list[TakenDecision],
) -> DecisionPage:
    facts, label = taken.facts, desk.labels[taken.board_id]
    card = desk.card(taken)
    chair = desk.person(facts.chair) if isinstance(facts, ChairDecision) else None
    authority = facts.authority or "" if isinstance(facts, ChairDecision) else ""
    number = taken.item.number or "" if taken.item else ""
    by = facts.recommended.by if facts.recommended is not None else None
    return DecisionPage(
        address=card.address,
        title=f"{card.title}: {card.verbs.lower()} by {label.short_name}",
        description=f"{label.name}, {card.date}. {card.verbs}: {card.title}.",
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
        in_common=taken.meeting_id is not None
        and len(desk.book.meetings[taken.meeting_id].boards) > 1,
        raised_by=raised_by(desk, taken.key),
        chair=chair,
        authority=authority,
        papers=_papers(desk, taken),
        recommended=_recommended(desk, taken),
        recommended_by=desk.labels[by].name if by is not None else "",
        recommended_at=_recommended_at(desk, taken),
        difference=facts.difference or "",
        notes=notes(facts),
        taken_up=_taken_up(desk, taken),
        is_awaited=facts.deferred_until is not None and taken.key not in desk.book.taken_up,
        reasons=facts.reasons or "",
        alternatives=facts.alternatives or "",
        conditions=list(facts.conditions),
        conflicts=facts.conflicts or "",
        declarations=_declarations(desk, taken),
        moved_by=_person(desk, facts.moved_by) if isinstance(facts, Decision) else None,
        seconded_by=_person(desk, facts.seconded_by) if isinstance(facts, Decision) else None,
        vote=_vote(desk, facts.vote),
        minutes_of=[desk.meeting(id) for id in facts.approves_minutes_of],
        supersedes=_links(desk, [desk.book.decisions[key] for key in facts.supersedes]),
        superseded_by=_links(desk, superseded_by),
        ratifies=_links(desk, [desk.book.decisions[key] for key in facts.ratifies]),
        ratified_by=_links(desk, ratified_by),
        actions=_actions(desk, taken),
        earlier=earlier,
        later=later,
        about=desk.about_decision(taken),
    )


def _person(desk: Desk, id: str | None) -> Link | None:
    return desk.person(id) if id is not None else None


def _item_link(taken: TakenDecision) -> Link | None:
    if taken.meeting_id is None or taken.item is None:
        return None
    return Link(taken.item.title, addresses.meeting(taken.meeting_id, taken.item.id))


def _links(desk: Desk, decisions: list[TakenDecision]) -> list[Link]:
    return [
        Link(
            f"{desk.reference(other)}: {decision_title(other)}",
            addresses.decision(other.board_id, other.slug),
        )
        for other in decisions
    ]


def _recommended(desk: Desk, taken: TakenDecision) -> RecommendationLine | None:
    """What had been recommended to this board: by a paper held here, or as the record says."""
    recommended = taken.facts.recommended
    if recommended is None:
        return None
    if recommended.paper is not None and taken.meeting_id and recommended.number:
        paper = desk.book.papers[taken.meeting_id][recommended.paper]
        made = paper.recommendations[taken.board_id][recommended.number - 1]
        return recommendation_line(recommended.number, made)
    words = wording.sentence(wording.listed([verb.value for verb in recommended.verbs]))
    return RecommendationLine(0, words, recommended.text or "", "")


def _taken_up(desk: Desk, taken: TakenDecision) -> list[TakenUp]:
    until = end_of(taken.facts.deferred_until or "")
    return [
        TakenUp(
            desk.item(meeting_id, item),
            until is not None and desk.book.meetings[meeting_id].date > until,
        )
        for meeting_id, item in desk.book.taken_up.get(taken.key, [])
    ]


def _recommended_at(desk: Desk, taken: TakenDecision) -> Link | None:
    recommended = taken.facts.recommended
    if recommended is None or recommended.at is None:
        return None
    return desk.meeting(recommended.at, recommended.item or "")


def _papers(desk: Desk, taken: TakenDecision) -> list[Link]:
    """The paper that recommended it, else the papers of its item."""
    if taken.meeting_id is None or taken.item is None:
        return []
    named = taken.facts.recommended.paper if taken.facts.recommended else None
    ids = [document.paper for document in taken.item.documents if document.paper is not None]
    held = desk.book.papers.get(taken.meeting_id, {})
    return [
        Link(held[id].title, addresses.paper(taken.meeting_id, id))
        for id in ([named] if named else ids)
        if held[id].public
    ]


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


def _actions(desk: Desk, taken: TakenDecision) -> list[ActionLine]:
    """Actions raised under the item of the decision, but for those of other matters."""
    if taken.meeting_id is None or taken.item is None:
        return []
    found = []
    for action_id in desk.book.actions_of_meeting.get(taken.meeting_id, []):
        action = desk.book.actions[action_id]
        of_this = not action.matters or _matter(taken) in action.matters
        if action.item == taken.item.id and of_this:
            found.append(action_line(desk, action_id))
    return found


def _matter(taken: TakenDecision) -> str | None:
    return taken.facts.matter if isinstance(taken.facts, Decision) else None
