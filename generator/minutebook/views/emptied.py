"""Which withdrawn decisions may have stood at a place of the minutes, as far as numbers tell it.

The place of a decision goes with it. Its number stays, for it is in its address; and where numbers
follow the order of the minutes, it stood between those that are before and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from minutebook.models.gone import Withdrawal
from minutebook.models.minutes import MinutedItem
from minutebook.views.parts import Desk


@dataclass(frozen=True)
class Place:
    """A paragraph at which decisions of a board stand, or stood."""

    id: str
    numbers: Sequence[int]
    """Of those that stand there still."""


def stood_in(
    desk: Desk, meeting_id: str, board_id: str, minuted: MinutedItem, *, emptied: bool
) -> list[Withdrawal]:
    """Withdrawn decisions of a board that may have stood in some paragraphs; with `emptied` in
    those where nothing of it stands now. Where numbers tell nothing, all of the meeting.
    """
    withdrawn = desk.gone.decisions_of(meeting_id, board_id)
    if not withdrawn:
        return []
    places = list(_places(desk, meeting_id, board_id))
    told = numbers_at(places, list(withdrawn))
    if told is None:
        return list(withdrawn.values())
    own = {paragraph.id for paragraph in minuted.paragraphs}
    asked = [one.id for one in places if one.id in own and not (emptied and one.numbers)]
    here = set(chain.from_iterable(told[id] for id in asked))
    return [one for number, one in withdrawn.items() if number in here]


def _places(desk: Desk, meeting_id: str, board_id: str) -> Iterator[Place]:
    minutes = desk.book.minutes.get(meeting_id)
    for minuted in minutes.items if minutes is not None else []:
        for paragraph in minuted.paragraphs:
            if board_id in paragraph.decisions:
                key = (meeting_id, paragraph.id, board_id)
                those = desk.book.decisions_at_paragraph.get(key, [])
                yield Place(paragraph.id, sorted(one.facts.number for one in those))


def numbers_at(places: Sequence[Place], gone: Sequence[int]) -> Mapping[str, list[int]] | None:
    """By place, in the order of the minutes, the withdrawn numbers that may have stood there. At
    each that is empty one stood at least. None where it cannot be told: what stands is in another
    order, less stands than is gone, or fewer are gone than a row of empty places had.
    """
    stand = list(_numbers(places))
    if any(one >= other for one, other in pairwise(stand)) or len(stand) < len(gone):
        return None
    found: dict[str, list[int]] = {}
    certain: set[int] = set()
    for is_empty, row in groupby(enumerate(places), key=lambda one: not one[1].numbers):
        rows = list(row)
        if not is_empty:
            found |= {place.id: _between(places, gone, n) for n, place in rows}
            continue
        may = _between(places, gone, rows[0][0])
        spare = len(may) - len(rows)
        if spare < 0:
            return None
        found |= {place.id: may[at : at + spare + 1] for at, (_, place) in enumerate(rows)}
        certain |= set() if spare else set(may)
    return {
        place.id: [one for one in found[place.id] if not (place.numbers and one in certain)]
        for place in places
    }


def _between(places: Sequence[Place], gone: Sequence[int], n: int) -> list[int]:
    """Numbers after all that stand before a place, and before all that stand after it."""
    first = max(_numbers(places[:n]), default=0)
    last = min(_numbers(places[n + 1 :]), default=None)
    return sorted(one for one in gone if first < one and (last is None or one < last))


def _numbers(places: Iterable[Place]) -> Iterator[int]:
    return chain.from_iterable(one.numbers for one in places)
