"""People and the posts they hold."""

from __future__ import annotations

from pydantic import model_validator

from minutebook.models.base import Date, OrganisationId, Record, Text, fault
from minutebook.models.published import Published


class Post(Record):
    """A post that a person holds or held outside the boards."""

    title: Text
    """The post as published: `Director of Public Health`."""
    organisation: OrganisationId | None = None
    """Where the post is."""
    start: Date | None = None
    """First day in the post, where a source gives it."""
    end: Date | None = None
    """Last day in the post, where a source gives it."""
    seen: list[Date] = []
    """Where no source gives first and last day: the days on which a source shows the post."""

    @model_validator(mode="after")
    def _in_order(self) -> Post:
        if self.start and self.end and self.end < self.start:
            raise fault("The post ends before it starts.", "Check `start` and `end`.", at="end")
        return self


class Person(Published):
    """`people/<id>.yml`: somebody who takes part in meetings in a public role."""

    name: Text
    """The name as published, without title: `Clare Highton`."""
    honorific: Text | None = None
    """A title before the name: `Cllr`, `Dr`, `Mayor`."""
    sorted_as: Text | None = None
    """How the name is sorted, where that is not by its last word: `Ó Ceallaigh, Seán`."""
    posts: list[Post] = []
    """Posts held, the latest first."""
