"""A command in a process of its own, without loading the engine for each: that takes longer than
most commands do.

One process has loaded it, and does nothing but fork. What a command does to its process, another
never sees. `test_cli.py` runs the command once as it is installed.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_SERVER = """
import json, os, runpy, sys, time
import mkdocs.commands.build, minutebook.cli, minutebook.plugin

def become(asked):
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["variables"])
    time.tzset()
    for number, file in enumerate([os.devnull, asked["out"], asked["err"]]):
        opened = os.open(file, os.O_RDWR | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [asked["program"], *asked["arguments"]]
    runpy.run_module(asked["program"], run_name="__main__", alter_sys=True)

for line in sys.stdin:
    child = os.fork()
    if not child:
        become(json.loads(line))
        break
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""

_AT_THE_START = dict(os.environ)
"""What the first process is given, whatever a test has set by then."""


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=_AT_THE_START,
    )
    atexit.register(server.communicate)
    return server


def run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """`python -m program` in `folder`, with the variables as they are: how it ended, and what it
    printed.
    """
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with tempfile.TemporaryDirectory() as place:
        out, err = Path(place, "out"), Path(place, "err")
        for file in (out, err):
            file.touch()
        asked = {
            "program": program,
            "arguments": arguments,
            "folder": str(folder),
            "variables": dict(os.environ),
            "out": str(out),
            "err": str(err),
        }
        server.stdin.write(f"{json.dumps(asked)}\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        said = (out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))
    return subprocess.CompletedProcess([program, *arguments], status, *said)
