"""Where a published site, or its ledger, can be read: a file, a folder, or an address on the web.

What stands there may have been written by anybody. Nothing outside of a folder is read, nothing
but http and https is asked, and nothing larger than `LIMIT` is taken.
"""

from __future__ import annotations

import os
import re
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from minutebook.permanence.ledger import FILE, Ledger, LedgerError, read_ledger

LIMIT = 50_000_000
"""Bytes of one file. A ledger of 100,000 records has less."""
_TIMEOUT = 30.0
"""Seconds that a host may be silent."""
_LONGEST = 300.0
"""Seconds that one answer may take."""
_PAUSES = (0.0, 1.0, 3.0)
"""Seconds before each try, where a host is busy for the moment."""
_BUSY = frozenset([429, 500, 502, 503, 504])
_AT_ONCE = 4
"""Requests to a host at a time."""
_LONG = 1_000
"""Characters of an address; the longest that a site has are a third of it."""
_PART = re.compile(r"\w(?:[\w. -]{0,250}[\w-])?")
"""One part of an address: letters and digits, with dots, hyphens and spaces between them."""


class PlaceError(Exception):
    """A place cannot be read; the message says why, in words for whoever named it."""


class Place(ABC):
    """A site or a ledger, wherever it is."""

    def __init__(self, given: str) -> None:
        self.given = given
        """As it was named."""

    has_files = True
    """Whether there is more than a ledger."""

    def ledger(self) -> Ledger:
        """Raises `PlaceError` where none can be read."""
        raw = self._ledger_file()
        if raw is None:
            raise PlaceError(
                f"{self.given} has no {FILE}. Name a site that Minutebook made, or its ledger."
            )
        try:
            return read_ledger(raw)
        except LedgerError as error:
            raise PlaceError(f"The ledger of {self.given} cannot be read. {error}") from None

    @abstractmethod
    def file(self, address: str) -> bytes | None:
        """What stands at an address of the site; None where nothing does.

        An address that ends in a slash is that of a page, and an anchor counts for nothing. At what
        is no address of a site, such as one with `..` in it, nothing stands. Raises `PlaceError`
        where that cannot be known.
        """

    @abstractmethod
    def _ledger_file(self) -> bytes | None: ...

    def files(self, addresses: Iterable[str]) -> Iterator[bytes | None]:
        """What stands at each of them, in their order."""
        return map(self.file, addresses)


class LedgerFile(Place):
    """A ledger alone, kept by somebody."""

    has_files = False

    def __init__(self, given: str, raw: bytes) -> None:
        super().__init__(given)
        self._raw = raw

    def file(self, address: str) -> bytes | None:
        return None

    def _ledger_file(self) -> bytes:
        return self._raw


class Folder(Place):
    """The folder of a site."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.root = Path(given).resolve()

    def file(self, address: str) -> bytes | None:
        parts = parts_of(address)
        return self._read("/".join(parts)) if parts is not None else None

    def names(self, ending: str) -> Iterator[str]:
        """Every file with this ending, by its address, in order."""
        for parent, folders, files in os.walk(self.root):
            folders.sort()
            for name in sorted(files):
                if name.endswith(ending):
                    yield Path(parent, name).relative_to(self.root).as_posix()

    def _ledger_file(self) -> bytes | None:
        return self._read(FILE)

    def _read(self, name: str) -> bytes | None:
        try:
            path = (self.root / name).resolve()
            # A link may lead out of the folder, and a pipe would be waited for without end.
            if not path.is_relative_to(self.root) or not path.is_file():
                return None
            return _read_file(path)
        except (OSError, ValueError, RuntimeError) as error:
            raise PlaceError(f"{self.given}: {name} cannot be read ({_why(error)}).") from None


class Site(Place):
    """A site on the web, at the top of a host or in a folder."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.url = _normal(given)

    def file(self, address: str) -> bytes | None:
        parts = parts_of(address)
        if parts is None:
            return None
        # Hosts answer a page at its address, and not all of them at that of its file.
        name = "/".join(parts).removesuffix("index.html")
        return _fetch(self.url, quote(name), stays=True)[0]

    def files(self, addresses: Iterable[str]) -> Iterator[bytes | None]:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from pool.map(self.file, addresses)

    def _ledger_file(self) -> bytes | None:
        raw, url = _fetch(self.url, FILE, stays=False)
        if url.endswith(f"/{FILE}"):
            # The host may have another name by now; everything else is asked there.
            self.url = url.removesuffix(FILE)
        return raw


def place(given: str) -> Place:
    """The site or the ledger that somebody named. Raises `PlaceError` where there is none."""
    if re.match(r"https?://", given, re.IGNORECASE):
        if urlsplit(given).path.endswith(".json"):
            base, _, name = given.rpartition("/")
            raw, _ = _fetch(_normal(base), name, stays=False)
            if raw is None:
                raise PlaceError(f"There is nothing at {given}.")
            return LedgerFile(given, raw)
        return Site(given)
    if "://" in given:
        raise PlaceError(f"{given} cannot be asked: an address begins with https:// or http://.")
    path = Path(given)
    if path.is_dir():
        return Folder(given)
    try:
        if path.is_file():
            return LedgerFile(given, _read_file(path))
    except (OSError, ValueError) as error:
        raise PlaceError(f"{given} cannot be read ({_why(error)}).") from None
    raise PlaceError(f"There is no {given}. Name a ledger, the folder of a site, or its address.")


def parts_of(address: str) -> list[str] | None:
    """The names of the folders and the file of an address; None where it is none of a site."""
    bare = address.partition("#")[0]
    if len(bare) > _LONG:
        return None
    parts = (f"{bare}index.html" if bare.endswith("/") or not bare else bare).split("/")
    return parts if all(_PART.fullmatch(part) for part in parts) else None


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(LIMIT + 1)
    _hold_to_limit(raw)
    return raw


def _hold_to_limit(raw: bytes | bytearray) -> None:
    if len(raw) > LIMIT:
        raise ValueError(f"it is larger than {LIMIT // 1_000_000} MB")


def _why(error: BaseException | str) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return reason or str(error) or type(error).__name__


# --- The web --------------------------------------------------------------------------------------


def _normal(given: str) -> str:
    """The address of a site with a slash at its end."""
    try:
        parts = urlsplit(given)
        is_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_host = False
    if not is_host or parts.username is not None or parts.query or not given.isprintable():
        raise PlaceError(f"{given} is no address of a site.")
    return f"{parts.scheme.lower()}://{parts.netloc}{quote(parts.path.rstrip('/'), safe='/%')}/"


class _Redirects(HTTPRedirectHandler):
    """Follows an answer elsewhere to http and https alone, and never from https back to http."""

    def __init__(self, stays: bool) -> None:
        self._stays = stays
        """Whether the host may not send elsewhere."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        is_safe = there.scheme == "https" or (here.scheme, there.scheme) == ("http", "http")
        if not is_safe or (self._stays and there.netloc != here.netloc):
            raise HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@cache
def _opener(stays: bool) -> OpenerDirector:
    """What asks hosts. Unlike Python's own it knows neither `file:` nor `ftp:` nor `data:`."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        _Redirects(stays),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _fetch(site: str, name: str, stays: bool) -> tuple[bytes | None, str]:
    """What a host answers, None where it has nothing there; and the address that answered."""
    url, why = urljoin(site, name), ""
    for pause in _PAUSES:
        time.sleep(pause)
        try:
            return _asked(url, stays)
        except HTTPError as error:
            error.close()
            if error.code in {404, 410}:
                return None, url
            is_elsewhere = 300 <= error.code < 400
            why = "it sends elsewhere" if is_elsewhere else f"it answers {error.code}"
            is_passing = error.code in _BUSY
        except (OSError, HTTPException) as error:
            why, is_passing = _why(getattr(error, "reason", error)), True
        except ValueError as error:
            why, is_passing = str(error), False
        if not is_passing:
            break
    raise PlaceError(f"{url} cannot be read ({why}).")


def _asked(url: str, stays: bool) -> tuple[bytes, str]:
    request = Request(url, headers={"User-Agent": "minutebook", "Accept-Encoding": "identity"})
    with _opener(stays).open(request, timeout=_TIMEOUT) as response:
        raw, ends = bytearray(), time.monotonic() + _LONGEST
        while piece := response.read1(1 << 16):
            raw += piece
            _hold_to_limit(raw)
            if time.monotonic() > ends:
                raise ValueError(f"its answer takes longer than {_LONGEST:.0f} seconds")
        if response.length:
            raise HTTPException("its answer ended too early")
        return bytes(raw), response.url
