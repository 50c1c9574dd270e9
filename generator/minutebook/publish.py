"""All of a site or none of it: build in a folder of its own, then swap.

The folder being built stands beside the published one, so that the swap is one step of the file
system: on Linux and macOS the two folders change places. Whatever interrupts a build, the
published folder is the old site or the new one, whole. On other POSIX systems the swap is two
renames, and a kill between them leaves the old site beside its place; the next build puts it back.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_RENAME_EXCHANGE = 2
"""renameat2(2), Linux."""
_RENAME_SWAP = 2
"""renameatx_np(2), macOS."""
_HERE = {"linux": -100, "darwin": -2}
"""AT_FDCWD: paths are relative to the working folder."""


class PublishError(Exception):
    """The site cannot be published, in words for whoever builds it."""


@dataclass
class Staging:
    """A site under construction, and the folder whose place it will take."""

    target: Path
    """The published folder."""
    folder: Path
    """Where to build. Stands beside `target`."""
    _lock: IO[str]

    @classmethod
    def begin(cls, target: Path) -> Staging:
        """Make room for a build.

        Raises `PublishError` where another build is at work, or where the target holds something
        that no build made (a `.git` folder, say) and that a swap would carry away.
        """
        target = target.resolve()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PublishError(f"{target} cannot be made ({error.strerror}).") from None
        lock = _lock(target)
        aside = _aside(target)
        if aside.exists() and not target.exists():
            aside.rename(target)
        foreign = _foreign(target)
        if foreign:
            _unlock(lock)
            raise PublishError(
                f"{target} holds {foreign}, which no build made and a build would carry away. "
                "Build into another folder."
            )
        folder = target.parent / f".{target.name}.staging"
        for left in (folder, aside):
            if left.exists():
                shutil.rmtree(left)
        folder.mkdir()
        return cls(target, folder, lock)

    def commit(self) -> None:
        """Put what was built in the place of what was published."""
        if not self.target.exists():
            self.folder.rename(self.target)
        elif not _exchange(self.folder, self.target):
            self.target.rename(_aside(self.target))
            self.folder.rename(self.target)
        self.discard()

    def discard(self) -> None:
        """Clear away what is not published, and let others build."""
        aside = _aside(self.target)
        if aside.exists() and not self.target.exists():
            aside.rename(self.target)
        for left in (self.folder, aside):
            shutil.rmtree(left, ignore_errors=True)
        _unlock(self._lock)


def _lock(target: Path) -> IO[str]:
    """The right to build `target`, held until the file is closed."""
    path = target.parent / f".{target.name}.lock"
    while True:
        lock = path.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise PublishError(f"Another build of {target} is at work; wait for it.") from None
        # Whoever held it before may have deleted it between the two lines above.
        if path.exists() and path.stat().st_ino == os.fstat(lock.fileno()).st_ino:
            return lock
        lock.close()


def _unlock(lock: IO[str]) -> None:
    Path(lock.name).unlink(missing_ok=True)
    lock.close()


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.before"


def _foreign(target: Path) -> str:
    """The first thing in `target` that no build of a site made; empty for none."""
    if not target.is_dir():
        return str(target) if target.exists() else ""
    if not (target / "index.html").is_file():
        # No site stands here: nothing at all may be lost.
        return next(iter(sorted(os.listdir(target))), "")
    known = {".well-known", ".nojekyll"}
    hidden = sorted(name for name in os.listdir(target) if name.startswith("."))
    return next((name for name in hidden if name not in known), "")


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if sys.platform not in _HERE:
        return False
    here = _HERE[sys.platform]
    library = ctypes.CDLL(None, use_errno=True)
    name, flag = (
        ("renameat2", _RENAME_EXCHANGE)
        if sys.platform == "linux"
        else ("renameatx_np", _RENAME_SWAP)
    )
    if not hasattr(library, name):
        return False
    swap = getattr(library, name)
    return bool(swap(here, os.fsencode(one), here, os.fsencode(other), flag) == 0)
