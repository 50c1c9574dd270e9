"""Nothing private stands in a record: whatever a public repository holds, anyone can read."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.loading import Entry
from minutebook.models.action import Action
from minutebook.models.meeting import Meeting, Privacy
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.plan import ForwardPlan
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.shape import parts
from minutebook.models.vocabulary import ItemKind, Session
from minutebook.private import actions_of_private_items
from minutebook.private_questions import IsPrivate, is_private_feedback, is_private_question
from minutebook.public import OF_PRIVATE_ITEM
from minutebook.source import Path

_MEND = "Take it out of this file; keep it where the public cannot read it."


def private_matter(scene: Scene) -> Iterator[Finding]:
    """An item taken without the public (Local Government Act 1972, section 100A and Schedule 12A;
    Public Bodies (Admission to Meetings) Act 1960, section 1) has its public line (its number and
    title, its time, the reason, and why it was late or withdrawn) and nothing else: no papers,
    nobody who presents it, nothing that is asked of a board, no entry of a forward plan, no
    minutes, no decisions, no actions, no declarations, no questions. A meeting held in private has
    its date alone. A paper that is not public has no text.

    A body whose files the public cannot read says so with `private_repository: yes` in `site.yml`.
    Its records may hold private matters, and this finds nothing: the site leaves them out.
    """
    if scene.book.site is not None and scene.book.site.private_repository:
        return
    minuted = actions_of_private_items(scene.book, together=False)
    for entry in scene.book.entries:
        meeting_id = entry.ids.get("meeting", "")
        match entry.record:
            case Meeting() as record:
                yield from _agenda(entry, record)
            case Paper(public=False):
                yield Finding(entry, ("public",), "This paper is not public.", _MEND)
            case Minutes() as record:
                yield from _minutes(scene, entry, record)
            case Action() as record:
                yield from _action(scene, entry, record, minuted)
            case PublicQuestion() as record:
                if is_private_question(scene.book, record, _is_closed(scene)):
                    message = "It was put at a meeting, or under an item, without the public."
                    yield Finding(entry, ("meeting",), message, _MEND)
            case Feedback() as record:
                if is_private_feedback(record, _is_closed(scene), ()):
                    message = "The meeting that was told of it is held in private."
                    yield Finding(entry, ("meeting",), message, _MEND)
            case ForwardPlan() as record:
                for n, planned in enumerate(record.entries):
                    if _is_private(scene, planned.meeting):
                        path: Path = ("entries", n, "meeting")
                        yield Finding(entry, path, "The meeting is held in private.", _MEND)
        if not isinstance(entry.record, Paper) and "paper" in entry.ids:
            paper = scene.book.papers.get(meeting_id, {}).get(entry.ids["paper"])
            if paper is not None and not paper.public:
                yield Finding(entry, (), "The paper of these figures is not public.", _MEND)
        if not isinstance(entry.record, Meeting) and _is_private(scene, meeting_id):
            yield Finding(entry, (), "The meeting was held in private.", _MEND)
    for taken in scene.book.decisions.values():
        if taken.item is not None and taken.item.private is not None:
            yield Finding(
                taken.entry,
                (*taken.path, "number"),
                "The item of this decision was taken without the public.",
                _MEND,
            )


def _is_private(scene: Scene, meeting_id: str | None) -> bool:
    meeting = scene.book.meetings.get(meeting_id or "")
    return meeting is not None and meeting.session is Session.PRIVATE


def _is_closed(scene: Scene) -> IsPrivate:
    """Whether what was raised at a meeting under an item was raised without the public."""

    def closed(meeting_id: str | None, item_id: str | None) -> bool:
        return _is_private(scene, meeting_id) or _is_private_item(scene, meeting_id or "", item_id)

    return closed


def _is_private_item(scene: Scene, meeting_id: str, item_id: str | None) -> bool:
    item = scene.book.items.get((meeting_id, item_id or ""))
    return item is not None and item.private is not None


_NOT_OF_PRIVATE_MEETING = (
    "agenda", "venue", "room", "access", "joining_link", "webcast", "recording", "agenda_link",
    "pack_link", "supplements",
)  # fmt: skip


def _agenda(entry: Entry, meeting: Meeting) -> Iterator[Finding]:
    if meeting.session is Session.PRIVATE:
        for name in _NOT_OF_PRIVATE_MEETING:
            if getattr(meeting, name):
                message = f"The meeting is held in private, and `{name}` says more than its day."
                yield Finding(entry, (name,), message, _MEND, on_key=True)
    for n, item in enumerate(meeting.agenda):
        if item.private is None:
            continue
        for name, about in type(item).model_fields.items():
            if name not in OF_PRIVATE_ITEM and getattr(item, name) != about.get_default():
                yield Finding(
                    entry,
                    ("agenda", n, name),
                    "This item is taken without the public, and says more than its public line.",
                    _MEND,
                    on_key=True,
                )


def private_without_ground(scene: Scene) -> Iterator[Finding]:
    """An item taken without the public keeps its public line: its title, the reason, and the ground
    in law. For a council that is the paragraph of Schedule 12A to the Local Government Act 1972, 1
    to 7, which its resolution names (section 100A(4) and (5)). For an NHS body and others under the
    Public Bodies (Admission to Meetings) Act 1960 it is the resolution of section 1(2), with its
    reason. One of the two is enough. The same goes for a part of a paper that is withheld.
    """
    for entry in scene.book.entries:
        if isinstance(entry.record, Meeting):
            for n, item in enumerate(entry.record.agenda):
                if item.private is None and item.kind is ItemKind.PRIVATE:
                    yield Finding(
                        entry,
                        ("agenda", n, "kind"),
                        "This item is private, and nothing says why.",
                        f"Add `private:` with the `reason`, and {_GROUND}.",
                    )
        if isinstance(entry.record, (Meeting, Paper)):
            for path, private in parts(entry.record, Privacy):
                if not private.paragraph and private.resolution is None:
                    what = "item is private" if path[-1] == "private" else "part is withheld"
                    yield Finding(
                        entry,
                        path,
                        f"This {what}, and no ground in law is given.",
                        f"Add {_GROUND}.",
                        on_key=True,
                    )


_GROUND = (
    "`paragraph`, a number of Schedule 12A from 1 to 7, or `resolution`, that under the Public "
    "Bodies (Admission to Meetings) Act 1960"
)


def _minutes(scene: Scene, entry: Entry, minutes: Minutes) -> Iterator[Finding]:
    meeting_id = entry.ids["meeting"]
    for n, minuted in enumerate(minutes.items):
        if _is_private_item(scene, meeting_id, minuted.item):
            for name in ("paragraphs", "note"):
                if getattr(minuted, name):
                    message = f"The item `{minuted.item}` was taken without the public."
                    yield Finding(entry, ("items", n, name), message, _MEND, on_key=True)
        for w, item in enumerate(minuted.taken_with):
            if _is_private_item(scene, meeting_id, item):
                message = f"The item `{item}` was taken without the public."
                yield Finding(entry, ("items", n, "taken_with", w), message, _MEND)
        for p, paragraph in enumerate(minuted.paragraphs):
            declared = paragraph.declaration
            if declared is not None and _is_private_item(scene, meeting_id, declared.about):
                path: Path = ("items", n, "paragraphs", p, "declaration", "about")
                message = f"The item `{declared.about}` was taken without the public."
                yield Finding(entry, path, message, _MEND)


def _action(scene: Scene, entry: Entry, action: Action, minuted: set[str]) -> Iterator[Finding]:
    if _is_private(scene, action.meeting):
        message = "The meeting that raised it was held in private."
        yield Finding(entry, ("meeting",), message, _MEND)
    elif _is_private_item(scene, action.meeting, action.item):
        message = "The item that raised it was taken without the public."
        yield Finding(entry, ("item",), message, _MEND)
    elif entry.ids["action"] in minuted:
        message = "It was agreed under an item that was taken without the public."
        yield Finding(entry, (), message, _MEND)


CHECKS = (
    Check("private-matter", "Nothing private stands in a record", ERROR, private_matter),
    Check(
        "private-without-ground",
        "A private item has its ground in law",
        ERROR,
        private_without_ground,
    ),
)
