"""Every date, time, amount, number and word of every real record written wrongly, a few at a time,
and everything that a record needs taken away, one at a time: each is an error at its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml
from annotated_types import MinLen

from minutebook.build import Checked
from minutebook.diagnostics import Position, Severity
from minutebook.loading import Entry, load_files
from minutebook.models.meeting import Meeting
from minutebook.models.shape import form_at, model_at, words_at
from minutebook.source import Path
from mutated import Change, misspelt, tell
from mutated import values_of as all_values_of

MALFORMED = {
    "date": ["2018-02-30", "12/07/2018", "1741910400", "2018-7-2", "12 July 2018"],
    "date_or_words": ["2018-02-30", "12/07/2018", "1741910400", "2018.07.12"],
    "time": ["25:00", "1020", "10:60", "10:20am", "noon"],
    "pounds": ["£1,00", "12 pounds", "$5", "£1.5", "1.000,00"],
    "count": ["seven", "1_000", "-1", "1.0", "0x1"],
    "pages": ["18-6", "6 to 18", "p. 6", "6–18"],
    "yes_or_no": ["true", "on", "Yes", "maybe"],
    "slug": ["two words", "Capital", "a_b", "-a", "é"],
    "web_address": ["example.org", "javascript:alert(1)", "ftp://example.org/a"],
}
"""What is written instead of a value, by the way in which it should be."""
WITHOUT_RULE = {"one_or_several", "person_alone"}


def values_of(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every single value of a file with its path."""

    def within(value: object, path: Path) -> Iterator[tuple[Path, str]]:
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            for name, part in value.items():
                yield from within(part, (*path, name))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                yield from within(part, (*path, index))

    yield from within(all_values_of(entry), ())


def written_wrongly(entry: Entry, path: Path, value: str) -> tuple[str, list[str]]:
    """How the value should be written, and wrong ways to write it."""
    words = words_at(entry.kind.model, path)
    if words:
        capitals = [value.upper()] if value.upper() != value else []
        return "word", [misspelt(value, set(words)), *capitals, "sometimes"]
    if path[-1] == "figures":
        before, _, last = value.rpartition("|")
        cells = ["1,00", "12 k", "(5", "five", "1.2.3", f"{last.strip()} | 1"]
        return "figures", [f"{before}| {cell}" for cell in cells]
    form = form_at(entry.kind.model, path)
    if form == "date_or_words" and not value[:4].isdecimal():
        return "", []
    return form, MALFORMED.get(form, [])


def in_quotes(entry: Entry, at: Position, text: str) -> str:
    """`text` as it stands in quotation marks, unless the value has them already."""
    quoted = entry.source.line_text(at.line)[at.column - 1] in "'\""
    return text if quoted else f'"{text}"'


TOGETHER = 8
"""Values of a file that are written wrongly at once, since to read it again for each takes long."""


def apart(changes: list[Change]) -> Iterator[list[Change]]:
    """The changes to a file, a few at a time, in lines of their own."""
    waiting = changes
    while waiting:
        taken: dict[int, Change] = {}
        for change in waiting:
            if len(taken) < TOGETHER:
                taken.setdefault(change.at.line, change)
        waiting = [change for change in waiting if taken.get(change.at.line) is not change]
        yield list(taken.values())


def unnoticed(changes: list[Change]) -> list[Change]:
    """Those that are no error at their place where all of them are made."""
    source = changes[0].entry.source
    text = source.text
    for change in changes:
        text = change.within(text)
    noticed = {
        found.position
        for found in load_files([(source.path, text.encode())]).diagnostics
        if found.check in {"value", "vocabulary"}
        and found.severity is Severity.ERROR
        and found.path == source.path
    }
    return [change for change in changes if change.at not in noticed]


def test_every_value_written_wrongly_is_an_error_at_its_place(real_records: Checked) -> None:
    """Beside a few others; what those hide must be one by itself."""
    missed, total = [], Counter[str]()
    for entry in real_records.book.entries:
        changes = []
        for path, value in values_of(entry):
            form, wrong = written_wrongly(entry, path, value)
            at = entry.source.locate(path)
            changes += [Change(entry, at, value, in_quotes(entry, at, text)) for text in wrong]
            total[form] += len(wrong)
        hidden = [one for some in apart(changes) for one in unnoticed(some)]
        missed += [one.name() for one in hidden if unnoticed([one])]
    told = ", ".join(f"{number:,} {form}" for form, number in sorted(total.items()))
    caught = total.total() - len(missed)
    tell(f"{total.total():,} values written wrongly ({told}), {caught:,} caught")
    assert missed == []
    assert total["date"] > 500
    assert {"time", "pounds", "count", "pages", "yes_or_no", "word", "slug", "figures"} <= set(
        total
    )


def test_every_way_of_writing_has_wrong_ones(real_records: Checked) -> None:
    forms = {
        form_at(entry.kind.model, path)
        for entry in real_records.book.entries
        for path, _ in values_of(entry)
    }
    assert forms - {""} - WITHOUT_RULE <= set(MALFORMED)


# --- What is taken away --------------------------------------------------------------------------

Nodes = dict[Path, tuple[yaml.Node | None, yaml.Node]]


def nodes_of(text: str) -> Nodes:
    """The key and the value of everything in a file, as the parser in Python sees them."""

    def within(node: yaml.Node, path: Path) -> Iterator[tuple[Path, Any]]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield (*path, key.value), (key, value)
                yield from within(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, part in enumerate(node.value):
                yield (*path, index), (None, part)
                yield from within(part, (*path, index))

    root = yaml.compose(text, yaml.SafeLoader)
    assert root is not None
    return {(): (None, root), **dict(within(root, ()))}


def without(text: str, nodes: Nodes, path: Path) -> str:
    """The file without the line or lines of one key."""
    holder = nodes[path[:-1]][1]
    names = [key.value for key, _ in holder.value]
    place = names.index(path[-1])
    start, end = holder.value[place][0].start_mark.index, holder.value[place][1].end_mark.index
    instead = ""
    if len(names) == 1:
        start, end = (holder.start_mark.index, holder.end_mark.index)
        instead = "{}"
    elif place + 1 < len(names):
        return text[:start] + text[holder.value[place + 1][0].start_mark.index :]
    elif holder.flow_style:
        start = holder.value[place - 1][1].end_mark.index
    removed = text[start:end]
    return text[:start] + instead + removed[len(removed.rstrip()) :] + text[end:]


def place_of(nodes: Nodes, path: Path) -> Position:
    """Where a record begins."""
    mark = nodes[path][1].start_mark
    return Position(mark.line + 1, mark.column + 1)


def needed_keys(entry: Entry) -> Iterator[Path]:
    """Every key of a file that its record cannot do without."""

    def within(value: object, path: Path) -> Iterator[Path]:
        parts: Any = ()
        if isinstance(value, dict):
            parts = value.items()
            model = model_at(entry.kind.model, path)
            for name in value if model is not None else ():
                if model.model_fields[name].is_required():
                    yield (*path, name)
        elif isinstance(value, list):
            parts = enumerate(value)
        for name, part in parts:
            yield from within(part, (*path, name))

    yield from within(all_values_of(entry), ())


def test_every_needed_key_taken_away_is_an_error_at_its_record(real_records: Checked) -> None:
    missed, total = [], 0
    for entry in real_records.book.entries:
        nodes = nodes_of(entry.source.text)
        for path in needed_keys(entry):
            text = without(entry.source.text, nodes, path)
            # Whatever stands before the key stays, so its record begins where it began.
            at = place_of(nodes, path[:-1])
            found = load_files([(entry.source.path, text.encode())]).diagnostics
            total += 1
            if [(one.check, one.position) for one in found] != [("missing-key", at)] or (
                f"`{path[-1]}` is missing" not in found[0].message
            ):
                missed.append(f"{entry.source.path}: {path}: {found}")
    tell(f"{total:,} needed keys taken away, {total - len(missed):,} caught")
    assert missed == []
    assert total > 1000


def test_every_list_that_may_not_be_empty_is_an_error_where_it_is(real_records: Checked) -> None:
    missed, total = [], 0
    for entry in real_records.book.entries:
        nodes = nodes_of(entry.source.text)
        for path, (key, value) in nodes.items():
            model = model_at(entry.kind.model, path[:-1]) if path else None
            if model is None or key is None or not needs_parts(model, str(path[-1])):
                continue
            start, end = value.start_mark.index, value.end_mark.index
            removed = entry.source.text[start:end]
            text = (
                entry.source.text[:start]
                + "[]"
                + removed[len(removed.rstrip()) :]
                + entry.source.text[end:]
            )
            at = place_of(nodes, path)
            found = load_files([(entry.source.path, text.encode())]).diagnostics
            total += 1
            if [one.position for one in found] != [at]:
                missed.append(f"{entry.source.path}: {path}: {found}")
    tell(f"{total:,} lists emptied, {total - len(missed):,} caught")
    assert missed == []
    assert total > 50


def needs_parts(model: Any, name: str) -> bool:
    """Whether a list must have a part: by its type, or by a rule of its record."""
    info = model.model_fields.get(name)
    by_type = info is not None and any(isinstance(note, MinLen) for note in info.metadata)
    is_list = info is not None and "list" in str(info.annotation)
    return (by_type and is_list) or (model is Meeting and name == "boards")
