"""What the tests share: the real records, their book, and their site built once a worker."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from minutebook.build import Checked, check_records
from support import DATA, run_minutebook


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that does not run guards nothing: where CI runs, a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where it must run: {report.longrepr}"
    return report
