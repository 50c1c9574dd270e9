"""Each decision belongs to exactly one board, which was there, and stands in its own place."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import Finding, Scene
from minutebook.models.decision import Decision, Decisions
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.vocabulary import MeetingState
from minutebook.source import Path


def board_not_meeting(scene: Scene) -> Iterator[Finding]:
    """What is said of a board at a meeting (attendance, what is asked of it, what is recommended
    to it, where its decisions stand, the decisions themselves) is said of a board that meets
    there.
    """
    for entry in scene.book.entries:
        meeting = scene.book.meetings.get(entry.ids.get("meeting", ""))
        if meeting is None:
            continue
        named: list[tuple[str, Path, bool]] = []
        match entry.record:
            case Meeting() as record:
                for n, item in enumerate(record.agenda):
                    here: Path = ("agenda", n)
                    named += [(board, (*here, "asks", board), True) for board in item.asks]
                    for d, document in enumerate(item.documents):
                        path = (*here, "documents", d, "asks")
                        named += [(board, (*path, board), True) for board in document.asks]
            case Minutes() as record:
                named += [(board, ("status", board), True) for board in record.status]
                named += [(board, ("attendance", board), True) for board in record.attendance]
                for i, minuted in enumerate(record.items):
                    for p, paragraph in enumerate(minuted.paragraphs):
                        path = ("items", i, "paragraphs", p, "decisions")
                        named += [
                            (board, (*path, b), False)
                            for b, board in enumerate(paragraph.decisions)
                        ]
            case Paper() as record:
                for name, boards in (
                    ("recommendations", record.recommendations),
                    ("implications", record.implications),
                ):
                    named += [(board, (name, board), True) for board in boards]
            case Decisions():
                named.append((entry.ids["board"], (), False))
        for board, path, on_key in named:
            if board in scene.book.boards and board not in meeting.boards:
                yield Finding(
                    entry,
                    path,
                    f"The board `{board}` does not meet on {entry.ids['meeting']}.",
                    f"Meeting then: {', '.join(meeting.boards)}.",
                    on_key=on_key,
                )


def decision_out_of_place(scene: Scene) -> Iterator[Finding]:
    """A decision names the paragraph of the minutes where it stands, and that paragraph names the
    board; a paragraph that names a board has a decision of that board.
    """
    for taken in scene.book.decisions.values():
        if taken.paragraph is None or taken.board_id in taken.paragraph.decisions:
            continue
        yield Finding(
            taken.entry,
            (*taken.path, "paragraph"),
            f"Paragraph `{taken.paragraph.id}` is not a place of decisions of the board "
            f"`{taken.board_id}`.",
            f"Correct the paragraph, or add `decisions: [{taken.board_id}]` to it in the minutes.",
        )
    unreadable = [ids for kind, ids in scene.loaded.unreadable if kind.model is Decisions]
    for entry in scene.book.entries:
        meeting_id = entry.ids.get("meeting", "")
        # Where the meeting itself cannot be read, that is its own finding.
        if not isinstance(entry.record, Minutes) or meeting_id not in scene.book.meetings:
            continue
        for i, minuted in enumerate(entry.record.items):
            for p, paragraph in enumerate(minuted.paragraphs):
                for b, board in enumerate(paragraph.decisions):
                    if {"meeting": meeting_id, "board": board} in unreadable:
                        continue
                    if not scene.book.decisions_at_paragraph.get((meeting_id, paragraph.id, board)):
                        yield Finding(
                            entry,
                            ("items", i, "paragraphs", p, "decisions", b),
                            f"No decision of the board `{board}` names this paragraph.",
                            f"Add it in `meetings/{meeting_id}/decisions/{board}.yml`, with "
                            f"`paragraph: {paragraph.id}`.",
                        )


def recommendation_not_there(scene: Scene) -> Iterator[Finding]:
    """A decision that names the recommendation it answers names one that the paper makes to the
    same board.
    """
    for taken in scene.book.decisions.values():
        recommended = taken.facts.recommended
        if recommended is None or recommended.paper is None or taken.meeting_id is None:
            continue
        paper = scene.book.papers.get(taken.meeting_id, {}).get(recommended.paper)
        if paper is None:
            continue
        made = len(paper.recommendations.get(taken.board_id, []))
        if recommended.number is not None and recommended.number > made:
            yield Finding(
                taken.entry,
                (*taken.path, "recommended", "number"),
                f"The paper makes {made} recommendations to the board `{taken.board_id}`, "
                f"and this names number {recommended.number}.",
                "Count them from 1 in the paper's record.",
            )


def decision_at_no_meeting(scene: Scene) -> Iterator[Finding]:
    """A board decides at a meeting that was held with a quorum: not at one that is planned,
    postponed, cancelled or inquorate.
    """
    for entry in scene.book.entries:
        if not isinstance(entry.record, Decisions):
            continue
        meeting = scene.book.meetings.get(entry.ids["meeting"])
        if meeting is None or meeting.state in {MeetingState.HELD, MeetingState.ADJOURNED}:
            continue
        for n, decision in enumerate(entry.record.decisions):
            if isinstance(decision, Decision):
                yield Finding(
                    entry,
                    ("decisions", n, "number"),
                    f"A decision is recorded, and the meeting is {meeting.state}.",
                    f"Correct `state` in `meetings/{entry.ids['meeting']}/meeting.yml`, or "
                    "delete the decision.",
                )
