"""On which day a record was published: of what is new, and of what was published before."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from minutebook import wording
from minutebook.checks.permanence import UNDATED
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecision, ChairDecisions, Decision, Decisions
from minutebook.permanence import pasted
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.days import is_dated, published_on
from minutebook.permanence.naming import called
from minutebook.permanence.pairing import Pairs


def findings(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    """Records whose day of publication is missing, or is not true."""
    if side.book.site is not None and side.book.site.as_at is not None:
        return
    yield from _undated(side, pairs)
    yield from _dated_earlier(side, pairs)


def _undated(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    told: set[str] = set()
    unread = {path for path, _ in side.earlier.unread}
    before = {earlier.key for earlier in side.earlier.records}
    for one in pairs.new:
        path = one.entry.source.path
        if path in unread:
            continue
        if is_dated(side.book, one):
            yield from _dated_back(side, one, before)
            continue
        if path in told:
            continue
        told.add(path)
        paste = pasted.line(one.entry.source, "published", side.day)
        is_of_several = one.path != ()
        name = "What is decided here" if is_of_several else called(one.kind, one.id)
        yield side.at_file(
            UNDATED,
            one,
            f"{name} is new, and nothing says on which day it was published.",
            f"Paste this line {paste.where}, with the day on which readers can read it first:",
            paste.lines,
        )


def _dated_back(
    side: Side, one: PublicRecord, before: AbstractSet[tuple[str, str]]
) -> Iterator[Diagnostic]:
    """What comes with minutes has their day. What is added to minutes, or to decisions, that were
    published already was not to be read on that day.
    """
    day = published_on(side.book, one, side.scene.today)
    if one.record.published is not None or day is None or day >= side.scene.today:
        return
    if not any(_comes_with(one, kind, id) for kind, id in before):
        return
    paste = pasted.line(one.entry.source, "published", side.day, one.path)
    yield side.at(
        UNDATED,
        one,
        (),
        f"{called(one.kind, one.id)} is new, and counts as published on {wording.day(day)}, as "
        "what it was added to.",
        f"Paste this line {paste.where}, with the day on which readers can read it first:",
        paste.lines,
    )


def _comes_with(one: PublicRecord, kind: str, id: str) -> bool:
    """Whether a record has its day from the one of that kind and id, or shares it."""
    match one.record:
        case Action() as action:
            return (kind, id) == ("minutes", action.meeting)
        case Decision():
            own = one.entry.ids
            board, meeting = own["board"], own["meeting"]
            is_other = kind == "decision" and id.startswith(f"{board}/{meeting}/")
            return is_other or (kind, id) == ("minutes", meeting)
        case ChairDecision():
            return kind == "decision" and id.startswith(f"{one.entry.ids['board']}/chair-")
    return False


def _dated_earlier(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    """A day may be typed later of what was published without one. It is not before the day that
    readers were told.
    """
    files: set[str] = set()
    today = {(now.kind, now.id): now for now in side.records}
    # The day may stand in a file that several decisions share, none of which is changed by it.
    same = [(one, today[one.key]) for one in side.earlier.records if one.key in today]
    for one, now in [*same, *(pair for pair in pairs.kept if pair[0].key not in today)]:
        held = now.entry.record
        is_of_file = now.record.published is None and isinstance(held, (Decisions, ChairDecisions))
        day, told = held.published if is_of_file else now.record.published, one.published
        if day is None or told is None or day >= told:
            continue
        # What was typed and is another day now is a change as any other.
        was_typed = not is_of_file and (one.content or {}).get("published") is not None
        if was_typed or any(change.field == "published" for change in now.changes):
            continue
        message = (
            f"{called(now.kind, now.id)} counted as published on {wording.day(told)}, and "
            f"`published` says {wording.day(day)} now."
        )
        if is_of_file:
            path = now.entry.source.path
            mend = "Delete the line; or give each decision that was to be read earlier its own day."
            if path not in files:
                yield side.at_file(UNDATED, now, message, mend, "")
            files.add(path)
            continue
        note = f"It counted as published on {wording.day(told)}, and was to be read before."
        fields = [("on", side.day), ("field", "published"), ("note", note)]
        paste = pasted.entries(now.entry.source, side.place(now, ()), "changes", [fields])
        mend = (
            "Delete the line; or, where it was to be read on the earlier day, paste this entry "
            f"{paste.where}:"
        )
        yield side.at(UNDATED, now, ("published",), message, mend, paste.lines)
