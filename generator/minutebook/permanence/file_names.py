"""Under which names files are attached to papers today that were published under others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Content = Mapping[str, Any]


def files_of(paper: Content) -> dict[int, str]:
    """The names of the files of a paper, by their places among its attachments."""
    listed = paper.get("attachments", [])
    return {n: one["file"] for n, one in enumerate(listed) if "file" in one}


def new_names(
    was: tuple[str, Content], now: tuple[str, Content], now_at: Callable[[str], str]
) -> dict[int, str]:
    """Today's names of the files that were attached to a paper and are attached to it still, by
    their places in what it was.

    `was` and `now` are the address of the paper and what it says. `now_at` gives the address at
    which something stands today. A file is no other that was published beside it.
    """
    (earlier, then), (later, said) = was, now
    names, here = files_of(then), set(files_of(said).values())
    found = {}
    for n, name in names.items():
        address = now_at(f"{earlier}{name}")
        today = address.removeprefix(later)
        is_here = address.startswith(later) and today in here
        if is_here and (today == name or today not in names.values()):
            found[n] = today
    return found


def with_names(paper: Content, names: Mapping[int, str]) -> Content:
    """What a paper said, with its files under these names."""
    listed = [
        {**one, "file": names.get(n, one.get("file"))} if "file" in one else one
        for n, one in enumerate(paper.get("attachments", []))
    ]
    return {**paper, "attachments": listed} if listed else paper
