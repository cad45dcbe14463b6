"""
Timers that ring when an incident has used a share of its SLA target.

The target's clock pauses while an incident is on hold, and assessing it again moves the target.  So a timer that rings looks
at the clock again, and waits on if there is time left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.incident import Incident


class SlaTimer:
    """
    Args:
        name: under which an incident remembers when the timer rings next (`Incident.timers`).
        share: the share of the SLA target, 0 to 1, after which it rings.
        wanted: whether an active practice wants it; else it neither starts nor rings.
        ring: called when the share is used; not for an incident that is lost, withdrawn or resolved.
    """

    def __init__(
        self,
        name: str,
        share: Callable[[Floor], float],
        wanted: Callable[[Floor], bool],
        ring: Callable[[Floor, Incident], None],
    ) -> None:
        self.name = name
        self.share = share
        self.wanted = wanted
        self.ring = ring

    def start(self, floor: Floor, incident: Incident) -> None:
        """
        Start the timer, unless the incident has no target yet or it rings soon enough already.
        """
        if incident.within is None or not self.wanted(floor):
            return
        at, rings = max(floor.now, incident.used(self.share(floor))), incident.timers.get(self.name)
        if rings is None or at < rings:
            incident.timers[self.name] = at
            floor.clock.call(at - floor.now, self._look, floor, incident)

    def _look(self, floor: Floor, incident: Incident) -> None:
        incident.timers.pop(self.name, None)  # a timer that was moved forward still rings at its old time, too
        if not incident.open or incident.away or not self.wanted(floor):
            return
        if floor.now < incident.used(self.share(floor)):
            self.start(floor, incident)
        else:
            self.ring(floor, incident)
