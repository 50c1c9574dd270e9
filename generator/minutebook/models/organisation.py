"""Organisations and their committees."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from minutebook.models.base import OrganisationId, Record, Slug, Text, WebAddress, one_or_several
from minutebook.models.published import SourceNote
from minutebook.models.vocabulary import NoticeRule, OrganisationKind


class Organisation(Record):
    """A body that people belong to, act for, or declare an interest in."""

    id: Slug
    """Its short name, given once: `london-borough-of-hackney`."""
    name: Text
    """Its name in full."""
    short_name: Text | None = None
    """What minutes call it for short."""
    kind: OrganisationKind
    """What it is."""
    part_of: OrganisationId | None = None
    """The body that it is a committee, a team or a part of."""
    notice_rules: Annotated[list[NoticeRule], BeforeValidator(one_or_several)] = []
    """The law on notice of its meetings and of those of its committees; see `minutebook.notice`."""
    website: WebAddress | None = None
    """Its own site."""


class Organisations(Record):
    """`organisations.yml`: every organisation that a record names."""

    source: SourceNote | None = None
    """Where their names were published."""

    organisations: list[Organisation]
