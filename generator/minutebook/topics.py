"""Which records carry which topic.

A topic is typed once, where the subject is: on an agenda item, or on a matter that is about
something else than its item. What belongs to these carries the same:

- a decision has the topics of its matter, else of its item; a chair's decision has its own;
- a paper has its own and those of the items that list it;
- an action has its own, else those of its matters, else of its item;
- an entry of a forward plan has its own;
- a question has its own, else those of its item or of the item under which it is minuted; what
  people said has its own, else those of the paper that tells of it.

All of this is of agendas, papers, actions and plans, which boards share. Nothing here depends on
what a board decided, except who carries what a decision carries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from minutebook.book import Book, TakenDecision
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecision
from minutebook.models.meeting import AgendaItem, Matter
from minutebook.models.plan import PlanEntry
from minutebook.models.question import Feedback, PublicQuestion


def of_item(item: AgendaItem) -> list[str]:
    """Its own, then those of its matters."""
    return _once([*item.topics, *(id for matter in item.matters for id in matter.topics)])


def of_matter(item: AgendaItem, matter: Matter) -> list[str]:
    return matter.topics or item.topics


def of_decision(taken: TakenDecision) -> list[str]:
    if isinstance(taken.facts, ChairDecision):
        return taken.facts.topics
    if taken.item is None:
        return []
    return of_matter(taken.item, taken.matter) if taken.matter else taken.item.topics


def of_paper(book: Book, meeting_id: str, paper_id: str) -> list[str]:
    meeting = book.meetings.get(meeting_id)
    under = [
        item
        for item in (meeting.agenda if meeting else [])
        if any(document.paper == paper_id for document in item.documents)
    ]
    own = book.papers[meeting_id][paper_id].topics
    return _once([*own, *(id for item in under for id in item.topics)])


def of_action(book: Book, action: Action) -> list[str]:
    item = book.items.get((action.meeting, action.item or ""))
    if action.topics or item is None:
        return action.topics
    matters = [matter for matter in item.matters if matter.id in action.matters]
    return _once(id for matter in matters for id in of_matter(item, matter)) or item.topics


def of_question(book: Book, question: PublicQuestion) -> list[str]:
    if question.topics or question.meeting is None:
        return question.topics
    place = book.paragraphs.get((question.meeting, question.paragraph or ""))
    id = place.item.item if place is not None else question.item or ""
    item = book.items.get((question.meeting, id))
    return item.topics if item is not None else []


def of_feedback(book: Book, feedback: Feedback) -> list[str]:
    held = book.papers.get(feedback.meeting or "", {})
    if feedback.topics or feedback.paper is None or feedback.paper not in held:
        return feedback.topics
    return of_paper(book, feedback.meeting or "", feedback.paper)


def with_workstreams(book: Book, ids: Iterable[str]) -> list[str]:
    """Topics, and the workstreams that they belong to."""
    ids = list(ids)
    known = [book.topics[id] for id in ids if id in book.topics]
    return _once([*ids, *(one.belongs_to for one in known if one.belongs_to is not None)])


@dataclass
class Carriers:
    """The records that carry one topic, in order of time."""

    items: list[tuple[str, AgendaItem]] = field(default_factory=list)
    """Each with its meeting."""
    papers: list[tuple[str, str]] = field(default_factory=list)
    """Meeting and paper."""
    decisions: list[TakenDecision] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    planned: list[PlanEntry] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)
    """What people said."""

    def __bool__(self) -> bool:
        shared = (self.items, self.papers, self.actions, self.planned)
        return any((*shared, self.decisions, self.questions, self.feedback))


def carriers(book: Book) -> dict[str, Carriers]:
    """By topic. A workstream has what it carries itself and what its topics carry."""
    found = {id: Carriers() for id in book.topics}

    def of(ids: Iterable[str]) -> list[Carriers]:
        return [found[id] for id in with_workstreams(book, ids) if id in found]

    for meeting_id in book.meeting_order():
        for item in book.meetings[meeting_id].agenda:
            for one in of(of_item(item)):
                one.items.append((meeting_id, item))
        for paper_id in book.papers.get(meeting_id, {}):
            for one in of(of_paper(book, meeting_id, paper_id)):
                one.papers.append((meeting_id, paper_id))
    for taken in sorted(book.decisions.values(), key=lambda taken: (taken.date, taken.key)):
        for one in of(of_decision(taken)):
            one.decisions.append(taken)
    for action_id, action in sorted(book.actions.items(), key=lambda pair: pair[1].assigned_on):
        for one in of(of_action(book, action)):
            one.actions.append(action_id)
    for plan in book.plans.values():
        for entry in plan.entries:
            for one in of(entry.topics):
                one.planned.append(entry)
    for id, question in book.questions.items():
        for one in of(of_question(book, question)):
            one.questions.append(id)
    for id, feedback in book.feedback.items():
        for one in of(of_feedback(book, feedback)):
            one.feedback.append(id)
    return found


def only_private(whole: Book, public: Book) -> set[str]:
    """Topics that records carry, and that no public record carries: their names would say what
    private records are about. `public` still holds them.
    """
    carried, shown = carriers(whole), carriers(public)
    return {id for id in whole.topics if carried[id] and not shown[id]}


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
