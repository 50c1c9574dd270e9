"""Corrections of what was published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minutebook import wording
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene
from minutebook.checks.present import TOOK_PLACE
from minutebook.models.base import Record
from minutebook.models.published import Change
from minutebook.models.shape import may_stand, model_at
from minutebook.permanence import changes
from minutebook.permanence.compare import value_named
from minutebook.permanence.content import PublicRecord, public_records
from minutebook.permanence.days import recorded_publication
from minutebook.permanence.fields import FIELDS
from minutebook.source import Path
from minutebook.spelling import nearest


def change_field(scene: Scene) -> Iterator[Finding]:
    """The `field` of a change is a line that such a record has: `text`, or, within lists, the way
    to it by ids: `items.finance.paragraphs.p8-1.text`. A part of a list that is in the record no
    longer may be named where `was` says what it said, or where that had to go (`redacted: yes`).
    """
    for record, n, change in _changes(scene):
        if change.field is None:
            continue
        fault = _wrong_with(record, change.field, change)
        if fault is not None:
            yield _finding(record, n, "field", *fault)


def _wrong_with(record: PublicRecord, field: str, change: Change) -> tuple[str, str] | None:
    """What is wrong with the name of a field, and what to write."""
    model, content = type(record.record), record.content["record"]
    parts = field.split(".")
    for n, part in enumerate(parts):
        before, path = ".".join(parts[:n]), tuple(parts[: n + 1])
        holder: type[Record] | None = model_at(model, path[:-1]) if n else model
        within = f"within `{before}`" if before else f"in a record of this kind ({record.kind})"
        if holder is not None:
            known = FIELDS.get(holder, {})
            if part not in known:
                return f"There is no line `{part}` {within}.", _instead(before, part, known)
        elif not may_stand(model, path):
            return f"`{before}` has no lines of its own.", f"Write `field: {before}`."
        elif not _tells(change) and value_named(model, content, ".".join(path)) is None:
            here = value_named(model, content, before)
            return (
                f"Nothing is called `{part}` {within}.",
                _instead(before, part, _names(here))
                + " If it was taken away, add what it said under `was`.",
            )
    return None


def _tells(change: Change) -> bool:
    """Whether it says what stood there, or that this is not to be said."""
    return change.was is not None or change.redacted


def _instead(before: str, part: str, known: Any) -> str:
    near = nearest(part, list(known))
    name = f"{before}.{near}" if before else near
    return f"Write `field: {name}`." if near else "Name a line that the record has."


def _names(parts: Any) -> list[str]:
    """Ids of the parts of a list, or the keys of a group."""
    if isinstance(parts, dict):
        return list(parts)
    groups = [one for one in parts or [] if isinstance(one, dict)]
    return [
        str(one[key]) for one in groups for key in ("id", "item", "person", "term") if key in one
    ]


def change_order(scene: Scene) -> Iterator[Finding]:
    """Changes stand in the order in which they were made, the oldest first. None is older than the
    day on which the record was published: until then whatever changes is no correction. The meeting
    that agreed a change was held, and not after the change was made.
    """
    for record, n, change in _changes(scene):
        if n and change.on < record.changes[n - 1].on:
            yield _finding(
                record,
                n,
                "on",
                f"This change of {wording.day(change.on)} stands after one of "
                f"{wording.day(record.changes[n - 1].on)}.",
                "Put the oldest first, or correct the date.",
            )
            continue
        published = recorded_publication(scene.book, record)
        if published is not None and change.on < published:
            yield _finding(
                record,
                n,
                "on",
                f"It is said to be changed on {wording.day(change.on)}, before it was published on "
                f"{wording.day(published)}.",
                "Correct the date, or delete the entry.",
            )
        else:
            yield from _agreed(scene, record, n, change)


def _agreed(scene: Scene, record: PublicRecord, n: int, change: Change) -> Iterator[Finding]:
    meeting = scene.book.meetings.get(change.agreed_at or "")
    if meeting is None:
        return
    day = wording.day(meeting.date)
    if meeting.date > change.on:
        yield _finding(
            record,
            n,
            "agreed_at",
            f"The meeting of {day} cannot have agreed a change that was made on "
            f"{wording.day(change.on)}.",
            "Correct `on`, or name the meeting that agreed it.",
        )
    elif meeting.state not in TOOK_PLACE:
        yield _finding(
            record,
            n,
            "agreed_at",
            f"The meeting of {day} is {meeting.state}, and cannot have agreed a change.",
            "Name the meeting that agreed it, or delete the line.",
        )


def change_says_nothing(scene: Scene) -> Iterator[Finding]:
    """A change names the `field` that it is about, or says under `was` what the record said before:
    else readers learn that something was changed and cannot see what. Both together show them the
    difference word by word. Where the old words must not be read any more, `redacted: yes` says so.
    """
    for record, n, change in _changes(scene):
        if change.was is None and change.field is None and not change.redacted:
            yield _finding(
                record,
                n,
                "note",
                "Readers are told that something was changed, and cannot see what.",
                "Add `field`, and under `was` what it said before.",
            )


def change_of_nothing(scene: Scene) -> Iterator[Finding]:
    """What `was` says differs from what the `field` says after the change: from the `was` of the
    next change of the same field, or else from what the record says now. How an amount or a date is
    typed, and the spaces between words, make no difference.
    """
    for record, n, change in _changes(scene):
        if change.field is None or change.was is None or change.redacted:
            continue
        model, content = type(record.record), record.content["record"]
        is_known, now = changes.after(model, content, record.changes, n)
        if is_known and changes.says_the_same(changes.before(model, change), now):
            yield _finding(
                record,
                n,
                "was",
                f"After this change `{change.field}` says the same as before: "
                f"“{wording.beginning(change.was)}”.",
                "Copy to `was` what it said before, or delete the entry.",
            )


def _changes(scene: Scene) -> Iterator[tuple[PublicRecord, int, Change]]:
    for record in public_records(scene.book):
        for n, change in enumerate(record.changes):
            yield record, n, change


def _finding(record: PublicRecord, n: int, line: str, message: str, mend: str) -> Finding:
    path: Path = (*record.path, "changes", n, line)
    return Finding(record.entry, path, message, mend)


CHECKS = (
    Check("change-field", "A change names a line that the record has", ERROR, change_field),
    Check("change-order", "Changes stand in their order", ERROR, change_order),
    Check("change-of-nothing", "A change changes something", ERROR, change_of_nothing),
    Check(
        "change-says-nothing",
        "Readers can see what was changed",
        WARNING,
        change_says_nothing,
    ),
)
