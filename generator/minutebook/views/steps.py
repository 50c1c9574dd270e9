"""The pieces of which chains are made: what stands at a step, and how each thing is named there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.deferrals import is_put_off
from minutebook.models.action import Evidence
from minutebook.models.meeting import AgendaItem
from minutebook.models.plan import PlanEntry
from minutebook.views import waiting
from minutebook.views.documents import paper_link, papers_listed, planned_link
from minutebook.views.parts import BoardLabel, Desk, Link, decision_link
from minutebook.views.phrases import verbs


@dataclass(frozen=True)
class ChainLink:
    """One thing at a step."""

    link: Link
    outside: bool = False
    """Whether the address is one of the web, and not of this site."""
    before: str = ""
    """Words that go before: `Approved`."""
    after: str = ""
    """Words that follow: `open`."""
    then: list[tuple[str, Link]] = field(default_factory=list)
    """What became of it: `replaced by`, and by what."""


@dataclass(frozen=True)
class OfBoard:
    """What is of one board at a step of a page that boards share."""

    board: BoardLabel
    links: list[ChainLink]
    missing: str = ""
    """What to say where there is nothing."""


@dataclass(frozen=True)
class Step:
    """One step, in order of time."""

    name: str
    links: list[ChainLink] = field(default_factory=list)
    boards: list[OfBoard] = field(default_factory=list)
    here: str = ""
    """What the page itself is, for the step that it is; empty for any other."""
    missing: str = ""
    """Said where a reader would expect something, and nothing is held here."""

    @property
    def is_there(self) -> bool:
        return bool(self.links or self.boards or self.here or self.missing)


def planned_links(desk: Desk, items: Iterable[AgendaItem]) -> list[ChainLink]:
    return entry_links(desk.book.planned[id] for item in items for id in item.from_plan)


def entry_links(entries: Iterable[PlanEntry]) -> list[ChainLink]:
    return [ChainLink(planned_link(entry)) for entry in entries]


def decision_links(desk: Desk, those: Iterable[TakenDecision]) -> list[ChainLink]:
    return [ChainLink(desk.decision(one), before=f"{verbs(one)}:") for one in those]


def action_links(desk: Desk, ids: Iterable[str]) -> list[ChainLink]:
    return [
        ChainLink(
            Link(desk.book.actions[id].title, addresses.action(id)),
            after=desk.book.actions[id].status.value,
        )
        for id in ids
    ]


def item_papers(desk: Desk, meeting_id: str, items: Iterable[AgendaItem]) -> list[ChainLink]:
    return [
        ChainLink(paper_link(desk, meeting_id, id)) for item in items for id in papers_listed(item)
    ]


def no_paper(item: AgendaItem) -> str:
    if papers_listed(item):
        return ""
    return "A spoken item, with no paper." if item.verbal else "No paper is held here."


def by_board(
    desk: Desk, meeting_id: str, those: Sequence[TakenDecision], missing: str = ""
) -> list[OfBoard]:
    """What each board of a meeting decided, with what became of it."""
    return [
        OfBoard(
            desk.labels[board],
            [_decided(desk, one) for one in those if one.board_id == board],
            missing or _no_decision(desk, meeting_id, board),
        )
        for board in desk.book.meetings[meeting_id].boards
    ]


def _no_decision(desk: Desk, meeting_id: str, board_id: str) -> str:
    if desk.gone.decisions_of(meeting_id, board_id):
        # Which item a withdrawn decision was under is not known any more.
        return "No decision of this board is recorded, or it was withdrawn."
    return "No decision of this board is recorded."


def _decided(desk: Desk, taken: TakenDecision) -> ChainLink:
    book = desk.book
    then = [
        (waiting.on_agenda(book, *place, desk.today), desk.item(*place))
        for place in book.taken_up.get(taken.key, [])
    ]
    for word, later in (("ratified by", book.ratified_by), ("replaced by", book.superseded_by)):
        then += [(word, desk.decision(one)) for one in later.get(taken.key, [])]
    return ChainLink(decision_link(taken), False, f"{verbs(taken)}:", until_in_words(taken), then)


def act_in_words(taken: TakenDecision) -> str:
    put_off = until_in_words(taken)
    return f"{verbs(taken)} on {wording.day(taken.date)}" + (f", {put_off}" if put_off else "")


def until_in_words(taken: TakenDecision) -> str:
    """`put off until June 2018`; empty where nothing was put off."""
    if not is_put_off(taken):
        return ""
    until = waiting.until(taken)
    return f"put off until {until}" if until else "put off"


def evidence_of(desk: Desk, action_id: str) -> list[ChainLink]:
    """What shows that an action was done, and before that what shows what was reported."""
    action = desk.book.actions[action_id]
    return [
        evidence_line(desk, one)
        for one in (*(e for update in action.updates for e in update.evidence), *action.evidence)
    ]


def evidence_line(desk: Desk, one: Evidence) -> ChainLink:
    """A paper, a document or a page on the web."""
    words = one.words or ""
    if one.link is not None:
        return ChainLink(Link(words, one.link), outside=True)
    if one.document is not None:
        document = desk.book.documents[one.document]
        place = wording.pages(one.pages) if one.pages is not None else ""
        after = ". ".join(part for part in (place, words) if part)
        return ChainLink(Link(document.title, document.link or ""), True, after=after)
    paper = paper_link(desk, one.meeting or "", one.paper or "")
    return ChainLink(paper, before=f"Paper of {desk.day(one.meeting or '')}:", after=words)
