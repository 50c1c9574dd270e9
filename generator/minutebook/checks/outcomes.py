"""What each board was asked to decide, it decided, for itself and within its power."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutebook.book import TakenDecision
from minutebook.checks.asks import HEAR
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene, entries_of
from minutebook.loading import Entry
from minutebook.models.decision import DecisionFacts, Decisions
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.vocabulary import Ask, ItemKind, MeetingState, StandingDocument, Verb
from minutebook.source import Path
from minutebook.wording import listed

_TO_DECIDE = {Ask.APPROVAL, Ask.DECISION, Ask.ENDORSEMENT, Ask.RATIFICATION, Ask.RECOMMENDATION}
_DECIDED = (
    r"(?:accepted|adopted|agreed|appointed|approved|decided|delegated|endorsed|ratified|"
    r"recommended|rejected|resolved|supported)"
)
_BOARDS = r"(?:(?:the|both|two|all)\s+){1,2}(?:of\s+the\s+)?(?:boards|ICBs)"
_TOGETHER = re.compile(
    rf"\b{_BOARDS}\s+(?:(?:have|had|then|also|each|all|both|jointly)\s+){{0,2}}{_DECIDED}\b|"
    rf"\b{_DECIDED}\s+by\s+{_BOARDS}\b|"
    rf"\b(?:jointly|together)\s+{_DECIDED}\b|"
    rf"\b{_DECIDED}\s+(?:jointly|together)\b",
    re.IGNORECASE,
)

_HINTS = ("boards", "icbs", "jointly", "together")


def boards_together(scene: Scene) -> Iterator[Finding]:
    """Words in a decision or in the minutes let several boards decide as one: "the boards agreed",
    "both boards approved", "jointly agreed". In a meeting in common each board decides for itself,
    and a decision has one board. That boards noted, heard or discussed something together is no
    finding.
    """
    for taken in scene.book.decisions.values():
        for path, text in _words(taken.facts):
            found = _together(text)
            if found:
                yield Finding(
                    taken.entry,
                    (*taken.path, *path),
                    f"“{found}” lets several boards decide as one.",
                    f"Say what the board `{taken.board_id}` decided; the others have decisions of "
                    "their own.",
                )
    for entry in entries_of(scene, Minutes):
        for i, minuted in enumerate(entry.record.items):
            for p, paragraph in enumerate(minuted.paragraphs):
                found = _together(paragraph.text)
                if found:
                    yield Finding(
                        entry,
                        ("items", i, "paragraphs", p, "text"),
                        f"“{found}” lets several boards decide as one.",
                        "Name the boards under `decisions`, and record what each decided in its "
                        "own file.",
                    )


def _words(facts: DecisionFacts) -> Iterator[tuple[Path, str | None]]:
    for name in ("text", "summary", "reasons", "next_steps"):
        yield (name,), getattr(facts, name)
    for n, condition in enumerate(facts.conditions):
        yield ("conditions", n), condition


def _together(text: str | None) -> str:
    """The words that say so; empty where there are none."""
    # Most texts name none of these, and to look for them costs much less than the pattern.
    small = (text or "").lower()
    if text is None or not any(word in small for word in _HINTS):
        return ""
    found = _TOGETHER.search(text)
    return " ".join(found[0].split()) if found else ""


def outcome_missing(scene: Scene) -> Iterator[Finding]:
    """The agenda of a meeting that was held asks a board for approval, a decision, endorsement,
    ratification or a recommendation, the minutes have the item, and under it there is no decision
    of that board. There must be one, even if it is `not taken`: that the other board decided says
    nothing of this one. Where the agenda asks nothing of anybody on a paper, its recommendations
    do. While no item is minuted, only a board of which other decisions of the meeting are on record
    is asked after. What is only to be discussed, noted or commented on needs none, nor does an item
    that was withdrawn, not reached or is private, nor a board that the meeting was held without.
    Items that were taken together count as one. Nothing is said of a board once a decision of it at
    the meeting was withdrawn: this may have been the item.
    """
    for entry in entries_of(scene, Meeting):
        meeting, id = entry.record, entry.ids["meeting"]
        if meeting.state is not MeetingState.HELD or scene.is_unreadable(Minutes, meeting=id):
            continue
        asked = [board for board in meeting.boards if board not in meeting.without]
        readable = [board for board in asked if _is_whole(scene, id, board)]
        minuted = scene.book.minutes[id].items if id in scene.book.minutes else []
        passed_over = {one.item for one in minuted if one.not_reached}
        together = {item: one for one in minuted for item in (one.item, *one.taken_with)}
        for n, item in enumerate(meeting.agenda):
            if item.withdrawn is not None or _is_private(item) or item.id in passed_over:
                continue
            if minuted and item.id not in together:
                continue
            with_it = together.get(item.id)
            items = [with_it.item, *with_it.taken_with] if with_it is not None else [item.id]
            decided = {
                taken.board_id
                for one in items
                for taken in scene.book.decisions_of_item.get((id, one), [])
            }
            asked_of = _asked_by_papers(item, scene.book.papers.get(id, {})) | _to_decide(item)
            for board, (path, asks) in asked_of.items():
                if scene.gone.decisions_of(id, board):
                    # Which of its items a withdrawn decision was under is not known.
                    continue
                on_record = bool(minuted) or (id, board) in scene.book.decisions_of_meeting
                if on_record and board in readable and board not in decided:
                    yield Finding(
                        entry,
                        ("agenda", n, *path),
                        f"{asks}, and no decision of it is recorded under this item.",
                        f"Add what it decided to `meetings/{id}/decisions/{board}.yml`; if it "
                        "decided nothing, with `verbs: not taken`.",
                        on_key=True,
                    )


def _is_private(item: AgendaItem) -> bool:
    return item.private is not None or item.kind is ItemKind.PRIVATE


def _is_whole(scene: Scene, meeting: str, board: str) -> bool:
    """Whether the items of all that the board decided there are known."""
    taken = scene.book.decisions_of_meeting.get((meeting, board), [])
    return not scene.is_unreadable(Decisions, meeting=meeting, board=board) and all(
        one.item is not None for one in taken
    )


def _to_decide(item: AgendaItem) -> dict[str, tuple[Path, str]]:
    """By board: where the item first asks it to decide, and for what."""
    found: dict[str, tuple[Path, str]] = {}
    for path, asks in _all_asks(item):
        for board, what in asks.items():
            deciding = [ask.value for ask in what if ask in _TO_DECIDE]
            if deciding:
                words = f"The agenda asks the board `{board}` for {listed(deciding)}"
                found.setdefault(board, ((*path, board), words))
    return found


def _asked_by_papers(item: AgendaItem, papers: dict[str, Paper]) -> dict[str, tuple[Path, str]]:
    """The same by the recommendations of its papers on which the agenda asks nothing of anybody."""
    found: dict[str, tuple[Path, str]] = {}
    for d, document in enumerate(item.documents):
        paper = papers.get(document.paper or "") if not (item.asks or document.asks) else None
        for board, made in paper.recommendations.items() if paper is not None else ():
            deciding = dict.fromkeys(
                verb.value for one in made for verb in one.verbs if verb not in HEAR
            )
            if deciding:
                words = f"The paper asks the board `{board}` to {listed(list(deciding))}"
                found.setdefault(board, (("documents", d, "paper"), words))
    return found


def _all_asks(item: AgendaItem) -> Iterator[tuple[Path, dict[str, list[Ask]]]]:
    yield ("asks",), item.asks
    for d, document in enumerate(item.documents):
        yield ("documents", d, "asks"), document.asks


BY_POWER = {
    Verb.ACCEPTED,
    Verb.ADOPTED,
    Verb.AGREED,
    Verb.AGREED_IN_PRINCIPLE,
    Verb.AMENDED,
    Verb.APPOINTED,
    Verb.APPROVED,
    Verb.DELEGATED,
    Verb.NOT_AGREED,
    Verb.NOT_APPROVED,
    Verb.RATIFIED,
    Verb.REJECTED,
    Verb.RESOLVED,
}
"""Verbs of a board that decides a matter itself."""
_ADVICE = {Verb.ENDORSED, Verb.RECOMMENDED, Verb.REFERRED, Verb.SUPPORTED}
_WITH_ADVICE = {Verb.AGREED, Verb.RESOLVED}
"""No decision of the matter beside a verb of advice: "resolved to recommend"."""
_POWER_ASKED = {Ask.APPROVAL, Ask.DECISION, Ask.RATIFICATION}


def beyond_power(scene: Scene) -> Iterator[Finding]:
    """Under an item where a board may only endorse or recommend (`only_advises`), because somebody
    else decides, a decision says that this board approved, adopted, agreed, ratified, delegated,
    rejected or the like; or the agenda asks it to. "Agreed to recommend" is no finding, nor is the
    approval of the board's own minutes.
    """
    for taken in scene.book.decisions.values():
        if taken.item is None or taken.board_id not in taken.item.only_advises:
            continue
        deciding = _beyond(taken)
        if deciding and not taken.facts.approves_minutes_of:
            yield Finding(
                taken.entry,
                (*taken.path, "verbs"),
                f"The board `{taken.board_id}` {listed(deciding)} this, and under this item it may "
                "only endorse or recommend.",
                "Correct `verbs`, or `only_advises` in the agenda.",
            )
    for entry in entries_of(scene, Meeting):
        for n, item in enumerate(entry.record.agenda):
            yield from _power_asked(entry, n, item)


def _beyond(taken: TakenDecision) -> list[str]:
    verbs = set(taken.facts.verbs)
    allowed = _WITH_ADVICE if verbs & _ADVICE else set()
    return [verb.value for verb in taken.facts.verbs if verb in BY_POWER - allowed]


def _power_asked(entry: Entry, n: int, item: AgendaItem) -> Iterator[Finding]:
    own_minutes = [
        ("documents", d, "asks")
        for d, document in enumerate(item.documents)
        if document.standing is StandingDocument.MINUTES
    ]
    for path, asks in _all_asks(item):
        for board, what in asks.items():
            asked = [ask.value for ask in what if ask in _POWER_ASKED]
            if asked and board in item.only_advises and path not in own_minutes:
                yield Finding(
                    entry,
                    ("agenda", n, *path, board),
                    f"The agenda asks the board `{board}` for {listed(asked)}, and under this item "
                    "it may only endorse or recommend.",
                    "Correct what is asked of it, or `only_advises`.",
                    on_key=True,
                )


CHECKS = (
    Check(
        "boards-together",
        "Boards do not decide together",
        WARNING,
        boards_together,
        acceptable=True,
    ),
    Check(
        "outcome-missing",
        "A board that was asked to decide did, or did not",
        ERROR,
        outcome_missing,
        acceptable=True,
    ),
    Check(
        "beyond-power",
        "A board decides what it may decide",
        ERROR,
        beyond_power,
        acceptable=True,
    ),
)
