"""What is written for programs that find the site: `sitemap.xml` and `robots.txt`.

The sitemap follows https://www.sitemaps.org/protocol.html: whole addresses only, so there is none
where the site's own address is not known, and an index of parts where there are too many for one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

MOST = 50_000
"""Addresses of one file."""
MOST_BYTES = 50 * 1024 * 1024
"""Bytes of one file."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Place:
    """A page of the site."""

    address: str
    """Relative to the site's root."""
    changed: dt.date | None
    """When its records last changed; None where no day is known."""


def write_sitemap(
    places: Iterable[Place],
    site_url: str,
    folder: Path,
    most: int = MOST,
    most_bytes: int = MOST_BYTES,
) -> None:
    """Write `sitemap.xml`, as an index of `sitemap-1.xml` and so on where that is called for."""
    parts = list(_parts(sorted(places, key=lambda one: one.address), site_url, most, most_bytes))
    if len(parts) <= 1:
        lines = parts[0][0] if parts else []
        _write(folder / "sitemap.xml", "urlset", lines)
        return
    index = []
    for n, (lines, changed) in enumerate(parts, start=1):
        name = f"sitemap-{n}.xml"
        _write(folder / name, "urlset", lines)
        index.append(_entry("sitemap", f"{site_url}{name}", changed))
    _write(folder / "sitemap.xml", "sitemapindex", index)


def _parts(
    places: list[Place], site_url: str, most: int, most_bytes: int
) -> Iterator[tuple[list[str], dt.date | None]]:
    """Lines of each file, with the latest day in it."""
    frame = len(_document("urlset", []).encode())
    lines: list[str] = []
    changed: dt.date | None = None
    size = frame
    for place in places:
        line = _entry("url", f"{site_url}{place.address}", place.changed)
        weighs = len(line.encode()) + 1
        if lines and (len(lines) == most or size + weighs > most_bytes):
            yield lines, changed
            lines, changed, size = [], None, frame
        lines.append(line)
        size += weighs
        if place.changed is not None and (changed is None or place.changed > changed):
            changed = place.changed
    if lines:
        yield lines, changed


def _entry(name: str, address: str, changed: dt.date | None) -> str:
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed is not None else ""
    return f"<{name}><loc>{escape(address)}</loc>{day}</{name}>"


def _write(file: Path, name: str, lines: list[str]) -> None:
    file.write_text(_document(name, lines), encoding="utf-8", newline="\n")


def _document(name: str, lines: list[str]) -> str:
    listed = "".join(f"{line}\n" for line in lines)
    return f'{_HEAD}<{name} xmlns="{_NAMESPACE}">\n{listed}</{name}>\n'


def write_robots(site_url: str, folder: Path) -> None:
    """Write `robots.txt` (RFC 9309), which lets every program read everything. One of the
    publisher's own, in the folder of hand-written pages, stays as it is.
    """
    file = folder / "robots.txt"
    if file.exists():
        return
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines += ["", f"Sitemap: {site_url}sitemap.xml"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
