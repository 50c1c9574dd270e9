"""Parts of lists that say what they said, under another id: a paragraph, an item, an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutebook.models.base import Record
from minutebook.models.shape import model_at
from minutebook.permanence.compare import Content, Difference, value_named
from minutebook.permanence.fields import FIELDS, NAMED_BY
from minutebook.permanence.fingerprint import canonical
from minutebook.permanence.letters import as_read
from minutebook.source import Path

_IDS = {"id", "item"}
"""Fields that name a part and are no more than its name. A person is another person."""


@dataclass(frozen=True)
class Renamed:
    """A part whose words are the same, and whose id is not."""

    listed: str
    """The list as a clerk names it: `items.clinic.paragraphs`."""
    key: str
    """The field that has its id."""
    was: str
    now: str
    path: Path
    """Where its id stands now."""
    said: Content
    """What it said, and says."""
    is_taken: bool
    """Whether something new has the id that it had."""

    @property
    def name(self) -> str:
        """The part as a clerk named it."""
        return f"{self.listed}.{self.was}"

    def explains(self, each: Difference) -> bool:
        """Whether a difference comes of this: at its two ids another thing stands, or none."""
        name = f"{each.name}."
        return any(name.startswith(f"{self.listed}.{id}.") for id in (self.was, self.now))


def renamed(
    model: type[Record], before: Content, after: Content, found: Sequence[Difference]
) -> Iterator[Renamed]:
    """In lists in which something was found to differ: the parts that stand under other ids."""
    lists: dict[str, Path] = {}
    for each in found:
        names = each.name.split(".")
        for n in range(1, len(names)):
            lists.setdefault(".".join(names[:n]), each.path[:n])
    for name, path in lists.items():
        part = model_at(model, (*path, 0))
        key = NAMED_BY.get(part, "id") if part is not None else ""
        if part is not None and key in _IDS and key in FIELDS.get(part, {}):
            old, new = value_named(model, before, name), _value_at(after, path)
            yield from _in_list(name, path, key, _by_id(old, key), _by_id(new, key))


def _in_list(
    name: str, path: Path, key: str, old: Mapping[str, _Part], new: Mapping[str, _Part]
) -> Iterator[Renamed]:
    same = {id for id, one in old.items() if id in new and new[id].body == one.body}
    free: dict[bytes, list[str]] = {}
    for id, one in new.items():
        if id not in same:
            free.setdefault(one.body, []).append(id)
    ids = {
        id: free[one.body].pop(0)
        for id, one in old.items()
        if id not in same and len(one.said) > 1 and free.get(one.body)
    }
    for was, now in ids.items():
        is_taken = was in new and was not in ids.values()
        yield Renamed(name, key, was, now, (*path, new[now].index, key), old[was].said, is_taken)


@dataclass(frozen=True)
class _Part:
    index: int
    said: Content
    body: bytes
    """All that it says but its id."""


def _by_id(parts: Any, key: str) -> dict[str, _Part]:
    """Parts by their ids; none where two have the same, as an item that was resumed has."""
    found = {}
    those = parts if isinstance(parts, list) else []
    for index, part in enumerate(those):
        if isinstance(part, dict) and isinstance(part.get(key), str):
            rest = {name: value for name, value in part.items() if name != key}
            found[part[key]] = _Part(index, part, canonical(as_read(rest)))
    return found if len(found) == len(those) else {}


def _value_at(content: Any, path: Path) -> Any:
    for part in path:
        if isinstance(content, dict):
            content = content.get(part)
        elif isinstance(content, list) and isinstance(part, int) and part < len(content):
            content = content[part]
        else:
            return None
    return content
