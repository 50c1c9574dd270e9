"""One paper: its cover sheet, what it asks of each board, and what each board resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from minutebook import addresses, attached, topics, wording
from minutebook.book import TakenDecision
from minutebook.models.paper import Attachment, Paper
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.chain import decided_on, paper_chain
from minutebook.views.citing import Citation, paper_citation
from minutebook.views.documents import SeenByLine, delivery, paper_link, seen_by_line
from minutebook.views.figures import FiguresPart, figures_part
from minutebook.views.meetings import is_over
from minutebook.views.parts import (
    Asked,
    BoardLabel,
    DecisionCard,
    Desk,
    EditorNote,
    Link,
    Page,
    RecommendationLine,
    notes,
    recommendation_line,
)
from minutebook.views.phrases import law, period
from minutebook.views.sharing import paper_card, told_apart
from minutebook.views.steps import Step


@dataclass(frozen=True)
class BoardColumn:
    """What the paper says to one board, and what that board did."""

    board: BoardLabel
    recommendations: list[tuple[RecommendationLine, list[DecisionCard]]]
    """Each with what the board decided on it."""
    implications: str
    decisions: list[DecisionCard]
    """What it decided under the item besides."""
    awaits: str
    """What to expect where no decision is recorded."""


@dataclass(frozen=True)
class SignOffLine:
    """Who signed it off."""

    person: Link
    what: str
    """The organisation or the role."""


@dataclass(frozen=True)
class AttachmentLine:
    """A file that belongs to the paper."""

    title: Link
    """Leads to the file where it is published."""
    what: str
    """`PDF, 1.4 MB`, or as much of it as is known."""
    withheld: str
    """Why it is not published, where it is withheld."""
    law: str


@dataclass(frozen=True)
class PaperView:
    """A paper, on a page of its own or among the others of its pack."""

    id: str
    address: str
    title: str
    pack_pages: str
    delivery: str
    """How it came, where it was not in the pack: `Late, published on 5 March 2024`."""
    replaces: Link | None
    replaced_by: list[Link]
    date: str
    period: str
    """The months that a report covers."""
    lead_officers: list[Link]
    authors: list[Link]
    presenters: list[Link]
    asks: list[Asked]
    """What the agenda asks of each board on it."""
    ask_notes: list[EditorNote]
    """Why the agenda asks for something else than the paper does."""
    seen_by: list[SeenByLine]
    topics: list[Link]
    concerns: list[str]
    """Names of the organisations that it is about."""
    summary: str
    issues_raised: str
    chain: list[Step]
    columns: list[BoardColumn]
    sections: list[tuple[str, str, str]]
    """Headings of the cover sheet with what stands under them, each with its id."""
    figures: FiguresPart | None
    sign_off: list[SignOffLine]
    attachments: list[AttachmentLine]
    files_withdrawn: list[Link]
    """Files that were attached: each leads to the page that says why it went."""
    about: About


@dataclass(frozen=True)
class PaperPage(Page):
    """`/meetings/<meeting>/papers/<paper>/`."""

    meeting: Link
    paper: PaperView
    citation: Citation


def paper_pages(desk: Desk) -> Iterator[PaperPage]:
    """A page for each paper that is public."""
    for meeting_id, papers in desk.book.papers.items():
        for paper_id, paper in papers.items():
            if paper.public:
                yield _paper_page(desk, meeting_id, paper_id, paper)


def _paper_page(desk: Desk, meeting_id: str, paper_id: str, paper: Paper) -> PaperPage:
    day = desk.day(meeting_id)
    decided = decided_on(desk, meeting_id, paper_id)
    boards = desk.book.meetings[meeting_id].boards
    papers = desk.book.papers[meeting_id]
    titles = {id: one.title for id, one in papers.items() if one.public}
    named = told_apart(titles)[paper_id]
    headed = told_apart({id: wording.shortened(title) for id, title in titles.items()})[paper_id]
    return PaperPage(
        address=addresses.paper(meeting_id, paper_id),
        title=paper.title,
        description=f"Paper for the meeting of {day}: {named}.",
        trail=[
            Link("Meetings", addresses.MEETINGS),
            Link(day, addresses.meeting(meeting_id)),
        ],
        section=addresses.MEETINGS,
        meeting=desk.meeting(meeting_id),
        paper=paper_view(desk, meeting_id, paper_id, paper),
        citation=paper_citation(desk, meeting_id, paper_id, named),
        head_title=f"{headed}, paper for {day}",
        changed=changed.latest(desk, changed.of_paper(desk.book, meeting_id, paper_id, decided)),
        picture=paper_card([desk.labels[board] for board in boards]),
    )


def paper_view(desk: Desk, meeting_id: str, paper_id: str, paper: Paper) -> PaperView:
    """A public paper, with what it asks and what came of it."""
    meeting = desk.book.meetings[meeting_id]
    found = [
        (item, document)
        for item in meeting.agenda
        for document in item.documents
        if document.paper == paper_id
    ]
    item, document = found[0] if found else (None, None)
    figures = desk.book.figures.get((meeting_id, paper_id))
    over = is_over(meeting, desk.today)
    decided = decided_on(desk, meeting_id, paper_id)
    return PaperView(
        id=paper_id,
        address=addresses.paper(meeting_id, paper_id),
        title=paper.title,
        pack_pages=wording.pages(document.pages) if document and document.pages else "",
        delivery=delivery(document) if document else "",
        replaces=paper_link(desk, meeting_id, paper.replaces) if paper.replaces else None,
        replaced_by=[
            paper_link(desk, meeting_id, id)
            for id, other in desk.book.papers[meeting_id].items()
            if other.replaces == paper_id
        ],
        date=wording.day(paper.date) if paper.date else "",
        period=period(paper.period),
        lead_officers=desk.people(paper.lead_officers),
        authors=desk.parties(paper.authors),
        presenters=desk.parties(item.presenters) if item else [],
        asks=desk.asked(document.asks) if document else [],
        ask_notes=notes(item) if item else [],
        seen_by=[seen_by_line(desk, seen) for seen in paper.seen_by],
        topics=desk.topics(topics.of_paper(desk.book, meeting_id, paper_id)),
        concerns=[desk.organisation(body) for body in paper.concerns],
        summary=paper.summary or "",
        issues_raised=paper.issues_raised or "",
        chain=paper_chain(desk, meeting_id, paper_id, decided),
        columns=[
            _column(
                desk,
                meeting_id,
                paper_id,
                board,
                [taken for taken in decided if taken.board_id == board],
                over,
            )
            for board in meeting.boards
        ],
        sections=[
            (id, heading, text)
            for id, heading, text in (
                ("_public", "How patients and the public were involved", paper.public_involvement),
                (
                    "_practitioners",
                    "How clinicians and practitioners were involved",
                    paper.practitioner_input,
                ),
                ("_overlap", "How it bears on services that exist", paper.overlap),
            )
            if text
        ],
        figures=figures_part(desk, f"{meeting_id}/{paper_id}", figures) if figures else None,
        sign_off=[
            SignOffLine(
                desk.person(signed.person),
                ", ".join(
                    part for part in (signed.role, desk.organisation(signed.organisation)) if part
                ),
            )
            for signed in paper.sign_off
        ],
        attachments=[_attachment(desk, meeting_id, paper_id, one) for one in paper.attachments],
        files_withdrawn=[
            Link(f"A file that was withdrawn on {wording.day(one.on)}", quote(f"{one.address}/"))
            for one in desk.gone.attachments.get((meeting_id, paper_id), [])
        ],
        about=about(desk, "paper", f"{meeting_id}/{paper_id}"),
    )


def _column(
    desk: Desk,
    meeting_id: str,
    paper_id: str,
    board: str,
    decided: list[TakenDecision],
    over: bool,
) -> BoardColumn:
    """What the paper asks of one board, and what that board `decided` on it."""
    paper = desk.book.papers[meeting_id][paper_id]
    made = paper.recommendations.get(board, [])
    on: dict[int, list[DecisionCard]] = {}
    for taken in decided:
        recommended = taken.facts.recommended
        named = recommended is not None and recommended.paper == paper_id
        number = (recommended.number or 0) if recommended is not None and named else 0
        on.setdefault(number if number <= len(made) else 0, []).append(desk.card(taken))
    meeting = desk.book.meetings[meeting_id]
    day = desk.day(meeting_id)
    awaits = (
        f"No decision by this board is recorded for the meeting of {day}."
        if over
        else f"This board is to take it on {day}. Its decision will stand here afterwards."
    )
    return BoardColumn(
        desk.labels[board],
        [(recommendation_line(n, one), on.get(n, [])) for n, one in enumerate(made, start=1)],
        paper.implications.get(board, ""),
        on.get(0, []),
        "" if decided else f"{awaits} {meeting.without.get(board, '')}".strip(),
    )


def _attachment(desk: Desk, meeting_id: str, paper_id: str, one: Attachment) -> AttachmentLine:
    address = addresses.attachment(meeting_id, paper_id, one.file) if one.file is not None else ""
    by_name = attached.type_of(one.file) if one.file is not None else None
    size = desk.file_sizes.get(address, one.size)
    parts = [
        one.type or (by_name.called if by_name is not None else ""),
        wording.size(size) if size is not None else "",
    ]
    return AttachmentLine(
        Link(one.title, address),
        ", ".join(part for part in parts if part),
        one.withheld.reason if one.withheld is not None else "",
        law(one.withheld),
    )
