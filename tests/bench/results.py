"""What the bench found, and the report of it in Markdown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from measure import Run

LIMIT = 1.5
"""Milliseconds a record page, on top of what the host costs without records."""
BUSY = 0.5
"""Load of each processor before the bench from which its times are not to be believed."""


@dataclass(frozen=True)
class Line:
    """A generator on the pages of one archive."""

    what: str
    pages: int
    run: Run
    before: Run | None = None
    """What it takes without these pages, where that is much."""

    @property
    def per_page(self) -> float:
        """Milliseconds a page."""
        return (self.run.seconds - (self.before.seconds if self.before else 0)) * 1000 / self.pages

    @property
    def cpu_per_page(self) -> float:
        """Milliseconds of processor time a page."""
        return (self.run.cpu - (self.before.cpu if self.before else 0)) * 1000 / self.pages


@dataclass(frozen=True)
class Stage:
    """A part of Minutebook's build."""

    seconds: float
    cpu: float
    """Seconds of processor time."""
    peak: float
    """Most memory that the build has held by the end of it, in MB."""


@dataclass(frozen=True)
class Result:
    """One archive, built in every way."""

    meetings: int
    entries: int
    """What its search can find."""
    lines: list[Line]
    """Minutebook, Minutebook without its search index, then the others."""
    stages: dict[str, Stage]
    """Those of Minutebook without its search index."""

    @property
    def pages(self) -> int:
        """Record pages that the meetings bring."""
        return self.lines[0].pages


@dataclass(frozen=True)
class Fixed:
    """What the hosts cost before there is any record."""

    minutebook: Run
    pages: int
    """Record pages of a site without records: its indexes."""
    mkdocs: Run


def report(fixed: Fixed, results: list[Result], load: float) -> str:
    """All figures. `load` is how busy each processor was before the bench, 0 to 1 and more."""
    parts = [
        "# Bench",
        f"{os.cpu_count()} processors, Python {sys.version.split()[0]}. Without records the host "
        f"takes {fixed.minutebook.seconds:.2f} s and {fixed.minutebook.peak:.0f} MB (MkDocs with "
        f"Material, the hand-written pages, {fixed.pages} indexes), and plain MkDocs "
        f"{fixed.mkdocs.seconds:.2f} s. A page costs what is left when that is taken off; nothing "
        "is taken off for Hugo. Memory is that of the largest process.",
    ]
    if load > BUSY:
        parts.append(
            f"**The machine was busy with something else (load {load:.1f} a processor): believe "
            "processor time rather than the clock, and run it again.**"
        )
    parts += ["\n".join(_archive_table(result)) for result in results]
    parts += ["\n".join(_stage_table(results)), "\n".join(_verdict(results))]
    return "\n\n".join(parts) + "\n"


def _archive_table(result: Result) -> Iterator[str]:
    ours = result.lines[0].per_page
    yield f"## {result.meetings:,} meetings"
    yield ""
    yield "| | pages | seconds | CPU s | ms a page | CPU ms a page | against Minutebook | peak MB |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for line in result.lines:
        yield (
            f"| {line.what} | {line.pages:,} | {line.run.seconds:.1f} | {line.run.cpu:.1f} "
            f"| {line.per_page:.2f} | {line.cpu_per_page:.2f} | {line.per_page / ours:.1f} × "
            f"| {line.run.peak:.0f} |"
        )


def _stage_table(results: list[Result]) -> Iterator[str]:
    yield "## Where Minutebook's time and memory go"
    yield ""
    columns = "s | CPU s | ms a page | peak MB by then"
    heads = [f"{one.meetings:,} meetings: {columns}" for one in results]
    yield f"| | {' | '.join(heads)} |"
    yield "|---" + "|--:" * 4 * len(results) + "|"
    for name in results[0].stages:
        cells = [_stage_cells(one.stages[name], one.pages) for one in results]
        yield f"| {name} | {' | '.join(cells)} |"
    cells = [_stage_cells(_search(one), one.pages) for one in results]
    yield f"| search index: what it adds | {' | '.join(cells)} |"
    yield ""
    found = "; ".join(f"{one.meetings:,} meetings: {one.entries:,}" for one in results)
    yield (
        f"Entries of the search ({found}): decisions, actions, parts of papers, "
        "paragraphs of minutes and so on."
    )


def _search(result: Result) -> Stage:
    """What the search index adds to a build."""
    whole, without = (line.run for line in result.lines[:2])
    return Stage(whole.seconds - without.seconds, whole.cpu - without.cpu, whole.peak)


def _stage_cells(stage: Stage, pages: int) -> str:
    each = stage.seconds * 1000 / pages
    return f"{stage.seconds:.1f} | {stage.cpu:.1f} | {each:.2f} | {stage.peak:.0f}"


def _verdict(results: list[Result]) -> Iterator[str]:
    yield "## Against the limits"
    yield ""
    for one in results:
        each = one.stages["pages"].seconds * 1000 / one.pages
        found = "kept" if each <= LIMIT else "**missed**"
        whole = one.lines[0].per_page
        yield (
            f"- {one.meetings:,} meetings: {each:.2f} ms to render and write a record page, at "
            f"most {LIMIT}: {found}. With reading, checking and the search index, which have no "
            f"limit of their own, it is {whole:.2f} ms."
        )
    for one in results:
        read, pages = one.stages["reading and checking"].peak, one.stages["pages"].peak
        yield (
            f"- {one.meetings:,} meetings: writing {one.pages:,} pages adds {pages - read:.0f} MB "
            f"to the {read:.0f} MB of host and records, {(pages - read) * 1000 / one.pages:.1f} kB "
            "a page."
        )
    if len(results) > 1:
        yield _growth(results[0], results[-1])


def _growth(small: Result, large: Result) -> str:
    pages = large.pages - small.pages
    before, after = small.lines[1].run.peak, large.lines[1].run.peak
    name = "reading and checking"
    records = large.stages[name].peak - small.stages[name].peak
    search = large.lines[0].run.peak - small.lines[0].run.peak
    return (
        f"- From {small.meetings:,} to {large.meetings:,} meetings the peak grows from "
        f"{before:.0f} to {after:.0f} MB without the search index, "
        f"{(after - before) * 1000 / pages:.1f} kB a page, of which the records, all read before "
        f"the first page is written, are {records * 1000 / pages:.1f} kB; with the "
        f"search index it grows by {search * 1000 / (large.entries - small.entries):.1f} kB an "
        "entry."
    )
