"""
Luck, keyed: the only place where chance comes from.

A draw is a function of (seed, whose, purpose) and of nothing else: no stream is kept, so nobody's draw can shift
anybody else's.  Everything about an incident's own nature is drawn at once when it is reported (`nature`); what only the
course of events can ask ("does this person comply this time?") is drawn when it is asked, from a key of its own.

Uniforms come from BLAKE2b over the seed and the name of the draw; durations are got from them by inverting their distribution, and
rounded to whole seconds once, here.
"""

from __future__ import annotations

from hashlib import blake2b
from math import exp, log
from statistics import NormalDist
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.itsm.kind import Duration

_BLOCK = Struct(">16I")
_FEW = Struct(">4I")
_SCALE = 1.0 / 2**32
_HALF = 0.5 * _SCALE
_normal_quantile = NormalDist().inv_cdf


class Chance:
    """
    The luck of one seed.

    Args:
        seed: any whole number; the same seed is the same luck, in every process and on every machine.
    """

    def __init__(self, seed: int) -> None:
        # The seed is digested once; each draw goes on from a copy.
        self._four, self._sixteen, self._sixty_four = (blake2b(b"%d " % seed, digest_size=n) for n in (4, 16, 64))

    def uniform(self, whose: int, purpose: bytes) -> float:
        """
        A number between 0 and 1, both excluded.
        """
        draw = self._four.copy()
        draw.update(b"%d %b" % (whose, purpose))
        return int.from_bytes(draw.digest(), "big") * _SCALE + _HALF

    def block(self, whose: int, purpose: bytes) -> tuple[float, ...]:
        """
        Sixteen independent numbers between 0 and 1 at the price of one.
        """
        draw = self._sixty_four.copy()
        draw.update(b"%d %b" % (whose, purpose))
        return tuple([n * _SCALE + _HALF for n in _BLOCK.unpack(draw.digest())])

    def few(self, whose: int, purpose: bytes) -> tuple[float, ...]:
        """
        Four independent numbers between 0 and 1.
        """
        draw = self._sixteen.copy()
        draw.update(b"%d %b" % (whose, purpose))
        a, b, c, d = _FEW.unpack(draw.digest())
        return a * _SCALE + _HALF, b * _SCALE + _HALF, c * _SCALE + _HALF, d * _SCALE + _HALF


def seconds(duration: Duration, u: float) -> int:
    """
    The length, in whole seconds, that is longer than a share `u` of all lengths.

    The lognormal has the mean that the duration names: `exp(mu + sigma^2 / 2) = minutes`.
    """
    mean = 60.0 * duration.minutes
    if duration.shape == "fixed" or mean == 0.0:
        return round(mean)
    if duration.shape == "exponential":
        return round(-mean * log(1.0 - u))
    sigma = duration.spread
    return round(mean * exp(sigma * _normal_quantile(u) - 0.5 * sigma * sigma))
