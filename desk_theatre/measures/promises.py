"""
The SLA targets of all incidents of a round: how many were met, and how many breached.

The clocks of one incident, and the rules they follow, are in `itsm.clocks`; this counts their verdicts.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.clocks import MOVING, IncidentClocks
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.sla import Agreement, ClockReading, Light, Promise
from desk_theatre.itsm.values import value
from desk_theatre.measures.fold import Handlers


@value
class Verdicts:
    """
    How many targets were met, and how many breached, open incidents included.
    """

    met: int
    breached: int

    @property
    def decided(self) -> int:
        """
        How many targets came due: they are met or breached.
        """
        return self.met + self.breached

    @property
    def share(self) -> float | None:
        """
        The share met among those that are decided; `None` while none is.
        """
        return self.met / self.decided if self.decided else None


@define(eq=False)
class Promises:
    """
    A fold over the events of one round.

    Args:
        watches: by number of the incident, all that were reported.
        open: those neither resolved nor withdrawn; lost ones are among them.
        reported: how many there are of each priority, as the business sees it.
    """

    agreement: Agreement
    watches: dict[int, IncidentClocks] = field(factory=dict, init=False)
    open: dict[int, IncidentClocks] = field(factory=dict, init=False)
    reported: Counter[Priority] = field(factory=Counter, init=False)
    _responses: Counter[bool] = field(factory=Counter, init=False)
    _resolutions: Counter[tuple[Priority, bool]] = field(factory=Counter, init=False)

    def handlers(self) -> Handlers:
        return {
            **dict.fromkeys(MOVING, self._on_moved),
            e.IncidentReported: self._on_reported,
            e.IncidentResolved: self._on_ended,
            e.IncidentWithdrawn: self._on_ended,
            e.IncidentReopened: self._on_reopened,
        }

    # What can be asked, at any `now` that is not before the last event.

    def standing(self, incident: int, promise: Promise, now: int) -> ClockReading:
        """
        One clock of one incident.
        """
        return self.watches[incident].reading(promise, now)

    def responses(self, now: int) -> Verdicts:
        """
        The response targets.
        """
        waiting = (clocks for clocks in self.open.values() if clocks.response is None)
        late = sum(clocks.elapsed(now) > clocks.targets["response"] for clocks in waiting)
        return Verdicts(self._responses[True], self._responses[False] + late)

    def resolutions(self, now: int) -> dict[Priority, Verdicts]:
        """
        The resolution targets, for each priority that has a target of its own or any incident.
        """
        late = {key: 0 for key in Priority if self.reported[key] or key in self.agreement.targets}
        for clocks in self.open.values():
            late[clocks.priority] += clocks.late(now)
        decided = self._resolutions
        return {key: Verdicts(decided[key, True], decided[key, False] + breached) for key, breached in late.items()}

    # What happens.

    def _on_reported(self, event: e.IncidentReported) -> None:
        clocks = IncidentClocks.reported(event, self.agreement)
        self.watches[event.incident] = self.open[event.incident] = clocks
        self.reported[event.priority] += 1

    def _on_moved(self, event: Any) -> None:
        clocks = self.watches[event.incident]
        was, answered = clocks.priority, clocks.response is not None
        clocks.add(event)
        if clocks.priority is not was:
            self.reported[was] -= 1
            self.reported[clocks.priority] += 1
        if clocks.response is not None and not answered and clocks.response.light is not Light.STOPPED:
            self._responses[clocks.response.light is Light.MET] += 1

    def _on_ended(self, event: e.IncidentResolved | e.IncidentWithdrawn) -> None:
        clocks = self.open.pop(event.incident, None)
        self._on_moved(event)
        if clocks is not None:
            self._decide(clocks, event.at, 1)

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        clocks = self.watches[event.incident]
        if event.incident not in self.open:
            self._decide(clocks, event.at, -1)
        self._on_moved(event)
        self.open[event.incident] = clocks

    def _decide(self, clocks: IncidentClocks, at: int, count: int) -> None:
        """
        Count the verdict of clocks that have ended, or take it back; one that was withdrawn in time has none.
        """
        verdict = clocks.reading("resolution", at).light
        if verdict is not Light.STOPPED:
            self._resolutions[clocks.priority, verdict is Light.MET] += count
