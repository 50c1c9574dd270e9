"""`make bench`: an archive of 200 and one of 1,000 made-up meetings, built by Minutebook, by plain
MkDocs with Material and by Hugo with Pagefind, all in one run on one machine.

Every figure is measured here and now: ratios travel to another machine, absolute times do not.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from markdown_pages import MarkdownPage, markdown_pages
from measure import Run, median, run
from results import Fixed, Line, Result, Stage, report

import made_up

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

SAMPLES = (250, 500)
"""Pages that plain MkDocs is given: at 30 ms and more a page, an archive would take it an hour. Its
navigation lists every page on every page, so that the more pages there are, the more each costs."""
REPEATS = 3
"""How often the short runs are made; the middle one counts."""

_BEGUN = time.perf_counter()

_PLAIN_SETTINGS = """\
site_name: The same pages in Markdown
docs_dir: pages
theme: {name: material, font: false, language: en}
markdown_extensions: [tables, sane_lists]
validation:
  links: {unrecognized_links: ignore, not_found: ignore, absolute_links: ignore, anchors: ignore}
"""
_HUGO_SETTINGS = """\
baseURL = "https://example.org/"
title = "The same pages in Markdown"
disableKinds = ["taxonomy", "term", "section", "rss", "sitemap", "robotstxt", "404"]
"""
_HUGO_LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title></head>
<body>
<header><nav><a href="{{ "boards/" | relURL }}">Boards</a>
<a href="{{ "meetings/" | relURL }}">Meetings</a></nav></header>
<main data-pagefind-body>{{ .Content }}</main>
<footer><a href="{{ "about/" | relURL }}">About</a></footer>
</body>
</html>
"""


class Bench:
    """One run of the bench, in a folder of its own."""

    def __init__(self, work: Path, hugo: Path) -> None:
        self.work = work
        self.hugo = hugo

    def run(self, sizes: Sequence[int]) -> tuple[Fixed, list[Result]]:
        fixed = self._fixed()
        return fixed, [self._archive(meetings, fixed) for meetings in sizes]

    # What is built

    def _site(self, name: str) -> Path:
        """A folder with the project's own settings and hand-written pages, without records."""
        folder = self.work / name
        shutil.copytree(REPOSITORY / "content", folder / "content")
        shutil.copy(REPOSITORY / "mkdocs.yml", folder)
        return folder

    def _plain(self, name: str, pages: Iterable[MarkdownPage]) -> Path:
        """The hand-written pages and some Markdown pages, for MkDocs without the plugin."""
        folder = self.work / name
        shutil.copytree(REPOSITORY / "content", folder / "pages")
        (folder / "mkdocs.yml").write_text(_PLAIN_SETTINGS, encoding="utf-8")
        (folder / "pages" / "index.md").write_text("# Home\n", encoding="utf-8")
        _write(folder / "pages", pages)
        return folder

    def _hugo_site(self, name: str, pages: Iterable[MarkdownPage]) -> Path:
        folder = self.work / name
        (folder / "layouts").mkdir(parents=True)
        (folder / "hugo.toml").write_text(_HUGO_SETTINGS, encoding="utf-8")
        (folder / "layouts" / "all.html").write_text(_HUGO_LAYOUT, encoding="utf-8")
        _write(folder / "content", pages)
        return folder

    # How it is built

    def _minutebook(self, site: Path) -> Run:
        return run([sys.executable, "-m", "minutebook", "build"], site)

    def _mkdocs(self, site: Path) -> Run:
        return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], site)

    def _without_search(self, site: Path) -> tuple[Run, int, dict[str, Stage]]:
        """A build that leaves the search index out: its record pages and its stages."""
        made = run([sys.executable, HERE / "stages.py", "mkdocs.yml"], site)
        said: dict[str, Any] = json.loads(made.output.splitlines()[-1])
        return made, said["pages"], {name: Stage(**took) for name, took in said["stages"].items()}

    def _fixed(self) -> Fixed:
        _say("the hosts without records")
        empty, plain = self._site("empty"), self._plain("plain-empty", [])
        made_up.write_empty(empty / "data")
        _, pages, _ = self._without_search(empty)
        ours = median([self._minutebook(empty) for _ in range(REPEATS)])
        theirs = median([self._mkdocs(plain) for _ in range(REPEATS)])
        return Fixed(ours, pages, theirs)

    def _archive(self, meetings: int, fixed: Fixed) -> Result:
        _say(f"an archive of {meetings:,} meetings")
        site = self._site(f"{meetings}")
        made_up.write_archive(site / "data", meetings)
        _say("Minutebook without its search index")
        without, written, stages = self._without_search(site)
        pages = written - fixed.pages
        _say("Minutebook")
        whole = self._minutebook(site)
        ours = [
            Line("**Minutebook**, all of the site", pages, whole, fixed.minutebook),
            Line("Minutebook without its search index", pages, without, fixed.minutebook),
        ]
        others = list(self._others(meetings, site / "site", fixed))
        shutil.rmtree(site)
        return Result(meetings, _entries(whole), [*ours, *others], stages)

    def _others(self, meetings: int, built: Path, fixed: Fixed) -> Iterator[Line]:
        _say("the same pages in Markdown")
        hugo = self._hugo_site(f"hugo-{meetings}", markdown_pages(built))
        pages = sorted((hugo / "content").rglob("*.md"))
        for count in SAMPLES:
            sample = pages[:: max(1, len(pages) // count)][:count]
            _say(f"plain MkDocs on {len(sample)} of them")
            plain = self._plain(f"plain-{meetings}-{count}", _pages(hugo / "content", sample))
            name = f"plain MkDocs with Material, a sample of {len(sample)} pages"
            yield Line(name, len(sample), self._mkdocs(plain), fixed.mkdocs)
        _say("Hugo")
        generated = run([self.hugo, "--quiet"], hugo)
        yield Line("Hugo", len(pages), generated)
        indexed = run([self.hugo.parent / "python", "-m", "pagefind_bin", "--site", "public"], hugo)
        yield Line("Hugo, then Pagefind", len(pages), generated.then(indexed))
        shutil.rmtree(hugo)


def _entries(build: Run) -> int:
    """How many things its search can find, as a build says at its end."""
    said = re.search(r"([\d,]+) entries", build.output)
    return int(said[1].replace(",", "")) if said else 0


def _pages(folder: Path, paths: Iterable[Path]) -> Iterator[MarkdownPage]:
    for path in paths:
        yield MarkdownPage(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))


def _write(folder: Path, pages: Iterable[MarkdownPage]) -> None:
    for page in pages:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.text, encoding="utf-8")


def _say(what: str) -> None:
    sys.stderr.write(f"{time.perf_counter() - _BEGUN:4.0f} s: {what}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    shutil.rmtree(options.work, ignore_errors=True)
    options.work.mkdir(parents=True)
    fixed, results = Bench(options.work.resolve(), options.hugo.absolute()).run(options.meetings)
    text = report(fixed, results, load)
    sys.stdout.write(text)
    if options.write:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    shutil.rmtree(options.work)


def _options(arguments: Sequence[str] | None) -> Any:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hugo", type=Path, required=True, help="the program `hugo`")
    parser.add_argument("--work", type=Path, required=True, help="a folder to empty and fill")
    parser.add_argument("--meetings", type=int, nargs="+", default=[200, 1000], metavar="N")
    parser.add_argument("--write", action="store_true", help="write tests/bench/RESULTS.md too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
