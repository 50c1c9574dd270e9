"""The commands as staff meet them: what they print, how they end, and what they leave alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import forked
from minutebook import checks
from minutebook.checks.base import Check, Finding, Scene
from minutebook.cli import main
from minutebook.diagnostics import Severity

SMALL = Path(__file__).parent / "records" / "valid" / "small"
STATEMENT = Path(__file__).parents[1] / "content" / "accessibility.md"
SETTINGS = """\
site_name: Minutebook
docs_dir: content
site_dir: site
theme: {name: material, font: false}
plugins:
  - minutebook: {records: data}
"""


def run(program: str, *arguments: str, folder: Path, status: int = 0) -> str:
    """Run a command in `folder`, expect its exit status and no traceback; what it printed."""
    return _orderly(forked.run(program, *arguments, folder=folder), status)


def run_anew(program: str, *arguments: str, folder: Path, status: int = 0) -> str:
    """The same in a process that loads the command itself."""
    command = [sys.executable, "-m", program, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return _orderly(done, status)


def _orderly(done: subprocess.CompletedProcess[str], status: int) -> str:
    printed = done.stdout + done.stderr
    assert "Traceback" not in printed, printed
    assert done.returncode == status, printed
    return printed


# --- minutebook check ----------------------------------------------------------------------------


def check(*arguments: str) -> Result:
    """Run `minutebook check`; anything but an orderly end is raised."""
    result = CliRunner().invoke(main, ["check", *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book in the folder `data` of the working folder."""
    shutil.copytree(SMALL, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.mark.usefixtures("data")
def test_clean_records_end_with_0() -> None:
    result = check()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("0 errors, 0 warnings.\n")


def test_records_with_errors_end_with_1_and_say_where(data: Path) -> None:
    (data / "site.yml").write_text("title: [\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert result.stdout.startswith("data/site.yml:")
    assert result.stderr == ""


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_folder_may_be_named_and_stands_before_each_path(data: Path, form: str) -> None:
    (data / "site.yml").write_text("nonsense: 1\n", encoding="utf-8")
    data.rename(data.parent / "records")
    result = check("records", "--format", form)
    assert result.exit_code == 1
    assert "records/site.yml" in result.stdout


def test_the_report_for_programs_is_an_object_and_nothing_else(data: Path) -> None:
    (data / "people" / "john-reed.yml").write_text("nmae: John Reed\n", encoding="utf-8")
    result = check("--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [finding["check"] for finding in told["findings"]] == ["unknown-key"]


def test_the_report_for_github_annotates_the_line(data: Path) -> None:
    (data / "people" / "john-reed.yml").write_text("nmae: John Reed\n", encoding="utf-8")
    result = check("--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=data/people/john-reed.yml,line=1,col=1,")


@pytest.fixture
def a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """One warning about any book."""

    def find(scene: Scene) -> Iterator[Finding]:
        yield Finding(scene.book.entries[0], (), "This could be better.")

    monkeypatch.setattr(
        checks, "CHECKS", (Check("could-be-better", "It could be better", Severity.WARNING, find),)
    )


@pytest.mark.usefixtures("data", "a_warning")
@pytest.mark.parametrize(("arguments", "status"), [((), 0), (("--strict",), 1)])
def test_warnings_end_with_0_and_where_they_count_as_errors_with_1(
    arguments: tuple[str, ...], status: int
) -> None:
    result = check(*arguments)
    assert result.exit_code == status
    assert "warning: This could be better. [could-be-better]" in result.stdout


@pytest.mark.usefixtures("data")
def test_clean_records_are_clean_however_strict() -> None:
    assert check("--strict").exit_code == 0


@pytest.mark.usefixtures("data")
def test_the_manual_of_a_check_is_printed_and_nothing_is_checked() -> None:
    result = check("--explain", "unknown-place", "no-such-folder")
    assert result.exit_code == 0
    assert result.stdout.startswith("unknown-place (error)\nA file stands in the folder of")
    assert "errors, " not in result.stdout


@pytest.mark.parametrize("option", ["--explain", "--select"])
def test_a_check_that_is_none_ends_with_2_and_the_nearest(option: str) -> None:
    result = check(option, "unknown-plaice")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "There is no check `unknown-plaice`. Did you mean `unknown-place`?\n"


def test_only_the_checks_that_are_selected_are_reported(data: Path) -> None:
    (data / "people" / "john-reed.yml").write_text("nmae: John Reed\n", encoding="utf-8")
    (data / "people" / "ann-reed.yml").write_text("name: [\n", encoding="utf-8")
    result = check("--select", "unknown-key, vocabulary", "--format", "json")
    assert {one["check"] for one in json.loads(result.stdout)["findings"]} == {"unknown-key"}
    assert check("--select", "vocabulary").exit_code == 0


def test_the_whole_list_goes_to_the_summary_of_a_step_on_github(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Earlier step\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for n in range(30):
        (data / "people" / f"reed-{n}.yml").write_text("nmae: Reed\n", encoding="utf-8")
    check()
    assert summary.read_text(encoding="utf-8") == "# Earlier step\n"
    printed = check("--format", "github").stdout
    told = summary.read_text(encoding="utf-8")
    assert printed.count("::error") == 10
    assert all(f"| data/people/reed-{n}.yml:1:1 | " in told for n in range(30))


def test_a_report_is_in_colour_on_a_terminal_and_plain_elsewhere(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "site.yml").write_text("title: [\n", encoding="utf-8")

    def printed() -> str:
        result = CliRunner().invoke(main, ["check"], color=True)
        return result.stdout

    assert "\033[31merror" in printed()
    assert "\033" not in check().stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033" not in printed()


def no_folder(data: Path) -> None:
    shutil.rmtree(data)


def a_file(data: Path) -> None:
    shutil.rmtree(data)
    data.write_text("title: one\n", encoding="utf-8")


def empty(data: Path) -> None:
    shutil.rmtree(data)
    data.mkdir()


def no_records(data: Path) -> None:
    empty(data)
    (data / "README.md").write_text("# Records\n", encoding="utf-8")


@pytest.mark.parametrize("spoil", [no_folder, a_file, empty, no_records])
def test_where_there_is_nothing_to_check_it_ends_with_2_and_says_so(
    data: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(data)
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Nothing to check: ")
    assert "data" in result.stderr


@pytest.mark.parametrize("name", ["people.yaml", "meeting.yml"])
def test_files_with_no_place_are_reported_even_where_nothing_else_is(data: Path, name: str) -> None:
    empty(data)
    (data / name).write_text("name: John Reed\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert f"data/{name}:1:1: error: " in result.stdout


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"[" * 5000, b"title: *x\n", b"- a\n", b"\x00", b"title: 1\n"]
)
def test_whatever_site_yml_holds_there_is_a_report_and_no_traceback(data: Path, raw: bytes) -> None:
    (data / "site.yml").write_bytes(raw)
    result = check()
    assert result.exit_code == 1
    assert "data/site.yml:" in result.stdout


def test_a_link_that_leads_to_itself_is_reported(data: Path) -> None:
    (data / "people" / "ann-reed.yml").symlink_to("ann-reed.yml")
    result = check()
    assert result.exit_code == 1
    assert "data/people/ann-reed.yml:1:1: error: " in result.stdout


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--nonsense"], ["data", "more"]])
def test_a_mistyped_command_ends_with_2(arguments: list[str]) -> None:
    assert check(*arguments).exit_code == 2


def test_the_command_as_installed_prints_and_ends_like_this(data: Path) -> None:
    assert "0 errors" in run_anew("minutebook", "check", folder=data.parent)
    (data / "site.yml").write_text("title: [\n", encoding="utf-8")
    assert "1 error," in run_anew("minutebook", "check", folder=data.parent, status=1)
    shutil.rmtree(data)
    assert "Nothing to check" in run_anew("minutebook", "check", folder=data.parent, status=2)


# --- minutebook build ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small book, and its site as published."""
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(SMALL, folder / "data")
    (folder / "content").mkdir()
    (folder / "content" / "about.md").write_text("# About\n", encoding="utf-8")
    shutil.copy(STATEMENT, folder / "content")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    lines = run("minutebook", "build", folder=folder).splitlines()
    assert [line for line in lines if line.startswith("Published: ")]
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project", symlinks=True))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def refused(project: Path, *arguments: str, status: int) -> str:
    """A build that must fail: with no traceback, and with everything left as it was."""
    before = contents(project)
    printed = run("minutebook", "build", *arguments, folder=project, status=status)
    after = contents(project)
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    # A lock keeps two builds from running at once, and stays.
    assert {path for path in changed if not path.endswith(".lock")} == set()
    assert "Nothing was published" in printed
    return printed


def test_a_built_site_holds_the_pages_of_the_records_and_of_the_hand(built: Path) -> None:
    pages = contents(built / "site")
    assert "about/index.html" in pages
    assert "meetings/2024-03-06/index.html" in pages
    assert "boards/brook/decisions/2024-03-06-01/index.html" in pages
    assert sorted(path.name for path in built.iterdir() if path.is_dir()) == [
        "content",
        "data",
        "site",
    ]


def test_records_with_errors_publish_nothing_and_end_with_1(project: Path) -> None:
    (project / "data" / "people" / "john-reed.yml").write_text("nmae: John\n", encoding="utf-8")
    printed = refused(project, status=1)
    assert "data/people/john-reed.yml:1:1: error: `nmae` is not known here." in printed


def test_a_broken_site_yml_publishes_nothing_and_ends_with_1(project: Path) -> None:
    (project / "data" / "site.yml").write_text("title: [\n", encoding="utf-8")
    assert "data/site.yml:" in refused(project, status=1)


def test_a_missing_site_yml_publishes_nothing_and_ends_with_1(project: Path) -> None:
    (project / "data" / "site.yml").unlink()
    assert "`site.yml`" in refused(project, status=1)


@pytest.mark.parametrize("spoil", [no_folder, a_file, empty, no_records])
def test_a_build_without_records_cannot_run_and_ends_with_2(
    project: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(project / "data")
    assert "data" in refused(project, status=2)


def test_a_build_without_settings_cannot_run(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    assert "mkdocs.yml" in refused(project, status=2)


UNUSABLE = {
    "without the plugin": SETTINGS.partition("plugins:")[0],
    "that are empty": "",
    "that are a list": "- minutebook\n",
    "that are no YAML": "site_name: [\n",
    "with another theme": SETTINGS.replace("material", "mkdocs").replace(", font: false", ""),
    "without the hand-written pages": SETTINGS.replace("content", "nowhere"),
    "with a plugin that is not installed": SETTINGS + "  - nonsense\n",
    "with a day that is none": SETTINGS.replace("data}", "data, today: tomorrow}"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_build_with_settings_that_cannot_be_used_cannot_run(project: Path, name: str) -> None:
    (project / "mkdocs.yml").write_text(UNUSABLE[name], encoding="utf-8")
    refused(project, status=2)


def test_a_day_that_is_none_is_said_in_plain_words(project: Path) -> None:
    text = SETTINGS.replace("data}", "data, today: tomorrow}")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    printed = refused(project, status=2)
    assert "isoformat" not in printed
    assert "tomorrow" in printed


def test_a_folder_given_as_settings_is_refused(project: Path) -> None:
    refused(project, "--config-file", "data", status=2)


def test_a_hand_written_page_that_cannot_be_read_publishes_nothing(project: Path) -> None:
    (project / "content" / "about.md").write_bytes(b"# About caf\xe9\n")
    assert "about.md" in refused(project, status=2)


def test_what_mkdocs_warns_of_in_a_hand_written_page_is_printed(project: Path) -> None:
    text = "# About\n\n[Take part](take-prat.md)\n"
    (project / "content" / "about.md").write_text(text, encoding="utf-8")
    assert "take-prat.md" in run("minutebook", "build", folder=project)


def test_a_hand_written_page_at_the_address_of_a_record_publishes_nothing(project: Path) -> None:
    (project / "content" / "boards.md").write_text("# Boards\n", encoding="utf-8")
    assert "/boards/" in refused(project, status=2)


@pytest.mark.parametrize("folder", ["data", "content", ".", "data/people"])
def test_a_site_is_not_published_over_what_it_is_made_of(project: Path, folder: str) -> None:
    refused(project, "--site-dir", folder, status=2)


def test_a_site_is_not_published_where_no_folder_can_stand(project: Path) -> None:
    refused(project, "--site-dir", "mkdocs.yml/site", status=2)


def test_a_site_is_not_published_over_things_that_no_build_made(project: Path) -> None:
    (project / "photographs").mkdir()
    (project / "photographs" / "town-hall.jpg").write_bytes(b"\xff\xd8")
    refused(project, "--site-dir", "photographs", status=2)


def test_a_clock_of_the_build_that_is_no_number_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert "SOURCE_DATE_EPOCH" in refused(project, status=2)


@pytest.mark.parametrize("day", ["2018-02-30", "tomorrow"])
def test_a_day_that_is_none_cannot_be_today(project: Path, day: str) -> None:
    before = contents(project)
    assert "--today" in run("minutebook", "build", "--today", day, folder=project, status=2)
    assert contents(project) == before


def test_a_build_after_a_failed_one_publishes_what_was_mended(project: Path) -> None:
    person = project / "data" / "people" / "john-reed.yml"
    person.write_text("nmae: Jonathan Reed\n", encoding="utf-8")
    refused(project, status=1)
    person.write_text("name: Jonathan Reed\n", encoding="utf-8")
    run("minutebook", "build", folder=project)
    assert b"Jonathan Reed" in contents(project / "site")["people/john-reed/index.html"]


def test_mkdocs_itself_publishes_nothing_of_records_with_errors(project: Path) -> None:
    (project / "data" / "site.yml").write_text("title: [\n", encoding="utf-8")
    before = contents(project / "site")
    assert "data/site.yml:" in run("mkdocs", "build", folder=project, status=1)
    assert contents(project / "site") == before
