"""A real Chromium, a host that serves it the site, and an address of every kind of page."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NOWHERE = "boards/hackney/decisions/2018-03-21-99/"
"""An address at which nothing was ever published."""

KINDS = {
    "home": "./",
    "boards": "boards/",
    "board": "boards/hackney/",
    "board decisions": "boards/city/decisions/",
    "year": "boards/hackney/decisions/2018/",
    "decision": "boards/hackney/decisions/2018-03-21-14/",
    "inferred decision": "boards/city/decisions/2018-03-21-23/",
    "embedded decision": "boards/hackney/decisions/2018-03-21-14/card/",
    "meetings": "meetings/",
    "year of meetings": "meetings/2018/",
    "held meeting": "meetings/2018-03-21/",
    "meeting without records": "meetings/2018-01-31/",
    "planned meeting with agenda": "meetings/2018-07-12/",
    "planned meeting without agenda": "meetings/2018-09-14/",
    "pack": "meetings/2018-07-12/pack/",
    "pack of minutes": "meetings/2018-03-21/pack/",
    "as it stood": "meetings/2018-03-21/as-it-stood/",
    "as it stood on a day without a source": "meetings/2018-02-28/as-it-stood/",
    "paper": "meetings/2018-07-12/papers/making-every-contact-count/",
    "paper with tables": "meetings/2018-07-12/papers/finance-month-02/",
    "paper with risks": "meetings/2018-07-12/papers/escalated-risks/",
    "actions": "actions/",
    "year of actions": "actions/2018/",
    "action": "actions/icbmar18-4/",
    "interests": "interests/",
    "interests of those who have left": "interests/former/",
    "people": "people/",
    "person": "people/gary-marlowe/",
    "forward plan": "forward-plan/",
    "year of the forward plan": "forward-plan/2018/",
    "questions": "questions/",
    "year of questions": "questions/2018/",
    "question": "questions/2018-03-21-p3-1/",
    "what people said": "questions/said--neighbourhoods-vision/",
    "topics": "topics/",
    "topic": "topics/neighbourhoods/",
    "topic with decisions": "topics/mental-health/",
    "workstream": "topics/planned-care/",
    "corrections": "changes/",
    "year of corrections": "changes/2018/",
    "search": "search/",
    "search results": "search/?q=services",
    "a to z": "search/a-z/",
    "letter": "search/a-z/c/",
    "board a to z": "boards/hackney/a-z/",
    "board letter": "boards/hackney/a-z/c/",
    "board letter without titles": "boards/hackney/a-z/x/",
    "board years": "boards/city/years/",
    "all of a board's year": "boards/city/years/2018/",
    "search of one board": "search/?q=funding&board=hackney&kind=decision&year=2018",
    "search for no word": "search/?q=hommerton",
    "glossary": "glossary/",
    "checks": "checks/",
    "design": "design/",
    "about": "about/",
    "take part": "take-part/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "not found": NOWHERE,
}
"""One address of each kind of page, relative to the root of the site."""

FRAMED = {KINDS["embedded decision"]}
"""Pages for other sites to show in a frame, without the head and the foot of all others."""


def chromium() -> str:
    """The program: the one that CHROMIUM names, else the system's."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named or "chromium")
    if found is None:
        what = f"CHROMIUM={named} is not a program." if named else "There is no `chromium` here."
        raise RuntimeError(
            f"{what} These need a real Chromium: install it (Debian: apt-get install chromium), "
            "or set CHROMIUM to its path."
        )
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium without a window and with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def served(site: Path, packed: bool = False, scripts_after: float = 0) -> Iterator[str]:
    """The address of `site` on this machine: in a folder of its host, never at the host's root.

    A host that is `packed` sends text as hosts do, by gzip. `scripts_after` is how many seconds a
    script is under way, as on a slow network, where a page is on the screen before its scripts.
    """
    answer = partial(_Answer, site=site, packed=packed, scripts_after=scripts_after)
    host = _Host(("127.0.0.1", 0), answer)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{host.server_port}/{site.name}/"
    host.shutdown()
    host.server_close()


def visit(page: Page, address: str) -> None:
    """Open a page by its address below the root, and wait until it shows all that it will."""
    response = page.goto(address)
    assert response is not None
    assert response.status == (404 if address == NOWHERE else 200), f"{address}: {response.status}"
    if "?q=" in address and page.evaluate("() => !document.querySelector('#search').hidden"):
        expect(page.locator("#search[data-state=done]")).to_be_visible()


class _Host(ThreadingHTTPServer):
    """A host for static pages."""

    request_queue_size = 128
    """A browser asks for many files at once; one that is turned away tries again seconds later."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


_PACKED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".ics"}
"""Endings of the files that a host sends by gzip."""


class _Answer(SimpleHTTPRequestHandler):
    """A file, or the site's 404.html where there is none."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args: object, site: Path, packed: bool, scripts_after: float) -> None:
        self.site = site
        self.packed = packed
        self.scripts_after = scripts_after
        super().__init__(*args, directory=str(site.parent))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if path.suffix == ".js":
            time.sleep(self.scripts_after)
        if path.is_file() and path.suffix in _PACKED:
            self._send(200, self.guess_type(path), path.read_bytes())
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.site / "404.html"
        if code == 404 and page.is_file():
            self._send(code, "text/html", page.read_bytes())
        else:
            super().send_error(code, message, explain)

    def _send(self, code: int, type: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{type}; charset=utf-8")
        if self.packed and "gzip" in self.headers.get("Accept-Encoding", ""):
            self.send_header("Content-Encoding", "gzip")
            body = gzip.compress(body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what the tests say is enough."""
