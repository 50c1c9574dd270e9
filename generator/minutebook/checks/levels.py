"""Who decides for whom is said of every board."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.models.levels import WhoDecides


def board_at_no_level(scene: Scene) -> Iterator[Finding]:
    """`who-decides.yml` lists levels, and a board of this site stands at none of them, so that
    readers cannot see for how wide an area it decides beside the other bodies. A board that has
    ended need not stand there. Without levels nothing is said.
    """
    for entry in entries_of(scene, WhoDecides):
        named = {body.board for level in entry.record.levels for body in level.bodies}
        for id, board in scene.book.boards.items():
            ended = board.ended is not None and board.ended < scene.today
            if entry.record.levels and id not in named and not ended:
                yield Finding(
                    entry,
                    ("levels",),
                    f"The {board.name} stands at no level.",
                    f"Add `- board: {id}` to the `bodies` of the level for which it decides.",
                )


CHECKS = (Check("board-at-no-level", "Board at no level", WARNING, board_at_no_level),)
