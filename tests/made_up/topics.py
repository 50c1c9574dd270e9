"""What an archive is about: its services, and some things that cut across them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from made_up.words import SERVICES
from made_up.world import slug_of

COSTS = "costs"
"""What some matters are about besides the service of their item."""
URGENT = "urgent-cover"
"""What only decisions of chairs between meetings are about."""

_WORKSTREAMS = ("care-at-home", "staying-well")


def topic_records(carried: Set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A topic a service, in two workstreams; none that nothing carries."""
    parents = set()
    for n, service in enumerate(SERVICES):
        id = slug_of(service)
        if id not in carried:
            continue
        # Every third service belongs to no workstream.
        parent = _WORKSTREAMS[n % 3] if n % 3 < 2 else None
        parents.add(parent)
        yield (
            f"topics/{id}.yml",
            {
                "title": service.capitalize(),
                "summary": f"What the boards do about {service}.",
                "also_called": [f"{service.capitalize()} team"],
                "belongs_to": parent,
            },
        )
    for id in _WORKSTREAMS:
        if id in parents:
            title = id.replace("-", " ").capitalize()
            yield (
                f"topics/{id}.yml",
                {"title": title, "kind": "workstream", "summary": "A part of the work."},
            )
    for id in (COSTS, URGENT):
        if id in carried:
            title = id.replace("-", " ").capitalize()
            yield f"topics/{id}.yml", {"title": title, "summary": "What things cost, and when."}
