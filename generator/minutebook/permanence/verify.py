"""Whether a site is what its own ledger says.

The ledger, the data and the pages may have been written by anybody. What they say is compared and
quoted, and nothing that they say is done.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from minutebook import addresses, attached
from minutebook.permanence.findings import Fate, Finding, Verified, called
from minutebook.permanence.fingerprint import fingerprint
from minutebook.permanence.ledger import FILE, Ledger, Line
from minutebook.permanence.places import Folder, Place, parts_of
from minutebook.source import DEEPEST_NESTING

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DATA = re.compile(rb'<link rel="alternate" type="application/json"[^>]*? href="([^"]*)"')
_DEEPEST = 2 * DEEPEST_NESTING
_PARTS = {"kind", "id", "address", "record"}
"""What the data of a record has."""


def verify(place: Place) -> Verified:
    """Compare a site with its own ledger; of a ledger alone, say whether it is one.

    Raises `PlaceError` where the place cannot be read.
    """
    ledger = place.ledger()
    findings = list(faults(ledger))
    if place.has_files:
        findings += _data(place, ledger)
        findings += _pages(place, ledger)
        findings += _gone(place, ledger)
    if isinstance(place, Folder):
        findings += _unnamed(place, ledger)
    wrong = {(one.what, one.address) for one in findings}
    same = sum((called(line), line.address) not in wrong for line in ledger.records)
    return Verified(
        len(ledger.records),
        same,
        tuple(findings),
        days=_days(ledger),
        has_files=place.has_files,
    )


def files_of(ledger: Ledger) -> int:
    """How many files of a site are read to verify it, but for those that are attached."""
    pages = {address for line in ledger.records for address in pages_of(line)}
    return len(ledger.records) + len(pages) + 2 * len(ledger.withdrawn) + len(ledger.moved)


def page_of(address: str) -> str:
    """The address of a page without an anchor."""
    return address.partition("#")[0]


def pages_of(line: Line) -> list[str]:
    """The pages that show a record. The last one prints its fingerprint."""
    page = page_of(line.address)
    # The register is one page, which prints none; each entry stands on the page of its person too.
    return [page, addresses.person(line.id)] if line.kind == "register entry" else [page]


def faults(ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with a ledger by itself."""
    keys = Counter(line.key for line in ledger.records)
    files = Counter(line.file for line in ledger.records)
    for line in ledger.records:
        if keys[line.key] > 1 or files[line.file] > 1:
            yield _wrong(line, "The ledger names it, or its data, more than once.")
        if parts_of(line.address) is None or page_of(line.address)[-1:] not in {"", "/"}:
            yield _wrong(line, "Its address is none of a page.")
        if parts_of(line.file) is None or not line.file.endswith(".json"):
            yield _wrong(line, f"The address of its data, {line.file[:100]}, is none of data.")
        if not _SHA256.fullmatch(line.sha256):
            yield _wrong(line, "The ledger gives no fingerprint of it.")


def read_content(raw: bytes) -> Mapping[str, Any] | None:
    """The data of a record; None where it is none."""
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    is_one = isinstance(content, dict) and content.keys() >= _PARTS and not _is_deep(content)
    return content if is_one and isinstance(content["record"], dict) else None


def _is_deep(content: Any) -> bool:
    """Whether it goes deeper than any record, so that to walk through it could have no end."""
    level = [content]
    for _ in range(_DEEPEST):
        lists = [one for one in level if isinstance(one, list)]
        lists += [list(one.values()) for one in level if isinstance(one, dict)]
        level = [part for parts in lists for part in parts]
        if not level:
            return False
    return True


def fault_of_data(line: Line, raw: bytes | None) -> str:
    """What is wrong with the data of a record, in a sentence; empty where nothing is."""
    if raw is None:
        return f"Its data, {line.file[:100]}, is not there."
    found = fingerprint(raw)
    if found != line.sha256:
        return (
            f"Its data, {line.file[:100]}, has the fingerprint {found}, and the ledger gives "
            f"{line.sha256[:100]}."
        )
    content = read_content(raw)
    named = [content[part] for part in ("kind", "id", "address")] if content is not None else []
    if named != [line.kind, line.id, line.address]:
        return f"Its data, {line.file[:100]}, is that of something else."
    return ""


def _data(place: Place, ledger: Ledger) -> Iterator[Finding]:
    contents = place.files(line.file for line in ledger.records)
    for line, raw in zip(ledger.records, contents, strict=True):
        fault = fault_of_data(line, raw)
        if fault:
            yield _wrong(line, fault)
        elif raw is not None and line.kind == "paper":
            yield from _attached(place, line, read_content(raw))


def _attached(place: Place, line: Line, content: Mapping[str, Any] | None) -> Iterator[Finding]:
    """What is wrong with the files that are attached to a paper, by the checksums in its data."""
    listed = content["record"].get("attachments", []) if content is not None else []
    for one in listed if isinstance(listed, list) else []:
        name, named = (one.get("file"), one.get("sha256")) if isinstance(one, dict) else ("", "")
        if not isinstance(name, str) or not isinstance(named, str) or not name:
            continue
        found, kind = place.checksum(line.address, name), attached.type_of(name)
        if found is None:
            yield _wrong(line, f"The file that is attached to it, {name[:150]}, is not there.")
        elif found != named and not (kind is not None and kind.is_image):
            yield _wrong(
                line,
                f"The file that is attached to it, {name[:150]}, has the checksum {found}, and its "
                f"data gives {named[:100]}.",
            )


def _pages(place: Place, ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with the pages that show records, each of which is read once."""
    shown: dict[str, list[Line]] = {}
    for line in ledger.records:
        for address in pages_of(line):
            shown.setdefault(address, []).append(line)
    for (address, lines), page in zip(shown.items(), place.files(shown), strict=True):
        for line in lines:
            prints = pages_of(line)[-1] == address
            if page is None:
                yield _wrong(line, "Its page is not there.")
            elif prints and line.sha256.encode("utf-8", "replace") not in page:
                yield _wrong(line, f"Its page does not print the fingerprint {line.sha256[:100]}.")


def _gone(place: Place, ledger: Ledger) -> Iterator[Finding]:
    """Whether addresses at which something stood still answer, and what was withdrawn is gone."""
    held = {line.file for line in ledger.records}
    answers: dict[str, str] = {}
    for address, on in ledger.withdrawn:
        answers[addresses.answering(address)] = (
            f"What stood here was withdrawn on {on}, and nothing says so."
        )
    for was, _, on in ledger.moved:
        answers[addresses.answering(was)] = (
            f"This page moved on {on}, and nothing leads on from here."
        )
    for address, page in zip(answers, place.files(answers), strict=True):
        if page is None:
            yield Finding(Fate.WRONG, "an address", address, answers[address])
    files = [addresses.data(address) for address, _ in ledger.withdrawn]
    left = [name for name in files if name not in held]
    for name, raw in zip(left, place.files(left), strict=True):
        if raw is not None and read_content(raw) is not None:
            said = "What stood here was withdrawn, and its data is still there."
            yield Finding(Fate.WRONG, "data", name, said)


def _unnamed(folder: Folder, ledger: Ledger) -> Iterator[Finding]:
    """Data of records, and pages that name data, of which the ledger knows nothing."""
    files = {line.file for line in ledger.records}
    for name in folder.names(".json"):
        raw = folder.file(name) if name not in files and name != FILE else None
        if raw is not None and read_content(raw) is not None:
            yield Finding(Fate.WRONG, "data", name, "The ledger does not name it.")
    pages = {address for line in ledger.records for address in pages_of(line)}
    for name in folder.names("index.html"):
        address = name.removesuffix("index.html")
        if address not in pages and _names_data(folder.file(address)):
            said = "It is made like the page of a record, and the ledger names none here."
            yield Finding(Fate.WRONG, "a page", address, said)


def _names_data(page: bytes | None) -> bool:
    return page is not None and _DATA.search(page) is not None


def _days(ledger: Ledger) -> tuple[dt.date, dt.date] | None:
    days = [day for line in ledger.records for day in (line.published, line.changed) if day]
    return (min(days), max(days)) if days else None


def _wrong(line: Line, said: str) -> Finding:
    return Finding(Fate.WRONG, called(line), line.address, said)
