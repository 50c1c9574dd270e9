"""Topics lead to records, and records to topics."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecisions
from minutebook.models.meeting import AgendaItem, Meeting
from minutebook.models.paper import Paper
from minutebook.models.plan import ForwardPlan
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.topic import Topic
from minutebook.models.vocabulary import ItemKind
from minutebook.topics import carriers, of_item

_CARRY = (Action, ChairDecisions, Feedback, ForwardPlan, Meeting, Paper, PublicQuestion, Topic)


def topic_unused(scene: Scene) -> Iterator[Finding]:
    """No agenda item or matter, paper, action, entry of a forward plan, decision of a chair,
    question or thing that people said carries the topic: its page would be empty. A workstream is
    in use as soon as a topic belongs to it. A topic whose page is known to readers may be kept.
    """
    if any(scene.is_unreadable(model) for model in _CARRY):
        return
    carried = carriers(scene.book)
    parents = {topic.belongs_to for topic in scene.book.topics.values()}
    for entry in entries_of(scene, Topic):
        id = entry.ids["topic"]
        if not carried[id] and id not in parents:
            yield Finding(
                entry,
                (),
                f"Nothing carries the topic `{id}`.",
                f"Add `topics: {id}` to what is about it, such as an agenda item, or delete this "
                "file.",
            )


def item_without_topic(scene: Scene) -> Iterator[Finding]:
    """On an agenda of which other items carry topics, an item of business with a paper, or with
    matters to be decided, carries none: whoever follows its subject does not find it. An item needs
    no topic of its own where each of its matters has one. Nothing is said of agendas that were
    typed without topics, nor of items such as apologies and minutes.
    """
    for entry in entries_of(scene, Meeting):
        if not any(of_item(item) for item in entry.record.agenda):
            continue
        for n, item in enumerate(entry.record.agenda):
            if _is_about_something(item) and not _has_topics(item):
                without = [matter.id for matter in item.matters if not matter.topics]
                some = len(without) < len(item.matters)
                yield Finding(
                    entry,
                    ("agenda", n, "title"),
                    f"Of the matters of this item, `{without[0]}` carries no topic."
                    if some
                    else "This item carries no topic, and others on this agenda do.",
                    "Add `topics:` to the item, or to each of its matters."
                    if some
                    else "Add `topics:` with the ids of files in `topics/`.",
                )


def _is_about_something(item: AgendaItem) -> bool:
    papers = any(document.paper is not None for document in item.documents)
    business = item.kind is ItemKind.BUSINESS and item.private is None
    return business and (papers or bool(item.matters))


def _has_topics(item: AgendaItem) -> bool:
    of_matters = bool(item.matters) and all(matter.topics for matter in item.matters)
    return bool(item.topics) or of_matters


CHECKS = (
    Check(
        "topic-unused",
        "A topic leads to something",
        WARNING,
        topic_unused,
        acceptable=True,
    ),
    Check(
        "item-without-topic",
        "Business on an agenda has a topic",
        WARNING,
        item_without_topic,
        acceptable=True,
    ),
)
