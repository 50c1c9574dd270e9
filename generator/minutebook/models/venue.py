"""Places where boards meet, each typed once."""

from __future__ import annotations

from minutebook.models.base import Record, Slug, Text, WebAddress


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
