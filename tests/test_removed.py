"""Words that a redacted change took out: which of them are looked for, and where they are found."""

from __future__ import annotations

import pytest

from minutebook.permanence.removed import TakenOut, common_words, runs_of
from minutebook.source import read

FILE = read(
    "people/ann.yml",
    b"# Jane\n# Doe wrote to the board of the council.\n"
    b"name: Ann Lowe\nnote: |\n  Ring 020\n  7946 0000\n",
)


def runs(text: str) -> set[str]:
    return set(runs_of([text], {"ann lowe"}, common_words([FILE])))


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("Mrs Jane Doe", {"jane doe"}),
        ("asked by Jane Doe", {"jane doe"}),
        ("she has been ill for two years", {"she has been ill for two years"}),
        ("020 7946 0000", {"020 7946 0000"}),
        ("write to j.doe@example.org", {"j doe example org", "write to j doe example org"}),
    ],
)
def test_what_tells_something_is_looked_for(text: str, looked_for: set[str]) -> None:
    assert runs(text) == looked_for


@pytest.mark.parametrize(
    "text", ["the", "of the", "Ann Lowe", "The Board", "The Council", "at 10", ""]
)
def test_what_is_met_by_chance_or_is_public_is_not(text: str) -> None:
    assert runs(text) == set()


def test_they_are_found_over_the_ends_of_lines_and_in_comments() -> None:
    assert list(TakenOut(frozenset(["jane doe"])).lines_of(FILE.text)) == [1]
    assert list(TakenOut(frozenset(["020 7946 0000"])).lines_of(FILE.text)) == [5]


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert list(TakenOut(frozenset(["an", "jane do"])).lines_of(FILE.text)) == []
