"""Which board is mine: for whom each board decides, and who else decides, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses
from minutebook.models.levels import Body, Level
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.boards import ended_on
from minutebook.views.meetings import MeetingLine, next_meeting
from minutebook.views.parts import BoardLabel, Desk, Link, Page, SourceLine


@dataclass(frozen=True)
class BoardChoice:
    """A board, so that readers can tell whether it is theirs."""

    board: BoardLabel
    anchor: str
    serves: str
    purpose: str
    may_decide: str
    may_only_recommend: str
    next_meeting: MeetingLine | None
    ended: str
    """The day on which it ended; empty for a board that goes on."""
    years_address: str
    a_z_address: str


@dataclass(frozen=True)
class SituationLine:
    """A case in which it is not plain which board decides."""

    id: str
    who: str
    boards: list[Link]
    """Their sections of the page."""
    answer: str
    source: SourceLine | None


@dataclass(frozen=True)
class BodyLine:
    """Who decides at a level."""

    name: str
    board: Link | None
    """Its section of the page, where it is a board of this site; all else is then empty."""
    part_of: str
    website: str
    role: str
    decides: str
    decisions_at: str
    source: SourceLine | None


@dataclass(frozen=True)
class LevelLine:
    """A level with its bodies."""

    id: str
    name: str
    area: str
    bodies: list[BodyLine]


@dataclass(frozen=True)
class BoardsPage(Page):
    """`/boards/`."""

    boards: list[BoardChoice]
    situations: list[SituationLine]
    levels: list[LevelLine]
    """The nearest first."""
    says_where: bool
    """Whether of any other body it is known where it publishes its decisions."""
    about: About | None


def boards_page(desk: Desk) -> BoardsPage:
    """Which board is mine."""
    record = desk.book.who_decides
    levels = [_level(desk, one) for one in (record.levels if record else [])]
    return BoardsPage(
        addresses.BOARDS,
        "Which board is mine?",
        "The boards, for whom each of them decides, and who else decides.",
        [],
        addresses.BOARDS,
        list(_choices(desk)),
        [
            SituationLine(
                f"case-{one.id}",
                one.who,
                [_section(desk, id) for id in one.boards],
                one.answer,
                desk.source(one.source),
            )
            for one in (record.situations if record else [])
        ],
        levels,
        any(body.decisions_at for level in levels for body in level.bodies),
        about(desk, "who decides", "who-decides") if record else None,
        changed=changed.latest(desk, changed.of_records(record, *desk.book.boards.values())),
    )


def _choices(desk: Desk) -> Iterator[BoardChoice]:
    """Boards that go on, then those that ended."""
    boards = desk.book.boards
    for id in sorted(boards, key=lambda id: bool(ended_on(boards[id], desk.today))):
        board = boards[id]
        yield BoardChoice(
            desk.labels[id],
            _anchor(id),
            board.serves,
            board.purpose,
            board.may_decide or "",
            board.may_only_recommend or "",
            next_meeting(desk, id),
            ended_on(board, desk.today),
            addresses.board_years(id),
            addresses.board_a_z(id),
        )


def _anchor(board_id: str) -> str:
    return f"board-{board_id}"


def _section(desk: Desk, board_id: str) -> Link:
    return Link(desk.labels[board_id].name, f"{addresses.BOARDS}#{_anchor(board_id)}")


def _level(desk: Desk, level: Level) -> LevelLine:
    bodies = [_body(desk, one) for one in level.bodies]
    return LevelLine(f"level-{level.id}", level.name, level.area or "", bodies)


def _body(desk: Desk, body: Body) -> BodyLine:
    if body.board is not None:
        link = _section(desk, body.board)
        return BodyLine(link.text, link, "", "", "", "", "", None)
    organisation = desk.book.organisations[str(body.organisation)]
    return BodyLine(
        organisation.name,
        None,
        desk.organisation(organisation.part_of),
        organisation.website or "",
        body.role or "",
        body.decides or "",
        body.decisions_at or "",
        desk.source(body.source),
    )
