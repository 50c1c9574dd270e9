"""Files attached to papers: where one lies, and whether it is what its paper says it is.

A file is published only where a paper lists it, and only from the folder of that paper.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from minutebook.models.paper import Attachment, Paper
from minutebook.spelling import nearest

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_NOT_IN_ADDRESSES = '%#?"'
"""What `moved.yml` and `withdrawn.yml` could not write of a name, should its file ever move or go.
Earlier records that have it are still read: it is no part of what is plain.
"""
_BLOCK = 1 << 20


@dataclass(frozen=True)
class FileType:
    """A kind of file that may be attached."""

    called: str
    """What readers call it."""
    is_one: Callable[[Path], bool]
    """Whether a file's own bytes say that it is one."""
    is_image: bool = False
    """Images are written anew for readers, without what the camera noted: what is published has
    other bytes than the file that was given."""


def _begins(*marks: bytes) -> Callable[[Path], bool]:
    def is_one(file: Path) -> bool:
        with file.open("rb") as stream:
            return stream.read(16).startswith(marks)

    return is_one


def _webp(file: Path) -> bool:
    with file.open("rb") as stream:
        first = stream.read(12)
    return first.startswith(b"RIFF") and first.endswith(b"WEBP")


def _zipped(member: str, mark: bytes = b"") -> Callable[[Path], bool]:
    def is_one(file: Path) -> bool:
        try:
            with zipfile.ZipFile(file) as archive, archive.open(member) as stream:
                return stream.read(200).startswith(mark)
        except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
            return False

    return is_one


def _open_document(kind: str) -> Callable[[Path], bool]:
    return _zipped("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode())


def _text(file: Path) -> bool:
    with file.open("rb") as stream:
        return all(b"\x00" not in block for block in iter(lambda: stream.read(_BLOCK), b""))


_JPEG = FileType("JPEG image", _begins(b"\xff\xd8\xff"), is_image=True)

TYPES = {
    "pdf": FileType("PDF", _begins(b"%PDF-")),
    "docx": FileType("Word document", _zipped("word/document.xml")),
    "xlsx": FileType("Excel spreadsheet", _zipped("xl/workbook.xml")),
    "pptx": FileType("PowerPoint presentation", _zipped("ppt/presentation.xml")),
    "odt": FileType("OpenDocument text", _open_document("text")),
    "ods": FileType("OpenDocument spreadsheet", _open_document("spreadsheet")),
    "odp": FileType("OpenDocument presentation", _open_document("presentation")),
    "csv": FileType("CSV table", _text),
    "txt": FileType("plain text", _text),
    "png": FileType("PNG image", _begins(b"\x89PNG\r\n\x1a\n"), is_image=True),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "webp": FileType("WebP image", _webp, is_image=True),
}
"""What may be attached, by the end of its name. None of these runs as a program in a browser."""


def type_of(name: str) -> FileType | None:
    """What a file is by its name; None for what may not be attached."""
    return TYPES.get(name.rpartition(".")[2].lower()) if "." in name else None


def listed(
    papers: Mapping[str, Mapping[str, Paper]],
) -> Iterator[tuple[str, str, str, Attachment]]:
    """Each attachment that has a file: the ids of its meeting and its paper, the name of the file
    and what its paper says of it. `papers` by meeting and by their own ids.
    """
    for meeting_id, those in papers.items():
        for paper_id, paper in those.items():
            for one in paper.attachments:
                if one.file is not None:
                    yield meeting_id, paper_id, one.file, one


def place(data: Path, meeting_id: str, paper_id: str, name: str) -> Path:
    """Where a file of a paper lies."""
    return data / "meetings" / meeting_id / "papers" / paper_id / name


def is_plain(name: str) -> bool:
    """Whether a name is that of a file and leads nowhere else."""
    leads_on = "/" in name or "\\" in name or ".." in name or name.startswith(".")
    return not (leads_on or _HIDDEN.search(name) or name != name.strip() or len(name) > 150)


def held(data: Path, meeting_id: str, paper_id: str, name: str | None) -> Path | None:
    """The file of this name that belongs to a paper; None where there is none to publish."""
    if name is None or not is_plain(name):
        return None
    file = place(data, meeting_id, paper_id, name)
    return file if _is_there(file) and _is_inside(file, data) else None


@dataclass(frozen=True)
class Fault:
    """What is wrong with an attached file."""

    key: str
    """The key of the attachment that is meant."""
    message: str
    mend: str


def faults(data: Path, meeting_id: str, paper_id: str, one: Attachment) -> Iterator[Fault]:
    """What is wrong with the file that an attachment names."""
    name = one.file
    if name is None:
        return
    if not is_plain(name):
        mend = "Write its name alone, without a folder, such as `appendix-1.pdf`."
        yield Fault("file", "This is not the plain name of a file.", mend)
        return
    signs = [f"`{sign}`" for sign in _NOT_IN_ADDRESSES if sign in name]
    if signs:
        what, them = ("means", "it") if len(signs) == 1 else ("mean", "them")
        yield Fault(
            "file",
            f"`{name}` has {' and '.join(signs)} in it, which {what} something else in an address.",
            f"Give the file a name without {them}, and write that name here.",
        )
        return
    kind = type_of(name)
    if kind is None:
        yield Fault(
            "file",
            f"`{name}` is not of a type that is published.",
            f"Attach one of: {', '.join(TYPES)}.",
        )
        return
    file = place(data, meeting_id, paper_id, name)
    if not _is_there(file):
        yield _missing(file, f"papers/{paper_id}")
    elif not _is_inside(file, data):
        mend = "Put the file itself there."
        yield Fault("file", f"`{name}` is a link, or no file, and cannot be published.", mend)
    else:
        yield from _content(file, kind, one)


def _content(file: Path, kind: FileType, one: Attachment) -> Iterator[Fault]:
    try:
        if not kind.is_one(file):
            yield Fault(
                "file",
                f"`{file.name}` is no {kind.called}, whatever its name says.",
                "Save it anew as what its name says, or correct the name.",
            )
        size = file.stat().st_size
        if one.size is not None and one.size != size:
            yield Fault(
                "size",
                f"`{file.name}` has {size:,} bytes, and not {one.size:,}.",
                "Make sure that it is the right file; then correct `size`, or delete the line.",
            )
        found = checksum(file) if one.sha256 is not None else None
        if one.sha256 != found:
            yield Fault(
                "sha256",
                f"`{file.name}` is not the file of this checksum.",
                f"Make sure that it is the right file; then write {found}, or delete the line.",
            )
    except OSError as error:
        yield Fault("file", f"`{file.name}` cannot be read ({error.strerror}).", "")


def _is_there(file: Path) -> bool:
    """Whether a file of just this name is there, small and capital letters told apart."""
    return file.name in _names(file.parent)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _missing(file: Path, folder: str) -> Fault:
    near = nearest(file.name, _names(file.parent))
    mend = f"Did you mean `{near}`?" if near else "Put it there, or correct the name."
    return Fault("file", f"There is no file `{file.name}` in `{folder}`.", mend)


def _is_inside(file: Path, data: Path) -> bool:
    """Whether it is a file and no link leads to it."""
    try:
        straight = file.resolve(strict=True) == data.resolve() / file.relative_to(data)
        return straight and file.is_file()
    except (OSError, RuntimeError, ValueError):
        return False


def checksum(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits. Raises `OSError`."""
    found = hashlib.sha256()
    with file.open("rb") as stream:
        for block in iter(lambda: stream.read(_BLOCK), b""):
            found.update(block)
    return found.hexdigest()
