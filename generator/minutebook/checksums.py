"""The checksum of each file that is attached to a paper, as part of what the paper says.

Clerks seldom type it. Without it a file could be put in the place of another under the same name,
and neither a fingerprint nor a comparison with what was published would show that.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from minutebook import attached
from minutebook.models.paper import Attachment, Paper


def with_checksums(paper: Paper, checksum_of: Callable[[str], str | None]) -> Paper:
    """The paper with `sha256` at each attached file that has none, where it is known.

    `checksum_of` gives it by the name of the file.
    """
    files = [_with_checksum(one, checksum_of) for one in paper.attachments]
    if files == paper.attachments:
        return paper
    return paper.model_copy(update={"attachments": files})


def of_folder(data: Path, meeting_id: str, paper_id: str) -> Callable[[str], str | None]:
    """The checksums of the files that lie in the folder of a paper."""

    def checksum_of(name: str) -> str | None:
        file = attached.held(data, meeting_id, paper_id, name)
        try:
            return attached.checksum(file) if file is not None else None
        except OSError:
            # The check of attachments says that it cannot be read.
            return None

    return checksum_of


def _with_checksum(one: Attachment, checksum_of: Callable[[str], str | None]) -> Attachment:
    if one.file is None or one.sha256 is not None:
        return one
    return one.model_copy(update={"sha256": checksum_of(one.file)})
