"""Every id that a record names belongs to something."""

from __future__ import annotations

from collections.abc import Container, Iterator

from minutebook.book import Book
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.diagnostics import MOST_OF_ONE_FILE
from minutebook.layout import Kind
from minutebook.loading import Entry
from minutebook.models.action import Action, Evidence
from minutebook.models.base import is_slug
from minutebook.models.decision import ChairDecisions, Decision, Decisions, Recommended
from minutebook.models.figures import PaperFigures
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.models.paper import Paper
from minutebook.models.question import Feedback, PublicQuestion
from minutebook.models.shape import Reference, references
from minutebook.models.vocabulary import TopicKind
from minutebook.spelling import nearest

_HOME = {
    "person": "people/{}.yml",
    "organisation": "organisations.yml",
    "board": "boards/{}.yml",
    "meeting": "meetings/{}/meeting.yml",
    "document": "sources.yml",
    "venue": "venues.yml",
    "action": "actions/{}.yml",
    "topic": "topics/{}.yml",
}


def unknown_reference(scene: Scene) -> Iterator[Finding]:
    """A person, organisation, board, meeting, item, paragraph, matter, paper, action, decision,
    topic, workstream, document, venue or entry of a forward plan that a record names must exist.
    Nothing is said of a thing whose own file cannot be read: that file has its own finding. What
    was withdrawn may still be named where the record can do without it: pages leave the name out,
    or say that it was withdrawn.
    """
    targets = _Targets(scene)
    for entry in scene.book.entries:
        said = 0
        for reference in references(entry.record):
            known = targets.of(reference, entry)
            if known is None or reference.value in known:
                continue
            if scene.gone and scene.gone.holds(reference, entry.ids.get("meeting", "")):
                continue
            said += 1
            yield Finding(
                entry,
                reference.path,
                f"There is no {reference.kind} `{reference.value}`.",
                # What is not printed needs no search for what was meant.
                _mend(reference, known, scene.book.topics) if said <= MOST_OF_ONE_FILE else "",
                on_key=reference.is_key,
            )


def unknown_place(scene: Scene) -> Iterator[Finding]:
    """The folders and names of a file are ids too: minutes, papers and decisions stand in the
    folder of a meeting that has a `meeting.yml`, a board's decisions in a file named after the
    board, an entry in the register in a file named after the person, and the figures of a paper in
    a file named after the paper.
    """
    targets = _Targets(scene)
    for entry in scene.book.entries:
        for kind in ("meeting", "board", "person"):
            if kind not in entry.ids or entry.kind.pattern.endswith(
                ("/meeting.yml", "boards/{board}.yml", "people/{person}.yml")
            ):
                continue
            known = targets.all[kind]
            if known is not None and entry.ids[kind] not in known:
                name = entry.ids[kind]
                near = nearest(name, known)
                mend = f"Did you mean `{near}`?" if near else f"Add `{_HOME[kind].format(name)}`."
                yield Finding(entry, (), f"There is no {kind} `{name}`.", mend)
        if isinstance(entry.record, PaperFigures) and entry.ids["meeting"] in scene.book.meetings:
            meeting, name = entry.ids["meeting"], entry.ids["paper"]
            papers = targets.papers.get(meeting, set())
            if name not in papers:
                near = nearest(name, papers)
                home = f"meetings/{meeting}/papers/{name}.yml"
                mend = f"Did you mean `{near}`?" if near else f"Add `{home}`."
                yield Finding(entry, (), f"There is no paper `{name}`.", mend)


class _Targets:
    """What each kind of reference may name; None where that cannot be known."""

    def __init__(self, scene: Scene) -> None:
        book = self.book = scene.book
        broken = scene.loaded.unreadable

        def ids(pattern: str, name: str) -> set[str]:
            return {ids[name] for kind, ids in broken if kind.pattern == pattern}

        def unreadable(pattern: str) -> bool:
            return any(kind.pattern == pattern for kind, _ in broken)

        people = book.people.keys() | ids("people/{person}.yml", "person")
        bodies = None if unreadable("organisations.yml") else set(book.organisations)
        self.all: dict[str, set[str] | None] = {
            "person": people,
            "organisation": bodies,
            "person or organisation": None if bodies is None else people | bodies,
            "board": book.boards.keys() | ids("boards/{board}.yml", "board"),
            "meeting": book.meetings.keys() | ids("meetings/{meeting}/meeting.yml", "meeting"),
            "document": None if unreadable("sources.yml") else set(book.documents),
            "venue": None if unreadable("venues.yml") else set(book.venues),
            "action": book.actions.keys() | ids("actions/{action}.yml", "action"),
            "decision": None
            if any(kind.model in (Decisions, ChairDecisions, Meeting) for kind, _ in broken)
            else set(book.decisions),
            "topic": book.topics.keys() | ids("topics/{topic}.yml", "topic"),
            "workstream": _workstreams(book) | ids("topics/{topic}.yml", "topic"),
            "entry of a forward plan": None
            if unreadable("forward-plan/{plan}.yml")
            else set(book.planned),
        }
        self.broken: list[tuple[Kind, dict[str, str]]] = broken
        self._lines_of: dict[tuple[str, int], set[str]] = {}
        self.paragraphs: dict[str, set[str]] = {}
        for meeting, paragraph in book.paragraphs:
            self.paragraphs.setdefault(meeting, set()).add(paragraph)
        self.items: dict[str, set[str]] = {}
        for meeting, item in book.items:
            self.items.setdefault(meeting, set()).add(item)
        self.matters = {
            place: {matter.id for matter in item.matters} for place, item in book.items.items()
        }
        self.papers = {meeting: set(papers) for meeting, papers in book.papers.items()}
        for kind, lost in broken:
            if kind.model is Paper:
                self.papers.setdefault(lost["meeting"], set()).add(lost["paper"])

    def of(self, reference: Reference, entry: Entry) -> set[str] | None:
        if reference.kind in self.all:
            return self.all[reference.kind]
        meeting = entry.ids.get("meeting", "")
        match reference.kind:
            case "item of this meeting":
                return self._items(meeting)
            case "item of its meeting":
                return self._items(_meeting_of(reference))
            case "paper of this meeting":
                return self.papers.get(meeting, set())
            case "paper of its meeting":
                its = _meeting_of(reference)
                return self.papers.get(its, set()) if its in self.book.meetings else None
            case "line of these figures":
                return self._lines(entry, int(reference.path[1]))
            case "column of this table":
                table = entry.record.tables[int(reference.path[1])]
                return {column.key for column in table.columns}
            case "paragraph of these minutes":
                return self._paragraphs(meeting)
            case "paragraph of its meeting":
                its = _meeting_of(reference)
                return self._paragraphs(its) if its in self.book.meetings else None
            case "matter of its item":
                return self._matters(reference, meeting)
        raise AssertionError(f"no rule for references to a {reference.kind}")

    def _lines(self, entry: Entry, t: int) -> set[str]:
        """What a line of a table may name: a line of its own table, or `table/line`."""
        place = (entry.source.path, t)
        if place not in self._lines_of:
            tables = entry.record.tables
            self._lines_of[place] = {line.id for line in tables[t].lines if line.id} | {
                f"{table.id}/{line.id}" for table in tables for line in table.lines if line.id
            }
        return self._lines_of[place]

    def _paragraphs(self, meeting: str) -> set[str] | None:
        if self._is_broken(Minutes, meeting):
            return None
        return self.paragraphs.get(meeting, set())

    def _items(self, meeting: str) -> set[str] | None:
        return self.items.get(meeting, set()) if meeting in self.book.meetings else None

    def _matters(self, reference: Reference, meeting: str) -> set[str] | None:
        holder = reference.holder
        items = []
        if isinstance(holder, Action):
            return self.matters.get((holder.meeting, holder.item or ""))
        if isinstance(holder, Decision):
            items = self.book.items_of(meeting, holder)
        named = [self.matters[meeting, item.id] for item in items]
        return set[str]().union(*named) if len(named) > 1 else next(iter(named), None)

    def _is_broken(self, model: type, meeting: str) -> bool:
        return any(
            kind.model is model and ids.get("meeting") == meeting for kind, ids in self.broken
        )


def _workstreams(book: Book) -> set[str]:
    return {id for id, one in book.topics.items() if one.kind is TopicKind.WORKSTREAM}


def _meeting_of(reference: Reference) -> str:
    """The meeting whose item or paper is meant, where that is said beside it."""
    holder = reference.holder
    if isinstance(holder, Recommended):
        return holder.at or ""
    if isinstance(holder, (Action, Evidence, PublicQuestion, Feedback)):
        return holder.meeting or ""
    return ""


def _mend(reference: Reference, known: set[str], topics: Container[str]) -> str:
    near = nearest(reference.value, known)
    home = _HOME.get(reference.kind)
    several = reference.value.split(", ")
    if len(several) > 1 and isinstance(reference.path[-1], int) and all(map(is_slug, several)):
        return f"Put several in square brackets: `[{reference.value}]`."
    if home is not None and "{}" in home and not is_slug(reference.value):
        place = home.format(f"<{reference.kind}>")
        return f"Did you mean `{near}`?" if near else f"Write its id, as it stands in `{place}`."
    if reference.kind == "workstream" and reference.value in topics:
        return f"If it is one, add `kind: workstream` to `topics/{reference.value}.yml`."
    if near and home is not None and "{}" in home:
        # Two people may share a surname: the nearest is a guess.
        return f"Did you mean `{near}`? If not, add `{home.format(reference.value)}`."
    if near:
        return f"Did you mean `{near}`?"
    if reference.kind == "venue":
        return "Write the id of a place in `venues.yml`; where it is not there yet, add it there."
    if home is not None:
        return f"Check the spelling, or add it in `{home.format(reference.value)}`."
    if reference.kind in {"paper of this meeting", "paper of its meeting"}:
        return (
            f"Add `papers/{reference.value}.yml` in this meeting's folder, or leave the line out "
            "until the paper has come."
        )
    if known and len(known) <= 20:
        return f"Known here: {', '.join(sorted(known))}."
    return "Check the spelling."


CHECKS = (
    Check("unknown-reference", "What a record names exists", ERROR, unknown_reference),
    Check(
        "unknown-place",
        "A file stands in the folder of something that exists",
        ERROR,
        unknown_place,
    ),
)
