"""The first part of `make bench`: records of about 5 KB read, typed and checked, beside the bare
parse of the same files by libyaml.

`bash tests/bench/run.sh --reading-alone` runs it by itself. Each figure comes from a process of its
own. The clock is processor time, which other programs hardly change, and the least of several runs
counts; opening the files is part of Minutebook's time and not of the parser's.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from measure import run

import made_up
from minutebook.build import check_records

RATIO = 3.0
"""Times the bare parse that the archive of `RATIO_AT` files may take."""
RATIO_AT = 2000
PEAK = 400.0
"""MB (10^6 bytes) that the largest archive may take."""
GROWTH = 1.25
"""Times what a kilobyte costs in the smallest archive that it may cost in the largest."""

ARCHIVE = made_up.Size(items=13, paragraphs=44, decisions=11, papers=1, actions=0)
"""Meetings whose files have some 5 KB: an agenda, a paper, minutes and decisions."""
FILES_A_MEETING = 4.75
OTHER_FILES = 62
"""People, boards and what else an archive has once."""
REPEATS = 2


def _texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yml"))]


def compose(folder: Path) -> Callable[[], object]:
    """libyaml's bare parse: `yaml.compose(text, Loader=yaml.CBaseLoader)`, nodes without types."""
    texts = _texts(folder)

    def parse() -> None:
        for text in texts:
            yaml.compose(text, Loader=yaml.CBaseLoader)

    return parse


def events(folder: Path) -> Callable[[], object]:
    """The least that Python can ask of libyaml: its events, and nothing made of them."""
    texts = _texts(folder)

    def parse() -> None:
        for text in texts:
            for _ in yaml.parse(text, Loader=yaml.CBaseLoader):
                pass

    return parse


def minutebook(folder: Path) -> Callable[[], object]:
    """Every file read, typed and checked against every other."""

    def check() -> None:
        if not check_records(folder).publishable:
            sys.exit("the made-up archive has errors")

    return check


KINDS = {made.__name__: made for made in (events, compose, minutebook)}


@dataclass(frozen=True)
class Line:
    """One archive, read in each way."""

    files: int
    size: float
    """Bytes of a file, on average."""
    seconds: dict[str, float]
    """Of processor time, by kind."""
    peak: float
    """Most memory that Minutebook's process held, in MB."""

    def ratio(self, kind: str) -> float:
        return self.seconds["minutebook"] / self.seconds[kind]

    @property
    def per_file(self) -> float:
        """Milliseconds a file."""
        return self.seconds["minutebook"] * 1000 / self.files


def measured(folder: Path, files: int) -> Line:
    """Make an archive of about so many files and read it."""
    meetings = round((files - OTHER_FILES) / FILES_A_MEETING)
    made_up.write_archive(folder, meetings, size=ARCHIVE)
    sizes = [path.stat().st_size for path in folder.rglob("*.yml")]
    least = dict.fromkeys(KINDS, float("inf"))
    peak = 0.0
    for _ in range(REPEATS):
        for kind in KINDS:
            made = run([sys.executable, __file__, "--one", kind, folder], folder)
            least[kind] = min(least[kind], json.loads(made.output))
            peak = made.peak if kind == "minutebook" else peak
    return Line(len(sizes), sum(sizes) / len(sizes), least, peak)


def report(lines: Sequence[Line]) -> Iterator[str]:
    """The table and what it says of the limits, in Markdown."""
    yield "### Reading and checking"
    yield ""
    yield (
        "Processor time. Compose: `yaml.compose` with `yaml.CBaseLoader`. "
        "Events: `yaml.parse` with the same, nothing made of them."
    )
    yield ""
    yield (
        "| Files | Bytes each | Events | Compose | Minutebook | ms a file | of compose | of events "
        "| Memory |"
    )
    yield "| ---: " * 9 + "|"
    for one in lines:
        took = " | ".join(f"{one.seconds[kind]:.2f} s" for kind in KINDS)
        yield (
            f"| {one.files:,} | {one.size:,.0f} | {took} | {one.per_file:.2f} "
            f"| {one.ratio('compose'):.1f} times | {one.ratio('events'):.1f} times "
            f"| {one.peak:.0f} MB |"
        )
    yield ""
    yield from _verdicts(lines)


def _verdicts(lines: Sequence[Line]) -> Iterator[str]:
    judged = min(lines, key=lambda one: abs(one.files - RATIO_AT))
    yield (
        f"- {judged.files:,} files in {judged.ratio('compose'):.1f} times the bare parse, at most "
        f"{RATIO:.0f}: {_met(judged.ratio('compose') <= RATIO)}"
    )
    first, last = lines[0], lines[-1]
    growth = (last.per_file / last.size) / (first.per_file / first.size)
    yield (
        f"- a kilobyte among {last.files:,} files costs {growth:.2f} times what it costs among "
        f"{first.files:,}, at most {GROWTH}: {_met(growth <= GROWTH)}"
    )
    yield (
        f"- {last.files:,} files in {last.peak:.0f} MB, at most {PEAK:.0f}: "
        f"{_met(last.peak <= PEAK)}"
    )


def _met(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    if options.one is not None:
        sys.stdout.write(json.dumps(_clocked(KINDS[options.one](options.folder))))
        return
    shutil.rmtree(options.folder, ignore_errors=True)
    folder = options.folder.resolve()
    lines = []
    for files in options.files:
        sys.stderr.write(f"reading about {files:,} files\n")
        lines.append(measured(folder / str(files), files))
        shutil.rmtree(folder / str(files))
    sys.stdout.write("\n".join(report(lines)) + "\n\n")


def _clocked(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _options(arguments: Sequence[str] | None) -> Any:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder to empty and fill")
    parser.add_argument("--files", type=int, nargs="+", default=[500, 2000, 8000], metavar="N")
    parser.add_argument("--one", choices=KINDS, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
