"""The words that a record may use where only some words will do.

Each is UK committee practice; a list here is the only place where a word is added.
"""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """What a board did with a matter, as minutes print it."""

    ACCEPTED = "accepted"
    ADOPTED = "adopted"
    AGREED = "agreed"
    AGREED_IN_PRINCIPLE = "agreed in principle"
    AMENDED = "amended"
    APPOINTED = "appointed"
    APPROVED = "approved"
    COMMENTED = "commented"
    CONSIDERED = "considered"
    DEFERRED = "deferred"
    DELEGATED = "delegated"
    DISCUSSED = "discussed"
    ENDORSED = "endorsed"
    NOT_AGREED = "not agreed"
    NOT_APPROVED = "not approved"
    NOT_TAKEN = "not taken"
    NOTED = "noted"
    RATIFIED = "ratified"
    RECEIVED = "received"
    RECOMMENDED = "recommended"
    REFERRED = "referred"
    REJECTED = "rejected"
    REQUESTED = "requested"
    RESOLVED = "resolved"
    REVIEWED = "reviewed"
    SUPPORTED = "supported"
    WITHDRAWN = "withdrawn"


class RecommendedVerb(StrEnum):
    """What a paper asks a board to do."""

    ACCEPT = "accept"
    ADOPT = "adopt"
    AGREE = "agree"
    APPOINT = "appoint"
    APPROVE = "approve"
    COMMENT = "comment"
    CONSIDER = "consider"
    DELEGATE = "delegate"
    DISCUSS = "discuss"
    ENDORSE = "endorse"
    NOTE = "note"
    RATIFY = "ratify"
    RECEIVE = "receive"
    RECOMMEND = "recommend"
    REFER = "refer"
    REVIEW = "review"
    SUPPORT = "support"


class Ask(StrEnum):
    """What an agenda or a forward plan says an item is for."""

    APPROVAL = "approval"
    COMMENT = "comment"
    DECISION = "decision"
    DISCUSSION = "discussion"
    ENDORSEMENT = "endorsement"
    INFORMATION = "information"
    NOTING = "noting"
    RATIFICATION = "ratification"
    RECOMMENDATION = "recommendation"


class Capacity(StrEnum):
    """How a person comes to a board."""

    MEMBER = "member"
    IN_ATTENDANCE = "in attendance"
    STANDING_INVITEE = "standing invitee"
    SUBSTITUTE = "substitute"


class Session(StrEnum):
    """Who may come to a meeting."""

    PUBLIC = "public"
    PRIVATE = "private"
    DEVELOPMENT = "development"


class MeetingState(StrEnum):
    """What became of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    INQUORATE = "inquorate"
    ADJOURNED = "adjourned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


CALLED_OFF = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED})
"""States of a meeting that was announced and not begun."""


class ItemKind(StrEnum):
    """What an agenda item is."""

    APOLOGIES = "apologies"
    INTERESTS = "interests"
    QUESTIONS = "questions"
    MINUTES = "minutes"
    BUSINESS = "business"
    OTHER_BUSINESS = "any other business"
    PRIVATE = "private"


class StandingDocument(StrEnum):
    """A document in the pack that this site keeps as records of its own."""

    REGISTER = "register of interests"
    ACTION_LOG = "action log"
    FORWARD_PLAN = "forward plan"
    MINUTES = "minutes"


class Delivery(StrEnum):
    """How a document came to a meeting, where it was not in the pack."""

    LATE = "late"
    SUPPLEMENTARY = "supplementary"
    TO_FOLLOW = "to follow"
    TABLED = "tabled"
    VERBAL = "verbal"


class MinutesState(StrEnum):
    """How far a board has come with the minutes of a meeting."""

    DRAFT = "draft"
    APPROVED = "approved"


class Attribution(StrEnum):
    """How it is known which board took a decision."""

    RECORDED = "recorded"
    INFERRED = "inferred"


class InterestType(StrEnum):
    """The type of an interest, in the words of the register it comes from.

    NHS England's guidance on managing conflicts of interest (2017) has financial, non-financial
    professional, non-financial personal and indirect; councils' codes have pecuniary and
    non-pecuniary (Localism Act 2011, section 30).
    """

    PECUNIARY = "pecuniary"
    NON_PECUNIARY = "non-pecuniary"
    FINANCIAL = "financial"
    PROFESSIONAL_FINANCIAL = "professional financial"
    NON_FINANCIAL_PROFESSIONAL = "non-financial professional"
    NON_FINANCIAL_PERSONAL = "non-financial personal"
    INDIRECT = "indirect"


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    CLOSED = "closed"


class QuestionStatus(StrEnum):
    """Where a question from the public stands."""

    RECEIVED = "received"
    ANSWERED_AT_MEETING = "answered at the meeting"
    WRITTEN_ANSWER_DUE = "written answer due"
    ANSWERED_IN_WRITING = "answered in writing"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    NHS_COMMISSIONER = "NHS commissioner"
    NHS_PROVIDER = "NHS provider"
    LOCAL_AUTHORITY = "local authority"
    COMMITTEE = "committee"
    VOLUNTARY = "voluntary organisation"
    HEALTHWATCH = "Healthwatch"
    COMPANY = "company"
    EDUCATION = "education"
    PROFESSIONAL_BODY = "professional body"
    OTHER = "other"


class NoticeRule(StrEnum):
    """The law that says how long before a meeting of a body the public must be told of it."""

    LOCAL_GOVERNMENT_ACT = "Local Government Act 1972"
    ADMISSION_ACT = "Public Bodies (Admission to Meetings) Act 1960"
    EXECUTIVE_ARRANGEMENTS = "Executive Arrangements Regulations 2012"


class TopicKind(StrEnum):
    """What a topic is."""

    TOPIC = "topic"
    WORKSTREAM = "workstream"


class NoticeUnit(StrEnum):
    """How standing orders count the time between a question and the meeting that it is for.

    Clear days leave out the day of the meeting and the day on which the question is sent.
    """

    CLEAR_WORKING_DAYS = "clear working days"
    WORKING_DAYS = "working days"
    CLEAR_DAYS = "clear days"
    DAYS = "days"
    HOURS = "hours"


class Weekday(StrEnum):
    """A day of the week, in the order of the calendar."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


class Colour(StrEnum):
    """A board's colour, always shown beside its written label."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    TEAL = "teal"
    BROWN = "brown"


class VoteCast(StrEnum):
    """How somebody voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Unit(StrEnum):
    """What the figures of a table or of a column count."""

    POUNDS = "£"
    THOUSANDS = "£000"
    MILLIONS = "£m"
    PERCENT = "percent"
    PERCENT_CHANGE = "percent change"
    NUMBER = "number"


class Measure(StrEnum):
    """What a column of a budget table holds, in the usual terms."""

    ANNUAL_BUDGET = "annual budget"
    POOLED_BUDGET = "pooled annual budget"
    ALIGNED_BUDGET = "aligned annual budget"
    BUDGET_TO_DATE = "budget to date"
    SPEND_TO_DATE = "spend to date"
    VARIANCE_TO_DATE = "variance to date"
    FORECAST_OUTTURN = "forecast outturn"
    FORECAST_VARIANCE = "forecast variance"
    PRIOR_VARIANCE = "prior month variance"


class VarianceSign(StrEnum):
    """Which way round a table prints its variances."""

    UNDERSPEND_IS_POSITIVE = "budget less spend"
    OVERSPEND_IS_POSITIVE = "spend less budget"


class Fund(StrEnum):
    """How partners hold a budget: in one fund under section 75 of the National Health Service Act
    2006, or each their own, spent to one plan.
    """

    POOLED = "pooled"
    ALIGNED = "aligned"


class RiskDirection(StrEnum):
    """How a risk's score moved since the last report."""

    RISING = "rising"
    UNCHANGED = "unchanged"
    FALLING = "falling"
    NEW = "new"
