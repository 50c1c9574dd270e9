"""What is checked, for readers and for clerks: every rule with its manual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.checks.base import Rule
from minutebook.diagnostics import Severity
from minutebook.loading import Entry
from minutebook.models.action import Action
from minutebook.models.board import Board
from minutebook.models.decision import ChairDecisions, Decisions
from minutebook.models.figures import PaperFigures
from minutebook.models.interest import Interests
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.person import Person
from minutebook.models.plan import ForwardPlan
from minutebook.models.published import Acceptable
from minutebook.models.shape import parts
from minutebook.source import Path
from minutebook.views.parts import Desk, EditorNote, Link, Page, notes


@dataclass(frozen=True)
class RuleLine:
    """One rule."""

    id: str
    name: str
    stops: bool
    """Whether a finding stops publication."""
    acceptable: bool
    """Whether a record may accept a finding, with a reason that readers see."""
    paragraphs: list[str]


@dataclass(frozen=True)
class Family:
    """Rules of one kind."""

    heading: str
    rules: list[RuleLine]


@dataclass(frozen=True)
class FoundLine:
    """Something that a check found in the records and that stays, because the source has it so."""

    where: Link
    board: str
    """Id of the board whose decision it is about; empty for what boards share."""
    note: EditorNote


@dataclass(frozen=True)
class ChecksPage(Page):
    """`/checks/`."""

    found: list[FoundLine]
    families: list[Family]
    count: int


def checks_page(desk: Desk, rules: Sequence[Rule]) -> ChecksPage:
    """What was found and stays, then every rule, family by family, in the order given."""
    return ChecksPage(
        addresses.CHECKS,
        "What is checked",
        "Every record is checked before it is published. These are the rules.",
        [],
        addresses.CHECKS,
        # What is noted in the same words of several entries of the register is said once.
        list(dict.fromkeys(_found(desk))),
        [
            Family(heading, [_line(rule) for rule in those])
            for heading, those in groupby(rules, key=lambda rule: rule.family)
        ],
        len(rules),
    )


def _line(rule: Rule) -> RuleLine:
    return RuleLine(
        rule.id,
        rule.name,
        rule.severity is Severity.ERROR,
        rule.acceptable,
        rule.manual.split("\n\n"),
    )


def _found(desk: Desk) -> Iterator[FoundLine]:
    taken = {(one.entry.source.path, one.path): one for one in desk.book.decisions.values()}
    for entry in desk.book.entries:
        for path, record in parts(entry.record, Acceptable):
            for note in notes(record):
                decision = taken.get((entry.source.path, path[:2]))
                where = _where(desk, entry, path, decision)
                yield FoundLine(where, decision.board_id if decision else "", note)


def _where(desk: Desk, entry: Entry, path: Path, taken: TakenDecision | None) -> Link:
    """The page on which the note stands."""
    ids, record = entry.ids, entry.record
    meeting_id = ids.get("meeting", "")
    match record:
        case Meeting() | Minutes():
            return _in_meeting(desk, meeting_id, record, path)
        case Paper() | PaperFigures():
            paper = desk.book.papers[meeting_id][ids["paper"]]
            return Link(paper.title, addresses.paper(meeting_id, ids["paper"]))
        case Decisions() | ChairDecisions() if taken is not None:
            words = f"{desk.reference(taken)}: {taken.title}"
            return Link(words, addresses.decision(taken.board_id, taken.slug))
        case Action():
            return Link(f"Action: {record.title}", addresses.action(ids["action"]))
        case Interests():
            return Link("Register of interests", addresses.INTERESTS)
        case Person():
            return desk.person(ids["person"])
        case Board():
            member = record.memberships[int(path[1])].person if len(path) > 1 else None
            name = f": {desk.person(member).text}" if member is not None else ""
            return Link(f"{record.name}{name}", addresses.board(ids["board"]))
        case ForwardPlan():
            return Link(record.title, addresses.FORWARD_PLAN)
    return Link(entry.kind.called, "")


def _in_meeting(desk: Desk, id: str, record: Meeting | Minutes, path: Path) -> Link:
    day = wording.day(desk.book.meetings[id].date)
    if isinstance(record, Meeting):
        if len(path) < 2:
            return desk.meeting(id)
        item = record.agenda[int(path[1])]
        return Link(f"{day}: {item.title}", addresses.meeting(id, item.id))
    if len(path) < 4:
        return Link(f"Minutes of {day}", addresses.meeting(id))
    paragraph = record.items[int(path[1])].paragraphs[int(path[3])]
    words = f"Minutes of {day}, {paragraph.number or 'a paragraph'}"
    return Link(words, addresses.meeting(id, paragraph.id))
