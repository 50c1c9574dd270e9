"""Nothing private stands in a record: whatever a public repository holds, anyone can read."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import Finding, Scene
from minutebook.loading import Entry
from minutebook.models.decision import Decisions
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.vocabulary import ItemKind, Session

_MEND = "Take it out of this file; keep it where the public cannot read it."


def private_matter(scene: Scene) -> Iterator[Finding]:
    """An item taken without the public (Local Government Act 1972, section 100A and Schedule 12A;
    Public Bodies (Admission to Meetings) Act 1960, section 1) has its public line and nothing
    else: no papers, no minutes, no decisions. A meeting held in private has its date alone. A paper
    that is not public has no text.
    """
    for entry in scene.book.entries:
        meeting = scene.book.meetings.get(entry.ids.get("meeting", ""))
        if isinstance(entry.record, Meeting):
            yield from _agenda(entry, entry.record)
        elif isinstance(entry.record, Paper) and not entry.record.public:
            yield Finding(entry, ("public",), "This paper is not public.", _MEND)
        elif meeting is not None and meeting.session is Session.PRIVATE:
            yield Finding(entry, (), "The meeting was held in private.", _MEND)
        elif meeting is not None and isinstance(entry.record, Minutes):
            for n, minuted in enumerate(entry.record.items):
                item = scene.book.items.get((entry.ids["meeting"], minuted.item))
                if item is not None and item.private is not None and minuted.paragraphs:
                    yield Finding(
                        entry,
                        ("items", n, "paragraphs"),
                        f"The item `{item.id}` was taken without the public.",
                        _MEND,
                        on_key=True,
                    )
    for taken in scene.book.decisions.values():
        private = taken.item is not None and taken.item.private is not None
        if private and isinstance(taken.entry.record, Decisions):
            yield Finding(
                taken.entry,
                (*taken.path, "number"),
                "The item of this decision was taken without the public.",
                _MEND,
            )


def _agenda(entry: Entry, meeting: Meeting) -> Iterator[Finding]:
    if meeting.session is Session.PRIVATE and meeting.agenda:
        yield Finding(entry, ("agenda",), "The meeting is held in private.", _MEND, on_key=True)
    for n, item in enumerate(meeting.agenda):
        if item.kind is ItemKind.PRIVATE and item.private is None:
            yield Finding(
                entry,
                ("agenda", n, "kind"),
                "This item is private, and nothing says why.",
                "Add `private:` with the reason, and the paragraph of Schedule 12A or the "
                "resolution under the 1960 Act.",
            )
        if item.private is not None and (item.documents or item.matters):
            name = "documents" if item.documents else "matters"
            yield Finding(
                entry,
                ("agenda", n, name),
                "This item is taken without the public, and says more than its public line.",
                _MEND,
                on_key=True,
            )
