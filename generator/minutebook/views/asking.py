"""How to put a question to a board, and by when for its next meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from minutebook import addresses, wording
from minutebook.deadlines import deadline, rule_in_words
from minutebook.models.question import QuestionNotice
from minutebook.models.vocabulary import ItemKind
from minutebook.views.coming import contact_of
from minutebook.views.meetings import is_open
from minutebook.views.minutes import item_link
from minutebook.views.parts import BoardLabel, Contact, Desk, Link, SourceLine


@dataclass(frozen=True)
class AskAt:
    """A coming meeting in public, and by when a question for it must be in."""

    meeting: Link
    by: str
    """`12 noon on Monday 9 July 2018`; empty where no rule is recorded or it cannot be counted."""
    is_over: bool
    """Whether that day is past."""
    item: Link | None
    """The item for questions on its agenda."""
    has_agenda: bool


@dataclass(frozen=True)
class Asking:
    """How to ask one board."""

    board: BoardLabel
    id: str
    """Its place on the page of questions."""
    how: str
    rule: str
    """`at least 3 clear working days before the meeting`; empty where none is recorded."""
    longest: str
    """`50 words`, or empty."""
    refused: str
    source: SourceLine | None
    contact: Contact | None
    meetings: list[AskAt]
    """The next meeting; where it is too late for that, the one after it too."""


def asking(desk: Desk, board_id: str) -> Asking | None:
    """How to ask a board; None for one that has ended."""
    board = desk.book.boards[board_id]
    if board.ended is not None and board.ended < desk.today:
        return None
    rules = board.questions
    notice = rules.notice if rules is not None else None
    return Asking(
        desk.labels[board_id],
        addresses.asking(board_id).partition("#")[2],
        (rules.how or "") if rules is not None else "",
        rule_in_words(notice) if notice is not None else "",
        wording.counted(rules.longest, "word") if rules is not None and rules.longest else "",
        (rules.refused or "") if rules is not None else "",
        desk.source(rules.source) if rules is not None else None,
        contact_of(board),
        _meetings(desk, board_id, notice),
    )


def _meetings(desk: Desk, board_id: str, notice: QuestionNotice | None) -> list[AskAt]:
    found: list[AskAt] = []
    for id in desk.book.meetings_of_board.get(board_id, []):
        meeting = desk.book.meetings[id]
        if is_open(meeting, desk.today) and board_id not in meeting.without:
            found.append(_ask_at(desk, id, notice))
            if not found[-1].is_over:
                break
    # Of meetings for which it is too late, the next alone is of interest.
    return found if len(found) < 3 else [found[0], found[-1]]


def _ask_at(desk: Desk, id: str, notice: QuestionNotice | None) -> AskAt:
    meeting = desk.book.meetings[id]
    last = None
    if notice is not None:
        last = deadline(notice, meeting.date, meeting.start, desk.book.bank_holidays)
    item = next((one for one in meeting.agenda if one.kind is ItemKind.QUESTIONS), None)
    return AskAt(
        Link(desk.weekday(id), addresses.meeting(id)),
        last.in_words if last is not None else "",
        last is not None and last.day < desk.today,
        item_link(desk, id, item) if item is not None else None,
        bool(meeting.agenda),
    )


@dataclass(frozen=True)
class AskingTogether:
    """How to ask several boards of which the same holds, or one."""

    boards: list[BoardLabel]
    ids: list[str]
    """The place of each board on the page of questions."""
    asking: Asking
    """That of the first of them."""


def asking_together(desk: Desk) -> list[AskingTogether]:
    """How to ask each board, once for those whose rules, contact and next meeting are the same."""
    found: list[AskingTogether] = []
    for id in desk.book.boards:
        one = asking(desk, id)
        if one is None:
            continue
        for other in found:
            if replace(one, board=other.asking.board, id=other.asking.id) == other.asking:
                other.boards.append(one.board)
                other.ids.append(one.id)
                break
        else:
            found.append(AskingTogether([one.board], [one.id], one))
    return found
