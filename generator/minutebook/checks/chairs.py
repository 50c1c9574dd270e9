"""Who was in the chair: somebody, who was there, and had no interest in the item."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.checks.present import (
    Sitting,
    chairs,
    ids,
    items_of,
    names_are_known,
    present,
    sittings,
)


def no_chair(scene: Scene) -> Iterator[Finding]:
    """Somebody is in the chair of every item that was minuted: the chair of a board, named in the
    attendance, or somebody named at the item, who serves all boards. At a meeting in common each
    board whose members are listed has a chair of its own, unless the items name who took them: one
    board's chair is not another's. An item without paragraphs, such as
    one that was not reached, needs none.
    """
    for sitting in sittings(scene):
        minuted = [(n, one) for n, one in enumerate(sitting.minutes.items) if one.paragraphs]
        without = [(n, one) for n, one in minuted if one.chair is None]
        if any(chairs(came) for came in sitting.minutes.attendance.values()):
            if without:
                yield from _boards_without(sitting, [one.item for _, one in without])
            continue
        if without and len(without) == len(minuted):
            yield Finding(
                sitting.entry,
                ("items",),
                "Nobody is named in the chair of this meeting.",
                "Add `chair:` to the attendance of a board, or to each item.",
                on_key=True,
            )
            continue
        for n, one in without:
            yield Finding(
                sitting.entry,
                ("items", n, "item"),
                f"Nobody is named in the chair of the item `{one.item}`.",
                "Add `chair:` to it; somebody who chaired the whole meeting is named once, in "
                "the attendance.",
            )


def _boards_without(sitting: Sitting, items: list[str]) -> Iterator[Finding]:
    """The boards without a chair, at a meeting at which another had one."""
    for board, came in sitting.came():
        if came.members and not chairs(came):
            which = f"the item {ids(items)}" if len(items) == 1 else f"{len(items)} items"
            yield Finding(
                sitting.entry,
                ("attendance", board),
                f"Nobody is named in the chair of the board `{board}` for {which}.",
                "Add `chair:` here; where another board's chair took an item for both, add "
                "`chair:` to that item.",
                on_key=True,
            )


def chair_not_present(scene: Scene) -> Iterator[Finding]:
    """Whoever was in the chair was there. The chair of a board is listed among those present for
    it; whoever took the chair of one item is listed among those present for some board, and had
    arrived by that item and not left before it. Where a board's chair left early or came late, the
    items without the chair name who took it, unless another board's chair was there. Chairing an
    item during which one arrives or leaves is no finding.
    """
    for sitting in sittings(scene):
        for board, came in sitting.came():
            there = {one.who.person for one in present(board, came)}
            if not there or not names_are_known(scene, came):
                continue
            for key, chair in (("chair", came.chair), ("joint_chair", came.joint_chair)):
                if chair in scene.book.people and chair not in there:
                    yield Finding(
                        sitting.entry,
                        ("attendance", board, key),
                        f"`{chair}` is named in the chair of the board `{board}`, and is not "
                        "listed among those present for it.",
                        "Add the person to the list where the minutes name them, or correct "
                        f"`{key}`.",
                    )
        yield from _chairs_who_were_out(sitting)
        yield from _chairs_of_items(scene, sitting)


def _chairs_who_were_out(sitting: Sitting) -> Iterator[Finding]:
    by_board = {
        board: [one.who for one in present(board, came) if one.who.person in chairs(came)]
        for board, came in sitting.minutes.attendance.items()
        if chairs(came)
    }
    # Without a chair who came for a part alone there is nothing to look for.
    if not any(who.arrived or who.left for those in by_board.values() for who in those):
        return
    alone = [
        minuted.item
        for minuted in sitting.minutes.items
        if minuted.paragraphs
        and minuted.chair is None
        # A chair who is not listed at all has a finding already.
        and all(
            those and not any(sitting.was_there(who, minuted.item) for who in those)
            for those in by_board.values()
        )
    ]
    if alone:
        board, (who, *_) = next(iter(by_board.items()))
        items = "item" if len(alone) == 1 else "items"
        yield Finding(
            sitting.entry,
            ("attendance", board, "chair"),
            f"`{who.person}` was in the chair and not there for the {items} {ids(alone)}, where "
            "nobody else is named in the chair.",
            "Add `chair:` to each of these items, or correct `arrived` and `left`.",
        )


def _chairs_of_items(scene: Scene, sitting: Sitting) -> Iterator[Finding]:
    everybody = sitting.everybody_is_listed(scene)
    for n, minuted in enumerate(sitting.minutes.items):
        if minuted.chair is None or minuted.chair not in scene.book.people:
            continue
        listed = sitting.listings(minuted.chair)
        path = ("items", n, "chair")
        if not listed and everybody:
            yield Finding(
                sitting.entry,
                path,
                f"`{minuted.chair}` is named in the chair of this item, and is not listed among "
                "those present.",
                "Add the person to the attendance, or correct `chair`.",
            )
        elif listed and not any(sitting.was_there(who, minuted.item) for who in listed):
            yield Finding(
                sitting.entry,
                path,
                f"`{minuted.chair}` is named in the chair of this item, and was not there: "
                f"{_times(sitting, minuted.chair)}.",
                "Correct `chair`, or `arrived` and `left` in the attendance.",
            )


def _times(sitting: Sitting, person: str) -> str:
    who = sitting.listings(person)[0]
    words = [
        f"arrived during `{who.arrived}`" if who.arrived else "",
        f"left during `{who.left}`" if who.left else "",
    ]
    return " and ".join(part for part in words if part)


def conflicted_chair(scene: Scene) -> Iterator[Finding]:
    """Nobody chairs an item in which they declared an interest. Where nobody is named at the item,
    the boards' chairs are taken to chair it. NHS England's revised statutory guidance for CCGs on
    managing conflicts of interest (2017) has somebody without a conflict chair such an item; the
    Localism Act 2011, section 31, keeps a council's member with a disclosable pecuniary interest
    from taking part in it. Where a chair could stay, accept the finding and say why.
    """
    for sitting in sittings(scene):
        declared: dict[str, set[str]] = {}
        for minuted in sitting.minutes.items:
            for paragraph in minuted.paragraphs:
                one = paragraph.declaration
                if one is not None and one.about is not None:
                    declared.setdefault(one.about, set()).update(one.people)
        if not declared:
            continue
        for n, minuted in enumerate(sitting.minutes.items):
            conflicted = {one for id in items_of(minuted) for one in declared.get(id, ())}
            if not minuted.paragraphs or not conflicted:
                continue
            if minuted.chair is not None:
                if minuted.chair in conflicted:
                    yield Finding(
                        sitting.entry,
                        ("items", n, "chair"),
                        f"`{minuted.chair}` declared an interest in this item, and is named in "
                        "its chair.",
                        "Correct `chair`, or what the declaration is `about`.",
                    )
                continue
            for person, boards in _all_conflicted(sitting, conflicted).items():
                yield Finding(
                    sitting.entry,
                    ("items", n, "item"),
                    f"`{person}`, the chair of {ids(boards)}, declared an interest in this item, "
                    "and nobody else is named in its chair.",
                    "Add `chair:` to the item, with whoever took the chair for it.",
                )


def _all_conflicted(sitting: Sitting, conflicted: set[str]) -> dict[str, list[str]]:
    """Chairs with an interest, each with the boards of which no joint chair is without one."""
    found: dict[str, list[str]] = {}
    for board, came in sitting.minutes.attendance.items():
        if conflicted.issuperset(chairs(came)):
            for chair in chairs(came):
                found.setdefault(chair, []).append(board)
    return found


CHECKS = (
    Check("no-chair", "Somebody is in the chair", ERROR, no_chair, acceptable=True),
    Check(
        "chair-not-present",
        "Whoever is in the chair is there",
        ERROR,
        chair_not_present,
        acceptable=True,
    ),
    Check(
        "conflicted-chair",
        "Nobody chairs an item in which they have an interest",
        ERROR,
        conflicted_chair,
        acceptable=True,
    ),
)
