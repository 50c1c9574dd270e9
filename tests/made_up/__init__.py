"""Made-up archives: valid and whole books of records about nothing real, as large as a test wants.

    write_archive(folder, meetings=5)                     two boards, most meetings in common
    write_archive(folder, meetings=5, boards=1)           one board
    write_archive(folder, meetings=5, boards=5, alone=1)  five boards that never meet together
    archive_files(meetings=5)                             the same files, without writing them

The same arguments give the same bytes, and a longer archive begins with the meetings of a shorter
one. `minutebook check` finds nothing wrong in any of them.

Every decision holds a word of its own, `mark(board, meeting, number)`, which stands nowhere else:
a page that holds it shows that decision, and a search for it finds that decision alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from made_up.calendar import AFTER_LAST, BOARDS, Archive, Session, Size, archive, mark
from made_up.records import all_records, site_record
from made_up.world import World
from made_up.written import yaml_lines


def archive_files(book: Archive, *, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Every file of an archive: its path below the data folder, and its YAML."""
    world = World(book, seed)
    for path, record in all_records(world):
        yield path, "\n".join(yaml_lines(record)) + "\n"


def write_archive(
    folder: Path,
    meetings: int,
    boards: int = 2,
    *,
    alone: int = 4,
    coming: int = 3,
    size: Size | None = None,
    seed: int = 1,
) -> Archive:
    """Write an archive below `folder`, a data folder that need not exist; see `archive`."""
    book = archive(meetings, boards, alone=alone, coming=coming, size=size)
    for path, text in archive_files(book, seed=seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return book


def write_empty(folder: Path) -> None:
    """Write the smallest data folder of which a site can be made: one that holds no record."""
    folder.mkdir(parents=True, exist_ok=True)
    site = site_record(archive(0, 1, coming=0))
    (folder / "site.yml").write_text("\n".join(yaml_lines(site)) + "\n", encoding="utf-8")


__all__ = [
    "AFTER_LAST",
    "BOARDS",
    "Archive",
    "Session",
    "Size",
    "archive",
    "archive_files",
    "mark",
    "write_archive",
    "write_empty",
]
