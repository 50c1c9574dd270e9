"""What other sites show of a page that somebody shares, and what programs read of it.

`views.shareable` says of what shape it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.meeting import Meeting
from minutebook.models.vocabulary import MeetingState, OrganisationKind
from minutebook.views.parts import BoardLabel, Desk
from minutebook.views.shareable import Body, Card, Gathering, Spot
from minutebook.views.waiting import is_to_come


def decision_card(label: BoardLabel, taken: TakenDecision, words: str) -> Card:
    """A board and what it did: the same for all its decisions of these verbs."""
    done = [addresses.slug_of(verb.value) for verb in taken.facts.verbs]
    return _card(addresses.card("decisions", [label.id, *done]), [label], words)


def board_card(label: BoardLabel) -> Card:
    """For the pages of one board."""
    return _card(addresses.card("boards", [label.id]), [label], "Decisions, meetings and members")


def meeting_card(labels: Sequence[BoardLabel]) -> Card:
    words = "Meeting in common" if len(labels) > 1 else "Meeting"
    return _card(addresses.card("meetings", [one.id for one in labels]), labels, words)


def paper_card(labels: Sequence[BoardLabel]) -> Card:
    return _card(addresses.card("papers", [one.id for one in labels]), labels, "Paper")


def action_card(labels: Sequence[BoardLabel]) -> Card:
    return _card(addresses.card("actions", [one.id for one in labels]), labels, "Action")


TOPIC_CARD = Card(addresses.card("topics"), (), "What each board decided on one topic", "")


def _card(address: str, labels: Sequence[BoardLabel], words: str) -> Card:
    names = wording.listed([one.name for one in labels])
    return Card(address, tuple((one.short_name, one.colour) for one in labels), words, names)


def told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Titles by their ids; those that are the same are counted, `Budget (2 of 3)`."""
    alike: dict[str, list[str]] = {}
    for id, title in titles.items():
        alike.setdefault(title, []).append(id)
    return {
        id: title if len(ids) == 1 else f"{title} ({n} of {len(ids)})"
        for title, ids in alike.items()
        for n, id in enumerate(ids, start=1)
    }


_GOVERNMENT = {
    OrganisationKind.NHS_COMMISSIONER,
    OrganisationKind.NHS_PROVIDER,
    OrganisationKind.LOCAL_AUTHORITY,
}


def board_body(desk: Desk, board_id: str) -> Body:
    """A board with the committees that form it."""
    label = desk.labels[board_id]
    members = tuple(_body(desk, id) for id in desk.book.boards[board_id].committees)
    government = any(one.is_government for one in members)
    return Body(label.name, label.address, "", government, members=members)


def _body(desk: Desk, organisation_id: str, below: frozenset[str] = frozenset()) -> Body:
    """An organisation with what it is a part of; a part of a body of government is one too."""
    one = desk.book.organisations[organisation_id]
    up = one.part_of if one.part_of not in below else None
    part_of = _body(desk, up, below | {organisation_id}) if up is not None else None
    government = one.kind in _GOVERNMENT or (part_of is not None and part_of.is_government)
    return Body(one.name, "", one.website or "", government, part_of)


_ZONE = ZoneInfo("Europe/London")
"""Where the bodies are whose acts and rules these records follow."""

_CALLED_OFF = {MeetingState.CANCELLED: "cancelled", MeetingState.POSTPONED: "postponed"}


def gathering(desk: Desk, meeting: Meeting, name: str) -> Gathering:
    """A meeting, with what its page says of it."""
    state = _CALLED_OFF.get(meeting.state, "moved" if meeting.moved_from else "scheduled")
    return Gathering(
        name,
        _moment(meeting.date, meeting.start),
        _moment(meeting.date, meeting.end) if meeting.end else "",
        state,
        meeting.moved_from.isoformat() if meeting.moved_from else "",
        tuple(
            Spot(venue.name, venue.address)
            for venue in (desk.book.venues[id] for id in meeting.venue)
        ),
        _online(desk, meeting),
        tuple(board_body(desk, id) for id in meeting.boards),
    )


def _online(desk: Desk, meeting: Meeting) -> str:
    """Where it can be followed, as long as its page says so: see `templates/_coming.html`."""
    if is_to_come(meeting, desk.today):
        return meeting.joining_link or meeting.webcast or ""
    return meeting.webcast or "" if meeting.recording is None else ""


def _moment(day: dt.date, time: dt.time | None) -> str:
    if time is None:
        return day.isoformat()
    return dt.datetime.combine(day, time, _ZONE).isoformat(timespec="minutes")
