"""What was put off or planned comes back, or the record says why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from minutebook.book import TakenDecision
from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.checks.interests import months_after
from minutebook.deferrals import is_awaited
from minutebook.models.meeting import Meeting
from minutebook.models.plan import ForwardPlan
from minutebook.models.vocabulary import CALLED_OFF, MeetingState, Verb
from minutebook.periods import end_of
from minutebook.wording import day


def deferred_not_taken_up(scene: Scene) -> Iterator[Finding]:
    """A decision was put off until a time that has passed, today or by the next meeting of its
    board whose agenda is on record, and no agenda takes it up (`takes_up` at an item). Words are
    read as the end of the time that they name: `June 2018` as 30 June 2018. What was
    deferred without `deferred_until` comes back within twelve months. An item that was not reached
    (`not_reached` in the minutes) takes nothing up. Words that name no time are no finding, nor is
    a decision that a later one of the board supersedes.
    """
    if scene.is_unreadable(Meeting):
        return
    for key, taken in scene.book.decisions.items():
        if not is_awaited(scene.book, taken):
            continue
        if taken.facts.deferred_until is None:
            if _is_long_ago(taken, scene.today):
                yield Finding(
                    taken.entry,
                    (*taken.path, "verbs"),
                    f"This was deferred on {day(taken.date)}, and no agenda takes it up in the "
                    "twelve months since.",
                    f"Where an agenda does, add `takes_up: [{key}]` to its item; if it was put off "
                    "for longer, add `deferred_until`.",
                )
            continue
        until = end_of(taken.facts.deferred_until)
        if until is None:
            continue
        unreached = [scene.book.meetings[id].date for id, _ in scene.book.taken_up.get(key, [])]
        later = _agenda_after(scene, taken, max([until, *unreached]))
        if until < scene.today or later is not None:
            last = (
                f" It was on the agenda of {day(max(unreached))}, and not reached."
                if unreached
                else ""
            )
            yield Finding(
                taken.entry,
                (*taken.path, "deferred_until"),
                f"This was put off until {day(until)}, and no agenda takes it up"
                + (f", not even that of {day(scene.book.meetings[later].date)}." if later else ".")
                + last,
                f"Where an agenda does, add `takes_up: [{key}]` to its item.",
            )


def _is_long_ago(taken: TakenDecision, today: dt.date) -> bool:
    """Whether it was deferred more than twelve months ago."""
    return Verb.DEFERRED in taken.facts.verbs and months_after(taken.date, 12) < today


def _agenda_after(scene: Scene, taken: TakenDecision, until: dt.date) -> str | None:
    """The first meeting of the board after that time of which the agenda is on record."""
    found = None
    for id in reversed(scene.book.meetings_of_board.get(taken.board_id, [])):
        meeting = scene.book.meetings[id]
        if meeting.date <= until:
            break
        absent = taken.board_id in meeting.without
        if meeting.agenda and meeting.state not in CALLED_OFF and not absent:
            found = id
    return found


def plan_passed(scene: Scene) -> Iterator[Finding]:
    """An entry of the forward plan was expected at a meeting that was held, or lies before today,
    and no item of its agenda takes it (`from_plan`). Either it was taken, or it moved and `moves`
    says so. Nothing is said where the agenda of the meeting is not held, unless the meeting was
    called off.
    """
    for entry in entries_of(scene, ForwardPlan):
        for n, planned in enumerate(entry.record.entries):
            meeting = scene.book.meetings.get(planned.meeting or "")
            if meeting is None or not (meeting.agenda or meeting.state in CALLED_OFF):
                continue
            passed = meeting.state is MeetingState.HELD or meeting.date < scene.today
            places = scene.book.taken_from_plan.get(planned.id, [])
            if passed and all(id != planned.meeting for id, _ in places):
                off = meeting.state in CALLED_OFF
                over = "is over, and no item of its agenda takes this entry."
                move = f"new `meeting`, with `was: {planned.meeting}` under `moves`."
                yield Finding(
                    entry,
                    ("entries", n, "meeting"),
                    f"The meeting of {day(meeting.date)} "
                    + (f"was {meeting.state}, and this entry did not move." if off else over),
                    f"Give the entry its {move}"
                    if off
                    else f"Add `from_plan: [{planned.id}]` to the item that took it, or give the "
                    f"entry its {move}",
                )


CHECKS = (
    Check(
        "deferred-not-taken-up",
        "What is put off comes back",
        WARNING,
        deferred_not_taken_up,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "plan-passed",
        "What is planned is taken, or moves",
        WARNING,
        plan_passed,
        acceptable=True,
        comes_with_the_day=True,
    ),
)
