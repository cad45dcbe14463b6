"""
How far people really do what was agreed, practice by practice, when last measured.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class Commitments:
    """
    A fold over the events of one round.
    """

    _levels: dict[str, tuple[int, ...]] = field(factory=dict, init=False)

    def handlers(self) -> Handlers:
        return {e.CommitmentMeasured: self._on_measured}

    def means(self) -> dict[str, float]:
        """
        For each practice, 0 to 1, the mean over everybody.
        """
        return {practice: sum(levels) / len(levels) / 1000 for practice, levels in self._levels.items() if levels}

    def _on_measured(self, event: e.CommitmentMeasured) -> None:
        self._levels[event.practice] = event.levels
