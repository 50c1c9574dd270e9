"""The lists of one board's decisions: the weightiest of late, all of them, those that wait.

Nothing here looks at another board.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.checks.outcomes import BY_POWER
from minutebook.deferrals import is_put_off
from minutebook.models.vocabulary import Verb
from minutebook.views import changed
from minutebook.views.parts import BoardLabel, DecisionCard, Desk, Link, Page
from minutebook.views.put_off import PutOffLine, put_off_by, put_off_in_year
from minutebook.views.sharing import board_card
from minutebook.views.verbs import VerbChart, verb_chart


@dataclass(frozen=True)
class DayOfDecisions:
    """What one board decided at one meeting, or its chair on one day."""

    heading: str
    meeting: Link | None
    """None for decisions between meetings."""
    cards: list[DecisionCard]


@dataclass(frozen=True)
class BoardDecisionsPage(Page):
    """`/boards/<board>/decisions/` and a year of them."""

    board: BoardLabel
    year: int | None
    """None on the page of all years, which shows the latest year in full and links the rest."""
    years: list[Link]
    """Each with how many decisions it has, the latest first."""
    put_off: list[PutOffLine]
    """What waits: the latest, or what was put off in the year."""
    put_off_before: list[Link]
    """The years in which it put off what waits for longer; on the page of all years alone."""
    days: list[DayOfDecisions]
    """The newest first."""
    count: int
    verbs: VerbChart
    """Of the decisions of all years, or of this one."""


def board_decisions_pages(desk: Desk) -> Iterator[BoardDecisionsPage]:
    """For each board: the page of all its decisions, then one a year."""
    for board_id, label in desk.labels.items():
        desk = desk.of_board(board_id)
        line = desk.book.decisions_of_board.get(board_id, [])
        by_year: dict[int, list[TakenDecision]] = {}
        for taken in reversed(line):
            by_year.setdefault(taken.date.year, []).append(taken)
        years = [
            Link(f"{year} ({len(those)})", addresses.board_year(board_id, year))
            for year, those in by_year.items()
        ]
        trail = [Link("Boards", addresses.BOARDS), Link(label.short_name, label.address)]
        latest = next(iter(by_year.values()), [])
        waits = put_off_by(desk, board_id)
        yield BoardDecisionsPage(
            addresses.board_decisions(board_id),
            f"Decisions of the {label.name}",
            f"Every decision that the {label.name} took, newest first.",
            trail,
            addresses.BOARDS,
            label,
            None,
            years,
            waits.lines,
            waits.before,
            _days(desk, latest),
            len(line),
            verb_chart(line, label.name),
            changed=changed.latest(desk, changed.of_decisions(desk.book, line)),
            picture=board_card(label),
        )
        trail = [*trail, Link("Decisions", addresses.board_decisions(board_id))]
        for year, those in by_year.items():
            yield BoardDecisionsPage(
                addresses.board_year(board_id, year),
                f"Decisions of the {label.name} in {year}",
                f"What the {label.name} decided in {year}.",
                trail,
                addresses.BOARDS,
                label,
                year,
                years,
                put_off_in_year(desk, reversed(those)),
                [],
                _days(desk, those),
                len(those),
                verb_chart(those, label.name),
                changed=changed.latest(desk, changed.of_decisions(desk.book, those)),
                picture=board_card(label),
            )


_ONLY_HEARD = {
    Verb.COMMENTED,
    Verb.CONSIDERED,
    Verb.DISCUSSED,
    Verb.NOTED,
    Verb.RECEIVED,
    Verb.REVIEWED,
}
"""Verbs of a board that heard something and settled nothing."""
_REFUSED = {Verb.NOT_AGREED, Verb.NOT_APPROVED, Verb.REJECTED}

HOW_CHOSEN = (
    "From the latest meeting first: where money is named, then what was put off or refused, then "
    "what the board decided itself, then what it endorsed or recommended. What it only noted is "
    "left out."
)
"""How `latest_settled` chooses, in words for readers."""


def latest_settled(desk: Desk, board_id: str, most: int) -> list[DecisionCard]:
    """What a board settled lately: the newest meeting first, and of each the weightiest first.

    Left out is what the board only heard or noted, and its approval of minutes, unless there is
    nothing else: somebody who asks what was decided does not mean these.
    """
    line = desk.book.decisions_of_board.get(board_id, [])
    settled = [
        taken
        for taken in line
        if (taken.facts.in_effect or not _ONLY_HEARD.issuperset(taken.facts.verbs))
        and not taken.facts.approves_minutes_of
    ]
    weightiest = sorted(settled or line, key=_weight)
    newest_first = sorted(weightiest, key=lambda taken: taken.date, reverse=True)
    return [desk.card(taken) for taken in newest_first[:most]]


def _weight(taken: TakenDecision) -> tuple[bool, bool, bool]:
    """What sorts the weightier decision before the lighter; see `HOW_CHOSEN`."""
    verbs = set(taken.facts.verbs)
    stopped = is_put_off(taken) or bool(verbs & _REFUSED)
    itself = bool(verbs & BY_POWER) or taken.facts.in_effect is not None
    return (taken.facts.amount is None, not stopped, not itself)


def _days(desk: Desk, newest_first: list[TakenDecision]) -> list[DayOfDecisions]:
    """Decisions by meeting, the newest meeting first, in order of number within each."""
    groups: dict[str, list[TakenDecision]] = {}
    for taken in newest_first:
        groups.setdefault(taken.meeting_id or f"chair {taken.date}", []).append(taken)
    days = []
    for group in groups.values():
        first = group[-1]
        at_meeting = first.meeting_id is not None
        date = desk.weekday(first.meeting_id) if first.meeting_id else wording.weekday(first.date)
        days.append(
            DayOfDecisions(
                f"Meeting of {date}" if at_meeting else f"By the chair, {date}",
                desk.meeting(first.meeting_id) if first.meeting_id is not None else None,
                [desk.card(taken) for taken in reversed(group)],
            )
        )
    return days
