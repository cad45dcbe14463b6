"""
The exact interval for a count of rare, independent things, and for the difference of two such counts.

Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936): the ends are the rates at which so many or more,
or so few or fewer, would be seen with half of the chance that is left out.  With nothing seen in n days the upper end is 3.7 / n,
the "rule of three" for both sides.  Differences: Zou and Donner, "Construction of confidence limits about effect measures",
Statistics in Medicine 27 (2008), from the limits of each count.
"""

from __future__ import annotations

from functools import cache
from math import exp, fsum, lgamma, log, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MANY = 200
"""
From this count on the cube-root approximation of Wilson and Hilferty (1931) is exact to one in a thousand.
"""
_HALVINGS = 60


@cache
def count_limits(count: int, level: float = 0.95) -> tuple[float, float]:
    """
    Return the lowest and the highest expected count with which `count` agrees.
    """
    if count >= _MANY:
        reach = NormalDist().inv_cdf(0.5 + level / 2)
        return _cube(count, -reach), _cube(count + 1, reach)
    out = (1.0 - level) / 2
    most = 10.0 + count + 10.0 * sqrt(count)
    low = _solved(lambda rate: 1.0 - _at_most(count - 1, rate) < out, most) if count else 0.0
    return low, _solved(lambda rate: _at_most(count, rate) > out, most)


def difference_limits(ones: int, others: int, level: float = 0.95) -> tuple[float, float]:
    """
    Return the lowest and the highest expected difference with which two counts agree.
    """
    (low, high), (other_low, other_high) = count_limits(ones, level), count_limits(others, level)
    between = ones - others
    return (
        between - sqrt((ones - low) ** 2 + (other_high - others) ** 2),
        between + sqrt((high - ones) ** 2 + (others - other_low) ** 2),
    )


def _cube(count: int, z: float) -> float:
    return count * (1.0 - 1.0 / (9.0 * count) + z / (3.0 * sqrt(count))) ** 3


def _at_most(count: int, rate: float) -> float:
    """
    The chance that no more than `count` are seen where `rate` are expected.
    """
    return fsum([exp(k * log(rate) - rate - lgamma(k + 1)) for k in range(count + 1)])


def _solved(is_below: Callable[[float], bool], most: float) -> float:
    low, high = 0.0, most
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if is_below(middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2
