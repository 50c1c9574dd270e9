"""Everyone who takes part."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook import addresses
from minutebook.views import changed
from minutebook.views.a_z import name_letters
from minutebook.views.board_a_z import LetterLink
from minutebook.views.boards import ended_on
from minutebook.views.members import HEADINGS
from minutebook.views.membership import boards_of, has_left, is_over, sort_key
from minutebook.views.parts import BoardLabel, Desk, Link, Page

FORMER = 60
"""The most people who have left that are listed here."""


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
    """All who have not left."""
    former: list[PersonLine]
    """Those who have left, where they are few."""
    former_count: int
    letters: list[LetterLink]
    """Where they are many: the pages of the A to Z, which have everybody."""
    count: int
    """Of those who have not left."""


def people_page(desk: Desk) -> PeoplePage:
    """Those who take part now by board and capacity, then in order of name; then those who left."""
    groups: dict[str, list[PersonLine]] = {}
    former: list[PersonLine] = []
    book = desk.book
    for id in sorted(book.people, key=lambda id: sort_key(book.people[id])):
        if has_left(book, id, desk.today):
            former.append(_person(desk, id))
        else:
            letter = sort_key(book.people[id])[:1].upper()
            groups.setdefault(letter, []).append(_person(desk, id))
    return PeoplePage(
        addresses.PEOPLE,
        "People",
        "Everyone who takes part in the boards in a public role.",
        [],
        addresses.PEOPLE,
        [_people_of_board(desk, board_id) for board_id in book.boards],
        [PeopleGroup(letter, people) for letter, people in groups.items()],
        former if len(former) <= FORMER else [],
        len(former),
        name_letters(desk) if len(former) > FORMER else [],
        sum(len(people) for people in groups.values()),
        changed=changed.latest(desk, changed.of_records(*book.people.values())),
    )


def _person(desk: Desk, id: str) -> PersonLine:
    person = desk.book.people[id]
    post = ""
    if person.posts:
        latest = person.posts[0]
        body = desk.organisation(latest.organisation)
        post = f"{latest.title}, {body}" if body else latest.title
    return PersonLine(desk.person(id), post, boards_of(desk, id))


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
