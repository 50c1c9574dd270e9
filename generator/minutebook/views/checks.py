"""What is checked, for readers and for clerks: every rule with its manual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from minutebook import addresses
from minutebook.checks.base import Rule
from minutebook.diagnostics import Severity
from minutebook.views.parts import Page


@dataclass(frozen=True)
class RuleLine:
    """One rule."""

    id: str
    name: str
    stops: bool
    """Whether a finding stops publication."""
    acceptable: bool
    """Whether a record may accept a finding, with a reason that readers see."""
    paragraphs: list[str]


@dataclass(frozen=True)
class Family:
    """Rules of one kind."""

    heading: str
    rules: list[RuleLine]


@dataclass(frozen=True)
class ChecksPage(Page):
    """`/checks/`."""

    families: list[Family]
    count: int


def checks_page(rules: Sequence[Rule]) -> ChecksPage:
    """Every rule, family by family, in the order given."""
    return ChecksPage(
        addresses.CHECKS,
        "What is checked",
        "Every record is checked before it is published. These are the rules.",
        [],
        addresses.CHECKS,
        [
            Family(heading, [_line(rule) for rule in those])
            for heading, those in groupby(rules, key=lambda rule: rule.family)
        ],
        len(rules),
    )


def _line(rule: Rule) -> RuleLine:
    return RuleLine(
        rule.id,
        rule.name,
        rule.severity is Severity.ERROR,
        rule.acceptable,
        rule.manual.split("\n\n"),
    )
