"""Pages of questions: how to ask, what waits, the latest; a page each; and all of them by year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.views.asking import AskingTogether, asking_together
from minutebook.views.feedback import FeedbackView, feedback_views
from minutebook.views.parts import BoardLabel, Desk, Link, Page
from minutebook.views.questions import QuestionView, question_views

MOST_WAITING = 20
"""Questions that wait for an answer, on the page of all years."""
LATEST = 10
"""Other questions on it, and things that people said."""

_TITLE = "Questions from the public"
_NO_DATE = "Without a date"


@dataclass(frozen=True)
class QuestionLine:
    """A question in a list."""

    address: str
    ids: list[str]
    """What it is known by, as places in the list."""
    title: str
    boards: list[BoardLabel]
    status: str
    is_marked: bool
    """Whether it is refused."""
    is_overdue: bool
    when: str
    """`Put at the meeting of 21 March 2018`."""
    answer: str
    """How the first answer begins; empty where there is none."""


@dataclass(frozen=True)
class QuestionsPage(Page):
    """`/questions/`."""

    asking: list[AskingTogether]
    waiting: list[QuestionLine]
    """What is overdue first, then the newest first."""
    waiting_earlier: list[Link]
    """The years of others that wait, each with how many they are."""
    latest: list[QuestionLine]
    """The newest first."""
    feedback: list[FeedbackView]
    """The newest first."""
    feedback_is_cut: bool
    years: list[Link]
    """The latest first."""


@dataclass(frozen=True)
class QuestionsYearPage(Page):
    """`/questions/<year>/`, or what has no date."""

    questions: list[QuestionLine]
    """The newest first."""
    feedback: list[FeedbackView]
    years: list[Link]


@dataclass(frozen=True)
class QuestionPage(Page):
    """`/questions/<question>/`."""

    one: QuestionView


@dataclass(frozen=True)
class QuestionMovedPage(Page):
    """A question that got a file, at the address that it has as a paragraph of minutes."""

    question: Link


@dataclass(frozen=True)
class FeedbackPage(Page):
    """`/questions/said--<feedback>/`."""

    one: FeedbackView


def question_pages(desk: Desk) -> Iterator[Page]:
    """The page of all years, one of each year, one of each question and of what people said."""
    questions, feedback = question_views(desk), feedback_views(desk)
    years = _years(questions, feedback)
    yield _questions_page(desk, questions, feedback, years)
    yield from _year_pages(questions, feedback, years)
    for question in questions:
        yield _question_page(question)
        yield from _moved_pages(question)
    for said in feedback:
        yield _feedback_page(said)


def _questions_page(
    desk: Desk, questions: list[QuestionView], feedback: list[FeedbackView], years: list[Link]
) -> QuestionsPage:
    waiting = sorted((one for one in questions if one.is_waiting), key=_not_overdue)
    shown = {one.address for one in waiting[:MOST_WAITING]}
    others = [one for one in questions if one.address not in shown]
    left = Counter(map(_year, waiting[MOST_WAITING:]))
    return QuestionsPage(
        addresses.QUESTIONS,
        _TITLE,
        "Questions from the public and their answers, how to ask one and by when, and what was "
        "done because of what people said.",
        [],
        addresses.QUESTIONS,
        asking_together(desk),
        [_line(one) for one in waiting[:MOST_WAITING]],
        [
            Link(f"{_words(year)} ({left[year]})", addresses.questions_of_year(year))
            for year in sorted(left, key=_latest_first)
        ],
        [_line(one) for one in others[:LATEST]],
        feedback[:LATEST],
        len(feedback) > LATEST,
        years,
        changed=_latest(questions, feedback),
    )


def _year_pages(
    questions: list[QuestionView], feedback: list[FeedbackView], years: list[Link]
) -> Iterator[QuestionsYearPage]:
    asked: dict[int | None, list[QuestionView]] = {}
    said: dict[int | None, list[FeedbackView]] = {}
    for question in questions:
        asked.setdefault(_year(question), []).append(question)
    for one in feedback:
        said.setdefault(_year(one), []).append(one)
    for year in sorted({*asked, *said}, key=_latest_first):
        of = f"of {year}" if year is not None else "without a date"
        yield QuestionsYearPage(
            addresses.questions_of_year(year),
            f"{_TITLE}: {year if year is not None else 'no date recorded'}",
            f"Every question from the public {of}, and what people said that led to something.",
            [_to_all()],
            addresses.QUESTIONS,
            [_line(one) for one in asked.get(year, [])],
            said.get(year, []),
            years,
            changed=_latest(asked.get(year, []), said.get(year, [])),
        )


def _question_page(one: QuestionView) -> QuestionPage:
    return QuestionPage(
        one.address,
        one.title,
        f"A question from the public. {one.status}: {_told_apart(one, one.title)}",
        [_to_all(), _to_year(_year(one))],
        addresses.QUESTIONS,
        one,
        head_title=_told_apart(one, wording.shortened(one.title)),
        changed=one.changed,
    )


def _told_apart(one: QuestionView, title: str) -> str:
    """Its title with the day, since the same question may come again."""
    return f"{title} ({wording.day(one.date)})" if one.date is not None else title


def _moved_pages(one: QuestionView) -> Iterator[QuestionMovedPage]:
    """Where a question stood, or would have, before it got a file."""
    if one.minuted_at and one.minuted_at != one.address:
        yield QuestionMovedPage(
            one.minuted_at,
            one.title,
            f"This question stands with its answer on a page of its own: {one.title}",
            [_to_all(), _to_year(_year(one))],
            addresses.QUESTIONS,
            Link(one.title, one.address),
            changed=one.changed,
        )


def _feedback_page(one: FeedbackView) -> FeedbackPage:
    return FeedbackPage(
        one.address,
        one.title,
        f"You said, we did: {one.title}.",
        [_to_all(), _to_year(_year(one))],
        addresses.QUESTIONS,
        one,
        head_title=wording.shortened(one.title),
        changed=one.changed,
    )


def _latest(questions: list[QuestionView], feedback: list[FeedbackView]) -> dt.date | None:
    days = [*(one.changed for one in questions), *(one.changed for one in feedback)]
    return max((day for day in days if day is not None), default=None)


def _line(one: QuestionView) -> QuestionLine:
    if one.meeting is not None:
        put = "Put at" if one.minute is not None else "For"
        when = f"{put} the meeting of {one.meeting.text}"
    else:
        when = f"Received on {one.received_on}" if one.received_on else ""
    return QuestionLine(
        one.address,
        one.ids,
        one.title,
        one.boards,
        one.status,
        bool(one.refused_because),
        one.is_overdue,
        when,
        wording.beginning(one.answers[0].text, 160) if one.answers else "",
    )


def _not_overdue(one: QuestionView) -> bool:
    return not one.is_overdue


# --- Years ----------------------------------------------------------------------------------------


def _year(one: QuestionView | FeedbackView) -> int | None:
    return one.date.year if one.date is not None else None


def _latest_first(year: int | None) -> int:
    return -(year or 0)


def _words(year: int | None) -> str:
    return str(year) if year is not None else _NO_DATE


def _years(questions: list[QuestionView], feedback: list[FeedbackView]) -> list[Link]:
    years = {*map(_year, questions), *map(_year, feedback)}
    return [_to_year(year) for year in sorted(years, key=_latest_first)]


def _to_year(year: int | None) -> Link:
    return Link(_words(year), addresses.questions_of_year(year))


def _to_all() -> Link:
    return Link("Questions", addresses.QUESTIONS)
