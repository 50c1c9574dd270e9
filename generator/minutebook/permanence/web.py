"""What a host on the web answers, with the patience that a busy host needs and no more.

Nothing but http and https is asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from http.client import HTTPException, HTTPMessage
from typing import IO, TypeVar
from urllib.error import HTTPError
from urllib.parse import urlsplit
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

from minutebook.permanence.taking import Taking

T = TypeVar("T", bound=Taking)

_TIMEOUT = 30.0
"""Seconds that a host may be silent."""
_LONGEST = 300.0
"""Seconds that one answer may take."""
_PAUSES = (0.0, 1.0, 3.0)
"""Seconds before each try, where a host is busy for the moment."""
_BUSY = frozenset([429, 500, 502, 503, 504])


class WebError(Exception):
    """A host does not answer as it should; the message says in a few words why."""


def fetch(url: str, taking: Callable[[], T], stays: bool) -> tuple[T | None, str]:
    """What a host answers, as `taking` takes it, None where it has nothing there; and the address
    that answered. Where `stays`, the host may not send elsewhere. Raises `WebError`.
    """
    said = ""
    for pause in _PAUSES:
        time.sleep(pause)
        try:
            return _asked(url, taking(), stays)
        except HTTPError as error:
            error.close()
            if error.code in {404, 410}:
                return None, url
            is_elsewhere = 300 <= error.code < 400
            said = "it sends elsewhere" if is_elsewhere else f"it answers {error.code}"
            is_passing = error.code in _BUSY
        except (OSError, HTTPException) as error:
            said, is_passing = why(getattr(error, "reason", error)), True
        except ValueError as error:
            said, is_passing = str(error), False
        if not is_passing:
            break
    raise WebError(said)


def why(error: BaseException | str) -> str:
    """What went wrong, in a few words."""
    reason = error.strerror if isinstance(error, OSError) else None
    return reason or str(error) or type(error).__name__


def _asked(url: str, taking: T, stays: bool) -> tuple[T, str]:
    request = Request(url, headers={"User-Agent": "minutebook", "Accept-Encoding": "identity"})
    with _opener(stays).open(request, timeout=_TIMEOUT) as response:
        ends = time.monotonic() + _LONGEST
        while piece := response.read1(1 << 16):
            taking.add(piece)
            if time.monotonic() > ends:
                raise ValueError(f"its answer takes longer than {_LONGEST:.0f} seconds")
        if response.length:
            raise HTTPException("its answer ended too early")
        return taking, response.url


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
