"""
The quantile of Student's t distribution, for intervals around a mean of few replications.

Up to 1 000 degrees of freedom the probability is the finite sum of Abramowitz and Stegun, "Handbook of Mathematical
Functions" (1964), 26.7.3 for odd and 26.7.4 for even degrees of freedom, which is exact, and the quantile is found by
bisection.  Above, their asymptotic expansion 26.7.5 is exact to the last digits of a float.
"""

from __future__ import annotations

from functools import cache
from math import atan, cos, pi, sin, sqrt, tan
from statistics import NormalDist

_MANY = 1000
_HALVINGS = 80


@cache
def two_sided(freedom: int, level: float = 0.95) -> float:
    """
    The t between whose negative and itself a share `level` of the distribution lies.

    Args:
        freedom: degrees of freedom, at least 1.
        level: between 0 and 1, both excluded.
    """
    if freedom < 1 or not 0.0 < level < 1.0:
        raise ValueError(f"there is no t for {freedom} degrees of freedom and the level {level}")
    if freedom > _MANY:
        return _expansion(freedom, NormalDist().inv_cdf(0.5 + level / 2))
    low, high = 0.0, pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _between(middle, freedom) < level:
            low = middle
        else:
            high = middle
    return sqrt(freedom) * tan((low + high) / 2)


def share_within(t: float, freedom: int) -> float:
    """
    The share of the distribution between -t and t, for t >= 0.
    """
    return _between(atan(t / sqrt(freedom)), freedom)


def _between(angle: float, freedom: int) -> float:
    """
    The share between -t and t, where t is the square root of the degrees of freedom times the tangent of the angle.
    """
    odd = freedom % 2
    square = cos(angle) ** 2
    term = cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for k in range(2 + odd, freedom - 1, 2):
        term *= square * (k - 1) / k
        total += term
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total


def _expansion(n: int, x: float) -> float:
    g1 = (x**3 + x) / 4
    g2 = (5 * x**5 + 16 * x**3 + 3 * x) / 96
    g3 = (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384
    g4 = (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160
    return x + g1 / n + g2 / n**2 + g3 / n**3 + g4 / n**4
