"""The entries in `changes` of a record, held beside those that were published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from minutebook.models.published import Change
from minutebook.permanence.compare import Difference
from minutebook.permanence.content import plain
from minutebook.permanence.letters import are_alike

Entry = Mapping[str, Any]
"""Of `changes`, as plain data."""

_ALIKE = 0.5


@dataclass
class Notes:
    """What became of the entries that were published, and which are new."""

    new: list[Change] = field(default_factory=list)
    altered: list[tuple[Entry, int, Change]] = field(default_factory=list)
    """As it was, the place of the one that stands for it, and that one."""
    deleted: list[tuple[Entry, int | None]] = field(default_factory=list)
    """As it was, and the place of the one that stood before it; None where it was the first."""
    redacted: list[tuple[Entry, Change]] = field(default_factory=list)
    """As it was, and as it is since its old words were taken out."""
    untrue: list[Change] = field(default_factory=list)
    """New ones that quote what was not published."""

    def covers(self, difference: Difference, is_text: bool) -> bool:
        """Whether a new entry tells of it. `is_text` is whether it is about free words alone."""
        return any(
            _tells_of(one, difference)
            and _may_tell_of(one, difference, is_text)
            and not (one.field is None and one in self.untrue)
            for one in self.new
        )

    def taking_out(self, difference: Difference) -> bool:
        """Whether a new entry says that its words were taken out."""
        return any(one.redacted and _tells_of(one, difference) for one in self.new)

    @property
    def take_out(self) -> bool:
        """Whether words were taken out of the record that no finding may repeat."""
        return bool(self.redacted) or any(one.redacted for one in self.new)


def compared(before: Sequence[Entry], now: Sequence[Change], public: Sequence[Change]) -> Notes:
    """`now` as the file has them, `public` as readers see them: without old words where those may
    be private now.
    """
    found = Notes()
    left = list(range(len(now)))
    places: dict[int, int] = {}
    for index, entry in enumerate(before):
        same = [n for n in left if _is_in(entry, now[n], public[n])]
        if same:
            left.remove(same[0])
            places[index] = same[0]
    last: int | None = None
    for index, entry in enumerate(before):
        if index in places:
            last = places[index]
            continue
        meant = _meant(entry, now, left)
        if meant is None:
            found.deleted.append((entry, last))
            continue
        left.remove(meant)
        last = meant
        if now[meant].redacted and not entry.get("redacted"):
            found.redacted.append((entry, now[meant]))
        else:
            found.altered.append((entry, meant, now[meant]))
    found.new = [now[n] for n in left]
    return found


def _is_in(entry: Entry, *changes: Change) -> bool:
    return any(are_alike(entry, plain(one)) for one in changes)


def _meant(entry: Entry, now: Sequence[Change], left: Sequence[int]) -> int | None:
    """The place of the entry that is this one altered."""
    for n in left:
        one = now[n]
        is_of_day = one.on.isoformat() == entry["on"]
        note = SequenceMatcher(None, one.note, str(entry["note"]), autojunk=False).ratio()
        if (is_of_day and one.field == entry.get("field")) or note > _ALIKE + 0.3 * (not is_of_day):
            return n
    return None


def _may_tell_of(entry: Change, difference: Difference, is_text: bool) -> bool:
    """A typing error is in the one text that its entry names, which no file is, and words that had
    to be taken out are words, unless their field is named.
    """
    if entry.minor:
        values = (difference.before, difference.after)
        is_other = difference.path[-1] == "sha256" or any(isinstance(one, dict) for one in values)
        return entry.field == difference.name and not is_other
    return entry.field is not None or not entry.redacted or is_text


def _tells_of(entry: Change, difference: Difference) -> bool:
    """One without a field tells of the whole record."""
    if entry.field is None:
        return True
    name, field_ = f"{difference.name}.", f"{entry.field}."
    is_whole_part = difference.before is None or difference.after is None
    return name.startswith(field_) or (is_whole_part and field_.startswith(name))
