"""What was recommended to a board, beside what it decided."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.book import TakenDecision
from minutebook.checks.asks import did_otherwise, other_amount
from minutebook.views.documents import paper_link
from minutebook.views.parts import Desk, Link, RecommendationLine, recommendation_line
from minutebook.views.phrases import recommended_words


@dataclass(frozen=True)
class Comparison:
    """A recommendation, by whom it was made, and whether the board did something else."""

    made: RecommendationLine
    paper: Link | None
    """The paper that made it, where it is held here."""
    by: str
    """The other board that made it; empty where none did."""
    at: Link | None
    """The meeting at which that board did."""
    did_otherwise: bool
    other_amount: bool


def compared(desk: Desk, taken: TakenDecision) -> Comparison | None:
    """None where nothing is recorded of what was recommended."""
    recommended = taken.facts.recommended
    if recommended is None:
        return None
    paper = None
    made = RecommendationLine(0, recommended_words(desk.book, taken), recommended.text or "", "")
    if recommended.paper is not None and recommended.number and taken.meeting_id:
        record = desk.book.papers[taken.meeting_id][recommended.paper]
        made = recommendation_line(
            recommended.number, record.recommendations[taken.board_id][recommended.number - 1]
        )
        paper = paper_link(desk, taken.meeting_id, recommended.paper)
    return Comparison(
        made,
        paper,
        desk.labels[recommended.by].name if recommended.by is not None else "",
        desk.meeting(recommended.at, recommended.item or "") if recommended.at else None,
        did_otherwise(desk.book, taken),
        other_amount(desk.book, taken),
    )


def asks_address(paper: Link, board_id: str) -> str:
    """Where a paper's page says what it asks of a board."""
    return f"{paper.address}#_asks-{board_id}" if paper.address else ""
