"""Where records, and pages that are written by hand, still speak of what was withdrawn.

A program cannot take these out: what is left must make sense to readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutebook.loading import Entry
from minutebook.models.shape import texts
from minutebook.outputs.repeats import rows_of
from minutebook.stood import Stood
from minutebook.withdraw.edits import FILE

_NAMED_BY = ("action", "question", "feedback", "paper", "file")


def mentions(files: Iterable[tuple[str, str]], stood: Stood, address: str) -> Iterator[str]:
    """Each line that names it: `meetings/2018-07-12/meeting.yml:40`. The list of what was withdrawn
    is passed over.
    """
    pattern = _pattern(stood, address)
    for path, text in files:
        if path == FILE:
            continue
        near = stood.kind not in {"paper", "attachment"} or f"{stood.meeting}/" in path
        for number, line in enumerate(text.splitlines(), start=1):
            if address in line or (near and pattern is not None and pattern.search(line)):
                yield f"{path}:{number}"


def repeats(before: Iterable[str], entries: Iterable[Entry]) -> Iterator[str]:
    """Each line where a record begins to say what holds eight words in a row of what was taken
    out.
    """
    rows = {row for text in before for row in rows_of(text)}
    for entry in entries:
        if entry.source.path == FILE:
            continue
        for path, text in texts(entry.record):
            if rows and not rows.isdisjoint(rows_of(text)):
                yield f"{entry.source.path}:{entry.source.locate(path).line}"


def readable(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Files below a folder as text, with their paths."""
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.suffix in endings and file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_text("utf-8", errors="replace")


def _pattern(stood: Stood, address: str) -> re.Pattern[str] | None:
    """How records name it."""
    if stood.kind == "decision":
        number = stood.ids["number"]
        words = [stood.key, f"{stood.ids['where']}/{number}", f"{stood.ids['where']}-{number}"]
    elif stood.kind == "meeting":
        words = [stood.meeting]
    else:
        words = [stood.ids[name] for name in _NAMED_BY if name in stood.ids][-1:]
    if not words:
        return None
    either = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
