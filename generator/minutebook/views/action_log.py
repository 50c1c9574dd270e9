"""The action log: what is open, what was closed lately, and every action by year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from minutebook import addresses
from minutebook.models.action import Action
from minutebook.models.vocabulary import ActionStatus
from minutebook.periods import end_of
from minutebook.views import changed
from minutebook.views.actions import ActionRow, action_row
from minutebook.views.parts import Desk, Link, Page

MOST_OPEN = 40
"""Open actions in the log: those overdue longest, then those assigned last. The others stand on the
pages of their years."""
MOST_CLOSED = 20
"""Closed actions in the log: those closed last."""
LATELY = dt.timedelta(days=365)
"""How long ago an action in the log was closed, at most."""


@dataclass(frozen=True)
class ActionsPage(Page):
    """`/actions/`."""

    open: list[ActionRow]
    """What is overdue first, then what is due soonest, then what has no date."""
    open_earlier: list[Link]
    """The years of the other open actions, each with how many they are."""
    closed: list[ActionRow]
    """Those closed within a year, the latest first."""
    years: list[Link]
    """The latest first."""


@dataclass(frozen=True)
class ActionsYearPage(Page):
    """`/actions/<year>/`: every action that was assigned in a year, the earliest first."""

    year: str
    open: list[ActionRow]
    closed: list[ActionRow]
    years: list[Link]


def actions_page(desk: Desk) -> ActionsPage:
    """The action log of all boards."""
    actions = desk.book.actions
    newest = sorted(_ids(desk, ActionStatus.OPEN), key=lambda id: actions[id].assigned_on)[::-1]
    # What is overdue is the last that a log may leave out, so it goes before what is new.
    newest.sort(key=lambda id: min(_due(actions[id]), desk.today))
    shown, earlier = newest[:MOST_OPEN], newest[MOST_OPEN:]
    left = Counter(actions[id].assigned_on.year for id in earlier)
    ended = {id: _ended(desk, actions[id]) for id in _ids(desk, ActionStatus.CLOSED)}
    lately = [id for id, day in ended.items() if day >= desk.today - LATELY]
    lately.sort(key=lambda id: ended[id], reverse=True)
    return ActionsPage(
        addresses.ACTIONS,
        "Action log",
        "What people undertook to do at meetings, who is to do it, and where it stands.",
        [],
        addresses.ACTIONS,
        [action_row(desk, id) for id in sorted(shown, key=lambda id: _due(actions[id]))],
        [
            Link(f"{year} ({left[year]})", addresses.actions_of_year(year))
            for year in sorted(left, reverse=True)
        ],
        [action_row(desk, id) for id in lately[:MOST_CLOSED]],
        _years(desk),
        changed=changed.latest(desk, changed.of_actions(desk.book, actions)),
    )


def actions_year_pages(desk: Desk) -> Iterator[ActionsYearPage]:
    """A page for each year in which an action was assigned."""
    by_year: dict[int, list[str]] = {}
    for id in sorted(desk.book.actions, key=lambda id: desk.book.actions[id].assigned_on):
        by_year.setdefault(desk.book.actions[id].assigned_on.year, []).append(id)
    years = _years(desk)
    for year, ids in by_year.items():
        rows = [action_row(desk, id) for id in ids]
        yield ActionsYearPage(
            addresses.actions_of_year(year),
            f"Actions of {year}",
            f"Every action that was assigned in {year}, and where it stands.",
            [Link("Actions", addresses.ACTIONS)],
            addresses.ACTIONS,
            str(year),
            [row for row in rows if not row.is_closed],
            [row for row in rows if row.is_closed],
            years,
            changed=changed.latest(desk, changed.of_actions(desk.book, ids)),
        )


def _ids(desk: Desk, status: ActionStatus) -> Iterable[str]:
    return (id for id, action in desk.book.actions.items() if action.status is status)


def _due(action: Action) -> dt.date:
    return (end_of(action.due) if action.due is not None else None) or dt.date.max


def _ended(desk: Desk, action: Action) -> dt.date:
    """The day on which an action was closed; where that is not recorded, of the last report."""
    if action.closed_on is not None:
        return action.closed_on
    last = action.updates[-1] if action.updates else None
    if last is None:
        return action.assigned_on
    if last.on is not None:
        return last.on
    return desk.book.meetings[last.reported_to or action.meeting].date


def _years(desk: Desk) -> list[Link]:
    years = {action.assigned_on.year for action in desk.book.actions.values()}
    return [Link(str(y), addresses.actions_of_year(y)) for y in sorted(years, reverse=True)]
