"""What the agenda asks, what the paper asks, what the board resolved, and for how much money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from minutebook.book import Book, TakenDecision
from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.models.decision import Recommended
from minutebook.models.meeting import AgendaItem, Meeting, PackDocument
from minutebook.models.paper import Paper, Recommendation
from minutebook.models.vocabulary import Ask, RecommendedVerb, Verb
from minutebook.money import Amount, any_agrees, exact, printed_amounts
from minutebook.source import Path
from minutebook.wording import listed

_DECIDE = {
    RecommendedVerb.ACCEPT,
    RecommendedVerb.ADOPT,
    RecommendedVerb.AGREE,
    RecommendedVerb.APPOINT,
    RecommendedVerb.APPROVE,
    RecommendedVerb.DELEGATE,
}
_MEANS = {
    Ask.APPROVAL: _DECIDE,
    Ask.DECISION: {*_DECIDE, RecommendedVerb.RATIFY, RecommendedVerb.REFER},
    Ask.ENDORSEMENT: {RecommendedVerb.ENDORSE, RecommendedVerb.SUPPORT},
    Ask.RATIFICATION: {RecommendedVerb.RATIFY},
    Ask.RECOMMENDATION: {RecommendedVerb.RECOMMEND, RecommendedVerb.REFER},
}
"""What a paper's verbs may be where the agenda asks for a decision of some kind."""
HEAR = {
    RecommendedVerb.COMMENT,
    RecommendedVerb.CONSIDER,
    RecommendedVerb.DISCUSS,
    RecommendedVerb.NOTE,
    RecommendedVerb.RECEIVE,
    RecommendedVerb.REVIEW,
}
"""Verbs that ask for no decision: they are not told apart, and count for nothing beside one that
does."""
_RESOLVED = {
    RecommendedVerb.ACCEPT: Verb.ACCEPTED,
    RecommendedVerb.ADOPT: Verb.ADOPTED,
    RecommendedVerb.AGREE: Verb.AGREED,
    RecommendedVerb.APPOINT: Verb.APPOINTED,
    RecommendedVerb.APPROVE: Verb.APPROVED,
    RecommendedVerb.COMMENT: Verb.COMMENTED,
    RecommendedVerb.CONSIDER: Verb.CONSIDERED,
    RecommendedVerb.DELEGATE: Verb.DELEGATED,
    RecommendedVerb.DISCUSS: Verb.DISCUSSED,
    RecommendedVerb.ENDORSE: Verb.ENDORSED,
    RecommendedVerb.NOTE: Verb.NOTED,
    RecommendedVerb.RATIFY: Verb.RATIFIED,
    RecommendedVerb.RECEIVE: Verb.RECEIVED,
    RecommendedVerb.RECOMMEND: Verb.RECOMMENDED,
    RecommendedVerb.REFER: Verb.REFERRED,
    RecommendedVerb.REVIEW: Verb.REVIEWED,
    RecommendedVerb.SUPPORT: Verb.SUPPORTED,
}
_BESIDE = {*(_RESOLVED[verb] for verb in HEAR), Verb.REQUESTED, Verb.RESOLVED}
"""Verbs that settle nothing by themselves."""


def ask_differs(scene: Scene) -> Iterator[Finding]:
    """The agenda says what each board is to do with a paper, and the paper's own recommendations
    ask that board for something else: "for noting" on the agenda, "approve" in the paper. Readers
    who see only one of the two are misled, and a board may be asked for a decision without notice.
    Approval, decision, endorsement, ratification and recommendation are told apart. To note,
    discuss, consider or comment are not, and beside one of those they count for nothing.
    """
    for entry in entries_of(scene, Meeting):
        id = entry.ids["meeting"]
        papers = scene.book.papers.get(id, {})
        for n, d, document in _papers_on(entry.record.agenda):
            paper = papers.get(document.paper or "")
            if paper is None or not paper.recommendations:
                continue
            for board, asks in document.asks.items():
                asked = _verbs_asked(paper, board)
                if not _agree(asks, asked):
                    to = listed([verb.value for verb in asked])
                    yield Finding(
                        entry,
                        ("agenda", n, "documents", d, "asks", board),
                        f"The agenda asks the board `{board}` for "
                        f"{listed([ask.value for ask in asks])}, and the paper asks "
                        + (f"it to {to}." if asked else "nothing of it."),
                        f"Compare both with `meetings/{id}/papers/{document.paper}.yml`, and "
                        "correct the one that is mistyped.",
                        on_key=True,
                    )


def _papers_on(agenda: list[AgendaItem]) -> Iterator[tuple[int, int, PackDocument]]:
    for n, item in enumerate(agenda):
        for d, document in enumerate(item.documents):
            if document.paper is not None:
                yield n, d, document


def _verbs_asked(paper: Paper, board: str) -> list[RecommendedVerb]:
    """What the paper asks of a board, each verb once, in its order."""
    made = paper.recommendations.get(board, [])
    return list(dict.fromkeys(verb for one in made for verb in one.verbs))


def _agree(asks: Iterable[Ask], verbs: Iterable[RecommendedVerb]) -> bool:
    deciding = {verb for verb in verbs if verb not in HEAR}
    meant = [_MEANS[ask] for ask in asks if ask in _MEANS]
    return deciding <= set().union(*meant) and all(deciding & one for one in meant)


def resolution_differs(scene: Scene) -> Iterator[Finding]:
    """What was recommended to a board and what it resolved are not the same: recommended to
    approve, and the board endorsed, deferred or rejected. A board is free to do so; the record
    says why under `difference`, or that the minutes do not say. "Considered", "discussed" or
    "noted" beside the verb that was asked for is no difference, nor is "requested".
    """
    for taken in scene.book.decisions.values():
        if taken.facts.difference is None and did_otherwise(scene.book, taken):
            verbs = recommended_verbs(scene.book, taken)
            yield Finding(
                taken.entry,
                (*taken.path, "verbs"),
                f"The recommendation was to {listed([verb.value for verb in verbs])}, and the "
                f"board {listed([verb.value for verb in taken.facts.verbs])}.",
                "Correct `verbs`, or say under `difference` why the board did otherwise, or that "
                "the minutes do not say.",
            )


def did_otherwise(book: Book, taken: TakenDecision) -> bool:
    """Whether a board did something else than was recommended to it, as far as is recorded."""
    verbs = recommended_verbs(book, taken)
    resolved = (_RESOLVED[verb] for verb in verbs)
    return bool(verbs) and _settling(resolved) != _settling(taken.facts.verbs)


def other_amount(book: Book, taken: TakenDecision) -> bool:
    """Whether a board decided on another amount than was recommended to it."""
    recommended = _recommended_amounts(book, taken)
    amount = taken.facts.amount
    return bool(recommended) and amount is not None and not any_agrees(exact(amount), recommended)


def _settling(verbs: Iterable[Verb]) -> Set[Verb]:
    return set(verbs) - _BESIDE


def recommended_verbs(book: Book, taken: TakenDecision) -> list[RecommendedVerb]:
    """What a board was asked to do, by a paper that is held here or as its decision records it."""
    recommended = taken.facts.recommended
    if recommended is None:
        return []
    made = _made(book, taken, recommended)
    return made.verbs if made is not None else recommended.verbs


def _made(book: Book, taken: TakenDecision, recommended: Recommended) -> Recommendation | None:
    """The recommendation of a paper that a decision names, where it is there."""
    paper = book.papers.get(taken.meeting_id or "", {}).get(recommended.paper or "")
    made = paper.recommendations.get(taken.board_id, []) if paper is not None else []
    number = recommended.number or 0
    return made[number - 1] if 0 < number <= len(made) else None


def amount_differs(scene: Scene) -> Iterator[Finding]:
    """The `amount` of a decision is neither named in its own words nor in what was recommended to
    the board, though they name amounts; or the `amount` of a recommendation is not in its own
    words. Each is compared within the rounding that it is printed to: £280k agrees with £279,659.
    An amount may also be the total of those in the words. Where the board decided on another
    amount than was recommended, `difference` says why.
    """
    for taken in scene.book.decisions.values():
        if taken.facts.amount is None:
            continue
        amount, path = exact(taken.facts.amount), (*taken.path, "amount")
        here = printed_amounts(taken.facts.text)
        if here and not any_agrees(amount, here):
            yield Finding(
                taken.entry,
                path,
                f"The amount is {amount.words}, and the words of the decision say {_said(here)}.",
                "Correct the one that is mistyped.",
            )
        if taken.facts.difference is None and other_amount(scene.book, taken):
            recommended = _recommended_amounts(scene.book, taken)
            yield Finding(
                taken.entry,
                path,
                f"The amount is {amount.words}, and the recommendation says {_said(recommended)}.",
                "Correct the one that is mistyped, or say under `difference` why the board "
                "decided on another amount.",
            )
    for entry in entries_of(scene, Paper):
        for board, made in entry.record.recommendations.items():
            for n, one in enumerate(made):
                here = printed_amounts(one.text)
                if one.amount is not None and here and not any_agrees(exact(one.amount), here):
                    place: Path = ("recommendations", board, n, "amount")
                    yield Finding(
                        entry,
                        place,
                        f"The amount is {exact(one.amount).words}, and the words of the "
                        f"recommendation say {_said(here)}.",
                        "Correct the one that is mistyped.",
                    )


def _recommended_amounts(book: Book, taken: TakenDecision) -> list[Amount]:
    recommended = taken.facts.recommended
    if recommended is None:
        return []
    made = _made(book, taken, recommended)
    if made is None:
        return printed_amounts(recommended.text or "")
    return [exact(made.amount)] if made.amount is not None else printed_amounts(made.text)


def _said(amounts: list[Amount]) -> str:
    return listed(list(dict.fromkeys(one.words for one in amounts)))


CHECKS = (
    Check(
        "ask-differs",
        "Agenda and paper ask a board for the same",
        WARNING,
        ask_differs,
        acceptable=True,
    ),
    Check(
        "resolution-differs",
        "Where a board does otherwise than recommended, the record says why",
        WARNING,
        resolution_differs,
        acceptable=True,
    ),
    Check("amount-differs", "Amounts agree", WARNING, amount_differs, acceptable=True),
)
