"""What is published of each record as data, and how it may change once it is.

A field that is not listed here is not in the data that stands beside a page, and has no part in a
fingerprint: a new field is private until someone lists it.

Records go on: an action is closed, draft minutes are approved, a meeting that was planned is held.
That is no correction, for it has a day of its own in the record. Everything else that readers could
have read or cited changes only with an entry in `changes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from minutebook.models import (
    action,
    board,
    decision,
    figures,
    interest,
    levels,
    meeting,
    minutes,
    paper,
    person,
    plan,
    published,
    question,
    site,
    topic,
)
from minutebook.models.base import Record


class Way(StrEnum):
    """How a field may change after it was published, without an entry in `changes`."""

    FIXED = "fixed"
    """Not at all."""
    FILLED = "filled"
    """It may be given later. Once it is, it is fixed."""
    GROWS = "grows"
    """A list, or a group, that may be added to. What stands in it stays."""
    PLANNED = "planned"
    """Of a meeting: as it likes while the meeting is planned. Afterwards it may be filled."""
    AGENDA = "agenda"
    """Of a meeting: as it likes until its papers are published. Afterwards it grows."""
    FORWARD = "forward"
    """From `draft` to `approved`, and not back."""
    LATER = "later"
    """A day that may be given, and may be put later."""
    LIVES = "lives"
    """As it likes: it says how things stand, or where to look."""


def _of(**ways: str) -> dict[str, Way]:
    """A way for each field, of names with spaces between."""
    return {name: Way(way) for way, names in ways.items() for name in names.split()}


_KEPT = _of(filled="source published", grows="accept")
"""What every published record says of itself. Its `changes` are compared on their own."""

_DECISION = _KEPT | _of(
    fixed="number verbs text attribution amount recommended reasons alternatives conditions "
    "conflicts vote approves_minutes_of supersedes ratifies deferred_until deferred_for",
    filled="summary in_effect difference next_steps",
)

FIELDS: Mapping[type[Record], Mapping[str, Way]] = {
    # Parts of several kinds of record.
    published.SourceNote: _of(fixed="document pages"),
    published.Period: _of(fixed="start end"),
    published.Acceptance: _of(fixed="check because", lives="findings"),
    published.Change: _of(fixed="on note field was agreed_at minor redacted"),
    site.Contact: _of(lives="office name email telephone"),
    # Boards and people.
    board.Board: _KEPT
    | _of(
        fixed="name short_name purpose serves committees chair_arrangement quorum may_decide "
        "may_only_recommend",
        filled="began ended predecessor successor",
        grows="memberships",
        lives="colour contact questions",
    ),
    board.Quorum: _of(fixed="members from_each_committee note"),
    board.Membership: _of(
        fixed="person capacity",
        filled="role on_behalf_of voting shares_vote_with start end end_reason gone_by",
        grows="seen accept",
    ),
    question.QuestionRules: _of(lives="how notice longest refused source"),
    question.QuestionNotice: _of(lives="number unit weekday week_before by"),
    person.Person: _KEPT | _of(fixed="name", grows="posts", lives="honorific sorted_as"),
    person.Post: _of(fixed="title", filled="organisation start end", grows="seen"),
    interest.Interests: _KEPT
    | _of(
        grows="interests", later="declared_on", lives="confirmed_on declared_as nothing_to_declare"
    ),
    interest.Interest: _of(
        filled="organisation position nature type relationship start end removed_on mitigation",
        grows="accept",
        lives="to_come",
        fixed="sensitive",
    ),
    # Meetings.
    meeting.Meeting: _KEPT
    | _of(
        fixed="boards date session",
        filled="moved_from agenda_link pack_link notice_published papers_published recording note "
        "continues",
        grows="without supplements",
        planned="start end venue room access joining_link webcast contact state reason moved_to",
        agenda="agenda",
    ),
    meeting.Supplement: _of(fixed="title published", lives="link"),
    meeting.AgendaItem: _of(
        fixed="id number title kind only_advises key_decision period verbal presented_by_chair "
        "in_minutes_only",
        filled="time presenters added urgency notice_published withdrawn private",
        grows="documents matters asks accept",
        lives="topics takes_up from_plan",
    ),
    meeting.PackDocument: _of(
        fixed="standing of_meeting number delivery asks",
        # What was to follow, or tabled, has a paper and no title of its own once it is held here.
        filled="paper pages published urgency",
        lives="title",
    ),
    meeting.Matter: _of(fixed="id title", lives="topics"),
    meeting.Privacy: _of(fixed="reason paragraph resolution"),
    minutes.Minutes: _KEPT | _of(fixed="attendance items taken_by", grows="status"),
    minutes.BoardStatus: _of(forward="state", filled="at subject_to"),
    minutes.Attendance: _of(
        fixed="chair joint_chair members in_attendance standing_invitees officers apologies"
    ),
    minutes.AttendeeDetails: _of(
        fixed="person acting_as printed_as arrived left part_meeting substitute_for on_behalf_of "
        "note"
    ),
    minutes.MinutedItem: _of(
        fixed="item taken_with resumed not_reached chair note paragraphs", grows="accept"
    ),
    minutes.Paragraph: _of(
        fixed="id number heading text declaration question answer action decisions",
        filled="page",
        grows="accept",
    ),
    minutes.Declaration: _of(
        fixed="people interest organisation about handling withdrew handling_not_recorded"
    ),
    minutes.Question: _of(fixed="asked_by basis supplementary_to"),
    minutes.Answer: _of(fixed="to by"),
    # Papers.
    paper.Paper: _KEPT
    | _of(
        fixed="title date period lead_officers authors seen_by public issues_raised "
        "recommendations implications public_involvement practitioner_input overlap sign_off",
        filled="replaces summary",
        grows="attachments",
        lives="concerns topics",
    ),
    paper.SeenBy: _of(fixed="committee boards on purpose"),
    paper.Recommendation: _of(fixed="verbs text amount"),
    paper.SignOff: _of(fixed="organisation person role"),
    paper.Attachment: _of(fixed="title", filled="file sha256 size type withheld"),
    figures.PaperFigures: _KEPT | _of(grows="tables risks"),
    figures.Table: _of(fixed="id title unit period variances columns lines", filled="pages")
    | _of(grows="accept"),
    figures.Column: _of(fixed="measure id title unit", grows="accept", lives="total_of"),
    figures.Line: _of(
        fixed="id title organisation fund figures",
        filled="page",
        grows="accept",
        lives="total_of same_as",
    ),
    figures.Risk: _of(
        fixed="id reference title text workstream leads inherent residual target direction "
        "mitigation",
        filled="page",
        grows="accept",
    ),
    figures.Rating: _of(fixed="likelihood severity score to_come"),
    # Decisions and what follows from them.
    decision.Decision: _DECISION
    | _of(filled="paragraph matter moved_by seconded_by", lives="item"),
    decision.ChairDecision: _DECISION
    | _of(fixed="date title chair authority urgent", lives="topics"),
    decision.Recommended: _of(fixed="paper number verbs text by at item"),
    decision.Vote: _of(fixed="votes_for votes_against abstentions casting_vote confidential named"),
    decision.NamedVote: _of(fixed="person vote on_behalf_of"),
    action.Action: _KEPT
    | _of(
        fixed="title text meeting owners assigned_on",
        filled="reference item merged_into outcome due closed_on",
        grows="printed_elsewhere updates evidence",
        lives="matters topics status status_not_printed",
    ),
    action.PrintedReference: _of(fixed="reference document pages"),
    action.Update: _of(fixed="text on reported_to status", grows="evidence"),
    action.Evidence: _of(fixed="meeting paper document pages words", lives="link"),
    plan.ForwardPlan: _KEPT | _of(fixed="title boards", grows="entries"),
    plan.PlanEntry: _of(
        fixed="id title",
        filled="meeting asks note",
        grows="follows moves accept",
        lives="unscheduled leads topics",
    ),
    plan.Move: _of(fixed="on was note"),
    # What people asked and said.
    question.PublicQuestion: _KEPT
    | _of(
        fixed="text asked_by basis",
        filled="title meeting boards received_on reply reply_due replied_on answered_by refusal "
        "paragraph late_because",
        grows="supplementary led_to",
        lives="item topics status",
    ),
    question.Supplementary: _of(fixed="text", filled="reply answered_by"),
    question.Refusal: _of(fixed="reason rule", filled="on"),
    question.Feedback: _KEPT
    | _of(
        fixed="title boards through heard_on said did",
        filled="done_on meeting paper",
        grows="led_to",
        lives="topics",
    ),
    question.LedTo: _of(fixed="decision action text"),
    # What explains the rest.
    topic.Topic: _KEPT | _of(fixed="title kind", lives="summary also_called belongs_to leads"),
    site.Glossary: _KEPT | _of(grows="terms", lives="understood"),
    site.GlossaryTerm: _of(fixed="term", lives="stands_for also verb meaning"),
    levels.WhoDecides: _KEPT | _of(lives="situations levels"),
    levels.Situation: _of(lives="id who boards answer source"),
    levels.Level: _of(lives="id name area bodies"),
    levels.Body: _of(lives="board organisation role decides decisions_at source"),
}
"""By kind of record. `changes` is published of each that has it."""

SAID_BY: Mapping[tuple[type[Record], str], str] = {
    (meeting.Meeting, "date"): "moved_from",
    (plan.PlanEntry, "meeting"): "moves",
    # Once the minutes have a question, its own file says nothing that stands there.
    (question.PublicQuestion, "text"): "paragraph",
    (question.PublicQuestion, "asked_by"): "paragraph",
    (question.PublicQuestion, "basis"): "paragraph",
}
"""Fixed fields whose change another field says: that it was moved, that it stands elsewhere."""

NAMED_BY: Mapping[type[Record], str] = {
    published.Acceptance: "check",
    minutes.MinutedItem: "item",
    minutes.AttendeeDetails: "person",
    site.GlossaryTerm: "term",
}
"""The field that tells the parts of a list apart, where that is not `id`."""
PAIRED_BY: Mapping[type[Record], tuple[str, ...]] = {paper.Attachment: ("file", "title")}
"""Fields by which a part of a list is known again, though it is named by its place."""
