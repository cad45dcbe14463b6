"""
How satisfied the delegates are, as the model estimates: 1 to 5.

A declared assumption, not a measurement.  A delegate starts at 5.0 and takes points off for what went wrong, down to 1.0:

| what happened to the delegate | takes off |
|---|---|
| the resolution target was breached | 1.5 |
| no news for longer than promised | 1.0 |
| had to come back and ask | 0.5 each time, 1.5 at most |
| the incident was lost | 1.0 |
| it was closed without being resolved | 1.0 |
| a session was held up because of it | 1.0 |

The figure is the mean over all incidents that are resolved, and over the others as soon as something went wrong: a delegate
who has just reported is not satisfied yet.  Where several delegates have one incident, the visits of all of them count.
"""

from __future__ import annotations

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers
from desk_theatre.measures.promises import Promises

# In tenths, so that adding and taking back is exact.
BEST = 50
WORST = 10
LATE = 15
UNINFORMED = 10
CHASE = 5
CHASES_AT_MOST = 3
LOST = 10
NOT_MENDED = 10
HELD_UP = 10


@define(eq=False)
class Experience:
    """
    What one delegate lived through with one incident.

    Args:
        settled: the points that stand in the sum already; `None` while the incident is open.
    """

    chases: int = 0
    lost: bool = False
    not_mended: bool = False
    held_up: bool = False
    settled: int | None = None

    def points(self, late: bool, uninformed: bool) -> int:
        """
        Tenths of a point that are left.
        """
        points = BEST - CHASE * min(self.chases, CHASES_AT_MOST)
        points -= LATE * late + UNINFORMED * uninformed
        points -= LOST * self.lost + NOT_MENDED * self.not_mended + HELD_UP * self.held_up
        return max(WORST, points)


@define(eq=False)
class Satisfaction:
    """
    A fold over the events of one round.

    Args:
        promises: tells what was promised and kept; it hears of each event first.
    """

    promises: Promises
    _experiences: dict[int, Experience] = field(factory=dict, init=False)
    _points: int = field(default=0, init=False)
    _count: int = field(default=0, init=False)

    def handlers(self) -> Handlers:
        return {
            e.IncidentReported: self._on_reported,
            e.DelegateChased: self._on_chased,
            e.IncidentLost: self._on_lost,
            e.SessionDelayed: self._on_held_up,
            e.IncidentResolved: self._on_resolved,
            e.IncidentReopened: self._on_reopened,
            e.IncidentWithdrawn: self._on_withdrawn,
        }

    def mean(self, now: int) -> float | None:
        """
        1 to 5; `None` while nobody has anything to say.
        """
        points, count = self._points, self._count
        for incident in self.promises.open:
            left = self._left(incident, now)
            if left < BEST:
                points += left
                count += 1
        return points / count / 10 if count else None

    def _left(self, incident: int, now: int) -> int:
        watch = self.promises.watches[incident]
        late, uninformed = watch.late(now), watch.uninformed(now)
        return self._experiences[incident].points(late, uninformed)

    def _on_reported(self, event: e.IncidentReported) -> None:
        self._experiences[event.incident] = Experience()

    def _on_chased(self, event: e.DelegateChased) -> None:
        self._experiences[event.incident].chases += 1
        self._settle_again(event.incident, event.at)

    def _on_lost(self, event: e.IncidentLost) -> None:
        self._experiences[event.incident].lost = True

    def _on_held_up(self, event: e.SessionDelayed) -> None:
        self._experiences[event.incident].held_up = True
        self._settle_again(event.incident, event.at)

    def _on_resolved(self, event: e.IncidentResolved) -> None:
        self._settle(event.incident, event.at, resolved=True)

    def _on_withdrawn(self, event: e.IncidentWithdrawn) -> None:
        self._settle(event.incident, event.at, resolved=False)

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        self._unsettle(event.incident)
        self._experiences[event.incident].not_mended = True

    def _settle(self, incident: int, at: int, *, resolved: bool) -> None:
        points = self._left(incident, at)
        if resolved or points < BEST:
            self._experiences[incident].settled = points
            self._points += points
            self._count += 1

    def _unsettle(self, incident: int) -> None:
        experience = self._experiences[incident]
        if experience.settled is not None:
            self._points -= experience.settled
            self._count -= 1
            experience.settled = None

    def _settle_again(self, incident: int, at: int) -> None:
        """
        Something went wrong after the end: a delegate who was not told of it may still come and ask.
        """
        if incident not in self.promises.open:
            resolved = self._experiences[incident].settled is not None
            self._unsettle(incident)
            self._settle(incident, at, resolved=resolved)
