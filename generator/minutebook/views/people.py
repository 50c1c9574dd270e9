"""Everyone who takes part, one person's page, and the register of interests."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutebook import addresses, wording
from minutebook.book import Book
from minutebook.models.interest import Interest, Interests
from minutebook.models.minutes import Attendance, AttendeeDetails
from minutebook.models.person import Person
from minutebook.views.actions import ActionRow, action_row
from minutebook.views.decisions import DeclarationLine, declaration_line
from minutebook.views.membership import is_over, memberships_of, when
from minutebook.views.parts import About, BoardLabel, Desk, EditorNote, Link, Page, notes


@dataclass(frozen=True)
class InterestLine:
    """One interest in words."""

    what: str
    """Position and organisation, or what it is."""
    nature: str
    type: str
    relationship: str
    when: str
    mitigation: str
    ended: bool
    notes: list[EditorNote]


@dataclass(frozen=True)
class RegisterEntry:
    """One person's entry in the register."""

    person: Link
    boards: list[BoardLabel]
    declared_as: str
    declared_on: str
    confirmed_on: str
    nothing_to_declare: bool
    lines: list[InterestLine]
    removed: list[InterestLine]
    """Interests that were taken off the register."""
    notes: list[EditorNote]


@dataclass(frozen=True)
class SharedNote:
    """One note about the entries of several people."""

    people: list[Link]
    note: EditorNote


@dataclass(frozen=True)
class MissingEntry:
    """A member of a board of whom it is noted that the register has no entry."""

    person: Link
    notes: list[EditorNote]


@dataclass(frozen=True)
class InterestsPage(Page):
    """`/interests/`."""

    entries: list[RegisterEntry]
    shared_notes: list[SharedNote]
    """What is noted of several entries in the same words."""
    missing: list[MissingEntry]
    interest_count: int
    sources: list[About]


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


def interests_page(desk: Desk, today: dt.date) -> InterestsPage:
    """The register of interests."""
    ids = sorted(desk.book.interests, key=lambda id: sort_key(desk.book.people[id]))
    abouts: list[About] = []
    for id in ids:
        # What is noted of one entry stands beside it.
        about = replace(desk.about(desk.book.interests[id]), notes=[])
        if about.says_something and about not in abouts:
            abouts.append(about)
    entries, shared = _share_notes([_entry(desk, id, today) for id in ids])
    return InterestsPage(
        addresses.INTERESTS,
        "Register of interests",
        "What people who take part in the boards have declared.",
        [],
        addresses.INTERESTS,
        entries,
        shared,
        _missing(desk),
        sum(len(entry.lines) for entry in entries),
        abouts,
    )


def _share_notes(
    entries: list[RegisterEntry],
) -> tuple[list[RegisterEntry], list[SharedNote]]:
    """The entries without the notes that several of them have, and these notes, each once."""
    people: dict[EditorNote, list[Link]] = {}
    for entry in entries:
        for note in entry.notes:
            people.setdefault(note, []).append(entry.person)
    shared = {note: those for note, those in people.items() if len(those) > 1}
    left = [
        replace(entry, notes=[note for note in entry.notes if note not in shared])
        for entry in entries
    ]
    return left, [SharedNote(those, note) for note, those in shared.items()]


def _missing(desk: Desk) -> list[MissingEntry]:
    found: dict[str, list[EditorNote]] = {}
    for board in desk.book.boards.values():
        for place in board.memberships:
            said = [one for one in place.accept if one.check == _NO_ENTRY]
            if said and place.person not in desk.book.interests:
                mine = found.setdefault(place.person, [])
                mine += [one for one in notes(place) if one not in mine]
    return [MissingEntry(desk.person(id), those) for id, those in found.items()]


_NO_ENTRY = "no-register-entry"


def sort_key(person: Person) -> str:
    """How a name is sorted: as its record says, else by its last word; accents count for
    nothing, so that Ó stands with O.
    """
    *first, last = person.name.split()
    key = person.sorted_as or f"{last} {' '.join(first)}"
    letters = unicodedata.normalize("NFKD", key)
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()


def _boards_of(desk: Desk, id: str) -> list[BoardLabel]:
    found = dict.fromkeys(board for board, _ in memberships_of(desk.book, id))
    return [desk.labels[board] for board in found]


def _entry(desk: Desk, id: str, today: dt.date) -> RegisterEntry:
    entry: Interests = desk.book.interests[id]
    return RegisterEntry(
        desk.person(id),
        _boards_of(desk, id),
        entry.declared_as or "",
        wording.day(entry.declared_on) if entry.declared_on else "",
        wording.day(entry.confirmed_on) if entry.confirmed_on else "",
        entry.nothing_to_declare,
        [_interest(desk, one, today) for one in entry.interests if not _is_off(one, today)],
        [_interest(desk, one, today) for one in entry.interests if _is_off(one, today)],
        notes(entry),
    )


def _is_off(one: Interest, today: dt.date) -> bool:
    return one.removed_on is not None and one.removed_on <= today


def _interest(desk: Desk, one: Interest, today: dt.date) -> InterestLine:
    if one.sensitive:
        return InterestLine(
            "An interest whose details are withheld (Localism Act 2011, section 32)",
            "", "", "", "", "", False, notes(one),
        )  # fmt: skip
    if one.to_come:
        body = desk.organisation(one.organisation)
        where = f" ({body})" if body else ""
        return InterestLine(f"Still to be declared{where}", "", "", "", "", "", False, notes(one))
    body = desk.organisation(one.organisation)
    named = [part for part in (one.position, body) if part]
    what, nature = (", ".join(named), one.nature or "") if named else (one.nature or "", "")
    dates = [
        f"from {wording.day(one.start)}" if one.start else "",
        f"to {wording.day(one.end)}" if one.end else "",
    ]
    off = wording.day(one.removed_on) if one.removed_on else ""
    removed = f"taken off the register on {off}" if off else ""
    return InterestLine(
        what,
        nature,
        wording.sentence(one.type.value) if one.type else "",
        one.relationship or "",
        ", ".join(part for part in (" ".join(part for part in dates if part), removed) if part),
        one.mitigation or "",
        one.end is not None and one.end < today,
        notes(one),
    )


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
        line = PersonLine(desk.person(id), post, _boards_of(desk, id))
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
        boards = wording.listed([label.short_name for label in _boards_of(desk, id)])
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
            entry=_entry(desk, id, today) if entry is not None else None,
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
