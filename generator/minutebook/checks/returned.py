"""Addresses that said where their records went: they say it still, or the record is back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from minutebook import wording
from minutebook.checks.permanence import GIVEN, QUIET, VANISHED
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.permanence import pasted
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Notice
from minutebook.permanence.moves import names_of
from minutebook.stood import stood_at


def findings(side: Side) -> Iterator[Diagnostic]:
    here = {name: one for one in side.records for name in names_of(one)}
    # A file is a part of its paper.
    here |= {
        file: here[file[: file.rindex("/") + 1]]
        for file in side.files_today
        if file[: file.rindex("/") + 1] in here
    }
    for address in sorted(side.earlier.gone):
        if side.says_where(address):
            continue
        notice = side.earlier.notices.get(address, {})
        if address not in here:
            yield _silent(side, address, notice)
            continue
        end = _end(side.earlier.notices, address)
        if end in here:
            yield _another(side, address, here[address], end)
        elif "now" not in notice:
            yield from _back(side, address, here[address], notice)


def _end(notices: Mapping[str, Notice], address: str) -> str:
    """Where an address led; empty where it did not."""
    seen = {address}
    here = notices.get(address, {}).get("now", "")
    while here not in seen and "now" in notices.get(here, {}):
        seen.add(here)
        here = notices[here]["now"]
    return here


def _silent(side: Side, address: str, notice: Notice) -> Diagnostic:
    file = "moved.yml" if "now" in notice else "withdrawn.yml"
    return side.about(
        VANISHED,
        file,
        f"`{address}` said that its record was withdrawn or moved, and says nothing now.",
        f"Put its entry in `{file}` back.",
    )


def _another(side: Side, address: str, now: PublicRecord, end: str) -> Diagnostic:
    return side.at(
        GIVEN,
        now,
        (),
        f"`{address}` led on to `{end}`, where that is still, and shows another thing now.",
        "Put the entry in `moved.yml` back, and give this one a name that was never used.",
    )


def _back(side: Side, address: str, now: PublicRecord, notice: Notice) -> Iterator[Diagnostic]:
    """Whoever read that something was withdrawn is told that it is back. Should it be another
    thing, this says what is not so.
    """
    day = notice.get("on", "")
    if any(change.on.isoformat() >= day for change in now.changes):
        return
    stood = stood_at(address)
    is_file = stood is not None and stood.kind == "attachment"
    what = f"The file {stood.ids['file']}" if stood is not None and is_file else "It"
    note = f"{what} was withdrawn{_on(day)}, and is published again."
    entry = [("on", side.day), ("note", note)]
    paste = pasted.entries(now.entry.source, side.place(now, ()), "changes", [entry])
    yield side.at(
        QUIET,
        now,
        (),
        f"What stood at `{address}` was withdrawn{_on(day)}, and no entry in `changes` says that "
        "it is back.",
        "Give another thing a number or a name that was never used; or, where it is the same, "
        f"paste this entry {paste.where}:",
        paste.lines,
    )


def _on(day: str) -> str:
    try:
        return f" on {wording.day(dt.date.fromisoformat(day))}"
    except ValueError:
        return ""
