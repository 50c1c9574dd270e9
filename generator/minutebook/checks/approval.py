"""Minutes are approved afterwards, and minutes and decisions say the same of it."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook import wording
from minutebook.book import TakenDecision
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.checks.present import TOOK_PLACE, Sitting, ids, is_recorded, sittings
from minutebook.models.decision import Decisions
from minutebook.models.vocabulary import MinutesState


def approved_before_meeting(scene: Scene) -> Iterator[Finding]:
    """A board approves minutes after the meeting that they are of, and at a meeting that was held:
    not on an earlier day, and not at one that is planned, postponed, cancelled or inquorate.
    Minutes that are approved on the day itself are no finding.
    """
    for sitting in sittings(scene):
        for board, status in sitting.minutes.status.items():
            at = scene.book.meetings.get(status.at or "")
            if at is None or status.state is not MinutesState.APPROVED:
                continue
            path = ("status", board, "at")
            if at.date < sitting.meeting.date:
                yield Finding(
                    sitting.entry,
                    path,
                    f"The board `{board}` is said to have approved these minutes on "
                    f"{wording.day(at.date)}, before the meeting of "
                    f"{wording.day(sitting.meeting.date)}.",
                    "Name the later meeting that approved them.",
                )
            # Where a decision is recorded at such a meeting, that is its own finding.
            elif at.state not in TOOK_PLACE and not scene.book.decisions_of_meeting.get(
                (status.at or "", board)
            ):
                yield Finding(
                    sitting.entry,
                    path,
                    f"The board `{board}` is said to have approved these minutes at the meeting "
                    f"of {wording.day(at.date)}, which is {at.state}.",
                    f"Name the meeting that approved them, write `state: draft`, or correct "
                    f"`state` in `meetings/{status.at}/meeting.yml`.",
                )
    for taken, n, of in _approvals(scene):
        meeting, minutes = scene.book.meetings[of], scene.book.minutes.get(of)
        said = minutes.status.get(taken.board_id) if minutes is not None else None
        # Where the minutes name this meeting too, they have the finding.
        if meeting.date > taken.date and (said is None or said.at != taken.meeting_id):
            yield Finding(
                taken.entry,
                (*taken.path, "approves_minutes_of", n),
                f"The minutes of {wording.day(meeting.date)} cannot be approved on "
                f"{wording.day(taken.date)}, before that meeting.",
                "Name the meeting whose minutes it approves.",
            )


def minutes_approval_differs(scene: Scene) -> Iterator[Finding]:
    """Minutes and decisions say the same of who approved them. Where the minutes say that a board
    approved them at a meeting, and decisions of the board at that meeting are on record, one of
    them has `approves_minutes_of`; where a decision approves minutes, these name that board and
    that meeting. Each board that met has its line under `status`, and approves the minutes of its
    own meetings, or of those of the board that it took over from. A sister board's minutes that
    come for information are not approved.
    """
    approved: dict[tuple[str, str], list[tuple[TakenDecision, int]]] = {}
    for taken, n, of in _approvals(scene):
        approved.setdefault((of, taken.board_id), []).append((taken, n))
        yield from _of_no_meeting_of_its_own(scene, taken, n, of)
    for sitting in sittings(scene):
        yield from _boards_left_out(scene, sitting)
        for board, status in sitting.minutes.status.items():
            known = status.at is None or status.at in scene.book.meetings
            if board not in scene.book.boards or not known:
                continue
            by = approved.get((sitting.id, board), [])
            if any(taken.meeting_id == status.at for taken, _ in by):
                continue
            if by:
                yield _not_as_the_minutes_say(sitting, board, by[-1], status.at)
            elif (
                status.at is not None
                and _all_approvals_are_known(scene, status.at, board)
                and not scene.gone.decisions_of(status.at, board)
                and not scene.is_unreadable(Decisions, meeting=status.at, board=board)
            ):
                day = wording.day(scene.book.meetings[status.at].date)
                yield Finding(
                    sitting.entry,
                    ("status", board, "at"),
                    f"The board `{board}` is said to have approved these minutes on {day}, and no "
                    "decision of it there does so.",
                    f"Add `approves_minutes_of: [{sitting.id}]` to the decision in "
                    f"`meetings/{status.at}/decisions/{board}.yml`, or correct `at`.",
                )


def _approvals(scene: Scene) -> Iterator[tuple[TakenDecision, int, str]]:
    """Each approval at a meeting of the minutes of a meeting that is known."""
    for taken in scene.book.decisions.values():
        if taken.meeting_id is not None:
            for n, of in enumerate(taken.facts.approves_minutes_of):
                if of in scene.book.meetings:
                    yield taken, n, of


def _all_approvals_are_known(scene: Scene, meeting: str, board: str) -> bool:
    """Whether a board has decisions at a meeting, and approves no minutes of what is unknown."""
    there = scene.book.decisions_of_meeting.get((meeting, board), [])
    named = (of for taken in there for of in taken.facts.approves_minutes_of)
    return bool(there) and all(of in scene.book.meetings for of in named)


def _of_no_meeting_of_its_own(
    scene: Scene, taken: TakenDecision, n: int, of: str
) -> Iterator[Finding]:
    board, meeting = scene.book.boards.get(taken.board_id), scene.book.meetings[of]
    if board is None or taken.board_id in meeting.boards or board.predecessor in meeting.boards:
        return
    yield Finding(
        taken.entry,
        (*taken.path, "approves_minutes_of", n),
        f"The board `{taken.board_id}` did not meet on {of}.",
        f"Name a meeting of its own; on that day met: {', '.join(meeting.boards)}.",
    )


def _boards_left_out(scene: Scene, sitting: Sitting) -> Iterator[Finding]:
    attendance = sitting.minutes.attendance
    some = any(is_recorded(came) for came in attendance.values())
    left_out = [
        board
        for board in sitting.boards
        if board in scene.book.boards
        and board not in sitting.minutes.status
        # A board of which nobody came, though it was to meet, has nothing to approve.
        and (is_recorded(attendance.get(board)) or not some)
    ]
    if left_out:
        yield Finding(
            sitting.entry,
            ("status",),
            f"The {'boards' if len(left_out) > 1 else 'board'} {ids(left_out)} met, and nothing "
            "says how far the approval of these minutes has come there.",
            f"Add `{left_out[0]}: {{state: draft}}`.",
            on_key=True,
        )


def _not_as_the_minutes_say(
    sitting: Sitting, board: str, by: tuple[TakenDecision, int], at: str | None
) -> Finding:
    taken, n = by
    said = f"that the meeting of {at} did" if at is not None else "that they are a draft"
    return Finding(
        taken.entry,
        (*taken.path, "approves_minutes_of", n),
        f"This decision approves the minutes of {sitting.id}, and these say for the board "
        f"`{board}` {said}.",
        f"Write `{board}: {{state: approved, at: {taken.meeting_id}}}` in "
        f"`meetings/{sitting.id}/minutes.yml`, or delete the line here.",
    )


CHECKS = (
    Check(
        "approved-before-meeting",
        "Minutes are approved after their meeting",
        ERROR,
        approved_before_meeting,
        acceptable=True,
    ),
    Check(
        "minutes-approval-differs",
        "Minutes and decisions agree on who approved the minutes",
        ERROR,
        minutes_approval_differs,
        acceptable=True,
    ),
)
