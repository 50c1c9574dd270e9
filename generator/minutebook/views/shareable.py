"""What a page gives to other sites and to programs, as plain data: a picture, and what it is about.

`views.sharing` makes it of records, `outputs` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import wording


@dataclass(frozen=True)
class Card:
    """The picture beside a shared link: one for each board and what it did, and never one for each
    record, so that it does not grow with the archive.
    """

    address: str
    """Of its file."""
    labels: tuple[tuple[str, str], ...]
    """Each board's label with its colour; empty where it is of no board."""
    words: str
    """What it says first: `Considered and approved`, `Meeting in common`."""
    below: str
    """What it says below: the board's name in full."""

    @property
    def said(self) -> str:
        """The same in words, for those who do not see it."""
        labels = wording.listed([label for label, _ in self.labels])
        first = f"{labels}: {self.words}" if labels else self.words
        return f"{first}. {self.below}." if self.below else f"{first}."


@dataclass(frozen=True)
class Body:
    """A board, a committee that forms it, or the body that the committee belongs to."""

    name: str
    address: str
    """Of its page here; empty for a body that has none."""
    website: str
    is_government: bool
    """Whether it is a body of government: a council, the NHS, or what is formed by them."""
    part_of: Body | None = None
    members: tuple[Body, ...] = ()
    """For a board: the committees that form it."""


@dataclass(frozen=True)
class Spot:
    """Where a meeting is held."""

    name: str
    address: str


@dataclass(frozen=True)
class Gathering:
    """A meeting, as calendars of other sites understand it."""

    name: str
    start: str
    """The day, or day and time with the zone's offset: `2018-07-12T10:00+01:00`."""
    end: str
    state: str
    """`scheduled`, `cancelled`, `postponed` or `moved`."""
    previous_start: str
    """The day from which it was moved."""
    spots: tuple[Spot, ...]
    online: str
    """Where one can join or watch."""
    boards: tuple[Body, ...]


Thing = Body | Gathering
"""What a page is about, in terms that programs share."""
