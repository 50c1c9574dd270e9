"""Words that a redacted change took out, and that stand in another file still."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from minutebook import attached
from minutebook.checks.permanence import REMAIN
from minutebook.checks.side import Side
from minutebook.checks.statement import pages_beside
from minutebook.diagnostics import Diagnostic, Position
from minutebook.readable import texts_of, without_tags


def remaining(side: Side) -> Iterator[Diagnostic]:
    """Where words that were taken out stand still. The line, which has them, is not shown."""
    for path, entry in side.entries.items():
        mend = (
            "Take them out here too; where they were published here, with an entry in `changes` "
            "that says `redacted: yes`."
        )
        yield from _on_lines(side, path, entry.source.text, mend)
    data = side.scene.loaded.folder
    if data is None or not side.taken_out.runs:
        return
    for path, file in _attached(side, data):
        if _stand_in(side, file):
            yield side.about(
                REMAIN,
                path,
                "In this attached file stand words that a redacted change took out of a record.",
                "Put a file without them in its place: the check then gives the entry for "
                "`changes` of its paper, which is to say `redacted: yes`.",
            )
    for page in pages_beside(data):
        path = Path(os.path.relpath(page.resolve(), data.resolve())).as_posix()
        with suppress(OSError):
            text = page.read_text(encoding="utf-8", errors="replace")
            yield from _on_lines(side, path, text, "Take them out here too.")


def _on_lines(side: Side, path: str, text: str, mend: str) -> Iterator[Diagnostic]:
    said = "On this line stand words that a redacted change took out of a record."
    for number in side.taken_out.lines_of(text):
        yield Diagnostic(REMAIN.id, REMAIN.severity, path, Position(number, 1), said, mend)


def _attached(side: Side, data: Path) -> Iterator[tuple[str, Path]]:
    """Attached files that are there, each once, with their paths below the folder of records."""
    names = ((m, p, name) for m, p, name, _ in attached.listed(side.book.papers))
    for meeting_id, paper_id, name in dict.fromkeys(names):
        file = attached.held(data, meeting_id, paper_id, name)
        if file is not None:
            yield file.relative_to(data).as_posix(), file


def _stand_in(side: Side, file: Path) -> bool:
    try:
        return any(
            side.taken_out.stands_in(form)
            for text in texts_of(file)
            for form in (text, without_tags(text))
        )
    except OSError:
        # The check of attachments says that it cannot be read.
        return False
