"""One decision as other sites show it in a frame: a small page that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.views import changed
from minutebook.views.about import source_of_decision
from minutebook.views.parts import DecisionCard, Desk, Link, Page, SourceLine
from minutebook.views.sharing import decision_card


@dataclass(frozen=True)
class EmbeddedDecisionPage(Page):
    """`/boards/<board>/decisions/<decision>/card/`."""

    repeats: ClassVar[bool] = True
    bare: ClassVar[bool] = True
    card: DecisionCard
    replaced_by: list[Link]
    corrected: str
    """The day of the last change since it was published; empty where there was none."""
    source: SourceLine | None
    publisher: str


def embedded_link(desk: Desk, taken: TakenDecision) -> Link:
    """The page for other sites, by what a frame with it is called."""
    return Link(
        f"Decision {desk.decision(taken).text}",
        addresses.embedded_decision(taken.board_id, taken.slug),
    )


def embedded_decision_pages(desk: Desk) -> Iterator[EmbeddedDecisionPage]:
    """A page for each decision of each board, whatever came after it."""
    for board_id in desk.book.boards:
        for taken in desk.book.decisions_of_board.get(board_id, []):
            yield _embedded_decision_page(desk, taken)


def _embedded_decision_page(desk: Desk, taken: TakenDecision) -> EmbeddedDecisionPage:
    card, site = desk.card(taken), desk.book.site
    link = embedded_link(desk, taken)
    changes = [change.on for change in taken.facts.changes]
    return EmbeddedDecisionPage(
        address=link.address,
        title=link.text,
        description=f"{card.board.name}, {card.date}. {card.verbs}: {card.title}. Decision "
        f"{card.reference}, for other sites to show.",
        trail=[],
        section=addresses.BOARDS,
        card=card,
        replaced_by=[desk.decision(one) for one in desk.book.superseded_by.get(taken.key, [])],
        corrected=wording.day(max(changes)) if changes else "",
        source=source_of_decision(desk, taken),
        publisher=site.publisher if site else "",
        changed=changed.latest(desk, changed.of_decision(desk.book, taken)),
        picture=decision_card(card.board, taken, card.verbs),
        canonical=card.address,
        head_title=f"Decision {card.reference}: {wording.shortened(card.title)}",
    )
