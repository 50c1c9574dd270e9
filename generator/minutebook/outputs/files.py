"""Files attached to papers, copied to where their pages link to them."""

from __future__ import annotations

import shutil
from pathlib import Path

from minutebook import addresses, attached
from minutebook.book import Book


class AttachmentError(Exception):
    """An attached file cannot be published, in words for whoever builds the site."""


def write_files(book: Book, data: Path, folder: Path) -> dict[str, int]:
    """Copy the files that papers list from `data`; return the bytes of each by its address.

    Raises `AttachmentError` where one is not as it was when it was checked, and `FileExistsError`
    where a hand-written file has the same address.
    """
    sizes = {}
    for meeting_id, papers in book.papers.items():
        for paper_id, paper in papers.items():
            for one in paper.attachments:
                if one.file is None:
                    continue
                for fault in attached.faults(data, meeting_id, paper_id, one):
                    raise AttachmentError(f"{fault.message} {fault.mend}".strip())
                target = folder / addresses.paper(meeting_id, paper_id) / one.file
                target.parent.mkdir(parents=True, exist_ok=True)
                file = attached.place(data, meeting_id, paper_id, one.file)
                with file.open("rb") as source, target.open("xb") as copy:
                    shutil.copyfileobj(source, copy)
                address = addresses.attachment(meeting_id, paper_id, one.file)
                sizes[address] = target.stat().st_size
    return sizes
