"""Files attached to papers that were published: where each of them is today."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.checks.side import Side
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Content, EarlierRecord, said_by
from minutebook.permanence.file_names import files_of, new_names, with_names, without_files
from minutebook.redirects import now_at


@dataclass(frozen=True)
class FileGone:
    """A file that is not where it was, of which nothing is said."""

    address: str
    """As `moved.yml` and `withdrawn.yml` have it: without escapes."""
    now: str = ""
    """Where the same file stands today, attached to this paper or to another; else where a file of
    its title does; empty where neither does."""
    is_same: bool = False
    """Whether that is the same file."""
    led: str = ""
    """Where `moved.yml` leads from there, which is not the same file; empty where it does not."""


def followed(
    side: Side, one: EarlierRecord, now: PublicRecord, said: Content
) -> tuple[list[FileGone], Content]:
    """Files of a paper that are gone; and what the paper said, with the files that were given
    another name under that, and without those that are gone, which are told of by themselves.
    """
    moves = side.scene.book.moved.values()
    was, today = (one.address, said), (now.address, said_by(now))
    names = new_names(was, today, lambda file: now_at(file, moves))
    lost, gone = set(), []
    for n, name in files_of(said).items():
        address = f"{one.address}{name}"
        there = now_at(address, moves)
        checksum = said["attachments"][n].get("sha256", "")
        if n in names or (there != address and side.files_today.get(there) == checksum):
            continue
        lost.add(n)
        # What was withdrawn before was another file.
        told = {address, there} - (set() if there == address else side.earlier.gone)
        if side.scene.book.withdrawn.keys().isdisjoint(told):
            led = there if there != address else ""
            same = _same(side, now, said, n)
            gone.append(FileGone(address, same or _titled(now, said, n), bool(same), led))
    return gone, without_files(with_names(said, names), lost)


def _same(side: Side, now: PublicRecord, said: Content, n: int) -> str:
    """Where the file of that place stands today, if possible on its paper; empty where it does
    not.
    """
    checksum, page = said["attachments"][n].get("sha256"), now.address
    taken = {f"{page}{name}" for name in files_of(said).values()}
    those = [
        address
        for address, one in side.files_today.items()
        if checksum and one == checksum and address not in taken
    ]
    return next((one for one in those if one.startswith(page)), next(iter(those), ""))


def _titled(now: PublicRecord, said: Content, n: int) -> str:
    """Where a file of the same title stands, of a name that is new on its paper."""
    taken = files_of(said).values()
    return next(
        (
            f"{now.address}{one['file']}"
            for one in said_by(now).get("attachments", [])
            if one.get("title") == said["attachments"][n].get("title")
            and one.get("file", next(iter(taken))) not in taken
        ),
        "",
    )
