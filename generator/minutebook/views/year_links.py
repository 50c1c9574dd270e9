"""Links to the pages of years of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class YearOf:
    """A year with the address of its page."""

    year: int
    address: str
    here: bool = False
    """Whether it is the page that shows the link."""


def years_around(years: Sequence[YearOf], year: int) -> list[YearOf]:
    """The same on the page of one of them."""
    return [replace(one, here=one.year == year) for one in years]
