"""
The practices of a round: which were active when, and how far people followed them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e

if TYPE_CHECKING:
    from desk_theatre.measures.fold import Handlers

MOST_OF_THE_ROUND = 0.5
"""
Share of the round for which a practice counts as mostly active.
"""


class PracticesInForce:
    """
    A fold over the events of one round.

    Args:
        levels: for each practice, the mean commitment (0 to 1) at each measurement.
    """

    def __init__(self) -> None:
        self.opened = self.now = 0
        self.levels: dict[str, list[tuple[int, float]]] = {}
        self._since: dict[str, int] = {}
        self._over: dict[str, list[tuple[int, int]]] = {}

    def handlers(self) -> Handlers:
        """
        Return the handlers of switches and measurements.
        """
        return {
            e.RoundOpened: self._opened,
            e.PracticeSwitched: self._switched,
            e.CommitmentMeasured: self._measured,
        }

    def close(self, at: int) -> None:
        """
        End the round at second `at`.
        """
        self.now = at

    @property
    def practices(self) -> tuple[str, ...]:
        """
        All practices that were active at some time, in the order in which they were first switched on.
        """
        return tuple(self._over)

    def force(self, practice: str) -> list[tuple[int, int]]:
        """
        Return the stretches in which a practice was active.
        """
        since = self._since.get(practice)
        now = [] if since is None else [(since, self.now)]
        return [*self._over.get(practice, ()), *now]

    def given_up(self) -> dict[str, int]:
        """
        Return when each practice that was given up, for a while or for good, was last switched off.
        """
        return {practice: over[-1][1] for practice, over in self._over.items() if over}

    def in_force(self, practice: str, at: int) -> bool:
        """
        Return whether a practice was active at second `at`.
        """
        return any(begins <= at <= ends for begins, ends in self.force(practice))

    def mostly(self, practice: str) -> bool:
        """
        Return whether a practice was active for most of the round.
        """
        seconds = sum(ends - begins for begins, ends in self.force(practice))
        return seconds > 0 and seconds >= MOST_OF_THE_ROUND * (self.now - self.opened)

    def followed(self, practice: str) -> float:
        """
        Return the mean commitment to a practice when it was last measured, 0 to 1; 0 if it never was.
        """
        measured = self.levels.get(practice)
        return measured[-1][1] if measured else 0.0

    def _opened(self, event: e.RoundOpened) -> None:
        self.opened = event.at
        self._since = dict.fromkeys(event.practices, event.at)
        self._over = {practice: [] for practice in event.practices}

    def _switched(self, event: e.PracticeSwitched) -> None:
        # A switch that is taken back within its second does not count, as in the organisation.
        practice, at = event.practice, event.at
        over = self._over.setdefault(practice, [])
        since = self._since.pop(practice, None)
        if since is not None and since < at:
            over.append((since, at))
        if event.on:
            self._since[practice] = over.pop()[0] if over and over[-1][1] == at else at
        elif not over:
            del self._over[practice]

    def _measured(self, event: e.CommitmentMeasured) -> None:
        if event.levels:
            mean = sum(event.levels) / len(event.levels) / 1000
            self.levels.setdefault(event.practice, []).append((event.at, mean))
