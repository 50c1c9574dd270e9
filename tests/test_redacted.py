"""Words that had to be taken out of a record stand in no byte of the site that is built then."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from minutebook.outputs.search import FOLDER
from site_pages import write_repository
from support import AWKWARD, run_minutebook

NAME = "Wilhelmina Quartermaine"
NOTE = "It named a patient."
CASES = {
    "the text of a decision": (
        "meetings/2024-03-06/decisions/ashby.yml",
        "text: the falls service for a year.",
        "text: the falls service for a year, as {words} had asked.",
        "      - {on: 2024-04-02, note: Two digits had changed places., "
        'field: amount, was: "£45,800"}\n',
    ),
    "the text of an action": (
        "actions/clinic-leaflet.yml",
        "text: Send a leaflet",
        "text: Send, for {words}, a leaflet",
        "    minor: yes\n",
    ),
}
"""Where the words stood: a file of the awkward book, what it says, what it said with them, and
the end of the `changes` that it has."""


def words_of(site: Path) -> Iterator[tuple[str, str]]:
    """Each file with its name and its bytes as text, unpacked."""
    for file in sorted(site.rglob("*")):
        if file.is_file():
            raw = file.read_bytes()
            raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
            name = file.relative_to(site).as_posix()
            yield name, f"{name}\n{raw.decode(errors='ignore')}".casefold()


def naming(site: Path) -> list[str]:
    """Files in which a part of the name stands."""
    parts = NAME.casefold().split()
    return [name for name, words in words_of(site) if any(part in words for part in parts)]


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Clerk", "-c", "user.email=clerk@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case)
def test_redacted_words_stand_in_no_byte_of_the_site(case: str, tmp_path: Path) -> None:
    path, without, given, end = CASES[case]
    write_repository(tmp_path)
    data, site = tmp_path / "data", tmp_path / "site"
    shutil.rmtree(data)
    shutil.copytree(AWKWARD, data)
    file = data / path
    plain = file.read_text(encoding="utf-8")
    assert (plain.count(without), plain.count(end)) == (1, 1)
    file.write_text(plain.replace(without, given.format(words=NAME)), encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "data")
    git(tmp_path, "commit", "-qm", "published")
    run_minutebook("build", folder=tmp_path)
    stood = naming(site)
    assert any(name.endswith("index.html") for name in stood)
    assert any(name.endswith(".json") for name in stood)
    assert any(name.startswith(f"{FOLDER}/") for name in stood)

    file.write_text(plain, encoding="utf-8")
    quiet = run_minutebook("check", "data", "--against", "HEAD", folder=tmp_path, status=1)
    assert "quiet-change" in quiet
    indent = end[: end.index("-")] if "-" in end else "  "
    entry = f"{indent}- {{on: 2024-07-01, redacted: yes, note: {NOTE}}}\n"
    file.write_text(plain.replace(end, end + entry), encoding="utf-8")
    told = run_minutebook("check", "data", "--against", "HEAD", folder=tmp_path)
    assert not any(part in told for part in NAME.split())
    run_minutebook("build", folder=tmp_path)
    assert naming(site) == []
    assert sum(NOTE.casefold() in words for _, words in words_of(site)) >= 2
