"""Who held which place and post on which day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from minutebook import wording
from minutebook.book import Book
from minutebook.models.board import Membership
from minutebook.models.person import Person
from minutebook.views.parts import BoardLabel, Desk


class Dated(Protocol):
    """Something that a person held: a post, or a place on a board."""

    @property
    def start(self) -> dt.date | None: ...
    @property
    def end(self) -> dt.date | None: ...
    @property
    def seen(self) -> list[dt.date]: ...


Held = TypeVar("Held", bound=Dated)


def held_on(day: dt.date, held: Sequence[Held]) -> list[Held]:
    """Those held on `day`: seen on it, or begun by it and not ended before it."""
    return [one for one in held if day in one.seen or _spans(one, day)]


def _spans(one: Dated, day: dt.date) -> bool:
    if one.start is None or one.start > day or _is_gone(one, day):
        return False
    return one.end is None or day <= one.end


def _is_gone(one: Dated, day: dt.date) -> bool:
    return isinstance(one, Membership) and one.gone_by is not None and one.gone_by <= day


def is_over(one: Dated, today: dt.date) -> bool:
    """Whether it is known to have ended before `today`."""
    return _is_gone(one, today) or (one.end is not None and one.end < today)


def when(one: Dated, today: dt.date) -> str:
    """`from 1 April 2017 to 31 March 2018`, `recorded on 21 March 2018`, or empty; of what is still
    to come on `today` that it has not been.
    """
    held = _when(one, today)
    if isinstance(one, Membership) and one.gone_by is not None:
        gone = f"no longer by {wording.day(one.gone_by)}"
        return f"{held}; {gone}" if held else gone
    return held


def _when(one: Dated, today: dt.date) -> str:
    if one.start and one.end:
        return f"from {wording.day(one.start)} to {wording.day(one.end)}"
    if one.start:
        return f"{'since' if one.start <= today else 'from'} {wording.day(one.start)}"
    if one.end:
        return f"until {wording.day(one.end)}"
    if one.seen:
        return wording.listed(list(_seen(one.seen, today)))
    return ""


def _seen(days: Sequence[dt.date], today: dt.date) -> Iterator[str]:
    """Papers come out before their meeting, and name who holds what."""
    for said, those in (
        ("recorded on", [day for day in days if day <= today]),
        ("named in papers for", [day for day in days if day > today]),
    ):
        if those:
            yield f"{said} {wording.listed([wording.day(day) for day in sorted(those)])}"


def post_on(book: Book, person: Person, day: dt.date) -> str:
    """The person's post on `day` as it is printed beside a name; empty where none is recorded."""
    titles = []
    for post in held_on(day, person.posts):
        body = book.organisations[post.organisation].name if post.organisation else ""
        # "Director, Hackney Healthwatch Hackney" helps nobody.
        titles.append(f"{post.title}, {body}" if body and body not in post.title else post.title)
    return "; ".join(titles)


def memberships_of(book: Book, person_id: str) -> Iterator[tuple[str, Membership]]:
    """The person's places, each with its board."""
    for board_id, board in book.boards.items():
        for membership in board.memberships:
            if membership.person == person_id:
                yield board_id, membership


def place_on(book: Book, board_id: str, person_id: str, day: dt.date) -> Membership | None:
    """The person's place on a board on `day`; without dates, the place that is recorded."""
    mine = [one for one in book.boards[board_id].memberships if one.person == person_id]
    return next(iter(held_on(day, mine) or mine), None)


def sort_key(person: Person) -> str:
    """How a name is sorted: as its record says, else by its last word; accents count for
    nothing, so that Ó stands with O.
    """
    *first, last = person.name.split()
    key = person.sorted_as or f"{last} {' '.join(first)}"
    letters = unicodedata.normalize("NFKD", key)
    return "".join(one for one in letters if not unicodedata.combining(one)).casefold()


def has_left(book: Book, person_id: str, today: dt.date) -> bool:
    """Whether every place of the person is over; of somebody without one, every post."""
    places: list[Dated] = [place for _, place in memberships_of(book, person_id)]
    held = places or book.people[person_id].posts
    return bool(held) and all(is_over(one, today) for one in held)


def boards_of(desk: Desk, id: str) -> list[BoardLabel]:
    """Labels of the boards on which the person has or had a place."""
    found = dict.fromkeys(board for board, _ in memberships_of(desk.book, id))
    return [desk.labels[board] for board in found]
