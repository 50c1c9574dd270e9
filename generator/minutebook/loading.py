"""Every file of a data folder into a typed record, or into diagnostics at its lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from minutebook import source
from minutebook.checksums import of_folder, with_checksums
from minutebook.diagnostics import MOST_OF_ONE_FILE, Diagnostic, and_more
from minutebook.folder import about, records
from minutebook.layout import KINDS, Kind, kind_of
from minutebook.models.base import Record, any_of
from minutebook.models.paper import Paper
from minutebook.models.shape import model_at, words_at
from minutebook.source import Path, Source
from minutebook.spelling import nearest


@dataclass(frozen=True)
class Entry:
    """A file that could be read: its record, and the ids that its place gives."""

    kind: Kind
    ids: dict[str, str]
    record: Any
    """An instance of `kind.model`."""
    source: Source
    """Its text; its values are the record's, and are not held twice."""


@dataclass(frozen=True)
class Loaded:
    """A data folder as read."""

    entries: list[Entry]
    """The files that are records, in order of path."""
    diagnostics: list[Diagnostic]
    unreadable: list[tuple[Kind, dict[str, str]]] = field(default_factory=list)
    """Files that have a place but could not be read; nothing is said of references to them."""
    folder: FilePath | None = field(default=None, compare=False)
    """The data folder; None for records that stand in no folder."""


def load_folder(folder: FilePath) -> Loaded:
    """Read every record below `folder`; papers with the checksums of the files that lie there.

    Raises `NotADirectoryError` where there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"there is no folder {folder}")
    loaded = load_files(records(folder))
    entries = [_with_checksums(entry, folder) for entry in loaded.entries]
    return replace(loaded, entries=entries, folder=folder)


def _with_checksums(entry: Entry, folder: FilePath) -> Entry:
    if not isinstance(entry.record, Paper):
        return entry
    checksum_of = of_folder(folder, entry.ids["meeting"], entry.ids["paper"])
    return replace(entry, record=with_checksums(entry.record, checksum_of))


def load_files(files: Iterable[tuple[str, bytes | Diagnostic]]) -> Loaded:
    """Read records from (path, bytes) pairs; a pair may bring a diagnostic instead of bytes."""
    loaded = Loaded([], [])
    for path, raw in files:
        if isinstance(raw, Diagnostic):
            loaded.diagnostics.append(raw)
            continue
        _load(path, raw, loaded)
    return loaded


def _load(path: str, raw: bytes, loaded: Loaded) -> None:
    found = kind_of(path)
    if found is None:
        loaded.diagnostics.append(_without_a_place(path))
        return
    kind, ids = found
    read = source.read(path, raw)
    if read.diagnostics:
        loaded.diagnostics.extend(read.diagnostics)
        loaded.unreadable.append((kind, ids))
        return
    if not isinstance(read.values, dict):
        loaded.diagnostics.append(
            read.diagnostic(
                "wrong-kind",
                (),
                f"This file holds {kind.called}, and it is not made of `name: value` lines.",
                "Begin each line with a name, a colon and a space.",
            )
        )
        loaded.unreadable.append((kind, ids))
        return
    places = _empty_places(read.values) if read.has_empty_values else ()
    empty = dict.fromkeys(places)
    loaded.diagnostics.extend(_empty_values(read, kind.model, list(empty)))
    try:
        record = kind.model.model_validate(read.values)
    except ValidationError as error:
        loaded.diagnostics.extend(_explain(error, kind.model, read, empty.keys()))
        loaded.unreadable.append((kind, ids))
        return
    if empty:
        loaded.unreadable.append((kind, ids))
        return
    loaded.entries.append(Entry(kind, ids, record, replace(read, values=None)))


def _empty_places(values: Any, path: Path = ()) -> Iterator[Path]:
    """Where a key, or a dash, has nothing behind it: half a line is never meant."""
    parts = values.items() if isinstance(values, dict) else enumerate(values)
    for key, value in parts:
        if value is None or value == "":
            yield (*path, key)
        elif isinstance(value, (dict, list)):
            yield from _empty_places(value, (*path, key))


def _empty_values(read: Source, model: type[Record], paths: list[Path]) -> list[Diagnostic]:
    found = [
        read.diagnostic("empty-value", path, *_why_empty(read, model, path))
        for path in paths[: MOST_OF_ONE_FILE + 1]
    ]
    if len(paths) > MOST_OF_ONE_FILE:
        found[-1] = and_more(found[-1], len(paths) - MOST_OF_ONE_FILE)
    return found


def _why_empty(read: Source, model: type[Record], path: Path) -> tuple[str, str]:
    if _follows_comma(read, path):
        return (
            f"A comma stands before {_called(path)}, which is read as a name without a value.",
            "If it belongs to the text before it, put that whole text in quotation marks.",
        )
    return _is_empty(_called(path), _is_needed(model, path))


def _follows_comma(read: Source, path: Path) -> bool:
    """Whether the key without a value is the rest of a text in braces, cut at a comma."""
    place = read.locate(path, key=True)
    before = read.line_text(place.line)[: place.column - 1].rstrip()
    after = read.line_text(place.line)[place.column - 1 :].removeprefix(str(path[-1])).lstrip()
    return isinstance(path[-1], str) and before.endswith(",") and after[:1] in {",", "}"}


def _is_empty(called: str, is_needed: bool) -> tuple[str, str]:
    mend = "Write its value." if is_needed else "Write its value, or delete the line."
    return f"{called} is empty.", mend


def _is_needed(model: type[Record], path: Path) -> bool:
    """Whether the record at the place cannot do without this key."""
    here = model_at(model, path[:-1]) if path and isinstance(path[-1], str) else None
    info = here.model_fields.get(str(path[-1])) if here is not None else None
    return info is not None and info.is_required()


def _called(path: Path) -> str:
    """A value as messages name it: "`venue`", "A part of `agenda`"."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"A part of `{name}`" if path and isinstance(path[-1], int) else f"`{name}`"


def _without_a_place(path: str) -> Diagnostic:
    patterns = [kind.pattern.replace("{", "<").replace("}", ">") for kind in KINDS]
    # The same file name elsewhere, or else the same folder elsewhere.
    name, folders = path.lower().split("/")[-1], set(path.lower().split("/")[:-1])
    same = [pattern for pattern in patterns if pattern.split("/")[-1] == name] or [
        pattern for pattern in patterns if pattern.split("/")[0] in folders
    ]
    mend = f"Its place is {any_of(*(same or patterns))}."
    return about("file-place", path, "No record has its place here.", mend)


# --- What pydantic says, in a clerk's words -----------------------------------------------------


def _explain(
    error: ValidationError, model: type[Record], read: Source, empty: Collection[Path]
) -> list[Diagnostic]:
    """What pydantic found, but for the values at `empty`, of which that has been said."""
    details = error.errors(include_url=False)
    cut = {path for path in empty if _follows_comma(read, path)}
    unknown = [
        one
        for one in details
        if one["type"] == "extra_forbidden" and _existing(one["loc"], read.values)[0] not in cut
    ]
    others = [detail for detail in details if detail["type"] != "extra_forbidden"]
    meant: set[tuple[Path, str]] = set()
    diagnostics = []
    for detail in unknown[:MOST_OF_ONE_FILE]:
        problem = _Problem(detail, model, read)
        diagnostic, known = problem.unknown_key()
        diagnostics.append(diagnostic)
        # A misspelt key is one mistake, though its right spelling is then missing too.
        meant.add((problem.path[:-1], known))
    rest = [_Problem(detail, model, read) for detail in unknown[MOST_OF_ONE_FILE:][:1]]
    unsaid = len(unknown[MOST_OF_ONE_FILE:])
    said = 0
    for n, detail in enumerate(others):
        problem = _Problem(detail, model, read)
        if problem.type == "missing" and (problem.path, problem.name) in meant:
            continue
        if problem.is_of_nothing and problem.path in empty:
            continue
        # What a record lacks may be the very value that is empty.
        if problem.type == "record" and any(place[:-1] == problem.path for place in empty):
            continue
        if said == MOST_OF_ONE_FILE:
            rest.append(problem)
            unsaid += len(others) - n
            break
        diagnostics.append(problem.diagnostic())
        said += 1
    if rest:
        diagnostics.append(and_more(rest[0].diagnostic(), unsaid))
    return diagnostics


class _Problem:
    """One error of pydantic's, with the place in the file that it is about."""

    def __init__(self, detail: Any, model: type[Record], read: Source) -> None:
        self.type: str = detail["type"]
        self.detail = detail
        self.model = model
        self.read = read
        self.path, rest = _existing(detail["loc"], read.values)
        names = [part for part in (*self.path, *rest[:1]) if isinstance(part, str)]
        self.name = names[-1] if names else ""
        self.is_unknown_key = self.type == "extra_forbidden"
        self.is_of_nothing = self.type != "missing" and detail["input"] in (None, "")

    @property
    def _place(self) -> Path:
        at = self.detail.get("ctx", {}).get("at") or ()
        return (*self.path, *((at,) if isinstance(at, str) else at))

    def unknown_key(self) -> tuple[Diagnostic, str]:
        """The finding, and the known key that was probably meant (empty where none is near)."""
        here = model_at(self.model, self.path[:-1])
        known = list(here.model_fields) if here is not None else []
        given = _value_at(self.read.values, self.path[:-1])
        free = [name for name in known if not isinstance(given, dict) or name not in given]
        near = nearest(self.name, free)
        mend = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(known)}."
        diagnostic = self.read.diagnostic(
            "unknown-key", self.path, f"`{self.name}` is not known here.", mend, key=True
        )
        return diagnostic, near

    def diagnostic(self) -> Diagnostic:
        if self.is_unknown_key:
            return self.unknown_key()[0]
        check, message, mend = self._words()
        return self.read.diagnostic(check, self._place, message, mend)

    def _words(self) -> tuple[str, str, str]:
        given, context = self.detail["input"], self.detail.get("ctx", {})
        called = _called(self.path)
        if self.type == "missing":
            return self._missing()
        if given is None or given == "":
            return ("empty-value", *_is_empty(called, _is_needed(self.model, self.path)))
        if self.type == "record":
            return "value", context["message"], context["mend"]
        if self.type == "enum" and isinstance(given, str):
            return self._outside_vocabulary(given)
        if self.type == "too_short":
            return "empty-value", f"The list `{self.name}` is empty.", "Add at least one."
        if self.type == "list_type":
            return (
                "wrong-kind",
                f"{called} is a list.",
                "Put each part on a line of its own that begins with a dash, or all of them in "
                "square brackets.",
            )
        if self.type in {"model_type", "dict_type", "model_attributes_type"}:
            return (
                "wrong-kind",
                f"{called} is made of `name: value` lines, and something else stands here.",
                "Write its parts below it, indented, each with a name, a colon and a space.",
            )
        if isinstance(given, (list, dict)):
            found = "a list" if isinstance(given, list) else "a group of `name: value` lines"
            return (
                "wrong-kind",
                f"{called} is a single value, and {found} stands here.",
                "Write one value; put text that begins with [ or { in quotation marks.",
            )
        if self.type == "greater_than_equal":
            return "value", f"{called} is at least {context['ge']}.", "Check the number."
        if self.type == "string_pattern_mismatch":
            return "value", f"{called} is not written as it must be.", "Check each character."
        return "value", f"{called} cannot be read: {self.detail['msg']}.", "Check the value."

    def _about(self) -> str:
        """What the key is for, in the words of its record."""
        here = model_at(self.model, self.path[:-1]) if self.path else None
        info = here.model_fields.get(self.name) if here is not None else None
        return f" {info.description}" if info is not None and info.description else ""

    def _missing(self) -> tuple[str, str, str]:
        here = model_at(self.model, self.path)
        info = here.model_fields.get(self.name) if here is not None else None
        about = f" {info.description}" if info is not None and info.description else ""
        words = words_at(self.model, (*self.path, self.name))
        one_of = f" One of: {', '.join(words)}." if words else ""
        return "missing-key", f"`{self.name}` is missing.", f"Add `{self.name}:`.{about}{one_of}"

    def _outside_vocabulary(self, given: str) -> tuple[str, str, str]:
        words = words_at(self.model, self.path)
        near = nearest(given, words)
        one_of = f"One of: {', '.join(words)}.{self._about()}"
        mend = f"Did you mean `{near}`? {one_of}" if near else one_of
        return "vocabulary", f"`{given}` is not a word that can stand here.", mend


def _existing(location: tuple[Any, ...], values: Any) -> tuple[Path, tuple[Any, ...]]:
    """The part of pydantic's location that is a path of the file, and what remains of it."""
    path: list[str | int] = []
    here = values
    for index, part in enumerate(location):
        in_mapping = isinstance(here, dict) and part in here
        in_list = isinstance(here, list) and isinstance(part, int) and part < len(here)
        if not (in_mapping or in_list):
            return tuple(path), location[index:]
        here = here[part]
        path.append(part)
    return tuple(path), ()


def _value_at(values: Any, path: Path) -> Any:
    for part in path:
        values = values[part]
    return values
