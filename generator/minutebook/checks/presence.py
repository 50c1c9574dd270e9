"""Who presents, who undertakes something, and whether they are recorded as being there."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.book import Book
from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.checks.present import chairs, names_are_known
from minutebook.models.action import Action
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.vocabulary import MeetingState
from minutebook.wording import day


def presenter_absent(scene: Scene) -> Iterator[Finding]:
    """Somebody presented an item of a meeting that was held, and is in no list of those who
    attended. Nothing is said of organisations, of items withdrawn or not reached, and of meetings
    whose minutes give no attendance.
    """
    for entry in entries_of(scene, Meeting):
        meeting: Meeting = entry.record
        minutes = scene.book.minutes.get(entry.ids["meeting"])
        if minutes is None or meeting.state is not MeetingState.HELD:
            continue
        there, apologies = _attending(scene, minutes), _apologies(minutes)
        taken = [one for one in minutes.items if not one.not_reached]
        minuted = {item for one in taken for item in (one.item, *one.taken_with)}
        for n, item in enumerate(meeting.agenda):
            if not there or item.withdrawn is not None or item.id not in minuted:
                continue
            for p, person in enumerate(item.presenters):
                if person in scene.book.people and person not in there:
                    absent = "is not recorded as being there"
                    absence = "sent apologies" if person in apologies else absent
                    yield Finding(
                        entry,
                        ("agenda", n, "presenters", p),
                        f"{_name(scene.book, person)} presents this item and {absence}.",
                        f"Add `{person}` to the attendance in `meetings/{entry.ids['meeting']}/"
                        "minutes.yml`, or name who presented it.",
                    )


def owner_absent(scene: Scene) -> Iterator[Finding]:
    """The owner of an action is in no list of those who attended the meeting that raised it: the
    minutes may name the wrong person, or nobody has told this one. Nothing is said of
    organisations, and of meetings whose minutes give no attendance.
    """
    attending = {id: _attending(scene, minutes) for id, minutes in scene.book.minutes.items()}
    for entry in entries_of(scene, Action):
        action: Action = entry.record
        there = attending.get(action.meeting)
        meeting = scene.book.meetings.get(action.meeting)
        if not there or meeting is None:
            continue
        for n, owner in enumerate(action.owners):
            if owner in scene.book.people and owner not in there:
                yield Finding(
                    entry,
                    ("owners", n),
                    f"{_name(scene.book, owner)} is to do this and is not recorded as being "
                    f"there on {day(meeting.date)}, when it was raised.",
                    f"Correct the owner, or add `{owner}` to the attendance in "
                    f"`meetings/{action.meeting}/minutes.yml`.",
                )


def presenter_differs(scene: Scene) -> Iterator[Finding]:
    """The agenda says who presents a paper, the paper names its lead officers and authors, and
    the two have nobody in common. Only people are compared, and only where both name some.
    """
    for entry in entries_of(scene, Meeting):
        id = entry.ids["meeting"]
        papers = scene.book.papers.get(id, {})
        for n, item in enumerate(entry.record.agenda):
            presenters = [one for one in item.presenters if one in scene.book.people]
            for document in item.documents:
                paper = papers.get(document.paper or "")
                named = [*paper.lead_officers, *paper.authors] if paper is not None else []
                people = [one for one in named if one in scene.book.people]
                if presenters and people and not set(presenters) & set(people):
                    yield Finding(
                        entry,
                        ("agenda", n, "presenters"),
                        f"None of the presenters is a lead officer or author of the paper "
                        f"`{document.paper}`.",
                        f"The paper names {_names(scene.book, people)}: compare with "
                        f"`meetings/{id}/papers/{document.paper}.yml`.",
                        on_key=True,
                    )


def _attending(scene: Scene, minutes: Minutes) -> set[str]:
    """Everyone recorded as there, for whichever board; empty where no list is given, or a name in
    one is not known: it may be whoever is missed.
    """
    if not all(names_are_known(scene, came) for came in minutes.attendance.values()):
        return set()
    found: set[str] = set()
    for of_board in minutes.attendance.values():
        for group in (
            of_board.members,
            of_board.in_attendance,
            of_board.standing_invitees,
            of_board.officers,
        ):
            found.update(one.person for one in group)
        found.update(chairs(of_board))
    if found and minutes.taken_by is not None:
        found.add(minutes.taken_by)
    return found


def _apologies(minutes: Minutes) -> set[str]:
    return {one.person for of_board in minutes.attendance.values() for one in of_board.apologies}


def _name(book: Book, person: str) -> str:
    return book.people[person].name


def _names(book: Book, people: list[str]) -> str:
    return ", ".join(dict.fromkeys(_name(book, person) for person in people))


CHECKS = (
    Check(
        "presenter-absent",
        "Who presents is there",
        WARNING,
        presenter_absent,
        acceptable=True,
    ),
    Check(
        "owner-absent",
        "Who undertakes something is there",
        WARNING,
        owner_absent,
        acceptable=True,
    ),
    Check(
        "presenter-differs",
        "The agenda and the paper name the same people",
        WARNING,
        presenter_differs,
        acceptable=True,
    ),
)
