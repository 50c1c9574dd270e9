"""Words that were taken out of a record are looked for in all that is published beside it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from history import commit, publish_in_git, small_book
from test_against import check

MINUTES = "meetings/2024-03-06/minutes.yml"
PAPER = "meetings/2024-03-06/papers/walk-in-clinic"
ACTION = "        action: clinic-figures\n"
SAID = "        text: Mrs Jane Doe asked when the clinic opens.\n"
REDACTED = """changes:
  - {on: 2024-04-10, field: items.clinic.paragraphs.p3.text, note: A name., redacted: yes}
"""
NAME = "<w:p><w:t>Jane</w:t></w:p><w:p><w:t>Doe &amp; others</w:t></w:p>"


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records in git, of which the last commit took a name out of minutes."""
    data = small_book(tmp_path)
    monkeypatch.chdir(tmp_path)
    minutes = data / MINUTES
    text = minutes.read_text("utf-8")
    minutes.write_text(text.replace(ACTION, SAID + ACTION), "utf-8")
    publish_in_git(tmp_path)
    now = text.replace(ACTION, SAID.replace("Mrs Jane Doe", "A resident") + ACTION)
    minutes.write_text(now + REDACTED, "utf-8")
    return data


def remain(data: Path) -> list[str]:
    """Where the words are found, as the check says it."""
    commit(data.parent, "A name is taken out")
    found = check("--against", "HEAD^", select="redacted-words-remain").output
    assert "Jane" not in found
    return [line.partition(": error:")[0] for line in found.splitlines() if ": error:" in line]


def attach(data: Path, name: str) -> Path:
    paper = data / f"{PAPER}.yml"
    listed = f"attachments:\n  - {{title: Letters, file: {name}}}\n"
    paper.write_text(paper.read_text("utf-8") + listed, "utf-8")
    (data / PAPER).mkdir()
    return data / PAPER / name


@pytest.mark.parametrize(("words", "found"), [(NAME, True), (NAME.replace("Doe", "Roe"), False)])
def test_in_an_office_document(records: Path, words: str, found: bool) -> None:
    file = attach(records, "letters.docx")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", words)
    assert b"Jane" not in file.read_bytes()
    assert remain(records) == ([f"data/{PAPER}/letters.docx:1:1"] if found else [])


def test_a_file_that_no_paper_lists_is_not_published_and_not_read(records: Path) -> None:
    attach(records, "letters.txt").write_text("Nobody.\n", "utf-8")
    (records / PAPER / "notes.txt").write_text("Jane Doe\n", "utf-8")
    assert remain(records) == []


@pytest.mark.parametrize(
    ("folder", "found"), [("content", ["content/more/letters.md:3:1"]), ("pages", [])]
)
def test_in_a_page_that_is_written_by_hand(records: Path, folder: str, found: list[str]) -> None:
    """The settings say where these are."""
    pages = records.parent / "content" / "more"
    pages.mkdir(parents=True)
    (pages / "letters.md").write_text("# Letters\n\nOne was Jane\nDoe's.\n", "utf-8")
    (records.parent / "mkdocs.yml").write_text(f"docs_dir: {folder}\n", "utf-8")
    assert remain(records) == found
