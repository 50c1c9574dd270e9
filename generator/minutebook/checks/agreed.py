"""Which meeting agreed a change: the one that approved the minutes in which it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from minutebook.checks.changed import Changed
from minutebook.checks.present import TOOK_PLACE
from minutebook.checks.side import Side
from minutebook.models.decision import Decision
from minutebook.models.minutes import BoardStatus, Minutes
from minutebook.models.vocabulary import MinutesState


def agreed_at(side: Side, one: Changed) -> str:
    """The meeting that approved the minutes since they were published, or approved them subject to
    a correction. Empty where none did, or several: then nobody can say which agreed a change.
    """
    found = {
        now.at
        for now, before in _statuses(side, one)
        if now.at is not None and _may_amend(now, before)
    }
    if len(found) != 1:
        return ""
    (meeting_id,) = found
    meeting = side.book.meetings.get(meeting_id)
    was_held = (
        meeting is not None and meeting.state in TOOK_PLACE and meeting.date <= side.scene.today
    )
    return meeting_id if was_held else ""


def _statuses(side: Side, one: Changed) -> Iterator[tuple[BoardStatus, Mapping[str, Any]]]:
    """How far each board is with the minutes that a record is or stands in, and how far it was."""
    match one.record.record:
        case Minutes() as minutes:
            before = one.said.get("status", {})
            yield from ((now, before.get(board, {})) for board, now in minutes.status.items())
        case Decision():
            board, meeting = one.record.entry.ids["board"], one.record.entry.ids["meeting"]
            now_said, said = side.book.minutes.get(meeting), side.published("minutes", meeting)
            if now_said is not None and said is not None and board in now_said.status:
                yield now_said.status[board], said.get("status", {}).get(board, {})


def _may_amend(now: BoardStatus, before: Mapping[str, Any]) -> bool:
    is_new = before.get("at") != now.at or before.get("state") != now.state.value
    return now.state is MinutesState.APPROVED and (is_new or now.subject_to is not None)
