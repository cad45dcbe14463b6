"""
The code a delegate takes away: three or four letters and digits that are hard to confuse when read aloud.

A code is computed from the incident's number and back, so nothing needs to remember it, and the same background
incident has the same code in every round.  The numbers are scattered over the codes, so that a code does not tell
how many came before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

LETTERS = "BCDFGHJKLMNPQRTVWXZ23456789"
_BASE = len(LETTERS)
# One factor a length; each has no divisor in common with 27, so multiplying scatters the numbers without a clash.
_FACTORS = {3: 7919, 4: 224737, 5: 4300003, 6: 100000007}
_WITH_ROUND = re.compile(r"\s*[Rr](\d{1,3})\s*[-.\s]\s*(\S.*?)\s*")
CODES = sum(_BASE**length for length in _FACTORS)
"""
The number of incidents that have a code: those with numbers below this.
"""


@lru_cache(maxsize=4096)  # every paint asks for the same ones
def code_of(number: int) -> str:
    """
    Return the code of incident `number`, which counts from 0.
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
    Return the number behind a typed code; `None` if it is no code. Case, spaces and dashes do not matter, nor does a
    round before it (`R1-K4K`).
    """
    letters = [c for c in without_round(code).upper() if c not in " -."]
    if len(letters) not in _FACTORS or any(c not in LETTERS for c in letters):
        return None
    size: int = _BASE ** len(letters)
    scattered = 0
    for c in letters:
        scattered = scattered * _BASE + LETTERS.index(c)
    first: int = sum(_BASE**length for length in _FACTORS if length < len(letters))
    inverse = pow(_FACTORS[len(letters)], -1, size)
    return first + scattered * inverse % size


def round_of(code: str) -> int | None:
    """
    Return the round that was typed before a code, as in `R1-K4K`; `None` for none.
    """
    match = _WITH_ROUND.fullmatch(code)
    return int(match[1]) if match else None


def without_round(code: str) -> str:
    """
    Return the code alone: `R1-K4K` -> `K4K`.
    """
    match = _WITH_ROUND.fullmatch(code)
    return match[2] if match else code.strip()


def _spell(scattered: int, length: int) -> str:
    letters = []
    for _ in range(length):
        scattered, rest = divmod(scattered, _BASE)
        letters.append(LETTERS[rest])
    return "".join(reversed(letters))
