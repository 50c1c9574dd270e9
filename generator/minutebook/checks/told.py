"""The entries in `changes`: that those published stay, that new ones are true, and which words they
took out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutebook.checks.changed import Changed, is_blacked
from minutebook.checks.permanence import ALTERED, MISQUOTED
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.permanence.compare import value_named
from minutebook.permanence.content import plain
from minutebook.permanence.earlier import said_by
from minutebook.permanence.naming import typed
from minutebook.permanence.quoted import misquoting
from minutebook.permanence.removed import (
    TakenOut,
    as_run,
    common_words,
    runs_of,
    taken_out,
    was_taken_out,
)

_PUT_BACK = (
    "Put it back, and say what was wrong in it in another entry; where its words have to go, add "
    "`redacted: yes` and leave out `was`."
)


def altered(side: Side, one: Changed) -> Iterator[Diagnostic]:
    """Entries that were published and do not stand as they were."""
    for entry, earlier in one.notes.deleted:
        when = f"the entry of {entry['on']}"
        words = one.quoted(side, str(entry["note"]))
        what = f": {words}" if words else ""
        yield side.at(
            ALTERED,
            one.record,
            ("changes",) if earlier is None else ("changes", earlier),
            f"{one.name}: {when} in `changes` was published and is gone{what}.",
            _PUT_BACK,
            key=earlier is None,
        )
    for entry, index, now in one.notes.altered:
        after = plain(now)
        name = next(name for name in (*entry, *after) if entry.get(name) != after.get(name))
        old = one.quoted(side, typed(entry.get(name)))
        new = one.quoted(side, typed(after.get(name)))
        words = f", from {old or 'nothing'} to {new or 'nothing'}" if old or new else ""
        yield side.at(
            ALTERED,
            one.record,
            ("changes", index, name),
            f"{one.name}: an entry in `changes` that was published was altered in its `{name}`"
            f"{words}.",
            _PUT_BACK,
        )


def misquoted(side: Side, one: Changed) -> Iterator[Diagnostic]:
    """New entries whose `was` is not what was published there."""
    now = side.as_typed(one.record)
    quoted = misquoting(type(one.record.record), one.said, one.differences, one.notes.new)
    for entry, each in quoted:
        index = next(n for n, change in enumerate(now.changes) if change is entry)
        before = each.before if each is not None else None
        words = one.quoted(side, before) if isinstance(before, str) else ""
        name = f"`{entry.field}`" if entry.field else "it"
        yield side.at(
            MISQUOTED,
            one.record,
            ("changes", index, "was"),
            f"{one.name}: {name} was not published as this entry says"
            f"{f', but as {words}' if words else ''}.",
            "Write under `was` what was published, whole or the words that changed.",
        )


# --- Words that were taken out -------------------------------------------------------------------


def words_taken_out(one: Changed) -> Iterator[str]:
    """What new redacted entries of a record took out of it."""
    for each in one.differences:
        if one.notes.taking_out(each) or is_blacked(each):
            yield from taken_out(each)
    for entry, now in one.notes.redacted:
        name = now.field or entry.get("field")
        current = value_named(type(one.record.record), said_by(one.record), name) if name else None
        yield from was_taken_out(entry, now, current)


def to_look_for(side: Side, texts: Sequence[str]) -> TakenOut:
    """Of words that were taken out, what is not met by chance."""
    if not texts:
        return side.taken_out
    book = side.book
    names = [one.name for one in book.people.values()]
    names += [one.name for one in book.organisations.values()]
    names += [name for one in book.boards.values() for name in (one.name, one.short_name)]
    common = common_words(entry.source for entry in side.scene.book.entries)
    return TakenOut(frozenset(runs_of(texts, {as_run(name) for name in names}, common)))
