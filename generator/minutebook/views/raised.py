"""What the public asked or said that led to something, as links from what it led to."""

from __future__ import annotations

from minutebook import addresses, wording
from minutebook.book import Book
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.views.parts import Desk, Link

NO_WORDS = "A question that is not published"
DESCRIBED = "A member of the public"
"""Where nothing more is said of who asked."""


def raised_by(desk: Desk, id: str) -> list[Link]:
    """Questions and feedback that led to a decision, by its key, or to an action, by its id."""
    links = []
    for entry in desk.book.led_here.get(id, []):
        record = entry.record
        if isinstance(record, Feedback):
            address = addresses.feedback(entry.ids["feedback"])
            links.append(Link(f"What people said: {record.title}", address))
        else:
            address = addresses.question(entry.ids["question"])
            links.append(Link(f"A question: {heading(desk.book, record)}", address))
    return list(dict.fromkeys(links))


def heading(book: Book, record: PublicQuestion) -> str:
    """What a question with a file of its own is about: its title, else its first words."""
    place = book.paragraphs.get((record.meeting or "", record.paragraph or ""))
    paragraph = place.paragraph if place is not None else None
    if record.title is not None:
        return record.title
    if paragraph is not None and paragraph.heading is not None:
        return paragraph.heading
    text = record.text or (paragraph.text if paragraph is not None else "") or ""
    return wording.beginning(text) or NO_WORDS
