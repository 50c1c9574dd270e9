"""The register of interests: an entry for each member, confirmed each year, kept long enough."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from minutebook import wording
from minutebook.book import Book
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene
from minutebook.checks.present import TOOK_PLACE, latest_attendance, present, register_is_known
from minutebook.loading import Entry
from minutebook.models.board import Board, Membership
from minutebook.models.interest import Interests
from minutebook.models.vocabulary import Capacity, MeetingState

_CONFIRMED_WITHIN = 12
"""Months."""
_KEPT_FOR = 6
"""Months after the interest expired."""


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of its month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def no_register_entry(scene: Scene) -> Iterator[Finding]:
    """Every member of a board has an entry in the register of interests, if only a nil return. The
    members are those of today: the membership has begun and not ended, and where it has only
    `seen`, that is no older than the latest meeting of which attendance is recorded. Nothing is
    said where no register is kept, of those who attend without being members, of a member whose
    entry was withdrawn, nor in the first 28 days of a membership. It rests on the Localism Act
    2011, sections 29 and 30 (members and co-opted members of councils, who have 28 days), and on
    the National Health Service Act 2006, section 14O (CCGs), as these stood in 2018.
    """
    if not register_is_known(scene):
        return
    for entry, n, place in members_without_entry(scene.book, scene.today):
        withdrawn = place.person in scene.gone.register
        if not withdrawn and not scene.is_unreadable(Interests, person=place.person):
            yield Finding(
                entry,
                ("memberships", n, "person"),
                f"`{place.person}` is a member and has no entry in the register of interests.",
                f"Add `interests/{place.person}.yml`, with `nothing_to_declare: yes` for a nil "
                "return; if the membership is over, add `end`.",
            )


def members_without_entry(book: Book, today: dt.date) -> Iterator[tuple[Entry, int, Membership]]:
    """Members of today who have had the time to register and have no entry: for each board's file
    the number of the membership, and the membership.
    """
    latest = {board: day for board, (day, _) in latest_attendance(book).items()}
    for entry in book.entries:
        board = entry.record
        if not isinstance(board, Board) or (board.ended is not None and board.ended < today):
            continue
        asked: set[str] = set()
        for n, place in enumerate(board.memberships):
            if (
                place.capacity is Capacity.MEMBER
                and place.person in book.people
                and place.person not in book.interests
                and place.person not in asked
                and _is_current(place, today, latest.get(entry.ids["board"]))
                and (place.start is None or today - place.start > _TO_REGISTER)
            ):
                asked.add(place.person)
                yield entry, n, place


_TO_REGISTER = dt.timedelta(days=28)
"""Localism Act 2011, section 30(1)."""


def _is_current(place: Membership, today: dt.date, latest: dt.date | None) -> bool:
    if place.end is not None and place.end < today:
        return False
    if place.gone_by is not None and place.gone_by <= today:
        return False
    if place.start is not None:
        return place.start <= today
    return not (place.seen and latest is not None and max(place.seen) < latest)


def interest_unconfirmed(scene: Scene) -> Iterator[Finding]:
    """An entry in the register was declared or confirmed no more than twelve months before the
    meeting at which it is shown. That is the next meeting announced of a board to which the
    person belongs or whose latest attendance names them, or, where none is announced, the latest
    that such a board held. NHS England's revised statutory guidance for CCGs on managing conflicts
    of interest (2017) has registers reviewed at least annually. An entry without any date, or of
    somebody who belongs to no board, is no finding.
    """
    shown = _shown_at(scene)
    for entry in scene.book.entries:
        record = entry.record
        if not isinstance(record, Interests) or entry.ids["person"] not in shown:
            continue
        last, meeting = record.confirmed_on or record.declared_on, shown[entry.ids["person"]]
        if last is None or meeting <= months_after(last, _CONFIRMED_WITHIN):
            continue
        confirmed = record.confirmed_on is not None
        how = "confirmed" if confirmed else "declared"
        since = "" if confirmed else " and not confirmed since"
        yield Finding(
            entry,
            ("confirmed_on" if confirmed else "declared_on",),
            f"This entry was {how} on {wording.day(last)}{since}: more than twelve months before "
            f"the meeting of {wording.day(meeting)}.",
            "Ask the person to confirm it, and add the day: `confirmed_on`.",
        )


def _shown_at(scene: Scene) -> dict[str, dt.date]:
    """By person: the day of the meeting at which the person's entry is to be up to date."""
    coming: dict[str, dt.date] = {}
    gone: dict[str, dt.date] = {}
    for meeting in scene.book.meetings.values():
        for board in meeting.boards:
            if meeting.state is MeetingState.PLANNED and meeting.date >= scene.today:
                coming[board] = min(meeting.date, coming.get(board, meeting.date))
            elif meeting.state in TOOK_PLACE and meeting.date <= scene.today:
                gone[board] = max(meeting.date, gone.get(board, meeting.date))
    shown: dict[str, dt.date] = {}
    people = _people_of_boards(scene)
    for days, best in ((coming, min), (gone, max)):
        for person, boards in people.items():
            found = [days[board] for board in boards if board in days]
            if found and person not in shown:
                shown[person] = best(found)
    return shown


def _people_of_boards(scene: Scene) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id, board in scene.book.boards.items():
        for place in board.memberships:
            if place.end is None or place.end >= scene.today:
                found.setdefault(place.person, set()).add(id)
    for id, (_, came) in latest_attendance(scene.book).items():
        for one in present(id, came):
            found.setdefault(one.who.person, set()).add(id)
    return found


def interest_removed_early(scene: Scene) -> Iterator[Finding]:
    """An interest that ended stays on the published register for six months more (NHS England's
    revised statutory guidance for CCGs on managing conflicts of interest, 2017). `removed_on` is
    the day on which it was taken off. An interest without an `end` is no finding.
    """
    for entry in scene.book.entries:
        if not isinstance(entry.record, Interests):
            continue
        for n, one in enumerate(entry.record.interests):
            if one.removed_on is None or one.end is None:
                continue
            due = months_after(one.end, _KEPT_FOR)
            if one.removed_on < due:
                yield Finding(
                    entry,
                    ("interests", n, "removed_on"),
                    f"This interest ended on {wording.day(one.end)} and was taken off the register "
                    f"on {wording.day(one.removed_on)}, within six months.",
                    f"It stays on the register until {wording.day(due)}; check `end` and "
                    "`removed_on`.",
                )


CHECKS = (
    Check(
        "no-register-entry",
        "Every member has an entry in the register",
        WARNING,
        no_register_entry,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "interest-unconfirmed",
        "An entry in the register is confirmed each year",
        WARNING,
        interest_unconfirmed,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "interest-removed-early",
        "An interest stays on the register for six months after it ended",
        ERROR,
        interest_removed_early,
        acceptable=True,
    ),
)
