"""What was published before, by the ledger of a site: a file, a site's folder, or its address.

A ledger tells which records are not what they were. What such a record said is read from its own
file beside the ledger, and only where its fingerprint is the ledger's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPMessage
from pathlib import Path as FilePath
from typing import IO, Any
from urllib.error import HTTPError, URLError
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

from minutebook.models.base import Change, Record
from minutebook.models.shape import model_at
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Content, Earlier, EarlierError, EarlierRecord
from minutebook.permanence.fingerprint import fingerprint
from minutebook.permanence.ledger import FILE, LedgerError, Line, read_ledger
from minutebook.permanence.naming import model_of
from minutebook.source import Path

_MOST_OF_LEDGER = 100_000_000
"""Bytes. A record takes about 300 of them."""
_MOST_OF_RECORD = 20_000_000
"""Bytes. The file that it comes from has two million at most."""
_SECONDS = 30

_Read = Callable[[str, int], bytes | None]
"""The bytes of a file of the site; None where there is none."""


def is_ledger(given: str) -> bool:
    """Whether it is an address, a ledger, or the folder of a site: else it is a git ref."""
    return _is_address(given) or FilePath(given).is_file() or (FilePath(given) / FILE).is_file()


def of_ledger(given: str) -> Earlier:
    """The records that a ledger names. Raises `EarlierError`."""
    read, name = _from_site(given) if _is_address(given) else _from_folder(given)
    raw = read(name, _MOST_OF_LEDGER)
    if raw is None:
        raise EarlierError(f"There is no ledger at {given}. Give the address of the whole site.")
    try:
        ledger = read_ledger(raw)
    except LedgerError as error:
        raise EarlierError(f"{given} cannot be read. {error}") from None
    return Earlier(
        f"the ledger {given}",
        tuple(_record(line, read) for line in ledger.records),
        frozenset([address for address, _ in ledger.withdrawn] + [was for was, *_ in ledger.moved]),
    )


def _record(line: Line, read: _Read) -> EarlierRecord:
    def is_same(now: PublicRecord) -> bool:
        return line.sha256 == now.fingerprint

    def content() -> Content | None:
        return _content(line, read)

    return EarlierRecord(
        line.kind,
        line.id,
        line.address,
        line.file,
        is_same,
        content,
        line.changed or line.published,
    )


def _content(line: Line, read: _Read) -> Content | None:
    raw = read(line.file, _MOST_OF_RECORD)
    if raw is None:
        return None
    if fingerprint(raw) != line.sha256:
        raise EarlierError(
            f"`{line.file}` is not the file whose fingerprint stands in the ledger. Perhaps the "
            "site is just being published: try again. `minutebook verify` says what differs."
        )
    try:
        said = json.loads(raw)["record"]
        is_one = _fits(model_of(line.kind, line.id), (), said)
    except (ValueError, KeyError, TypeError, RecursionError):
        is_one = False
    if not is_one:
        raise EarlierError(f"`{line.file}` is no record that Minutebook wrote.")
    fields: Content = said
    return fields


def _fits(model: type[Record], path: Path, value: Any) -> bool:
    """Whether a plain value has groups where `model` has records, and lists where it has lists: a
    ledger is written by others, and what it vouches for too.
    """
    here = model_at(model, path)
    if here is not None:
        needed = {"on", "note"} if here is Change else {"id"} & here.model_fields.keys()
        return (
            isinstance(value, Mapping)
            and needed <= value.keys()
            and all(isinstance(value[name], str) for name in needed)
            and all(
                _fits(here, (name,), value[name]) for name in here.model_fields if name in value
            )
        )
    if isinstance(value, (list, Mapping)):
        parts = value.values() if isinstance(value, Mapping) else value
        return all(_fits(model, (*path, 0), one) for one in parts)
    return isinstance(value, (str, int)) and model_at(model, (*path, 0)) is None


def _from_folder(given: str) -> tuple[_Read, str]:
    place = FilePath(given)
    folder, name = (place, FILE) if place.is_dir() else (place.parent, place.name)

    def read(file: str, most: int) -> bytes | None:
        _refuse_odd(file)
        wanted = folder / file
        try:
            if not wanted.resolve().is_relative_to(folder.resolve()) and file != name:
                raise EarlierError(f"`{file}` leads out of the folder of the ledger.")
            with wanted.open("rb") as stream:
                return _within(stream.read(most + 1), file, most)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise EarlierError(f"{wanted} cannot be opened ({error.strerror}).") from None

    return read, name


def _from_site(given: str) -> tuple[_Read, str]:
    bare = given.partition("#")[0].partition("?")[0]
    name = FILE
    if bare.endswith(".json"):
        bare, _, name = bare.rpartition("/")
    base = bare.removesuffix("/") + "/"
    opener = _opener()

    def read(file: str, most: int) -> bytes | None:
        _refuse_odd(file)
        address = urljoin(base, quote(file))
        try:
            # The opener has no way to open anything but http and https.
            request = Request(address, headers={"User-Agent": "minutebook"})
            with opener.open(request, timeout=_SECONDS) as answer:
                return _within(answer.read(most + 1), address, most)
        except HTTPError as error:
            if error.code in {404, 410}:
                return None
            raise EarlierError(f"{address} answers {error.code} ({error.reason}).") from None
        except URLError as error:
            raise EarlierError(f"{address} cannot be reached ({_why(error.reason)}).") from None
        except (OSError, HTTPException, ValueError) as error:
            raise EarlierError(f"{address} cannot be read ({_why(error)}).") from None

    return read, name


def _within(raw: bytes, called: str, most: int) -> bytes:
    if len(raw) > most:
        raise EarlierError(f"{called} is larger than {most // 10**6} MB, and was not read.")
    return raw


def _refuse_odd(file: str) -> None:
    """A ledger is written by others: a path in it may lead anywhere."""
    parts = file.split("/")
    if "" in parts or ".." in parts or "\\" in file or ":" in file or not file.isprintable():
        raise EarlierError(f"The ledger names a file `{file}`, which no site has.")


def _why(error: object) -> str:
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(words)


def _is_address(given: str) -> bool:
    return given.startswith(("http://", "https://"))


class _Redirects(HTTPRedirectHandler):
    """To another page of the web at most, and from https to nothing less."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        wanted = {"https"} if req.type == "https" else {"http", "https"}
        if urlsplit(newurl).scheme not in wanted:
            raise EarlierError(f"{req.full_url} leads to {newurl}, which is not read.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    handlers: list[Any] = [
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _Redirects(),
        UnknownHandler(),
    ]
    for handler in handlers:
        opener.add_handler(handler)
    return opener
