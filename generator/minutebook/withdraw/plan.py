"""What a withdrawal does, worked out before a byte is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from pydantic import ValidationError

from minutebook import addresses, checks, wording
from minutebook.book import Book, bind
from minutebook.build import check_records
from minutebook.checks.base import Scene
from minutebook.diagnostics import Diagnostic, has_errors
from minutebook.gone import stands
from minutebook.loading import Loaded, load_files
from minutebook.models.gone import Withdrawal
from minutebook.models.shape import texts
from minutebook.models.site import Contact
from minutebook.outputs.pages import all_pages
from minutebook.permanence.content import public_records
from minutebook.public import public_book
from minutebook.stood import Stood, part_of, stood_at
from minutebook.views.parts import Desk
from minutebook.withdraw.address import KINDS, WithdrawError, target_of
from minutebook.withdraw.edits import FILE, Edits, drop_excuses, edits_for, with_withdrawals
from minutebook.withdraw.mentions import mentions, readable, repeats

_TELEPHONE = re.compile(r"\+?[0-9 ()-]{6,}")


@dataclass(frozen=True)
class Order:
    """What somebody asks for."""

    link: str
    reason: str
    """For readers."""
    was: str | None = None
    """What stood there, for readers; left out, words that give nothing of it away."""
    on: dt.date | None = None
    ask: Contact | None = None


@dataclass(frozen=True)
class Plan:
    """What is to be done, and what is left to do."""

    withdrawals: list[Withdrawal]
    """The record itself, then whatever else loses its address with it."""
    edits: Edits
    taken_out: list[str]
    """Lines of the files that are changed, as they were."""
    excuses: list[str]
    """Each `accept` that went because what it excused is gone."""
    mentions: list[str]
    """Places that still name it."""
    repeats: list[str]
    """Places that still say what it said."""
    findings: list[Diagnostic]
    """What the check says of what is left, and did not say before."""


def plan(data: Path, order: Order) -> Plan:
    """Work out a withdrawal. Raises `WithdrawError` where it cannot be done."""
    checked = check_records(data)
    if has_errors(checked.diagnostics):
        raise WithdrawError(
            "The records have errors, so what depends on what cannot be known. Type "
            "`minutebook check`, mend them, and try again."
        )
    book = checked.book
    # Of what is private, nothing was published, and nothing may be said.
    target = target_of(public_book(book), order.link)
    on = order.on or checked.today
    if on > checked.today:
        raise WithdrawError(f"{wording.day(on)} is still to come.")
    first = _withdrawal(target.address, order.was or _default(book, target.stood), on, order)
    edits = edits_for(book, data, target.stood)
    _rewrite_list(data, edits, [first])
    after = _left(book, data, edits)
    lost = _addresses(book, checked.today) - _addresses(after.book, checked.today)
    others = [
        _withdrawal(address, _default_below(book, address), on, order)
        for address in sorted(lost - {first.address})
        if part_of(address) not in {first.address, *lost}
    ]
    if others:
        _rewrite_list(data, edits, [first, *others])
        after = _left(book, data, edits)
    known = {(one.path, one.message) for one in checked.diagnostics}
    found = _found(after, checked.today)
    excuses = drop_excuses(book, checked.diagnostics, after.book, found, data, edits)
    if excuses:
        after = _left(book, data, edits)
        found = _found(after, checked.today)
    files = [*readable(data, (".yml", ".yaml", ".md")), *_by_hand(data)]
    left = [(path, text) for path, text in files if path not in edits.deleted]
    left = [(path, edits.changed.get(path, text.encode()).decode()) for path, text in left]
    return Plan(
        [first, *others],
        edits,
        list(_taken_out(data, edits)),
        excuses,
        list(mentions(left, target.stood, target.address)),
        sorted(set(repeats(_words(book, after.book), after.book.entries))),
        [one for one in found if (one.path, one.message) not in known],
    )


@dataclass(frozen=True)
class _After:
    """The records as they will be."""

    book: Book
    loaded: Loaded


def _left(book: Book, data: Path, edits: Edits) -> _After:
    touched = {*edits.changed, *edits.deleted}
    kept = [entry for entry in book.entries if entry.source.path not in touched]
    loaded = load_files(sorted(edits.changed.items()))
    if loaded.diagnostics:
        raise WithdrawError(
            f"What would be left could not be read: {loaded.diagnostics[0].message} Nothing was "
            "changed."
        )
    entries = sorted([*kept, *loaded.entries], key=lambda entry: entry.source.path)
    return _After(bind(entries), Loaded(entries, [], folder=data))


def _found(after: _After, today: dt.date) -> list[Diagnostic]:
    return checks.run(Scene(after.book, after.loaded, today)).diagnostics


def _rewrite_list(data: Path, edits: Edits, those: list[Withdrawal]) -> None:
    file = data / FILE
    before = file.read_bytes() if file.exists() else None
    edits.changed[FILE] = with_withdrawals(before, those)


def _addresses(book: Book, today: dt.date) -> set[str]:
    """Every address at which something of a record is published, as `withdrawn.yml` has it."""
    public = public_book(book)
    gone = {*map(addresses.answering, book.withdrawn)}
    found = {page.address for page in all_pages(Desk(public, today))} - gone
    found |= {addresses.beside_data(one.file) for one in public_records(public)}
    for meeting_id, papers in public.papers.items():
        for paper_id, paper in papers.items():
            found |= {
                f"meetings/{meeting_id}/papers/{paper_id}/{one.file}"
                for one in paper.attachments
                if one.file is not None
            }
    return found


def contact_from(words: str) -> Contact:
    """`Governance team, governance@example.org, 020 7946 0000`."""
    given = [word.strip() for word in words.split(",") if word.strip()]
    email = next((word for word in given if "@" in word), None)
    telephone = next((word for word in given if _TELEPHONE.fullmatch(word)), None)
    named = [word for word in given if word not in (email, telephone)]
    if not named:
        raise WithdrawError("`--ask` names no office: write `Governance team, an@address`.")
    return Contact(office=", ".join(named), email=email, telephone=telephone)


def _withdrawal(address: str, was: str, on: dt.date, order: Order) -> Withdrawal:
    try:
        return Withdrawal(address=address, was=was, on=on, reason=order.reason, ask=order.ask)
    except ValidationError:
        raise WithdrawError(
            f"`{address}` cannot be written in {FILE}, or its reason is empty."
        ) from None


def _default(book: Book, stood: Stood) -> str:
    """What stood at an address, in words that give nothing of it away: its reference, by which
    others have it, and its day.
    """
    words = KINDS[stood.kind]
    if stood.kind == "decision":
        taken = book.decisions[stood.key]
        reference = Desk(book, taken.date).reference(taken)
        board = book.boards[taken.board_id].name
        return f"Decision {reference} of the {board}, {wording.day(taken.date)}"
    if stood.kind == "action":
        action = book.actions[stood.ids["action"]]
        named = f"Action {action.reference}" if action.reference else words
        return f"{named} of {wording.day(action.assigned_on)}"
    meeting = book.meetings.get(stood.meeting)
    if stood.kind == "meeting" and meeting is not None:
        return f"The meeting of {wording.day(meeting.date)}"
    return f"{words} of the meeting of {wording.day(meeting.date)}" if meeting else words


def _default_below(book: Book, address: str) -> str:
    stood = stood_at(address)
    if stood is not None and stood.kind in KINDS and stands(book, stood):
        return _default(book, stood)
    return "A list of what was withdrawn"


def _words(before: Book, after: Book) -> Iterator[str]:
    """Texts that are in no record any more."""
    left = {text for entry in after.entries for _, text in texts(entry.record)}
    for entry in before.entries:
        for _, text in texts(entry.record):
            if text not in left:
                yield text


def _taken_out(data: Path, edits: Edits) -> Iterator[str]:
    for path, after in edits.changed.items():
        if path == FILE:
            continue
        before = (data / path).read_bytes().decode().splitlines()
        left = after.decode().splitlines()
        same = SequenceMatcher(None, before, left, autojunk=False).get_opcodes()
        for kind, start, end, _, _ in same:
            if kind != "equal":
                yield from (f"{path}:{n + 1}: {before[n]}" for n in range(start, end))


def _by_hand(data: Path) -> Iterator[tuple[str, str]]:
    """Hand-written pages, which stand beside the data folder."""
    for path, text in readable(data.resolve().parent / "content", (".md", ".html")):
        yield f"content/{path}", text
