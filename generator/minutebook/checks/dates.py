"""Days that cannot be yet, and reports about a time long gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene, entries_of
from minutebook.loading import Entry
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecisions
from minutebook.models.interest import Interests
from minutebook.models.meeting import Meeting
from minutebook.models.paper import Paper
from minutebook.models.plan import ForwardPlan
from minutebook.models.published import Change, Period
from minutebook.models.shape import parts
from minutebook.models.site import Sources
from minutebook.models.vocabulary import MeetingState
from minutebook.source import Path
from minutebook.wording import day, period

_OVER = {MeetingState.HELD, MeetingState.INQUORATE, MeetingState.ADJOURNED}
_Dated = tuple[str, dt.date | None, Path]
"""What happened, when, and where the record says so."""


def date_in_future(scene: Scene) -> Iterator[Finding]:
    """Something is recorded as done on a day after today: a change, a notice or papers published, a
    late item added, an interest declared, confirmed or taken off the register, an action assigned,
    closed or reported on, a decision of a chair, a plan changed, or a meeting said to be held. Most
    often the year is mistyped. A demonstration that stands still on a day (`as_at` in `site.yml`)
    is measured by that day. A document of the sources may bear the day of a meeting to come, and is
    found where its date lies more than twelve months ahead.
    """
    for entry in scene.book.entries:
        for what, date, path in _done(entry, scene.today):
            if date is not None and date > scene.today:
                yield Finding(
                    entry,
                    path,
                    f"{what} on {day(date)}, which is after today, {day(scene.today)}.",
                    "Correct the date, or `state` if it is yet to come."
                    if path == ("state",)
                    else "Correct the date.",
                )


def _done(entry: Entry, today: dt.date) -> Iterator[_Dated]:
    for path, change in parts(entry.record, Change):
        yield "A change is said to be made", change.on, (*path, "on")
    match entry.record:
        case Meeting() as meeting:
            published = "are said to be published"
            yield f"Papers {published}", meeting.papers_published, ("papers_published",)
            yield (
                "The notice is said to be published",
                meeting.notice_published,
                ("notice_published",),
            )
            if meeting.state in _OVER:
                yield f"The meeting is said to be {meeting.state}", meeting.date, ("state",)
            for n, file in enumerate(meeting.supplements):
                path = ("supplements", n, "published")
                yield "The file is said to be published", file.published, path
            for n, item in enumerate(meeting.agenda):
                yield "The item is said to be added", item.added, ("agenda", n, "added")
                for d, document in enumerate(item.documents):
                    path = ("agenda", n, "documents", d, "published")
                    yield "The document is said to be published", document.published, path
        case Interests() as interests:
            declared, confirmed = interests.declared_on, interests.confirmed_on
            yield "Interests are said to be declared", declared, ("declared_on",)
            yield "Interests are said to be confirmed", confirmed, ("confirmed_on",)
            for n, one in enumerate(interests.interests):
                path = ("interests", n, "removed_on")
                yield "The interest is said to be taken off the register", one.removed_on, path
        case Action() as action:
            yield "The action is said to be assigned", action.assigned_on, ("assigned_on",)
            yield "The action is said to be closed", action.closed_on, ("closed_on",)
            for n, update in enumerate(action.updates):
                yield "An update is said to be given", update.on, ("updates", n, "on")
        case ChairDecisions() as record:
            for n, decision in enumerate(record.decisions):
                yield "The chair is said to decide", decision.date, ("decisions", n, "date")
        case ForwardPlan() as plan:
            for n, planned in enumerate(plan.entries):
                for m, move in enumerate(planned.moves):
                    yield "The plan is said to change", move.on, ("entries", n, "moves", m, "on")
        case Sources() as sources:
            for n, held in enumerate(sources.documents):
                # The pack of a meeting to come bears the day of that meeting.
                if held.date is not None and held.date > _year_after(today):
                    yield "The document is said to be dated", held.date, ("documents", n, "date")


def meeting_past(scene: Scene) -> Iterator[Finding]:
    """A meeting is still `planned` although its day lies before today, so that readers are not told
    what became of it. One that was held without minutes so far is `held`.
    """
    if scene.book.site is None:
        # It may say on which day the records stand still, and has its own finding.
        return
    for entry in entries_of(scene, Meeting):
        meeting: Meeting = entry.record
        if meeting.state is MeetingState.PLANNED and meeting.date < scene.today:
            yield Finding(
                entry,
                ("state",),
                f"The meeting is said to be planned, and its day, {day(meeting.date)}, is over.",
                "Write what became of it: `held`, `cancelled`, `postponed`, `adjourned` or "
                "`inquorate`.",
            )


def period_out_of_date(scene: Scene) -> Iterator[Finding]:
    """A report put before a meeting covers a time that ended more than twelve months before it.
    Finance and performance reports come month by month, so that the year is most likely wrong.
    """
    for entry in scene.book.entries:
        meeting = scene.book.meetings.get(entry.ids.get("meeting", ""))
        covered: list[tuple[Period | None, Path]] = []
        match entry.record:
            case Meeting() as record:
                covered = [
                    (item.period, ("agenda", n, "period")) for n, item in enumerate(record.agenda)
                ]
            case Paper() as record:
                covered = [(record.period, ("period",))]
        for one, path in covered:
            if one is not None and meeting is not None and _year_after(one.end) < meeting.date:
                yield Finding(
                    entry,
                    path,
                    f"The report covers {period(one.start, one.end)}, which ended more than twelve "
                    f"months before the meeting of {day(meeting.date)}.",
                    "Check the years.",
                    on_key=True,
                )


def _year_after(date: dt.date) -> dt.date:
    return date.replace(
        year=date.year + 1, day=28 if (date.month, date.day) == (2, 29) else date.day
    )


CHECKS = (
    Check(
        "date-in-future",
        "Nothing is done before its day",
        ERROR,
        date_in_future,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "meeting-past",
        "A meeting whose day is over is not planned any more",
        WARNING,
        meeting_past,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "period-out-of-date",
        "A report is about the year before its meeting",
        WARNING,
        period_out_of_date,
        acceptable=True,
    ),
)
