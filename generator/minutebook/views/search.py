"""What a search can find: one entry a thing, at the very place where it stands, of its own boards.

Another kind of thing is a line in `KINDS` (`entries.py`) and a function that yields its entries,
listed in `_PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from minutebook import addresses, topics, wording
from minutebook.models.interest import Interest
from minutebook.models.plan import PlanEntry
from minutebook.views.changes import corrections_found
from minutebook.views.entries import SearchEntry, topics_of, words
from minutebook.views.feedback import feedback_views
from minutebook.views.meeting_entries import (
    figures_found,
    meetings_found,
    minutes_found,
    papers_found,
)
from minutebook.views.membership import boards_of, has_left
from minutebook.views.parts import BoardLabel, Desk, Page
from minutebook.views.phrases import verbs
from minutebook.views.practical_entries import asking_found, attendance_found, coming_found
from minutebook.views.questions import question_views


@dataclass(frozen=True)
class SearchPage(Page):
    """`/search/`."""

    boards: list[BoardLabel]


def search_page(desk: Desk) -> SearchPage:
    """The box and its filters; the results come from the index."""
    return SearchPage(
        addresses.SEARCH,
        "Search",
        "Find what each board decided, with the meetings, papers, minutes, actions and people.",
        [],
        addresses.SEARCH,
        list(desk.labels.values()),
    )


def search_entries(desk: Desk) -> Iterator[SearchEntry]:
    """Everything that can be found.

    A decision is of its one board, and so is what a paper asks of a board. What belongs to a
    meeting in common is of each board that met.
    """
    for part in _PARTS:
        yield from part(desk)


def _decisions(desk: Desk) -> Iterator[SearchEntry]:
    for taken in desk.book.decisions.values():
        card, facts = desk.card(taken), taken.facts
        yield SearchEntry(
            card.address,
            "decision",
            card.title,
            [taken.board_id],
            card.date,
            taken.date.isoformat(),
            words(
                f"{verbs(taken)} {facts.text}",
                facts.in_effect,
                facts.summary,
                facts.next_steps,
                f"Put off until: {facts.deferred_for}" if facts.deferred_for else "",
                facts.reasons,
                facts.alternatives,
                *facts.conditions,
                card.amount,
                card.reference,
            ),
            topics_of(desk, topics.of_decision(taken)),
        )


def _actions(desk: Desk) -> Iterator[SearchEntry]:
    for action_id, action in desk.book.actions.items():
        owners = wording.listed([desk.party(owner).text for owner in action.owners])
        yield SearchEntry(
            addresses.action(action_id),
            "action",
            action.title,
            desk.book.meetings[action.meeting].boards,
            wording.day(action.assigned_on),
            action.assigned_on.isoformat(),
            words(
                action.text,
                action.outcome,
                *(update.text for update in action.updates),
                owners,
                wording.sentence(action.status.value),
                action.reference,
            ),
            topics_of(desk, topics.of_action(desk.book, action)),
        )


def _people(desk: Desk) -> Iterator[SearchEntry]:
    for person_id, person in desk.book.people.items():
        labels = boards_of(desk, person_id)
        posts = [
            ", ".join(part for part in (post.title, desk.organisation(post.organisation)) if part)
            for post in person.posts
        ]
        link = desk.person(person_id)
        yield SearchEntry(
            link.address,
            "person",
            link.text,
            [label.id for label in labels],
            "",
            "",
            words("; ".join(posts), "; ".join(label.name for label in labels)) or link.text,
        )


def _interests(desk: Desk) -> Iterator[SearchEntry]:
    for person_id, entry in desk.book.interests.items():
        name = desk.person(person_id).text
        lines = [_interest(desk, one) for one in entry.interests if not one.sensitive]
        yield SearchEntry(
            addresses.register_entry(person_id, has_left(desk.book, person_id, desk.today)),
            "interests",
            f"{name}: register of interests",
            [label.id for label in boards_of(desk, person_id)],
            wording.day(entry.declared_on) if entry.declared_on else "",
            entry.declared_on.isoformat() if entry.declared_on else "",
            words(entry.declared_as, "; ".join(line for line in lines if line)) or name,
        )


def _interest(desk: Desk, one: Interest) -> str:
    parts = (one.position, desk.organisation(one.organisation), one.nature, one.relationship)
    return ", ".join(part for part in parts if part)


def _plan(desk: Desk) -> Iterator[SearchEntry]:
    book = desk.book
    for plan in book.plans.values():
        for entry in plan.entries:
            meeting = book.meetings.get(entry.meeting or "")
            when = f"planned for {desk.day(entry.meeting or '')}" if meeting else "no date yet"
            leads = [party.text for party in desk.parties(entry.leads)]
            for anchor, boards, asked in _asked(desk, entry):
                yield SearchEntry(
                    addresses.planned(anchor, entry.meeting),
                    "plan",
                    entry.title,
                    boards or plan.boards,
                    when,
                    meeting.date.isoformat() if meeting else "",
                    words(asked, entry.note, f"Lead: {wording.listed(leads)}" if leads else ""),
                    topics_of(desk, entry.topics),
                )


def _asked(desk: Desk, entry: PlanEntry) -> Iterator[tuple[str, list[str], str]]:
    """Where it stands, of which boards and in what words: what is asked of the boards that the
    entry asks the same of, and of each where it does not.
    """
    lines = [(one.boards, one.what.lower()) for one in desk.asked(entry.asks)]
    if not lines:
        yield entry.id, [], "What will be asked of the boards is not stated"
    for labels, what in lines:
        names = wording.listed([label.short_name for label in labels])
        alike = len(lines) == 1
        anchor = entry.id if alike else f"{entry.id}--{labels[0].id}"
        yield anchor, [label.id for label in labels], f"{names} asked for {what}"


def _topic_pages(desk: Desk) -> Iterator[SearchEntry]:
    for id, topic in desk.book.topics.items():
        leads = wording.listed([party.text for party in desk.parties(topic.leads)])
        text = words(topic.summary, wording.listed(topic.also_called), leads)
        yield SearchEntry(addresses.topic(id), "topic", topic.title, [], "", "", text, [id])


def _questions(desk: Desk) -> Iterator[SearchEntry]:
    for one in question_views(desk):
        yield SearchEntry(
            one.address,
            "question",
            one.title,
            [label.id for label in one.boards],
            wording.day(one.date) if one.date is not None else "",
            one.date.isoformat() if one.date is not None else "",
            words(one.words),
        )


def _feedback(desk: Desk) -> Iterator[SearchEntry]:
    for one in feedback_views(desk):
        boards = [label.id for label in one.boards]
        text = words(one.said, one.did, one.through)
        yield SearchEntry(one.address, "feedback", one.title, boards, one.heard_on, "", text)


def _terms(desk: Desk) -> Iterator[SearchEntry]:
    for term in desk.book.glossary.terms if desk.book.glossary else []:
        text = words(term.stands_for, term.meaning, wording.listed(term.also))
        yield SearchEntry(addresses.term(term.anchor), "term", term.term, [], "", "", text)


_PARTS: tuple[Callable[[Desk], Iterator[SearchEntry]], ...] = (
    _decisions,
    _topic_pages,
    _questions,
    _feedback,
    asking_found,
    coming_found,
    meetings_found,
    attendance_found,
    papers_found,
    figures_found,
    minutes_found,
    _actions,
    _people,
    _interests,
    _plan,
    _terms,
    corrections_found,
)
"""What yields the entries of each kind."""
