"""Everyone who takes part, and one person's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.book import Book
from minutebook.views import changed
from minutebook.views.actions import ActionRow, action_row
from minutebook.views.boards import ended_on
from minutebook.views.decisions import DeclarationLine, declaration_line
from minutebook.views.members import HEADINGS
from minutebook.views.membership import boards_of, is_over, memberships_of, sort_key, when
from minutebook.views.parts import About, BoardLabel, Desk, Link, Page
from minutebook.views.presence import Presence, presence_by_person
from minutebook.views.register import RegisterEntry, register_entry
from minutebook.views.sharing import told_apart


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
class PlacesOnBoard:
    """Those who have a place on one board now, in one capacity."""

    heading: str
    people: list[Link]


@dataclass(frozen=True)
class PeopleOfBoard:
    """Those who have a place on one board now."""

    board: BoardLabel
    places: list[PlacesOnBoard]


@dataclass(frozen=True)
class PeoplePage(Page):
    """`/people/`."""

    boards: list[PeopleOfBoard]
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
class DeclaredAt:
    """An interest declared at a meeting."""

    meeting: Link
    line: DeclarationLine


@dataclass(frozen=True)
class PersonPage(Page):
    """`/people/<person>/`."""

    posts: list[PostLine]
    places: list[PlaceLine]
    presence: list[Presence]
    """At the meetings of each board, which stay apart."""
    entry: RegisterEntry | None
    declarations: list[DeclaredAt]
    actions: list[ActionRow]
    presented: list[Link]
    about: About
    register_about: About | None


def people_page(desk: Desk) -> PeoplePage:
    """Everyone: by board and capacity, then in order of name."""
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
        [_people_of_board(desk, board_id) for board_id in book.boards],
        [PeopleGroup(letter, people) for letter, people in groups.items()],
        len(book.people),
        changed=changed.latest(desk, changed.of_records(*book.people.values())),
    )


def _people_of_board(desk: Desk, board_id: str) -> PeopleOfBoard:
    """Those with a place that is not over, in order of name; nobody of a board that ended."""
    board = desk.book.boards[board_id]
    now = [] if ended_on(board, desk.today) else [
        one for one in board.memberships if not is_over(one, desk.today)
    ]  # fmt: skip
    places = []
    for capacity, heading in HEADINGS.items():
        ids = {one.person for one in now if one.capacity is capacity}
        if ids:
            in_order = sorted(ids, key=lambda id: sort_key(desk.book.people[id]))
            places.append(PlacesOnBoard(heading, desk.people(in_order)))
    return PeopleOfBoard(desk.labels[board_id], places)


def person_pages(desk: Desk) -> Iterator[PersonPage]:
    """A page for each person."""
    presence = presence_by_person(desk)
    declared = _declarations_by_person(desk)
    owned = _actions_by_owner(desk.book)
    presented = _presented_by_person(desk)
    named = told_apart({id: desk.person(id).text for id in desk.book.people})
    for id, person in desk.book.people.items():
        link = desk.person(id)
        entry = desk.book.interests.get(id)
        boards = wording.listed([label.short_name for label in boards_of(desk, id)])
        yield PersonPage(
            address=link.address,
            title=link.text,
            description=f"{named[id]}: posts, boards{f' ({boards})' if boards else ''}, "
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
                    is_over(place, desk.today),
                )
                for board, place in memberships_of(desk.book, id)
            ],
            presence=presence.get(id, []),
            entry=register_entry(desk, id) if entry is not None else None,
            declarations=declared.get(id, []),
            actions=[action_row(desk, action) for action in owned.get(id, [])],
            presented=presented.get(id, []),
            about=desk.about(person),
            register_about=desk.about(entry) if entry is not None else None,
            head_title=named[id],
            changed=changed.latest(desk, changed.of_person(desk.book, id, owned.get(id, []))),
        )


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
