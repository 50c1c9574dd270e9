"""Bad records beside the report that a clerk gets: one folder an example.

`records/invalid/<check>/<case>/` holds files that are laid over the small book in
`records/valid/small/` (`removed.txt` lists files of that book to take away), and `expected.txt`,
which is what `minutebook check` prints, to the letter. A new folder is a new test.
`records/valid/twins/<check>/` holds files that come near what the check finds, and are right.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutebook import folder, loading, source, unreadable
from minutebook import today as clock
from minutebook.checks import CHECKS
from minutebook.cli import main

RECORDS = Path(__file__).parent / "records"
SMALL = RECORDS / "valid" / "small"
CASES = sorted(folder for folder in (RECORDS / "invalid").glob("*/*") if folder.is_dir())
TWINS = {folder.name: folder for folder in sorted((RECORDS / "valid" / "twins").glob("*"))}
CALENDAR = dt.date(2024, 4, 10)
NOT_RECORDS = {"expected.txt", "removed.txt"}


def _photograph(data: Path) -> None:
    with (data / "people" / "photograph.yml").open("wb") as file:
        file.truncate(50_000_000)


def _link_outside(data: Path) -> None:
    elsewhere = data.parent / "elsewhere.yml"
    elsewhere.write_text("name: Ann Reed\n", encoding="utf-8")
    (data / "people" / "ann-reed.yml").symlink_to(elsewhere)


def _link_to_nothing(data: Path) -> None:
    (data / "people" / "ann-reed.yml").symlink_to(data / "people" / "nobody.yml")


def _same_name_in_capitals(data: Path) -> None:
    (data / "people" / "John-Reed.yml").write_text("name: Joan Rudd\n", encoding="utf-8")


def _link_to_a_file_outside(data: Path) -> None:
    elsewhere = data.parent / "elsewhere.pdf"
    elsewhere.write_bytes(b"%PDF-1.4")
    folder = data / "meetings" / "2024-03-06" / "papers" / "walk-in-clinic"
    folder.mkdir()
    (folder / "budget.pdf").symlink_to(elsewhere)


MADE: dict[str, Callable[[Path], None]] = {
    "attachment/link-out-of-the-folder": _link_to_a_file_outside,
    "file-too-large/photograph-inside": _photograph,
    "outside-folder/link-to-another-folder": _link_outside,
    "same-name-in-case/capitals": _same_name_in_capitals,
    "unreadable-file/link-to-nothing": _link_to_nothing,
}
"""What cannot stand in a repository as a file is made here."""


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def checked(case: Path | None, folder: Path) -> tuple[int, str]:
    """Exit status and report of `minutebook check` on the small book with `case` laid over it."""
    data = folder / "data"
    shutil.copytree(SMALL, data)
    if case is not None:
        removed = case / "removed.txt"
        for path in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
            (data / path).unlink()
        for file in case.rglob("*"):
            if file.is_file() and file.name not in NOT_RECORDS:
                target = data / file.relative_to(case)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        MADE.get(name_of(case), lambda _: None)(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        # What goes by the calendar goes by the day of the small book.
        patch.setattr(clock, "calendar_day", lambda: CALENDAR)
        result = CliRunner().invoke(main, ["check"])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_report_on_a_bad_record_is_the_one_written_beside_it(
    case: Path, tmp_path: Path
) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    status, report = checked(case, tmp_path)
    assert report == expected
    assert status == (1 if ": error: " in expected else 0)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_an_example_shows_the_check_whose_folder_it_is_in(case: Path) -> None:
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = {
        line.rpartition("[")[2].rstrip("]")
        for line in lines
        if ": error: " in line or ": warning: " in line
    }
    assert case.parent.name in found


def test_the_small_book_that_the_examples_are_laid_over_is_clean(tmp_path: Path) -> None:
    status, report = checked(None, tmp_path)
    files = len(list(SMALL.rglob("*.yml")))
    assert (status, report) == (0, f"{files} files checked: 0 errors, 0 warnings.\n")


@pytest.mark.parametrize("check", TWINS)
def test_what_comes_near_a_finding_and_is_right_is_not_found(check: str, tmp_path: Path) -> None:
    status, report = checked(TWINS[check], tmp_path)
    assert (status, report.partition(": ")[2]) == (0, "0 errors, 0 warnings.\n")


def test_every_check_across_records_has_a_twin() -> None:
    assert TWINS.keys() == {check.id for check in CHECKS}


def test_every_check_has_an_example() -> None:
    ids = all_ids()
    assert ids - {case.parent.name for case in CASES} == set()


def test_every_folder_of_examples_is_named_after_a_check() -> None:
    ids = all_ids()
    assert {case.parent.name for case in CASES} - ids == set()


@pytest.mark.parametrize(
    ("module", "some"),
    [
        (source, {"duplicate-key", "file-too-large", "text-lost-to-comment"}),
        (unreadable, {"unquoted-colon", "indentation", "second-document"}),
        (folder, {"file-name", "outside-folder", "same-name-in-case", "unreadable-file"}),
        (loading, {"unknown-key", "file-place", "vocabulary", "value"}),
    ],
)
def test_the_ids_that_a_module_can_give_are_all_found_in_its_code(
    module: object, some: set[str]
) -> None:
    assert some <= ids_in(str(vars(module)["__file__"]))


SLUG = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def all_ids() -> set[str]:
    """Ids of every rule, wherever it is found."""
    files = [vars(module)["__file__"] for module in (source, folder, loading, unreadable)]
    return {check.id for check in CHECKS}.union(*[ids_in(file) for file in files])


def ids_in(file: str) -> set[str]:
    """Ids of checks that the code in `file` can give."""
    return set(_ids(ast.parse(Path(file).read_text(encoding="utf-8"))))


def _ids(tree: ast.Module) -> Iterator[str]:
    """An id stands first, with place, message and mend behind it in a call, or with message and
    mend in what a function returns."""
    for node in ast.walk(tree):
        first: ast.expr | None = None
        if isinstance(node, ast.Call) and len(node.args) >= 4:
            first = node.args[0]
        elif (
            isinstance(node, ast.Return)
            and isinstance(node.value, ast.Tuple)
            and len(node.value.elts) == 3
        ):
            first = node.value.elts[0]
        if isinstance(first, ast.Constant) and SLUG.fullmatch(str(first.value)):
            yield str(first.value)
