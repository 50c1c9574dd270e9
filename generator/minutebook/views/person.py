"""One person: a page of what is now and of late, and a page of each year where that leaves
something out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutebook import addresses, wording
from minutebook.models.vocabulary import ActionStatus
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.actions import ActionRow, action_row
from minutebook.views.decisions import DeclarationLine, declaration_line
from minutebook.views.membership import boards_of, is_over, memberships_of, when
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.presence import Presence, presence_by_person
from minutebook.views.register import RegisterEntry, register_entry
from minutebook.views.sharing import told_apart

MEETINGS = 24
"""Meetings of each board, two years of monthly ones, that a person's page shows."""
DECLARED = 6
"""Declarations that it shows."""
PRESENTED = 10
"""Items that it shows."""
ACTIONS = 12
"""Actions that it shows, the open ones first."""


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
    """At the latest meetings of each board, which stay apart."""
    entry: RegisterEntry | None
    declarations: list[DeclaredAt]
    """The latest; so are actions, the open ones before the closed, and items presented."""
    actions: list[ActionRow]
    presented: list[Link]
    years: list[Link]
    """Where not all stands here: every year in which there is something, the latest first."""
    about: About
    register_about: About | None


@dataclass(frozen=True)
class PersonYearPage(Page):
    """`/people/<person>/<year>/`: all that has a date in that year."""

    person: Link
    year: int
    years: list[Link]
    presence: list[Presence]
    declarations: list[DeclaredAt]
    """The latest first, and so are the others."""
    actions: list[ActionRow]
    """Those that were assigned in the year."""
    presented: list[Link]


@dataclass
class _Done:
    """What one person did on which day, the earliest first."""

    presence: list[Presence] = field(default_factory=list)
    declared: list[tuple[dt.date, DeclaredAt]] = field(default_factory=list)
    actions: list[tuple[dt.date, str]] = field(default_factory=list)
    presented: list[tuple[dt.date, Link]] = field(default_factory=list)

    @property
    def is_more_than_shown(self) -> bool:
        return (
            any(len(one.lines) > MEETINGS for one in self.presence)
            or len(self.declared) > DECLARED
            or len(self.actions) > ACTIONS
            or len(self.presented) > PRESENTED
        )

    @property
    def years(self) -> list[int]:
        """The latest first; none where all stands on the person's own page."""
        if not self.is_more_than_shown:
            return []
        return sorted({day.year for day in self.days}, reverse=True)

    @property
    def days(self) -> set[dt.date]:
        met = {line.on for one in self.presence for line in one.lines}
        return met | {day for day, _ in (*self.declared, *self.actions, *self.presented)}


def person_pages(desk: Desk) -> Iterator[PersonPage | PersonYearPage]:
    """A page for each person, and those of their years."""
    done = _done(desk)
    named = told_apart({id: desk.person(id).text for id in desk.book.people})
    for id in desk.book.people:
        mine = done.get(id, _Done())
        years = [Link(str(year), addresses.person_year(id, year)) for year in mine.years]
        yield _person_page(desk, id, named[id], mine, years)
        for year in mine.years:
            yield _year_page(desk, id, named[id], mine, year, years)


def _person_page(desk: Desk, id: str, named: str, done: _Done, years: list[Link]) -> PersonPage:
    person, link = desk.book.people[id], desk.person(id)
    entry = desk.book.interests.get(id)
    boards = wording.listed([label.short_name for label in boards_of(desk, id)])
    return PersonPage(
        address=link.address,
        title=link.text,
        description=f"{named}: posts, boards{f' ({boards})' if boards else ''}, "
        "attendance, interests and declarations.",
        trail=[Link("People", addresses.PEOPLE)],
        section=addresses.PEOPLE,
        posts=[
            PostLine(post.title, desk.organisation(post.organisation), when(post, desk.today))
            for post in person.posts
        ],
        places=[
            PlaceLine(
                desk.labels[board],
                wording.sentence(place.capacity.value),
                place.role or "",
                desk.organisation(place.on_behalf_of),
                when(place, desk.today),
                is_over(place, desk.today),
            )
            for board, place in memberships_of(desk.book, id)
        ],
        presence=[one.latest(MEETINGS) for one in done.presence],
        entry=register_entry(desk, id) if entry is not None else None,
        declarations=[one for _, one in done.declared[: -DECLARED - 1 : -1]],
        actions=_latest_actions(desk, [one for _, one in reversed(done.actions)]),
        presented=[one for _, one in done.presented[: -PRESENTED - 1 : -1]],
        years=years,
        about=about(desk, "person", id),
        register_about=about(desk, "register entry", id) if entry is not None else None,
        head_title=named,
        changed=changed.latest(
            desk,
            changed.of_person(desk.book, id, [one for _, one in done.actions]),
            done.days,
        ),
    )


def _latest_actions(desk: Desk, newest_first: list[str]) -> list[ActionRow]:
    def is_closed(id: str) -> bool:
        return desk.book.actions[id].status is ActionStatus.CLOSED

    return [action_row(desk, id) for id in sorted(newest_first, key=is_closed)[:ACTIONS]]


def _year_page(
    desk: Desk, id: str, named: str, done: _Done, year: int, years: list[Link]
) -> PersonYearPage:
    link = desk.person(id)
    presence = [one.of_year(year) for one in done.presence]
    return PersonYearPage(
        address=addresses.person_year(id, year),
        title=f"{link.text} in {year}",
        description=f"{named} in {year}: attendance, declarations, items presented and actions.",
        trail=[Link("People", addresses.PEOPLE), link],
        section=addresses.PEOPLE,
        person=link,
        year=year,
        years=years,
        presence=[one for one in presence if one.lines],
        declarations=[one for day, one in reversed(done.declared) if day.year == year],
        actions=[action_row(desk, one) for day, one in reversed(done.actions) if day.year == year],
        presented=[one for day, one in reversed(done.presented) if day.year == year],
        head_title=f"{named} in {year}",
        changed=changed.latest(
            desk,
            (day for day in done.days if day.year == year),
            changed.of_actions(desk.book, [one for day, one in done.actions if day.year == year]),
        ),
    )


def _done(desk: Desk) -> dict[str, _Done]:
    """By person."""
    book = desk.book
    found = {id: _Done(presence=those) for id, those in desk.once(presence_by_person).items()}
    for (meeting_id, _), place in book.paragraphs.items():
        declared = place.paragraph.declaration
        if declared is None:
            continue
        at = DeclaredAt(
            desk.meeting(meeting_id, place.paragraph.id),
            declaration_line(desk, meeting_id, declared),
        )
        for person in declared.people:
            day = book.meetings[meeting_id].date
            found.setdefault(person, _Done()).declared.append((day, at))
    for id, action in book.actions.items():
        for owner in action.owners:
            found.setdefault(owner, _Done()).actions.append((action.assigned_on, id))
    for (meeting_id, item_id), item in book.items.items():
        day = book.meetings[meeting_id].date
        for person in item.presenters:
            words = f"{desk.day(meeting_id)}: {item.title}"
            link = Link(words, addresses.meeting(meeting_id, item_id))
            found.setdefault(person, _Done()).presented.append((day, link))
    for one in found.values():
        one.declared.sort(key=lambda pair: pair[0])
        one.actions.sort(key=lambda pair: pair[0])
        one.presented.sort(key=lambda pair: pair[0])
    return found
