"""
The room's reports: where each takes the place of an incident that has not come yet.

So a round has as many incidents whatever the room reports, and the room cannot drown the organisation.  What is replaced is
chosen by order and never by chance: the next incident of the same kind within the hour, else the next one of the same
priority, else the next of all.  It never comes, and everything else keeps its number and its luck.  Incidents of a fault are
spared as long as others are to come, because the fault is still there.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm.room_events import RoomShareUsed
from desk_theatre.simulation.demand import sources

if TYPE_CHECKING:
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.priority import Priority
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.simulation.demand import UpcomingArrivals
    from desk_theatre.simulation.floor import Floor

    Objection = Literal["share", "day"]

HOUR = 3600


def most_reports(scenario: Scenario) -> int | None:
    """
    Return how many incidents the room may report in a round; `None` for as many as it likes, because each is one more.  So it
    is where the scenario says so, and where it brings no incidents whose place one could take.
    """
    surges = fsum(surge.chance * surge.count for surge in scenario.demand.surges)
    expected = surges + fsum((source.ends - source.starts) * source.per_second for source in sources(scenario))
    rules = scenario.room_rules
    return int(rules.share * expected) if rules.reports == "instead" and expected else None


class RoomReports:
    """
    Args:
        floor: the shared state.
        upcoming: the incidents still to come.
    """

    def __init__(self, floor: Floor, upcoming: UpcomingArrivals) -> None:
        self.floor = floor
        self.upcoming = upcoming
        self._most = most_reports(floor.scenario)
        self._count = 0

    def open(self) -> None:
        """
        Emit RoomShareUsed if the room has no share at all.
        """
        if self._most == 0:
            self._close()

    def objection(self) -> Objection | None:
        """
        Why the room cannot report an incident now: its share of the round is used, or nothing else comes on this day; `None` if
        it can.
        """
        if self._most is None:
            return None
        if self._count >= self._most:
            return "share"
        return "day" if self._next(None) is None else None

    def replace(self, kind: Kind) -> None:
        """
        Let a report of this kind take the place of an incident that has not come yet, if the scenario says so.
        """
        if self._most is None:
            return
        number = self._next(kind)
        if number is not None:
            self.upcoming.find(number)

    def count(self) -> None:
        """
        Count a report that was taken; emit RoomShareUsed if it was the last of the share.
        """
        self._count += 1
        if self._count == self._most:
            self._close()

    def state(self) -> tuple[object, ...]:
        """
        What the room has reported, for the digest of the whole state; nothing where each report is one more.
        """
        return () if self._most is None else (self._count,)

    def _close(self) -> None:
        self.floor.emit(RoomShareUsed(self.floor.now, self._count))

    def _next(self, kind: Kind | None) -> int | None:
        """
        Return the number of the incident whose place a report of this kind takes, `None` if nothing comes any more.
        """
        floor = self.floor
        until = floor.now + HOUR
        alike = other = of_fault = None
        for number, arrival in self.upcoming.after(floor.now):
            if arrival.fault is not None:
                if of_fault is None and not floor.problems.gone(arrival.fault):
                    of_fault = number
                continue
            if kind is None or (arrival.kind.id == kind.id and arrival.at <= until):
                return number
            if alike is None and self._priority(arrival.kind) is self._priority(kind):
                alike = number
            if other is None:
                other = number
            if alike is not None and arrival.at > until:
                break
        return next((number for number in (alike, other, of_fault) if number is not None), None)

    def _priority(self, kind: Kind) -> Priority:
        """
        Return what a kind is usually worth, whatever the programme is at the moment.
        """
        return self.floor.worth(kind, kind.impact, kind.urgency, guess=False)
