"""
How incidents move between people: less urgent ones picked up first, and ones sent to the wrong team.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.measures.fold import Handlers
    from desk_theatre.show.round_observer import RoundObserver

WAITED_ENOUGH = 5 * 60
"""
Seconds an incident waits in the queue before it counts as passed over.
"""


@value
class PassedOver:
    """
    A less urgent incident was picked up before one in the same queue.

    Args:
        urgent: the most urgent incident that had waited long enough; `waited` is how many seconds.
    """

    at: int
    by: str
    incident: int
    urgent: int
    waited: int


@value
class Astray:
    """
    An incident at the wrong team; finding that out took `seconds`.
    """

    at: int
    incident: int
    team: str
    seconds: int


class QueueJumps:
    """
    A fold over the events of one round; it gets each event before the observer does.

    Args:
        passed_over: who picked up the less urgent incident, and when.
        choices: how often there was a choice.
        astray: what went to the wrong team.
    """

    def __init__(self) -> None:
        self.passed_over: list[PassedOver] = []
        self.choices = 0
        self.astray: list[Astray] = []
        self._sent: dict[int, int] = {}
        self._observer: RoundObserver | None = None

    def handlers(self) -> Handlers:
        """
        Return the handlers of pick-ups and assignments.
        """
        return {
            e.IncidentAssigned: self._assigned,
            e.IncidentBounced: self._bounced,
            e.IncidentPickedUp: self._taken,
        }

    def look_through(self, observer: RoundObserver) -> None:
        """
        Read the queues through this observer from here on.
        """
        self._observer = observer

    def _assigned(self, event: e.IncidentAssigned) -> None:
        self._sent[event.incident] = event.at

    def _bounced(self, event: e.IncidentBounced) -> None:
        since = self._sent.pop(event.incident, event.at)
        self.astray.append(Astray(event.at, event.incident, event.team, event.at - since))

    def _taken(self, event: e.IncidentPickedUp) -> None:
        assert self._observer is not None
        waits, priority, at = self._observer.waits, self._observer.priority, event.at
        was = waits.now.get(event.incident)
        if was is None or was.place != "line" or was.team is None:
            return
        line = waits.lines[was.team]
        if len(line) < 2:
            return
        self.choices += 1
        long = [n for n, since in line.items() if n == event.incident or since <= at - WAITED_ENOUGH]
        urgent, other = min((priority(n), n) for n in long)
        if urgent < priority(event.incident):
            self.passed_over.append(PassedOver(at, event.by, event.incident, other, at - line[other]))
