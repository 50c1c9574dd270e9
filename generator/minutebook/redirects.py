"""Under which addresses a page stood before, as `moved.yml` says it.

A renamed meeting has decisions of boards and questions whose addresses begin with its name; a
renamed board has everything below it. Whoever had an older address still is led to the last one
straight away, however often it changed since.

Each walk ends, whatever the moves say: those of another site's ledger may be anybody's, and an
address that lies below its new one would grow for ever.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from minutebook.addresses import INTERESTS
from minutebook.models.gone import NewAddress
from minutebook.stood import stood_at

_MOST = 1000
"""Addresses that one page may have had before, all in all."""


@dataclass(frozen=True)
class Before:
    """An address that a page had."""

    address: str
    move: NewAddress
    """The earliest of the moves that led from it."""

    @property
    def on(self) -> dt.date:
        return self.move.on


def addresses_before(address: str, moves: Iterable[NewAddress]) -> list[Before]:
    """Every other address at which what now stands at `address` was published, in order."""
    found: dict[str, Before] = {}
    known = list(moves)
    # With how often it has moved so far: each move happened once. The nearest come first.
    waiting = deque([(address, 0)])
    while waiting:
        here, times = waiting.popleft()
        for move in known if times < len(known) else ():
            before = _before(here, move)
            if before and before != address and before not in found and len(found) < _MOST:
                found[before] = Before(before, move)
                waiting.append((before, times + 1))
    return sorted(found.values(), key=lambda one: one.address)


def _before(address: str, move: NewAddress) -> str:
    """The address that something had before a move; empty where the move was not its own."""
    if address.startswith(move.now) if move.now.endswith("/") else address == move.now:
        return move.was + address[len(move.now) :]
    was, now = stood_at(move.was), stood_at(move.now)
    if was is None or now is None or was.kind != now.kind or was.below or now.below:
        return ""
    if now.kind == "meeting":
        # What is known by its meeting, and stands at no page below it.
        for beginning in ("boards/[^/]+/decisions/", "questions/"):
            found = re.match(rf"({beginning}){re.escape(now.meeting)}(?=-)", address)
            if found:
                return f"{found[1]}{was.meeting}{address[found.end() :]}"
    if now.kind == "person" and address == f"{INTERESTS}{now.ids['person']}/":
        return f"{INTERESTS}{was.ids['person']}/"
    return ""


def now_at(address: str, moves: Iterable[NewAddress]) -> str:
    """Where what stood at `address` stands now: itself where it has not moved. What moved by itself
    did not go with what it stood below.
    """
    known = sorted(moves, key=lambda move: len(move.was), reverse=True)
    seen = {address}
    # Each move happened once.
    for _ in known:
        turned = (_before(address, _turned(move)) for move in known)
        after = next((one for one in turned if one), "")
        if not after or after in seen:
            break
        seen.add(after)
        address = after
    return address


def _turned(move: NewAddress) -> NewAddress:
    return move.model_copy(update={"was": move.now, "now": move.was})
