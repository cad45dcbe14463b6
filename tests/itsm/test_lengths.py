"""
How lengths are spread around their mean.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import exp, fsum
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.lengths import BITS, LOT_BITS, WIDEST, Shape, lengths, part_of
from profiles import examples

LOTS = 2**LOT_BITS
spreads = st.floats(0.0, WIDEST)


def _weights() -> list[float]:
    """
    The share of lots that fall in each part, found by looking for the first lot in it.
    """
    parts = part_of(LOTS - 1) + 1

    def first(part: int) -> int:
        low, high = 0, LOTS
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if part_of(middle) < part else (low, middle)
        return low

    edges = [first(part) for part in range(parts)]
    return [(end - begin) / LOTS for begin, end in pairwise([*edges, LOTS])]


WEIGHTS = _weights()


def _moment(shape: Shape, spread: float, power: int) -> float:
    return fsum(weight * length**power for weight, length in zip(WEIGHTS, lengths(shape, spread), strict=True))


def test_parts_when_the_lot_grows_then_come_in_order_and_get_finer_towards_the_longest() -> None:
    """
    Each of the first 4095 is as likely as the others; the smallest is one of 2**30.
    """
    lots = sorted({0, LOTS - 1, *(LOTS - 2**n for n in range(LOT_BITS)), *range(0, LOTS, 99_991 * 37)})

    assert [part_of(lot) for lot in lots] == sorted(part_of(lot) for lot in lots)
    assert WEIGHTS[: 2 ** BITS[0] - 1] == [2.0 ** -BITS[0]] * (2 ** BITS[0] - 1)
    assert min(WEIGHTS) == WEIGHTS[-1] == 2.0 ** -sum(BITS)
    assert fsum(WEIGHTS) == 1.0


@examples(40)  # the first look at a shape works its table out
@given(st.sampled_from(["fixed", "exponential", "lognormal"]), spreads)
def test_lengths_when_of_any_shape_then_keep_the_mean_and_grow(shape: Shape, spread: float) -> None:
    """
    Whatever the shape, ten minutes on average are ten minutes on average; and the longest comes last, but for rounding where
    all are alike.
    """
    found = lengths(shape, spread)

    assert _moment(shape, spread, 1) == pytest.approx(1.0, abs=1e-12)
    assert all(one <= other + 1e-6 for one, other in pairwise(found))
    assert found[0] >= 0.0


@examples(40)
@given(spreads)
def test_a_lognormal_when_of_any_allowed_spread_then_has_the_median_and_the_square_of_theory(spread: float) -> None:
    """
    `exp(-spread² / 2)`, and `exp(spread²)` within 1 %: its long tail is there.
    """
    found = lengths("lognormal", spread)[: 2 ** BITS[0] - 1]

    assert median(found) == pytest.approx(exp(-spread * spread / 2), rel=1e-3)
    assert _moment("lognormal", spread, 2) == pytest.approx(exp(spread * spread), rel=0.01)


def test_a_lognormal_when_of_the_spreads_that_scenarios_have_then_has_the_square_of_theory_nearly_exactly() -> None:
    """
    Up to 1.2, within 0.04 %.
    """
    for spread in (0.4, 0.6, 0.8, 1.0, 1.2):
        assert _moment("lognormal", spread, 2) == pytest.approx(exp(spread * spread), rel=4e-4)


def test_an_exponential_has_the_square_that_theory_gives() -> None:
    """
    Twice the square of the mean; half of all are shorter than `log 2`; and one in a thousand is longer than `log 1000`.
    """
    found = lengths("exponential", 0.6)
    upto = list(accumulate(WEIGHTS))
    longer_than = next(length for length, share in zip(found, upto, strict=True) if share > 0.999)

    assert _moment("exponential", 0.6, 2) == pytest.approx(2.0, rel=2e-5)
    assert median(found[: 2 ** BITS[0] - 1]) == pytest.approx(0.6931, rel=1e-3)
    assert longer_than == pytest.approx(6.9078, rel=0.03)
