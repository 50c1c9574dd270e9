"""What one thing is that a search can find."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from minutebook import topics
from minutebook.views.parts import Desk


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found."""

    id: str
    """As it stands in the address of a search: `?kind=minutes`."""
    one: str
    """`Decision`, beside a result."""
    many: str
    """`Decisions`, in the filter."""
    weight: float
    """How much a result of it counts, beside a paragraph of minutes with the same words."""


KINDS = (
    Kind("decision", "Decision", "Decisions", 3),
    Kind("topic", "Topic", "Topics", 3),
    Kind("question", "Question", "Questions from the public", 2.4),
    Kind("feedback", "You said, we did", "You said, we did", 2),
    Kind("page", "Taking part", "Taking part", 3),
    Kind("meeting", "Meeting", "Meetings", 2.2),
    Kind("paper", "Paper", "Papers", 2),
    Kind("action", "Action", "Actions", 2),
    Kind("person", "Person", "People", 2.2),
    Kind("term", "Glossary", "Glossary", 2.2),
    Kind("plan", "Forward plan", "Forward plan", 1.5),
    Kind("figures", "Figures", "Figures", 1.2),
    Kind("risk", "Risk", "Risks", 1.4),
    Kind("interests", "Register of interests", "Register of interests", 1.4),
    Kind("minutes", "Minutes", "Minutes", 1),
    Kind("site", "About this site", "About this site", 1.2),
)
"""In the order of the filter."""


@dataclass(frozen=True)
class SearchEntry:
    """One thing that a search can find."""

    address: str
    """With the id of its place on the page, where it is not the whole page."""
    kind: str
    """Id of its kind."""
    title: str
    boards: list[str]
    """Ids of the boards whose it is: one for a decision. Empty for what is of no board: it is found
    whichever board is asked for."""
    date: str
    """In words; empty where it has none."""
    day: str
    """`2018-03-21`, for the order of results and the filter of years; empty where it has none."""
    text: str
    """Its words, without marks of Markdown, in one line."""
    topics: list[str] = field(default_factory=list)
    """Ids of the topics that it carries."""


def topics_of(desk: Desk, ids: Iterable[str]) -> list[str]:
    """Topics with their workstreams, as the pages of topics have them."""
    return topics.with_workstreams(desk.book, ids)


_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"(?m)^\s*(?:[-*+]|\d+[.)])\s+|[|*]|(?<!\w)_|_(?!\w)|^[-:| ]+$")


def words(*texts: str | None) -> str:
    """Texts of a record in one line, each a sentence once, without marks of Markdown."""
    said: list[str] = []
    for text in texts:
        plain = _plain(text) if text else ""
        if plain and not any(_holds(before, plain) for before in said):
            said.append(plain)
    ended = [text if text[-1] in ".?!:;" else f"{text}." for text in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def _holds(before: str, text: str) -> bool:
    """Whether a text says all that another says: a reader of both would read it twice."""
    before, text = before.lower(), text.rstrip(" .").lower()
    begin = before.find(text)
    end = begin + len(text)
    # `£55` does not stand in `£55,800`, nor `action` in `transaction`.
    return begin >= 0 and not (
        _within(before[end : end + 2]) or _within(before[max(0, begin - 2) : begin][::-1])
    )


def _within(beside: str) -> bool:
    """Whether a word or a figure goes on, by the two letters beside it."""
    return beside[:1].isalnum() or (beside[:1] in {",", "."} and beside[1:].isalnum())


def _plain(text: str) -> str:
    if not text.isalnum():
        text = _MARKS.sub(" ", _LINK.sub(r"\1", text))
    return " ".join(text.split())
