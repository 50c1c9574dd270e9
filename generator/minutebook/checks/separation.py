"""Each decision belongs to exactly one board, which was there, and stands in its own place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.book import TakenDecision
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.loading import Entry
from minutebook.models.decision import Decision, Decisions
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.plan import ForwardPlan
from minutebook.models.vocabulary import MeetingState
from minutebook.source import Path
from minutebook.wording import counted


def board_not_meeting(scene: Scene) -> Iterator[Finding]:
    """What is said of a board at a meeting (attendance, what is asked of it, what it may do, what
    comes back to it, what is recommended to it, where its decisions stand, the decisions
    themselves) is said of a board
    that meets there.
    """
    for entry in scene.book.entries:
        if isinstance(entry.record, ForwardPlan):
            yield from _planned_boards(scene, entry, entry.record)
        meeting = scene.book.meetings.get(entry.ids.get("meeting", ""))
        if meeting is None:
            continue
        named: list[tuple[str, Path, bool]] = []
        match entry.record:
            case Meeting() as record:
                named += [(board, ("without", board), True) for board in record.without]
                for n, item in enumerate(record.agenda):
                    here: Path = ("agenda", n)
                    named += [(board, (*here, "asks", board), True) for board in item.asks]
                    named += [
                        (board, (*here, "only_advises", b), False)
                        for b, board in enumerate(item.only_advises)
                    ]
                    named += [
                        (key.partition("/")[0], (*here, "takes_up", k), False)
                        for k, key in enumerate(item.takes_up)
                    ]
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


def _planned_boards(scene: Scene, entry: Entry, plan: ForwardPlan) -> Iterator[Finding]:
    for n, planned in enumerate(plan.entries):
        meeting = scene.book.meetings.get(planned.meeting or "")
        boards = meeting.boards if meeting is not None else plan.boards
        for board in planned.asks:
            if board in scene.book.boards and board not in boards:
                where = f"on {planned.meeting}" if meeting is not None else "in this plan"
                yield Finding(
                    entry,
                    ("entries", n, "asks", board),
                    f"Something is asked of the board `{board}`, which does not meet {where}.",
                    f"Meeting then: {', '.join(boards)}.",
                    on_key=True,
                )
        for k, key in enumerate(planned.follows):
            board = key.partition("/")[0]
            if board in scene.book.boards and board not in plan.boards:
                yield Finding(
                    entry,
                    ("entries", n, "follows", k),
                    f"The decision `{key}` is of the board `{board}`, whose plan this is not.",
                    f"This is the plan of: {', '.join(plan.boards)}.",
                )


def another_boards_decision(scene: Scene) -> Iterator[Finding]:
    """A board supersedes and ratifies decisions of its own, and no decision does so to itself: what
    another board decided is that board's to change.
    """
    for taken in scene.book.decisions.values():
        for name in ("supersedes", "ratifies"):
            for n, key in enumerate(getattr(taken.facts, name)):
                other = scene.book.decisions.get(key)
                if other is not None and (other.board_id != taken.board_id or key == taken.key):
                    whose = "this decision itself" if key == taken.key else "another board's"
                    yield Finding(
                        taken.entry,
                        (*taken.path, name, n),
                        f"The decision `{key}` is {whose}.",
                        f"Name earlier decisions of the board `{taken.board_id}`, or delete the "
                        "line.",
                    )


def decision_out_of_place(scene: Scene) -> Iterator[Finding]:
    """A decision names the paragraph of the minutes where it stands, and that paragraph names the
    board; a paragraph that names a board has a decision of that board. Once there are minutes, a
    decision names its paragraph and no longer its item. Where no decision of a file stands where it
    says, the file was probably copied from another board's, and that is said once. A decision that
    was withdrawn leaves its place in the minutes behind, which says so.
    """
    waiting = _places_without_decision(scene)
    for (meeting_id, board_id), those in _decisions_by_file(scene).items():
        astray = [one for one in those if one.paragraph and board_id not in one.paragraph.decisions]
        free = waiting.get((meeting_id, board_id), [])
        if len(astray) == len(those) >= _MANY:
            yield _copied(scene, astray)
            free.clear()
            continue
        for taken in astray:
            yield _astray(taken, free)
        for taken in those:
            if isinstance(taken.facts, Decision) and taken.facts.item is not None:
                yield Finding(
                    taken.entry,
                    (*taken.path, "item"),
                    "There are minutes of this meeting, and the decision has no place in them.",
                    "Write `paragraph:` instead of `item:`, with the id of its paragraph.",
                    on_key=True,
                )
    for (meeting_id, board_id), places in waiting.items():
        # A decision that was withdrawn leaves its place behind.
        for place in places[len(scene.gone.decisions_of(meeting_id, board_id)) :]:
            yield Finding(
                place.entry,
                place.path,
                f"No decision of the board `{board_id}` names this paragraph.",
                f"Add it in `meetings/{meeting_id}/decisions/{board_id}.yml`, with "
                f"`paragraph: {place.paragraph}`.",
            )


_MANY = 3
"""Decisions of a file that stand nowhere, from which on the file is taken for a copy."""


@dataclass(frozen=True)
class _Place:
    """A paragraph that names a board and has no decision of it."""

    item: str
    paragraph: str
    entry: Entry
    path: Path


def _decisions_by_file(scene: Scene) -> dict[tuple[str, str], list[TakenDecision]]:
    found: dict[tuple[str, str], list[TakenDecision]] = {}
    for taken in scene.book.decisions.values():
        is_minuted = taken.meeting_id in scene.book.minutes
        if taken.board_id in scene.book.boards and taken.meeting_id is not None and is_minuted:
            found.setdefault((taken.meeting_id, taken.board_id), []).append(taken)
    return found


def _copied(scene: Scene, astray: list[TakenDecision]) -> Finding:
    named = {board for one in astray if one.paragraph for board in one.paragraph.decisions}
    of = f" of `{'`, `'.join(sorted(named))}`" if named else ""
    return Finding(
        astray[0].entry,
        (),
        f"None of these decisions stands in the minutes as one of the board "
        f"`{astray[0].board_id}`: their paragraphs are places of decisions{of}.",
        "Was this file copied? Type this board's own decisions here, each with its paragraph.",
    )


def _astray(taken: TakenDecision, free: list[_Place]) -> Finding:
    """A decision in a paragraph that is not its board's. A place that waits for one under the same
    item is offered, and not reported again.
    """
    assert taken.paragraph is not None
    item = taken.item.id if taken.item is not None else ""
    meant = next((place for place in free if place.item == item), None)
    if meant is not None:
        free.remove(meant)
        mend = f"Paragraph `{meant.paragraph}` has one, and waits for it: did you mean that?"
    else:
        mend = (
            f"Correct the paragraph, or add `decisions: [{taken.board_id}]` to it in the minutes."
        )
    return Finding(
        taken.entry,
        (*taken.path, "paragraph"),
        f"The minutes have no decision of the board `{taken.board_id}` in paragraph "
        f"`{taken.paragraph.id}`.",
        mend,
    )


def _places_without_decision(scene: Scene) -> dict[tuple[str, str], list[_Place]]:
    """By meeting and board, in the order of the minutes."""
    named = {
        (entry.ids["meeting"], facts.paragraph, entry.ids["board"])
        for entry in scene.book.entries
        if isinstance(entry.record, Decisions)
        for facts in entry.record.decisions
    }
    found: dict[tuple[str, str], list[_Place]] = {}
    for entry in scene.book.entries:
        meeting_id = entry.ids.get("meeting", "")
        # Where the meeting itself cannot be read, that is its own finding.
        if not isinstance(entry.record, Minutes) or meeting_id not in scene.book.meetings:
            continue
        for i, minuted in enumerate(entry.record.items):
            for p, paragraph in enumerate(minuted.paragraphs):
                for b, board in enumerate(paragraph.decisions):
                    is_unread = scene.is_unreadable(Decisions, meeting=meeting_id, board=board)
                    if is_unread or board not in scene.book.boards:
                        continue
                    if (meeting_id, paragraph.id, board) not in named:
                        path: Path = ("items", i, "paragraphs", p, "decisions", b)
                        place = _Place(minuted.item, paragraph.id, entry, path)
                        found.setdefault((meeting_id, board), []).append(place)
    return found


def recommendation_not_there(scene: Scene) -> Iterator[Finding]:
    """A decision that names the recommendation it answers names one that the paper makes to the
    same board, or one that another board made at a meeting that it held before.
    """
    yield from _recommended_by_another(scene)
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
                f"The paper makes {counted(made, 'recommendation')} to the board "
                f"`{taken.board_id}`, and this names number {recommended.number}.",
                "Count them from 1 in the paper's record.",
            )


def _recommended_by_another(scene: Scene) -> Iterator[Finding]:
    for taken in scene.book.decisions.values():
        recommended = taken.facts.recommended
        if recommended is None or recommended.by not in scene.book.boards:
            continue
        meeting = scene.book.meetings.get(recommended.at or "")
        if meeting is None:
            continue
        at, message, mend = "by", "", ""
        if recommended.by == taken.board_id:
            message = f"The board `{recommended.by}` is said to have recommended this to itself."
            mend = "Name the board that recommended it, or delete `by` and `at`."
        elif recommended.by not in meeting.boards:
            message = f"The board `{recommended.by}` does not meet on {recommended.at}."
            mend = f"Meeting then: {', '.join(meeting.boards)}."
        elif meeting.date > taken.date:
            at, message = "at", f"This was decided before the meeting of {meeting.date}."
            mend = "Name the meeting at which it was recommended."
        if message:
            yield Finding(taken.entry, (*taken.path, "recommended", at), message, mend)


def decision_at_no_meeting(scene: Scene) -> Iterator[Finding]:
    """A board decides at a meeting that was held with a quorum: not at one that is planned,
    postponed, cancelled or inquorate, nor at one that was held `without` it.
    """
    for entry in scene.book.entries:
        if not isinstance(entry.record, Decisions):
            continue
        meeting = scene.book.meetings.get(entry.ids["meeting"])
        if meeting is None:
            continue
        missing = entry.ids["board"] in meeting.without
        if meeting.state in {MeetingState.HELD, MeetingState.ADJOURNED} and not missing:
            continue
        said, at = ("held without this board", "without") if missing else (meeting.state, "state")
        for n, decision in enumerate(entry.record.decisions):
            if isinstance(decision, Decision):
                yield Finding(
                    entry,
                    ("decisions", n, "number"),
                    f"A decision is recorded, and the meeting is {said}.",
                    f"Correct `{at}` in `meetings/{entry.ids['meeting']}/meeting.yml`, or "
                    "delete the decision.",
                )


CHECKS = (
    Check(
        "board-not-meeting",
        "What is said of a board at a meeting is said of one that meets",
        ERROR,
        board_not_meeting,
    ),
    Check(
        "decision-out-of-place",
        "A decision and its paragraph name each other",
        ERROR,
        decision_out_of_place,
    ),
    Check(
        "another-boards-decision",
        "A board supersedes and ratifies its own decisions only",
        ERROR,
        another_boards_decision,
    ),
    Check(
        "decision-at-no-meeting",
        "A board decides at a meeting that was held",
        ERROR,
        decision_at_no_meeting,
    ),
    Check(
        "recommendation-not-there",
        "A decision answers a recommendation that was made",
        ERROR,
        recommendation_not_there,
    ),
)
