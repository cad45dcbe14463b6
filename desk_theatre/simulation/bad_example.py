"""
Saying yes and doing no, in front of everybody: where some stay well below the others and nothing follows, fewer follow.

People do their part as long as the others do theirs (conditional cooperation: Fehr and Gächter 2000).  So the example of those
who do a practice is heeded less, the more people plainly do not.  Small differences are no example: people who start alike stay
alike, and nothing changes for them.  That is why this stands beside the usual diffusion and not in its rates.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WELL_BELOW = 0.4
"""
How far below the mean, of a level from 0 to 1, people see the difference with their own eyes.  Declared assumption.
"""

WEIGHT = 3.0
"""
One who plainly does no undoes the example of so many.  Declared assumption.
"""


def heeded(levels: Sequence[float]) -> float:
    """
    Return how much of the usual imitation of a practice is left, 0 to 1; `levels` has one level a person.
    """
    if not levels or max(levels) - min(levels) < WELL_BELOW:
        return 1.0
    mean = fsum(levels) / len(levels)
    below = sum(level < mean - WELL_BELOW for level in levels)
    return max(0.0, 1.0 - WEIGHT * below / len(levels))
