"""`security.txt` (RFC 9116): to whom somebody reports that the site is not secure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from minutebook.models.site import Security

PLACES = (".well-known/security.txt", "security.txt")
"""The first is where the standard wants it. Some uploads leave out names that begin with a dot."""


def write_security(security: Security | None, site_url: str, folder: Path, today: dt.date) -> None:
    """Write it in both places; nowhere where no contact is given, or where it was right until a day
    before `today`: none is better than one that is out of date (RFC 9116, section 5.3).
    """
    if security is None or security.expires < today:
        return
    lines = [f"Contact: {one}" for one in security.contact]
    # To the end of the day.
    lines.append(f"Expires: {security.expires.isoformat()}T23:59:59Z")
    lines.append(f"Preferred-Languages: {', '.join(security.languages)}")
    # It takes no other (section 2.5.2).
    if site_url.startswith("https://"):
        lines += [f"Canonical: {site_url}{place}" for place in PLACES]
    for place in PLACES:
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
