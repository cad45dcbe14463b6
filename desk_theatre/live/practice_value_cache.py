"""
What was reckoned once, kept for whoever comes back to it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import define, field

from desk_theatre.show.practice_value import PracticeValueProgress


@define
class PracticeValueCache:
    """
    The assay of the latest round that was asked for; one that was given up before its end is reckoned anew.

    Args:
        reckon: begins an assay of a round of a recording.
    """

    reckon: Callable[[Path, int], PracticeValueProgress]
    _last: tuple[int, PracticeValueProgress] | None = field(default=None, init=False)

    def __call__(self, recording: Path, number: int) -> PracticeValueProgress:
        """
        That of a round, from its number.
        """
        if self._last is None or self._last[0] != number or self._last[1].found is None:
            self._last = (number, self.reckon(recording, number))
        return self._last[1]
