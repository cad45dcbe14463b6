"""
How lengths are spread around their mean.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp
from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm.lengths import Shape, lengths

spreads = st.floats(0.05, 1.2)


@given(st.sampled_from(["fixed", "exponential", "lognormal"]), spreads)
def test_the_mean_is_kept_and_the_longest_comes_last(shape: Shape, spread: float) -> None:
    """
    Whatever the shape, ten minutes on average are ten minutes on average.
    """
    found = lengths(shape, spread)

    assert fmean(found) == pytest.approx(1.0, abs=1e-9)
    assert all(one <= other for one, other in pairwise(found))
    assert found[0] >= 0.0


@given(spreads)
def test_a_lognormal_has_the_median_and_the_square_that_theory_gives(spread: float) -> None:
    """
    `exp(-sigma^2 / 2)`, and `exp(sigma^2)` but for what the longest of all add.
    """
    found = lengths("lognormal", spread)

    assert median(found) == pytest.approx(exp(-spread * spread / 2), rel=1e-3)
    assert fmean(x * x for x in found) == pytest.approx(exp(spread * spread), rel=0.06)
    assert fmean(x * x for x in lengths("lognormal", 1.0)) == pytest.approx(exp(1.0), rel=0.01)


def test_an_exponential_has_the_square_that_theory_gives() -> None:
    """
    Twice the square of the mean; and half of all are shorter than `log 2`.
    """
    found = lengths("exponential", 0.6)

    assert fmean(x * x for x in found) == pytest.approx(2.0, rel=1e-3)
    assert median(found) == pytest.approx(0.6931, rel=1e-3)
