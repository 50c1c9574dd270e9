"""The files of a data folder: which are records, and which cannot be read as they stand."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from minutebook import source
from minutebook.diagnostics import START, Diagnostic, Severity

_LIKE_A_RECORD = re.compile(r"\.ya?ml\b", re.IGNORECASE)
"""In the name of a file that is a record, or that a clerk takes for one: `minutes.yml.txt`."""


def records(folder: Path) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """Each record below `folder`: its path, and its bytes or what is wrong with the file itself.

    Hidden files, and files that are not YAML (attachments, a README), are passed over.
    """
    root = folder.resolve()
    lost: list[OSError] = []
    seen: dict[str, str] = {}
    for parent, folders, names in os.walk(folder, followlinks=False, onerror=lost.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            yield from _odd_folder(Path(parent, name), folder)
        for name in sorted(names):
            file = Path(parent, name)
            path = file.relative_to(folder).as_posix()
            if name.startswith("."):
                continue
            if _LIKE_A_RECORD.search(name):
                yield _record(file, path, root)
            yield from _same_name(path, seen)
    for error in lost:
        path = Path(os.fsdecode(error.filename)).relative_to(folder).as_posix()
        message = f"The folder cannot be opened ({error.strerror})."
        yield path, about("unreadable-file", path, message, "")


def about(check: str, path: str, message: str, mend: str) -> Diagnostic:
    """A finding about a file as a whole."""
    return Diagnostic(check, Severity.ERROR, _typed(path), START, message, mend)


def _typed(path: str) -> str:
    r"""`path` with what a terminal would not show, or would obey, written out: `a\nb.yml`."""
    if path.isprintable():
        return path
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in path
    )


def _record(file: Path, path: str, root: Path) -> tuple[str, bytes | Diagnostic]:
    if not path.isprintable():
        return path, about(
            "file-name",
            path,
            "The name of this file, or of its folder, holds a character that nobody sees.",
            "Rename it: small letters, digits and hyphens.",
        )
    if file.is_symlink() and not _resolved(file).is_relative_to(root):
        return path, about(
            "outside-folder",
            path,
            "This is a link to a file outside the records.",
            "Put the file itself here.",
        )
    if file.suffix != ".yml":
        return path, about(
            "file-name",
            path,
            "Records are files whose name ends in `.yml`.",
            f"Rename it to `{file.name.lower().split('.y')[0]}.yml`.",
        )
    return path, _bytes(file, path)


def _odd_folder(place: Path, root: Path) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong with a folder that a clerk may take for records."""
    path = place.relative_to(root).as_posix()
    if place.suffix in {".yml", ".yaml"}:
        message = "This is a folder, and its name is that of a record."
        yield path, about("file-name", path, message, "Put a file here, or rename the folder.")
    elif os.path.islink(place):
        message = "This is a link to a folder, which is not followed."
        yield path, about("outside-folder", path, message, "Put the folder itself here.")


def _same_name(path: str, seen: dict[str, str]) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong where `path` is another file's on a system that tells no capitals apart."""
    first = seen.setdefault(_without_case(path), path)
    if first != path:
        yield (
            path,
            about(
                "same-name-in-case",
                path,
                f"`{_typed(first)}` has the same name but for capitals or the way its accents are "
                "stored; on Windows and macOS the two are one file.",
                "Keep one of the two, or give one another name.",
            ),
        )


def _without_case(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _resolved(file: Path) -> Path:
    """Where `file` leads; the file itself where a link leads in a circle."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):
        return file.absolute()


def _bytes(file: Path, path: str) -> bytes | Diagnostic:
    try:
        # A pipe would keep the reader waiting until somebody writes into it.
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                message = "This is no file but a pipe or a device."
                return about("unreadable-file", path, message, "Put a file here.")
            # One byte more than is accepted is enough to know that it is too much.
            return stream.read(source.LARGEST_FILE + 1)
    except OSError as error:
        return about("unreadable-file", path, f"The file cannot be opened ({error.strerror}).", "")
