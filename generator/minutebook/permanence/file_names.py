"""Under which names files are attached to papers today that were published under others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from minutebook.permanence.compare import Content


def files_of(paper: Content) -> dict[int, str]:
    """The names of the files of a paper, by their places among its attachments."""
    listed = paper.get("attachments", [])
    return {n: one["file"] for n, one in enumerate(listed) if "file" in one}


def checksum_of(paper: Content, name: str) -> str | None:
    """What a paper gives as the checksum of a file of its own; None where it has no such file."""
    listed = paper.get("attachments", [])
    return next((one.get("sha256") for one in listed if one.get("file") == name), None)


def new_names(
    was: tuple[str, Content], now: tuple[str, Content], now_at: Callable[[str], str]
) -> dict[int, str]:
    """Today's names of the files that were attached to a paper and are attached to it still, by
    their places in what it was.

    `was` and `now` are the address of the paper and what it says. `now_at` gives the address at
    which something stands today. A file is no other that was published beside it, and of several
    that are led to one it is that of its checksum.
    """
    (earlier, then), (later, said) = was, now
    names, here = files_of(then), set(files_of(said).values())
    found: dict[int, str] = {}
    for n, name in names.items():
        address = now_at(f"{earlier}{name}")
        today = address.removeprefix(later)
        is_here = address.startswith(later) and today in here
        if not is_here or (today != name and today in names.values()):
            continue
        other = next((m for m, taken in found.items() if taken == today), None)
        if other is None or checksum_of(said, today) == then["attachments"][n].get("sha256"):
            found = {m: taken for m, taken in found.items() if m != other}
            found[n] = today
    return found


def with_names(paper: Content, names: Mapping[int, str]) -> Content:
    """What a paper said, with its files under these names."""
    listed = [
        {**one, "file": names.get(n, one.get("file"))} if "file" in one else one
        for n, one in enumerate(paper.get("attachments", []))
    ]
    return {**paper, "attachments": listed} if listed else paper


def without_files(paper: Content, places: Collection[int]) -> Content:
    """What a paper said, without the attachments of these places."""
    if not places:
        return paper
    left = [part for n, part in enumerate(paper["attachments"]) if n not in places]
    others = {name: value for name, value in paper.items() if name != "attachments"}
    return {**others, "attachments": left} if left else others
