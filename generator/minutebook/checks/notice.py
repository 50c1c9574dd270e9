"""Notice of meetings: how many clear days before them things were published.

Facts and dates, on which people judge: the law knows exceptions that no record can weigh.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import notice, wording
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene
from minutebook.loading import Entry
from minutebook.models.calendar import BankHolidays
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.vocabulary import CALLED_OFF
from minutebook.notice import BodyRule
from minutebook.source import Path


@dataclass(frozen=True)
class _Case:
    """A meeting that was not called off, with the rules of the bodies behind its boards."""

    entry: Entry
    meeting: Meeting
    rules: list[BodyRule]
    holidays: BankHolidays | None

    def days(self, one: BodyRule, published: dt.date) -> int | None:
        return notice.counted(one.asks, published, self.meeting.date, self.holidays)


def _cases(scene: Scene) -> Iterator[_Case]:
    book = scene.book
    rules: dict[tuple[str, ...], list[BodyRule]] = {}
    for entry in book.entries:
        record = entry.record
        if not isinstance(record, Meeting) or record.state in CALLED_OFF:
            continue
        boards = tuple(record.boards)
        if boards not in rules:
            rules[boards] = notice.rules_of(book, record.boards)
        if rules[boards]:
            yield _Case(entry, record, rules[boards], book.bank_holidays)


def _published(case: _Case, one: BodyRule) -> Iterator[tuple[str, str, dt.date]]:
    """The key, the words and the day of what was published under a rule."""
    if case.meeting.notice_published is not None:
        yield "notice_published", "Notice was published", case.meeting.notice_published
    if case.meeting.papers_published is not None and one.asks.of_papers:
        yield "papers_published", "Papers were published", case.meeting.papers_published


def short_notice(scene: Scene) -> Iterator[Finding]:
    """Compares the days in `notice_published` and `papers_published` of a meeting with what the law
    asks of each body behind its boards; the body's `notice_rules` in `organisations.yml` say which
    law that is. Neither the day of publication nor the day of the meeting counts.

    The Local Government Act 1972 asks for five clear days, of the notice (section 100A) and of the
    agenda and papers (section 100B); working days are counted, without Saturdays, Sundays and bank
    holidays. The Public Bodies (Admission to Meetings) Act 1960, section 1, asks for three clear
    days of the notice. The Local Authorities (Executive Arrangements) (Meetings and Access to
    Information) (England) Regulations 2012 ask for five clear days, of the notice (regulation 6)
    and of the agenda and papers (regulation 7).

    All three let a meeting be convened at shorter notice, so this is a fact and no verdict. Where
    no day is recorded, nothing is said.
    """
    for case in _cases(scene):
        for one in case.rules:
            for key, what, published in _published(case, one):
                days = case.days(one, published)
                if days is not None and days < one.asks.days:
                    yield Finding(
                        case.entry,
                        (key,),
                        f"{what} on {wording.day(published)}: "
                        f"{_before(days, one, published, case.meeting.date)}; "
                        f"{one.in_words} for {one.asks.days}.",
                        "Check both days. If they are right, accept this and say why the notice "
                        "was short.",
                    )


def _before(days: int, one: BodyRule, published: dt.date, meeting: dt.date) -> str:
    if published > meeting:
        return f"after the meeting on {wording.day(meeting)}"
    return f"{notice.in_words(days, one.asks.working)} before the meeting on {wording.day(meeting)}"


def notice_cannot_be_checked(scene: Scene) -> Iterator[Finding]:
    """Clear working days before a meeting are counted without bank holidays. Where
    `bank-holidays.yml` is missing, or does not reach from the day of publication to the day of the
    meeting, nobody can say how many there were, and nothing is said about short notice.

    It is not a finding where no law that asks for working days applies, or where no day of
    publication is recorded.
    """
    for case in _cases(scene):
        for key, published in _dated(case):
            uncounted = [one for one in case.rules if case.days(one, published) is None]
            if not uncounted:
                continue
            known = case.holidays
            mend = (
                "Add `bank-holidays.yml`."
                if known is None
                else f"Bank holidays are known from {wording.day(known.start)} to "
                f"{wording.day(known.end)}: check the days, or add the bank holidays of that time "
                "to `bank-holidays.yml`."
            )
            yield Finding(
                case.entry,
                (key,),
                f"How many clear working days lie between {wording.day(published)} and the meeting "
                f"on {wording.day(case.meeting.date)} cannot be counted.",
                mend,
            )
            break


def _dated(case: _Case) -> Iterator[tuple[str, dt.date]]:
    for key in ("notice_published", "papers_published"):
        published = getattr(case.meeting, key)
        if published is not None:
            yield key, published


def late_item_without_reason(scene: Scene) -> Iterator[Finding]:
    """An item that was `added` after the papers were published, with fewer clear days before the
    meeting than the law asks of the papers, needs the chair's reason why it cannot wait: `urgency`.
    Under section 100B(4) of the Local Government Act 1972 such an item may be taken only where, by
    reason of special circumstances which the minutes specify, the chair is of the opinion that it
    is urgent. The same is asked here under the Executive Arrangements Regulations 2012.

    It is not a finding where the item was added in good time, or was withdrawn.
    """
    for case in _cases(scene):
        for n, item in enumerate(case.meeting.agenda):
            since = case.meeting.papers_published
            if item.added is None or item.urgency is not None or item.withdrawn is not None:
                continue
            if since is not None and item.added <= since:
                continue
            for one in case.rules:
                days = case.days(one, item.added) if one.asks.of_papers else None
                if days is not None and days < one.asks.days:
                    yield Finding(
                        case.entry,
                        ("agenda", n, "added"),
                        f"The item was added on {wording.day(item.added)}, "
                        f"{_before(days, one, item.added, case.meeting.date)}, and nothing says "
                        "why it cannot wait.",
                        f"Add `urgency:` with the chair's reason: {one.in_words} "
                        f"for {one.asks.days} clear days.",
                    )
                    break


def key_decision_notice(scene: Scene) -> Iterator[Finding]:
    """An executive announces a key decision 28 clear days before it is taken: regulation 9 of the
    Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
    Regulations 2012. It announces as long before that it will meet in private: regulation 5. The
    day of the announcement stands in `notice_published` of the item.

    This is for meetings of bodies whose `notice_rules` name those regulations. It is not a finding
    where `urgency` says why the decision could not wait (regulations 10 and 11), or where no day is
    recorded for an item that is taken in private and is no key decision.
    """
    for case in _cases(scene):
        ahead = [one for one in case.rules if one.asks.ahead]
        for n, item in enumerate(case.meeting.agenda):
            if item.urgency is None and item.withdrawn is None:
                for one in ahead:
                    yield from _announced(case, item, ("agenda", n), one)


def _announced(case: _Case, item: AgendaItem, path: Path, one: BodyRule) -> Iterator[Finding]:
    if item.notice_published is None:
        if item.key_decision:
            yield Finding(
                case.entry,
                (*path, "key_decision"),
                "The item is a key decision, and no day is recorded on which its notice was "
                "published.",
                f"Add `notice_published:`; {one.in_words} for {one.asks.ahead} clear days.",
            )
        return
    days = notice.clear_days(item.notice_published, case.meeting.date)
    if days < one.asks.ahead and (item.key_decision or item.private is not None):
        what = "Notice of this key decision" if item.key_decision else "Notice of this private item"
        yield Finding(
            case.entry,
            (*path, "notice_published"),
            f"{what} was published on {wording.day(item.notice_published)}: {days} clear days "
            f"before the meeting on {wording.day(case.meeting.date)}; {one.in_words} "
            f"for {one.asks.ahead}.",
            "Check both days. If they are right, "
            + ("add `urgency:`." if item.key_decision else "accept this and say why."),
        )


CHECKS = (
    Check(
        "short-notice",
        "Notice and papers are out as long before a meeting as the law asks",
        WARNING,
        short_notice,
        acceptable=True,
    ),
    Check(
        "notice-cannot-be-checked",
        "The bank holidays before a meeting are known",
        WARNING,
        notice_cannot_be_checked,
        acceptable=True,
    ),
    Check(
        "late-item-without-reason",
        "A late item says why it cannot wait",
        ERROR,
        late_item_without_reason,
        acceptable=True,
    ),
    Check(
        "key-decision-notice",
        "Key decisions are announced 28 clear days before",
        WARNING,
        key_decision_notice,
        acceptable=True,
    ),
)
