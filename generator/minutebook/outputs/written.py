"""Hand-written pages: whether the names of their files can be read, what their heads say, and what
a search can find of them, each of their parts by its heading.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Page

_PART = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def check_names(names: Iterable[str]) -> None:
    """Raises `ValueError` where a page or a picture would have another address than on other
    computers: where this one does not read the names of files as UTF-8.
    """
    encoding = sys.getfilesystemencoding()
    if encoding == "utf-8":
        return
    for name in names:
        if not name.isascii():
            raise ValueError(
                f"{name!a}: this computer reads the names of files as {encoding}, so that "
                "this one would have another address than elsewhere. Set the variable "
                "PYTHONUTF8=1 and build again."
            )


def hand_written_page(address: str, title: str, meta: Mapping[str, Any], otherwise: str) -> Page:
    """A page as far as its head goes. `meta` stands at the top of its file: a `description`, in
    place of which it has its title and `otherwise`, and `changed`, the day of its last change.

    Raises `ValueError` where that is no day.
    """
    title = html.unescape(title)
    description = str(meta.get("description") or f"{title}. {otherwise}")
    return Page(address, title, description, [], "", changed=_day(meta.get("changed")))


def _day(changed: Any) -> dt.date | None:
    if changed is None or (isinstance(changed, dt.date) and not isinstance(changed, dt.datetime)):
        return changed
    try:
        return dt.date.fromisoformat(str(changed))
    except ValueError:
        raise ValueError(
            f"`changed: {changed}` is no day; write year-month-day, `2018-07-12`."
        ) from None


def written_entries(address: str, title: str, content: str) -> Iterator[SearchEntry]:
    """The parts of a page of no board; `content` is its HTML."""
    first, *others = _PART.split(content)
    text = _plain(re.sub(r"<h1.*?</h1>", "", first, flags=re.DOTALL))
    if text:
        yield _entry(address, title, text)
    for anchor, heading, said in zip(others[::3], others[1::3], others[2::3], strict=True):
        part = f"{title}: {_plain(heading)}"
        yield _entry(f"{address}#{html.unescape(anchor)}", part, _plain(said) or part)


def _entry(address: str, title: str, text: str) -> SearchEntry:
    return SearchEntry(address, "site", title, [], "", "", text)


def _plain(content: str) -> str:
    """In one line; a tag within a sentence has spaces of its own around it, or none."""
    blocks = re.sub(r"</(?:p|li|h\d|td|th|tr|dd|dt|div)>", " ", content)
    return " ".join(html.unescape(_TAG.sub("", blocks)).split())
