"""Files changed and deleted: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from minutebook.withdraw.address import WithdrawError
from minutebook.withdraw.edits import Edits


def carry_out(data: Path, edits: Edits) -> None:
    """Write what is to be written, then delete what is to go.

    Raises `WithdrawError` where that cannot be done; then all is as it was.
    """
    made: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, after in edits.changed.items():
            file = data / path
            handle, name = tempfile.mkstemp(dir=file.parent, prefix=".withdraw-")
            made[file] = Path(name)
            with os.fdopen(handle, "wb") as stream:
                stream.write(after)
            if file.exists():
                made[file].chmod(file.stat().st_mode & 0o777)
            else:
                made[file].chmod(0o644)
        for file in [*made, *(data / path for path in edits.deleted)]:
            before[file] = file.read_bytes() if file.exists() else None
        for file, new in made.items():
            new.replace(file)
        for path in edits.deleted:
            (data / path).unlink()
    except OSError as error:
        _undo(made, before)
        raise WithdrawError(f"Nothing was changed: {error}.") from None
    for path in edits.deleted:
        _tidy((data / path).parent, data)


def _undo(made: dict[Path, Path], before: dict[Path, bytes | None]) -> None:
    for new in made.values():
        with suppress(OSError):
            new.unlink(missing_ok=True)
    for file, raw in before.items():
        if raw is None:
            file.unlink(missing_ok=True)
        elif not file.exists() or file.read_bytes() != raw:
            file.write_bytes(raw)


def _tidy(folder: Path, data: Path) -> None:
    """Folders that are empty now."""
    while folder != data:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
