"""YAML text into plain values, and where each of them stands.

Every scalar is read as text: `10:20`, `no` and `0123` stay what the clerk typed, and the
schema gives them their types. Anchors, aliases, tags and merge keys are refused, and a key
given twice is an error, because each of these lets a record say something that its author
does not see.

Files are read with libyaml's event parser and a stack of our own, so nesting cannot exhaust
Python's stack. Positions cost more than the values do, so they are taken in a second reading,
and only of a file in which something is wrong. What records do not use is refused in the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import Any

import yaml

from minutebook.diagnostics import (
    MOST_OF_ONE_FILE,
    START,
    Diagnostic,
    Position,
    Severity,
    and_more,
)
from minutebook.unreadable import (
    UnreadableError,
    in_plain_words,
    no_name,
    position_at,
    position_of,
    refuse_directives,
    refuse_not_used,
    refuse_unseen,
    second_document,
    too_deep,
    too_many_parts,
)

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

LARGEST_FILE = 2_000_000
"""Bytes. The longest minutes known to us are under 200 kB of YAML."""
MOST_PARTS = 40_000
"""Names, values, lists and groups. The longest record of this repository has under 1,000."""
LONGEST_ID = 60
"""Characters of a value that other files probably hold too."""
DEEPEST_NESTING = 20
"""Levels. No record needs more than eight."""

_EMPTY_WORDS = frozenset({"", "~", "null", "Null", "NULL"})
_COMMENT_THAT_EATS_TEXT = re.compile(r"[ \t]#[^\s#]")
_COMMENT = re.compile(r"[ \t]+(?=#[^\s#])")


@dataclass(frozen=True)
class Source:
    """A file as read: its values, or what is wrong with it."""

    path: str
    """Relative to the data folder, with forward slashes."""
    text: str
    values: Value = None
    diagnostics: tuple[Diagnostic, ...] = ()
    has_empty_values: bool = False
    """Whether a key, or a dash, has nothing behind it."""

    @cached_property
    def _places(self) -> dict[Path, _Place]:
        return dict(_places(self.text))

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def locate(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at `path` stands, or its key; the nearest parent where it is absent."""
        wanted = path
        while wanted and wanted not in self._places:
            wanted = wanted[:-1]
        place = self._places.get(wanted)
        if place is None:
            return START
        # A list may be typed as one value without a dash: its first part is that value.
        absent = wanted != path and not place.is_scalar
        return place.key if key or absent else place.value

    def holds(self, path: Path) -> bool:
        """Whether something is typed at `path`."""
        return path in self._places

    def line_text(self, line: int) -> str:
        """The text of one line, counted from 1, without its end."""
        return self._lines[line - 1] if 0 < line <= len(self._lines) else ""

    def diagnostic(
        self,
        check: str,
        path: Path,
        message: str,
        mend: str = "",
        *,
        key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """A finding about the value (or the key) at `path` of this file."""
        position = self.locate(path, key=key)
        return Diagnostic(
            check, severity, self.path, position, message, mend, self.line_text(position.line)
        )


@dataclass(frozen=True)
class _Place:
    key: Position
    value: Position
    is_scalar: bool


def read(path: str, raw: bytes) -> Source:
    """Read one file.

    `path` is its name relative to the data folder, `raw` its bytes. Never raises for what the
    bytes say: what cannot be read comes back as diagnostics with `values` None.
    """
    try:
        text = _decode(raw)
    except UnreadableError as refusal:
        return _refuse(path, "", refusal)
    try:
        values, repeated, has_empty = _values(text)
    except UnreadableError as refusal:
        return _refuse(path, text, refusal)
    except yaml.YAMLError as error:
        return _refuse(path, text, in_plain_words(error, text))
    source = Source(path, text, values, has_empty_values=has_empty)
    found = [
        *_findings(
            "duplicate-key",
            source,
            [
                (again, f"`{name}` is given twice: here and on line {first.line}.")
                for name, first, again in repeated
            ],
            "Keep one of the two.",
        ),
        *_findings(
            "text-lost-to-comment",
            source,
            [
                (place, "From the # on, this line counts as a comment and would be lost.")
                for place in _lost_comments(source)
            ],
            "Put the whole value in quotation marks, or leave a space after the # of a comment.",
        ),
    ]
    if found:
        return Source(path, text, None, tuple(found))
    return source


def _findings(
    check: str, source: Source, places: list[tuple[Position, str]], mend: str
) -> list[Diagnostic]:
    """One finding a place, as many as are printed of one file."""
    found = [
        Diagnostic(
            check,
            Severity.ERROR,
            source.path,
            position,
            message,
            mend,
            source.line_text(position.line),
        )
        for position, message in places[: MOST_OF_ONE_FILE + 1]
    ]
    if len(places) > MOST_OF_ONE_FILE:
        found[-1] = and_more(found[-1], len(places) - MOST_OF_ONE_FILE)
    return found


def _refuse(path: str, text: str, refusal: UnreadableError) -> Source:
    source = Source(path, text)
    diagnostic = Diagnostic(
        refusal.check,
        Severity.ERROR,
        path,
        refusal.position,
        refusal.message,
        refusal.mend,
        source.line_text(refusal.position.line),
    )
    return Source(path, text, None, (diagnostic,))


def _decode(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise UnreadableError(
            "file-too-large",
            START,
            f"The file is larger than {LARGEST_FILE // 10**6} MB, the most that a record may be.",
            "Split it, or keep attachments beside it instead of inside it.",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _with_our_line_ends(raw[: error.start].decode("utf-8-sig", "replace"))
        position = position_at(before, len(before))
        raise UnreadableError(
            "not-utf-8",
            position,
            "The file is not plain text in UTF-8: a character here cannot be read.",
            "Save it again as UTF-8 (in most editors: Save As, Encoding).",
        ) from None
    text = _with_our_line_ends(text)
    refuse_unseen(text)
    refuse_directives(text)
    return text


def _with_our_line_ends(text: str) -> str:
    """Line ends as editors count them; the parser's line ends and ours are then the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


_Repeated = list[tuple[str, Position, Position]]


def _values(text: str) -> tuple[Value, _Repeated, bool]:  # noqa: PLR0915 - one plain loop
    """The file's plain values, the keys that were given twice, and whether a value is empty.

    Raises `UnreadableError` for what Minutebook does not accept, `yaml.YAMLError` for what is no
    YAML.
    """
    repeated: _Repeated = []
    has_empty = False
    root: list[Value] = []
    container: Any = root
    # In a mapping: where each of its keys stands, and the key that waits for its value.
    marks: dict[str, Any] | None = None
    key: str | None = None
    outer: list[tuple[Any, Any]] = []
    parts = 0

    # The loop in which most of the time goes: it calls nothing that it can do without.
    for event in _events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            parts += 1
            if parts > MOST_PARTS:
                raise too_many_parts(event, MOST_PARTS)
            value = event.value
            is_plain = event.anchor is None and event.tag is None and event.style != '"'
            if not is_plain or value == "<<":
                refuse_not_used(event)
            if marks is not None and key is None:
                if value in marks:
                    repeated.append(
                        (value, position_of(marks[value]), position_of(event.start_mark))
                    )
                else:
                    marks[value] = event.start_mark
                key = value
                continue
            if value in _EMPTY_WORDS and event.implicit[0]:
                value = None
            else:
                value = value.strip()
                if len(value) <= LONGEST_ID:
                    # The same ids and words stand in a thousand files: they are held once.
                    value = intern(value)
            has_empty = has_empty or not value
            if key is None:
                container.append(value)
            else:
                container[key] = value
                key = None
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            parts += 1
            if parts > MOST_PARTS:
                raise too_many_parts(event, MOST_PARTS)
            if event.anchor is not None or event.tag is not None:
                refuse_not_used(event)
            if marks is not None and key is None:
                raise no_name(event)
            if len(outer) >= DEEPEST_NESTING:
                raise too_deep(event, DEEPEST_NESTING)
            within: Value = {} if kind is yaml.MappingStartEvent else []
            if key is None:
                container.append(within)
            else:
                container[key], key = within, None
            outer.append((container, marks))
            container, marks = within, {} if type(within) is dict else None
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container, marks = outer.pop()
        elif kind is yaml.AliasEvent:
            refuse_not_used(event)
        elif kind is yaml.DocumentStartEvent and root:
            raise second_document(event)
    if not root or root[0] is None:
        raise UnreadableError(
            "empty-file", START, "The file is empty.", "Fill it in, or delete the file."
        )
    return root[0], repeated, has_empty


def _events(text: str) -> Iterator[Any]:
    """The events of libyaml, one at a time."""
    loader: Any = yaml.CBaseLoader(text)
    return iter(loader.get_event, None)


def _places(text: str) -> Iterator[tuple[Path, _Place]]:
    """Each path of a readable file, with where its key and its value begin."""
    stack: list[list[Any]] = []

    def here() -> tuple[Path, Position | None]:
        if not stack:
            return (), None
        path, is_mapping, index, key_position = stack[-1]
        if is_mapping:
            return (*path, index), key_position
        return (*path, index), None

    def advance() -> None:
        if stack:
            frame = stack[-1]
            if frame[1]:
                frame[2] = frame[3] = None
            else:
                frame[2] += 1

    for event in _events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            start = position_of(event.start_mark)
            if stack and stack[-1][1] and stack[-1][3] is None:
                stack[-1][2], stack[-1][3] = event.value, start
            else:
                path, key = here()
                # An empty value stands just behind its key's colon; the key is where a clerk looks.
                value = key if key is not None and event.value == "" else start
                yield path, _Place(key or start, value, True)
                advance()
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            path, key = here()
            start = position_of(event.start_mark)
            yield path, _Place(key or start, start, False)
            is_mapping = kind is yaml.MappingStartEvent
            stack.append([path, is_mapping, None if is_mapping else 0, None])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            advance()


def _lost_comments(source: Source) -> Iterator[Position]:
    """Where values are cut short by a `#` that was meant as text (`Item #3 update` reads as
    `Item`).
    """
    if "#" not in source.text or not _COMMENT_THAT_EATS_TEXT.search(source.text):
        return
    for event in _events(source.text):
        if type(event) is not yaml.ScalarEvent or not event.implicit[0]:
            continue
        end: Any = event.end_mark
        comment = _COMMENT.match(source.line_text(end.line + 1), end.column)
        if comment:
            yield Position(end.line + 1, comment.end() + 1)
