"""How to come to a meeting: where it is, how to get in, how to watch, whom to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.models.board import Board
from minutebook.models.meeting import AgendaItem, Meeting, PackDocument
from minutebook.models.venue import Access, Venue
from minutebook.models.vocabulary import Delivery
from minutebook.views.documents import delivery, document_title
from minutebook.views.minutes import item_link
from minutebook.views.parts import BoardLabel, Contact, Desk, Link


@dataclass(frozen=True)
class AccessFact:
    """One thing that is known of the way in."""

    heading: str
    """`Without steps`, `Hearing loop`, ..."""
    words: str


@dataclass(frozen=True)
class Place:
    """Somewhere that a meeting is held."""

    name: str
    address: str
    link: str
    access: list[AccessFact]
    not_recorded: str
    """What no record says of it, in words: `parking and the nearest stop`; empty where all is
    said."""


@dataclass(frozen=True)
class Online:
    """A way to a meeting by computer or telephone."""

    link: str
    host: str
    """Where it leads: `meetings.example.org`."""


@dataclass(frozen=True)
class WhomToAsk:
    """Whom to ask."""

    boards: list[BoardLabel]
    """For which boards; empty where it is for the meeting as a whole."""
    contact: Contact


@dataclass(frozen=True)
class OfficialFile:
    """A file that the body itself published."""

    title: str
    link: str
    published: str
    """The day, in words; empty for what came with the agenda."""


@dataclass(frozen=True)
class LaterPaper:
    """A document, or an item, that was not there when the agenda was published."""

    title: Link
    what: str
    """How it came, and when: `Late, published on 5 March 2024`."""
    urgency: str
    awaited: bool


@dataclass(frozen=True)
class HowToCome:
    """What somebody who wants to come to a meeting needs."""

    places: list[Place]
    room: str
    access: str
    """What is said of this meeting besides."""
    joining: Online | None
    webcast: Online | None
    recording: Online | None
    ask: list[WhomToAsk]
    nobody_to_ask: list[BoardLabel]
    """Boards for which no contact is recorded."""
    official: list[OfficialFile]

    @property
    def is_online_only(self) -> bool:
        return not self.places and bool(self.joining or self.webcast)


def how_to_come(desk: Desk, meeting: Meeting) -> HowToCome:
    ask, nobody = _whom_to_ask(desk, meeting)
    return HowToCome(
        [_place(desk.book.venues[id]) for id in meeting.venue],
        meeting.room or "",
        meeting.access or "",
        _online(meeting.joining_link),
        _online(meeting.webcast),
        _online(meeting.recording),
        ask,
        nobody,
        _official(meeting),
    )


def place_in_words(desk: Desk, meeting: Meeting) -> str:
    """`Room 2, Town Hall, High Street, Ashby`, `Town Hall, Ashby; Guildhall, Brook, and online`."""
    venues = [desk.book.venues[id] for id in meeting.venue]
    words = "; ".join(f"{one.name}, {one.address}" for one in venues)
    if meeting.room:
        words = f"{meeting.room}, {words}" if len(venues) == 1 else f"{words} ({meeting.room})"
    if meeting.joining_link is None and meeting.webcast is None:
        return words
    return f"{words}, and online" if words else "Online"


def contact_of(record: Board | Meeting) -> Contact | None:
    """Whom to ask about a board or a meeting."""
    one = record.contact
    if one is None:
        return None
    return Contact(one.office, one.name or "", one.email or "", one.telephone or "")


def later_papers(desk: Desk, meeting_id: str, is_over: bool) -> list[LaterPaper]:
    """What came after the agenda, or is still to come, in the order of the agenda."""
    found = []
    for item in desk.book.meetings[meeting_id].agenda:
        if item.withdrawn is not None:
            continue
        if item.added is not None:
            what = f"Item added on {wording.day(item.added)}"
            link = item_link(desk, meeting_id, item)
            found.append(LaterPaper(_as_title(link), what, item.urgency or "", awaited=False))
        found += [
            _later(desk, meeting_id, item, one, is_over)
            for one in item.documents
            if one.published is not None
            or one.delivery in {Delivery.LATE, Delivery.SUPPLEMENTARY, Delivery.TO_FOLLOW}
        ]
    return found


def _later(
    desk: Desk, meeting_id: str, item: AgendaItem, document: PackDocument, is_over: bool
) -> LaterPaper:
    title = document_title(desk, meeting_id, document)
    to_follow = document.delivery is Delivery.TO_FOLLOW
    # A paper that is held here has come, whatever the agenda said of it.
    missing = to_follow and document.paper is None and document.published is None
    what = delivery(document)
    if missing:
        what = f"{what}: not held here" if is_over else f"{what}: still awaited"
    return LaterPaper(
        title if title.address else Link(title.text, addresses.meeting(meeting_id, item.id)),
        what,
        document.urgency or "",
        missing and not is_over,
    )


def _as_title(link: Link) -> Link:
    return Link(wording.sentence(link.text), link.address)


_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#]*)")

_ACCESS = {
    "step_free": ("Without steps", "a way in without steps"),
    "hearing_loop": ("Hearing loop", "a hearing loop"),
    "toilet": ("Accessible toilet", "an accessible toilet"),
    "parking": ("Parking", "parking"),
    "nearest_stop": ("Nearest stop", "the nearest stop"),
    "other": ("Also", ""),
}
"""Each field with its heading, and its words in the sentence that says that nothing is recorded."""


def _place(venue: Venue) -> Place:
    access = venue.access or Access()
    known = {name: getattr(access, name) for name in _ACCESS}
    return Place(
        venue.name,
        venue.address,
        venue.link or "",
        [AccessFact(_ACCESS[name][0], words) for name, words in known.items() if words],
        wording.listed(
            [_ACCESS[name][1] for name, words in known.items() if not words and _ACCESS[name][1]]
        ),
    )


def _online(link: str | None) -> Online | None:
    if link is None:
        return None
    # What a clerk may type as an address need not be one that `urllib` can take apart.
    host = _HOST.match(link)
    return Online(link, (host[1] if host else "") or link)


def _whom_to_ask(desk: Desk, meeting: Meeting) -> tuple[list[WhomToAsk], list[BoardLabel]]:
    """The meeting's own contact, else each board's, once where boards share one."""
    own = contact_of(meeting)
    if own is not None:
        return [WhomToAsk([], own)], []
    shared: dict[Contact, list[BoardLabel]] = {}
    nobody = []
    for id in meeting.boards:
        contact = contact_of(desk.book.boards[id])
        if contact is None:
            nobody.append(desk.labels[id])
        else:
            shared.setdefault(contact, []).append(desk.labels[id])
    every = len(shared) == 1 and not nobody
    return [WhomToAsk([] if every else boards, one) for one, boards in shared.items()], nobody


def _official(meeting: Meeting) -> list[OfficialFile]:
    files = []
    if meeting.agenda_link is not None:
        files.append(OfficialFile("Official agenda", meeting.agenda_link, ""))
    if meeting.pack_link is not None:
        files.append(OfficialFile("Official agenda with papers", meeting.pack_link, ""))
    for one in meeting.supplements:
        files.append(OfficialFile(one.title, one.link, wording.day(one.published)))
    return files
