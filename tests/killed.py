"""Builds that are killed at a chosen step, and whether what they leave is a whole site."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from minutebook.plugin import build_site
from site_pages import write_repository

Tree = dict[str, str]
"""Checksum of every file of a site, by path."""


def tree_of(site: Path) -> Tree:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


_BUILDER = """
import os, signal, sys
import mkdocs.__main__, minutebook.cli

COMMANDS = {"minutebook": minutebook.cli.main, "mkdocs": mkdocs.__main__.cli}
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "subprocess.Popen",
           "ctypes.dlopen", "ctypes.dlsym"}
count = 0

def watch(event, arguments):
    global count
    begins = event == "os.mkdir" and str(arguments[0]).endswith(".site.staging") and not count
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if begins or count and (event in CHANGES or writes):
        count += 1
        if not moment:
            os.write(1, f"step {event}\\n".encode())
        elif count == moment:
            os.kill(os.getpid(), signal.SIGKILL)

for line in sys.stdin:
    command, moment = line.split()[0], int(line.split()[1])
    child = os.fork()
    if not child:
        sys.addaudithook(watch)
        try:
            COMMANDS[command](["build"])
        except SystemExit as end:
            os._exit(end.code or 0)
        finally:
            os._exit(70)
    _, status = os.waitpid(child, 0)
    print("ended", os.waitstatus_to_exitcode(status), flush=True)
"""
"""Builds in a process of its own for each line it reads, which dies before the step of that number:
the steps are those that change a file, counted from the making of the folder that is to be
published. At 0 it lives, and tells its steps.
"""


@dataclass(frozen=True)
class Twice:
    """A repository of which each build can give one of two sites, unlike in every page."""

    folder: Path
    sites: dict[str, Tree]
    """By publisher; the search index left out, which is not the same twice."""
    builder: subprocess.Popen[str]

    def build(self, publisher: str) -> None:
        self.say(publisher)
        build_site(self.folder / "mkdocs.yml", None, None)

    def say(self, publisher: str) -> None:
        file = self.folder / "data" / "site.yml"
        lines = file.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("publisher:")]
        file.write_text("\n".join([*kept, f"publisher: {publisher}", ""]), encoding="utf-8")

    def killed(self, command: str, moment: int) -> tuple[list[str], int]:
        """The steps of a build that ends at one of them, where it tells them, and how it ended."""
        assert self.builder.stdin is not None
        assert self.builder.stdout is not None
        self.builder.stdin.write(f"{command} {moment}\n")
        self.builder.stdin.flush()
        steps = []
        for line in self.builder.stdout:
            if line.startswith("ended "):
                return steps, int(line.split()[1])
            if line.startswith("step "):
                steps.append(line.removeprefix("step ").strip())
        raise AssertionError("the builder ended")

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def is_whole(self, publisher: str) -> bool:
        return tree_of(self.site) == self.sites[publisher]


@contextmanager
def two_sites(folder: Path) -> Iterator[Twice]:
    """A repository in `folder`, built for the publishers `First` and `Second`."""
    write_repository(folder)
    with subprocess.Popen(
        [sys.executable, "-c", _BUILDER],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as builder:
        found = Twice(folder, {}, builder)
        for publisher in ("First", "Second"):
            found.build(publisher)
            found.sites[publisher] = tree_of(found.site)
        first, second = found.sites.values()
        assert first.keys() == second.keys()
        assert all(first[path] != second[path] for path in first if path.endswith(".html"))
        yield found
