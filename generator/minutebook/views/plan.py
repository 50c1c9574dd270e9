"""The forward plan: what the boards expect to take, meeting by meeting, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from minutebook import addresses
from minutebook.models.plan import ForwardPlan, PlanEntry
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.documents import planned_link
from minutebook.views.meetings import (
    MeetingLine,
    PlannedLine,
    is_over,
    meeting_line,
    planned_line,
    planned_lines,
)
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.put_off import PutOffByBoard, put_off_by

MOST_MISSED = 10
"""Entries that no agenda took, on the plan's page; the pages of years have them all."""


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting and what is expected of it."""

    meeting: MeetingLine
    entries: list[PlannedLine]


@dataclass(frozen=True)
class EntryLine:
    """An entry that stands on another page."""

    id: str
    """Its place on this one."""
    entry: Link
    meeting: Link


@dataclass(frozen=True)
class ForwardPlanPage(Page):
    """`/forward-plan/`."""

    boards: list[BoardLabel]
    months: list[Link]
    """The months of coming meetings, each to its first meeting on the page."""
    coming: list[PlannedMeeting]
    """The next first."""
    unscheduled: list[PlannedLine]
    missed: list[EntryLine]
    """What no agenda took of meetings that are over, the latest first."""
    missed_is_cut: bool
    put_off: list[PutOffByBoard]
    """What each board put off, and no agenda has taken up."""
    count: int
    """Entries to come, and those without a meeting."""
    years: list[Link]
    """The latest first."""
    abouts: list[About]


@dataclass(frozen=True)
class ForwardPlanYearPage(Page):
    """`/forward-plan/<year>/`: what was or is expected of each meeting of a year, for good."""

    year: str
    boards: list[BoardLabel]
    meetings: list[PlannedMeeting]
    """The earliest first."""
    elsewhere: list[EntryLine]
    """What stands on the page of another year: it moved there, or its meeting moved here."""
    years: list[Link]
    abouts: list[About]


def forward_plan_page(desk: Desk) -> ForwardPlanPage:
    """What is to come of every plan, in one order of time."""
    book = desk.book
    planned = [id for id in book.meeting_order() if id in book.planned_for]
    over = {id for id in planned if is_over(book.meetings[id], desk.today)}
    coming = [id for id in planned if id not in over]
    missed = [
        entry
        for id in reversed(planned)
        if id in over
        for entry in book.planned_for[id]
        if entry.id not in book.taken_from_plan
    ]
    undated = [
        entry for plan in book.plans.values() for entry in plan.entries if entry.meeting is None
    ]
    ahead = {*coming, None}
    # A plan that is over is told of with the years of its meetings.
    plans = [
        id
        for id, plan in book.plans.items()
        if not plan.entries or any(entry.meeting in ahead for entry in plan.entries)
    ]
    return ForwardPlanPage(
        addresses.FORWARD_PLAN,
        "Forward plan",
        "What the boards expect to take at coming meetings, and what will be asked of each.",
        [],
        addresses.FORWARD_PLAN,
        _boards(desk, book.plans.values()),
        _months(desk, coming),
        [_planned(desk, id) for id in coming],
        [planned_line(desk, entry) for entry in undated],
        [_line(desk, entry) for entry in missed[:MOST_MISSED]],
        len(missed) > MOST_MISSED,
        [put_off_by(desk, board) for board in desk.labels],
        sum(len(book.planned_for[id]) for id in coming) + len(undated),
        _years(_by_year(desk)),
        [about(desk, "forward plan", id) for id in plans],
        changed=changed.latest(desk, changed.of_plans(book, (book.plans[id] for id in plans))),
    )


def forward_plan_year_pages(desk: Desk) -> Iterator[ForwardPlanYearPage]:
    """A page for each year that has, or once had, something planned."""
    book = desk.book
    by_year = _by_year(desk)
    elsewhere = _elsewhere(desk)
    for year, ids in by_year.items():
        held = {*ids}
        plans = [
            id
            for id, plan in book.plans.items()
            if any(entry.meeting in held for entry in plan.entries)
        ]
        yield ForwardPlanYearPage(
            addresses.forward_plan_of_year(year),
            f"Forward plan for {year}",
            f"What the boards expected to take at each meeting of {year}, and what came of it.",
            [Link("Forward plan", addresses.FORWARD_PLAN)],
            addresses.FORWARD_PLAN,
            year,
            _boards(desk, [book.plans[id] for id in plans]),
            [_planned(desk, id) for id in ids],
            elsewhere.get(year, []),
            _years(by_year),
            [about(desk, "forward plan", id) for id in plans],
            changed=changed.latest(desk, changed.of_plans(book, (book.plans[id] for id in plans))),
        )


def _boards(desk: Desk, plans: Iterable[ForwardPlan]) -> list[BoardLabel]:
    return [desk.labels[id] for id in dict.fromkeys(b for plan in plans for b in plan.boards)]


def _months(desk: Desk, coming: list[str]) -> list[Link]:
    found: dict[str, Link] = {}
    for n, id in enumerate(coming, start=1):
        words = f"{desk.book.meetings[id].date:%B %Y}"
        found.setdefault(words, Link(words, f"{addresses.FORWARD_PLAN}#_plan-{n}"))
    return list(found.values())


def _planned(desk: Desk, meeting_id: str) -> PlannedMeeting:
    return PlannedMeeting(meeting_line(desk, meeting_id), planned_lines(desk, meeting_id))


# --- Years ----------------------------------------------------------------------------------------


def _by_year(desk: Desk) -> dict[str, list[str]]:
    """Meetings for which something is planned by the year in their ids, as addresses have it, in
    order of time; a year without any where entries moved away from it.
    """
    found: dict[str, list[str]] = {}
    for id in desk.book.meeting_order():
        if id in desk.book.planned_for:
            found.setdefault(id[:4], []).append(id)
    return {year: found.get(year, []) for year in sorted({*found, *_elsewhere(desk)})}


def _elsewhere(desk: Desk) -> dict[str, list[EntryLine]]:
    """By year: entries that were once planned for it, or whose meeting is now held in it, and that
    stand on the page of another year.
    """
    book = desk.book
    found: dict[str, list[EntryLine]] = {}
    for plan in book.plans.values():
        for entry in plan.entries:
            years = {move.was[:4] for move in entry.moves}
            if entry.meeting is not None:
                years.add(f"{book.meetings[entry.meeting].date.year}")
                years.discard(entry.meeting[:4])
            for year in sorted(years):
                found.setdefault(year, []).append(_line(desk, entry))
    return found


def _line(desk: Desk, entry: PlanEntry) -> EntryLine:
    meeting = desk.meeting(entry.meeting) if entry.meeting is not None else Link("", "")
    return EntryLine(entry.id, planned_link(entry), meeting)


def _years(by_year: Iterable[str]) -> list[Link]:
    years = sorted(by_year, reverse=True)
    return [Link(year, addresses.forward_plan_of_year(year)) for year in years]
