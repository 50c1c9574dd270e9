"""The same records built on two machines that have nothing else in common, and the two sites held
beside each other: `make twice`.

What the machines differ in is listed in `MACHINES`. Their clocks and the order in which their
folders list files are set by `tests/elsewhere/`, within the process that builds and nowhere else.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
ELSEWHERE = Path(__file__).resolve().parent / "elsewhere"
PARTS = ("data", "content", "mkdocs.yml", "generator")
"""What of a checkout a build reads."""

_INDEX = "search-index"
_SHOWN = 12
"""Differences that are printed; of more it is said how many there are."""


@dataclass(frozen=True)
class Machine:
    """Where and when a build runs."""

    folder: str
    """Of the checkout, below a folder for the test."""
    command: tuple[str, ...]
    """The module that builds: both front doors make the same site."""
    variables: Mapping[str, str]
    umask: int
    ahead: int
    """Days by which its clock is ahead."""
    backwards: bool
    """Whether files were written, and are listed, from the last name to the first."""
    touched: int
    """When its files were last changed, in seconds since 1970."""
    mode: int
    """Permissions of its files."""
    rebuilt: bool
    """Whether a site stands already where it builds."""


def _locale() -> str:
    """A language of this computer that is not the one of `C`, if there is one."""
    try:
        listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "C.UTF-8"
    found = [name for name in listed.stdout.split() if not name.startswith(("C", "POSIX"))]
    # One that knows no UTF-8 is the furthest from `C.UTF-8`.
    found.sort(key=lambda name: ("utf" in name.lower(), name))
    return next(iter(found), "C.UTF-8")


MACHINES = (
    Machine(
        folder="one",
        command=("minutebook", "build"),
        variables={
            "TZ": "Pacific/Kiritimati",
            "LANG": "C",
            "LC_ALL": "C",
            # Python would take UTF-8 for a `C` that knows letters of English alone.
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
            "PYTHONHASHSEED": "1",
            "HOME": "/nonexistent",
        },
        umask=0o022,
        ahead=0,
        backwards=False,
        touched=1_000_000_000,
        mode=0o755,
        rebuilt=False,
    ),
    Machine(
        folder="the other/of two places/deep down",
        command=("mkdocs", "build"),
        variables={
            "TZ": "America/Los_Angeles",
            "LANG": _locale(),
            "LC_ALL": _locale(),
            "PYTHONHASHSEED": "2",
            # No table of the system's says when clocks change: that of the libraries does.
            "PYTHONTZPATH": "",
            "USER": "somebody-else",
        },
        umask=0o077,
        ahead=500,
        backwards=True,
        touched=1_700_000_000,
        mode=0o600,
        rebuilt=True,
    ),
)


def environment(machine: Machine, **more: str) -> dict[str, str]:
    """The variables of a machine: nothing of this one but where programs are."""
    return {
        "PATH": os.environ["PATH"],
        "NO_MKDOCS_2_WARNING": "1",
        "AHEAD": str(machine.ahead),
        "LISTED": "backwards" if machine.backwards else "forwards",
        **machine.variables,
        **more,
    }


@dataclass(frozen=True)
class Built:
    """What a build left, and what it printed."""

    site: Path
    printed: str


def build(repository: Path, machine: Machine, folder: Path, **variables: str) -> Built:
    """Build the site of `repository` as a machine does, from a copy below `folder`.

    `variables` are of the build, and not of the machine. Raises `AssertionError` where it fails.
    """
    checkout = folder / machine.folder
    check_out(repository, checkout, machine)
    site = checkout / "site"
    if machine.rebuilt:
        site.mkdir()
        (site / "index.html").write_text("An older site.", encoding="utf-8")
        (site / "older.html").write_text("Gone since.", encoding="utf-8")
    return Built(site, run(machine, checkout, "-m", *machine.command, **variables))


def run(machine: Machine, checkout: Path, *arguments: str, **variables: str) -> str:
    """Run Python on a machine, with the engine of the checkout; return what it printed."""
    paths = {"PYTHONPATH": f"{ELSEWHERE}{os.pathsep}{checkout / 'generator'}"}
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=checkout,
        env=environment(machine, **{**paths, **variables}),
        umask=machine.umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    printed = ended.stdout + ended.stderr
    assert ended.returncode == 0, printed
    return printed


def check_out(repository: Path, checkout: Path, machine: Machine) -> None:
    """Copy what a build reads, file by file in the machine's own order. The engine is this one."""
    for part in PARTS:
        whole = (REPOSITORY if part == "generator" else repository) / part
        files = sorted(whole.rglob("*"), reverse=machine.backwards) if whole.is_dir() else [whole]
        for file in files:
            if not file.is_file() or "__pycache__" in file.parts:
                continue
            copy = checkout / part / file.relative_to(whole)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            copy.chmod(machine.mode)
            os.utime(copy, (machine.touched, machine.touched))


@dataclass(frozen=True)
class Entry:
    """What a search finds, as it stands in the index, whatever its number there."""

    address: str
    title: str
    date: str
    text: str
    boards: tuple[str, ...]
    kind: str
    year: str
    topics: frozenset[str]


def entries(site: Path) -> list[Entry]:
    """Every entry of the search of a site."""
    about = json.loads((site / _INDEX / "index.json").read_text("utf-8"))

    def file(name: str) -> Any:
        return json.loads((site / _INDEX / about["folder"] / f"{name}.json").read_text("utf-8"))

    topics: dict[int, set[str]] = {}
    for topic, deltas in file("t").items():
        for number in accumulate(deltas):
            topics.setdefault(number, set()).add(topic)
    firsts = [group[0] for group in about["groups"]]
    sizes = [
        end - first for first, end in zip(firsts, [*firsts[1:], about["entries"]], strict=True)
    ]
    groups = chain.from_iterable(map(repeat, about["groups"], sizes))
    parts = range(-(-about["entries"] // about["each"]))
    shown = chain.from_iterable(file(f"d-{part}") for part in parts)
    return [
        Entry(
            address,
            title,
            date,
            text,
            tuple(about["boards"][place] for place in boards),
            about["kinds"][kind][0],
            year,
            frozenset(topics.get(number, ())),
        )
        for number, ((address, title, date, text), (_, boards, kind, year)) in enumerate(
            zip(shown, groups, strict=True)
        )
    ]


@dataclass(frozen=True)
class Compared:
    """Two sites beside each other."""

    files: int
    bytes: int
    entries: int
    """In the search of the first."""
    differences: list[str]
    """Each in words; empty where the two are the same."""

    def __str__(self) -> str:
        if not self.differences:
            return (
                f"{self.files:,} files, {self.bytes:,} bytes, identical; "
                f"{self.entries:,} search entries, the same"
            )
        left = len(self.differences) - _SHOWN
        more = [f"and {left:,} more"] if left > 0 else []
        return "\n".join(["The two builds differ:", *self.differences[:_SHOWN], *more])


def compared(one: Path, other: Path) -> Compared:
    """Hold two sites beside each other, every byte and every entry of the search."""
    files = {site: _files(site) for site in (one, other)}
    found = {site: entries(site) for site in (one, other)}
    differences = []
    for name in sorted(files[one].keys() | files[other].keys()):
        first, second = files[one].get(name), files[other].get(name)
        if first is None or second is None:
            differences.append(f"{name}: only the {'second' if first is None else 'first'} has it")
        elif first != second:
            differences.append(f"{name}: {_where(first, second)}")
    for entry in sorted(set(found[one]) ^ set(found[other]), key=str):
        which = "first" if entry in found[one] else "second"
        differences.append(f"only the search of the {which} finds {entry}")
    weight = sum(map(len, files[one].values()))
    return Compared(len(files[one]), weight, len(found[one]), differences)


def _files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


def _where(one: bytes, other: bytes) -> str:
    """The first place at which two files differ, with what stands there."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    start = max(0, same - 30)
    return f"from byte {same:,} on, {one[start : same + 30]!r} and {other[start : same + 30]!r}"


def modes(site: Path) -> set[tuple[bool, int]]:
    """The permissions in a site, the folder itself too: of folders (True) and of files."""
    return {
        (place.is_dir(), stat.S_IMODE(place.stat().st_mode)) for place in [site, *site.rglob("*")]
    }


def described(machine: Machine) -> Iterator[str]:
    """What a machine is like, for whoever reads the figure."""
    yield f"folder `{machine.folder}`, `{' '.join(machine.command)}`"
    yield f"clock {machine.ahead} days ahead, umask {machine.umask:03o}"
    yield f"files {'backwards' if machine.backwards else 'forwards'}"
    yield ", ".join(f"{key}={value}" for key, value in machine.variables.items())


def main() -> None:
    """Build the checkout in which this stands twice, and print the figure."""
    with tempfile.TemporaryDirectory() as folder:
        for machine in MACHINES:
            print("; ".join(described(machine)))  # noqa: T201
        # With an address of its own a site has pictures of shared links and a sitemap too.
        variables = {"SITE_URL": "https://example.org/"}
        one, other = (build(REPOSITORY, each, Path(folder), **variables) for each in MACHINES)
        found = compared(one.site, other.site)
    print(found)  # noqa: T201
    sys.exit(1 if found.differences else 0)


if __name__ == "__main__":
    main()
