"""A topic in one year: all of it, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, wording
from minutebook.views import changed
from minutebook.views.history import HistoryLine
from minutebook.views.parts import Desk, Link, Page
from minutebook.views.sharing import TOPIC_CARD


@dataclass(frozen=True)
class TopicYearPage(Page):
    """`/topics/<topic>/<year>/`."""

    topic: Link
    year: int
    years: list[Link]
    history: list[HistoryLine]
    """Of the year, the oldest first."""


def year_links(id: str, years: list[int]) -> list[Link]:
    return [Link(str(year), addresses.topic_year(id, year)) for year in years]


def topic_year_pages(
    desk: Desk, id: str, every: list[HistoryLine], years: list[int]
) -> Iterator[TopicYearPage]:
    """A page for each of `years`, of all that happened."""
    by_year: dict[int, list[HistoryLine]] = {}
    for line in every:
        by_year.setdefault(line.on.year, []).append(line)
    topic = desk.topic(id)
    for year in years:
        yield TopicYearPage(
            address=addresses.topic_year(id, year),
            title=f"{topic.text} in {year}",
            description=f"{topic.text} in {year}: what stood on agendas, what each board "
            "decided, and what followed.",
            trail=[Link("Topics", addresses.TOPICS), topic],
            section=addresses.TOPICS,
            topic=topic,
            year=year,
            years=year_links(id, years),
            history=by_year[year],
            changed=changed.latest(desk, (line.on for line in by_year[year])),
            picture=TOPIC_CARD,
            head_title=f"{wording.shortened(topic.text)} in {year}",
        )
