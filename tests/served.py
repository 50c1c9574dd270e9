"""A folder served over http in a sub-path of a local host, as a site is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

UNDER = "/of/records/"


class Files(SimpleHTTPRequestHandler):
    """Answers with the files of `folder`, below `UNDER` alone."""

    folder: Path
    asked: list[str]

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments, directory=str(self.folder))

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.startswith(UNDER):
            self.path = self.path.removeprefix(UNDER[:-1])
            super().do_GET()
        else:
            self.send_error(404)

    def list_directory(self, path: Any) -> None:
        """A folder without a page has no list of its files in its place."""
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        """Nothing is printed."""


@contextmanager
def host(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """A host that answers as `handler` does; its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the site in `folder`, and what was asked of its host so far."""
    asked: list[str] = []
    handler = type("Served", (Files,), {"folder": folder, "asked": asked})
    with host(handler) as address:
        yield f"{address}{UNDER}", asked
