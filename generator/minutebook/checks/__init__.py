"""Rules that hold across records: a family a module, every check in `listed`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from minutebook.checks import acceptance, against, permanence, reading, site_address, statement
from minutebook.checks.base import Rule, Scene
from minutebook.checks.listed import CHECKS
from minutebook.diagnostics import Accepted, Diagnostic
from minutebook.permanence.earlier import Earlier

__all__ = ["CHECKS", "RULES", "Outcome", "compare", "run"]

RULES: tuple[Rule, ...] = (
    *(check.rule for check in CHECKS),
    *permanence.RULES,
    acceptance.RULE,
    *statement.RULES,
    *site_address.RULES,
    *reading.RULES,
)
"""Every rule with its manual. What a file may hold at all comes last: readers seldom ask."""


@dataclass(frozen=True)
class Outcome:
    """What the checks say of a data folder."""

    diagnostics: list[Diagnostic]
    """What is wrong, in order of file and place, each once."""
    accepted: list[Accepted]
    """What is found and accepted, in the same order."""


def run(scene: Scene, only: Collection[str] | None = None) -> Outcome:
    """What is wrong with the records: reading first, then every rule.

    `only` are the ids of the rules that are wanted; all where it is None.
    """

    def is_wanted(id: str) -> bool:
        return only is None or id in only

    checks = [check for check in CHECKS if is_wanted(check.id)]
    found = ((check, finding) for check in checks for finding in check.find(scene))
    settled = acceptance.settle(found, scene, {check.id: check for check in checks})
    acceptable = {check.id for check in CHECKS if check.acceptable}
    reported = {
        *scene.loaded.diagnostics,
        *settled.reported,
        *acceptance.unknown_checks(scene, acceptable, {rule.id for rule in RULES}),
    }
    diagnostics = [one for one in reported if is_wanted(one.check)]
    return Outcome(sorted(diagnostics, key=lambda one: one.sort_key), settled.accepted)


def compare(
    scene: Scene, earlier: Earlier, only: Collection[str] | None = None
) -> list[Diagnostic]:
    """What is wrong with records that were published before, by the rules of `permanence`."""
    return [one for one in against.compare(scene, earlier) if only is None or one.check in only]
