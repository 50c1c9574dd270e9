"""Another machine, for one process: its clock is ahead, and its folders list what they hold in an
order of their own. Python runs this first where the folder stands in PYTHONPATH.

AHEAD says by how many days the clock is ahead, LISTED whether names come `forwards` or `backwards`.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import gc
import os
import time
from collections.abc import Callable
from typing import Any

_AHEAD = int(os.environ["AHEAD"]) * 86400
_BACKWARDS = os.environ["LISTED"] == "backwards"


def _shift_clock() -> None:
    """Every way in which Python tells the time, but for clocks that only measure."""
    true = time.time
    time.time = lambda: true() + _AHEAD
    time.time_ns = lambda: int(time.time() * 1e9)
    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, _of_now(getattr(time, name)))
    for name, place in (("strftime", 1), ("asctime", 0)):
        setattr(time, name, _of_now_in_parts(getattr(time, name), place))
    # These are asked of the machine itself; `today` of both classes asks `time.time`.
    told = dt.datetime.fromtimestamp
    _replace(dt.datetime, "now", lambda cls, tz=None: told(time.time(), tz))
    _replace(dt.datetime, "utcnow", lambda cls: told(time.time(), dt.UTC).replace(tzinfo=None))


def _of_now(told: Callable[[float], Any]) -> Callable[..., Any]:
    return lambda seconds=None: told(time.time() if seconds is None else seconds)


def _of_now_in_parts(told: Callable[..., Any], place: int) -> Callable[..., Any]:
    return lambda *given: told(*(given if len(given) > place else (*given, time.localtime())))


def _replace(cls: type, name: str, method: Callable[..., Any]) -> None:
    """Put a method into a class that is written in C, and that takes none by assignment. The class
    stays itself, so that whatever asks for its kind is answered as before.
    """
    (members,) = gc.get_referents(cls.__dict__)
    members[name] = classmethod(method)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(cls))


class _Listing:
    """What `os.scandir` returns, in an order of its own."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> _Listing:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> _Listing:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass


def _order_listings() -> None:
    listed, scanned = os.listdir, os.scandir

    def listdir(*place: Any) -> list[Any]:
        return sorted(listed(*place), reverse=_BACKWARDS)

    def scandir(*place: Any) -> _Listing:
        with scanned(*place) as entries:
            return _Listing(sorted(entries, key=lambda one: one.name, reverse=_BACKWARDS))

    # shutil.rmtree asks whether these two are the very functions that can take an open folder.
    for known in (os.supports_fd, os.supports_follow_symlinks):
        known.update({scandir} if scanned in known else ())
        known.update({listdir} if listed in known else ())
    os.listdir, os.scandir = listdir, scandir  # type: ignore[assignment]


_shift_clock()
_order_listings()
