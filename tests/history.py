"""Made-up histories: what was published, the edits that came after, and what was published then.

`records/history/<case>/edits.yml` lists edits of the small book: those of `before` are made before
it is published, those of `after` afterwards. `expected.txt` beside it is the report.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from minutebook.book import Book, bind
from minutebook.loading import load_folder
from minutebook.permanence.content import public_records
from minutebook.permanence.ledger import FILE, as_json, ledger_of
from minutebook.public import public_book

RECORDS = Path(__file__).parent / "records"
SMALL = RECORDS / "valid" / "small"
TODAY = dt.date(2024, 4, 10)
"""The day on which the small book stands still."""

_WHO = {
    "GIT_AUTHOR_NAME": "Clerk",
    "GIT_AUTHOR_EMAIL": "clerk@example.org",
    "GIT_AUTHOR_DATE": "2024-04-10T09:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
_WHO |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in _WHO.items()}


@dataclass(frozen=True)
class History:
    """One case."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def expected(self) -> str:
        return (self.folder / "expected.txt").read_text(encoding="utf-8")

    def edit(self, data: Path, when: str) -> None:
        """Make the edits of `before` or of `after`."""
        said = yaml.safe_load((self.folder / "edits.yml").read_text(encoding="utf-8"))
        for edit in said.get(when, []):
            _make(edit, data)


HISTORIES = [History(folder) for folder in sorted((RECORDS / "history").iterdir())]


def _make(edit: dict[str, Any], data: Path) -> None:
    file = data / edit["file"]
    if "rename" in edit:
        (data / edit["rename"]).parent.mkdir(parents=True, exist_ok=True)
        file.rename(data / edit["rename"])
    elif edit.get("delete"):
        file.unlink()
    elif "replace" in edit:
        text = file.read_text(encoding="utf-8")
        assert edit["replace"] in text, f"{edit['file']} has no {edit['replace']!r}"
        file.write_text(text.replace(edit["replace"], edit["with"], 1), encoding="utf-8")
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if "add" in edit else ""
        file.write_text(text + edit.get("add", edit.get("write", "")), encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` as a made-up clerk; what it printed."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **_WHO},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def small_book(folder: Path) -> Path:
    """The small book in the folder `data` of `folder`."""
    shutil.copytree(SMALL, folder / "data")
    return folder / "data"


def publish_in_git(folder: Path) -> None:
    """Commit all that is in `folder`, to the branch `main` of a new repository."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Records as they are published")


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def publish_as_site(data: Path, site: Path, today: dt.date = TODAY) -> None:
    """The ledger of a site and the files of its records, and nothing else of it."""
    book = book_of(data)
    records = list(public_records(book))
    site.mkdir(parents=True)
    (site / FILE).write_text(as_json(ledger_of(book, records, today)), encoding="utf-8")
    for one in records:
        file = site / one.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(one.canonical)


def book_of(data: Path) -> Book:
    """What the public may read of a folder."""
    return public_book(bind(load_folder(data).entries))
