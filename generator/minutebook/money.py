"""Amounts of money as they are printed in words, each with the rounding it is printed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {
    "": Decimal(1),
    "k": Decimal(1_000),
    "thousand": Decimal(1_000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
    "billion": Decimal(1_000_000_000),
}
_AMOUNT = re.compile(
    r"(?P<minus>(?<!\S)[-−])?£ ?"
    r"(?>(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,15})(?:\.(?P<part>[0-9]{1,6}))?)"
    r"(?: ?(?P<scale>k|thousand|mn|m|million|bn|billion)\b)?+"
    # The first of `£5-10m` has the scale of the second: nothing says so for certain.
    r"(?![0-9]|,[0-9])(?(scale)|(?![-–][0-9]))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """Money as printed."""

    pounds: Decimal
    half_unit: Decimal
    """How far the exact amount may lie from `pounds`: half of the last place that is printed.
    500 for `£280k`, 50,000 for `£1.2m`, 0.5 for `£55,800`, 0.005 for `£7.50`."""
    words: str
    """As printed: `£280k`."""

    def agrees_with(self, other: Amount) -> bool:
        """Whether both may be the same money, each rounded as it is printed."""
        return abs(self.pounds - other.pounds) <= max(self.half_unit, other.half_unit)


def exact(pounds: Decimal) -> Amount:
    """An amount that is known to the pound or, where it has pence, to the penny."""
    whole = pounds == pounds.to_integral_value()
    half = Decimal("0.5") if whole else Decimal("0.005")
    return Amount(pounds, half, f"£{pounds:,.2f}".removesuffix(".00"))


def printed_amounts(text: str) -> list[Amount]:
    """Every amount of pounds in `text`, in order: `£1.2m`, `£280k`, `£55,800`, `£3.6 million`.

    Left out is the first of a range that shares its scale with the second: `£5-10m`.
    """
    return [_amount(found) for found in _AMOUNT.finditer(text)]


def _amount(found: re.Match[str]) -> Amount:
    scale = _SCALES[(found["scale"] or "").lower()]
    part = found["part"] or ""
    number = Decimal(found["whole"].replace(",", "") + (f".{part}" if part else ""))
    sign = -1 if found["minus"] else 1
    return Amount(sign * number * scale, scale / 2 / 10 ** len(part), found[0])


def any_agrees(amount: Amount, printed: Sequence[Amount]) -> bool:
    """Whether `amount` is one of those printed, or their total."""
    if any(amount.agrees_with(one) for one in printed):
        return True
    total = sum((one.pounds for one in printed), Decimal(0))
    half = sum((one.half_unit for one in printed), Decimal(0))
    return amount.agrees_with(Amount(total, half, ""))
