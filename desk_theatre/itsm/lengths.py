"""
How lengths are spread around their mean, as tables: a length is looked up, not worked out.

A table cuts all lengths of one shape into parts, from the shortest to the longest, and holds the mean of each part; so the mean
of a table is the mean of the shape, exactly.  It is worked out once for each shape and serves every mean.

There are 4096 equally likely parts.  Of a shape with a long tail, the longest part alone holds much of what makes queues grow, which is
the mean of the squares (Pollaczek 1930); so that part is cut into parts again, and the longest of these once more, down to the
longest of 2**30 lengths.  Up to `WIDEST` the mean of the squares is then within 1 % of that of the shape.
"""

from __future__ import annotations

from array import array
from functools import cache
from itertools import pairwise
from math import erfc, inf, log, sqrt
from statistics import NormalDist
from typing import Literal

Shape = Literal["fixed", "exponential", "lognormal"]
LOT_BITS = 32
"""
A lot is a whole number of so many bits, each as likely as any other.
"""
BITS = (12, 9, 9)
"""
How many bits of a lot say which part it falls in; then which part of the longest, and which of the longest of that.
"""
LONGEST = (1 << BITS[0]) - 1
"""
The first part that is cut again.
"""
WIDEST = 2.0
"""
The largest spread of a lognormal.
"""


def part_of(lot: int) -> int:
    """
    Return the place in a table of the part that a lot falls in.
    """
    place, left = 0, LOT_BITS
    for bits in BITS:
        left -= bits
        part, rest = divmod(lot, 1 << left)
        longest = (1 << bits) - 1
        if part < longest:
            return place + part
        place, lot = place + longest, rest
    return place


@cache
def lengths(shape: Shape, spread: float) -> array[float]:
    """
    Return the mean lengths of all parts of a shape with the mean 1, from the shortest to the longest.
    """
    longer = _longer()
    if shape == "fixed":
        return array("d", [1.0] * (len(longer) - 1))
    if shape == "exponential":
        beyond = [share * (1.0 - log(share)) if share else 0.0 for share in longer]
    else:
        beyond = [_upper(quantile - spread) for quantile in _quantiles()]
    return array("d", [(a - b) / (p - q) for (a, b), (p, q) in zip(pairwise(beyond), pairwise(longer), strict=True)])


@cache
def _longer() -> list[float]:
    """
    Return the share of lengths that are longer, for each edge of a part: from 1 down to 0.
    """
    edges, whole = [1.0], 1.0
    for bits in BITS:
        edges += [whole * (1.0 - part / 2**bits) for part in range(1, 2**bits)]
        whole /= 2**bits
    return [*edges, 0.0]


@cache
def _quantiles() -> list[float]:
    """
    Return the values that a normal variable exceeds with these shares.
    """
    normal = NormalDist()
    return [-inf, *(-normal.inv_cdf(share) for share in _longer()[1:-1]), inf]


def _upper(quantile: float) -> float:
    # The probability of more than this quantile; exact far out, too, where `1 - NormalDist().cdf` is not.
    return 0.5 * erfc(quantile / sqrt(2.0))
