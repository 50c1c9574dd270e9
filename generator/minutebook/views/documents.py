"""Documents as an agenda lists them: papers, standing documents, and what came in another way."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.meeting import AgendaItem, PackDocument
from minutebook.models.paper import SeenBy
from minutebook.models.plan import PlanEntry
from minutebook.models.vocabulary import StandingDocument
from minutebook.views.parts import Asked, Desk, Link


@dataclass(frozen=True)
class DocumentLine:
    """A document that the agenda lists."""

    number: str
    title: Link
    delivery: str
    """How it came, where it was not in the pack."""
    urgency: str
    """Why it could not wait, where it was late."""
    replaced: bool
    """Whether another paper of the meeting took its place."""
    pages: str
    asks: list[Asked]


_STANDING_PAGES = {
    StandingDocument.REGISTER: addresses.INTERESTS,
    StandingDocument.ACTION_LOG: addresses.ACTIONS,
    StandingDocument.FORWARD_PLAN: addresses.FORWARD_PLAN,
}


def document_line(desk: Desk, meeting_id: str, document: PackDocument) -> DocumentLine:
    """A document as its item lists it."""
    papers = desk.book.papers.get(meeting_id, {})
    return DocumentLine(
        document.number or "",
        document_title(desk, meeting_id, document),
        delivery(document),
        document.urgency or "",
        document.paper is not None
        and any(other.replaces == document.paper for other in papers.values()),
        wording.pages(document.pages) if document.pages else "",
        desk.asked(document.asks),
    )


def document_title(desk: Desk, meeting_id: str, document: PackDocument) -> Link:
    """A document by its title, with its page where it has one."""
    if document.paper is not None:
        return paper_link(desk, meeting_id, document.paper)
    if document.standing is StandingDocument.MINUTES and document.of_meeting is not None:
        return Link(document.title or "", addresses.meeting(document.of_meeting))
    page = _STANDING_PAGES.get(document.standing, "") if document.standing else ""
    return Link(document.title or "", page)


def paper_link(desk: Desk, meeting_id: str, paper_id: str) -> Link:
    """A paper by its title; one that is not public has no page. One that was withdrawn has a page
    that says so.
    """
    address = addresses.paper(meeting_id, paper_id)
    paper = desk.book.papers.get(meeting_id, {}).get(paper_id)
    if paper is None:
        on = wording.day(desk.book.withdrawn[address].on)
        return Link(f"A paper that was withdrawn on {on}", address)
    return Link(paper.title, address if paper.public else "")


def delivery(document: PackDocument) -> str:
    """`Tabled`, `Late, published on 5 March 2024`; empty for what was in the pack."""
    words = [document.delivery.value] if document.delivery is not None else []
    if document.published is not None:
        words.append(f"published on {wording.day(document.published)}")
    return wording.sentence(", ".join(words))


def papers_without_item(desk: Desk, meeting_id: str) -> list[Link]:
    """Public papers of a meeting that no item of its agenda lists."""
    listed = {
        document.paper
        for item in desk.book.meetings[meeting_id].agenda
        for document in item.documents
    }
    return [
        paper_link(desk, meeting_id, id)
        for id, paper in desk.book.papers.get(meeting_id, {}).items()
        if id not in listed and paper.public
    ]


def has_pack(desk: Desk, meeting_id: str) -> bool:
    """Whether there is something to print besides an agenda: public papers, or minutes."""
    papers = desk.book.papers.get(meeting_id, {})
    return meeting_id in desk.book.minutes or any(paper.public for paper in papers.values())


@dataclass(frozen=True)
class SeenByLine:
    """A body that saw a paper, or is to see it."""

    body: str
    purpose: str
    when: str


def seen_by_line(desk: Desk, seen: SeenBy) -> SeenByLine:
    body = desk.organisation(seen.committee) or wording.listed(
        [desk.labels[board].name for board in seen.boards]
    )
    return SeenByLine(
        body, seen.purpose or "", wording.day_or_words(seen.on) if seen.on is not None else ""
    )


def papers_listed(item: AgendaItem) -> list[str]:
    """The papers of an item, each once."""
    return list(dict.fromkeys(one.paper for one in item.documents if one.paper is not None))


def planned_link(entry: PlanEntry) -> Link:
    return Link(entry.title, addresses.planned(entry.id, entry.meeting))


def items_of_papers(desk: Desk) -> dict[tuple[str, str], list[AgendaItem]]:
    """By meeting and paper, the items that list it, in order of the agenda; for `Desk.once`."""
    found: dict[tuple[str, str], list[AgendaItem]] = {}
    for id, meeting in desk.book.meetings.items():
        for item in meeting.agenda:
            for paper in papers_listed(item):
                found.setdefault((id, paper), []).append(item)
    return found


def papers_of(desk: Desk, taken: TakenDecision) -> list[str]:
    """The public paper that recommended a decision, else those of its item."""
    known = desk.once(_papers_by_decision)
    if taken.key not in known:
        known[taken.key] = _papers_of(desk, taken)
    return known[taken.key]


def _papers_by_decision(_: Desk) -> dict[str, list[str]]:
    """What `papers_of` has found, by the key of the decision."""
    return {}


def _papers_of(desk: Desk, taken: TakenDecision) -> list[str]:
    if taken.meeting_id is None or taken.item is None:
        return []
    named = taken.facts.recommended.paper if taken.facts.recommended else None
    ids = [named] if named is not None else papers_listed(taken.item)
    held = desk.book.papers.get(taken.meeting_id, {})
    return [id for id in ids if id in held and held[id].public]
