"""What holds of every record: how it is written is no change, what it says is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath

from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook import checks
from minutebook.book import bind
from minutebook.checks.base import Scene
from minutebook.diagnostics import Diagnostic
from minutebook.loading import Entry, Loaded, load_files, load_folder
from minutebook.models.base import Record
from minutebook.models.meeting import Meeting
from minutebook.models.shape import form_at, parts, references, words_at
from minutebook.permanence.earlier import Earlier, of_book
from minutebook.permanence.fields import FIELDS, NAMED_BY, SAID_BY, Way
from minutebook.public import public_book
from minutebook.source import Path
from mutated import values_of
from support import AWKWARD, day_of
from test_checks import SMALL
from yaml_styles import Draw, written

BOOKS = (SMALL, AWKWARD)


@cache
def published(folder: FilePath) -> tuple[list[Entry], Earlier]:
    """The files of a book, and what was published of it."""
    entries = load_folder(folder).entries
    return entries, of_book("`main`", bind(entries))


def compared(folder: FilePath, changed: Entry, text: str) -> tuple[list[Diagnostic], Entry]:
    """What is found after one file got another text; and that file as it is read then."""
    entries, earlier = published(folder)
    loaded = load_files([(changed.source.path, text.encode())])
    assert loaded.diagnostics == [], (loaded.diagnostics, text)
    now = [loaded.entries[0] if one is changed else one for one in entries]
    book = bind(now)
    scene = Scene(book, Loaded(now, []), day_of(book))
    return checks.compare(scene, earlier), loaded.entries[0]


FILES = [(folder, entry) for folder in BOOKS for entry in published(folder)[0]]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_how_a_record_is_written_is_never_found(
    file: tuple[FilePath, Entry], data: st.DataObject
) -> None:
    folder, entry = file
    draw: Draw = data.draw
    assert compared(folder, entry, written(values_of(entry), draw))[0] == []


# --- One change ----------------------------------------------------------------------------------


def fixed_texts() -> Iterator[tuple[FilePath, Entry, Path]]:
    """Every text of the books that may not change without a note."""
    for folder in BOOKS:
        entries, _ = published(folder)
        public = {one.source.path: one for one in public_book(bind(entries)).entries}
        for entry in entries:
            if public.get(entry.source.path) is not entry:
                continue
            for path, record in parts(entry.record, Record):
                if _is_kept(entry.record, path):
                    yield from (
                        (folder, entry, (*path, name)) for name in _texts(entry, record, path)
                    )


def _texts(entry: Entry, record: Record, path: Path) -> Iterator[str]:
    model = type(record)
    ids = {one.path for one in references(entry.record)}
    for name, way in FIELDS.get(model, {}).items():
        place = (*path, name)
        is_free = not (form_at(entry.kind.model, place) or words_at(entry.kind.model, place))
        is_name = name == NAMED_BY.get(model, "id") or place in ids
        is_said = (model, name) in SAID_BY
        is_text = type(getattr(record, name)) is str and is_free
        if way is Way.FIXED and is_text and not is_name and not is_said:
            yield name


def _is_kept(record: Record, path: Path) -> bool:
    """Whether all that a place lies in stays as it was published."""
    here = record
    if type(record) not in FIELDS and path[:1] != ("decisions",):
        return False
    for part in path:
        if isinstance(here, Record) and (type(here), part) != (type(record), "decisions"):
            way = FIELDS.get(type(here), {}).get(str(part), Way.LIVES)
            is_agenda = isinstance(here, Meeting) and here.state == "held" and way is Way.AGENDA
            if way not in {Way.FIXED, Way.FILLED, Way.GROWS} and not is_agenda:
                return False
        here = here[part] if isinstance(here, (list, dict)) else getattr(here, str(part))
    return True


TEXTS = list(fixed_texts())


def test_the_books_have_many_texts_that_may_not_change_quietly() -> None:
    kinds = {entry.kind.model.__name__ for _, entry, _ in TEXTS}
    assert len(TEXTS) > 200
    assert kinds >= {
        "Decisions",
        "ChairDecisions",
        "Minutes",
        "Meeting",
        "Paper",
        "Action",
        "Board",
    }


def with_text(entry: Entry, path: Path, more: str) -> object:
    """The values of a file, with `more` behind one of its texts."""
    values = values_of(entry)
    here: object = values
    for part in path[:-1]:
        here = here[part]  # type: ignore[index]
    here[path[-1]] += more  # type: ignore[index]
    return values


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from([" twice", ".", ": £5 #1", "\n\nMore."]), st.data())
def test_one_change_of_a_text_is_found_once_and_mended_by_what_is_printed(
    place: tuple[FilePath, Entry, Path], more: str, data: st.DataObject
) -> None:
    folder, entry, path = place
    draw: Draw = data.draw
    text = written(with_text(entry, path, more), draw, flow=False)
    found, now = compared(folder, entry, text)
    assert [one.check for one in found] == ["quiet-change"], found
    assert found[0].position == now.source.locate(path)
    assert f"{path[-1]}`" in found[0].message

    pasted = text.splitlines()
    after = re.search(r"after line (\d+)", found[0].mend)
    assert after
    pasted[int(after[1]) : int(after[1])] = found[0].paste.split("\n")
    assert compared(folder, entry, "\n".join(pasted) + "\n")[0] == []
