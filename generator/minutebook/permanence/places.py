"""Where a published site, or its ledger, can be read: a file, a folder, or an address on the web.

What stands there may have been written by anybody. Nothing outside of a folder is read, nothing
but http and https is asked, and nothing larger than `taking.LIMIT` is held.
"""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urljoin, urlsplit

from minutebook import attached
from minutebook.permanence import web
from minutebook.permanence.ledger import FILE, Ledger, LedgerError, read_ledger
from minutebook.permanence.taking import Checksum, Taking, Whole
from minutebook.stood import stood_at

T = TypeVar("T", bound=Taking)

_BLOCK = 1 << 20
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
    def checksum(self, page: str, name: str) -> str | None:
        """SHA-256, in hexadecimal digits, of the file of this name that is attached to the paper of
        a page, however large; None where there is none. Raises `PlaceError`.
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

    def checksum(self, page: str, name: str) -> str | None:
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
        read = self._read("/".join(parts), Whole()) if parts is not None else None
        return read.raw if read is not None else None

    def checksum(self, page: str, name: str) -> str | None:
        address = _attached(page, name)
        read = self._read(address, Checksum()) if address is not None else None
        return read.sha256 if read is not None else None

    def names(self, ending: str) -> Iterator[str]:
        """Every file with this ending, by its address, in order."""
        for parent, folders, files in os.walk(self.root):
            folders.sort()
            for name in sorted(files):
                if name.endswith(ending):
                    yield Path(parent, name).relative_to(self.root).as_posix()

    def _ledger_file(self) -> bytes | None:
        return self.file(FILE)

    def _read(self, name: str, taking: T) -> T | None:
        try:
            path = (self.root / name).resolve()
            # A link may lead out of the folder, and a pipe would be waited for without end.
            if not path.is_relative_to(self.root) or not path.is_file():
                return None
            return _read_file(path, taking)
        except (OSError, ValueError, RuntimeError) as error:
            raise PlaceError(f"{self.given}: {name} cannot be read ({web.why(error)}).") from None


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
        read, _ = self._fetch(quote(name), Whole)
        return read.raw if read is not None else None

    def checksum(self, page: str, name: str) -> str | None:
        address = _attached(page, name)
        if address is None:
            return None
        read, _ = self._fetch(quote(address), Checksum)
        return read.sha256 if read is not None else None

    def files(self, addresses: Iterable[str]) -> Iterator[bytes | None]:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from pool.map(self.file, addresses)

    def _ledger_file(self) -> bytes | None:
        read, url = _fetch(self.url, FILE, Whole, stays=False)
        if url.endswith(f"/{FILE}"):
            # The host may have another name by now; everything else is asked there.
            self.url = url.removesuffix(FILE)
        return read.raw if read is not None else None

    def _fetch(self, name: str, taking: Callable[[], T]) -> tuple[T | None, str]:
        return _fetch(self.url, name, taking, stays=True)


def place(given: str) -> Place:
    """The site or the ledger that somebody named. Raises `PlaceError` where there is none."""
    if re.match(r"https?://", given, re.IGNORECASE):
        if urlsplit(given).path.endswith(".json"):
            base, _, name = given.rpartition("/")
            read, _ = _fetch(_normal(base), name, Whole, stays=False)
            if read is None:
                raise PlaceError(f"There is nothing at {given}.")
            return LedgerFile(given, read.raw)
        return Site(given)
    if "://" in given:
        raise PlaceError(f"{given} cannot be asked: an address begins with https:// or http://.")
    path = Path(given)
    if path.is_dir():
        return Folder(given)
    try:
        if path.is_file():
            return LedgerFile(given, _read_file(path, Whole()).raw)
    except (OSError, ValueError) as error:
        raise PlaceError(f"{given} cannot be read ({web.why(error)}).") from None
    raise PlaceError(f"There is no {given}. Name a ledger, the folder of a site, or its address.")


def parts_of(address: str) -> list[str] | None:
    """The names of the folders and the file of an address; None where it is none of a site."""
    bare = address.partition("#")[0]
    if len(bare) > _LONG:
        return None
    parts = (f"{bare}index.html" if bare.endswith("/") or not bare else bare).split("/")
    if not all(_PART.fullmatch(part) for part in parts):
        # A file that was attached once may have any plain name; others have none like it.
        stood = stood_at(bare.removesuffix("/"))
        if stood is None or stood.kind != "attachment" or not attached.is_plain(stood.ids["file"]):
            return None
    return parts


def _attached(page: str, name: str) -> str | None:
    """The address of a file that is attached to the paper of a page; None where it can be none."""
    folders = parts_of(page)
    is_one = folders is not None and page.endswith("/") and attached.is_plain(name)
    return f"{page}{name}" if is_one else None


def _read_file(path: Path, taking: T) -> T:
    with path.open("rb") as file:
        while piece := file.read(_BLOCK):
            taking.add(piece)
    return taking


def _fetch(site: str, name: str, taking: Callable[[], T], stays: bool) -> tuple[T | None, str]:
    """What a host answers, None where it has nothing there; and the address that answered."""
    url = urljoin(site, name)
    try:
        return web.fetch(url, taking, stays)
    except web.WebError as error:
        raise PlaceError(f"{url} cannot be read ({error}).") from None


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
