"""
A mean, and the interval that holds the truth with a confidence of 95 %.

Sums are exact before they are rounded once (`math.fsum`), so the order of the replications changes no digit.
"""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.study.poisson import count_limits, difference_limits
from desk_theatre.study.t_quantile import two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.95


@value
class Interval:
    """
    Args:
        mean: `None` if there was nothing to measure in any replication.
        low, high: the interval's ends; `None` with fewer than two replications.
    """

    mean: float | None
    low: float | None
    high: float | None

    @property
    def width(self) -> float | None:
        """
        The distance between its ends; `None` without ends.
        """
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def apart_from_zero(self) -> bool:
        """
        Return whether the interval excludes zero, so that luck is an unlikely explanation.
        """
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)

    @property
    def negative(self) -> Interval:
        """
        The interval of the same difference, taken the other way round.
        """
        ends = (None, None) if self.low is None or self.high is None else (-self.high, -self.low)
        return Interval(None if self.mean is None else -self.mean, *ends)

    def overlaps(self, other: Interval) -> bool:
        """
        Return whether two intervals overlap; true while one of them has no ends.
        """
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return True
        return self.low <= other.high and other.low <= self.high

    def within(self, least: float, most: float) -> Interval:
        """
        Return the interval without the part in which the truth cannot be, such as more than 100 %.
        """
        if self.low is None or self.high is None:
            return self
        return Interval(self.mean, max(self.low, least), min(self.high, most))

    def document(self) -> dict[str, float | None]:
        """
        Return the interval as JSON documents have it.
        """
        return {"mean": self.mean, "low": self.low, "high": self.high}


def interval(values: Sequence[float], level: float = LEVEL) -> Interval:
    """
    Return the interval around the mean of independent values, by Student's t.
    """
    count = len(values)
    if count == 0:
        return Interval(None, None, None)
    mean = fsum(values) / count
    if count == 1:
        return Interval(mean, None, None)
    spread = sqrt(fsum([(value - mean) ** 2 for value in values]) / (count - 1))
    reach = two_sided(count - 1, level) * spread / sqrt(count)
    return Interval(mean, mean - reach, mean + reach)


def interval_of_counts(values: Sequence[float], level: float = LEVEL, *, differences: bool = False) -> Interval:
    """
    Return the interval around the mean of whole numbers: Student's, or Poisson's where that is wider.

    Student's has no width where nothing was seen on any day, which does not mean that it cannot happen.

    Args:
        differences: the values are differences of whole numbers, so they may be negative.
    """
    usual, count = interval(values, level), len(values)
    if usual.low is None or usual.high is None:
        return usual
    more, fewer = (round(fsum([abs(value) for value in values if value * sign > 0])) for sign in (1, -1))
    low, high = difference_limits(more, fewer, level) if differences else count_limits(more, level)
    return Interval(usual.mean, min(usual.low, low / count), max(usual.high, high / count))


def paired(ones: Sequence[float | None], others: Sequence[float | None], *, counts: bool = False) -> Interval:
    """
    Return the interval around the mean difference of pairs with the same luck; incomplete pairs are left out.

    Args:
        counts: the values are whole numbers of things that may be rare.
    """
    between = [a - b for a, b in zip(ones, others, strict=True) if a is not None and b is not None]
    return interval_of_counts(between, differences=True) if counts else interval(between)
