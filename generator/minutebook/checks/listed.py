"""Every check across records, family by family: what readers ask about first.

Each module lists its own checks at its end; a family that is not listed here is not applied.
"""

from __future__ import annotations

from minutebook.checks import (
    actions,
    approval,
    asks,
    attachments,
    attendance,
    chairs,
    coming,
    dates,
    declarations,
    figures,
    glossary,
    identity,
    interests,
    levels,
    names,
    notice,
    outcomes,
    personal,
    plan,
    presence,
    privacy,
    questions,
    quorum,
    references,
    security,
    separation,
    topics,
    votes,
)
from minutebook.checks.base import Check

CHECKS: tuple[Check, ...] = (
    *separation.CHECKS,
    *outcomes.CHECKS,
    *asks.CHECKS,
    *attendance.CHECKS,
    *chairs.CHECKS,
    *approval.CHECKS,
    *quorum.CHECKS,
    *votes.CHECKS,
    *declarations.CHECKS,
    *interests.CHECKS,
    *actions.CHECKS,
    *presence.CHECKS,
    *plan.CHECKS,
    *topics.CHECKS,
    *dates.CHECKS,
    *levels.CHECKS,
    *names.CHECKS,
    *notice.CHECKS,
    *questions.CHECKS,
    *coming.CHECKS,
    *privacy.CHECKS,
    *personal.CHECKS,
    *glossary.CHECKS,
    *attachments.CHECKS,
    *figures.CHECKS,
    *security.CHECKS,
    *references.CHECKS,
    *identity.CHECKS,
)
