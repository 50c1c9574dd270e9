"""Every correction of what was published, and every record that was withdrawn.

Those of one board stand apart, marked as that board's, each list with a bound of its own: what one
board corrected moves nothing of another's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from minutebook import addresses, wording
from minutebook.models.board import Board
from minutebook.models.decision import DecisionFacts
from minutebook.models.gone import NewAddress, Withdrawal
from minutebook.permanence import words
from minutebook.permanence.content import PublicRecord
from minutebook.redirects import now_at
from minutebook.stood import part_of
from minutebook.views import changed
from minutebook.views.about import ChangeLine, of_every_record
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.raised import heading

MOST = 20
"""Corrections on `/changes/` of each board, and of what boards share: the latest."""
MOST_MINOR = 10
"""The same of typing errors."""
_TITLE = "Corrections"
_DESCRIPTION = "What was changed in records after they were published, and what was withdrawn."
_ABOUT, _LONGEST = 8, 40
"""Words about a difference, and of one, in a list: the record's own page has more."""


@dataclass(frozen=True)
class CorrectionLine:
    """A correction in a list."""

    on: dt.date
    boards: list[BoardLabel]
    """That met, where it is of a meeting."""
    what: Link
    """The record."""
    change: ChangeLine
    minor: bool
    withdrawn: bool
    moved_from: str = ""
    """Its address before, where it has another now."""


@dataclass(frozen=True)
class CorrectionGroup:
    """What was corrected of one board's own records, or of those that boards share."""

    board: BoardLabel | None
    lines: list[CorrectionLine]
    """The latest first."""
    minor: list[CorrectionLine]
    """Typing errors, the latest first."""
    has_more: bool
    """Whether there are earlier ones."""


@dataclass(frozen=True)
class ChangesPage(Page):
    """`/changes/`."""

    groups: list[CorrectionGroup]
    years: list[Link]
    """The latest first."""


@dataclass(frozen=True)
class ChangesYearPage(Page):
    """`/changes/<year>/`: all corrections of a year."""

    year: str
    groups: list[CorrectionGroup]
    years: list[Link]


def changes_pages(desk: Desk) -> Iterator[ChangesPage | ChangesYearPage]:
    """What was corrected last, then a page a year."""
    by_owner = _by_owner(desk)
    spans = _years(desk)
    years = [Link(str(year), addresses.changes_of_year(year)) for year in spans]
    yield ChangesPage(
        addresses.CHANGES,
        _TITLE,
        _DESCRIPTION,
        [],
        addresses.CHANGES,
        [_group(desk, owner, lines, MOST, MOST_MINOR) for owner, lines in by_owner.items()],
        years,
        changed=changed.latest(desk, (one.on for lines in by_owner.values() for one in lines)),
    )
    for year in spans:
        is_of = _within(year, spans)
        of_year = {owner: [one for one in lines if is_of(one)] for owner, lines in by_owner.items()}
        yield ChangesYearPage(
            addresses.changes_of_year(year),
            f"Corrections of {year}",
            f"What was changed in {year} in records that were published, and what was withdrawn.",
            [Link("Corrections", addresses.CHANGES)],
            addresses.CHANGES,
            str(year),
            [_group(desk, owner, lines) for owner, lines in of_year.items()],
            years,
            changed=changed.latest(desk, (one.on for lines in of_year.values() for one in lines)),
        )


def corrections_found(desk: Desk) -> Iterator[SearchEntry]:
    """The page itself. A correction is found with its record, whose words it is about."""
    yield SearchEntry(addresses.CHANGES, "site", _TITLE, [], "", "", _DESCRIPTION)


def _years(desk: Desk) -> list[int]:
    """Every year from the first meeting to today, the latest first. Whether something was
    corrected in it counts for nothing: that may have been one board's alone.
    """
    first = min((one.date.year for one in desk.book.meetings.values()), default=desk.today.year)
    return list(range(desk.today.year, min(first, desk.today.year) - 1, -1))


def _within(year: int, spans: list[int]) -> Callable[[CorrectionLine], bool]:
    """Whether a correction stands on the page of a year. What is older than the first meeting
    stands with the first year.
    """
    return lambda one: year == max(spans[-1], min(one.on.year, spans[0]))


def _by_owner(desk: Desk) -> dict[str, list[CorrectionLine]]:
    """The latest first, by board; those of what boards share under an empty id, at the end."""
    found: dict[str, list[CorrectionLine]] = {**{id: [] for id in desk.labels}, "": []}
    for record, lines in of_every_record(desk):
        owner = _owner(record)
        boards = [desk.labels[one] for one in ([] if owner else _boards(desk, record))]
        what = _named(desk, record)
        for change, line in lines:
            short = words.shortened(line.difference, _ABOUT, _LONGEST)
            shown = replace(line, difference=short)
            one = CorrectionLine(change.on, boards, what, shown, change.minor, withdrawn=False)
            found[owner].append(one)
    for gone in desk.book.withdrawn.values():
        if part_of(gone.address) in desk.book.withdrawn:
            continue
        owner = _owner_of_address(desk, gone.address)
        found[owner].append(_withdrawn(gone))
    for move in desk.book.moved.values():
        now = now_at(move.now, desk.book.moved.values())
        found[_owner_of_address(desk, now)].append(_moved(move, now))
    for lines_of in found.values():
        lines_of.sort(key=lambda one: (one.on, one.what.address))
        lines_of.reverse()
    return found


def _group(
    desk: Desk,
    owner: str,
    lines: list[CorrectionLine],
    most: int | None = None,
    most_minor: int | None = None,
) -> CorrectionGroup:
    minor = [one for one in lines if one.minor]
    others = [one for one in lines if not one.minor]
    return CorrectionGroup(
        desk.labels[owner] if owner else None,
        others[:most],
        minor[:most_minor],
        len(others[:most]) + len(minor[:most_minor]) < len(lines),
    )


def _owner(record: PublicRecord) -> str:
    """The board whose own the record is; empty for what boards share."""
    if isinstance(record.record, (DecisionFacts, Board)):
        return record.id.partition("/")[0]
    return ""


def _owner_of_address(desk: Desk, address: str) -> str:
    place, _, rest = address.partition("/")
    board = rest.partition("/")[0]
    return board if place == "boards" and board in desk.labels else ""


def _boards(desk: Desk, record: PublicRecord) -> list[str]:
    meeting = desk.book.meetings.get(record.entry.ids.get("meeting", ""))
    return meeting.boards if meeting is not None else []


def _withdrawn(gone: Withdrawal) -> CorrectionLine:
    line = ChangeLine(wording.day(gone.on), gone.reason, "", [], "", None, [], redacted=False)
    what = Link(gone.was, gone.address)
    return CorrectionLine(gone.on, [], what, line, minor=False, withdrawn=True)


def _moved(move: NewAddress, now: str) -> CorrectionLine:
    line = ChangeLine(wording.day(move.on), move.reason or "", "", [], "", None, [], redacted=False)
    what = Link(now, quote(now))
    return CorrectionLine(move.on, [], what, line, False, withdrawn=False, moved_from=move.was)


def _named(desk: Desk, record: PublicRecord) -> Link:
    """A record as a list of several kinds names it, with the place where its changes stand."""
    book, ids = desk.book, record.entry.ids
    meeting_id, person_id = ids.get("meeting", ""), ids.get("person", "")
    match record.kind:
        case "decision":
            return desk.decision(book.decisions[record.id])
        case "meeting":
            return Link(f"Meeting of {desk.day(meeting_id)}", record.address)
        case "minutes":
            return Link(f"Minutes of {desk.day(meeting_id)}", f"{record.address}#_about-minutes")
        case "paper":
            return Link(book.papers[meeting_id][ids["paper"]].title, record.address)
        case "figures":
            title = book.papers[meeting_id][ids["paper"]].title
            return Link(f"Figures: {title}", f"{record.address}#_about-figures")
        case "action":
            return Link(f"Action: {book.actions[record.id].title}", record.address)
        case "board":
            return Link(desk.labels[record.id].name, record.address)
        case "person":
            return desk.person(person_id)
        case "register entry":
            page = addresses.person(person_id)
            name = desk.person(person_id).text
            return Link(f"Register of interests: {name}", f"{page}#_about-register")
        case "topic":
            return Link(f"Topic: {book.topics[record.id].title}", record.address)
        case "question":
            return Link(f"Question: {heading(book, book.questions[record.id])}", record.address)
        case "feedback":
            return Link(f"You said, we did: {book.feedback[record.id].title}", record.address)
        case "forward plan":
            return Link(book.plans[record.id].title, record.address)
    return Link(wording.sentence(record.kind), record.address)
