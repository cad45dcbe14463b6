"""
Little's law, as an exact identity: L = lambda x W.

Over any stretch of time, the area under the number of incidents inside equals the sum of the times that each spent inside,
those still inside counted up to now (Little 1961).  The two are reckoned apart, in whole seconds, and must agree; where they
do not, an incident has appeared from nowhere or vanished.  An incident is inside from its report until it is resolved or
withdrawn, and again when it is reopened.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers


@define(eq=False)
class LittlesLaw:
    """
    A fold over the events of one round.

    Args:
        inside: how many are inside.
    """

    inside: int = field(default=0, init=False)
    _area: int = field(default=0, init=False)
    _last: int = field(default=0, init=False)
    _entered: dict[int, int] = field(factory=dict, init=False)
    _stayed: int = field(default=0, init=False)

    def handlers(self) -> Handlers:
        """
        Coming in and going out.
        """
        return {
            e.IncidentReported: self._on_entered,
            e.IncidentReopened: self._on_entered,
            e.IncidentResolved: self._on_left,
            e.IncidentWithdrawn: self._on_left,
        }

    def area(self, now: int) -> int:
        """
        Incident-seconds under the curve of the number inside.
        """
        return self._area + self.inside * (now - self._last)

    def time_inside(self, now: int) -> int:
        """
        Incident-seconds that were spent inside, incident by incident.
        """
        return self._stayed + sum(now - entered for entered in self._entered.values())

    def _on_entered(self, event: e.IncidentReported | e.IncidentReopened) -> None:
        self._step(event.at, 1)
        self._entered[event.incident] = event.at

    def _on_left(self, event: e.IncidentResolved | e.IncidentWithdrawn) -> None:
        self._step(event.at, -1)
        self._stayed += event.at - self._entered.pop(event.incident)

    def _step(self, at: int, change: int) -> None:
        self._area += self.inside * (at - self._last)
        self._last = at
        self.inside += change
