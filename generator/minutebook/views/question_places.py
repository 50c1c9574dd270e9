"""Where a question stands: on a page of its own, whatever else it was known by."""

from __future__ import annotations

from minutebook import addresses
from minutebook.book import Book
from minutebook.models.minutes import Paragraph


def minuted_id(meeting_id: str, paragraph: Paragraph) -> str:
    """What a question in minutes is known by as long as it has no file, and after that too."""
    return f"{meeting_id}-{paragraph.id}"


def followed_by(book: Book, meeting_id: str, paragraph: Paragraph) -> list[Paragraph]:
    """The supplementary questions that stand on the page of the question in a paragraph."""
    following = book.supplementary.get((meeting_id, paragraph.id), [])
    return [one for one in following if (meeting_id, one.id) not in book.file_of_question]


def first_of(book: Book, meeting_id: str, paragraph: Paragraph) -> Paragraph:
    """The question on whose page a question in minutes stands: the one that it follows, else
    itself.
    """
    asked = paragraph.question.supplementary_to if paragraph.question is not None else None
    place = book.paragraphs.get((meeting_id, asked or ""))
    if (meeting_id, paragraph.id) in book.file_of_question or place is None:
        return paragraph
    first = place.paragraph
    if first.question is None or first.question.supplementary_to is not None:
        return paragraph
    return first


def where_asked(book: Book, meeting_id: str, paragraph: Paragraph) -> str:
    """The address of a question in minutes."""
    first = first_of(book, meeting_id, paragraph)
    file = book.file_of_question.get((meeting_id, first.id))
    page = addresses.question(file if file is not None else minuted_id(meeting_id, first))
    return page if first is paragraph else f"{page}#{minuted_id(meeting_id, paragraph)}"
