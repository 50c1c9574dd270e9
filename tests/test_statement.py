"""The accessibility statement: its dates, and what is said when it is old."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.checks.statement import check_statement, statement_beside, with_dates
from support import DATA, REPOSITORY, run_minutebook

DAY = dt.date(2024, 4, 10)
TEXT = "# Accessibility\n\nPrepared on {prepared}, reviewed on {reviewed}.\n"
GOOD = "---\nprepared: 2020-01-31\nreviewed: 2024-02-01 # by Ann\n---\n\n" + TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "content").mkdir()
    return tmp_path / "content" / "accessibility.md"


def found(file: Path, text: str, day: dt.date = DAY) -> list[str]:
    file.write_text(text, encoding="utf-8")
    return [
        f"{one.path}:{one.position.line}:{one.position.column}: {one.severity} [{one.check}] "
        f"{one.message} {one.mend}"
        for one in check_statement(file, file.parents[1] / "data", day)
    ]


def test_a_statement_that_was_reviewed_within_a_year_is_right(file: Path) -> None:
    assert found(file, GOOD) == []
    assert found(file, GOOD.replace("\n", "\r\n")) == []


@settings(deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_it_is_old_from_the_day_after_a_year_and_not_before(reviewed: dt.date) -> None:
    text = GOOD.replace("2020-01-31", "1990-01-01").replace("2024-02-01", str(reviewed))
    with TemporaryDirectory() as folder:
        file = Path(folder, "content", "accessibility.md")
        file.parent.mkdir()
        for days in (0, 364, 365):
            assert found(file, text, reviewed + dt.timedelta(days)) == []
        assert len(found(file, text, reviewed + dt.timedelta(367))) == 1


def test_an_old_statement_is_a_warning_at_its_line_and_says_what_to_do(file: Path) -> None:
    assert found(file, GOOD, dt.date(2025, 2, 2)) == [
        "../content/accessibility.md:3:11: warning [statement-old] The accessibility statement was "
        "last reviewed on 1 February 2024, more than a year ago. Read it beside the site, test "
        "what it says, mend what is no longer so, and write the day on which you did."
    ]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("reviewed: 2024-02-01 # by Ann\n", "", "does not say on which day it was reviewed"),
        (GOOD, TEXT, "does not say on which day it was prepared"),
        ("2024-02-01", "1 February 2024", "`1 February 2024` is no day"),
        ("2024-02-01", "2024-02-30", "`2024-02-30` is no day"),
        ("2024-02-01", "2024-W05-4", "`2024-W05-4` is no day"),
        ("2024-02-01", "9999-07-05", "cannot have been reviewed on 5 July 9999"),
        ("2024-02-01", "", "There is no day here"),
        ("2024-02-01", "2019-02-01", "before it was prepared on 31 January 2020"),
        ("{reviewed}", "lately", "does not print the day on which it was reviewed"),
        ("---\nprepared", "---\ntitle: a: b\nprepared", "cannot be read"),
    ],
)
def test_a_statement_without_a_day_that_can_be_read_is_an_error(
    file: Path, was: str, now: str, said: str
) -> None:
    assert was in GOOD
    reports = found(file, GOOD.replace(was, now))
    assert any(said in one for one in reports), reports
    assert all("[statement-dates]" in one and ": error " in one for one in reports if said in one)


def test_a_statement_that_is_missing_is_an_error_that_says_what_to_write(file: Path) -> None:
    (one,) = check_statement(file, file.parents[1] / "data", DAY)
    assert (one.check, str(one.severity), one.path, one.position.line) == (
        "statement-missing",
        "error",
        "../content/accessibility.md",
        1,
    )
    assert one.message == "There is no accessibility statement: this file is missing."
    assert "--explain statement-dates" in one.mend


def test_the_page_says_the_days_of_its_head_in_words(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    assert with_dates(TEXT, file).endswith(
        "Prepared on 31 January 2020, reviewed on 1 February 2024.\n"
    )


def test_the_statement_is_found_where_the_settings_say_that_pages_are(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    assert statement_beside(data) is None
    for text, folder in [
        ("site_name: A\n", "docs"),
        ("docs_dir: content\nsite_dir: site\n", "content"),
        ("docs_dir: 'my pages' # by hand\n", "my pages"),
        ('# docs_dir: old\n"docs_dir": &here pages\n', "pages"),
        ("theme:\n  docs_dir: theirs\ndocs_dir: [a, b]\n", "docs"),
    ]:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        assert statement_beside(data) == tmp_path / folder / "accessibility.md"
    assert statement_beside(DATA) == REPOSITORY / "content" / "accessibility.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """This repository's records, pages and settings, to be changed."""
    for name in ("data", "content"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    return tmp_path


def test_a_check_says_that_the_statement_is_old_and_only_a_strict_one_fails(copy: Path) -> None:
    statement = copy / "content" / "accessibility.md"
    text = statement.read_text(encoding="utf-8")
    statement.write_text(re.sub(r"\d{4}-\d\d-\d\d", "2001-02-03", text), encoding="utf-8")

    said = "content/accessibility.md:4:11: warning: The accessibility statement was last reviewed"
    for arguments, status in (["check"], 0), (["check", "--strict"], 1), (["build"], 0):
        assert said in run_minutebook(*arguments, folder=copy, status=status)
    page = (copy / "site" / "accessibility" / "index.html").read_text(encoding="utf-8")
    assert "last reviewed on 3 February 2001" in page
    only = run_minutebook("check", "--select", "past-due", "--strict", folder=copy)
    assert said not in only


def test_nothing_is_published_with_a_statement_without_its_days(copy: Path) -> None:
    statement = copy / "content" / "accessibility.md"
    text = statement.read_text(encoding="utf-8")
    statement.write_text(text.replace("reviewed: 2", "reviewed: x2"), encoding="utf-8")

    assert "is no day" in run_minutebook("build", folder=copy, status=1)
    assert "is no day" in run_minutebook("check", folder=copy, status=1)
    assert not (copy / "site").exists()


def test_nothing_is_published_without_a_statement(copy: Path) -> None:
    (copy / "content" / "accessibility.md").unlink()

    said = "content/accessibility.md:1:1: error: There is no accessibility statement"
    for command in "check", "build":
        assert said in run_minutebook(command, folder=copy, status=1)
    assert not (copy / "site").exists()


def test_what_stands_at_the_head_of_a_page_is_not_published(real_site: Path, copy: Path) -> None:
    for name in ("accessibility", "about", "privacy", "take-part"):
        page = (real_site / name / "index.html").read_text(encoding="utf-8")
        words = re.sub(r"<[^>]*>", "", page)
        assert not re.search(r"(prepared|reviewed)(: \d|\})", words)

    about = copy / "content" / "about.md"
    about.write_text("---\na: b: c\n---\n" + about.read_text(encoding="utf-8"), encoding="utf-8")
    printed = run_minutebook("build", folder=copy, status=2)
    assert "about.md: what stands between the two lines `---` cannot be read" in printed
