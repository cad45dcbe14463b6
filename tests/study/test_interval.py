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

from desk_theatre.study.interval import Interval, interval, interval_of_counts, paired
from desk_theatre.study.poisson import count_limits
from desk_theatre.study.t_quantile import two_sided

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


def _poisson(luck: Random, rate: float) -> int:
    count, left = 0, luck.expovariate(1.0)
    while left < rate:
        count, left = count + 1, left + luck.expovariate(1.0)
    return count


@pytest.mark.parametrize("days", [10, 20, 100])
@pytest.mark.parametrize("rate", [0.003, 0.01, 0.05, 0.3, 2.0])
def test_an_interval_of_rare_counts_holds_the_truth_as_often_as_it_says(days: int, rate: float) -> None:
    """
    Of a thousand studies at a known rate at least 95 %, less two standard errors of that share.
    """
    luck = Random(round(days * 1000 * rate))
    found = [interval_of_counts([_poisson(luck, rate) for _ in range(days)]) for _ in range(1000)]

    held = sum(each.low <= rate <= each.high for each in found if each.low is not None and each.high is not None)

    assert held >= 950 - 14


@pytest.mark.parametrize(("one", "other"), [(0.01, 0.01), (0.02, 0.1), (0.5, 0.05), (2.0, 1.0)])
def test_an_interval_of_a_difference_of_rare_counts_holds_the_truth_as_often_as_it_says(
    one: float, other: float
) -> None:
    """
    The same, for two ways of working.
    """
    luck, held = Random(20261129), 0
    for _ in range(1000):
        days = [(_poisson(luck, one), _poisson(luck, other)) for _ in range(50)]
        found = paired([a for a, _ in days], [b for _, b in days], counts=True)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= one - other <= found.high

    assert held >= 950 - 14


@pytest.mark.parametrize("days", [2, 20, 500])
def test_an_interval_when_nothing_was_seen_follows_the_rule_of_three(days: int) -> None:
    """
    Both sides of 95 %: 3.7 events in all the days together.
    """
    found, between = interval_of_counts([0] * days), paired([0] * days, [0] * days, counts=True)

    assert (found.mean, found.low) == (0, 0)
    assert found.high == pytest.approx(3.689 / days, rel=1e-3)
    assert between.high == pytest.approx(3.689 / days, rel=1e-3)
    assert between.low == pytest.approx(-3.689 / days, rel=1e-3)


@pytest.mark.parametrize(("count", "low", "high"), [(1, 0.0253, 5.572), (5, 1.6235, 11.668), (20, 12.217, 30.888)])
def test_limits_of_a_count_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    """
    Garwood's, for one day.
    """
    assert count_limits(count) == pytest.approx((low, high), rel=1e-3)


def test_limits_of_a_count_when_it_is_large_go_on_without_a_step() -> None:
    """
    From the exact ones to the approximation.
    """
    exact, near = count_limits(199), count_limits(200)

    assert near[0] - exact[0] == pytest.approx(0.93, abs=0.02)
    assert near[1] - exact[1] == pytest.approx(1.07, abs=0.02)


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
