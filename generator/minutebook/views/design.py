"""How the site looks: its colours, sizes and distances, and each component with made-up content.

The components are made by the templates that every page is made by. No board, person or meeting
here is a real one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutebook import addresses
from minutebook.models.vocabulary import Colour
from minutebook.permanence.words import pieces
from minutebook.views.about import ChangeLine
from minutebook.views.board_a_z import LetterLink
from minutebook.views.citing import Citation
from minutebook.views.meetings import MeetingLine
from minutebook.views.parts import Asked, BoardLabel, DecisionCard, EditorNote, Link, Page
from minutebook.views.put_off import PutOffLine
from minutebook.views.steps import ChainLink, OfBoard, Step


@dataclass(frozen=True)
class Pair:
    """A colour and the ground that it stands on."""

    ink: str
    """Name of a token of the stylesheet: `text`."""
    ground: str
    use: str
    least: float
    """The contrast that it must have."""
    light: float
    """The contrast that it has, to one."""
    dark: float

    @property
    def is_words(self) -> bool:
        return self.least > 3

    @property
    def is_enough(self) -> bool:
        return min(self.light, self.dark) >= self.least


@dataclass(frozen=True)
class Size:
    """A size of text."""

    name: str
    use: str
    narrow: str
    """On a narrow screen: `1.0625rem`."""
    wide: str


@dataclass(frozen=True)
class Distance:
    """A distance between things."""

    name: str
    length: str


@dataclass(frozen=True)
class DesignPage(Page):
    """`/design/`."""

    pairs: list[Pair]
    sizes: list[Size]
    distances: list[Distance]
    boards: list[BoardLabel]
    """One of each colour."""
    cards: list[DecisionCard]
    """What two boards decided on one matter."""
    citation: Citation
    meetings: list[MeetingLine]
    asks: list[Asked]
    steps: list[Step]
    put_off: list[PutOffLine]
    letters: list[LetterLink]
    notes: list[EditorNote]
    changes: list[ChangeLine]


def design_page(
    pairs: Sequence[Pair], sizes: Sequence[Size], distances: Sequence[Distance]
) -> DesignPage:
    boards = [_board(colour) for colour in Colour]
    red, green = boards[:2]
    cards = [
        _card(red, "Endorsed", "funding of £10,000 for benches along the quay."),
        _card(green, "Approved", "funding of £10,000 for benches along the quay."),
    ]
    return DesignPage(
        addresses.DESIGN,
        "How it looks",
        "The colours, sizes and components of this site, each with made-up content.",
        [],
        addresses.DESIGN,
        list(pairs),
        list(sizes),
        list(distances),
        boards,
        cards,
        Citation(
            "decision",
            f"{red.name}, 6 May 2031, decision {cards[0].reference}: {cards[0].title}.",
            addresses.DESIGN,
            "as at 5 July 2031",
        ),
        [_meeting([red, green], ["agenda", "papers"]), _meeting([red], [], "Cancelled")],
        [Asked([red], "Endorsement"), Asked([green], "Approval")],
        [
            Step("Paper", [ChainLink(Link("Benches along the quay", _HERE))]),
            Step("Decided", boards=[_step(red, cards[0]), _step(green, None)]),
            Step("Action", here="This action"),
            Step("Outcome", missing="Not recorded."),
        ],
        [
            PutOffLine(
                Link("Red 2031-05-06/02", _HERE),
                "Lights along the quay",
                "6 May 2031",
                "The board put off its decision until it knows what the lights cost.",
                "Put off until July 2031.",
                "It waits for a quotation.",
                "July 2031 is past, and no agenda held here has taken it up.",
                True,
                [("11 October 2031", Link("Lights along the quay", _HERE))],
            )
        ],
        [LetterLink("A", _HERE), LetterLink("B", "", here=True), LetterLink("C", "")],
        [EditorNote("The agenda prints 7 May.", Link("Dates agree", addresses.CHECKS))],
        [
            ChangeLine(
                "8 May 2031",
                "Two digits had changed places.",
                "Words",
                pieces("funding of £1,500 for benches", "funding of £5,100 for benches"),
                was="",
                agreed_at=None,
                on_approval=[],
                redacted=False,
            )
        ],
    )


_HERE = f"{addresses.DESIGN}#decision"


def _board(colour: Colour) -> BoardLabel:
    name = colour.value.capitalize()
    here = f"{addresses.DESIGN}#board"
    return BoardLabel(f"example-{colour.value}", name, f"{name} Example Board", colour, here, here)


def _card(board: BoardLabel, verbs: str, text: str) -> DecisionCard:
    return DecisionCard(
        board,
        f"{board.short_name} 2031-05-06/01",
        _HERE,
        "Benches along the quay",
        verbs,
        text,
        "6 May 2031",
        "£10,000",
        in_effect="",
        inferred=board.colour == Colour.RED,
        minute=None,
        side_by_side="",
        recommended="",
        next_heading="What happens next",
        next="An action is open: ask for quotations.",
    )


def _meeting(boards: list[BoardLabel], has: list[str], state: str = "Planned") -> MeetingLine:
    called_off = state == "Cancelled"
    return MeetingLine(
        "Tuesday 6 May 2031",
        "6 May 2031",
        f"{addresses.DESIGN}#meeting",
        "" if called_off else "2pm to 4pm",
        "" if called_off else "Example Hall",
        boards,
        state,
        called_off,
        session="",
        reason="Too few members could come." if called_off else "",
        moved_to=None,
        without=[],
        has=has,
    )


def _step(board: BoardLabel, card: DecisionCard | None) -> OfBoard:
    if card is None:
        return OfBoard(board, [], "No decision is recorded.")
    return OfBoard(board, [ChainLink(Link(card.title, card.address), before=f"{card.verbs}:")])
