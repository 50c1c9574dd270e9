"""Which questions from the public, and which things that people said, are private.

A question that was put at a private meeting, or under an item that was taken without the public, is
as private as what was said there. What is told of people in a paper is as private as the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from minutebook.book import Book
from minutebook.models.question import Feedback, LedTo, PublicQuestion

IsPrivate = Callable[[str | None, str | None], bool]
"""Whether what was raised at a meeting under an item is private."""


def private_asked(
    book: Book, is_private: IsPrivate, papers: Collection[tuple[str, str]]
) -> Iterator[str]:
    """Paths of the files that the public reads nothing of."""
    for entry in book.entries:
        match entry.record:
            case PublicQuestion() as record if is_private_question(book, record, is_private):
                yield entry.source.path
            case Feedback() as record if is_private_feedback(record, is_private, papers):
                yield entry.source.path


def public_led_to(
    record: PublicQuestion | Feedback, decisions: Collection[str], actions: Collection[str]
) -> list[LedTo]:
    """What came of it, without these private decisions and actions."""
    return [
        one for one in record.led_to if one.decision not in decisions and one.action not in actions
    ]


def is_private_question(book: Book, record: PublicQuestion, is_private: IsPrivate) -> bool:
    place = book.paragraphs.get((record.meeting or "", record.paragraph or ""))
    # What was said of items that were taken together cannot be told apart.
    items = [place.item.item, *place.item.taken_with] if place is not None else [record.item]
    return any(is_private(record.meeting, item) for item in (None, *items))


def is_private_feedback(
    record: Feedback, is_private: IsPrivate, papers: Collection[tuple[str, str]]
) -> bool:
    """`papers` are the private ones, by meeting and paper."""
    told_in = (record.meeting or "", record.paper or "")
    return is_private(record.meeting, None) or told_in in papers
