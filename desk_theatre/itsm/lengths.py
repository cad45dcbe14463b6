"""
How lengths are spread around their mean, as tables: a length is looked up, not worked out.

A table cuts all lengths of one shape into equally likely parts, from the shortest to the longest, and holds the mean of each
part; so the mean of a table is the mean of the shape, exactly.  It is worked out once for each shape and serves every mean.
"""

from __future__ import annotations

from array import array
from functools import cache
from math import inf, log
from statistics import NormalDist
from typing import Literal

Shape = Literal["fixed", "exponential", "lognormal"]
BITS = 12
PARTS = 2**BITS


@cache
def lengths(shape: Shape, spread: float) -> array[float]:
    """
    The lengths of a shape with the mean 1, from the shortest to the longest.
    """
    if shape == "fixed":
        return array("d", [1.0] * PARTS)
    if shape == "exponential":
        return _from_shares([_exponential_upto(i / PARTS) for i in range(PARTS + 1)])
    return _from_shares([_lognormal_upto(i / PARTS, spread) for i in range(PARTS + 1)])


def _exponential_upto(share: float) -> float:
    """
    What the shortest `share` of all lengths adds to the mean: the integral of `-log(1 - u)`.
    """
    rest = 1.0 - share
    return share + rest * log(rest) if rest else 1.0


def _lognormal_upto(share: float, sigma: float) -> float:
    """
    The same, where the logarithm is normal with the standard deviation `sigma`.
    """
    normal = NormalDist()
    quantile = normal.inv_cdf(share) if 0.0 < share < 1.0 else (inf if share else -inf)
    return normal.cdf(quantile - sigma)


def _from_shares(upto: list[float]) -> array[float]:
    return array("d", [PARTS * (upto[i + 1] - upto[i]) for i in range(PARTS)])
