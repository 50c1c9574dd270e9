"""A file that is attached to a paper is a part of what the paper says, by its checksum."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from history import TODAY, book_of, commit, git, publish_as_site, publish_in_git, small_book
from minutebook import addresses, attached
from minutebook.loading import Entry, load_folder
from minutebook.models.paper import Paper
from minutebook.outputs import images
from minutebook.permanence import taking
from minutebook.permanence.content import public_records
from minutebook.permanence.earlier import of_git
from minutebook.permanence.findings import Fate
from minutebook.permanence.fingerprint import canonical, fingerprint
from minutebook.permanence.places import Place, place
from minutebook.permanence.since import verify_since
from minutebook.permanence.verify import verify
from served import served
from support import run_minutebook
from test_against import check

CLINIC = "meetings/2024-03-06/papers/walk-in-clinic"
NAME = "Plan (final), 2.pdf"
PLAN = b"%PDF-1.4 four rooms"
OTHER = b"%PDF-1.4 three rooms"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small book, with files attached to its paper."""
    data = small_book(tmp_path)
    paper = data / f"{CLINIC}.yml"
    listed = (
        f"attachments:\n  - {{title: Plan, file: '{NAME}'}}\n  - {{title: Costs, file: a.csv}}\n"
    )
    paper.write_text(paper.read_text("utf-8") + listed, "utf-8")
    (data / CLINIC).mkdir()
    (data / CLINIC / NAME).write_bytes(PLAN)
    (data / CLINIC / "a.csv").write_bytes(b"rent,12000\n")
    return data


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def checksums(entries: list[Entry]) -> list[str | None]:
    (paper,) = [one.record for one in entries if isinstance(one.record, Paper)]
    return [one.sha256 for one in paper.attachments]


def test_the_data_of_a_paper_gives_the_checksum_of_each_file_that_is_attached(data: Path) -> None:
    (paper,) = [one for one in public_records(book_of(data)) if one.kind == "paper"]
    listed = json.loads(paper.canonical)["record"]["attachments"]
    assert [one["sha256"] for one in listed] == [sha256(PLAN), sha256(b"rent,12000\n")]


def test_another_file_under_the_same_name_gives_the_paper_another_fingerprint(data: Path) -> None:
    (before,) = [one.fingerprint for one in public_records(book_of(data)) if one.kind == "paper"]
    (data / CLINIC / NAME).write_bytes(OTHER)
    (after,) = [one.fingerprint for one in public_records(book_of(data)) if one.kind == "paper"]
    assert before != after


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.symlink_to("/dev/zero")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["no file", "a link", "a folder"],
)
def test_what_is_no_file_has_no_checksum_and_the_check_says_so(
    data: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(data / CLINIC / NAME)
    loaded = load_folder(data)
    assert checksums(loaded.entries) == [None, sha256(b"rent,12000\n")]
    assert f"`{NAME}`" in run_minutebook("check", str(data), "--select", "attachment", status=1)


# --- At a git ref ---------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "records/of/boards"])
def test_git_knows_the_file_that_was_published_wherever_the_records_lie(
    data: Path, below: str
) -> None:
    top = data.parent
    if below:
        (top / below).mkdir(parents=True)
        data = data.rename(top / below / "data")
        publish_in_git(top)
    else:
        publish_in_git(data)
    (data / CLINIC / NAME).write_bytes(OTHER)
    earlier = of_git(data, "HEAD", load_folder(data).entries)
    (paper,) = [one for one in earlier.records if one.kind == "paper"]
    assert paper.content is not None
    listed = paper.content["attachments"]
    assert [one["sha256"] for one in listed] == [sha256(PLAN), sha256(b"rent,12000\n")]


def test_ends_of_lines_that_git_alters_are_no_change_of_a_file(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clerk on Windows has other ends of lines than the commit has."""
    monkeypatch.chdir(data.parent)
    publish_in_git(data.parent)
    (data.parent / ".gitattributes").write_text("*.csv text eol=crlf\n")
    (data / CLINIC / "a.csv").unlink()
    git(data.parent, "checkout", "-q", "--", "data")
    assert (data / CLINIC / "a.csv").read_bytes() == b"rent,12000\r\n"
    assert check("--against", "HEAD").exit_code == 0


def test_settings_that_come_with_a_change_hide_no_other_file(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data.parent)
    publish_in_git(data.parent)
    (data.parent / ".gitattributes").write_text("*.csv working-tree-encoding=IBM037\n")
    (data / CLINIC / "a.csv").unlink()
    git(data.parent, "checkout", "-q", "--", "data")
    assert (data / CLINIC / "a.csv").read_bytes() != b"rent,12000\n"
    assert "the attached file `a.csv` is not the one" in check("--against", "HEAD").output


def test_a_file_that_is_missing_is_told_once_and_hides_nothing_else(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data.parent)
    paper = data / f"{CLINIC}.yml"
    typed = f"file: a.csv, sha256: {sha256(b'rent,12000' + bytes([10]))}"
    paper.write_text(paper.read_text("utf-8").replace("file: a.csv", typed), "utf-8")
    publish_in_git(data.parent)
    (data / CLINIC / "a.csv").unlink()
    (data / CLINIC / NAME).unlink()
    found = check("--against", "HEAD", select="attachment,quiet-change,address-vanished").output
    assert found.count("error: ") == 2
    assert found.count("There is no file") == 2


def test_a_file_is_told_from_another_though_nothing_typed_changed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data.parent)
    publish_in_git(data.parent)
    (data / CLINIC / NAME).write_bytes(OTHER)
    commit(data.parent, "A file")
    found = check("--against", "HEAD^")
    assert found.exit_code == 1
    assert f"the attached file `{NAME}` is not the one that was published" in found.output


# --- A site ---------------------------------------------------------------------------------------


@pytest.fixture(params=["folder", "web"])
def site(request: pytest.FixtureRequest, data: Path) -> Iterator[tuple[Path, Place]]:
    """A site as it was published, and how it is read."""
    folder = data.parent / "site"
    publish_as_site(data, folder, TODAY)
    address = addresses.paper("2024-03-06", "walk-in-clinic")
    for record in public_records(book_of(data)):
        for page in {record.address.partition("#")[0], _page_of_print(record.kind, record.id)}:
            file = folder / (page or record.address) / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            said = file.read_text() if file.exists() else ""
            file.write_text(f"{said}{record.fingerprint}")
    for name in (NAME, "a.csv"):
        (folder / address / name).write_bytes((data / CLINIC / name).read_bytes())
    if request.param == "folder":
        yield folder, place(str(folder))
    else:
        with served(folder) as (url, _):
            yield folder, place(url)


def _page_of_print(kind: str, id: str) -> str:
    return addresses.person(id) if kind == "register entry" else ""


def test_a_site_whose_attached_files_are_its_own_is_what_its_ledger_says(
    site: tuple[Path, Place],
) -> None:
    assert [one.said for one in verify(site[1]).findings if "attached" in one.said] == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.write_bytes(OTHER), f"has the checksum {sha256(OTHER)}"),
        (lambda file: file.unlink(), f"{NAME}, is not there"),
    ],
    ids=["another file", "no file"],
)
def test_verify_finds_a_file_that_is_not_the_one_its_paper_names(
    site: tuple[Path, Place], spoil: Callable[[Path], object], said: str
) -> None:
    folder, read = site
    spoil(folder / addresses.paper("2024-03-06", "walk-in-clinic") / NAME)
    (found,) = [one for one in verify(read).findings if "attached" in one.said]
    assert found.what == "paper 2024-03-06/walk-in-clinic"
    assert said in found.said


@pytest.mark.parametrize(
    ("leads_on", "now", "fate", "named"),
    [
        (True, PLAN, Fate.WENT_ON, set()),
        (False, PLAN, Fate.QUIET, {"attachments.1.file"}),
        (True, OTHER, Fate.QUIET, {"attachments.1.sha256"}),
    ],
    ids=["said", "not said", "another file"],
)
def test_verify_follows_a_file_to_its_new_name_where_readers_are_led_there(
    data: Path, leads_on: bool, now: bytes, fate: Fate, named: set[str]
) -> None:
    before, after = data.parent / "before", data.parent / "after"
    publish_as_site(data, before, TODAY)
    paper = data / f"{CLINIC}.yml"
    paper.write_text(paper.read_text("utf-8").replace(NAME, "rooms.pdf"), "utf-8")
    (data / CLINIC / NAME).unlink()
    (data / CLINIC / "rooms.pdf").write_bytes(now)
    if leads_on:
        line = f"{{was: '{CLINIC}/{NAME}', now: {CLINIC}/rooms.pdf, on: {TODAY}}}"
        (data / "moved.yml").write_text(f"moved:\n  - {line}\n", "utf-8")
    publish_as_site(data, after, TODAY)
    *gone, found = verify_since(place(str(before)), place(str(after)), TODAY).findings
    assert (found.fate, {one.name for one in found.turns}) == (fate, named)
    assert [one.fate for one in gone] == ([] if leads_on else [Fate.VANISHED])


@pytest.mark.parametrize("attached_again", [True, False])
def test_verify_takes_a_file_that_is_attached_again_for_one_that_is_there(
    data: Path, attached_again: bool
) -> None:
    before, after = data.parent / "before", data.parent / "after"
    gone = f"{{address: {CLINIC}/old.csv, was: A table, on: {TODAY}, reason: It was wrong.}}"
    (data / "withdrawn.yml").write_text(f"withdrawn:\n  - {gone}\n", "utf-8")
    publish_as_site(data, before, TODAY)
    (data / "withdrawn.yml").unlink()
    publish_as_site(data, after, TODAY)
    if attached_again:
        (after / CLINIC).mkdir()
        (after / CLINIC / "old.csv").write_bytes(b"1,2\n")
    found = verify_since(place(str(before)), place(str(after)), TODAY).findings
    lost = [one.address for one in found if one.fate is Fate.VANISHED]
    assert lost == ([] if attached_again else [f"{CLINIC}/old.csv"])


@pytest.mark.parametrize(
    ("other", "rule", "words"),
    [
        (PLAN, "quiet-change", "is gone, and no new entry in `changes` says so"),
        (OTHER, "address-vanished", "which is not that file"),
    ],
    ids=["the same file", "another file"],
)
def test_a_file_goes_to_another_paper_only_as_it_was_and_with_a_note(
    data: Path, monkeypatch: pytest.MonkeyPatch, other: bytes, rule: str, words: str
) -> None:
    monkeypatch.chdir(data.parent)
    publish_in_git(data.parent)
    paper, there = data / f"{CLINIC}.yml", CLINIC.replace("walk-in-clinic", "rooms")
    text = paper.read_text("utf-8")
    paper.write_text(text.replace(f"  - {{title: Plan, file: '{NAME}'}}\n", ""), "utf-8")
    (data / f"{there}.yml").write_text(
        f"title: Rooms\npublic: yes\nattachments:\n  - {{title: Plan, file: '{NAME}'}}\n", "utf-8"
    )
    (data / there).mkdir()
    (data / there / NAME).write_bytes(other)
    (data / CLINIC / NAME).unlink()
    line = f"{{was: '{CLINIC}/{NAME}', now: '{there}/{NAME}', on: {TODAY}}}"
    (data / "moved.yml").write_text(f"moved:\n  - {line}\n", "utf-8")
    found = check("--against", "HEAD", select="quiet-change,address-vanished").output
    assert re.findall(r"\[([a-z-]+)\]$", found, re.M) == [rule]
    assert words in found


def test_an_image_is_published_without_what_the_camera_noted_and_may_differ(
    site: tuple[Path, Place], data: Path
) -> None:
    folder, read = site
    assert {end for end, one in attached.TYPES.items() if one.is_image} == {
        end for end in attached.TYPES if f".{end}" in images.WRITTEN_ANEW
    }
    page = addresses.paper("2024-03-06", "walk-in-clinic")
    record = json.loads((folder / addresses.data(page)).read_bytes())
    record["record"]["attachments"][0]["file"] = "plan.png"
    raw = canonical(record)
    ledger = (folder / "ledger.json").read_text()
    was = fingerprint((folder / addresses.data(page)).read_bytes())
    (folder / "ledger.json").write_text(ledger.replace(was, fingerprint(raw)))
    (folder / addresses.data(page)).write_bytes(raw)
    (found,) = [one for one in verify(read).findings if "attached" in one.said]
    assert "plan.png, is not there" in found.said
    (folder / page / "plan.png").write_bytes(b"written anew")
    assert [one for one in verify(read).findings if "attached" in one.said] == []


def test_a_file_larger_than_any_record_is_verified_too(
    site: tuple[Path, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = max(file.stat().st_size for file in site[0].rglob("*.json"))
    monkeypatch.setattr(taking, "LIMIT", largest)
    (site[0] / addresses.paper("2024-03-06", "walk-in-clinic") / NAME).write_bytes(
        b"%PDF-1.4" + bytes(largest)
    )
    (found,) = [one for one in verify(site[1]).findings if "attached" in one.said]
    assert "has the checksum" in found.said
