"""What `minutebook withdraw` prints: what went, what still speaks of it, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minutebook import wording
from minutebook.models.gone import Withdrawal
from minutebook.report import Report, as_text
from minutebook.stood import stood_at
from minutebook.withdraw.address import KINDS
from minutebook.withdraw.plan import Plan

_MOST = 30
"""Lines of a kind that are printed."""


def said(plan: Plan, data: Path, dry: bool) -> str:
    """The whole report, without a line end at its end."""
    return "\n".join(_lines(plan, data.as_posix(), dry))


def _lines(plan: Plan, data: str, dry: bool) -> Iterator[str]:
    first, *others = plan.withdrawals
    yield f"{'Would withdraw' if dry else 'Withdrawn'}: {first.address}"
    yield f"Its page will say: {first.was}. Withdrawn on {wording.day(first.on)}. {first.reason}"
    if others:
        yield ""
        yield "With it, these addresses lose what they show. Each says so too:"
        yield from _some([f"  {one.address}" for one in others])
    yield ""
    yield "Would take out:" if dry else "Taken out:"
    yield from (f"  {data}/{path}  (the whole file)" for path in plan.edits.deleted)
    yield from (f"  {data}/{line}" for line in plan.taken_out)
    stood = stood_at(first.address)
    if stood is not None and stood.kind == "attachment":
        yield "The title of the file stays in the record of the paper, and READERS SEE IT."
    if plan.excuses:
        yield ""
        yield "Of these, each `accept` excused what is gone, and its reason may speak of it:"
        yield from (f"  {data}/{line}" for line in plan.excuses)
    if plan.mentions:
        yield ""
        yield (
            "These lines still name it. Pages leave the name out, or say that it was withdrawn; "
            "read them, and reword what gives away too much or makes no sense:"
        )
        yield from _some([_placed(line, data) for line in plan.mentions])
    if plan.repeats:
        yield ""
        yield "These lines still say what it said, eight words in a row or more. READERS SEE THEM:"
        yield from _some([_placed(line, data) for line in plan.repeats])
    if plan.findings:
        yield ""
        yield "What the check says of what is left:"
        yield as_text(Report(plan.findings, 0, f"{data}/", [])).rpartition("\n\n")[0]
    yield ""
    if dry:
        yield "Nothing was changed. Leave out --dry-run to do it."
        return
    yield "Still to do:"
    yield "  1. minutebook check"
    # What is written by hand stands beside the records, and must go with the same commit.
    content = (Path(data).parent / "content").as_posix()
    by_hand = any(line.startswith("content/") for line in plan.mentions)
    folders = f"{data} {content}" if by_hand else data
    yield f"  2. git add -A {folders} && git commit -m 'records: withdraw {kind_of(first)}'"
    yield "  3. git push, and wait until the site is built"
    yield "  4. Look at the address on the site, and search the site for a word of it."
    yield (
        "The history of the repository still holds it, and whoever can read the repository can "
        "read that. If it must go from there too, see takedown.md beside the records."
    )


def kind_of(one: Withdrawal) -> str:
    """`a decision`: all that the message of a commit may say."""
    stood = stood_at(one.address)
    return wording.lower_first(KINDS[stood.kind]) if stood is not None else "a record"


def _placed(line: str, data: str) -> str:
    return f"  {line}" if line.startswith("content/") else f"  {data}/{line}"


def _some(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST
    return [*lines[:_MOST], *([f"  and {more} more"] if more > 0 else [])]
