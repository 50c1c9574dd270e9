"""Every key of every real record misspelt and every reference broken, one at a time.

Each change is made in the text of the real file, at the place that the engine gives for the key or
the reference, and only that file is read again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pytest

from minutebook.book import bind
from minutebook.build import Checked
from minutebook.diagnostics import Diagnostic, Severity
from minutebook.layout import kind_of
from minutebook.loading import Entry, Loaded, load_files
from minutebook.models.shape import model_at, references
from minutebook.source import Path
from mutated import Change, misspelt, tell, values_of
from support import findings


def keys_of_records(entry: Entry) -> Iterator[Path]:
    """Every key of a file that the schema gives; ids used as keys count as references."""

    def within(value: object, path: Path) -> Iterator[Path]:
        parts: list[tuple[str | int, object]] = []
        if isinstance(value, dict):
            parts = list(value.items())
            if model_at(entry.kind.model, path) is not None:
                yield from ((*path, name) for name in value)
        elif isinstance(value, list):
            parts = list(enumerate(value))
        for name, part in parts:
            yield from within(part, (*path, name))

    yield from within(values_of(entry), ())


def test_every_misspelt_key_is_one_error_at_its_line_with_the_right_word(
    real_records: Checked,
) -> None:
    missed, said_twice, total = [], [], 0
    for entry in real_records.book.entries:
        for path in keys_of_records(entry):
            model = model_at(entry.kind.model, path[:-1])
            assert model is not None
            word, at = str(path[-1]), entry.source.locate(path, key=True)
            change = Change(entry, at, word, misspelt(word, set(model.model_fields)))
            found = change.read().diagnostics
            total += 1
            if not any(_says_the_right_key(diagnostic, change) for diagnostic in found):
                missed.append(change.name())
            elif len(found) > 1 and any(d.mend == f"Did you mean `{word}`?" for d in found):
                said_twice.append(change.name())
    tell(f"{total:,} keys misspelt, {total - len(missed):,} caught")
    assert missed == []
    assert said_twice == []
    assert total > 2000


def _says_the_right_key(found: Diagnostic, change: Change) -> bool:
    return (
        found.check == "unknown-key"
        and found.severity is Severity.ERROR
        and (found.path, found.position) == (change.entry.source.path, change.at)
        and re.search(rf"(`|: |, ){change.was}(`|,|\.)", found.mend) is not None
    )


def test_every_reference_to_nothing_is_an_error_at_its_line(real_records: Checked) -> None:
    changes = []
    entries = real_records.book.entries
    for entry in entries:
        for reference in references(entry.record):
            at = entry.source.locate(reference.path, key=reference.is_key)
            changes.append(Change(entry, at, reference.value, f"{reference.value}-x"))
    missed = [change.name() for change in changes if not _says_it_is_unknown(change, entries)]
    tell(f"{len(changes):,} references pointed to nothing, {len(changes) - len(missed):,} caught")
    assert missed == []
    assert len(changes) > 800


def _says_it_is_unknown(change: Change, entries: list[Entry]) -> bool:
    return any(
        found.check == "unknown-reference"
        and found.severity is Severity.ERROR
        and (found.path, found.position) == (change.entry.source.path, change.at)
        and f"`{change.now}`" in found.message
        for found in _checked_with(change.entry, change.read(), entries, ["unknown-reference"])
    )


def test_no_check_stumbles_over_a_file_whose_references_all_lead_nowhere(
    real_records: Checked,
) -> None:
    entries = real_records.book.entries
    for entry in entries:
        places = [
            (entry.source.locate(one.path, key=one.is_key), one.value)
            for one in references(entry.record)
        ]
        text = entry.source.text
        # The last first, so that what stands before it stays where it is.
        for at, value in sorted(set(places), reverse=True):
            text = Change(entry, at, value, f"{value}-x").within(text)
        loaded = load_files([(entry.source.path, text.encode())])
        found = _checked_with(entry, loaded, entries)
        # Of what is not known in a meeting that is not known nothing is said.
        if places and loaded.entries:
            assert {one.check for one in found} >= {"unknown-reference"}, entry.source.path


def _checked_with(
    replaced: Entry, loaded: Loaded, entries: list[Entry], only: Collection[str] | None = None
) -> list[Diagnostic]:
    """What the checks say of all records, one of them replaced by what was read instead."""
    book = [new for entry in entries for new in (loaded.entries if entry is replaced else [entry])]
    return findings(bind(book), Loaded(book, loaded.diagnostics, loaded.unreadable), only)


def test_every_key_of_every_record_is_the_schemas_or_a_reference(real_records: Checked) -> None:
    for entry in real_records.book.entries:
        of_schema = set(keys_of_records(entry))
        of_references = {found.path for found in references(entry.record) if found.is_key}
        assert set(_all_keys(values_of(entry))) == of_schema | of_references, entry.source.path


def _all_keys(value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield (*path, name)
            yield from _all_keys(part, (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _all_keys(part, (*path, index))


NAMED_AFTER_ANOTHER = {
    "interests/{person}.yml": "person",
    "meetings/{meeting}/minutes.yml": "meeting",
    "meetings/{meeting}/papers/{paper}.yml": "meeting",
    "meetings/{meeting}/figures/{paper}.yml": "paper",
    "meetings/{meeting}/decisions/{board}.yml": "board",
    "chair-decisions/{board}.yml": "board",
}
"""Files whose place says an id that another file gives."""


def test_every_file_named_after_nothing_is_an_error(real_records: Checked) -> None:
    entries = real_records.book.entries
    renamed = 0
    for entry in entries:
        named = NAMED_AFTER_ANOTHER.get(entry.kind.pattern)
        if named is None:
            continue
        was = entry.ids[named]
        path = entry.source.path.replace(was, f"{was}x")
        loaded = load_files([(path, entry.source.text.encode())])
        renamed += 1
        assert any(
            found.check == "unknown-place" and found.path == path and f"`{was}x`" in found.message
            for found in _checked_with(entry, loaded, entries)
        ), path
    tell(f"{renamed:,} files named after nothing, all caught")
    assert renamed > 30


@pytest.mark.parametrize("pattern", NAMED_AFTER_ANOTHER)
def test_a_pattern_listed_here_is_one_of_the_layout(pattern: str) -> None:
    found = kind_of(pattern.replace("{", "").replace("}", ""))
    assert found is not None
    assert found[0].pattern == pattern
