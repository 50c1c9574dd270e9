"""Pages at addresses where a record stood: that it was withdrawn, or that it has moved.

Neither is found by the site's own search, nor listed in the sitemap, and both ask search engines to
leave them out: that is how an engine learns that what it once kept of the address is to go. The
address itself goes on answering whoever has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from minutebook import addresses, attached, wording
from minutebook.models.gone import Withdrawal
from minutebook.models.site import Contact as RecordedContact
from minutebook.redirects import addresses_before
from minutebook.stood import Stood, stood_at
from minutebook.views.coming import contact_of
from minutebook.views.days import SHARED
from minutebook.views.parts import BoardLabel, Contact, Desk, Link, Page

_SECTIONS = {
    addresses.BOARDS: "Boards",
    addresses.MEETINGS: "Meetings",
    addresses.ACTIONS: "Actions",
    addresses.INTERESTS: "Register of interests",
    addresses.PEOPLE: "People",
    addresses.FORWARD_PLAN: "Forward plan",
    addresses.TOPICS: "Topics",
    addresses.QUESTIONS: "Questions",
    addresses.SEARCH: "Search",
    addresses.CHANGES: "Changes",
}


@dataclass(frozen=True)
class AskLine:
    """Somebody to ask about what was withdrawn."""

    boards: list[BoardLabel]
    """Whose contact it is; empty where the withdrawal names its own."""
    contact: Contact


@dataclass(frozen=True)
class WithdrawnPage(Page):
    """What stood here, when and why it was withdrawn, and whom to ask."""

    repeats: ClassVar[bool] = True
    was: str
    stood_at: str
    """The address of the record."""
    on: str
    reason: str
    ask: list[AskLine]
    publisher: str
    """Whom to ask where nobody else is known."""
    report: str
    """Where readers report mistakes; empty where there is no such place."""
    links: list[Link]
    """Where to read on."""


@dataclass(frozen=True)
class WithdrawnEmbeddedPage(Page):
    """The same in the frame in which another site showed a decision."""

    repeats: ClassVar[bool] = True
    bare: ClassVar[bool] = True
    was: Link
    """With the page that says whom to ask."""
    on: str
    reason: str
    publisher: str


@dataclass(frozen=True)
class MovedPage(Page):
    """Where what stood here stands now."""

    repeats: ClassVar[bool] = True
    to: Link
    on: str
    reason: str


def withdrawn_pages(
    desk: Desk, standing: Iterable[str]
) -> Iterator[WithdrawnPage | WithdrawnEmbeddedPage]:
    """A page for each address from which something was withdrawn, and for what stood below it,
    unless a page stands there: a list that was empty for a time.
    """
    held, withdrawn = set(standing), desk.book.withdrawn
    for address, one in withdrawn.items():
        own = addresses.answering(address)
        for page in [own, *(part for part in _parts(address) if part not in withdrawn)]:
            whole = _shown_in_frames(page)
            if page in held:
                continue
            if whole in withdrawn:
                yield _embedded_page(desk, page, whole)
            else:
                yield _withdrawn_page(desk, page, one)


def _parts(address: str) -> list[str]:
    """Pages that may have stood below a record: they answer as it does."""
    stood = stood_at(address)
    if stood is None or stood.below:
        return []
    if stood.kind == "meeting":
        return [addresses.pack(stood.meeting), addresses.as_it_stood(stood.meeting)]
    slug = address.rstrip("/").rpartition("/")[2]
    return (
        [addresses.embedded_decision(stood.ids["board"], slug)] if stood.kind == "decision" else []
    )


def _shown_in_frames(address: str) -> str:
    """The address of the decision that other sites showed by a page; empty for any other page."""
    stood = stood_at(address)
    if stood is None or stood.kind != "decision" or not stood.below:
        return ""
    whole = address.removesuffix(stood.below)
    slug = whole.rstrip("/").rpartition("/")[2]
    return whole if address == addresses.embedded_decision(stood.ids["board"], slug) else ""


def _embedded_page(desk: Desk, address: str, whole: str) -> WithdrawnEmbeddedPage:
    one, site = desk.book.withdrawn[whole], desk.book.site
    assert site is not None
    return WithdrawnEmbeddedPage(
        address,
        one.was,
        f"Withdrawn on {wording.day(one.on)}. {one.reason}",
        [],
        addresses.BOARDS,
        Link(one.was, whole),
        wording.day(one.on),
        one.reason,
        site.publisher,
        head_title=f"Withdrawn: {wording.shortened(one.was)}",
        canonical=whole,
    )


def _withdrawn_page(desk: Desk, address: str, one: Withdrawal) -> WithdrawnPage:
    stood = stood_at(one.address)
    links = _links(desk, one.address, stood)
    site = desk.book.site
    assert site is not None
    return WithdrawnPage(
        address,
        one.was,
        f"Withdrawn on {wording.day(one.on)}. {one.reason}",
        _trail(one.address),
        _section(one.address),
        one.was,
        one.address,
        wording.day(one.on),
        one.reason,
        _ask(desk, one.ask, stood),
        site.publisher,
        site.report_mistakes or "",
        links,
        head_title=f"Withdrawn: {wording.shortened(one.was)}",
    )


def _section(address: str) -> str:
    top = address.partition("/")[0] + "/"
    return top if top in _SECTIONS else addresses.HOME


def _trail(address: str) -> list[Link]:
    section = _section(address)
    return [Link(_SECTIONS[section], section)] if section in _SECTIONS else []


def _ask(desk: Desk, ask: RecordedContact | None, stood: Stood | None) -> list[AskLine]:
    if ask is not None:
        contact = Contact(ask.office, ask.name or "", ask.email or "", ask.telephone or "")
        return [AskLine([], contact)]
    found = []
    for board_id in _boards(desk, stood):
        its = contact_of(desk.book.boards[board_id])
        if its is not None:
            found.append(AskLine([desk.labels[board_id]], its))
    return found


def _boards(desk: Desk, stood: Stood | None) -> list[str]:
    """The board that an address names, or those of the meeting that it names, as far as known."""
    if stood is None:
        return []
    if "board" in stood.ids:
        return [id for id in [stood.ids["board"]] if id in desk.book.boards]
    meeting = desk.book.meetings.get(stood.meeting)
    return list(meeting.boards) if meeting is not None else []


def _links(desk: Desk, address: str, stood: Stood | None) -> list[Link]:
    """The nearest things that still stand: of a decision its board and its meeting."""
    found = []
    if stood is not None:
        for board_id in _boards(desk, stood) if "board" in stood.ids else []:
            name = desk.labels[board_id].name
            found.append(Link(name, addresses.board(board_id)))
            found.append(Link(f"Decisions of the {name}", addresses.board_decisions(board_id)))
        if stood.kind == "attachment":
            paper = desk.book.papers.get(stood.ids["meeting"], {}).get(stood.ids["paper"])
            if paper is not None:
                page = addresses.paper(stood.ids["meeting"], stood.ids["paper"])
                found.append(Link(paper.title, page))
        if stood.meeting in desk.book.meetings and address != addresses.meeting(stood.meeting):
            day = desk.of_board(stood.ids.get("board", SHARED)).day(stood.meeting)
            found.append(Link(f"Meeting of {day}", addresses.meeting(stood.meeting)))
        if stood.ids.get("person") in desk.book.people:
            found.append(desk.person(stood.ids["person"]))
    return found or _trail(address)


# --- What has another address now ---------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """What stands at an address."""

    title: str
    section: str


def moved_pages(desk: Desk, standing: Mapping[str, Standing]) -> Iterator[MovedPage]:
    """A page at each address that a page, or an attached file, had before it moved."""
    if not desk.book.moved:
        return
    there = {**standing, **_attached(desk)}
    taken = {addresses.answering(address) for address in there}
    for address, one in sorted(there.items()):
        for before in addresses_before(address, desk.book.moved.values()):
            page = addresses.answering(before.address)
            if page in taken:
                continue
            taken.add(page)
            what = "page" if address.endswith("/") else "file"
            yield MovedPage(
                page,
                f"This {what} has moved",
                f"This {what} has moved to {one.title}",
                _trail(page),
                one.section,
                Link(one.title, quote(address)),
                wording.day(before.on),
                before.move.reason or "",
                head_title=f"Moved: {one.title}",
                canonical=address,
                sends_to=address,
            )


def _attached(desk: Desk) -> dict[str, Standing]:
    """Published files by their addresses."""
    return {
        f"{addresses.paper(meeting_id, paper_id)}{name}": Standing(one.title, addresses.MEETINGS)
        for meeting_id, paper_id, name, one in attached.listed(desk.book.papers)
    }
