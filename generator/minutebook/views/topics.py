"""Topics: every subject, and one subject through time.

What records are about is shared. What a board decided of it stands apart, marked as that board's:
which boards have a column, and what stands above the columns, is said by shared records alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from minutebook import addresses, wording
from minutebook.book import TakenDecision
from minutebook.models.topic import Topic
from minutebook.models.vocabulary import ActionStatus, TopicKind
from minutebook.topics import Carriers
from minutebook.views import changed
from minutebook.views.about import About, about
from minutebook.views.actions import ActionRow, action_row
from minutebook.views.history import HistoryLine, Pictures, history, pictures
from minutebook.views.matters import Difference, differences
from minutebook.views.older import OlderDecisions, kept, older_decisions, years_of
from minutebook.views.parts import BoardLabel, DecisionCard, Desk, Link, Page, decision_link
from minutebook.views.phrases import verbs
from minutebook.views.put_off import PutOffByBoard, put_off_among
from minutebook.views.sharing import TOPIC_CARD, told_apart
from minutebook.views.topic_parts import (
    ComingLine,
    MoneyLine,
    PaperLine,
    SaidLine,
    coming_lines,
    item_line,
    missed_lines,
    money_lines,
    paper_line,
    said_lines,
)
from minutebook.views.topic_years import TopicYearPage, topic_year_pages, year_links

SOONEST = 4
"""Coming things that are shown before the later ones."""
LATEST = 3
"""Decisions of each board that are shown as cards, and of those that wait."""
LATEST_PAPERS = 6
"""Papers that are shown with what they ask, before the earlier ones, which are in the history; and
as many closed actions, questions and things that were missed.
"""
LATEST_MONEY = 5
"""Amounts of each board that are shown."""
LATEST_OPEN = 20
"""Open actions that are shown."""


@dataclass(frozen=True)
class LatestOfBoard:
    """What one board decided last."""

    board: BoardLabel
    what: str
    """`Approved`."""
    decision: Link
    date: str


@dataclass(frozen=True)
class TopicLine:
    """A topic in the list."""

    topic: Link
    also_called: list[str]
    new: ComingLine | None
    """What comes next, else what came last."""
    is_coming: bool
    latest: list[LatestOfBoard]


@dataclass(frozen=True)
class TopicGroup:
    """A workstream with its topics; the topics of no workstream last."""

    id: str
    workstream: TopicLine | None
    topics: list[TopicLine]


@dataclass(frozen=True)
class TopicsPage(Page):
    """`/topics/`."""

    groups: list[TopicGroup]


@dataclass(frozen=True)
class BoardColumn:
    """What one board decided on the topic."""

    board: BoardLabel
    cards: list[DecisionCard]
    """The newest first."""
    more: int
    """Decisions that stand in the history alone."""
    money: list[MoneyLine]
    """The newest first."""
    more_money: int
    """Amounts that stand on the pages of the board's years alone."""
    years_address: str


@dataclass(frozen=True)
class TopicPage(Page):
    """`/topics/<topic>/`."""

    kind: str
    summary: str
    also_called: list[str]
    belongs_to: Link | None
    parts: list[Link]
    """For a workstream: the topics that belong to it."""
    leads: list[Link]
    coming: list[ComingLine]
    """The next first, what has no date last."""
    coming_later: list[ComingLine]
    missed: list[ComingLine]
    """What was planned for a meeting that is over, and stands on no agenda held here: the latest,
    the latest first.
    """
    open: list[ActionRow]
    more_open: int
    """Open actions that stand in the action log alone."""
    said: list[SaidLine]
    """Questions from the public, and what was done because of what people said: the latest."""
    more_said: int
    """Of these, how many stand on the page of questions alone."""
    put_off: list[PutOffByBoard]
    """The latest."""
    never_met: bool
    """Whether it was at no meeting whose records are held."""
    columns: list[BoardColumn]
    differences: list[Difference]
    """Where two boards used other verbs on a matter whose decisions are shown of both."""
    papers: list[PaperLine]
    """The newest first."""
    more_papers: int
    """Papers that stand in the history alone."""
    done: list[ActionRow]
    """Closed actions, the latest first."""
    more_done: int
    """Closed actions that stand in the history alone."""
    pictures: Pictures | None
    history: list[HistoryLine]
    """The latest of it, the oldest first."""
    years: list[Link]
    """Where not all of it stands here: every year of it, the latest first."""
    older_decisions: list[OlderDecisions]
    about: About


def topics_page(desk: Desk) -> TopicsPage:
    """Every topic under its workstream, each with what is new."""
    book = desk.book
    lines = {id: _line(desk, id, topic) for id, topic in book.topics.items()}
    order = sorted(book.topics, key=lambda id: book.topics[id].title.casefold())
    streams = [id for id in order if book.topics[id].kind is TopicKind.WORKSTREAM]
    groups = [
        TopicGroup(
            id, lines[id], [lines[one] for one in order if book.topics[one].belongs_to == id]
        )
        for id in streams
    ]
    others = [lines[id] for id in order if id not in streams and book.topics[id].belongs_to is None]
    if others:
        groups.append(TopicGroup("", None, others))
    return TopicsPage(
        addresses.TOPICS,
        "Topics",
        "What the boards deal with, subject by subject: what comes next, and what each board "
        "decided last.",
        [],
        addresses.TOPICS,
        groups,
        changed=changed.latest(
            desk,
            changed.of_records(*desk.book.topics.values()),
            changed.of_decisions(desk.book, desk.book.decisions.values()),
        ),
    )


def _line(desk: Desk, id: str, topic: Topic) -> TopicLine:
    carriers = desk.carriers[id]
    coming = coming_lines(desk, carriers)
    new = coming[0] if coming else None
    if new is None and carriers.items:
        new = item_line(desk, *carriers.items[-1])
    last: dict[str, TakenDecision] = {}
    for taken in carriers.decisions:
        before = last.get(taken.board_id)
        if before is None or before.date < taken.date:
            last[taken.board_id] = taken
    return TopicLine(
        desk.topic(id),
        topic.also_called,
        new,
        bool(coming),
        [_short(desk, last[board]) for board in desk.labels if board in last],
    )


def _short(desk: Desk, taken: TakenDecision) -> LatestOfBoard:
    return LatestOfBoard(
        desk.labels[taken.board_id], verbs(taken), decision_link(taken), wording.day(taken.date)
    )


def topic_pages(desk: Desk) -> Iterator[TopicPage | TopicYearPage]:
    """A page a topic, and those of its years."""
    titles = {id: topic.title for id, topic in desk.book.topics.items()}
    named = told_apart(titles)
    headed = told_apart({id: wording.shortened(title) for id, title in titles.items()})
    for id in desk.book.topics:
        every = history(desk, desk.carriers[id])
        years = years_of(every)
        yield _topic_page(desk, id, named[id], headed[id], every, years)
        yield from topic_year_pages(desk, id, every, years)


def _topic_page(
    desk: Desk, id: str, named: str, headed: str, every: list[HistoryLine], years: list[int]
) -> TopicPage:
    book, topic, carriers = desk.book, desk.book.topics[id], desk.carriers[id]
    status = {one: book.actions[one].status is ActionStatus.CLOSED for one in carriers.actions}
    open_ = [one for one in carriers.actions if not status[one]]
    done = [one for one in reversed(carriers.actions) if status[one]]
    coming, coming_later = _parted(coming_lines(desk, carriers), SOONEST)
    papers, earlier_papers = _parted(carriers.papers[::-1], LATEST_PAPERS)
    shown_done, earlier_done = _parted(done, LATEST_PAPERS)
    said, earlier_said = _parted(said_lines(desk, carriers), LATEST_PAPERS)
    lines, older = kept(every)
    columns = _columns(desk, carriers)
    return TopicPage(
        address=addresses.topic(id),
        title=topic.title,
        description=f"{named}: what comes next, what each board decided, and what followed.",
        trail=[Link("Topics", addresses.TOPICS)],
        section=addresses.TOPICS,
        kind="Workstream" if topic.kind is TopicKind.WORKSTREAM else "Topic",
        summary=topic.summary,
        also_called=topic.also_called,
        belongs_to=desk.topic(topic.belongs_to) if topic.belongs_to else None,
        parts=[desk.topic(one) for one, it in book.topics.items() if it.belongs_to == id],
        leads=desk.parties(topic.leads),
        coming=coming,
        coming_later=coming_later,
        missed=missed_lines(desk, carriers, LATEST_PAPERS),
        open=[action_row(desk, one) for one in open_[-LATEST_OPEN:]],
        more_open=len(open_[:-LATEST_OPEN]),
        said=said,
        more_said=len(earlier_said),
        put_off=put_off_among(desk, carriers.decisions),
        never_met=not _boards_that_met(desk, carriers),
        columns=columns,
        differences=_differences(desk, carriers, columns),
        papers=[paper_line(desk, *one) for one in papers],
        more_papers=len(earlier_papers),
        done=[action_row(desk, one) for one in shown_done],
        more_done=len(earlier_done),
        pictures=pictures(every, topic.title, desk.today),
        history=lines,
        years=year_links(id, years),
        older_decisions=older_decisions(desk, older, years),
        about=about(desk, "topic", id),
        head_title=f"{headed}: what comes next and what was decided",
        changed=changed.latest(desk, changed.of_topic(book, id, carriers)),
        picture=TOPIC_CARD,
    )


def _columns(desk: Desk, carriers: Carriers) -> list[BoardColumn]:
    """A column for each board at whose meetings the topic was, or that decided on it otherwise."""
    met = _boards_that_met(desk, carriers)
    columns = []
    for board_id, label in desk.labels.items():
        decisions = [taken for taken in carriers.decisions if taken.board_id == board_id]
        if not decisions and board_id not in met:
            continue
        newest, earlier = _parted(_newest_first(decisions), LATEST)
        money = money_lines(desk, carriers, board_id, decisions)
        columns.append(
            BoardColumn(
                label,
                [desk.card(taken) for taken in newest],
                len(earlier),
                money[:LATEST_MONEY],
                len(money[LATEST_MONEY:]),
                addresses.board_years(board_id),
            )
        )
    return columns


def _differences(desk: Desk, carriers: Carriers, columns: list[BoardColumn]) -> list[Difference]:
    """Of the decisions that stand as cards: what is said of two boards is of these alone."""
    shown = {card.address for column in columns for card in column.cards}
    by_matter: dict[str, list[TakenDecision]] = {}
    for taken in carriers.decisions:
        card = desk.card(taken)
        if taken.matter is not None and card.side_by_side and card.address in shown:
            by_matter.setdefault(f"{card.side_by_side} {taken.matter.id}", []).append(taken)
    order = list(desk.labels)
    return [
        one
        for those in by_matter.values()
        for one in differences(
            desk,
            sorted(those, key=lambda taken: order.index(taken.board_id)),
            desk.card(those[0]).side_by_side,
        )
    ]


def _boards_that_met(desk: Desk, carriers: Carriers) -> set[str]:
    book = desk.book
    meetings = {
        *(meeting_id for meeting_id, _ in (*carriers.items, *carriers.papers)),
        *(book.actions[id].meeting for id in carriers.actions),
    }
    return {board for id in meetings for board in book.meetings[id].boards}


def _newest_first(decisions: list[TakenDecision]) -> list[TakenDecision]:
    """The newest day first, and the decisions of a day in their order."""
    return sorted(decisions, key=lambda taken: taken.date, reverse=True)


T = TypeVar("T")


def _parted(lines: list[T], most: int) -> tuple[list[T], list[T]]:
    """What is shown, and what is folded away: never one alone."""
    shown = len(lines) if len(lines) <= most + 1 else most
    return lines[:shown], lines[shown:]
