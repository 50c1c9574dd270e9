"""What must change in the files of the records so that one of them is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from minutebook import attached
from minutebook.book import Book
from minutebook.checks.acceptance import RULE
from minutebook.diagnostics import Diagnostic
from minutebook.loading import Entry
from minutebook.models.action import Action
from minutebook.models.decision import ChairDecisions, Decisions
from minutebook.models.gone import Withdrawal, Withdrawn
from minutebook.models.paper import Paper
from minutebook.models.published import Acceptable, Acceptance
from minutebook.models.question import PublicQuestion
from minutebook.models.shape import parts
from minutebook.models.site import Contact
from minutebook.source import Path as Place
from minutebook.stood import Stood
from minutebook.withdraw.address import WithdrawError
from minutebook.withdraw.cut import CutError, dash_column, without_parts

FILE = "withdrawn.yml"
_OF_ATTACHMENT = ("file", "sha256", "size", "type")


@dataclass
class Edits:
    """Files by their paths below the data folder."""

    changed: dict[str, bytes] = field(default_factory=dict)
    """With what they are to hold."""
    deleted: list[str] = field(default_factory=list)


def edits_for(book: Book, data: Path, stood: Stood) -> Edits:
    """How the record of an address is taken out. Raises `WithdrawError` where that is not known."""
    edits = Edits()
    if stood.kind == "decision":
        _decision(book, data, stood, edits)
    elif stood.kind == "attachment":
        _attachment(book, data, stood, edits)
    else:
        for entry in book.entries:
            if _belongs(entry, stood):
                edits.deleted.append(entry.source.path)
        edits.deleted += _files(book, stood)
    # A file that was attached and lies there no more is gone already.
    edits.deleted = [path for path in edits.deleted if (data / path).exists()]
    return edits


def _belongs(entry: Entry, stood: Stood) -> bool:
    """Whether a file is of the record, or cannot be without it."""
    ids, record = stood.ids, entry.record
    match stood.kind:
        case "meeting":
            of_it = isinstance(record, (Action, PublicQuestion)) and record.meeting == stood.meeting
            return of_it or entry.ids.get("meeting") == stood.meeting
        case "register entry":
            return entry.kind.pattern == "interests/{person}.yml" and entry.ids == ids
        case "paper":
            # Its figures stand in a file of the same name.
            return entry.ids == ids
    return entry.ids == ids


def _files(book: Book, stood: Stood) -> Iterator[str]:
    """Files that are attached to a paper, or to any paper of a meeting."""
    if stood.kind not in {"paper", "meeting"}:
        return
    for paper_id, paper in book.papers.get(stood.meeting, {}).items():
        if stood.ids.get("paper", paper_id) == paper_id:
            for one in paper.attachments:
                if one.file is not None:
                    place = attached.place(Path(), stood.meeting, paper_id, one.file)
                    yield place.as_posix()


def _decision(book: Book, data: Path, stood: Stood, edits: Edits) -> None:
    taken = book.decisions[stood.key]
    path = taken.entry.source.path
    record = taken.entry.record
    assert isinstance(record, (Decisions, ChairDecisions))
    if len(record.decisions) == 1:
        edits.deleted.append(path)
    else:
        _cut(data, path, [taken.path], edits)


def _attachment(book: Book, data: Path, stood: Stood, edits: Edits) -> None:
    meeting_id, paper_id, file = (stood.ids[name] for name in ("meeting", "paper", "file"))
    (entry,) = [
        one
        for one in book.entries
        if isinstance(one.record, Paper) and one.ids == {"meeting": meeting_id, "paper": paper_id}
    ]
    paths = [
        ("attachments", n, name)
        for n, one in enumerate(entry.record.attachments)
        if one.file == file
        for name in _OF_ATTACHMENT
        if entry.source.holds(("attachments", n, name))
    ]
    _cut(data, entry.source.path, sorted(paths, key=lambda one: _order(entry, one)), edits)
    edits.deleted.append(attached.place(Path(), meeting_id, paper_id, file).as_posix())


def drop_excuses(
    book: Book,
    before: list[Diagnostic],
    after: Book,
    found: list[Diagnostic],
    data: Path,
    edits: Edits,
) -> list[str]:
    """Take out each `accept` that excuses nothing any more, because what it was about is gone: its
    reason may say what that said. One that excused nothing before either, on the same day, stays
    for those who wrote it. `before` and `found` are what the check says of each book. Returns where
    each stood and what it says.
    """
    known = {(path, one.model_dump_json()) for path, _, one in _idle(book, before)}
    dropped = []
    gone: dict[str, list[Place]] = {}
    for path, place, one in _idle(after, found):
        if (path, one.model_dump_json()) not in known:
            gone.setdefault(path, []).append(place)
            dropped.append(f"{path}: {one.check}: {one.because}")
    for entry in after.entries:
        if entry.source.path in gone:
            paths = list(_whole(entry, gone[entry.source.path]))
            paths.sort(key=lambda one: _order(entry, one))
            _cut(data, entry.source.path, paths, edits)
    return dropped


def _idle(book: Book, found: list[Diagnostic]) -> Iterator[tuple[str, Place, Acceptance]]:
    """Each acceptance that the check says is of nothing, with its file and its place in it."""
    idle = {(one.path, one.position) for one in found if one.check == RULE.id}
    files = {path for path, _ in idle}
    for entry in book.entries:
        path = entry.source.path
        for place, record in parts(entry.record, Acceptable) if path in files else ():
            for n, one in enumerate(record.accept):
                at = (*place, "accept", n)
                if (path, entry.source.locate((*at, "check"))) in idle:
                    yield path, at, one


def _whole(entry: Entry, those: list[Place]) -> Iterator[Place]:
    """The same places, but the list itself where nothing would be left in it."""
    for place, record in parts(entry.record, Acceptable):
        mine = [one for one in those if one[:-1] == (*place, "accept")]
        yield from [(*place, "accept")] if mine and len(mine) == len(record.accept) else mine


def _order(entry: Entry, path: Place) -> tuple[int, int]:
    place = entry.source.locate(path, key=True)
    return place.line, place.column


def _cut(data: Path, path: str, those: Sequence[Place], edits: Edits) -> None:
    raw = edits.changed[path] if path in edits.changed else (data / path).read_bytes()
    text = raw.decode()
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    try:
        left = without_parts(text.removeprefix(mark), list(those))
    except CutError as error:
        raise WithdrawError(f"{path}: {error}") from None
    edits.changed[path] = (mark + left).encode()


# --- The list of what was withdrawn -------------------------------------------------------------


def with_withdrawals(before: bytes | None, those: list[Withdrawal]) -> bytes:
    """`withdrawn.yml` with these added at its end, and all else as it was."""
    text = before.decode() if before is not None else f"{next(iter(Withdrawn.model_fields))}:\n"
    indent = dash_column(text, "withdrawn") if before is not None else 2
    if indent is None:
        raise WithdrawError(
            f"The list in `{FILE}` stands in square brackets. Give each entry lines of its own, "
            "and try again."
        )
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [line for one in those for line in _lines(one, " " * indent)]
    gap = "" if text.endswith(("\n", "\r")) else end
    return (text + gap + "".join(f"{line}{end}" for line in lines)).encode()


def _lines(one: Withdrawal, indent: str) -> Iterator[str]:
    yield f"{indent}- address: {quoted(one.address)}"
    yield f"{indent}  was: {quoted(one.was)}"
    yield f"{indent}  on: {one.on.isoformat()}"
    yield f"{indent}  reason: {quoted(one.reason)}"
    if one.ask is not None:
        yield f"{indent}  ask:"
        for name in Contact.model_fields:
            value = getattr(one.ask, name)
            if value is not None:
                yield f"{indent}    {name}: {quoted(value)}"


def quoted(text: str) -> str:
    """A text on one line of YAML."""
    one_line = " ".join(text.split())
    return "'" + one_line.replace("'", "''") + "'"
