"""Where things are, and the command as staff run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = REPOSITORY / "data"


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
