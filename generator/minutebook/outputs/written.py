"""What a search can find of a hand-written page: each of its parts, by the heading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from minutebook.views.entries import SearchEntry

_PART = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


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
