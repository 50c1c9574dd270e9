"""The register of interests, and one person's entry in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutebook import addresses, wording
from minutebook.checks.interests import members_without_entry
from minutebook.models.interest import Interest, Interests
from minutebook.redirects import addresses_before
from minutebook.stood import stood_at
from minutebook.views import changed
from minutebook.views.about import About
from minutebook.views.membership import boards_of, has_left, sort_key
from minutebook.views.parts import BoardLabel, Desk, EditorNote, Link, Page, notes


@dataclass(frozen=True)
class InterestLine:
    """One interest in words."""

    what: str
    """Position and organisation, or what it is."""
    nature: str
    type: str
    relationship: str
    when: str
    mitigation: str
    ended: bool
    notes: list[EditorNote]


@dataclass(frozen=True)
class RegisterEntry:
    """One person's entry in the register."""

    person: Link
    boards: list[BoardLabel]
    declared_as: str
    declared_on: str
    confirmed_on: str
    nothing_to_declare: bool
    lines: list[InterestLine]
    removed: list[InterestLine]
    """Interests that were taken off the register."""
    notes: list[EditorNote]
    corrected_on: str
    """The latest day; empty where it was never corrected."""
    ids_before: list[str]
    """Under which it stood before its person had another id: links lead there."""


@dataclass(frozen=True)
class SharedNote:
    """One note about the entries of several people."""

    people: list[Link]
    note: EditorNote


@dataclass(frozen=True)
class DeclaredIn:
    """An organisation, or another interest as declared, with those who declared it."""

    name: str
    people: list[Declarer]


@dataclass(frozen=True)
class Declarer:
    """Somebody who declared an interest in an organisation."""

    person: Link
    """To their entry on the page."""
    notes: list[str]
    """`Chair`, `through a partner`, `ended`, `details still to come`."""


@dataclass(frozen=True)
class FormerEntry:
    """Where the entry of somebody who has left stands."""

    entry: Link
    ids: list[str]
    """Of the person: the present one, and those before it."""


@dataclass(frozen=True)
class MissingEntry:
    """A member of a board for whom the register has no entry."""

    person: Link
    notes: list[EditorNote]


@dataclass(frozen=True)
class InterestsPage(Page):
    """`/interests/`."""

    entries: list[RegisterEntry]
    shared_notes: list[SharedNote]
    """What is noted of several entries in the same words."""
    organisations: list[DeclaredIn]
    """In order of name."""
    missing: list[MissingEntry]
    former: list[FormerEntry]
    interest_count: int
    sources: list[About]


@dataclass(frozen=True)
class FormerInterestsPage(Page):
    """`/interests/former/`: entries of those who have left."""

    entries: list[RegisterEntry]
    shared_notes: list[SharedNote]
    sources: list[About]


def interests_page(desk: Desk) -> InterestsPage:
    """The register of interests of those who have not left."""
    ids = _in_order(desk, left=False)
    entries, shared = _share_notes([register_entry(desk, id) for id in ids])
    return InterestsPage(
        addresses.INTERESTS,
        "Register of interests",
        "What people who take part in the boards have declared.",
        [],
        addresses.INTERESTS,
        entries,
        shared,
        _organisations(desk, ids),
        _missing(desk),
        [
            FormerEntry(
                replace(desk.person(id), address=addresses.register_entry(id, has_left=True)),
                [id, *_ids_before(desk, id)],
            )
            for id in _in_order(desk, left=True)
        ],
        sum(len(entry.lines) for entry in entries),
        _sources(desk, ids),
        changed=changed.latest(desk, *(changed.of_register(desk.book, id) for id in ids)),
    )


def former_interests_pages(desk: Desk) -> Iterator[FormerInterestsPage]:
    """The entries of those who have left, where somebody has."""
    ids = _in_order(desk, left=True)
    if not ids:
        return
    entries, shared = _share_notes([register_entry(desk, id) for id in ids])
    yield FormerInterestsPage(
        addresses.FORMER_INTERESTS,
        "Register of interests: people who have left",
        "What people who took part in the boards had declared when they left.",
        [Link("Register of interests", addresses.INTERESTS)],
        addresses.INTERESTS,
        entries,
        shared,
        _sources(desk, ids),
        changed=changed.latest(desk, *(changed.of_register(desk.book, id) for id in ids)),
    )


def _in_order(desk: Desk, *, left: bool) -> list[str]:
    """Those with an entry, in order of name."""
    book = desk.book
    ids = [id for id in book.interests if has_left(book, id, desk.today) == left]
    return sorted(ids, key=lambda id: sort_key(book.people[id]))


def _sources(desk: Desk, ids: list[str]) -> list[About]:
    """Each once. What else is to be said of an entry stands beside it, or on its person's page."""
    sources = (desk.source(desk.book.interests[id].source) for id in ids)
    return [About(one, []) for one in dict.fromkeys(sources) if one is not None]


def _share_notes(
    entries: list[RegisterEntry],
) -> tuple[list[RegisterEntry], list[SharedNote]]:
    """The entries without the notes that several of them have, and these notes, each once."""
    people: dict[EditorNote, list[Link]] = {}
    for entry in entries:
        for note in entry.notes:
            people.setdefault(note, []).append(entry.person)
    shared = {note: those for note, those in people.items() if len(those) > 1}
    left = [
        replace(entry, notes=[note for note in entry.notes if note not in shared])
        for entry in entries
    ]
    return left, [SharedNote(those, note) for note, those in shared.items()]


def _organisations(desk: Desk, ids: list[str]) -> list[DeclaredIn]:
    """What is on the register now, by what was declared."""
    found: dict[str, dict[str, list[str]]] = {}
    for id in ids:
        for one in desk.book.interests[id].interests:
            name = desk.organisation(one.organisation) or one.position or ""
            if one.sensitive or not name or _is_off(one, desk.today):
                continue
            said = [
                (one.position or "") if one.organisation is not None else "",
                f"through {one.relationship}" if one.relationship else "",
                "still to be declared" if one.to_come else "",
                "ended" if one.end is not None and one.end < desk.today else "",
            ]
            found.setdefault(name, {}).setdefault(id, []).extend(filter(None, said))
    return [
        DeclaredIn(
            name,
            [
                Declarer(replace(desk.person(id), address=addresses.register_entry(id)), said)
                for id, said in them.items()
            ],
        )
        for name, them in sorted(found.items(), key=lambda pair: pair[0].casefold())
    ]


def _missing(desk: Desk) -> list[MissingEntry]:
    if not desk.book.interests:
        return []
    found: dict[str, list[EditorNote]] = {}
    for _, _, place in members_without_entry(desk.book, desk.today):
        mine = found.setdefault(place.person, [])
        mine += [one for one in notes(place) if one not in mine]
    return [MissingEntry(desk.person(id), those) for id, those in found.items()]


def register_entry(desk: Desk, id: str) -> RegisterEntry:
    entry: Interests = desk.book.interests[id]
    return RegisterEntry(
        desk.person(id),
        boards_of(desk, id),
        entry.declared_as or "",
        wording.day(entry.declared_on) if entry.declared_on else "",
        wording.day(entry.confirmed_on) if entry.confirmed_on else "",
        entry.nothing_to_declare,
        [interest_line(desk, one) for one in entry.interests if not _is_off(one, desk.today)],
        [interest_line(desk, one) for one in entry.interests if _is_off(one, desk.today)],
        notes(entry),
        wording.day(max(one.on for one in entry.changes)) if entry.changes else "",
        _ids_before(desk, id),
    )


def _ids_before(desk: Desk, id: str) -> list[str]:
    """Those that a person had, as `moved.yml` says it, and nobody has now."""
    before = addresses_before(addresses.person(id), desk.book.moved.values())
    stood = (stood_at(one.address) for one in before)
    ids = [one.ids["person"] for one in stood if one is not None and one.kind == "person"]
    return [one for one in ids if one not in desk.book.people]


def interest_line(desk: Desk, one: Interest) -> InterestLine:
    """An interest as it is recorded now."""
    if one.sensitive:
        return InterestLine(
            "An interest whose details are withheld (Localism Act 2011, section 32)",
            "", "", "", "", "", False, notes(one),
        )  # fmt: skip
    if one.to_come:
        body = desk.organisation(one.organisation)
        where = f" ({body})" if body else ""
        return InterestLine(f"Still to be declared{where}", "", "", "", "", "", False, notes(one))
    body = desk.organisation(one.organisation)
    named = [part for part in (one.position, body) if part]
    what, nature = (", ".join(named), one.nature or "") if named else (one.nature or "", "")
    dates = [
        f"from {wording.day(one.start)}" if one.start else "",
        f"to {wording.day(one.end)}" if one.end else "",
    ]
    off = wording.day(one.removed_on) if one.removed_on else ""
    removed = f"taken off the register on {off}" if off else ""
    return InterestLine(
        what,
        nature,
        wording.sentence(one.type.value) if one.type else "",
        one.relationship or "",
        ", ".join(part for part in (" ".join(part for part in dates if part), removed) if part),
        one.mitigation or "",
        one.end is not None and one.end < desk.today,
        notes(one),
    )


def _is_off(one: Interest, today: dt.date) -> bool:
    return one.removed_on is not None and one.removed_on <= today
