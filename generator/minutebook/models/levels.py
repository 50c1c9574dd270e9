"""Who decides for whom: what people ask about their own case, and the levels of other bodies."""

from __future__ import annotations

from pydantic import model_validator

from minutebook.models.base import (
    BoardId,
    BoardIds,
    MarkdownText,
    OrganisationId,
    Record,
    Slug,
    Text,
    WebAddress,
    fault,
)
from minutebook.models.published import Published, SourceNote


class Situation(Record):
    """Somebody for whom it is not plain which board decides."""

    id: Slug
    """Its short name, given once: `lives-and-works-apart`."""
    who: Text
    """The situation, as the person would say it: `I live in Ashby and work in Brook`."""
    boards: BoardIds = []
    """The boards that decide for that person; none where the sources do not say."""
    answer: MarkdownText
    """Who decides then, in plain words."""
    source: SourceNote | None = None
    """Where that was published."""


class Body(Record):
    """A body that decides, or has a say, at a level: a board of this site, or another body."""

    board: BoardId | None = None
    """Id of a board of this site: all else stands in its own record ..."""
    organisation: OrganisationId | None = None
    """... or id of another body."""
    role: MarkdownText | None = None
    """What part it plays, in plain words."""
    decides: MarkdownText | None = None
    """What it decides; left out where no source says."""
    decisions_at: WebAddress | None = None
    """Where it publishes its decisions."""
    source: SourceNote | None = None
    """Where this was published."""

    @model_validator(mode="after")
    def _one_kind(self) -> Body:
        if (self.board is None) == (self.organisation is None):
            raise fault(
                "This is either a board of this site or another body.",
                "Give `board:` or `organisation:`, one of the two.",
            )
        for name in ("role", "decides", "decisions_at", "source"):
            if self.board is not None and getattr(self, name) is not None:
                raise fault(
                    "What a board of this site does stands in its own record.",
                    f"Delete `{name}` here.",
                    at=name,
                )
        return self


class Level(Record):
    """An area for which bodies decide."""

    id: Slug
    """Its short name, given once: `borough`."""
    name: Text
    """What the area is called: `North East London`."""
    area: MarkdownText | None = None
    """What belongs to it, in plain words."""
    bodies: list[Body]
    """Who decides there."""


class WhoDecides(Published):
    """`who-decides.yml`: which board is whose, and who else decides."""

    situations: list[Situation] = []
    """Cases in which it is not plain which board decides."""
    levels: list[Level] = []
    """Levels at which others decide, the nearest first."""

    @model_validator(mode="after")
    def _ids_once(self) -> WhoDecides:
        seen: set[str] = set()
        places = [
            *((one.id, ("situations", n, "id")) for n, one in enumerate(self.situations)),
            *((one.id, ("levels", n, "id")) for n, one in enumerate(self.levels)),
        ]
        for id, at in places:
            if id in seen:
                raise fault(
                    f"The id `{id}` is given twice in this file.", "Give each its own.", at=at
                )
            seen.add(id)
        return self
