"""Rules that hold across records: a family a module, and every rule in this list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from minutebook.checks import (
    acceptance,
    actions,
    approval,
    asks,
    attachments,
    attendance,
    chairs,
    dates,
    declarations,
    figures,
    identity,
    interests,
    names,
    notice,
    outcomes,
    personal,
    plan,
    presence,
    privacy,
    quorum,
    reading,
    references,
    separation,
    votes,
)
from minutebook.checks.base import Check, Rule, Scene
from minutebook.diagnostics import Accepted, Diagnostic, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

CHECKS = (
    Check("unknown-reference", "What a record names exists", ERROR, references.unknown_reference),
    Check(
        "unknown-place",
        "A file stands in the folder of something that exists",
        ERROR,
        references.unknown_place,
    ),
    Check("repeated-id", "An id is given once", ERROR, identity.repeated_id),
    Check(
        "place-disagrees",
        "A file's place agrees with what it says",
        ERROR,
        identity.place_disagrees,
    ),
    Check("missing-file", "The site has its settings", ERROR, identity.missing_file),
    Check(
        "board-not-meeting",
        "What is said of a board at a meeting is said of one that meets",
        ERROR,
        separation.board_not_meeting,
    ),
    Check(
        "decision-out-of-place",
        "A decision and its paragraph name each other",
        ERROR,
        separation.decision_out_of_place,
    ),
    Check(
        "another-boards-decision",
        "A board supersedes and ratifies its own decisions only",
        ERROR,
        separation.another_boards_decision,
    ),
    Check(
        "decision-at-no-meeting",
        "A board decides at a meeting that was held",
        ERROR,
        separation.decision_at_no_meeting,
    ),
    Check(
        "recommendation-not-there",
        "A decision answers a recommendation that was made",
        ERROR,
        separation.recommendation_not_there,
    ),
    Check(
        "total-does-not-add-up",
        "A total is the sum of what it adds up",
        ERROR,
        figures.total_does_not_add_up,
        acceptable=True,
    ),
    Check(
        "variance-wrong",
        "A variance is the budget less the spend",
        ERROR,
        figures.variance_wrong,
        acceptable=True,
    ),
    Check(
        "figures-disagree",
        "A figure that is printed twice is the same",
        WARNING,
        figures.figures_disagree,
        acceptable=True,
    ),
    Check(
        "percentage-out-of-range",
        "A percentage is from 0 to 100",
        ERROR,
        figures.percentage_out_of_range,
        acceptable=True,
    ),
    Check(
        "risk-score-wrong",
        "A risk's score is its likelihood times its severity",
        ERROR,
        figures.risk_score_wrong,
        acceptable=True,
    ),
    Check("private-matter", "Nothing private stands in a record", ERROR, privacy.private_matter),
    Check(
        "present-and-absent",
        "Nobody is both present and absent",
        ERROR,
        attendance.present_and_absent,
        acceptable=True,
    ),
    Check(
        "listed-twice", "Nobody is listed twice", ERROR, attendance.listed_twice, acceptable=True
    ),
    Check(
        "member-unaccounted",
        "Every member is accounted for",
        ERROR,
        attendance.member_unaccounted,
        acceptable=True,
    ),
    Check(
        "not-a-member",
        "Those listed as members are members",
        ERROR,
        attendance.not_a_member,
        acceptable=True,
    ),
    Check("no-chair", "Somebody is in the chair", ERROR, chairs.no_chair, acceptable=True),
    Check(
        "chair-not-present",
        "Whoever is in the chair is there",
        ERROR,
        chairs.chair_not_present,
        acceptable=True,
    ),
    Check(
        "conflicted-chair",
        "Nobody chairs an item in which they have an interest",
        ERROR,
        chairs.conflicted_chair,
        acceptable=True,
    ),
    Check(
        "approved-before-meeting",
        "Minutes are approved after their meeting",
        ERROR,
        approval.approved_before_meeting,
        acceptable=True,
    ),
    Check(
        "minutes-approval-differs",
        "Minutes and decisions agree on who approved the minutes",
        ERROR,
        approval.minutes_approval_differs,
        acceptable=True,
    ),
    Check(
        "declaration-without-handling",
        "A declaration says how it was handled",
        ERROR,
        declarations.declaration_without_handling,
        acceptable=True,
    ),
    Check(
        "withdrawn-yet-acting",
        "Whoever withdrew does not move, second or vote",
        ERROR,
        declarations.withdrawn_yet_acting,
        acceptable=True,
    ),
    Check(
        "declared-by-absent",
        "Whoever declares an interest is there",
        ERROR,
        declarations.declared_by_absent,
        acceptable=True,
    ),
    Check(
        "declaration-not-in-register",
        "What is declared at a meeting is in the register",
        WARNING,
        declarations.declaration_not_in_register,
        acceptable=True,
    ),
    Check(
        "interest-not-declared",
        "An interest in the register is declared where a paper concerns it",
        WARNING,
        declarations.interest_not_declared,
        acceptable=True,
    ),
    Check(
        "no-register-entry",
        "Every member has an entry in the register",
        ERROR,
        interests.no_register_entry,
        acceptable=True,
    ),
    Check(
        "interest-unconfirmed",
        "An entry in the register is confirmed each year",
        WARNING,
        interests.interest_unconfirmed,
        acceptable=True,
    ),
    Check(
        "interest-removed-early",
        "An interest stays on the register for six months after it ended",
        ERROR,
        interests.interest_removed_early,
        acceptable=True,
    ),
    Check(
        "inquorate-decision",
        "A board decides with a quorum",
        ERROR,
        quorum.inquorate_decision,
        acceptable=True,
    ),
    Check(
        "vote-by-non-member",
        "Those who vote are members with a vote",
        ERROR,
        votes.vote_by_non_member,
        acceptable=True,
    ),
    Check(
        "vote-does-not-add-up",
        "The figures of a vote go together",
        ERROR,
        votes.vote_does_not_add_up,
        acceptable=True,
    ),
    Check(
        "boards-together",
        "Boards do not decide together",
        WARNING,
        outcomes.boards_together,
        acceptable=True,
    ),
    Check(
        "outcome-missing",
        "A board that was asked to decide did, or did not",
        ERROR,
        outcomes.outcome_missing,
        acceptable=True,
    ),
    Check(
        "beyond-power",
        "A board decides what it may decide",
        ERROR,
        outcomes.beyond_power,
        acceptable=True,
    ),
    Check(
        "ask-differs",
        "Agenda and paper ask a board for the same",
        WARNING,
        asks.ask_differs,
        acceptable=True,
    ),
    Check(
        "resolution-differs",
        "Where a board does otherwise than recommended, the record says why",
        WARNING,
        asks.resolution_differs,
        acceptable=True,
    ),
    Check("amount-differs", "Amounts agree", WARNING, asks.amount_differs, acceptable=True),
    Check(
        "presenter-absent",
        "Who presents is there",
        WARNING,
        presence.presenter_absent,
        acceptable=True,
    ),
    Check(
        "owner-absent",
        "Who undertakes something is there",
        WARNING,
        presence.owner_absent,
        acceptable=True,
    ),
    Check(
        "presenter-differs",
        "The agenda and the paper name the same people",
        WARNING,
        presence.presenter_differs,
        acceptable=True,
    ),
    Check(
        "action-not-minuted",
        "An action is raised in the minutes",
        ERROR,
        actions.action_not_minuted,
        acceptable=True,
    ),
    Check(
        "repeated-reference",
        "A printed reference stands for one action",
        ERROR,
        actions.repeated_reference,
        acceptable=True,
    ),
    Check(
        "skipped-reference",
        "References of actions skip no number",
        WARNING,
        actions.skipped_reference,
        acceptable=True,
    ),
    Check(
        "action-lost",
        "An open action stays in the log",
        ERROR,
        actions.action_lost,
        acceptable=True,
    ),
    Check(
        "closed-without-outcome",
        "A closed action has a day and an outcome",
        ERROR,
        actions.closed_without_outcome,
        acceptable=True,
    ),
    Check(
        "past-due", "An action is done when it is due", WARNING, actions.past_due, acceptable=True
    ),
    Check(
        "due-before-assigned",
        "An action is due after it is assigned",
        ERROR,
        actions.due_before_assigned,
        acceptable=True,
    ),
    Check(
        "assigned-on-another-day",
        "An action is assigned when it is raised",
        WARNING,
        actions.assigned_on_another_day,
        acceptable=True,
    ),
    Check(
        "deferred-not-taken-up",
        "What is put off comes back",
        WARNING,
        plan.deferred_not_taken_up,
        acceptable=True,
    ),
    Check(
        "plan-passed",
        "What is planned is taken, or moves",
        WARNING,
        plan.plan_passed,
        acceptable=True,
    ),
    Check(
        "date-in-future",
        "Nothing is done before its day",
        ERROR,
        dates.date_in_future,
        acceptable=True,
    ),
    Check(
        "period-out-of-date",
        "A report is about the year before its meeting",
        WARNING,
        dates.period_out_of_date,
        acceptable=True,
    ),
    Check(
        "lookalike-names",
        "Each person has one record",
        WARNING,
        names.lookalike_names,
        acceptable=True,
    ),
    Check(
        "private-without-ground",
        "A private item has its ground in law",
        ERROR,
        privacy.private_without_ground,
    ),
    Check(
        "named-questioner",
        "A member of the public is not named without a basis",
        ERROR,
        personal.named_questioner,
    ),
    Check(
        "personal-data",
        "Nobody's address, number or telephone stands in a text",
        WARNING,
        personal.personal_data,
        acceptable=True,
    ),
    Check(
        "attachment",
        "An attached file is there, and is what it is said to be",
        ERROR,
        attachments.attachment,
    ),
    Check(
        "short-notice",
        "Notice and papers are out as long before a meeting as the law asks",
        WARNING,
        notice.short_notice,
        acceptable=True,
    ),
    Check(
        "notice-cannot-be-checked",
        "The bank holidays before a meeting are known",
        WARNING,
        notice.notice_cannot_be_checked,
        acceptable=True,
    ),
    Check(
        "late-item-without-reason",
        "A late item says why it cannot wait",
        ERROR,
        notice.late_item_without_reason,
        acceptable=True,
    ),
    Check(
        "key-decision-notice",
        "Key decisions are announced 28 clear days before",
        WARNING,
        notice.key_decision_notice,
        acceptable=True,
    ),
)

RULES: tuple[Rule, ...] = (
    *(check.rule for check in CHECKS),
    acceptance.RULE,
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
    settled = acceptance.settle(found, scene, {check.id for check in checks})
    acceptable = {check.id for check in CHECKS if check.acceptable}
    reported = {
        *scene.loaded.diagnostics,
        *settled.reported,
        *acceptance.unknown_checks(scene, acceptable, {rule.id for rule in RULES}),
    }
    diagnostics = [one for one in reported if is_wanted(one.check)]
    return Outcome(sorted(diagnostics, key=lambda one: one.sort_key), settled.accepted)
