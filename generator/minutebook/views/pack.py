"""The pack of a meeting: its agenda, papers and minutes on one page, to print or to keep.

It puts together what the pages of the meeting and of its papers say, and says nothing of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from minutebook import addresses, wording
from minutebook.views.documents import DocumentLine, has_pack
from minutebook.views.meetings import MeetingPage, meeting_page
from minutebook.views.minutes import ItemView
from minutebook.views.papers import PaperView, paper_view
from minutebook.views.parts import Desk, Link, Page


@dataclass(frozen=True)
class PackPaper:
    """A paper in its place in the pack."""

    anchor: str
    items: list[str]
    """Numbers of the items that list it, as printed."""
    paper: PaperView


@dataclass(frozen=True)
class ContentsLine:
    """An item in the list at the front, with the papers that stand in the pack for it."""

    number: str
    item: Link
    papers: list[Link]


@dataclass(frozen=True)
class PackPage(Page):
    """`/meetings/<meeting>/pack/`."""

    repeats: ClassVar[bool] = True
    meeting: MeetingPage
    items: list[ItemView]
    """As the meeting has them; their papers lead to where these stand in the pack."""
    contents: list[ContentsLine]
    papers_without_item: list[Link]
    papers: list[PackPaper]
    """In the order of the agenda; then those that no item lists."""


def pack_pages(desk: Desk) -> Iterator[PackPage]:
    """A page for each meeting that has papers or minutes."""
    for id in desk.book.meeting_order():
        if has_pack(desk, id):
            yield _pack_page(desk, id)


def _pack_page(desk: Desk, id: str) -> PackPage:
    meeting = meeting_page(desk, id)
    papers = _papers(desk, id)
    here = {one.paper.address: addresses.pack(id, one.anchor) for one in papers}
    items = [
        replace(item, documents=[_document(line, here) for line in item.documents])
        for item in meeting.items
    ]
    parts = ["agenda"] if items else []
    parts += ["papers"] if papers else []
    parts += ["minutes"] if meeting.has_minutes else []
    names = wording.listed([label.short_name for label in meeting.boards])
    return PackPage(
        address=addresses.pack(id),
        title=f"Pack: {wording.lower_first(meeting.title)}",
        description=f"{wording.sentence(wording.listed(parts))} on one page, to print or to keep. "
        f"{meeting.title}: {names}.",
        trail=[*meeting.trail, Link(desk.day(id), meeting.address)],
        section=addresses.MEETINGS,
        meeting=meeting,
        items=items,
        contents=[
            ContentsLine(
                item.number,
                Link(item.title, addresses.pack(id, item.id)),
                [line.title for line in item.documents if line.title.address in here.values()],
            )
            for item in items
        ],
        papers_without_item=[
            Link(link.text, here[link.address]) for link in meeting.papers_without_item
        ],
        papers=papers,
        picture=meeting.picture,
    )


def _papers(desk: Desk, id: str) -> list[PackPaper]:
    """The public papers of a meeting."""
    numbers: dict[str, list[str]] = {}
    for item in desk.book.meetings[id].agenda:
        for document in item.documents:
            if document.paper is not None:
                numbers.setdefault(document.paper, []).append(item.number or "")
    papers = desk.book.papers.get(id, {})
    in_order = [*numbers, *(paper for paper in papers if paper not in numbers)]
    return [
        PackPaper(
            f"_paper-{paper}",
            [number for number in dict.fromkeys(numbers.get(paper, [])) if number],
            paper_view(desk, id, paper, papers[paper]),
        )
        for paper in in_order
        if paper in papers and papers[paper].public
    ]


def _document(line: DocumentLine, here: dict[str, str]) -> DocumentLine:
    """A document that leads to where it stands in the pack, if it stands there."""
    if line.title.address not in here:
        return line
    return replace(line, title=Link(line.title.text, here[line.title.address]))
