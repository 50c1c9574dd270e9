"""Records beside what was published: each made-up history gives the report written beside it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from history import (
    HISTORIES,
    SMALL,
    History,
    commit,
    git,
    publish_as_site,
    publish_in_git,
    small_book,
)
from minutebook.checks import changes, permanence, reading
from minutebook.cli import main
from support import DATA

RULES = ",".join(rule.id for rule in (*permanence.RULES, *reading.RULES, *changes.CHECKS))
TODAY = "2024-04-10"
BROOK = Path("data/meetings/2024-03-06/decisions/brook.yml")
WORDS = "the opening of the clinic."


def check(*arguments: str, select: str = RULES) -> Result:
    """Run `minutebook check` on `data`; anything but an orderly end is raised."""
    result = CliRunner().invoke(main, ["check", "--today", TODAY, "--select", select, *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the small book in `data`."""
    small_book(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def published(here: Path) -> Path:
    """The same, and the small book is published on the branch `main`."""
    publish_in_git(here)
    return here


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, those of git too."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


# --- The histories -------------------------------------------------------------------------------


@pytest.mark.parametrize("history", HISTORIES, ids=lambda one: one.name)
def test_the_report_on_a_history_in_git_is_the_one_written_beside_it(
    history: History, here: Path
) -> None:
    history.edit(here / "data", "before")
    publish_in_git(here)
    history.edit(here / "data", "after")
    commit(here, "What came after")
    result = check("--against", "HEAD^")
    assert result.output == history.expected
    assert result.exit_code == (1 if ": error: " in history.expected else 0)


@pytest.mark.parametrize(
    "history",
    # A site holds what could be read: no other file, and no names that records share.
    [one for one in HISTORIES if not re.search("earlier-unread|name-altered", one.expected)],
    ids=lambda one: one.name,
)
def test_a_published_site_gives_the_same_verdict_as_git(history: History, here: Path) -> None:
    history.edit(here / "data", "before")
    publish_as_site(here / "data", here / "site")
    history.edit(here / "data", "after")
    assert check("--against", "site").output == history.expected
    assert check("--against", "site/ledger.json").output == history.expected


def test_the_histories_are_those_that_staff_asked_for() -> None:
    """Each kind of edit of the issue, with the verdict that was agreed."""
    found = {
        history.name: set(re.findall(r"\[([a-z-]+)\]$", history.expected, re.MULTILINE))
        for history in HISTORIES
    }
    agreed = {
        "quiet-change": {"quiet-change"},
        "noted-change": set(),
        "deleted-record": {"address-vanished", "quiet-change"},
        "withdrawn-record": set(),
        "renumbered-decision": {"address-vanished"},
        "number-given-again": {"given-again"},
        "number-given-to-another-thing": {"given-again"},
        "meeting-on-another-day": set(),
        "meeting-folder-renamed": {"address-vanished"},
        "records-that-go-on": set(),
        "approved-minutes-become-a-draft": {"quiet-change"},
        "redaction": set(),
        "redacted-words-remain": {"redacted-words-remain"},
        "typing-error": set(),
        "typing-error-without-a-note": {"quiet-change"},
        "written-another-way": set(),
        "forward-plan-split-in-two": set(),
        "note-altered": {"note-altered"},
        "note-deleted": {"note-altered"},
        "note-that-misquotes": {"was-misquoted"},
    }
    assert {name: found[name] for name in agreed} == agreed


def test_every_rule_on_what_was_published_has_a_history_that_shows_it() -> None:
    found = {
        id
        for history in HISTORIES
        for id in re.findall(r"\[([a-z-]+)\]$", history.expected, re.MULTILINE)
    }
    assert {rule.id for rule in permanence.RULES} <= found


WAYS_OUT = re.compile(
    r"`(moved\.yml|withdrawn\.yml|minor: yes|redacted: yes|moved_from|moves|agreed_at|changes)[`:]"
    r"|`(minutebook withdraw)"
)


def ways_out(text: str) -> set[str]:
    return {way for ways in WAYS_OUT.findall(text) for way in ways if way}


@pytest.mark.parametrize("id", ["address-vanished", "quiet-change", "note-altered"])
def test_the_manual_of_a_rule_names_every_way_out_that_its_findings_name(id: str) -> None:
    one_finding = re.compile(rf"\[{id}\]\n(?:    .*\n|\n)*")
    named = {
        way
        for history in HISTORIES
        for found in one_finding.findall(history.expected)
        for way in ways_out(found)
    }
    (rule,) = (one for one in permanence.RULES if one.id == id)
    assert named
    assert named <= ways_out(rule.manual), named - ways_out(rule.manual)


TAKEN_OUT = {
    "attached-file-replaced-under-a-redaction": ("four rooms",),
    "blacked-out-quietly": ("jane", "doe", "elm road"),
    "note-redacted": ("the closing of the clinic",),
    "redacted-and-quietly-changed": ("jane", "doe"),
    "redacted-entry-of-the-whole-record": ("55,800",),
    "redacted-words-in-a-name": ("jane", "doe"),
    "redacted-words-in-an-attached-file": ("jane", "doe"),
    "redacted-words-remain": ("jane", "doe"),
    "redaction": ("jane", "doe", "elm road"),
}
"""Words that each history takes out, in small letters."""


def test_of_every_history_that_redacts_the_words_are_known() -> None:
    edits = {one.name: (one.folder / "edits.yml").read_text("utf-8") for one in HISTORIES}
    parts = {name: text.partition("\nafter:\n") for name, text in edits.items()}
    assert {name for name, (*_, after) in parts.items() if "redacted" in after} == set(TAKEN_OUT)
    small = "".join(file.read_text("utf-8") for file in SMALL.rglob("*.yml"))
    for name, words in TAKEN_OUT.items():
        published = (small + parts[name][0]).casefold()
        assert all(word in published for word in words), name


@pytest.mark.parametrize("name", TAKEN_OUT)
@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_no_report_repeats_words_that_were_taken_out(name: str, form: str, here: Path) -> None:
    history = next(one for one in HISTORIES if one.name == name)
    history.edit(here / "data", "before")
    publish_in_git(here)
    history.edit(here / "data", "after")
    printed = check("--against", "main", "--format", form).output.casefold()
    assert not any(word in printed for word in TAKEN_OUT[name])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It was no action.", "It was never there."),
        ("on: 2024-04-09", "on: 2024-04-01"),
        ("was: Figures", "was: Nothing"),
    ],
)
@pytest.mark.parametrize("where", ["main", "site"])
def test_what_a_notice_of_withdrawal_said_stays(
    before: str, after: str, where: str, here: Path
) -> None:
    notice = here / "data" / "withdrawn.yml"
    notice.write_text(
        "withdrawn:\n  - address: actions/old/\n    was: Figures\n    on: 2024-04-09\n"
        "    reason: It was no action.\n    ask: {office: The clerk, email: a@example.org}\n",
        encoding="utf-8",
    )
    publish_as_site(here / "data", here / "site")
    publish_in_git(here)
    change(notice, "a@example.org", "b@example.org")
    result = check("--against", where)
    assert result.exit_code == 0, result.output
    change(notice, before, after)
    found = check("--against", where).output.count("[note-altered]")
    # The ledger of a site has the day, and no words.
    assert found == (1 if where == "main" or "on:" in before else 0)


# --- What it prints can be pasted ----------------------------------------------------------------


def paste(here: Path, report: str) -> int:
    """Do what the findings say; how many of them had lines to paste."""
    findings = [one for one in json.loads(report)["findings"] if one["paste"]]
    # From below, so that the numbers of lines stay right.
    for one in sorted(findings, key=lambda one: (one["file"], -one["line"])):
        after = re.search(r"after line (\d+)", one["mend"])
        made = re.search(r"into a new file `([a-z]+\.yml)`", one["mend"])
        if made:
            (here / "data" / made[1]).write_text(one["paste"] + "\n", encoding="utf-8")
            continue
        assert after, one["mend"]
        lines = (here / one["file"]).read_text(encoding="utf-8").splitlines()
        lines[int(after[1]) : int(after[1])] = one["paste"].split("\n")
        (here / one["file"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(findings)


PASTED = [
    "amended-on-approval",
    "approved-subject-to-a-correction",
    "blacked-out-quietly",
    "approved-minutes-become-a-draft",
    "attendance-added-quietly",
    "quiet-change-beside-private-matters",
    "changed-again-under-the-old-note",
    "entry-of-the-plan-moves-quietly",
    "forward-plan-split-and-changed",
    "meeting-on-another-day-quietly",
    "new-record-without-a-day",
    "officers-in-another-order",
    "only-one-of-two-noted",
    "paragraph-gone",
    "quiet-change",
    "redacted-and-quietly-changed",
    "renamed-action",
    "renamed-person",
    "several-quiet-changes",
    "typing-error-without-a-note",
]


@pytest.mark.parametrize("name", PASTED)
def test_the_lines_that_a_finding_prints_mend_it(name: str, here: Path) -> None:
    history = next(one for one in HISTORIES if one.name == name)
    history.edit(here / "data", "before")
    publish_in_git(here)
    history.edit(here / "data", "after")
    assert paste(here, check("--against", "main", "--format", "json").output)
    result = check("--against", "main")
    assert result.output.endswith("0 errors, 0 warnings.\n"), result.output


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("quiet-change", "minor: yes"),
        ("quiet-change", "redacted: yes"),
        ("typing-error-without-a-note", "minor: yes"),
        ("paragraph-gone", "redacted: yes"),
    ],
)
def test_the_other_ways_that_a_finding_names_mend_it_too(
    name: str, instead: str, here: Path
) -> None:
    history = next(one for one in HISTORIES if one.name == name)
    history.edit(here / "data", "before")
    publish_in_git(here)
    history.edit(here / "data", "after")
    report = check("--against", "main", "--format", "json").output
    (finding,) = json.loads(report)["findings"]
    assert f"`{instead}`" in finding["mend"]
    paste(here, report)
    lines = (here / finding["file"]).read_text(encoding="utf-8").split("\n")
    (at,) = [n for n, line in enumerate(lines) if line.lstrip().startswith("was:")]
    kept = [lines[at]] if instead.startswith("minor") else []
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
    lines[at : at + 1] = [*kept, indent + instead]
    (here / finding["file"]).write_text("\n".join(lines), encoding="utf-8")
    assert check("--against", "main").output.endswith("0 errors, 0 warnings.\n")


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("2024-04-03/meeting.yml", "state: held", "state: planned"),
        ("2024-04-03/meeting.yml", "date: 2024-04-03", "date: 2024-04-11\nmoved_from: 2024-04-03"),
        ("2024-03-06/minutes.yml", "{state: draft}", "{state: approved, at: 2024-05-08}"),
    ],
    ids=["it was not held", "it is still to come", "two meetings approved them"],
)
def test_no_meeting_is_said_to_have_agreed_a_change_where_it_is_not_known(
    file: str, before: str, after: str, here: Path
) -> None:
    history = next(one for one in HISTORIES if one.name == "amended-on-approval")
    history.edit(here / "data", "before")
    publish_in_git(here)
    history.edit(here / "data", "after")
    assert "agreed_at: 2024-04-03\n" in check("--against", "main").output
    change(here / "data" / "meetings" / file, before, after)
    printed = check("--against", "main", "--format", "json").output
    pasted = [one["paste"] for one in json.loads(printed)["findings"] if "ashby" not in one["file"]]
    assert any("field: items.clinic" in one for one in pasted)
    assert not any("agreed_at" in one for one in pasted)


def test_no_other_way_is_named_where_it_would_be_wrong(published: Path) -> None:
    """Another amount is no typing error that changes no meaning, and has no words to hide."""
    change(published / BROOK, "£55,800", "£45,800")
    printed = check("--against", "main").output
    assert "paste this entry after line 8, and say in `note` what was wrong:\n" in printed


def test_lines_to_paste_stand_in_the_text_as_they_stand_in_the_file(published: Path) -> None:
    change(published / BROOK, WORDS, "the closing of the clinic.")
    printed = check("--against", "main").output
    block = json.loads(check("--against", "main", "--format", "json").output)["findings"][0]
    assert f"\n\n{block['paste']}\n\n" in printed
    assert block["paste"].startswith("    changes:\n      - on: 2024-04-10\n")


# --- Where it was published ----------------------------------------------------------------------


def test_nothing_in_the_folder_or_in_git_is_touched(published: Path) -> None:
    change(published / BROOK, WORDS, "the closing of the clinic.")
    before = tree_of(published)
    check("--against", "main")
    assert tree_of(published) == before


def test_records_may_lie_deep_in_a_repository_or_at_its_top(tmp_path: Path) -> None:
    for name in ("top", "deep"):
        place = tmp_path / name
        data = place if name == "top" else place / "councils" / "a b" / "records"
        small_book(tmp_path)
        data.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data").rename(data)
        publish_in_git(place)
        change(data / BROOK.relative_to("data"), WORDS, "the closing of the clinic.")
        result = check(str(data), "--against", "main")
        assert (result.exit_code, result.output.count("[quiet-change]")) == (1, 1)


def test_a_tag_a_branch_and_a_commit_can_be_named(published: Path) -> None:
    git(published, "tag", "-a", "july", "-m", "As published in July")
    commit_id = git(published, "rev-parse", "HEAD").strip()
    for ref in ("july", "main", "HEAD", commit_id, commit_id[:10]):
        assert check("--against", ref).exit_code == 0


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("mian", "Did you mean `main`?"),
        ("origin/main", "There is no git ref, no ledger and no site `origin/main` here."),
        ("--all", "There is no git ref"),
        ("HEAD^", "There is no git ref"),
        ("main:data", "There is no git ref"),
        ("", "There is no git ref"),
        ("main\n", "There is no git ref"),
    ],
)
@pytest.mark.usefixtures("published")
def test_a_ref_that_is_not_there_ends_with_2_and_says_what_to_do(ref: str, words: str) -> None:
    result = check(f"--against={ref}")
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("form", ["file", "folder"])
@pytest.mark.parametrize("ref", ["main", "HEAD", "HEAD^1", "main~1", "0123456"])
def test_no_file_that_a_change_brings_takes_the_place_of_a_git_ref(
    ref: str, form: str, published: Path
) -> None:
    commit(published, "Another")
    if ref == "0123456":
        ref = git(published, "rev-parse", "HEAD").strip()[:7]
    change(published / BROOK, WORDS, "the closing of the clinic.")
    publish_as_site(published / "data", published / "new")
    if form == "folder":
        (published / "new").rename(published / ref)
    else:
        shutil.copy(published / "new" / "ledger.json", published / ref)
    result = check("--against", ref)
    assert (result.exit_code, result.stdout.count("[quiet-change]")) == (1, 1)
    assert f"compared with the git ref. Write `./{ref}` to mean the other" in result.stderr
    assert check("--against", f"./{ref}").exit_code == 0


@pytest.mark.parametrize("ref", ["HEAD^1", "main~3", "main@{upstream}"])
def test_a_commit_that_a_clone_does_not_have_is_no_file_either(ref: str, published: Path) -> None:
    publish_as_site(published / "data", published / ref)
    result = check("--against", ref)
    assert (result.exit_code, "There is no git ref" in result.stderr) == (2, True)


def test_a_shallow_clone_says_how_to_fetch_more(published: Path) -> None:
    commit(published, "Another")
    git(published.parent, "clone", "-q", "--depth", "1", f"file://{published}", "shallow")
    result = check(str(published.parent / "shallow" / "data"), "--against", "HEAD^")
    assert result.exit_code == 2
    assert "`fetch-depth: 2`" in result.stderr


def test_records_outside_git_are_told_of_the_ledger(here: Path) -> None:
    result = check("--against", "main")
    assert result.exit_code == 2
    assert "is in no git repository. Name a ledger instead" in result.stderr
    assert here.name


def test_without_git_it_says_to_install_it(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(published / "nowhere"))
    result = check("--against", "main")
    assert (result.exit_code, "Git is not installed" in result.stderr) == (2, True)


def test_a_folder_that_was_not_there_yet_is_no_clean_comparison(published: Path) -> None:
    shutil.move(published / "data", published / "records")
    result = check("records", "--against", "main")
    assert result.exit_code == 2
    assert "There is no folder `records/` at `main`" in result.stderr


def test_odd_files_of_the_past_harm_nothing(here: Path) -> None:
    data = here / "data"
    (data / "people" / "link.yml").symlink_to("mary-hill.yml")
    (data / "people" / "out.yml").symlink_to("/etc/passwd")
    (data / "people" / 'a\nb"ü.yml').write_text("name: Nobody\n", encoding="utf-8")
    (data / "people" / "big.yml").write_bytes(b"name: " + b"a" * 3_000_000)
    (data / "people" / "latin.yml").write_bytes(b"name: J\xf6rg\n")
    (data / "people" / "run.yml").write_text("name: Run\n", encoding="utf-8")
    (data / "people" / "run.yml").chmod(0o755)
    (data / "people" / "windows.yml").write_bytes("name: Wìn Dows\r\n".encode("utf-8-sig"))
    (data / "notes.txt").write_text("Not a record.\n", encoding="utf-8")
    publish_in_git(here)
    git(here, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},data/other")
    git(here, "commit", "-q", "-m", "A submodule")
    for odd in ("link", "out", 'a\nb"ü', "big", "latin"):
        (data / "people" / f"{odd}.yml").unlink()
    result = check("--against", "HEAD")
    told = {
        line.partition(":")[0]
        for line in result.output.splitlines()
        if line.endswith("[earlier-unread]")
    }
    unread = {f"data/people/{name}.yml" for name in ("big", "latin", "link", "out")}
    assert told == {*unread, "data/other"}
    assert (result.exit_code, "0 errors, 5 warnings" in result.output) == (0, True)


def test_the_environment_of_a_hook_leads_nowhere_else(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert check("--against", "main").exit_code == 0
    assert published.is_dir()


def test_the_manual_of_the_records_shows_a_finding_as_it_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DATA, tmp_path / "data")
    publish_in_git(tmp_path)
    hackney = tmp_path / "data/meetings/2018-03-21/decisions/hackney.yml"
    change(hackney, "the register of interests.", "the registers of interests.")
    printed = check("--against", "main", "--today", "2018-07-05").output
    manual = (DATA / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"```text\n(.*?)```", manual, re.DOTALL)
    finding = printed.rpartition("\n\n")[0]
    assert finding.split() in [one.split() for one in shown]
