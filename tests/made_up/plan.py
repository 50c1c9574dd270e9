"""What an archive expects of meetings to come."""

from __future__ import annotations

from typing import Any

from made_up.words import SERVICES
from made_up.world import World, slug_of


def forward_plan(world: World) -> dict[str, Any]:
    entries: list[dict[str, Any]] = []
    for session in world.book.held:
        planned = world.was_planned(session)
        if planned is not None:
            keys = [world.comes_back(board, session.id) for board in session.boards]
            entries.append(
                {
                    "id": planned,
                    "title": f"What was put off before {session.id}",
                    "meeting": session.id,
                    "follows": [key for key in keys if key is not None],
                }
            )
    for session in world.book.coming:
        words = world.words(session)
        for service in words.random.sample(SERVICES, 3):
            entries.append(
                {
                    "id": f"{session.id}-{slug_of(service)}",
                    "title": f"{words.thing().capitalize()} for {service}",
                    "meeting": session.id,
                    "topics": [slug_of(service)],
                    "asks": dict.fromkeys(session.boards, "approval"),
                    "leads": [words.random.choice(world.officers)],
                }
            )
    entries.append({"id": "some-day", "title": "Review of everything", "unscheduled": "yes"})
    return {
        "title": "Made-up forward plan",
        "boards": list(world.book.boards),
        "entries": entries,
    }
