"""What the tests share: the real records, their book, their site; and which worker runs them."""

from __future__ import annotations

import fcntl
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
    """The site of this repository's records, built by the command that staff use.

    The first worker that asks builds it, and the others wait: nobody writes in it.
    """
    base = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own in that of the run.
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "real"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            run_minutebook("build", "--site-dir", str(folder / "site"))
    return folder / "site"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """For `make test`, which asks for `--dist loadscope`."""
    if config.getvalue("dist") != "loadscope":
        return None
    from spread import Scheduling

    return Scheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that does not run guards nothing: where CI runs, a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where it must run: {report.longrepr}"
    return report
