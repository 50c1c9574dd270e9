"""One program run to its end: how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TAIL = 2000
"""Characters of a failed program's output that are shown."""


@dataclass(frozen=True)
class Run:
    """What one program took, with the programs that it started and waited for."""

    seconds: float
    """By the clock on the wall."""
    cpu: float
    """Seconds of processor time, of all processors together; other programs hardly change it."""
    peak: float
    """Most memory that one of its processes held at a time, in MB (10^6 bytes)."""
    output: str

    def then(self, other: Run) -> Run:
        """This program and then another, as one."""
        return Run(
            self.seconds + other.seconds,
            self.cpu + other.cpu,
            max(self.peak, other.peak),
            other.output,
        )


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run `command` in `folder`. Ends the bench with the program's own words where it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}:\n{said[-_TAIL:]}")
    # Kilobytes on Linux, bytes on macOS (getrusage(2)).
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, said)


def median(runs: Sequence[Run]) -> Run:
    """The run that took the middle time."""
    return sorted(runs, key=lambda one: one.seconds)[len(runs) // 2]
