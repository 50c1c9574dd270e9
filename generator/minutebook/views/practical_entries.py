"""What a search can find for somebody who wants to take part: how to ask, how to come, who came."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook import addresses, wording
from minutebook.models.meeting import Meeting
from minutebook.views.asking import AskAt, asking
from minutebook.views.attendance import BoardAttendance, attendance_columns
from minutebook.views.coming import HowToCome, Place, how_to_come
from minutebook.views.entries import SearchEntry, words
from minutebook.views.meetings import meeting_line, next_meeting_id
from minutebook.views.parts import Contact, Desk


def asking_found(desk: Desk) -> Iterator[SearchEntry]:
    """How to ask each board, as that board's alone."""
    for id, label in desk.labels.items():
        one = asking(desk, id)
        if one is None:
            continue
        rule = f"A question must be in {one.rule}" if one.rule else ""
        text = words(
            f"How to put a question to the {label.name}, and by when",
            one.how,
            rule or "How much notice a question needs is not recorded here",
            f"It may have at most {one.longest}" if one.longest else "",
            *(_by_when(at) for at in one.meetings),
            "" if one.meetings else "No meeting in public is announced",
            one.refused,
            f"Contact: {_contact(one.contact)}" if one.contact else "",
        )
        title = f"How to ask the {label.name} a question"
        yield SearchEntry(addresses.asking(id), "page", title, [id], "", "", text)


def _by_when(at: AskAt) -> str:
    if at.is_over:
        return f"For the meeting on {at.meeting.text} it is too late"
    if at.by:
        return f"For the meeting on {at.meeting.text}, send it by {at.by}"
    return f"For the meeting on {at.meeting.text}, ask the contact"


def coming_found(desk: Desk) -> Iterator[SearchEntry]:
    """How to come to the next meeting of each board, once where boards meet in common."""
    ids = (next_meeting_id(desk, board) for board in desk.labels)
    for id in dict.fromkeys(id for id in ids if id is not None):
        meeting = desk.book.meetings[id]
        line, come = meeting_line(desk, id), how_to_come(desk, meeting)
        yield SearchEntry(
            addresses.meeting(id, "_come"),
            "page",
            f"How to come to the next meeting, {desk.weekday(id)}",
            meeting.boards,
            desk.day(id),
            meeting.date.isoformat(),
            words(
                "Anyone may come and attend: it is held in public",
                line.hours or "The time is not announced yet",
                line.venue or "The place is not announced yet",
                _getting_in(come),
                _from_home(come),
                *(f"Whom to ask: {_contact(one.contact)}" for one in come.ask),
            ),
        )


def _getting_in(come: HowToCome) -> str:
    if not (come.places or come.access):
        return ""
    said = [come.access, *(_way_in(place) for place in come.places)]
    return f"Access, for wheelchair users and other disabled people: {words(*said)}"


def _way_in(place: Place) -> str:
    known = [f"{fact.heading}: {fact.words}" for fact in place.access]
    if place.not_recorded:
        known.append(f"nothing is recorded here of {place.not_recorded}, please ask")
    return words(*known)


def _from_home(come: HowToCome) -> str:
    ways = [
        f"Take part online: join at {come.joining.host}" if come.joining else "",
        f"Watch online: webcast at {come.webcast.host}" if come.webcast else "",
    ]
    return words(*ways) or "To watch it online, from home: nothing is recorded here, please ask"


def _contact(one: Contact) -> str:
    return ", ".join(part for part in (one.office, one.name, one.email, one.telephone) if part)


def attendance_found(desk: Desk) -> Iterator[SearchEntry]:
    """Who came to each meeting of which minutes are held."""
    for id, minutes in desk.book.minutes.items():
        meeting = desk.book.meetings[id]
        columns = attendance_columns(desk, meeting, minutes)
        if columns:
            yield _attendance(desk, id, meeting, columns)


def _attendance(
    desk: Desk, id: str, meeting: Meeting, columns: list[BoardAttendance]
) -> SearchEntry:
    return SearchEntry(
        addresses.meeting(id, "_attendance"),
        "meeting",
        f"Who came to the meeting of {desk.day(id)}",
        meeting.boards,
        desk.day(id),
        meeting.date.isoformat(),
        words("Attendance", *(_came(column) for column in columns)),
    )


def _came(column: BoardAttendance) -> str:
    """Each list of one board's people with its heading."""
    lists = [
        f"{group.heading}: {wording.listed([one.person.text for one in group.people])}"
        for group in column.groups
    ]
    chairs = wording.listed([link.text for link in column.chairs])
    said = words(f"In the chair: {chairs}" if chairs else "", *lists)
    return f"Who came for the {column.board.name}: {said or 'not recorded here'}"
