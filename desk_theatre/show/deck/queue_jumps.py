"""
How incidents flow between people: who took the lesser thing, and what was sent to the wrong team.
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
Who takes something else while an incident has just arrived has not passed it over; after five minutes in the line, yes.
"""


@value
class PassedOver:
    """
    Somebody took up an incident while a more urgent one stood in the same line.

    Args:
        urgent: the most urgent one that had stood there long enough, and `waited` how many seconds.
    """

    at: int
    by: str
    incident: int
    urgent: int
    waited: int


@value
class Astray:
    """
    An incident that was sent to a team that it does not belong to, which took `seconds` to find out.
    """

    at: int
    incident: int
    team: str
    seconds: int


class QueueJumps:
    """
    A fold over the events of one round; it hears of each event before the lookout does.

    Args:
        passed_over: who took the lesser thing, and when.
        choices: how often there was something to choose from.
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
        What is taken up, and what is sent where.
        """
        return {
            e.IncidentAssigned: self._assigned,
            e.IncidentBounced: self._bounced,
            e.IncidentPickedUp: self._taken,
        }

    def look_through(self, observer: RoundObserver) -> None:
        """
        From here on, the lines are seen as this lookout sees them.
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
