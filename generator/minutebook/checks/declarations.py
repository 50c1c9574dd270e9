"""Interests declared at a meeting: by somebody who was there, handled, and in the register."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene
from minutebook.checks.present import Sitting, acts, items_of, present, register_is_known, sittings
from minutebook.models.interest import Interest, Interests
from minutebook.models.meeting import AgendaItem
from minutebook.models.minutes import Declaration
from minutebook.source import Path

_Declared = tuple[Declaration, Path]


def _declarations(sitting: Sitting) -> Iterator[_Declared]:
    for i, minuted in enumerate(sitting.minutes.items):
        for p, paragraph in enumerate(minuted.paragraphs):
            if paragraph.declaration is not None:
                yield paragraph.declaration, ("items", i, "paragraphs", p, "declaration")


def declaration_without_handling(scene: Scene) -> Iterator[Finding]:
    """A declaration says what was done about it: in words under `handling`, or `withdrew: yes`.
    Where the minutes do not say, the record says so: `handling_not_recorded: yes`. NHS England's
    revised statutory guidance for CCGs on managing conflicts of interest (2017) has minutes record
    how each conflict was managed.
    """
    for sitting in sittings(scene):
        for declared, path in _declarations(sitting):
            if not (declared.handling or declared.withdrew or declared.handling_not_recorded):
                yield Finding(
                    sitting.entry,
                    path,
                    "An interest was declared, and nothing says how it was handled.",
                    f"Look in the minutes{_of_item(declared)} for what was done, and add it as "
                    "`handling:`, or `withdrew: yes`; only where they do not say, "
                    "`handling_not_recorded: yes`.",
                    on_key=True,
                )


def _of_item(declared: Declaration) -> str:
    return f", also under `{declared.about}`," if declared.about is not None else ""


def withdrawn_yet_acting(scene: Scene) -> Iterator[Finding]:
    """Whoever is recorded as withdrawn for an item (`withdrew: yes`) does not move or second a
    decision on it, and does not vote for or against it or give the casting vote. To be recorded
    as abstained is no finding.
    """
    out = {
        (sitting.id, declared.about, person)
        for sitting in sittings(scene)
        for declared, _ in _declarations(sitting)
        if declared.withdrew and declared.about is not None
        for person in declared.people
    }
    if not out:
        return
    for taken in scene.book.decisions.values():
        if taken.item is None:
            continue
        for act in acts(taken):
            if not act.abstained and (taken.meeting_id, taken.item.id, act.person) in out:
                yield Finding(
                    taken.entry,
                    (*taken.path, *act.path),
                    f"`{act.person}` is recorded as withdrawn for the item `{taken.item.id}`, and "
                    f"{act.did} this decision.",
                    "Correct the name here, or the declaration in the minutes.",
                )


def declared_by_absent(scene: Scene) -> Iterator[Finding]:
    """Whoever declares an interest at a meeting is recorded as present, for whichever board and in
    whichever capacity. Nothing is said where the attendance of a board that met is not recorded.
    """
    for sitting in sittings(scene):
        if not sitting.everybody_is_listed(scene):
            continue
        there = {
            one.who.person
            for board, came in sitting.minutes.attendance.items()
            for one in present(board, came)
        }
        for declared, path in _declarations(sitting):
            for n, person in enumerate(declared.people):
                if person not in there and person in scene.book.people:
                    yield Finding(
                        sitting.entry,
                        (*path, "people", n),
                        f"`{person}` declared an interest, and is not recorded as present.",
                        "Add the person to the attendance, or correct the name.",
                    )


def declaration_not_in_register(scene: Scene) -> Iterator[Finding]:
    """Whoever declares an interest at a meeting has an entry in the register, with interests; and
    where the declaration names an organisation, with one in that organisation. An interest that is
    still to come or withheld may be the one that was declared. Nothing is said where no register is
    kept, or where the person's entry was withdrawn. The Localism Act 2011, section 31, has a member
    who discloses a disclosable pecuniary interest at a meeting notify it for the register within 28
    days.
    """
    register = scene.book.interests
    if not register_is_known(scene):
        return
    for sitting in sittings(scene):
        for declared, path in _declarations(sitting):
            for n, person in enumerate(declared.people):
                unread = scene.is_unreadable(Interests, person=person)
                if unread or person in scene.gone.register or person not in scene.book.people:
                    continue
                entry = register.get(person)
                place, mend = (*path, "people", n), "If the register has it, add it in "
                if entry is None:
                    yield Finding(
                        sitting.entry,
                        place,
                        f"`{person}` declared an interest, and has no entry in the register.",
                        f"{mend}`interests/{person}.yml`.",
                    )
                elif entry.nothing_to_declare:
                    yield Finding(
                        sitting.entry,
                        place,
                        f"`{person}` declared an interest, and the register holds a nil return.",
                        f"{mend}`interests/{person}.yml`, in place of `nothing_to_declare`.",
                    )
                elif declared.organisation is not None and not any(
                    one.organisation == declared.organisation or one.sensitive or one.to_come
                    for one in entry.interests
                ):
                    yield Finding(
                        sitting.entry,
                        place,
                        f"`{person}` declared an interest in `{declared.organisation}`, and the "
                        "person's entry in the register has none there.",
                        f"{mend}`interests/{person}.yml`, or correct `organisation`.",
                    )


def interest_not_declared(scene: Scene) -> Iterator[Finding]:
    """A member who was there for an item, and whose entry in the register names an organisation
    that a paper of the item `concerns`, declared it: about that item, or in general. An interest
    that had ended, not begun or been taken off the register by that day is passed over, and so is
    an item without paragraphs. Whether the interest had to be declared is not for this check.
    """
    for sitting in sittings(scene):
        papers = scene.book.papers.get(sitting.id, {})
        if not any(paper.concerns for paper in papers.values()):
            continue
        agenda = {item.id: item for item in sitting.meeting.agenda}
        declared = [one for one, _ in _declarations(sitting)]
        asked: set[tuple[str, str]] = set()
        for n, minuted in enumerate(sitting.minutes.items):
            for item in items_of(minuted) if minuted.paragraphs else ():
                about = _concerned(scene, sitting, agenda[item]) if item in agenda else {}
                for person in _members_there(sitting, item) if about else ():
                    body = next((one for one in about if _has(scene, sitting, person, one)), None)
                    if body is None or (item, person) in asked:
                        continue
                    asked.add((item, person))
                    if not any(_covers(one, person, item, body) for one in declared):
                        yield Finding(
                            sitting.entry,
                            ("items", n, "item"),
                            f"The paper `{about[body]}` concerns `{body}`, in which `{person}` has "
                            "an interest by the register, and no declaration about this item is "
                            "recorded.",
                            f"If the minutes have it, record it with `about: {item}`.",
                        )


def _concerned(scene: Scene, sitting: Sitting, item: AgendaItem) -> dict[str, str]:
    """The organisations that the papers of an item concern, each with the first such paper."""
    found: dict[str, str] = {}
    for document in item.documents:
        paper = scene.book.papers.get(sitting.id, {}).get(document.paper or "")
        for body in paper.concerns if paper is not None else ():
            found.setdefault(body, document.paper or "")
    return found


def _members_there(sitting: Sitting, item: str) -> dict[str, None]:
    return {
        who.person: None
        for came in sitting.minutes.attendance.values()
        for who in came.members
        if sitting.was_there(who, item)
    }


def _has(scene: Scene, sitting: Sitting, person: str, body: str) -> bool:
    entry = scene.book.interests.get(person)
    return entry is not None and any(
        one.organisation == body and _stood(one, sitting) for one in entry.interests
    )


def _stood(one: Interest, sitting: Sitting) -> bool:
    day = sitting.meeting.date
    return not (
        (one.start is not None and day < one.start)
        or (one.end is not None and one.end < day)
        or (one.removed_on is not None and one.removed_on <= day)
    )


def _covers(one: Declaration, person: str, item: str, body: str) -> bool:
    if person not in one.people:
        return False
    return one.about == item or (one.about is None and one.organisation in (None, body))


CHECKS = (
    Check(
        "declaration-without-handling",
        "A declaration says how it was handled",
        ERROR,
        declaration_without_handling,
        acceptable=True,
    ),
    Check(
        "withdrawn-yet-acting",
        "Whoever withdrew does not move, second or vote",
        ERROR,
        withdrawn_yet_acting,
        acceptable=True,
    ),
    Check(
        "declared-by-absent",
        "Whoever declares an interest is there",
        ERROR,
        declared_by_absent,
        acceptable=True,
    ),
    Check(
        "declaration-not-in-register",
        "What is declared at a meeting is in the register",
        WARNING,
        declaration_not_in_register,
        acceptable=True,
    ),
    Check(
        "interest-not-declared",
        "An interest in the register is declared where a paper concerns it",
        WARNING,
        interest_not_declared,
        acceptable=True,
    ),
)
