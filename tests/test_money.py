"""Money in words is read as it is printed, with the rounding it is printed to."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.money import Amount, any_agrees, exact, printed_amounts


@pytest.mark.parametrize(
    ("words", "pounds", "half_unit"),
    [
        ("£55,800", "55800", "0.5"),
        ("£280k", "280000", "500"),
        ("£280K", "280000", "500"),
        ("£0.28m", "280000", "5000"),
        ("£1.2m", "1200000", "50000"),
        ("£3.6 million", "3600000", "50000"),
        ("£513.70m", "513700000", "5000"),
        ("£2bn", "2000000000", "500000000"),
        ("£15 thousand", "15000", "500"),
        ("£7.50", "7.50", "0.005"),
        ("£ 200", "200", "0.5"),
        ("£33,082,161", "33082161", "0.5"),
        ("-£4.4m", "-4400000", "50000"),
    ],
)
def test_an_amount_is_read_with_half_the_unit_it_is_printed_to(
    words: str, pounds: str, half_unit: str
) -> None:
    (found,) = printed_amounts(f"The board agreed to {words} for this year.")
    assert (found.pounds, found.half_unit) == (Decimal(pounds), Decimal(half_unit))
    assert found.words == words


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("a total of £67,000, of which £25,000.", [67000, 25000]),
        ("packages (£3.2m), staffing (£1.3m)", [3200000, 1300000]),
        ("£5-10m", []),
        ("£1.2–1.5m", []),
        ("£5m-£10m", [5000000, 10000000]),
        ("£5m-10m", [5000000]),
        ("£10 month by month", [10]),
        ("no money, in 2018/19", []),
        ("£1,0000", []),
        ("£", []),
        ("£57,900 without VAT", [57900]),
    ],
)
def test_every_amount_in_a_sentence_is_read_and_nothing_else(text: str, pounds: list[int]) -> None:
    assert [found.pounds for found in printed_amounts(text)] == pounds


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("£280k", "£279,659", True),
        ("£0.28m", "£279,659", True),
        ("£280,000", "£279,659", False),
        ("£280k", "£279,499", False),
        ("£1.2m", "£1,249,999", True),
        ("£1.2m", "£1.3m", False),
        ("£55,800", "£55,800.00", True),
    ],
)
def test_two_amounts_agree_within_the_rounding_they_are_printed_to(
    one: str, other: str, agree: bool
) -> None:
    (first,), (second,) = printed_amounts(one), printed_amounts(other)
    assert first.agrees_with(second) is agree
    assert second.agrees_with(first) is agree


def test_an_amount_may_be_the_total_of_those_printed() -> None:
    printed = printed_amounts("£67,000 for a lead, £25,000 for a half-time lead and £15k besides")
    assert any_agrees(exact(Decimal(107_000)), printed)
    assert any_agrees(exact(Decimal(25_000)), printed)
    assert not any_agrees(exact(Decimal(92_000)), printed)


@given(
    pounds=st.decimals(0, 10**9, places=2),
    scale=st.sampled_from([("", 1), ("k", 1_000), ("m", 10**6), (" million", 10**6)]),
    places=st.integers(0, 3),
)
def test_however_an_amount_is_rounded_it_agrees_with_what_was_rounded(
    pounds: Decimal, scale: tuple[str, int], places: int
) -> None:
    unit = Decimal(1).scaleb(-places)
    number = (pounds / scale[1]).quantize(unit, ROUND_HALF_EVEN)
    (found,) = printed_amounts(f"about £{number:,}{scale[0]}.")
    assert found.agrees_with(Amount(pounds, Decimal(0), ""))
    assert found.half_unit == scale[1] * unit / 2


@given(st.decimals(0, 10**12, places=2))
def test_an_exact_amount_is_printed_so_that_it_is_read_back(pounds: Decimal) -> None:
    assert [(one.pounds, one.half_unit) for one in printed_amounts(exact(pounds).words)] == [
        (pounds, exact(pounds).half_unit)
    ]


@given(st.text(alphabet="£0123456789.,km-– (million)", max_size=40))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for found in printed_amounts(text):
        assert found.words in text
        assert found.half_unit > 0
