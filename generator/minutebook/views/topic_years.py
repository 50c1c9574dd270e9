"""A topic in one year: all of it, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses
from minutebook.views import changed
from minutebook.views.history import HistoryLine
from minutebook.views.parts import Desk, Link, Page
from minutebook.views.sharing import TOPIC_CARD
from minutebook.views.year_links import YearOf, years_around


@dataclass(frozen=True)
class TopicYearPage(Page):
    """`/topics/<topic>/<year>/`."""

    topic: Link
    year: int
    years: list[YearOf]
    history: list[HistoryLine]
    """Of the year, the oldest first."""


def topic_year_pages(
    desk: Desk, id: str, every: list[HistoryLine], years: list[YearOf]
) -> Iterator[TopicYearPage]:
    """A page for each of `years`, of all that happened."""
    by_year: dict[int, list[HistoryLine]] = {}
    for line in every:
        by_year.setdefault(line.on.year, []).append(line)
    topic = desk.topic(id)
    for one in years:
        yield TopicYearPage(
            address=one.address,
            title=f"{topic.text} in {one.year}",
            description=f"{topic.text} in {one.year}: what stood on agendas, what each board "
            "decided, and what followed.",
            trail=[Link("Topics", addresses.TOPICS), topic],
            section=addresses.TOPICS,
            topic=topic,
            year=one.year,
            years=years_around(years, one.year),
            history=by_year[one.year],
            changed=changed.latest(desk, (line.on for line in by_year[one.year])),
            picture=TOPIC_CARD,
        )
