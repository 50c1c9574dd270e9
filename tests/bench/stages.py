"""One build in this process, with a clock at each of its stages; prints one line of JSON.

The stages are functions of the engine. They are wrapped here, in the bench's own process, so that
the engine carries no clocks.
"""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from minutebook import build, plugin

STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("reading and checking", plugin, "check_records"),
    ("pages", build, "write_pages"),
    ("search index", build, "write_search_index"),
)
"""Name, module and function of each stage."""


class Clock:
    """Time and memory by stage."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, measured."""

        def measured(*arguments: Any, **named: Any) -> Any:
            wall, cpu = time.perf_counter(), _cpu()
            result = function(*arguments, **named)
            self.stages[name] = {
                "seconds": time.perf_counter() - wall,
                "cpu": _cpu() - cpu,
                "peak": _peak(),
            }
            return result

        return measured


class SearchMemory(threading.Thread):
    """Watches how much memory the programs hold that the build starts, which is Pagefind.

    What the system says of a child that has ended counts this process's own memory too, from
    before the child became another program; so it is asked while it runs. On Linux only.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        """MB."""

    def run(self) -> None:
        children = Path("/proc/self/task")
        while children.exists():
            for listed in children.glob("*/children"):
                for child in _read(listed).split():
                    self.peak = max(self.peak, _high_water(child))
            time.sleep(0.1)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""


def _high_water(process: str) -> float:
    """Most memory that a running process held, in MB."""
    for line in _read(Path("/proc", process, "status")).splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def _cpu() -> float:
    """Processor time of this process and of the children that it waited for, in seconds."""
    mine = resource.getrusage(resource.RUSAGE_SELF)
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def _peak() -> float:
    """Most memory that this process has held until now, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main(config_file: Path) -> None:
    """Build the site of `config_file` and say what each stage took."""
    clock, memory = Clock(), SearchMemory()
    for name, module, function in STAGES:
        setattr(module, function, clock.around(name, getattr(module, function)))
    memory.start()
    written = plugin.build_site(config_file, None, None)
    report = {
        "pages": written.pages,
        "entries": written.search_entries,
        "pagefind": memory.peak,
        "stages": clock.stages,
    }
    sys.stdout.write(f"\n{json.dumps(report)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
