"""The site as a whole, the documents its records come from, and the words it explains."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from minutebook.addresses import slug_of
from minutebook.models.base import (
    Date,
    MarkdownText,
    OrganisationId,
    Record,
    Slug,
    Text,
    WebAddress,
    YesNo,
    fault,
    one_or_several,
)
from minutebook.models.published import Published


class Contact(Record):
    """Somebody to write to, by the office they hold."""

    office: Text
    """Name of the office or post: `Governance team`."""
    name: Text | None = None
    """Name of the officer, where the body publishes it."""
    email: Text | None = None
    """E-mail address of the office."""
    telephone: Text | None = None
    """Telephone number of the office."""


def _reachable(value: Any) -> Any:
    """An e-mail address becomes what a program can follow."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        return f"mailto:{value}"
    if re.fullmatch(r"https://[^\s<>\"']+|mailto:[^\s<>\"']+@[^\s<>\"']+|tel:\+[0-9-]+", value):
        return value
    raise fault(
        f"`{value}` is no way to reach somebody.",
        "Write an e-mail address, or a web address that begins with `https://`.",
    )


def _language(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise fault(f"`{value}` is not the code of a language.", "Write `en`, or `cy` for Welsh.")
    return value


class Security(Record):
    """To whom somebody reports that the site itself is not secure: `security.txt`."""

    contact: Annotated[
        list[Annotated[str, BeforeValidator(_reachable)]],
        BeforeValidator(one_or_several),
        Field(min_length=1),
    ]
    """An e-mail address, or the web address of a form, that somebody reads."""
    expires: Date
    """The last day on which this is sure to be right, less than a year ahead."""
    languages: Annotated[
        list[Annotated[str, BeforeValidator(_language)]],
        BeforeValidator(one_or_several),
        Field(min_length=1),
    ] = ["en"]
    """The languages in which one may write: `en`."""


class Site(Record):
    """`site.yml`: what the site is called, who publishes it and how it words things."""

    title: Text
    """The site's name, at the top of every page."""
    description: Text
    """One sentence that says what the site is, for search engines and the home page."""
    publisher: Text
    """Who publishes the site."""
    as_at: Date | None = None
    """The day on which a demonstration stands still. A live site leaves this out."""
    wording_is_summary: YesNo = False
    """`yes` where minutes and decisions are put in other words than the official record's; every
    page that shows them then says so."""
    private_repository: YesNo = False
    """`yes` where the public cannot read the files of this site's records, so that they may hold
    private matters. No page shows these."""
    report_mistakes: WebAddress | None = None
    """Where readers report that something in a record is wrong; every page then links to it."""
    security: Security | None = None
    """To whom somebody reports that the site itself is not secure. Left out, there is no
    `security.txt`."""
    records_licence: Text
    """The licence of the records."""
    records_licence_link: WebAddress
    """Where the licence is published."""


class Document(Record):
    """A published document that records were taken from."""

    id: Slug
    """Its short name, given once."""
    title: Text
    """Its title as published."""
    published_by: OrganisationId
    """The organisation that published it."""
    date: Date | None = None
    """Its date."""
    link: WebAddress | None = None
    """Where the official file is."""


class Sources(Record):
    """`sources.yml`: the documents that records were taken from."""

    documents: list[Document]


class GlossaryTerm(Record):
    """A word, or an abbreviation, and what it means."""

    term: Text
    """The word as it stands in the records: `ICB`. Its address is made of it: it never changes."""
    stands_for: Text | None = None
    """What an abbreviation stands for."""
    also: Annotated[list[Text], BeforeValidator(one_or_several)] = []
    """Its other forms, but for a plural in s, which is known: `governing bodies`."""
    verb: YesNo = False
    """`yes` for what a board does with a matter: it is explained where a page prints what a board
    did or is asked to do, and nowhere else."""
    meaning: MarkdownText
    """What it means, in plain words."""

    @model_validator(mode="after")
    def _has_an_address(self) -> GlossaryTerm:
        if not slug_of(self.term):
            raise fault(
                f"`{self.term}` has no plain letter or digit, so it cannot have an address.",
                "Write a word or an abbreviation.",
                at="term",
            )
        return self

    @property
    def anchor(self) -> str:
        """What leads to it on the page of the glossary."""
        return f"term-{slug_of(self.term)}"


class Glossary(Published):
    """`glossary.yml`: words that readers may not know."""

    terms: list[GlossaryTerm]
    """Each word with its meaning."""
    understood: Annotated[list[Text], BeforeValidator(one_or_several)] = []
    """Abbreviations that everybody knows, so that nobody need explain them: `NHS`."""
