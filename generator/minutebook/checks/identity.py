"""Ids and numbers are given once, and a file's place agrees with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minutebook.book import Book
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.loading import Entry
from minutebook.models.board import Board
from minutebook.models.decision import ChairDecisions, Decisions
from minutebook.models.figures import PaperFigures
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.organisation import Organisations
from minutebook.models.person import Person
from minutebook.models.plan import ForwardPlan
from minutebook.models.site import Glossary, Sources
from minutebook.models.venue import Venues
from minutebook.source import Path

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")
_LISTED_BY_YEAR = {"action", "question"}
_MEETING = re.compile(r"(\d{4}-\d{2}-\d{2})[a-z]?\Z")
_Named = tuple[str, Entry, Path]


def repeated_id(scene: Scene) -> Iterator[Finding]:
    """An id, or the number of a decision, is given once and never used again: within the agenda
    and the minutes of a meeting, among a board's decisions of one meeting or day, among the tables
    and risks of a paper and the lines of a table, and across all files for organisations,
    documents, venues and entries of forward plans. An item stands in the minutes twice only where
    it was adjourned and `resumed`.
    """
    for called, named in ((called, list(those)) for called, those in _all_ids(scene.book)):
        first: dict[str, tuple[Entry, Path]] = {}
        for id, entry, path in named:
            if id not in first:
                first[id] = (entry, path)
                continue
            other, other_path = first[id]
            line = other.source.locate(other_path).line
            yield Finding(
                entry,
                path,
                f"The {called} `{id}` is already used in {other.source.path}, line {line}.",
                "If it was adjourned and goes on here, add `resumed: yes`."
                if called == "item"
                else f"Give this one another{_free(id, named)}; one that was published keeps its "
                "own.",
            )


def _free(id: str, named: list[_Named]) -> str:
    """A number above all others, to go on from "another"; empty for ids that are words."""
    if not id.isdecimal():
        return ""
    return f", such as {max(int(one) for one, _, _ in named if one.isdecimal()) + 1}"


def _all_ids(book: Book) -> Iterator[tuple[str, Iterable[_Named]]]:
    organisations: list[_Named] = []
    documents: list[_Named] = []
    venues: list[_Named] = []
    planned: list[_Named] = []
    minutes = {
        entry.ids["meeting"]: entry for entry in book.entries if isinstance(entry.record, Minutes)
    }
    for entry in book.entries:
        match entry.record:
            case Organisations() as record:
                organisations += [
                    (body.id, entry, ("organisations", n, "id"))
                    for n, body in enumerate(record.organisations)
                ]
            case Sources() as record:
                documents += [
                    (document.id, entry, ("documents", n, "id"))
                    for n, document in enumerate(record.documents)
                ]
            case Venues() as record:
                venues += [
                    (venue.id, entry, ("venues", n, "id")) for n, venue in enumerate(record.venues)
                ]
            case ForwardPlan() as record:
                planned += [
                    (item.id, entry, ("entries", n, "id")) for n, item in enumerate(record.entries)
                ]
            case Glossary() as record:
                yield (
                    "term",
                    [
                        (term.term, entry, ("terms", n, "term"))
                        for n, term in enumerate(record.terms)
                    ],
                )
            case Meeting() as record:
                yield from _meeting_ids(entry, record, minutes.get(entry.ids["meeting"]))
            case PaperFigures() as record:
                yield from _figure_ids(entry, record)
            case Decisions() as record:
                yield (
                    "decision number",
                    [
                        (str(decision.number), entry, ("decisions", n, "number"))
                        for n, decision in enumerate(record.decisions)
                    ],
                )
            case ChairDecisions() as record:
                yield (
                    "decision number",
                    [
                        (
                            f"{decision.date} {decision.number}",
                            entry,
                            ("decisions", n, "number"),
                        )
                        for n, decision in enumerate(record.decisions)
                    ],
                )
    for name in ("name", "short_name"):
        yield (
            "name of a board",
            [
                (getattr(entry.record, name), entry, (name,))
                for entry in book.entries
                if isinstance(entry.record, Board)
            ],
        )
    people: list[_Named] = [
        (entry.ids["person"], entry, ())
        for entry in book.entries
        if isinstance(entry.record, Person)
    ]
    yield "organisation", organisations
    clashing = book.people.keys() & book.organisations.keys()
    yield "id", [one for one in [*people, *organisations] if one[0] in clashing]
    yield "document", documents
    yield "venue", venues
    yield "entry of a forward plan", planned


def _meeting_ids(
    entry: Entry, meeting: Meeting, minutes: Entry | None
) -> Iterator[tuple[str, Iterable[_Named]]]:
    # Items and paragraphs are anchors of one page, so they share their ids.
    anchors: list[_Named] = [
        (item.id, entry, ("agenda", n, "id")) for n, item in enumerate(meeting.agenda)
    ]
    if minutes is not None:
        anchors += [
            (paragraph.id, minutes, ("items", i, "paragraphs", p, "id"))
            for i, item in enumerate(minutes.record.items)
            for p, paragraph in enumerate(item.paragraphs)
        ]
        yield (
            "item",
            [
                (one.item, minutes, ("items", n, "item"))
                for n, one in enumerate(minutes.record.items)
                if not one.resumed
            ],
        )
    yield "id", anchors
    for n, item in enumerate(meeting.agenda):
        yield (
            "matter",
            [
                (matter.id, entry, ("agenda", n, "matters", m, "id"))
                for m, matter in enumerate(item.matters)
            ],
        )


def _figure_ids(entry: Entry, figures: PaperFigures) -> Iterator[tuple[str, Iterable[_Named]]]:
    # Tables and risks are anchors of one page, so they share their ids.
    yield (
        "id",
        [
            (part.id, entry, (name, n, "id"))
            for name in ("tables", "risks")
            for n, part in enumerate(getattr(figures, name))
        ],
    )
    for t, table in enumerate(figures.tables):
        yield (
            "line",
            [
                (line.id, entry, ("tables", t, "lines", n, "id"))
                for n, line in enumerate(table.lines)
                if line.id is not None
            ],
        )


def place_disagrees(scene: Scene) -> Iterator[Finding]:
    """The folder of a meeting is its first published day, `2018-07-12`, with a letter where a
    second meeting falls on it (`2018-07-12b`). Where the meeting moved, its folder stays and
    `moved_from` gives that first day. Ids in other file names are small letters, digits and
    hyphens. The file of an action or a question is not named by four digits: at that address stand
    all of a year.
    """
    for entry in scene.book.entries:
        for name, id in entry.ids.items():
            if name != "meeting" and not _SLUG.match(id):
                yield Finding(
                    entry,
                    (),
                    f"`{id}` in the name of this file cannot be part of an address.",
                    "Rename the file: small letters, digits and single hyphens.",
                )
            elif name in _LISTED_BY_YEAR and _YEAR.match(id):
                yield Finding(
                    entry,
                    (),
                    f"`{id}` is the address of a year: all its {name}s are listed there.",
                    f"Give the file a name that says more: `{name}-{id}`.",
                )
        if not isinstance(entry.record, Meeting):
            continue
        folder = _MEETING.match(entry.ids["meeting"])
        if not folder:
            yield Finding(
                entry,
                (),
                f"The folder `{entry.ids['meeting']}` is not the day of a meeting.",
                "Name it `2018-07-12`, or `2018-07-12b` for a second meeting on that day.",
            )
            continue
        first_day = entry.record.moved_from or entry.record.date
        if folder[1] != first_day.isoformat():
            path = ("moved_from",) if entry.record.moved_from else ("date",)
            yield Finding(
                entry,
                path,
                f"The folder says {folder[1]}, and the record says {first_day}.",
                "Mend the date; where the meeting moved, keep the folder and add "
                f"`moved_from: {folder[1]}`.",
            )


def missing_file(scene: Scene) -> Iterator[Finding]:
    """A site needs its `site.yml`; without it nothing says what the site is called."""
    if scene.book.site is None and not any(
        kind.pattern == "site.yml" for kind, _ in scene.loaded.unreadable
    ):
        for entry in scene.book.entries[:1]:
            yield Finding(entry, (), "There is no `site.yml` beside the records.", "Add it.")


CHECKS = (
    Check("repeated-id", "An id is given once", ERROR, repeated_id),
    Check(
        "place-disagrees",
        "A file's place agrees with what it says",
        ERROR,
        place_disagrees,
    ),
    Check("missing-file", "The site has its settings", ERROR, missing_file),
)
