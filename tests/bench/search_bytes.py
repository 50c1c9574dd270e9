"""What a search costs its reader: bytes over the wire until the first results of an archive of
20,000 made-up decisions stand on the page, in a real Chromium with nothing in its cache.

The page, its styles and its scripts are those of a built site. The index is that of the archive,
written without the 30,000 pages it would lead to. The host packs what hosts pack (gzip).
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser
from real_browser import launched

import made_up
from minutebook.book import bind
from minutebook.loading import load_files
from minutebook.outputs.search import COMMON, FOLDER, words_of, write_search_index
from minutebook.plugin import build_site
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries

REPOSITORY = Path(__file__).resolve().parents[2]
AIM = 300
"""Kilobytes until the first results."""
PACKED = {".html", ".css", ".js", ".json", ".xml"}


@dataclass(frozen=True)
class Cost:
    """What one search took."""

    what: str
    results: str
    requests: int
    kilobytes: float
    """Of everything: the page, its styles and scripts, the index, with the heads of answers."""
    of_index: float
    seconds: float


class _Host(SimpleHTTPRequestHandler):
    """A host that packs what it sends."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{host.server_port}/"
    host.shutdown()


def write_site(work: Path, meetings: int) -> tuple[Path, list[SearchEntry], float]:
    """A site with the index of an archive, the entries, and how long the index took in seconds."""
    shutil.rmtree(work, ignore_errors=True)
    (work / "small").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "content", work / "small" / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", work / "small")
    made_up.write_archive(work / "small" / "data", 1)
    build_site(work / "small" / "mkdocs.yml", work / "site", None)
    archive = made_up.archive(meetings)
    files = made_up.archive_files(archive)
    book = bind(load_files((path, text.encode()) for path, text in files).entries)
    shutil.rmtree(work / "site" / FOLDER)
    begun = time.process_time()
    entries = list(search_entries(Desk(book, archive.as_at)))
    write_search_index(entries, work / "site" / FOLDER, list(book.boards))
    return work / "site", entries, time.process_time() - begun


def searches(entries: Sequence[SearchEntry]) -> list[tuple[str, dict[str, str]]]:
    """What is sought: words from the most frequent to those of one entry."""
    held = Counter(
        word
        for entry in entries
        for word in set(words_of(f"{entry.title} {entry.text}"))
        if word.isalpha() and len(word) > 3 and word not in COMMON.split()
    )
    ranked = [word for word, _ in held.most_common()]
    most, some, few = ranked[0], ranked[len(ranked) // 4], ranked[len(ranked) // 2]
    decision = next(entry for entry in entries if entry.kind == "decision")
    mark = next(word for word in words_of(decision.text) if word.startswith(decision.boards[0]))
    board = decision.boards[0]
    return [
        (f"the most frequent word ({held[most]:,} entries)", {"q": most}),
        (
            "the same for one board, decisions alone",
            {"q": most, "board": board, "kind": "decision"},
        ),
        (f"a word of {held[some]:,} entries", {"q": some}),
        (f"a word of {held[few]:,} entries", {"q": few}),
        ("three frequent words", {"q": " ".join(ranked[:3])}),
        ("a word of one decision", {"q": mark}),
        ("a misspelt word", {"q": f"{most[:3]}q{most[3:]}"}),
        ("the decisions of a year, without a word", {"kind": "decision", "year": "2010"}),
    ]


def cost(browser: Browser, root: str, what: str, query: dict[str, str]) -> Cost:
    """One search in a browser that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on(
        "Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    begun = time.perf_counter()
    page.goto(f"{root}search/?{urlencode(query)}")
    page.locator("#search[data-state=done]").wait_for()
    seconds = time.perf_counter() - begun
    page.wait_for_timeout(100)
    of_index = sum(size for id, size in sizes.items() if f"/{FOLDER}/" in names[id])
    found = page.locator("#search-status").inner_text().split(" result")[0]
    context.close()
    return Cost(what, found, len(sizes), sum(sizes.values()) / 1000, of_index / 1000, seconds)


def report(site: Path, entries: Sequence[SearchEntry], seconds: float, costs: list[Cost]) -> str:
    kinds = Counter(entry.kind for entry in entries)
    files = list((site / FOLDER).rglob("*.json"))
    size = sum(file.stat().st_size for file in files)
    lines = [
        "# What a search costs its reader",
        "",
        f"{kinds['decision']:,} made-up decisions, {len(entries):,} entries in all. Cold cache, "
        f"gzip, with the heads of answers. Index: {seconds * 1000 / len(entries):.2f} ms an entry "
        f"(processor time), {len(files):,} files, {size / 1e6:.1f} MB.",
        "",
        "| searched for | results | requests | kB in all | kB of index | seconds |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {one.what} | {one.results} | {one.requests} | {one.kilobytes:.0f} | "
        f"{one.of_index:.0f} | {one.seconds:.1f} |"
        for one in costs
    ]
    worst = max(one.kilobytes for one in costs)
    kept = "kept" if worst <= AIM else "**missed**"
    lines += ["", f"Aim: {AIM} kB to the first results. The worst is {worst:.0f} kB: {kept}.", ""]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="a folder to empty and fill")
    parser.add_argument("--meetings", type=int, default=1132, help="1132 have 20,000 decisions")
    parser.add_argument("--write", action="store_true", help="write tests/bench/SEARCH.md too")
    options = parser.parse_args(arguments)
    site, entries, seconds = write_site(options.work.resolve(), options.meetings)
    with launched() as browser, served(site) as root:
        costs = [cost(browser, root, what, query) for what, query in searches(entries)]
    text = report(site, entries, seconds, costs)
    sys.stdout.write(text)
    if options.write:
        (Path(__file__).parent / "SEARCH.md").write_text(text, encoding="utf-8")
    shutil.rmtree(options.work)


if __name__ == "__main__":
    main()
