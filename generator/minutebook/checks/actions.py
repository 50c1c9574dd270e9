"""Actions, from the minutes that raise them through the logs to their close."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from minutebook.addresses import slug_of
from minutebook.book import Book
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene, entries_of
from minutebook.loading import Entry
from minutebook.models.action import Action, Update
from minutebook.models.meeting import Meeting
from minutebook.models.vocabulary import CALLED_OFF, ActionStatus, MeetingState, StandingDocument
from minutebook.periods import end_of
from minutebook.source import Path
from minutebook.wording import day


def action_not_minuted(scene: Scene) -> Iterator[Finding]:
    """An action is in the log, the minutes of the meeting that is said to have raised it are on
    record, and none of their paragraphs names it: nobody can see who agreed to it. Where a
    meeting's minutes are not held, nothing is said.
    """
    minuted = {
        (id, paragraph.action)
        for id, minutes in scene.book.minutes.items()
        for item in minutes.items
        for paragraph in item.paragraphs
    }
    for entry in entries_of(scene, Action):
        meeting, id = entry.record.meeting, entry.ids["action"]
        if meeting in scene.book.minutes and (meeting, id) not in minuted:
            yield Finding(
                entry,
                ("meeting",),
                f"No paragraph of the minutes of {meeting} raises this action.",
                f"If this file was copied, correct the meeting; else put `action: {id}` into its "
                f"paragraph of `meetings/{meeting}/minutes.yml`, in place of the words there.",
            )


_COUNTED = re.compile(r"(?:action|item|no\.?)?\s*[0-9]+\Z", re.IGNORECASE)
"""A reference that says nothing of its meeting: `3`, `Action 3`. Some bodies begin anew at each
meeting, others run on through all."""


def repeated_reference(scene: Scene) -> Iterator[Finding]:
    """The same reference is printed for two actions, in the minutes (`reference`) or in another
    document (`printed_elsewhere`): whoever quotes it may mean either. A bare number, `3` or
    `Action 3`, may come back at another meeting.
    """
    first: dict[tuple[str, str], Entry] = {}
    printed = [
        (place, entry) for entry in entries_of(scene, Action) for place in _printed(entry.record)
    ]
    # The reference of the minutes is the action's own; another document's comes after it.
    printed.sort(key=lambda one: len(one[0][1]))
    for (reference, path), entry in printed:
        words = " ".join(reference.casefold().split())
        key = (words, entry.record.meeting if _COUNTED.match(words) else "")
        other = first.setdefault(key, entry)
        if other is not entry:
            yield Finding(
                entry,
                path,
                f"The reference {reference} stands for this action and for the one in "
                f"{other.source.path}.",
                "Correct the one that is mistyped; was one of the two files copied from the other?",
            )


def _printed(action: Action) -> Iterator[tuple[str, Path]]:
    if action.reference is not None:
        yield action.reference, ("reference",)
    for n, other in enumerate(action.printed_elsewhere):
        yield other.reference, ("printed_elsewhere", n, "reference")


_SERIES = re.compile(r"(.*?)([0-9]{1,6})\Z", re.DOTALL)


def skipped_reference(scene: Scene) -> Iterator[Finding]:
    """The references of the actions of one meeting skip a number: ICBMar18-4, then ICBMar18-6. An
    action may be missing from the records. It is found at the action after the gap. Nothing is
    said of a series that runs through several meetings, as bare numbers do, of the order of the
    references, of an action that was withdrawn, or where the file of an action cannot be read.
    """
    if scene.is_unreadable(Action):
        return
    series: dict[str, dict[int, Entry]] = defaultdict(dict)
    raised_at: dict[str, set[str]] = defaultdict(set)
    elsewhere: dict[str, set[int]] = defaultdict(set)
    for entry in entries_of(scene, Action):
        for reference, path in _printed(entry.record):
            found = _SERIES.match(reference.strip())
            if found is None or _COUNTED.match(reference.strip()):
                continue
            name, number = found[1], int(found[2])
            if path == ("reference",):
                series[name].setdefault(number, entry)
                raised_at[name].add(entry.record.meeting)
            else:
                elsewhere[name].add(number)
    withdrawn: dict[str, set[int]] = defaultdict(set)
    for id in scene.gone.actions:
        numbered = _SERIES.match(id)
        if numbered is not None:
            withdrawn[slug_of(numbered[1])].add(int(numbered[2]))
    for name, actions in series.items():
        if len(raised_at[name]) > 1:
            continue
        numbers = sorted({*actions, *elsewhere[name], *withdrawn[slug_of(name)]})
        for before, after in pairwise(numbers):
            if after > before + 1 and after in actions:
                missing = f"{name}{before + 1}"
                if after > before + 2:
                    missing += f" to {name}{after - 1}"
                yield Finding(
                    actions[after],
                    ("reference",),
                    f"No action has the reference {missing}.",
                    "Add the action that is missing, or correct this reference.",
                )


def action_lost(scene: Scene) -> Iterator[Finding]:
    """An action was open at one meeting and is gone from the action log of a later one. A meeting
    has such a log where its agenda lists the `action log` and actions have updates `reported_to`
    it; then every action that was raised before at a meeting of the same boards, and not closed
    before, has an update that was reported to it too. Found once, at the first log that lacks it,
    once its meeting is not `planned` any more.
    """
    logs = _logs(scene.book)
    for entry in entries_of(scene, Action):
        action: Action = entry.record
        raised = scene.book.meetings.get(action.meeting)
        closed = _closed(scene.book, action)
        if raised is None or (action.status is ActionStatus.CLOSED and closed is None):
            continue
        reported = {update.reported_to for update in action.updates}
        gone = []
        for board in raised.boards:
            of_board = logs.get(board, [])
            for date, id in of_board[bisect_right(of_board, (raised.date, "~")) :]:
                if closed is not None and date > closed:
                    break
                if id not in reported:
                    gone.append((date, id))
                    break
        # A report to a meeting that is not on record has its own finding, and is probably this one.
        is_astray = any(id is not None and id not in scene.book.meetings for id in reported)
        if gone and not is_astray:
            date, id = min(gone)
            yield Finding(
                entry,
                ("updates",) if action.updates else ("status",),
                f"This action was open, and is gone from the action log for {day(date)}.",
                f"Add an update with `reported_to: {id}`, or close the action on the day on which "
                "it was closed.",
                on_key=True,
            )


def _logs(book: Book) -> dict[str, list[tuple[dt.date, str]]]:
    """By board: days and ids of the meetings that have an action log on record, in order."""
    reported = {update.reported_to for action in book.actions.values() for update in action.updates}
    no_log = CALLED_OFF | {MeetingState.PLANNED}
    found: dict[str, list[tuple[dt.date, str]]] = defaultdict(list)
    for id in book.meeting_order():
        meeting = book.meetings[id]
        if id in reported and meeting.state not in no_log and _lists_log(meeting):
            for board in meeting.boards:
                found[board].append((meeting.date, id))
    return found


def _lists_log(meeting: Meeting) -> bool:
    return any(
        document.standing is StandingDocument.ACTION_LOG
        for item in meeting.agenda
        for document in item.documents
    )


def _closed(book: Book, action: Action) -> dt.date | None:
    """The day on which an action was closed, for good or until it was opened again; of a closed
    one that gives no day, the last on which it was reported; None while it was open throughout.
    """
    if action.closed_on is not None:
        return action.closed_on
    closing = [update for update in action.updates if update.status is ActionStatus.CLOSED]
    if closing:
        return _day(book, closing[0])
    if action.status is ActionStatus.OPEN:
        return None
    days = [_day(book, update) for update in action.updates]
    return max((one for one in days if one is not None), default=None)


def _day(book: Book, update: Update) -> dt.date | None:
    meeting = book.meetings.get(update.reported_to or "")
    return update.on or (meeting.date if meeting is not None else None)


def closed_without_outcome(scene: Scene) -> Iterator[Finding]:
    """An action is closed, and the record does not say when, or not what came of it. The day is
    `closed_on` or that of an update. What came of it is the `outcome`, or `evidence` of it. An
    action that was merged into another has its outcome there.
    """
    for entry in entries_of(scene, Action):
        action: Action = entry.record
        if action.status is not ActionStatus.CLOSED or action.merged_into is not None:
            continue
        dated = action.closed_on is not None or bool(action.updates)
        settled = action.outcome is not None or bool(action.evidence)
        if dated and settled:
            continue
        lacks = ["`closed_on`"] * (not dated) + ["`outcome`"] * (not settled)
        says = " or ".join(["when"] * (not dated) + ["what came of it"] * (not settled))
        yield Finding(
            entry,
            ("status",),
            f"The action is closed, and nothing says {says}.",
            f"Add {' and '.join(lacks)}, or correct `status`.",
        )


def past_due(scene: Scene) -> Iterator[Finding]:
    """An action is open and was due before today. Words are read as the end of the time that they
    name: `June 2018` as 30 June 2018, `summer 2018` as 31 August 2018. Words that name no time,
    such as `as soon as possible` or `TBC`, are no finding.
    """
    for entry in entries_of(scene, Action):
        action: Action = entry.record
        due = end_of(action.due or "")
        if due is not None and due < scene.today and action.status is ActionStatus.OPEN:
            yield Finding(
                entry,
                ("due",),
                f"The action was due by {day(due)} and is open.",
                "Report on it under `updates`; close it if it is done; correct the day if it is "
                "mistyped.",
            )


def due_before_assigned(scene: Scene) -> Iterator[Finding]:
    """An action is due before the day on which it was given to its owners. Words are read as the
    end of the time that they name: `March 2018` as 31 March 2018.
    """
    for entry in entries_of(scene, Action):
        action: Action = entry.record
        due = end_of(action.due or "")
        if due is not None and due < action.assigned_on:
            yield Finding(
                entry,
                ("due",),
                f"The action is due by {day(due)}, before it was assigned on "
                f"{day(action.assigned_on)}.",
                "Correct one of the two days.",
            )


def assigned_on_another_day(scene: Scene) -> Iterator[Finding]:
    """An action was assigned on another day than that of the meeting that raised it."""
    for entry in entries_of(scene, Action):
        action: Action = entry.record
        meeting = scene.book.meetings.get(action.meeting)
        if meeting is not None and meeting.date != action.assigned_on:
            yield Finding(
                entry,
                ("assigned_on",),
                f"The action was assigned on {day(action.assigned_on)}, and the meeting that "
                f"raised it was on {day(meeting.date)}.",
                "Correct the day, or `meeting`.",
            )


CHECKS = (
    Check(
        "action-not-minuted",
        "An action is raised in the minutes",
        ERROR,
        action_not_minuted,
        acceptable=True,
    ),
    Check(
        "repeated-reference",
        "A printed reference stands for one action",
        ERROR,
        repeated_reference,
        acceptable=True,
    ),
    Check(
        "skipped-reference",
        "References of actions skip no number",
        WARNING,
        skipped_reference,
        acceptable=True,
    ),
    Check(
        "action-lost",
        "An open action stays in the log",
        ERROR,
        action_lost,
        acceptable=True,
    ),
    Check(
        "closed-without-outcome",
        "A closed action has a day and an outcome",
        ERROR,
        closed_without_outcome,
        acceptable=True,
    ),
    Check(
        "past-due",
        "An action is done when it is due",
        WARNING,
        past_due,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "due-before-assigned",
        "An action is due after it is assigned",
        ERROR,
        due_before_assigned,
        acceptable=True,
    ),
    Check(
        "assigned-on-another-day",
        "An action is assigned when it is raised",
        WARNING,
        assigned_on_another_day,
        acceptable=True,
    ),
)
