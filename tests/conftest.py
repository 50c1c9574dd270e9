"""What the tests share: the real records, their book, and their site built once a worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from minutebook.build import Checked, check_records

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = REPOSITORY / "data"


@pytest.fixture(scope="session")
def real_records() -> Checked:
    """The records of this repository, checked."""
    return check_records(DATA)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's records, built by the command that staff use."""
    folder = tmp_path_factory.mktemp("real") / "site"
    run_minutebook("build", "--site-dir", str(folder))
    return folder


def run_minutebook(*arguments: str, folder: Path = REPOSITORY, status: int = 0) -> str:
    """Run the command in `folder`, expect its exit status, return what it printed."""
    run = subprocess.run(
        [sys.executable, "-m", "minutebook", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    printed = run.stdout + run.stderr
    assert run.returncode == status, printed
    return printed


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that does not run guards nothing: where CI runs, a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where it must run: {report.longrepr}"
    return report
