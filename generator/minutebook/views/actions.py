"""One action from its origin to its close, and as a row of the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, topics, wording
from minutebook.models.action import Action, Update
from minutebook.models.vocabulary import ActionStatus
from minutebook.periods import end_of
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.chain import action_chain
from minutebook.views.citing import Citation, action_citation
from minutebook.views.documents import items_of_papers
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.raised import raised_by
from minutebook.views.sharing import action_card
from minutebook.views.steps import ChainLink, Step, evidence_line


@dataclass(frozen=True)
class ActionRow:
    """An action as the log shows it."""

    address: str
    reference: str
    title: str
    owners: list[Link]
    assigned_on: str
    due: str
    overdue: bool
    status: str
    is_closed: bool
    status_not_printed: bool
    """Whether the source prints no status."""
    merged_into: Link | None
    latest: str
    """The latest that was reported."""
    shown_at: list[Link]
    """Items of agendas whose papers show what was reported."""


@dataclass(frozen=True)
class UpdateLine:
    """What was reported, and when."""

    when: str
    meeting: Link | None
    text: str
    status: str
    """`Closed`, `Open again`, or empty."""
    evidence: list[ChainLink]


@dataclass(frozen=True)
class ActionPage(Page):
    """`/actions/<action>/`."""

    row: ActionRow
    text: str
    meeting: Link
    boards: list[BoardLabel]
    item: Link | None
    minute: Link | None
    raised_by: list[Link]
    """What the public asked or said that led to it."""
    closed_on: str
    outcome: str
    merged_from: list[Link]
    """Actions that were merged into it."""
    updates: list[UpdateLine]
    printed_elsewhere: list[str]
    """Other references under which documents print it, in sentences."""
    chain: list[Step]
    evidence: list[ChainLink]
    topics: list[Link]
    citation: Citation
    about: About


def action_row(desk: Desk, id: str) -> ActionRow:
    action = desk.book.actions[id]
    latest = action.outcome or (action.updates[-1].text if action.updates else "")
    return ActionRow(
        addresses.action(id),
        action.reference or "",
        action.title,
        desk.parties(action.owners),
        wording.day(action.assigned_on),
        wording.day_or_words(action.due) if action.due else "",
        _is_overdue(action, desk.today),
        wording.sentence(action.status.value),
        action.status is ActionStatus.CLOSED,
        action.status_not_printed,
        _link(desk, action.merged_into) if action.merged_into is not None else None,
        latest,
        _shown_at(desk, action),
    )


def _shown_at(desk: Desk, action: Action) -> list[Link]:
    evidence = [*(one for update in action.updates for one in update.evidence), *action.evidence]
    papers = {
        (one.meeting, one.paper)
        for one in evidence
        if one.meeting is not None and one.paper is not None
    }
    listed = desk.once(items_of_papers)
    shown = {(one[0], item.id) for one in papers for item in listed.get(one, [])}
    return [
        desk.item(id, item)
        for id in sorted({meeting_id for meeting_id, _ in shown})
        for item in desk.book.meetings[id].agenda
        if (id, item.id) in shown
    ]


def _link(desk: Desk, id: str) -> Link:
    action = desk.book.actions[id]
    reference = f" ({action.reference})" if action.reference else ""
    return Link(f"{action.title}{reference}", addresses.action(id))


def _is_overdue(action: Action, today: dt.date) -> bool:
    if action.status is ActionStatus.CLOSED or action.due is None:
        return False
    due = end_of(action.due)
    return due is not None and due < today


def action_pages(desk: Desk) -> Iterator[ActionPage]:
    """A page for each action."""
    merged: dict[str, list[Link]] = {}
    for id, action in desk.book.actions.items():
        if action.merged_into is not None:
            merged.setdefault(action.merged_into, []).append(_link(desk, id))
    for id, action in desk.book.actions.items():
        row = action_row(desk, id)
        meeting = desk.book.meetings[action.meeting]
        item = desk.book.items[action.meeting, action.item] if action.item else None
        yield ActionPage(
            address=row.address,
            title=action.title,
            description=f"Action {id}, {row.status.lower()}: {action.title}.",
            trail=[Link("Actions", addresses.ACTIONS)],
            section=addresses.ACTIONS,
            row=row,
            text=action.text,
            meeting=desk.meeting(action.meeting),
            boards=[desk.labels[board] for board in meeting.boards],
            item=Link(item.title, addresses.meeting(action.meeting, item.id)) if item else None,
            minute=_minute(desk, id, action),
            raised_by=raised_by(desk, id),
            closed_on=wording.day(action.closed_on) if action.closed_on else "",
            outcome=action.outcome or "",
            merged_from=merged.get(id, []),
            updates=[_update(desk, update) for update in action.updates],
            printed_elsewhere=[
                f"{other.reference} in {desk.book.documents[other.document].title}"
                + (f", {wording.pages(other.pages)}" if other.pages else "")
                for other in action.printed_elsewhere
            ],
            chain=action_chain(desk, id),
            evidence=[evidence_line(desk, one) for one in action.evidence],
            topics=desk.topics(topics.of_action(desk.book, action)),
            citation=action_citation(desk, id),
            about=about(desk, "action", id),
            head_title=f"{wording.shortened(action.title)}: action {id}",
            changed=changed.latest(desk, changed.of_action(desk.book, id)),
            picture=action_card([desk.labels[board] for board in meeting.boards]),
        )


def _minute(desk: Desk, id: str, action: Action) -> Link | None:
    minutes = desk.book.minutes.get(action.meeting)
    for minuted in minutes.items if minutes else []:
        for paragraph in minuted.paragraphs:
            if paragraph.action == id:
                return Link(
                    f"Minute {paragraph.number}" if paragraph.number else "The minutes",
                    addresses.meeting(action.meeting, paragraph.id),
                )
    return None


def _update(desk: Desk, update: Update) -> UpdateLine:
    meeting = desk.meeting(update.reported_to) if update.reported_to else None
    became = {ActionStatus.CLOSED: "Closed", ActionStatus.OPEN: "Open again", None: ""}
    when = wording.day(update.on) if update.on else ""
    evidence = [evidence_line(desk, one) for one in update.evidence]
    return UpdateLine(when, meeting, update.text, became[update.status], evidence)
