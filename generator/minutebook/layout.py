"""Where each kind of record lives in the data folder: one obvious place for each thing.

The names in braces are ids, and a file's ids are said by its place and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutebook.models.action import Action
from minutebook.models.base import Record
from minutebook.models.board import Board
from minutebook.models.calendar import BankHolidays
from minutebook.models.decision import ChairDecisions, Decisions
from minutebook.models.figures import PaperFigures
from minutebook.models.gone import Moved, Withdrawn
from minutebook.models.interest import Interests
from minutebook.models.levels import WhoDecides
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.organisation import Organisations
from minutebook.models.paper import Paper
from minutebook.models.person import Person
from minutebook.models.plan import ForwardPlan
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.site import Glossary, Site, Sources
from minutebook.models.topic import Topic
from minutebook.models.venue import Venues


@dataclass(frozen=True)
class Kind:
    """A kind of file: its place, what it holds, and what a clerk calls it."""

    pattern: str
    """Its path below the data folder, with ids in braces."""
    model: type[Record]
    """The record that the file holds."""
    called: str
    """What it is, to end the sentence "This file is ..."."""

    def match(self, path: str) -> dict[str, str] | None:
        """The ids in `path`, or None where the file is of another kind."""
        found = _regex(self.pattern).fullmatch(path)
        return found.groupdict() if found else None


KINDS = (
    Kind("site.yml", Site, "what the site is called and who publishes it"),
    Kind("sources.yml", Sources, "the documents that records were taken from"),
    Kind("glossary.yml", Glossary, "the glossary"),
    Kind("organisations.yml", Organisations, "the organisations"),
    Kind("venues.yml", Venues, "the places where boards meet"),
    Kind("bank-holidays.yml", BankHolidays, "the bank holidays"),
    Kind("topics/{topic}.yml", Topic, "a topic"),
    Kind("who-decides.yml", WhoDecides, "who decides for whom"),
    Kind("boards/{board}.yml", Board, "a board"),
    Kind("people/{person}.yml", Person, "a person"),
    Kind("interests/{person}.yml", Interests, "a person's entry in the register of interests"),
    Kind("meetings/{meeting}/meeting.yml", Meeting, "a meeting and its agenda"),
    Kind("meetings/{meeting}/papers/{paper}.yml", Paper, "a paper"),
    Kind("meetings/{meeting}/figures/{paper}.yml", PaperFigures, "the figures of a paper"),
    Kind("meetings/{meeting}/minutes.yml", Minutes, "the minutes of a meeting"),
    Kind("meetings/{meeting}/decisions/{board}.yml", Decisions, "a board's decisions at a meeting"),
    Kind("chair-decisions/{board}.yml", ChairDecisions, "a chair's decisions between meetings"),
    Kind("actions/{action}.yml", Action, "an action"),
    Kind("forward-plan/{plan}.yml", ForwardPlan, "a forward plan"),
    Kind("questions/{question}.yml", PublicQuestion, "a question from the public"),
    Kind("feedback/{feedback}.yml", Feedback, "what people said and what was done"),
    Kind("withdrawn.yml", Withdrawn, "what was withdrawn"),
    Kind("moved.yml", Moved, "pages that have another address now"),
)


def kind_of(path: str) -> tuple[Kind, dict[str, str]] | None:
    """The kind of the file at `path` and the ids its place gives; None where it has no place."""
    for kind in KINDS:
        ids = kind.match(path)
        if ids is not None:
            return kind, ids
    return None


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(pattern)))
