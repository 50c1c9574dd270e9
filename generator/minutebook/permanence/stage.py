"""How far a meeting had come when it was published: what may still change without a note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutebook.models.vocabulary import MeetingState
from minutebook.permanence.fields import Way

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Stage:
    """How far a meeting had come when the earlier content was published."""

    is_planned: bool = False
    has_papers: bool = True

    def settle(self, way: Way) -> Way:
        """What `PLANNED` and `AGENDA` mean at this stage."""
        if way is Way.PLANNED:
            return Way.LIVES if self.is_planned else Way.FILLED
        if way is Way.AGENDA:
            return Way.GROWS if self.has_papers else Way.LIVES
        return way


def stage_of(meeting: Content, today: dt.date) -> Stage:
    """That of a meeting, by what was published of it."""
    is_planned = meeting.get("state") == MeetingState.PLANNED
    return Stage(is_planned, not is_planned or _has_papers(meeting, today))


def _has_papers(meeting: Content, today: dt.date) -> bool:
    """Whether papers of a meeting are published: on the day that it gives, or, where it gives none,
    once its agenda names one that is held.
    """
    if "papers_published" in meeting:
        return str(meeting["papers_published"]) <= today.isoformat()
    return any(
        "paper" in document
        for item in _listed(meeting, "agenda")
        for document in _listed(item, "documents")
    )


def _listed(of: Content, field: str) -> Sequence[Content]:
    """The parts of a list; none where whoever wrote a ledger wrote something else there."""
    parts = of.get(field)
    return parts if isinstance(parts, list) else []
