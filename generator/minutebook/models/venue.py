"""Places where boards meet, each typed once."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from minutebook.models.base import (
    Record,
    Refers,
    Slug,
    Text,
    WebAddress,
    fault,
    one_or_several,
)


def _once(ids: list[str]) -> list[str]:
    if len(ids) > len(set(ids)):
        raise fault("A venue is named twice.", "Name each once.")
    return ids


VenueIds = Annotated[
    list[Annotated[str, Refers("venue")]], BeforeValidator(one_or_several), AfterValidator(_once)
]
"""One venue, or several where a meeting is held in more than one place."""


class Access(Record):
    """What somebody who wants to come must know of a place. What no source says is left out; pages
    then say that it is not recorded, and whom to ask.
    """

    step_free: Text | None = None
    """How to get in and to the room without steps."""
    hearing_loop: Text | None = None
    """Whether there is a hearing loop, and where."""
    toilet: Text | None = None
    """Where the accessible toilet is."""
    parking: Text | None = None
    """Where to park, with a Blue Badge too."""
    nearest_stop: Text | None = None
    """The nearest bus stop and station."""
    other: Text | None = None
    """Anything else: a quiet room, how to ask for an interpreter."""


class Venue(Record):
    """A place where boards meet."""

    id: Slug
    """Its short name, given once: `town-hall`."""
    name: Text
    """What it is called."""
    address: Text
    """Its address, with the postcode."""
    access: Access | None = None
    """How to get there and in."""
    link: WebAddress | None = None
    """A page that says more of it: a map, or its own page."""


class Venues(Record):
    """`venues.yml`: the places where boards meet."""

    venues: list[Venue]
