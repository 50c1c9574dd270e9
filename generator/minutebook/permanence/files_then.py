"""Checksums of the files that were attached to papers, as they stood at a git ref."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from minutebook import attached
from minutebook.checksums import with_checksums
from minutebook.loading import Entry
from minutebook.models.paper import Paper
from minutebook.permanence import git

_TEXTS = {".csv", ".txt"}


class FilesThen:
    """The files of a data folder at a commit, beside those that are there today.

    A file that is the same today is not read again. Other ends of lines in a text, as git writes
    them on some computers, are no difference.
    """

    def __init__(self, data: Path, blobs: Iterable[git.Blob], today: Iterable[Entry]) -> None:
        self._data = data
        self._blobs = {blob.path: blob for blob in blobs}
        self._now = dict(_checksums_of(data, today))

    def with_checksums(self, entry: Entry) -> Entry:
        """The paper of that commit with the checksums of its files. Raises `git.GitError`."""
        if not has_files(entry):
            return entry
        checksum_of = self._of_paper(entry.ids["meeting"], entry.ids["paper"])
        return replace(entry, record=with_checksums(entry.record, checksum_of))

    def _of_paper(self, meeting_id: str, paper_id: str) -> Callable[[str], str | None]:
        def checksum_of(name: str) -> str | None:
            path = _path(meeting_id, paper_id, name)
            blob = self._blobs.get(path)
            if blob is None:
                return None
            if self._ids_now.get(path) == blob.id:
                return self._now[path]
            (raw,) = git.contents(self._data, [blob])
            if path in self._now and _is_same_text(raw, self._data / path):
                return self._now[path]
            return hashlib.sha256(raw).hexdigest()

        return checksum_of

    @cached_property
    def _ids_now(self) -> dict[str, str]:
        """What git would call today's files, by path."""
        both = [path for path in self._now if path in self._blobs]
        return dict(zip(both, git.ids_of(self._data, both), strict=True))


def has_files(entry: Entry) -> bool:
    """Whether it is a paper to which files are attached."""
    paper = entry.record
    return isinstance(paper, Paper) and any(one.file is not None for one in paper.attachments)


def _checksums_of(data: Path, today: Iterable[Entry]) -> Iterable[tuple[str, str]]:
    """By path, of those files that are there."""
    for entry in today:
        if has_files(entry):
            meeting_id, paper_id = entry.ids["meeting"], entry.ids["paper"]
            for one in entry.record.attachments:
                is_here = attached.held(data, meeting_id, paper_id, one.file) is not None
                if is_here and one.file is not None and one.sha256 is not None:
                    yield _path(meeting_id, paper_id, one.file), one.sha256


def _is_same_text(then: bytes, now: Path) -> bool:
    if now.suffix.lower() not in _TEXTS:
        return False
    return then.replace(b"\r\n", b"\n") == now.read_bytes().replace(b"\r\n", b"\n")


def _path(meeting_id: str, paper_id: str, name: str) -> str:
    return attached.place(Path(), meeting_id, paper_id, name).as_posix()
