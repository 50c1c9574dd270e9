"""Rules that hold across records: a family a module, and every rule in this list."""

from __future__ import annotations

from minutebook.book import Book
from minutebook.checks import identity, privacy, references, separation
from minutebook.checks.base import Check, Scene
from minutebook.diagnostics import Diagnostic, Severity
from minutebook.loading import Loaded

CHECKS = (
    Check("unknown-reference", Severity.ERROR, references.unknown_reference),
    Check("unknown-place", Severity.ERROR, references.unknown_place),
    Check("repeated-id", Severity.ERROR, identity.repeated_id),
    Check("place-disagrees", Severity.ERROR, identity.place_disagrees),
    Check("missing-file", Severity.ERROR, identity.missing_file),
    Check("board-not-meeting", Severity.ERROR, separation.board_not_meeting),
    Check("decision-out-of-place", Severity.ERROR, separation.decision_out_of_place),
    Check("another-boards-decision", Severity.ERROR, separation.another_boards_decision),
    Check("decision-at-no-meeting", Severity.ERROR, separation.decision_at_no_meeting),
    Check("recommendation-not-there", Severity.ERROR, separation.recommendation_not_there),
    Check("private-matter", Severity.ERROR, privacy.private_matter),
)


def run(book: Book, loaded: Loaded) -> list[Diagnostic]:
    """What is wrong with the records: reading first, then every rule; each finding once."""
    scene = Scene(book, loaded)
    found = set(loaded.diagnostics)
    for check in CHECKS:
        found.update(check.run(scene))
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
