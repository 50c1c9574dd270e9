"""What stands at the foot of a record's page: where it comes from, what was changed in it since it
was published, and its fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from minutebook import wording
from minutebook.book import Book, TakenDecision
from minutebook.models.figures import PaperFigures
from minutebook.models.interest import Interests
from minutebook.models.minutes import Minutes
from minutebook.models.plan import ForwardPlan
from minutebook.models.published import Change
from minutebook.models.vocabulary import MinutesState
from minutebook.permanence import changes, words
from minutebook.permanence.compare import value_named
from minutebook.permanence.content import PublicRecord, public_decision, public_records
from minutebook.permanence.days import changed_on, published_on
from minutebook.permanence.words import Piece
from minutebook.views.parts import BoardLabel, Desk, EditorNote, Link, SourceLine, notes
from minutebook.views.said import called, in_words, is_short, unmarked


@dataclass(frozen=True)
class ChangeLine:
    """A change since publication."""

    date: str
    note: str
    what: str
    """Which line of the record it is about, in readers' words; empty where that is redacted or
    not recorded."""
    difference: list[Piece]
    """What it took out and put in, with the words around it; empty where that cannot be said."""
    was: str
    """The words before, where there is no `difference`; empty where they are redacted or not
    recorded."""
    agreed_at: Link | None
    on_approval: list[BoardLabel]
    """Of minutes: the boards that approved them at the meeting that agreed the change."""
    redacted: bool


@dataclass(frozen=True)
class Fingerprint:
    """How anybody can show later what a record said."""

    sha256: str
    file: str
    """Address of the record as data, of which it is the SHA-256."""
    called: str
    """What the record is called there: `This record`, `These minutes`."""
    boards: list[str]
    """Ids of the boards whose decisions the record names, and so is marked with."""


@dataclass(frozen=True)
class About:
    """What stands at the foot of a record's page."""

    source: SourceLine | None
    notes: list[EditorNote]
    published: str = ""
    """The day; empty where no record says it."""
    changed: str = ""
    """The latest day after that on which it changed; empty where it did not."""
    changes: list[ChangeLine] = field(default_factory=list)
    """The latest first."""
    minor: list[ChangeLine] = field(default_factory=list)
    """Typing errors that were put right, the latest first."""
    fingerprint: Fingerprint | None = None

    @property
    def is_more(self) -> bool:
        """Whether there is something of it that a pack repeats."""
        return any((self.source, self.notes, self.changes))

    @property
    def corrected(self) -> str:
        """The day of the latest change that is more than a typing error; empty where there is
        none. It is said beside the words that were corrected.
        """
        return self.changes[0].date if self.changes else ""

    @property
    def says_something(self) -> bool:
        return self.is_more or bool(self.minor) or self.fingerprint is not None


def about(desk: Desk, kind: str, id: str) -> About:
    """Of a record by its kind and id, as `PublicRecord` has them."""
    record = desk.once(_records)[kind, id]
    return _about(desk, record, desk.source(record.record.source), notes(record.record))


def about_decision(desk: Desk, taken: TakenDecision) -> About:
    # What is noted of a decision stands beside its words.
    return _about(desk, public_decision(taken), source_of_decision(desk, taken), [])


def source_of_decision(desk: Desk, taken: TakenDecision) -> SourceLine | None:
    """Its own source or its file's, at the page of its paragraph."""
    pages = taken.paragraph.page if taken.paragraph is not None else None
    return desk.source(taken.facts.source or taken.entry.record.source, pages)


def about_paragraph(desk: Desk, meeting_id: str, paragraph_id: str) -> About:
    """Of a part of minutes that is shown on a page of its own: what was changed in it."""
    paragraph = desk.book.paragraphs[meeting_id, paragraph_id].paragraph
    record = desk.once(_records)["minutes", meeting_id]
    here = f".paragraphs.{paragraph_id}."
    ours = [n for n, one in enumerate(record.changes) if here in f".{one.field or ''}."]
    lines = _lines(desk, record, ours)
    return replace(
        _with_lines(About(None, []), lines),
        source=desk.source(desk.book.minutes[meeting_id].source, paragraph.page),
        notes=notes(paragraph),
    )


def of_every_record(desk: Desk) -> Iterator[tuple[PublicRecord, list[tuple[Change, ChangeLine]]]]:
    """Every record that was changed, with its changes as they were made and as they are shown."""
    decisions = map(public_decision, desk.book.decisions.values())
    for record in (*desk.once(_records).values(), *decisions):
        if record.changes:
            yield record, _lines(desk, record, range(len(record.changes)))


def _records(desk: Desk) -> dict[tuple[str, str], PublicRecord]:
    """Every record but decisions, which are made when they are shown: there are many."""
    them = public_records(desk.book)
    return {(one.kind, one.id): one for one in them if one.kind != "decision"}


def _about(
    desk: Desk, record: PublicRecord, source: SourceLine | None, noted: list[EditorNote]
) -> About:
    published = published_on(desk.book, record, desk.today)
    changed = changed_on(desk.book, record, desk.today)
    lines = _lines(desk, record, range(len(record.changes)))
    return replace(
        _with_lines(About(source, noted), lines),
        published=wording.day(published) if published else "",
        changed=wording.day(changed) if changed else "",
        fingerprint=Fingerprint(
            record.fingerprint, record.file, _called(record), _named_in(desk.book, record)
        ),
    )


def _with_lines(made: About, lines: list[tuple[Change, ChangeLine]]) -> About:
    latest = lines[::-1]
    return replace(
        made,
        changes=[line for change, line in latest if not change.minor],
        minor=[line for change, line in latest if change.minor],
    )


def _called(record: PublicRecord) -> str:
    """Of several records on one page, each is called by a name of its own."""
    match record.record:
        case ForwardPlan() as plan:
            return plan.title
        case Minutes():
            return "These minutes"
        case PaperFigures():
            return "These figures"
        case Interests():
            return "This entry in the register"
    return "This record"


def _named_in(book: Book, record: PublicRecord) -> list[str]:
    """Minutes say where each board decided, so that their fingerprint is of all boards that met."""
    if isinstance(record.record, Minutes):
        return book.meetings[record.id].boards
    return []


def _lines(
    desk: Desk, record: PublicRecord, which: Sequence[int]
) -> list[tuple[Change, ChangeLine]]:
    return [(record.changes[n], _line(desk, record, n)) for n in which]


def _line(desk: Desk, record: PublicRecord, n: int) -> ChangeLine:
    change = record.changes[n]
    if change.redacted:
        return ChangeLine(wording.day(change.on), change.note, "", [], "", None, [], True)
    difference = _difference(desk, record, n)
    at = change.agreed_at
    return ChangeLine(
        wording.day(change.on),
        change.note,
        _field(record, change.field) if change.field else "",
        difference,
        "" if difference else change.was or "",
        desk.meeting(at) if at is not None else None,
        _approved_there(desk, record, at) if at is not None else [],
        False,
    )


def _field(record: PublicRecord, field: str) -> str:
    """What readers call the line that was changed, with the file that it is about."""
    of, _, name = field.rpartition(".")
    if name == "sha256":
        file = value_named(type(record.record), record.content["record"], f"{of}.file")
        return f"{called(field)} {file}" if file else called(field)
    return called(field)


def _difference(desk: Desk, record: PublicRecord, n: int) -> list[Piece]:
    change, model = record.changes[n], type(record.record)
    if change.was is None or change.field is None:
        return []
    is_known, now = changes.after(model, record.content["record"], record.changes, n)
    said = in_words(desk, model, change.field, now) if is_known else None
    was = in_words(desk, model, change.field, changes.before(model, change))
    if said is None or was is None:
        return []
    if was == said:
        return []
    if is_short(model, change.field):
        return words.whole(was, said)
    one, other = unmarked(was), unmarked(said)
    # What differs in nothing but its marks differs in them.
    found = words.pieces(one, other) if one != other else words.pieces(was, said)
    return words.shortened(found)


def _approved_there(desk: Desk, record: PublicRecord, meeting_id: str) -> list[BoardLabel]:
    minutes = record.record
    if not isinstance(minutes, Minutes):
        return []
    return [
        desk.labels[board]
        for board, status in minutes.status.items()
        if status.state is MinutesState.APPROVED and status.at == meeting_id
    ]
