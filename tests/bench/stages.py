"""One build in this process without its search index, with a clock at each of its stages; prints
one line of JSON.

The stages are functions of the engine. They are wrapped here, in the bench's own process, so that
the engine carries no clocks.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from minutebook import build, plugin

STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("reading and checking", plugin, "check_records"),
    ("pages", build, "write_pages"),
)
"""Name, module and function of each stage."""
LEFT_OUT: tuple[ModuleType, str] = (build, "write_search_index")


def around(
    function: Callable[..., Any], name: str, took: dict[str, dict[str, float]]
) -> Callable[..., Any]:
    """`function`, which writes into `took` what it takes."""

    def measured(*arguments: Any, **named: Any) -> Any:
        begun, cpu = time.perf_counter(), time.process_time()
        result = function(*arguments, **named)
        took[name] = {
            "seconds": time.perf_counter() - begun,
            "cpu": time.process_time() - cpu,
            "peak": _peak(),
        }
        return result

    return measured


def _peak() -> float:
    """Most memory that this process has held until now, in MB."""
    # Kilobytes on Linux, bytes on macOS (getrusage(2)).
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _no_search_index(*_: Any) -> int:
    return 0


def main(config_file: Path) -> None:
    """Build the site of `config_file` and say what each stage took."""
    took: dict[str, dict[str, float]] = {}
    for name, module, function in STAGES:
        setattr(module, function, around(getattr(module, function), name, took))
    setattr(*LEFT_OUT, _no_search_index)
    written = plugin.build_site(config_file, None, None)
    sys.stdout.write(f"\n{json.dumps({'pages': written.pages, 'stages': took})}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
