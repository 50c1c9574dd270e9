"""Everyone who takes part, and one person's page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import Book
from minutebook.models.minutes import Attendance, AttendeeDetails
from minutebook.views.actions import ActionRow, action_row
from minutebook.views.decisions import DeclarationLine, declaration_line
from minutebook.views.membership import boards_of, is_over, memberships_of, sort_key, when
from minutebook.views.parts import About, BoardLabel, Desk, Link, Page
from minutebook.views.register import RegisterEntry, register_entry


@dataclass(frozen=True)
class PersonLine:
    """A person as the list shows them."""

    person: Link
    post: str
    boards: list[BoardLabel]


@dataclass(frozen=True)
class PeopleGroup:
    """People whose sorted names begin with one letter."""

    letter: str
    people: list[PersonLine]


@dataclass(frozen=True)
class PeoplePage(Page):
    """`/people/`."""

    groups: list[PeopleGroup]
    count: int


@dataclass(frozen=True)
class PostLine:
    """A post and when it was held."""

    title: str
    organisation: str
    when: str


@dataclass(frozen=True)
class PlaceLine:
    """A place on a board."""

    board: BoardLabel
    capacity: str
    role: str
    on_behalf_of: str
    when: str
    over: bool


@dataclass(frozen=True)
class AttendanceLine:
    """Whether the person came to a meeting of a board."""

    meeting: Link
    board: BoardLabel
    came: str
    """`Present as member`, `Apologies`."""


@dataclass(frozen=True)
class DeclaredAt:
    """An interest declared at a meeting."""

    meeting: Link
    line: DeclarationLine


@dataclass(frozen=True)
class PersonPage(Page):
    """`/people/<person>/`."""

    posts: list[PostLine]
    places: list[PlaceLine]
    attendance: list[AttendanceLine]
    entry: RegisterEntry | None
    declarations: list[DeclaredAt]
    actions: list[ActionRow]
    presented: list[Link]
    about: About
    register_about: About | None


def people_page(desk: Desk) -> PeoplePage:
    """Everyone, in order of name."""
    groups: dict[str, list[PersonLine]] = {}
    book = desk.book
    for id in sorted(book.people, key=lambda id: sort_key(book.people[id])):
        person = book.people[id]
        post = ""
        if person.posts:
            latest = person.posts[0]
            body = desk.organisation(latest.organisation)
            post = f"{latest.title}, {body}" if body else latest.title
        letter = sort_key(person)[:1].upper()
        line = PersonLine(desk.person(id), post, boards_of(desk, id))
        groups.setdefault(letter, []).append(line)
    return PeoplePage(
        addresses.PEOPLE,
        "People",
        "Everyone who takes part in the boards in a public role.",
        [],
        addresses.PEOPLE,
        [PeopleGroup(letter, people) for letter, people in groups.items()],
        len(book.people),
    )


def person_pages(desk: Desk, today: dt.date) -> Iterator[PersonPage]:
    """A page for each person."""
    came = _attendance_by_person(desk)
    declared = _declarations_by_person(desk)
    owned = _actions_by_owner(desk.book)
    presented = _presented_by_person(desk)
    for id, person in desk.book.people.items():
        link = desk.person(id)
        entry = desk.book.interests.get(id)
        boards = wording.listed([label.short_name for label in boards_of(desk, id)])
        yield PersonPage(
            address=link.address,
            title=link.text,
            description=f"{link.text}: posts, boards{f' ({boards})' if boards else ''}, "
            "attendance, interests and declarations.",
            trail=[Link("People", addresses.PEOPLE)],
            section=addresses.PEOPLE,
            posts=[
                PostLine(post.title, desk.organisation(post.organisation), when(post))
                for post in person.posts
            ],
            places=[
                PlaceLine(
                    desk.labels[board],
                    wording.sentence(place.capacity.value),
                    place.role or "",
                    desk.organisation(place.on_behalf_of),
                    when(place),
                    is_over(place, today),
                )
                for board, place in memberships_of(desk.book, id)
            ],
            attendance=came.get(id, []),
            entry=register_entry(desk, id, today) if entry is not None else None,
            declarations=declared.get(id, []),
            actions=[action_row(desk, action, today) for action in owned.get(id, [])],
            presented=presented.get(id, []),
            about=desk.about(person),
            register_about=desk.about(entry) if entry is not None else None,
        )


_CAME = (
    ("members", "Present as member"),
    ("in_attendance", "Formally in attendance"),
    ("standing_invitees", "Present as standing invitee"),
    ("officers", "Present as officer"),
    ("apologies", "Sent apologies"),
)


def _attendance_by_person(desk: Desk) -> dict[str, list[AttendanceLine]]:
    found: dict[str, list[AttendanceLine]] = {}
    for meeting_id in reversed(desk.book.meeting_order()):
        minutes = desk.book.minutes.get(meeting_id)
        for board_id, attendance in minutes.attendance.items() if minutes else []:
            for one, came in _each_attendee(attendance):
                some = one.arrived or one.left or one.part_meeting
                part = " (part of the meeting)" if some else ""
                if one.substitute_for:
                    part = f" in place of {desk.person(one.substitute_for).text}{part}"
                found.setdefault(one.person, []).append(
                    AttendanceLine(desk.meeting(meeting_id), desk.labels[board_id], f"{came}{part}")
                )
    return found


def _each_attendee(attendance: Attendance) -> Iterator[tuple[AttendeeDetails, str]]:
    for name, came in _CAME:
        for one in getattr(attendance, name):
            yield one, came


def _declarations_by_person(desk: Desk) -> dict[str, list[DeclaredAt]]:
    found: dict[str, list[DeclaredAt]] = {}
    for (meeting_id, _), place in desk.book.paragraphs.items():
        declared = place.paragraph.declaration
        if declared is None:
            continue
        at = DeclaredAt(
            desk.meeting(meeting_id, place.paragraph.id),
            declaration_line(desk, meeting_id, declared),
        )
        for person in declared.people:
            found.setdefault(person, []).append(at)
    return found


def _actions_by_owner(book: Book) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, action in book.actions.items():
        for owner in action.owners:
            found.setdefault(owner, []).append(id)
    return found


def _presented_by_person(desk: Desk) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for (meeting_id, item_id), item in desk.book.items.items():
        day = desk.day(meeting_id)
        for person in item.presenters:
            found.setdefault(person, []).append(
                Link(f"{day}: {item.title}", addresses.meeting(meeting_id, item_id))
            )
    return found
