"""Names that may be one name."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.addresses import slug_of
from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.loading import Entry
from minutebook.models.person import Person

_LONGEST = 80
"""A name that is longer is no name: comparing it letter by letter would take long."""


def lookalike_names(scene: Scene) -> Iterator[Finding]:
    """The names of two people differ by one letter, by two letters changed about, or not at all:
    one person may have two records, and then half of what they said or declared is on a page that
    nobody finds. Capitals are not told apart. Two people who do have such names carry an `accept`.
    """
    # Two such names are the same once at most one letter is taken out of each.
    by_rest: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries_of(scene, Person):
        name = " ".join(entry.record.name.casefold().split())
        if len(name) > _LONGEST:
            continue
        near: dict[str, Entry] = {}
        for rest in {name, *(name[:n] + name[n + 1 :] for n in range(len(name)))}:
            those = by_rest.setdefault(rest, [])
            for other, its_entry in those:
                if _alike(name, other):
                    near.setdefault(its_entry.ids["person"], its_entry)
            those.append((name, entry))
        for id in sorted(near):
            file, other = near[id].source.path, near[id].record.name
            same = other.casefold() == entry.record.name.casefold()
            yield Finding(
                entry,
                ("name",),
                f"The name in {file} is the same."
                if same
                else f"This name and {other} in {file} differ by a letter.",
                "If both are one person, keep one record and name it everywhere.",
            )


def name_misspelt(scene: Scene) -> Iterator[Finding]:
    """The name of a person and the name of the file, which stands in the address of the person's
    page, differ by one letter: one of the two is probably mistyped. A file that was published
    keeps its name, and then the record carries an `accept`. Names that differ by more (a change
    of name, a file named after a short form) are no finding.
    """
    for entry in entries_of(scene, Person):
        id, name = entry.ids["person"], entry.record.name
        if len(name) <= _LONGEST and slug_of(name) != id and _alike(slug_of(name), id):
            yield Finding(
                entry,
                ("name",),
                f"The name {name} and the name of this file, `{id}`, differ by a letter.",
                "Correct the one that is mistyped.",
            )


def _alike(one: str, other: str) -> bool:
    """Whether one letter is another, added or left out, or two neighbours are changed about."""
    if one == other:
        return True
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1 and max(one, other, key=len)[-1].isalpha()
    a, b = one[start:], other[start:]
    letters = a[0].isalpha() and b[0].isalpha()
    if len(a) == len(b):
        return letters and (a[1:] == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:]))
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[0].isalpha() and longer[1:] == shorter


CHECKS = (
    Check(
        "lookalike-names",
        "Each person has one record",
        WARNING,
        lookalike_names,
        acceptable=True,
    ),
    Check(
        "name-misspelt",
        "A person's file is named after the person",
        WARNING,
        name_misspelt,
        acceptable=True,
    ),
)
