"""What a search can find of meetings: the meetings, their papers, figures and minutes."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook import addresses, topics, wording
from minutebook.models.minutes import Paragraph
from minutebook.models.paper import Paper, Recommendation
from minutebook.views.coming import place_in_words
from minutebook.views.entries import SearchEntry, topics_of, words
from minutebook.views.figures import searched_table
from minutebook.views.parts import Desk


def meetings_found(desk: Desk) -> Iterator[SearchEntry]:
    for id, meeting in desk.book.meetings.items():
        names = wording.listed([desk.labels[board].name for board in meeting.boards])
        yield SearchEntry(
            addresses.meeting(id),
            "meeting",
            f"Meeting of {desk.day(id)}",
            meeting.boards,
            desk.day(id),
            meeting.date.isoformat(),
            words(
                wording.weekday(meeting.date),
                f"{meeting.state.value}: {meeting.reason}" if meeting.reason else "",
                place_in_words(desk, meeting),
                names,
                meeting.note,
                *(item.title for item in meeting.agenda),
            ),
            topics_of(desk, [id for item in meeting.agenda for id in topics.of_item(item)]),
        )


def papers_found(desk: Desk) -> Iterator[SearchEntry]:
    for meeting_id, papers in desk.book.papers.items():
        for paper_id, paper in papers.items():
            if paper.public:
                yield from _paper(desk, meeting_id, paper_id, paper)


def _paper(desk: Desk, meeting_id: str, paper_id: str, paper: Paper) -> Iterator[SearchEntry]:
    """The paper itself, each of its parts, and what it asks of each board as that board's alone."""
    meeting = desk.book.meetings[meeting_id]
    address, day = addresses.paper(meeting_id, paper_id), desk.day(meeting_id)
    names = [party.text for party in desk.parties([*paper.lead_officers, *paper.authors])]
    carried = topics_of(desk, topics.of_paper(desk.book, meeting_id, paper_id))

    def entry(anchor: str, part: str, text: str, *, board: str = "") -> SearchEntry:
        return SearchEntry(
            f"{address}#{anchor}" if anchor else address,
            "paper",
            f"{paper.title}: {part}" if part else paper.title,
            [board] if board else meeting.boards,
            day,
            meeting.date.isoformat(),
            text,
            carried,
        )

    yield entry(
        "_says" if paper.summary else "",
        "",
        words(paper.summary, wording.listed(names)) or paper.title,
    )
    for board in meeting.boards:
        asked = [_asked(made) for made in paper.recommendations.get(board, [])]
        text = words(*asked, paper.implications.get(board))
        if text:
            asks = f"what it asks of {desk.labels[board].short_name}"
            yield entry(f"_asks-{board}", asks, text, board=board)
    for anchor, part, said in (
        ("_raised", "what others said of it", paper.issues_raised),
        ("_public", "how patients and the public were involved", paper.public_involvement),
        ("_practitioners", "how practitioners were involved", paper.practitioner_input),
        ("_overlap", "how it bears on services that exist", paper.overlap),
    ):
        if said is not None:
            yield entry(anchor, part, words(said))


def _asked(made: Recommendation) -> str:
    asked = wording.sentence(wording.listed([verb.value for verb in made.verbs]))
    amount = wording.money(made.amount) if made.amount is not None else ""
    return f"{asked} {made.text} {amount}".strip()


def figures_found(desk: Desk) -> Iterator[SearchEntry]:
    for (meeting_id, paper_id), figures in desk.book.figures.items():
        paper = desk.book.papers.get(meeting_id, {}).get(paper_id)
        if paper is None or not paper.public:
            continue
        meeting = desk.book.meetings[meeting_id]
        address, day = addresses.paper(meeting_id, paper_id), desk.day(meeting_id)
        carried = topics_of(desk, topics.of_paper(desk.book, meeting_id, paper_id))
        found = [
            ("figures", table.id, table.title, words(searched_table(desk, table)))
            for table in figures.tables
        ]
        for risk in figures.risks:
            leads = [party.text for party in desk.parties(risk.leads)]
            stream = desk.organisation(risk.workstream)
            text = words(risk.text, risk.mitigation, stream, risk.reference, *leads)
            found.append(("risk", risk.id, risk.title, text))
        for kind, id, title, text in found:
            yield SearchEntry(
                f"{address}#{id}",
                kind,
                title,
                meeting.boards,
                day,
                meeting.date.isoformat(),
                words(text, paper.title),
                carried,
            )


def minutes_found(desk: Desk) -> Iterator[SearchEntry]:
    for meeting_id, minutes in desk.book.minutes.items():
        meeting, day = desk.book.meetings[meeting_id], desk.day(meeting_id)
        for minuted in minutes.items:
            item = desk.book.items[meeting_id, minuted.item]
            carried = topics_of(desk, topics.of_item(item))
            for paragraph in minuted.paragraphs:
                text = _said(desk, paragraph)
                if text:
                    yield SearchEntry(
                        addresses.meeting(meeting_id, paragraph.id),
                        "minutes",
                        item.title,
                        meeting.boards,
                        day,
                        meeting.date.isoformat(),
                        text,
                        carried,
                    )


def _said(desk: Desk, paragraph: Paragraph) -> str:
    """The words of a paragraph. Those of decisions and actions are found where they stand."""
    declared = paragraph.declaration
    if declared is None:
        return words(paragraph.heading, paragraph.text) if paragraph.text else ""
    people = wording.listed([link.text for link in desk.people(declared.people)])
    return words(
        paragraph.heading,
        f"{people} declared an interest {declared.interest or ''}",
        desk.organisation(declared.organisation),
        declared.handling,
        paragraph.text,
    )
