"""What records say in short words, as several pages print it."""

from __future__ import annotations

from minutebook import wording
from minutebook.book import Book, TakenDecision
from minutebook.checks.asks import recommended_verbs
from minutebook.models.meeting import Privacy
from minutebook.models.published import Period


def period(covered: Period | None) -> str:
    """The time that a report covers, in words; empty where none is given."""
    return wording.period(covered.start, covered.end) if covered is not None else ""


def verbs(taken: TakenDecision) -> str:
    """`Considered and approved`."""
    return wording.sentence(wording.listed([verb.value for verb in taken.facts.verbs]))


def recommended_words(book: Book, taken: TakenDecision) -> str:
    """What a board was asked to do: `Note and comment`."""
    asked = recommended_verbs(book, taken)
    return wording.sentence(wording.listed([verb.value for verb in asked]))


def law(private: Privacy | None) -> str:
    """What the law says of something that is taken, or kept, without the public."""
    if private is None:
        return ""
    parts = []
    numbers = private.paragraph
    if numbers:
        word = "paragraph" if len(numbers) == 1 else "paragraphs"
        act = "Local Government Act 1972"
        parts.append(f"{word} {wording.listed(numbers)} of Schedule 12A, {act}")
    if private.resolution:
        act = "Public Bodies (Admission to Meetings) Act 1960"
        parts.append(f"{act}: {private.resolution}")
    return "; ".join(parts)
