"""Meetings that people want to come to: when and where they are, and who is let in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from minutebook import wording
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene, entries_of
from minutebook.models.meeting import Meeting
from minutebook.models.vocabulary import MeetingState, Session

_NEAR = dt.timedelta(days=14)


def place_not_announced(scene: Scene) -> Iterator[Finding]:
    """A meeting in public is fourteen days away or less, and its record does not say when it begins
    or where it is held: no `start`, or neither a `venue` nor a `joining_link` nor a `webcast`. The
    public notice of a meeting gives its time and place: section 100A(6) of the Local Government
    Act 1972, and section 1(4) of the Public Bodies (Admission to Meetings) Act 1960.

    It is not a finding while the meeting is further away, or where it was called off, is over, or
    is not public.
    """
    if scene.book.site is None:
        # It may say on which day the records stand still, and has its own finding.
        return
    for entry in entries_of(scene, Meeting):
        meeting: Meeting = entry.record
        is_coming = scene.today <= meeting.date <= scene.today + _NEAR
        if meeting.state is not MeetingState.PLANNED or not is_coming:
            continue
        if meeting.session is not Session.PUBLIC:
            continue
        missing, mends = [], []
        if meeting.start is None:
            missing.append("when it begins")
            mends.append("`start:`")
        if not (meeting.venue or meeting.joining_link or meeting.webcast):
            missing.append("where it is held")
            mends.append("`venue:`")
        if missing:
            yield Finding(
                entry,
                ("date",),
                f"The meeting of {wording.day(meeting.date)} is near, and nothing says "
                f"{wording.listed(missing)}.",
                f"Add {wording.listed(mends)}"
                + (
                    ". A meeting online has a `joining_link` or a `webcast` instead of a venue."
                    if "`venue:`" in mends
                    else "."
                ),
            )


def closed_meeting_link(scene: Scene) -> Iterator[Finding]:
    """A development session is no public meeting, and its record has a `joining_link` or a
    `webcast`: anybody who reads the page could come in. Whoever is invited gets the link another
    way. A meeting held in private has no link either: see `private-matter`.
    """
    for entry in entries_of(scene, Meeting):
        meeting: Meeting = entry.record
        if meeting.session is not Session.DEVELOPMENT:
            continue
        for name in ("joining_link", "webcast"):
            if getattr(meeting, name) is not None:
                yield Finding(
                    entry,
                    (name,),
                    "A development session is not public, and anybody could come in by this link.",
                    "Delete the line; or, if the public may come, write `session: public`.",
                    on_key=True,
                )


CHECKS = (
    Check(
        "place-not-announced",
        "A meeting that is near says when and where it is",
        WARNING,
        place_not_announced,
        acceptable=True,
        comes_with_the_day=True,
    ),
    Check(
        "closed-meeting-link",
        "No link leads into a meeting that is not public",
        ERROR,
        closed_meeting_link,
    ),
)
