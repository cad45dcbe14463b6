"""
The value of practices in one round, kept for the next time it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import define, field

from desk_theatre.show.practice_value import PracticeValueProgress


@define
class PracticeValueCache:
    """
    A cache of the latest round that was asked for; a computation that was cancelled starts again.

    Args:
        compute: starts the computation for a round of a recording.
    """

    compute: Callable[[Path, int], PracticeValueProgress]
    _last: tuple[int, PracticeValueProgress] | None = field(default=None, init=False)

    def __call__(self, recording: Path, number: int) -> PracticeValueProgress:
        """
        Return the progress for a round, by its number.
        """
        if self._last is None or self._last[0] != number or self._last[1].found is None:
            self._last = (number, self.compute(recording, number))
        return self._last[1]
