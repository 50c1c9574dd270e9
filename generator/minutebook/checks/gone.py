"""What was published once is still to be found, or its address says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import addresses, attached, wording
from minutebook.addresses import ABOUT, BOARDS, TAKE_PART
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.gone import stands
from minutebook.loading import Entry
from minutebook.models.gone import Moved, NewAddress, Withdrawal, Withdrawn
from minutebook.redirects import now_at
from minutebook.source import Path
from minutebook.spelling import nearest
from minutebook.stood import LISTS, Stood, meant_by, stood_at

_BY_HAND = {ABOUT, TAKE_PART, "accessibility/", "privacy/"}
_BELOW_ALL = ("decisions/", "years/", "a-z/")
"""Lists that every board has."""


@dataclass(frozen=True)
class _Line:
    """An address at which something stood, where the records say so."""

    entry: Entry
    path: Path
    address: str
    said: Withdrawal | NewAddress

    @property
    def how(self) -> str:
        return "withdrawn" if isinstance(self.said, Withdrawal) else "moved"


def _lines(scene: Scene) -> Iterator[_Line]:
    for entry in scene.book.entries:
        match entry.record:
            case Withdrawn() as record:
                for n, one in enumerate(record.withdrawn):
                    yield _Line(entry, ("withdrawn", n, "address"), one.address, one)
            case Moved() as record:
                for n, move in enumerate(record.moved):
                    yield _Line(entry, ("moved", n, "was"), move.was, move)


def withdrawn_and_there(scene: Scene) -> Iterator[Finding]:
    """A record stands at an address from which another was withdrawn, or moved: its number or its
    name was given to something else. Who has the old link would take the one for the other. A list,
    such as that of all actions of a year, may come back.
    """
    for line in _lines(scene):
        stood = stood_at(line.address)
        if stood is not None and not stood.below and stands(scene.book, stood):
            yield Finding(
                line.entry,
                line.path,
                f"`{line.address}` has {_has(line)}, and a record stands there.",
                "Give the record a number or a name that was never used; if it is the same one and "
                "is back, delete these lines.",
            )


def moved_to_nothing(scene: Scene) -> Iterator[Finding]:
    """What has moved leads to a page that is there: that of a record, or of a list. Where it moved
    again, or was withdrawn since, that has lines of its own in `moved.yml` or `withdrawn.yml`.
    """
    for line in _lines(scene):
        if isinstance(line.said, NewAddress) and not _leads_on(scene, line.said.now):
            near = meant_by(line.said.now) or nearest(line.said.now, _known(scene, line.said.now))
            mend = f"Did you mean `{near}`?" if near else "Copy the address from the page itself."
            yield Finding(
                line.entry,
                (*line.path[:-1], "now"),
                f"No record, and no list of records, stands at `{line.said.now}`.",
                mend,
            )


def _leads_on(scene: Scene, address: str) -> bool:
    book = scene.book
    if address in book.moved or address in book.withdrawn:
        return True
    stood = stood_at(address)
    if stood is None:
        return False
    if any(found.items() <= stood.ids.items() for _, found in scene.loaded.unreadable if found):
        return True
    if stood.kind == "list":
        board = stood.ids.get("board")
        return board in book.boards and address.endswith(_BELOW_ALL)
    if stood.kind == "page":
        return address in _BY_HAND or address.partition("/")[0] in LISTS
    return not stood.below and stood.kind != "register entry" and stands(book, stood)


def _known(scene: Scene, address: str) -> list[str]:
    """Addresses of the kind that was probably meant."""
    book = scene.book
    match address.partition("/")[0]:
        case "boards":
            return [f"boards/{id}/" for id in book.boards] + [
                f"boards/{one.board_id}/decisions/{one.slug}/" for one in book.decisions.values()
            ]
        case "meetings" if not address.endswith("/"):
            return [
                f"{addresses.paper(meeting_id, paper_id)}{name}"
                for meeting_id, paper_id, name, _ in attached.listed(book.papers)
            ]
        case "meetings":
            return [f"meetings/{id}/" for id in book.meetings] + [
                f"meetings/{id}/papers/{paper}/"
                for id, papers in book.papers.items()
                for paper in papers
            ]
        case "actions":
            return [f"actions/{id}/" for id in book.actions]
        case "people":
            return [f"people/{id}/" for id in book.people]
        case "topics":
            return [f"topics/{id}/" for id in book.topics]
    return []


def moved_in_a_circle(scene: Scene) -> Iterator[Finding]:
    """A page moved to an address from which it moved back, perhaps by way of others, so that the
    link leads nowhere. It is found at the first of them.
    """
    found: set[str] = set()
    for line in _lines(scene):
        way = _way(scene, line)
        if len(way) > 1 and way[-1] == line.address and line.address not in found:
            found.update(way)
            yield Finding(
                line.entry,
                (*line.path[:-1], "now"),
                f"This leads in a circle: `{'`, `'.join(way)}`.",
                "Keep the lines that lead to where the page stands now, and delete the others.",
            )


def moved_within(scene: Scene) -> Iterator[Finding]:
    """A page moved to an address above or below its own, at once or by way of others. Whatever
    stands below a page moves with it, so that what is below would have no end.
    """
    for line in _lines(scene):
        for now in _way(scene, line)[1:]:
            lower, higher = sorted([line.address, now], key=len, reverse=True)
            if lower != higher and lower.startswith(higher):
                yield Finding(
                    line.entry,
                    (*line.path[:-1], "now"),
                    f"`{line.address}` and `{now}` lie one below the other, and a page takes along "
                    "what is below it.",
                    "Give the page a name beside its old one. If the old one only lists records, "
                    "or was a part of the new one, delete these lines.",
                )
                break


def _way(scene: Scene, line: _Line) -> list[str]:
    """Where what stood at an address has been since, one after the other; in a circle up to where
    it was before.
    """
    way = [line.address]
    while way[-1] in scene.book.moved and way.count(way[-1]) == 1:
        way.append(scene.book.moved[way[-1]].now)
    return way


def moved_to_another_kind(scene: Scene) -> Iterator[Finding]:
    """What has moved is the same thing as before: a meeting leads to a meeting, and what is one
    board's to the same board's, unless that whole board moved. A list or a page that is written by
    hand may lead to any other of these.
    """
    for line in _lines(scene):
        if not isinstance(line.said, NewAddress):
            continue
        was, now = stood_at(line.address), stood_at(line.said.now)
        if was is None or now is None:
            # Another check tells of it.
            continue
        place = (*line.path[:-1], "now")
        if _sort(was) != _sort(now):
            yield Finding(
                line.entry,
                place,
                f"`{line.address}` was the address of {_sort(was)}, and `{line.said.now}` is "
                f"that of {_sort(now)}.",
                "Lead to the same thing as before; if it is gone, withdraw it.",
            )
        elif (was.kind != "board" or was.below) and _board(scene, was) != _board(scene, now):
            yield Finding(
                line.entry,
                place,
                f"`{line.address}` was one board's, and `{line.said.now}` is another's.",
                "Each board's records are its own: lead to the same board's; if the record is "
                "gone, withdraw it.",
            )


def _sort(stood: Stood) -> str:
    if stood.kind in {"list", "page"}:
        return "a list, or a page that is written by hand"
    return f"{'an' if stood.kind.startswith('a') else 'a'} {stood.kind}"


def _board(scene: Scene, stood: Stood) -> str:
    """The address of the board whose it is now; empty for what boards share."""
    board = stood.ids.get("board")
    return now_at(f"{BOARDS}{board}/", scene.book.moved.values()) if board else ""


def gone_twice(scene: Scene) -> Iterator[Finding]:
    """An address stands twice among what was withdrawn or moved. It can say one thing only."""
    first: dict[str, _Line] = {}
    for line in _lines(scene):
        other = first.setdefault(line.address, line)
        if other is not line:
            where = f"{other.entry.source.path}, line {other.entry.source.locate(other.path).line}"
            yield Finding(
                line.entry,
                line.path,
                f"`{line.address}` has {_has(line)} here, and has {_has(other)} in {where}.",
                "Keep the one that holds now.",
            )


def _has(line: _Line) -> str:
    return "been withdrawn" if line.how == "withdrawn" else line.how


def gone_in_the_future(scene: Scene) -> Iterator[Finding]:
    """A record is withdrawn, or has moved, on a day that is still to come."""
    for line in _lines(scene):
        if line.said.on > scene.today:
            yield Finding(
                line.entry,
                (*line.path[:-1], "on"),
                f"{wording.day(line.said.on)} is still to come.",
                "Correct the day; what is to go later is withdrawn on that day.",
            )


def never_an_address(scene: Scene) -> Iterator[Finding]:
    """An address in `withdrawn.yml` or `moved.yml` is not built as addresses of this site are, so
    that nothing can have stood there. A board, meeting or person that is not known any more is no
    finding: it may be gone.
    """
    for line in _lines(scene):
        stood = stood_at(line.address)
        if stood is None or not _is_record(line, stood):
            near = meant_by(line.address)
            yield Finding(
                line.entry,
                line.path,
                f"Nothing of this site ever stood at an address like `{line.address}`.",
                f"Did you mean `{near}`?" if near else "Copy it from the link that somebody has.",
            )


def _is_record(line: _Line, stood: Stood) -> bool:
    """Pages that are written by hand move, but are not withdrawn as records are."""
    return stood.kind != "page" or line.how == "moved"


CHECKS = (
    Check(
        "withdrawn-and-there",
        "What is gone is not replaced by something else",
        ERROR,
        withdrawn_and_there,
    ),
    Check("moved-to-nothing", "What has moved leads to a page", ERROR, moved_to_nothing),
    Check("moved-in-a-circle", "What has moved does not lead back", ERROR, moved_in_a_circle),
    Check("moved-within", "What has moved is beside where it was", ERROR, moved_within),
    Check(
        "moved-to-another-kind",
        "What has moved is the same thing as before",
        ERROR,
        moved_to_another_kind,
    ),
    Check("gone-twice", "What is gone is said once", ERROR, gone_twice),
    Check("gone-in-the-future", "What is gone is gone already", ERROR, gone_in_the_future),
    Check("never-an-address", "What is gone once had an address", ERROR, never_an_address),
)
