"""Documents as an agenda lists them: papers, standing documents, and what came in another way."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.meeting import PackDocument
from minutebook.models.vocabulary import StandingDocument
from minutebook.views.parts import Asked, Desk, Link


@dataclass(frozen=True)
class DocumentLine:
    """A document that the agenda lists."""

    number: str
    title: Link
    delivery: str
    """How it came, where it was not in the pack."""
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
    """A document with its page, where it has one."""
    papers = desk.book.papers.get(meeting_id, {})
    if document.paper is not None:
        title = paper_link(desk, meeting_id, document.paper)
    elif document.standing is StandingDocument.MINUTES and document.of_meeting is not None:
        title = Link(document.title or "", addresses.meeting(document.of_meeting))
    else:
        page = _STANDING_PAGES.get(document.standing, "") if document.standing else ""
        title = Link(document.title or "", page)
    return DocumentLine(
        document.number or "",
        title,
        delivery(document),
        document.paper is not None
        and any(other.replaces == document.paper for other in papers.values()),
        wording.pages(document.pages) if document.pages else "",
        desk.asked(document.asks),
    )


def paper_link(desk: Desk, meeting_id: str, paper_id: str) -> Link:
    """A paper by its title; one that is not public has no page."""
    paper = desk.book.papers[meeting_id][paper_id]
    return Link(paper.title, addresses.paper(meeting_id, paper_id) if paper.public else "")


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
