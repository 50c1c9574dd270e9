"""Where something stands between the plan and what came of it: the steps, each with links.

On the page of a decision every link is to something of its board, or of no board. On pages that
boards share, what depends on the decisions of a board is in an `OfBoard` of its own, and whether a
step is there at all does not depend on what any board decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from minutebook import addresses, wording
from minutebook.book import Book, TakenDecision
from minutebook.models.meeting import AgendaItem
from minutebook.models.plan import PlanEntry
from minutebook.models.vocabulary import ActionStatus
from minutebook.views import waiting
from minutebook.views.compared import Comparison, asks_address
from minutebook.views.documents import items_of_papers, paper_link, papers_of
from minutebook.views.parts import Desk, Link
from minutebook.views.places import home_of
from minutebook.views.steps import (
    ChainLink,
    OfBoard,
    Step,
    act_in_words,
    action_links,
    by_board,
    decision_links,
    entry_links,
    evidence_of,
    item_papers,
    no_paper,
    planned_links,
)


def _there(*steps: Step) -> list[Step]:
    return [step for step in steps if step.is_there]


def decision_chain(desk: Desk, taken: TakenDecision, recommended: Comparison | None) -> list[Step]:
    """Where one board's decision stands, and what had been recommended."""
    book, facts, item = desk.book, taken.facts, taken.item
    before = [
        book.decisions[key]
        for key in (item.takes_up if item is not None else [])
        if key in book.decisions and book.decisions[key].board_id == taken.board_id
    ]
    actions = waiting.actions_of(book, taken)
    came_back = book.taken_up.get(taken.key, [])
    return _there(
        Step("Planned", planned_links(desk, [item] if item is not None else [])),
        Step("Put off before", decision_links(desk, before)),
        Step("Replaces", decision_links(desk, [book.decisions[key] for key in facts.supersedes])),
        Step("Ratifies", decision_links(desk, [book.decisions[key] for key in facts.ratifies])),
        _papers(desk, taken),
        _recommended(taken, recommended),
        Step("Decided", here=act_in_words(taken)),
        Step(
            "Back on an agenda",
            [
                ChainLink(
                    desk.item(*place),
                    before=f"{wording.sentence(waiting.on_agenda(book, *place, desk.today))}:",
                )
                for place in came_back
            ],
        ),
        Step("Action", action_links(desk, actions)),
        Step("Evidence", [line for id in actions for line in evidence_of(desk, id)]),
        Step("Ratified by", decision_links(desk, book.ratified_by.get(taken.key, []))),
        Step("Replaced by", decision_links(desk, book.superseded_by.get(taken.key, []))),
        Step("Planned next", entry_links(book.followed_by.get(taken.key, []))),
    )


def action_chain(desk: Desk, action_id: str) -> list[Step]:
    """Where an action stands: what caused it, and what shows that it is done."""
    book, action = desk.book, desk.book.actions[action_id]
    item = book.items[action.meeting, action.item] if action.item is not None else None
    items = [item] if item is not None else []
    done = action.status is ActionStatus.CLOSED and action.merged_into is None
    shown = evidence_of(desk, action_id)
    into = [action.merged_into] if action.merged_into is not None else []
    return _there(
        Step("Planned", planned_links(desk, items)),
        Step(
            "Paper",
            item_papers(desk, action.meeting, items),
            missing=no_paper(item) if item is not None else "",
        ),
        Step(
            "Decided",
            boards=by_board(desk, action.meeting, waiting.causes_of(book, action_id)),
        )
        if item is not None
        else Step("Raised", [ChainLink(desk.meeting(action.meeting))]),
        Step("Action", here=f"{wording.sentence(action.status.value)} action"),
        Step("Merged into", action_links(desk, into)),
        Step("Evidence", shown, missing="None is held here." if done and not shown else ""),
    )


def paper_chain(
    desk: Desk, meeting_id: str, paper_id: str, decided: Sequence[TakenDecision]
) -> list[Step]:
    """Where a paper stands: what planned it, where it went, and what each board decided on it."""
    book = desk.book
    meeting = book.meetings[meeting_id]
    items = desk.once(items_of_papers).get((meeting_id, paper_id), [])
    over = not waiting.is_to_come(meeting, desk.today)
    actions = [id for item in items for id in raised_under(book, meeting_id, item)]
    return _there(
        Step("Planned", planned_links(desk, items)),
        Step("Paper", here="This paper"),
        Step(
            "Agenda",
            [ChainLink(desk.item(meeting_id, item)) for item in items],
            missing="" if items else "No item of the agenda lists it.",
        ),
        Step(
            "Decided",
            boards=by_board(
                desk,
                meeting_id,
                decided,
                "" if over else f"To be taken on {desk.day(meeting_id)}.",
            ),
        ),
        Step("Action", action_links(desk, actions)),
        Step("Evidence for", action_links(desk, book.evidence_for.get((meeting_id, paper_id), []))),
    )


def item_chain(desk: Desk, meeting_id: str, item: AgendaItem) -> list[Step]:
    """Where an item stands, if anything led to it or came of it but what stands under it anyway."""
    book = desk.book
    planned = planned_links(desk, [item])
    actions = raised_under(book, meeting_id, item)
    if not (planned or item.takes_up or actions):
        return []
    papers = item_papers(desk, meeting_id, [item])
    over = not waiting.is_to_come(book.meetings[meeting_id], desk.today)
    when = "" if over else f", to be taken on {desk.day(meeting_id)}"
    return _there(
        Step("Planned", planned),
        Step("Put off before", boards=_earlier(desk, item.takes_up)),
        Step("Paper", papers, missing=no_paper(item) if over else ""),
        Step("Agenda", here=f"This item{when}"),
        _decided_here(desk, meeting_id, item) if over else Step("Decided"),
        Step("Action", action_links(desk, actions)),
    )


def _decided_here(desk: Desk, meeting_id: str, item: AgendaItem) -> Step:
    """Where the page of the meeting has what each board decided, rather than all of it again."""
    if item.matters and home_of(desk.book.minutes.get(meeting_id), item.id) is not None:
        anchor = addresses.matter_anchor(item.id, item.matters[0].id)
        address = addresses.meeting(meeting_id, anchor)
        return Step("Decided", [ChainLink(Link("What each board decided", address))])
    taken = desk.book.decisions_of_item.get((meeting_id, item.id), [])
    return Step("Decided", boards=by_board(desk, meeting_id, taken))


def entry_chain(desk: Desk, entry: PlanEntry) -> list[Step]:
    """Where an entry of the forward plan stands: what it follows, and what became of it."""
    book = desk.book
    places = book.taken_from_plan.get(entry.id, [])
    if not places and not entry.follows:
        return []
    return _there(
        Step("Decided before", boards=_earlier(desk, entry.follows)),
        Step("Planned", here="This entry"),
        Step("Agenda", [ChainLink(desk.item(*place)) for place in places]),
        Step(
            "Paper",
            [line for meeting_id, item in places for line in item_papers(desk, meeting_id, [item])],
        ),
        *(
            Step(
                "Decided",
                boards=by_board(
                    desk,
                    meeting_id,
                    book.decisions_of_item.get((meeting_id, item.id), []),
                    f"To be taken on {desk.day(meeting_id)}."
                    if waiting.is_to_come(book.meetings[meeting_id], desk.today)
                    else "",
                ),
            )
            for meeting_id, item in places
        ),
        Step(
            "Action",
            [
                line
                for meeting_id, item in places
                for line in action_links(desk, raised_under(desk.book, meeting_id, item))
            ],
        ),
    )


def _earlier(desk: Desk, keys: Iterable[str]) -> list[OfBoard]:
    """Earlier decisions that a record names, by the boards that it names them of."""
    keys = list(keys)
    named = [desk.book.decisions[key] for key in keys if key in desk.book.decisions]
    whose = dict.fromkeys(key.partition("/")[0] for key in keys)
    return [
        OfBoard(
            desk.labels[board],
            decision_links(desk, [one for one in named if one.board_id == board]),
            "No decision of this board is recorded.",
        )
        for board in whose
        if board in desk.labels
    ]


def raised_under(book: Book, meeting_id: str, item: AgendaItem) -> list[str]:
    """The actions that were raised under an item."""
    ids = book.actions_of_meeting.get(meeting_id, [])
    return [id for id in ids if book.actions[id].item == item.id]


def decided_on(desk: Desk, meeting_id: str, paper_id: str) -> list[TakenDecision]:
    """What boards decided on a paper: on its own recommendations, or under an item that lists it
    where nothing says on whose.
    """
    return [
        taken
        for board in desk.book.meetings[meeting_id].boards
        for taken in desk.book.decisions_of_meeting.get((meeting_id, board), [])
        if paper_id in papers_of(desk, taken)
    ]


def _papers(desk: Desk, taken: TakenDecision) -> Step:
    if taken.item is None or taken.meeting_id is None or taken.facts.approves_minutes_of:
        return Step("Paper")
    links = [ChainLink(paper_link(desk, taken.meeting_id, id)) for id in papers_of(desk, taken)]
    return Step("Paper", links, missing=no_paper(taken.item))


def _recommended(taken: TakenDecision, found: Comparison | None) -> Step:
    if found is None:
        return Step("Recommended")
    if found.paper is not None:
        address = asks_address(found.paper, taken.board_id)
        link = Link(f"{found.made.verbs} (recommendation {found.made.number})", address)
        return Step("Recommended", [ChainLink(link)])
    if found.at is not None:
        by = f"by the {found.by}, {found.at.text}"
        return Step("Recommended", [ChainLink(Link(by, found.at.address), before=found.made.verbs)])
    return Step("Recommended", [ChainLink(Link(found.made.verbs, ""))])
