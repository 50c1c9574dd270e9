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


class FilesThen:
    """The files of a data folder at a commit, beside those that are there today.

    A file that is the same today is not read again: git compares the two, so that what it alters
    on its way into a commit, such as the ends of lines, is no difference.
    """

    def __init__(self, data: Path, blobs: Iterable[git.Blob], today: Iterable[Entry]) -> None:
        self._data = data
        self._blobs = {blob.path: blob for blob in blobs}
        self._now = dict(_checksums_of(today))

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


def _checksums_of(today: Iterable[Entry]) -> Iterable[tuple[str, str]]:
    for entry in today:
        if has_files(entry):
            for one in entry.record.attachments:
                if one.file is not None and one.sha256 is not None:
                    yield _path(entry.ids["meeting"], entry.ids["paper"], one.file), one.sha256


def _path(meeting_id: str, paper_id: str, name: str) -> str:
    return attached.place(Path(), meeting_id, paper_id, name).as_posix()
