"""What a source itself got wrong: the record keeps it, and says why it is accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace

from minutebook.checks.base import Check, Finding, Rule, Scene
from minutebook.diagnostics import (
    MOST_OF_ONE_FILE,
    Accepted,
    Diagnostic,
    Severity,
    and_more,
)
from minutebook.loading import Entry
from minutebook.models.base import Record
from minutebook.models.published import Acceptable, Acceptance
from minutebook.models.shape import holder_at
from minutebook.source import Path
from minutebook.spelling import nearest
from minutebook.wording import counted

RULE = Rule(
    "accepts-nothing",
    "An acceptance matches a finding",
    Severity.ERROR,
    "An `accept` names a check that finds fault with this record, and says why the record stays "
    "as it is: so its source printed it, or so it was. It is for the record that it stands in, and "
    "not for the items, paragraphs or entries within it, which carry their own. Where the check "
    "finds nothing (any more), the line is wrong and readers would read a note about nothing. "
    "Findings about files that cannot be read, references to nothing, private matters and the "
    "separation of boards cannot be accepted. An acceptance is for one finding, unless its "
    "`findings` says for how many, so that it hides nothing that nobody looked at. Where a finding "
    "comes and goes with the day, an acceptance of nothing is a warning.",
    "What a source itself got wrong is kept, and accepted with a reason",
)


@dataclass
class Settled:
    """Findings, parted by what their records say of them."""

    reported: set[Diagnostic] = field(default_factory=set)
    accepted: list[Accepted] = field(default_factory=list)


def settle(
    found: Iterable[tuple[Check, Finding]], scene: Scene, applied: dict[str, Check]
) -> Settled:
    """Part accepted findings from the others, and report acceptances of nothing.

    `applied` are the checks that ran, by id; nothing is said of acceptances of others.
    """
    settled = Settled()
    of_file: Counter[tuple[str, str]] = Counter()
    unsaid: dict[tuple[str, str], Diagnostic] = {}
    used: Counter[tuple[str, Path, str]] = Counter()
    seen: set[Diagnostic] = set()
    for check, finding in found:
        diagnostic = check.diagnostic(finding)
        if diagnostic in seen:
            continue
        seen.add(diagnostic)
        path, holder = holder_at(finding.entry.record, finding.path, Acceptable)
        place = (finding.entry.source.path, path, check.id)
        acceptance = _acceptance(holder, check) if check.acceptable else None
        if acceptance is not None:
            used[place] += 1
            if used[place] > acceptance.findings:
                diagnostic = _one_more(diagnostic, used[place])
        if acceptance is None or used[place] > acceptance.findings:
            kind = (check.id, diagnostic.path)
            of_file[kind] += 1
            if of_file[kind] <= MOST_OF_ONE_FILE:
                settled.reported.add(diagnostic)
            else:
                unsaid.setdefault(kind, diagnostic)
            continue
        settled.accepted.append(Accepted(diagnostic, acceptance.because))
    for kind, first in unsaid.items():
        settled.reported.add(and_more(first, of_file[kind] - MOST_OF_ONE_FILE))
    # What a file that cannot be read would have brought about is not known.
    if not scene.loaded.unreadable:
        settled.reported.update(_unused(scene, used, applied))
    settled.accepted.sort(key=lambda one: one.diagnostic.sort_key)
    return settled


def _one_more(diagnostic: Diagnostic, number: int) -> Diagnostic:
    """A finding beyond those that an acceptance is about."""
    mend = f"{diagnostic.mend} If the reason of the `accept` holds here too, add "
    return replace(diagnostic, mend=f"{mend}`findings: {number}` to it.".strip())


def _acceptance(holder: Record | None, check: Check) -> Acceptance | None:
    accepted = holder.accept if isinstance(holder, Acceptable) else []
    return next((one for one in accepted if one.check == check.id), None)


def _unused(
    scene: Scene, used: Counter[tuple[str, Path, str]], applied: dict[str, Check]
) -> Iterator[Diagnostic]:
    for entry, path, record in scene.accepting:
        for n, one in enumerate(record.accept):
            check = applied.get(one.check)
            if check is None or not check.acceptable:
                continue
            found = used[entry.source.path, path, one.check]
            if found == 0:
                yield _nothing(entry, (*path, "accept", n, "check"), check)
            elif found < one.findings:
                yield _miscounted(entry, (*path, "accept", n), one, found)


def _nothing(entry: Entry, path: Path, check: Check) -> Diagnostic:
    return entry.source.diagnostic(
        RULE.id,
        path,
        f"This excuses what `{check.id}` finds, and here it finds nothing (any more).",
        "If you changed or added another record just now, look at that one first. If all is right, "
        "delete these lines, or move them to the item or paragraph that they are about.",
        # Nobody touched the record: a site that is built each night goes on.
        severity=Severity.WARNING if check.comes_with_the_day else RULE.severity,
    )


def _miscounted(entry: Entry, path: Path, one: Acceptance, found: int) -> Diagnostic:
    return entry.source.diagnostic(
        RULE.id,
        (*path, "findings"),
        f"This excuses {counted(one.findings, 'finding')} of `{one.check}`, and there "
        f"{'is' if found == 1 else 'are'} {found}.",
        f"Write `findings: {found}`, or leave the line out for a single one.",
    )


def unknown_checks(scene: Scene, acceptable: Set[str], all_ids: Set[str]) -> Iterator[Diagnostic]:
    """Acceptances of what is no check, or of one that cannot be accepted."""
    for entry, path, record in scene.accepting:
        for n, one in enumerate(record.accept):
            if one.check in acceptable:
                continue
            if one.check in all_ids:
                message = f"A finding of `{one.check}` cannot be accepted."
                mend = "Mend what it finds, and delete the acceptance."
            else:
                near = nearest(one.check, acceptable)
                message = f"There is no check `{one.check}`."
                mend = (
                    f"Did you mean `{near}`?"
                    if near
                    else "Write the id that the finding prints in square brackets."
                )
            place = (*path, "accept", n, "check")
            yield entry.source.diagnostic(RULE.id, place, message, mend)
