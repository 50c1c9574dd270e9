"""All records of a data folder, indexed both ways.

A book is made of whatever could be read. Where a record names something that is not there, the
index leaves it out and a check reports it; views are made only of books without errors.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from minutebook.loading import Entry
from minutebook.models.action import Action
from minutebook.models.board import Board
from minutebook.models.calendar import BankHolidays
from minutebook.models.decision import ChairDecision, ChairDecisions, Decision, Decisions
from minutebook.models.figures import PaperFigures
from minutebook.models.gone import Moved, NewAddress, Withdrawal, Withdrawn
from minutebook.models.interest import Interests
from minutebook.models.levels import WhoDecides
from minutebook.models.meeting import AgendaItem, Matter, Meeting
from minutebook.models.minutes import MinutedItem, Minutes, Paragraph
from minutebook.models.organisation import Organisation, Organisations
from minutebook.models.paper import Paper
from minutebook.models.person import Person
from minutebook.models.plan import ForwardPlan, PlanEntry
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.site import Document, Glossary, Site, Sources
from minutebook.models.topic import Topic
from minutebook.models.venue import Venue, Venues
from minutebook.models.vocabulary import CALLED_OFF, StandingDocument
from minutebook.source import Path


@dataclass(frozen=True)
class TakenDecision:
    """A decision with its board, and its place in the meeting where it was taken.

    Either `meeting_id` is given (taken at a meeting: `facts` is a `Decision`), or it is None
    (taken by the chair between meetings: `facts` is a `ChairDecision`).
    """

    board_id: str
    meeting_id: str | None
    date: dt.date
    facts: Decision | ChairDecision
    item: AgendaItem | None
    """None for a chair's decision."""
    matter: Matter | None
    paragraph: Paragraph | None
    entry: Entry
    path: Path
    """Where it stands in the file of `entry`."""

    @property
    def slug(self) -> str:
        """Its part of an address: `2018-03-21-07`, `chair-2018-04-11-01`."""
        where = self.meeting_id or f"chair-{self.date.isoformat()}"
        return f"{where}-{self.facts.number:02d}"

    @property
    def title(self) -> str:
        """What it is about: its matter, else its item, else the chair's own heading."""
        if isinstance(self.facts, ChairDecision):
            return self.facts.title
        where = self.matter or self.item
        return where.title if where is not None else ""

    @cached_property
    def key(self) -> str:
        """How other records refer to it: `hackney/2018-03-21/07`."""
        where = self.meeting_id or f"chair-{self.date.isoformat()}"
        return f"{self.board_id}/{where}/{self.facts.number:02d}"


@dataclass(frozen=True, slots=True)
class MinutedPlace:
    """A paragraph with the item under which it stands."""

    item: MinutedItem
    paragraph: Paragraph


@dataclass
class Book:
    """Every record by its id, and the ways between them. Filled by `bind`, then only read."""

    entries: list[Entry] = field(default_factory=list)
    site: Site | None = None
    glossary: Glossary | None = None
    bank_holidays: BankHolidays | None = None
    who_decides: WhoDecides | None = None
    documents: dict[str, Document] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    """Which records carry which topic is said in `minutebook.topics`."""
    venues: dict[str, Venue] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    interests: dict[str, Interests] = field(default_factory=dict)
    """By person."""
    meetings: dict[str, Meeting] = field(default_factory=dict)
    minutes: dict[str, Minutes] = field(default_factory=dict)
    """By meeting."""
    papers: dict[str, dict[str, Paper]] = field(default_factory=lambda: defaultdict(dict))
    """By meeting, then by paper."""
    figures: dict[tuple[str, str], PaperFigures] = field(default_factory=dict)
    """By meeting and paper."""
    actions: dict[str, Action] = field(default_factory=dict)
    plans: dict[str, ForwardPlan] = field(default_factory=dict)
    questions: dict[str, PublicQuestion] = field(default_factory=dict)
    """Questions with files of their own. Others stand in minutes alone."""
    feedback: dict[str, Feedback] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    """By the address at which something stood."""
    moved: dict[str, NewAddress] = field(default_factory=dict)
    """By the address before."""

    items: dict[tuple[str, str], AgendaItem] = field(default_factory=dict)
    """By meeting and item."""
    paragraphs: dict[tuple[str, str], MinutedPlace] = field(default_factory=dict)
    """By meeting and paragraph."""
    decisions: dict[str, TakenDecision] = field(default_factory=dict)
    """By key, in order of board, date and number."""
    decisions_of_board: dict[str, list[TakenDecision]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """In order of date and number."""
    decisions_of_meeting: dict[tuple[str, str], list[TakenDecision]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting and board, in order of number."""
    decisions_of_item: dict[tuple[str, str], list[TakenDecision]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting and item."""
    decisions_at_paragraph: dict[tuple[str, str, str], list[TakenDecision]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting, paragraph and board."""
    decided_on_recommendation: dict[tuple[str, str], list[TakenDecision]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting and item where another board recommended it."""
    actions_of_meeting: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    meetings_of_board: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By board, in order of date."""
    continued_by: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By meeting that was adjourned, in order of date."""
    in_place_of: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By meeting: those that were called off and that it takes the place of, in order of date."""
    planned: dict[str, PlanEntry] = field(default_factory=dict)
    """Entries of forward plans by their ids."""
    planned_for: dict[str, list[PlanEntry]] = field(default_factory=lambda: defaultdict(list))
    """Entries of forward plans by the meeting they are planned for."""
    taken_up: dict[str, list[tuple[str, AgendaItem]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By deferred decision: the meetings and items that take it up, the earliest first. Items
    withdrawn and meetings called off take nothing up."""
    taken_from_plan: dict[str, list[tuple[str, AgendaItem]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """The same by entry of a forward plan."""
    superseded_by: dict[str, list[TakenDecision]] = field(default_factory=lambda: defaultdict(list))
    """By decision: the later ones of its board that take its place, in order."""
    ratified_by: dict[str, list[TakenDecision]] = field(default_factory=lambda: defaultdict(list))
    """By decision: the later ones of its board that ratify it."""
    minutes_put: dict[str, list[dt.date]] = field(default_factory=lambda: defaultdict(list))
    """By meeting: the days on which its minutes were published with papers of later meetings."""
    followed_by: dict[str, list[PlanEntry]] = field(default_factory=lambda: defaultdict(list))
    """By decision: entries of forward plans on the same matter."""
    evidence_for: dict[tuple[str, str], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting and paper: the actions of which it is evidence."""

    file_of_question: dict[tuple[str, str], str] = field(default_factory=dict)
    """By meeting and paragraph where a question stands: the id of its own file."""
    answers: dict[tuple[str, str], list[Paragraph]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting and paragraph of a question: the paragraphs that answer it."""
    supplementary: dict[tuple[str, str], list[Paragraph]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By meeting and paragraph of a question: the supplementary questions that follow it."""
    led_here: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    """By key of a decision or id of an action: what the public asked or said that led to it."""

    def meeting_order(self) -> list[str]:
        """Ids of all meetings, the earliest first."""
        return sorted(self.meetings, key=lambda id: (self.meetings[id].date, id))

    def items_of(self, meeting_id: str, decision: Decision) -> list[AgendaItem]:
        """The items under which a decision may have its matter: that of its place, then those that
        were taken together with it.
        """
        place = self.paragraphs.get((meeting_id, decision.paragraph or ""))
        ids = [place.item.item, *place.item.taken_with] if place else [decision.item or ""]
        return [self.items[meeting_id, id] for id in ids if (meeting_id, id) in self.items]

    def matter_of(
        self, meeting_id: str, decision: Decision
    ) -> tuple[AgendaItem | None, Matter | None]:
        """The matter that a decision names with its item, or the item alone."""
        items = self.items_of(meeting_id, decision)
        for item in items:
            for matter in item.matters:
                if matter.id == decision.matter:
                    return item, matter
        return (items[0] if items else None), None


def bind(entries: Iterable[Entry]) -> Book:
    """Index what could be read."""
    book = Book(entries=list(entries))
    for entry in book.entries:
        _index(book, entry)
    for entry in book.entries:
        if isinstance(entry.record, (Decisions, ChairDecisions)):
            _index_decisions(book, entry)
    for decision in sorted(book.decisions.values(), key=_time_of):
        book.decisions_of_board[decision.board_id].append(decision)
        for later, earlier in (
            (book.superseded_by, decision.facts.supersedes),
            (book.ratified_by, decision.facts.ratifies),
        ):
            for key in earlier:
                later[key].append(decision)
        recommended = decision.facts.recommended
        if recommended is not None and recommended.at is not None:
            place_of_it = (recommended.at, recommended.item or "")
            book.decided_on_recommendation[place_of_it].append(decision)
        if decision.meeting_id is not None:
            book.decisions_of_meeting[decision.meeting_id, decision.board_id].append(decision)
        if decision.meeting_id is not None and decision.item is not None:
            book.decisions_of_item[decision.meeting_id, decision.item.id].append(decision)
            if decision.paragraph is not None:
                place = (decision.meeting_id, decision.paragraph.id, decision.board_id)
                book.decisions_at_paragraph[place].append(decision)
    for meeting_id in book.meeting_order():
        meeting = book.meetings[meeting_id]
        for board_id in meeting.boards:
            book.meetings_of_board[board_id].append(meeting_id)
        if meeting.continues is not None:
            book.continued_by[meeting.continues].append(meeting_id)
        if meeting.moved_to is not None:
            book.in_place_of[meeting.moved_to].append(meeting_id)
        for document in (one for item in meeting.agenda for one in item.documents):
            published = document.published or meeting.papers_published
            is_minutes = document.standing is StandingDocument.MINUTES
            if is_minutes and document.of_meeting is not None and published is not None:
                book.minutes_put[document.of_meeting].append(published)
        if meeting.state in CALLED_OFF:
            continue
        for item in meeting.agenda:
            if item.withdrawn is None:
                for key in item.takes_up:
                    book.taken_up[key].append((meeting_id, item))
                for planned_id in item.from_plan:
                    book.taken_from_plan[planned_id].append((meeting_id, item))
    for entry in book.entries:
        if isinstance(entry.record, (PublicQuestion, Feedback)):
            for one in entry.record.led_to:
                book.led_here[one.decision or one.action or ""].append(entry)
    for question_id, question in book.questions.items():
        if question.meeting is not None and question.paragraph is not None:
            place_asked = (question.meeting, question.paragraph)
            book.file_of_question.setdefault(place_asked, question_id)
    for (meeting_id, _), said in book.paragraphs.items():
        if said.paragraph.answer is not None:
            book.answers[meeting_id, said.paragraph.answer.to].append(said.paragraph)
        asked = said.paragraph.question
        if asked is not None and asked.supplementary_to is not None:
            book.supplementary[meeting_id, asked.supplementary_to].append(said.paragraph)
    for action_id, action in book.actions.items():
        book.actions_of_meeting[action.meeting].append(action_id)
        shown = {
            (one.meeting, one.paper)
            for one in (*action.evidence, *(e for u in action.updates for e in u.evidence))
            if one.meeting is not None and one.paper is not None
        }
        for meeting_id, paper_id in sorted(shown):
            book.evidence_for[meeting_id, paper_id].append(action_id)
    for plan in book.plans.values():
        for planned in plan.entries:
            book.planned.setdefault(planned.id, planned)
            for key in planned.follows:
                book.followed_by[key].append(planned)
            if planned.meeting is not None:
                book.planned_for[planned.meeting].append(planned)
    return book


def _time_of(taken: TakenDecision) -> tuple[dt.date, str, int]:
    return (taken.date, taken.meeting_id or "", taken.facts.number)


def _index(book: Book, entry: Entry) -> None:
    record, ids = entry.record, entry.ids
    match record:
        case Site():
            book.site = record
        case Glossary():
            book.glossary = record
        case BankHolidays():
            book.bank_holidays = record
        case WhoDecides():
            book.who_decides = record
        case Sources():
            book.documents.update({document.id: document for document in record.documents})
        case Organisations():
            book.organisations.update({body.id: body for body in record.organisations})
        case Venues():
            book.venues.update({venue.id: venue for venue in record.venues})
        case Board():
            book.boards[ids["board"]] = record
        case Topic():
            book.topics[ids["topic"]] = record
        case Person():
            book.people[ids["person"]] = record
        case Interests():
            book.interests[ids["person"]] = record
        case Meeting():
            book.meetings[ids["meeting"]] = record
            for item in record.agenda:
                book.items[ids["meeting"], item.id] = item
        case Minutes():
            book.minutes[ids["meeting"]] = record
            for minuted in record.items:
                for paragraph in minuted.paragraphs:
                    place = MinutedPlace(minuted, paragraph)
                    book.paragraphs[ids["meeting"], paragraph.id] = place
        case Paper():
            book.papers[ids["meeting"]][ids["paper"]] = record
        case PaperFigures():
            book.figures[ids["meeting"], ids["paper"]] = record
        case Action():
            book.actions[ids["action"]] = record
        case ForwardPlan():
            book.plans[ids["plan"]] = record
        case PublicQuestion():
            book.questions[ids["question"]] = record
        case Feedback():
            book.feedback[ids["feedback"]] = record
        case Withdrawn():
            book.withdrawn.update({one.address: one for one in record.withdrawn})
        case Moved():
            book.moved.update({one.was: one for one in record.moved})


def _index_decisions(book: Book, entry: Entry) -> None:
    board_id, meeting_id = entry.ids["board"], entry.ids.get("meeting")
    for index, facts in enumerate(entry.record.decisions):
        item = matter = paragraph = None
        if isinstance(facts, ChairDecision):
            date = facts.date
        else:
            meeting = book.meetings.get(str(meeting_id))
            if meeting is None:
                continue
            date = meeting.date
            place = book.paragraphs.get((str(meeting_id), facts.paragraph or ""))
            paragraph = place.paragraph if place else None
            item, matter = book.matter_of(str(meeting_id), facts)
        taken = TakenDecision(
            board_id,
            meeting_id,
            date,
            facts,
            item,
            matter,
            paragraph,
            entry,
            ("decisions", index),
        )
        book.decisions.setdefault(taken.key, taken)
