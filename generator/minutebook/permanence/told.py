"""What `verify` finds, in words for those who asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from minutebook import wording
from minutebook.diagnostics import printable
from minutebook.permanence.findings import Fate, Finding, Note, Turn, Verified

_LONGEST = 300
"""Characters of a text that are quoted."""
_MOST = 20
"""Differences of one record that are listed."""


def as_text(result: Verified, place: str, later: str = "") -> str:
    """What was found, the worst first, with counts. Nothing of it can steer a terminal."""
    parts = [_heading(result, place, later)]
    for fate in Fate:
        those = [one for one in result.findings if one.fate is fate]
        if those:
            parts.append("\n".join(_group(fate, those)))
    parts.append(_verdict(result, is_between=result.before is not None))
    return "\n\n".join(parts)


def _heading(result: Verified, place: str, later: str) -> str:
    records = wording.counted(result.records, "record")
    if result.before is None:
        days = ""
        if result.days is not None:
            first, last = (wording.day(one) for one in result.days)
            days = f", with days from {first} to {last}" if first != last else f", of {first}"
        return f"{_quoted(place)}: {records}{days}."
    before = wording.counted(result.before, "record")
    return f"{_quoted(place)}: {before}. {_quoted(later)}: {records}."


def _group(fate: Fate, those: Sequence[Finding]) -> Iterator[str]:
    yield f"{wording.sentence(fate.value)}: {len(those):,}"
    for one in those:
        yield f"  {_quoted(one.what)}, {_quoted(one.address) or 'the first page'}"
        if one.said:
            yield f"    {_quoted(one.said)}"
        for note in one.notes[:_MOST]:
            yield f"    {_day(note)}: {_quoted(note.text)}"
        for turn in one.turns[:_MOST]:
            yield f"    {_quoted(turn.name)} {_turned(turn)}"
        left = len(one.turns) - _MOST
        if left > 0:
            yield f"    ... and {wording.counted(left, 'difference')} more"


def _turned(turn: Turn) -> str:
    before, after = _quoted(turn.before), _quoted(turn.after)
    if before and after:
        return f"was: {before}\n      is: {after}"
    if after:
        return f"is new: {after}"
    return f"is gone: {before}" if before else "is not what it was"


def _verdict(result: Verified, is_between: bool) -> str:
    if not result.has_files and not result.findings:
        return (
            "It is the ledger of a site. Whether the site is what it says was not looked at: name "
            "the site for that, or this ledger and then the site to learn what changed."
        )
    same = f"{wording.counted(result.same, 'record')} {'is' if result.same == 1 else 'are'}"
    open_ones = sum(one.fate.is_open for one in result.findings)
    closed = len(result.findings) - open_ones
    if not is_between:
        if not closed:
            return (
                "Everything is as the ledger says. Each page has the fingerprints of its records; "
                "its words were not compared with their data."
            )
        wrong = wording.counted(closed, "thing is", "things are")
        return f"{same} as the ledger says. {wrong} not."
    if not result.findings:
        return "Nothing differs."
    told = f"{same} the same. {wording.counted(open_ones, 'difference')} said openly, "
    return f"{told}{closed:,} not."


def _day(note: Note) -> str:
    try:
        return wording.day(dt.date.fromisoformat(note.on))
    except ValueError:
        return _quoted(note.on)


def _quoted(text: str) -> str:
    """Words of somebody else on one line."""
    line = " ".join(text[: _LONGEST * 10].split())
    short = line if len(line) <= _LONGEST else f"{line[:_LONGEST]} ..."
    return printable(short)
