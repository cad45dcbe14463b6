"""
Means and their intervals.
"""

from __future__ import annotations

from math import inf, sqrt
from random import Random
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.study.interval import Interval, interval, paired
from desk_theatre.study.student import two_sided

FIGURES = st.floats(-1e6, 1e6)


@given(st.lists(FIGURES, min_size=2, max_size=40), st.randoms())
def test_the_order_of_the_values_changes_no_digit(values: list[float], order: Random) -> None:
    """
    Replications may come in as they like.
    """
    shuffled = list(values)
    order.shuffle(shuffled)

    assert interval(values) == interval(shuffled)


@given(st.lists(FIGURES, min_size=2, max_size=40))
def test_an_interval_is_that_of_the_textbook(values: list[float]) -> None:
    """
    The mean, plus and minus t times the standard error.
    """
    reach = two_sided(len(values) - 1) * stdev(values) / sqrt(len(values))

    found = interval(values)

    assert found.mean == pytest.approx(mean(values))
    assert found.width == pytest.approx(2 * reach, abs=1e-6)


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=2, max_size=40))
def test_a_paired_difference_is_the_difference_of_the_means(pairs: list[tuple[float, float]]) -> None:
    """
    Pairing narrows the interval; it does not move the mean.
    """
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    one, other = interval(ones).mean, interval(others).mean
    assert one is not None
    assert other is not None

    assert paired(ones, others).mean == pytest.approx(one - other, abs=1e-6)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """
    Of two thousand intervals from ten normal values each, 95 % hold the mean they were drawn from; the share itself is
    known to one in a hundred (two standard errors).
    """
    luck = Random(20261122)
    found = [interval([luck.gauss(3.0, 2.0) for _ in range(10)]) for _ in range(2000)]

    held = sum(each.low <= 3.0 <= each.high for each in found if each.low is not None and each.high is not None)

    assert held / 2000 == pytest.approx(0.95, abs=0.01)


def test_what_one_of_a_pair_lacks_is_left_out() -> None:
    """
    A replication in which nothing was promised says nothing about promises.
    """
    assert interval([1.0, 3.0]) == paired([2.0, None, 5.0, 1.0], [1.0, 7.0, 2.0, None])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Interval(None, None, None)),
        ([4.0], Interval(4.0, None, None)),
        ([4.0, 4.0], Interval(4.0, 4.0, 4.0)),
    ],
)
def test_few_values_promise_nothing(values: list[float], expected: Interval) -> None:
    """
    No interval from one value, and none of any width from equal ones.
    """
    assert expected == interval(values)


def test_an_interval_ends_where_the_truth_cannot_be() -> None:
    """
    No service keeps more than all of its promises.
    """
    assert Interval(0.99, 0.97, 1.0) == Interval(0.99, 0.97, 1.01).within(0.0, 1.0)
    assert Interval(0.5, None, None) == Interval(0.5, None, None).within(0.0, inf)


@pytest.mark.parametrize(
    ("found", "apart"), [((0.1, 0.3), True), ((-0.3, -0.1), True), ((-0.1, 0.1), False), ((0.0, 0.2), False)]
)
def test_an_interval_that_holds_zero_says_nothing_for_sure(found: tuple[float, float], apart: bool) -> None:
    """
    Zero on its edge included.
    """
    assert Interval(sum(found) / 2, *found).apart_from_zero == apart
