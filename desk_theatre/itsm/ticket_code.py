"""
The code a delegate takes away: three or four letters and digits that are hard to confuse when read aloud.

A code is computed from the incident's number and back, so nothing needs to remember it, and the same background
incident has the same code in every round.  The numbers are scattered over the codes, so that a code does not tell
how many came before it.
"""

from __future__ import annotations

from functools import lru_cache

LETTERS = "BCDFGHJKLMNPQRTVWXZ23456789"
_BASE = len(LETTERS)
# One factor a length; each has no divisor in common with 27, so multiplying scatters the numbers without a clash.
_FACTORS = {3: 7919, 4: 224737, 5: 4300003, 6: 100000007}
CODES = sum(_BASE**length for length in _FACTORS)
"""
So many incidents have a code: those with numbers below this.
"""


@lru_cache(maxsize=4096)  # every paint asks for the same ones
def code_of(number: int) -> str:
    """
    The code of incident `number`, which counts from 0.
    """
    first = 0
    for length, factor in _FACTORS.items():
        size = _BASE**length
        if 0 <= number < first + size:
            return _spell((number - first) * factor % size, length)
        first += size
    raise ValueError(f"no code for incident number {number}")


def number_of(code: str) -> int | None:
    """
    The number behind what somebody typed (case, spaces and dashes do not matter), or `None` if it is no code.
    """
    letters = [c for c in code.upper() if c not in " -."]
    if len(letters) not in _FACTORS or any(c not in LETTERS for c in letters):
        return None
    size: int = _BASE ** len(letters)
    scattered = 0
    for c in letters:
        scattered = scattered * _BASE + LETTERS.index(c)
    first: int = sum(_BASE**length for length in _FACTORS if length < len(letters))
    inverse = pow(_FACTORS[len(letters)], -1, size)
    return first + scattered * inverse % size


def _spell(scattered: int, length: int) -> str:
    letters = []
    for _ in range(length):
        scattered, rest = divmod(scattered, _BASE)
        letters.append(LETTERS[rest])
    return "".join(reversed(letters))
