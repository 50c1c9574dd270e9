"""Which kind of record stands, or stood, at an address, and by which ids it was known.

An address says it by itself, so that it can still be asked once the record is gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from minutebook.spelling import nearest

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_YEAR = r"[0-9]{4}"
_BOARD = rf"boards/(?P<board>{_SLUG})/"
_MEETING = rf"meetings/(?P<meeting>{_DAY}[a-z]?)/"

_SHAPES = (
    (
        "decision",
        rf"{_BOARD}decisions/(?P<where>{_DAY}[a-z]?|chair-{_DAY})-(?P<number>[0-9]{{2,}})/",
    ),
    ("list", rf"{_BOARD}(?:decisions|years)/(?:{_YEAR}/)?"),
    ("list", rf"{_BOARD}a-z/(?:{_SLUG}/)?"),
    ("board", _BOARD),
    ("paper", rf"{_MEETING}papers/(?P<paper>{_SLUG})/"),
    ("meeting", _MEETING),
    ("list", rf"(?:meetings|actions|questions|forward-plan|changes)/{_YEAR}/"),
    ("list", r"questions/no--date/"),
    ("action", rf"actions/(?P<action>{_SLUG})/"),
    ("feedback", rf"questions/said--(?P<feedback>{_SLUG})/"),
    ("question", rf"questions/(?P<question>{_SLUG})/"),
    ("list", r"interests/former/"),
    ("register entry", rf"interests/(?P<person>{_SLUG})/"),
    ("person", rf"people/(?P<person>{_SLUG})/"),
    ("topic", rf"topics/(?P<topic>{_SLUG})/"),
    ("list", rf"search/a-z/(?:{_SLUG}/)?"),
)
_FILE = re.compile(rf"{_MEETING}papers/(?P<paper>{_SLUG})/(?P<file>[^/]+\.[^/]+)")
LISTS = (
    "boards",
    "meetings",
    "actions",
    "interests",
    "people",
    "forward-plan",
    "topics",
    "questions",
    "search",
    "glossary",
    "checks",
    "changes",
)
"""Folders of the site at which a page stands whatever the records say."""
_TOP = [*LISTS, "design", "open-data", "take-part", "about", "accessibility", "privacy"]
_WITHIN = {
    "boards": ["decisions", "years", "a-z"],
    "meetings": ["papers", "pack"],
    "search": ["a-z"],
}
"""What may stand further down."""


@dataclass(frozen=True)
class Stood:
    """What an address is that of."""

    kind: str
    """`decision`, `meeting`, `attachment`, ...; `list` for a page that only lists records."""
    ids: dict[str, str]
    """By the names that files have in `layout`; `file` for that of an attachment."""
    below: str
    """The rest of the address, where it is that of a part of the record: `pack/`."""

    @property
    def key(self) -> str:
        """Of a decision: how other records refer to it, `hackney/2018-03-21/07`."""
        return f"{self.ids['board']}/{self.ids['where']}/{self.ids['number']}"

    @property
    def meeting(self) -> str:
        """The meeting at which it was taken, put or read; empty where the address names none."""
        where = self.ids.get("where", "")
        return self.ids.get("meeting", "") or ("" if where.startswith("chair-") else where)


@lru_cache(maxsize=10_000)
def stood_at(address: str) -> Stood | None:
    """What an address is that of; None for one that no record ever had."""
    found = _FILE.fullmatch(address)
    if found is not None:
        return Stood("attachment", found.groupdict(), "")
    for kind, shape in _SHAPES:
        found = re.match(shape, address)
        if found is not None:
            ids = {name: id for name, id in found.groupdict().items() if id is not None}
            below = address[found.end() :]
            if (kind == "list" and below) or not _may_stand_below(kind, below):
                continue
            return Stood(kind, ids, below)
    top, _, rest = address.partition("/")
    # A page that is written by hand has any name.
    return Stood("page", {}, "") if not rest and (top in _TOP or not nearest(top, _TOP)) else None


def part_of(address: str) -> str:
    """The address of the record of which another is a part, and as which it answers once the
    record is withdrawn; empty where it is no part.
    """
    stood = stood_at(address)
    return address.removesuffix(stood.below) if stood is not None and stood.below else ""


def _may_stand_below(kind: str, below: str) -> bool:
    """Pages below a record have names that a later version may add to; but below a board and a
    meeting stand records, and what is nearly the name of their folder is that name misspelt.
    """
    folders = {"board": ["decisions", "years", "a-z"], "meeting": ["papers"]}.get(kind, [])
    first = below.partition("/")[0]
    return _is_pages(below) and not (folders and nearest(first, folders))


def _is_pages(below: str) -> bool:
    return re.fullmatch(rf"(?:{_SLUG}/)*", below) is not None


def meant_by(address: str) -> str:
    """The address that was probably meant by one that no record ever had; empty where none is
    near.
    """
    first, *others = address.removesuffix("/").split("/")
    top = nearest(first, _TOP)
    words = _WITHIN.get(top, [])
    choices = [[one, *filter(None, [nearest(one, words)])] for one in others]
    end = "/" if address.endswith("/") else ""
    for parts in product([top], *choices):
        tried = "/".join(parts) + end
        if top and tried != address and stood_at(tried) is not None:
            return tried
    return ""
