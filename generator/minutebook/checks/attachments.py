"""Files that papers list."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook import attached
from minutebook.checks.base import ERROR, Check, Finding, Scene
from minutebook.models.paper import Paper
from minutebook.source import Path


def attachment(scene: Scene) -> Iterator[Finding]:
    """A paper lists the files that belong to it, and only listed files are published. Each lies in
    the folder of its paper, `meetings/<meeting>/papers/<paper>/`, and is named without a folder.
    Its name has none of `%`, `#`, `?` and `"`, which mean something else in an address. It is a
    file and no link; it is of a type that is published and its bytes say the same; `size` and
    `sha256`, where they are given, are its own. Two files of a paper differ in more than capitals,
    since some web servers do not tell those apart.

    An attachment without `file` is only named, and one with `withheld` is named with the reason.
    What is written inside a file nobody checks: an office document or a PDF is published with its
    properties, such as its author, and with tracked changes.
    """
    folder = scene.loaded.folder
    for entry in scene.book.entries:
        if not isinstance(entry.record, Paper):
            continue
        seen: dict[str, str] = {}
        for n, one in enumerate(entry.record.attachments):
            path: Path = ("attachments", n)
            if one.file is None:
                continue
            other = seen.get(one.file.casefold())
            seen.setdefault(one.file.casefold(), one.file)
            if other is not None:
                yield Finding(
                    entry,
                    (*path, "file"),
                    f"`{other}` is attached already."
                    if other == one.file
                    else f"`{one.file}` differs from `{other}` in capitals alone.",
                    "List each file once." if other == one.file else "Rename one of the two.",
                )
                continue
            if folder is None:
                continue
            # Where no checksum is typed the record has the file's own: it need not be held to that.
            typed = entry.source.holds((*path, "sha256"))
            said = one if typed else one.model_copy(update={"sha256": None})
            for fault in attached.faults(folder, entry.ids["meeting"], entry.ids["paper"], said):
                yield Finding(entry, (*path, fault.key), fault.message, fault.mend)


CHECKS = (
    Check(
        "attachment",
        "An attached file is there, and is what it is said to be",
        ERROR,
        attachment,
    ),
)
