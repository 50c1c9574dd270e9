"""Topics: every subject, and one subject through time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses
from minutebook.models.vocabulary import TopicKind
from minutebook.views.parts import About, Desk, Link, Page


@dataclass(frozen=True)
class TopicsPage(Page):
    """`/topics/`."""

    topics: list[Link]


@dataclass(frozen=True)
class TopicPage(Page):
    """`/topics/<topic>/`."""

    kind: str
    summary: str
    also_called: list[str]
    belongs_to: Link | None
    parts: list[Link]
    """For a workstream: the topics that belong to it."""
    leads: list[Link]
    about: About


def topics_page(desk: Desk) -> TopicsPage:
    """Every topic, in the order of the alphabet."""
    topics = [topic_link(desk, id) for id in desk.book.topics]
    return TopicsPage(
        addresses.TOPICS,
        "Topics",
        "What the boards deal with, subject by subject.",
        [],
        addresses.TOPICS,
        sorted(topics, key=lambda link: link.text.casefold()),
    )


def topic_pages(desk: Desk) -> Iterator[TopicPage]:
    """A page a topic."""
    for id, topic in desk.book.topics.items():
        belongs_to = topic_link(desk, topic.belongs_to) if topic.belongs_to else None
        yield TopicPage(
            addresses.topic(id),
            topic.title,
            f"{topic.title}: what was planned, recommended, decided and done.",
            [Link("Topics", addresses.TOPICS)],
            addresses.TOPICS,
            "Workstream" if topic.kind is TopicKind.WORKSTREAM else "Topic",
            topic.summary,
            topic.also_called,
            belongs_to,
            [topic_link(desk, one) for one, it in desk.book.topics.items() if it.belongs_to == id],
            desk.parties(topic.leads),
            desk.about(topic),
        )


def topic_link(desk: Desk, id: str) -> Link:
    return Link(desk.book.topics[id].title, addresses.topic(id))
