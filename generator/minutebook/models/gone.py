"""Addresses at which a record stood that is withdrawn, or that has another address now."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from minutebook.models.base import Date, Record, Text, fault
from minutebook.models.site import Contact

_ADDRESS = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)+(?P<file>[^/?#%:]+)?")


def _address(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if re.match(r"https?://", value):
        raise fault(
            f"`{value}` names a host, and records must stay right on any.",
            _mended(value),
        )
    address = value.removeprefix("/")
    match = _ADDRESS.fullmatch(address)
    if match is None or (match["file"] and "." not in match["file"]) or not address.isprintable():
        raise fault(
            f"`{value}` is no address of this site.",
            _mended(value),
        )
    return address


def _mended(value: str) -> str:
    """What to write instead of an address that somebody typed or copied."""
    path = re.sub(r"^https?://[^/]*", "", re.split(r"[?#]", value.strip())[0]).strip("/")
    last = path.rpartition("/")[2]
    if last in {"index.html", "index.htm"}:
        path, last = path.removesuffix(last).rstrip("/"), ""
    address = path if "." in last else f"{path.lower()}/"
    if not _ADDRESS.fullmatch(address) or not address.isprintable():
        return "Copy it from the link that somebody has: what stands after the host."
    host = " A folder of the host that the whole site lies in is left out too."
    return f"Write `{address}`.{host if '://' in value else ''}"


PageAddress = Annotated[str, BeforeValidator(_address)]
"""An address of this site without its host: `actions/icbmar18-1/`. That of a file has no slash at
its end. A slash at its beginning counts for nothing.
"""


class Withdrawal(Record):
    """That a record was taken off the site. Its address says so."""

    address: PageAddress
    """The address at which it stood."""
    was: Text
    """What stood there, in words that may be published: `An action of 21 March 2018`."""
    on: Date
    """The day on which it was withdrawn."""
    reason: Text
    """Why, in a sentence for readers."""
    ask: Contact | None = None
    """Whom to ask about it; left out, the board's contact is named, or the publisher."""


class Withdrawn(Record):
    """`withdrawn.yml`: what was published once and was taken off the site."""

    withdrawn: list[Withdrawal]
    """In the order in which it was withdrawn."""


class NewAddress(Record):
    """That a page has another address than it had."""

    was: PageAddress
    """Its address before."""
    now: PageAddress
    """The address that it has now."""
    on: Date
    """The day on which it moved."""
    reason: Text | None = None
    """Why, in a sentence for readers."""

    @model_validator(mode="after")
    def _elsewhere(self) -> NewAddress:
        if self.was == self.now:
            raise fault("Both addresses are the same.", "Correct one of the two.", at="now")
        return self


class Moved(Record):
    """`moved.yml`: pages that have another address than the one they were published at."""

    moved: list[NewAddress]
    """In the order in which they moved."""
