"""
Where incidents wait: at the counter, in a team's queue, with the manager, on hold, or forgotten.

Each stretch of waiting has a place, a beginning and an end, and the person who picked the incident up, if one did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm import events as e
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.measures.fold import Handlers
    from desk_theatre.scenario.scenario import Scenario

Place = Literal["counter", "line", "boss", "delegate", "supplier", "nobody"]


@value
class Waiting:
    """
    A waiting incident.

    Args:
        team: whose queue it is in, or was in before the manager took it over; `None` if no team has it now.
    """

    incident: int
    place: Place
    team: str | None
    since: int


@value
class Wait:
    """
    A finished stretch of waiting; one that is still on ends with the round.

    Args:
        by: the person who ended it by picking the incident up.
    """

    incident: int
    place: Place
    team: str | None
    since: int
    until: int
    by: str | None = None

    @property
    def seconds(self) -> int:
        """
        Its length in seconds.
        """
        return self.until - self.since


class WaitingTimes:
    """
    A fold over the events of one round.

    Args:
        now: waiting incidents, by number.
        lines: for each team, since when each incident is in its queue.
        over: every finished stretch, in the order in which they ended.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.now: dict[int, Waiting] = {}
        self.lines: dict[str, dict[int, int]] = {team.id: {} for team in scenario.organisation.teams}
        self.over: list[Wait] = []
        self._desk = scenario.organisation.desk.id
        self._owners = {kind.id: kind.team for kind in scenario.kinds}
        self._owner: dict[int, str] = {}

    def handlers(self) -> Handlers:
        """
        Return the handlers of all events that start or end a wait.
        """
        return {
            e.IncidentReported: self._reported,
            e.IncidentReopened: self._at_the_counter,
            e.IncidentRecovered: self._at_the_counter,
            e.WorkStarted: self._worked,
            e.IncidentFound: self._heard,
            e.IncidentHeld: self._heard,
            e.IncidentRecorded: self._heard,
            e.IncidentAssigned: self._assigned,
            e.IncidentPickedUp: self._picked_up,
            e.IncidentPended: self._pended,
            e.IncidentContinued: self._continued,
            e.IncidentBlocked: self._blocked,
            e.ApprovalAwaited: self._blocked,
            e.IncidentUnblocked: self._unblocked,
            e.IncidentEscalated: self._escalated,
            e.IncidentLost: self._lost,
            e.IncidentRemembered: self._remembered,
            e.IncidentResolved: self._ended,
            e.IncidentWithdrawn: self._ended,
        }

    def all(self, until: int) -> list[Wait]:
        """
        Return every stretch; what still waits has waited up to `until`.
        """
        still = [Wait(w.incident, w.place, w.team, w.since, until) for w in self.now.values()]
        return [*self.over, *still]

    def _reported(self, event: e.IncidentReported) -> None:
        self._owner[event.incident] = self._owners[event.kind]
        self._at_the_counter(event)

    def _at_the_counter(self, event: e.IncidentReported | e.IncidentReopened | e.IncidentRecovered) -> None:
        self._enter(event.incident, "counter", self._desk, event.at)

    def _worked(self, event: e.WorkStarted) -> None:
        if event.task == "contact" and event.incident is not None:
            self._leave(event.incident, event.at, event.by)

    def _heard(self, event: e.IncidentFound | e.IncidentHeld | e.IncidentRecorded) -> None:
        was = self.now.get(event.incident)
        if was is not None and was.place == "counter":
            self._leave(event.incident, event.at, event.by)

    def _assigned(self, event: e.IncidentAssigned) -> None:
        self._enter(event.incident, "line", event.team, event.at)

    def _picked_up(self, event: e.IncidentPickedUp) -> None:
        self._leave(event.incident, event.at, event.by)

    def _pended(self, event: e.IncidentPended) -> None:
        self._enter(event.incident, event.waiting_for, None, event.at)

    def _continued(self, event: e.IncidentContinued) -> None:
        self._enter(event.incident, "line", self._owner[event.incident], event.at)

    def _blocked(self, event: e.IncidentBlocked | e.ApprovalAwaited) -> None:
        before = self.now.get(event.incident)
        self._enter(event.incident, "boss", before.team if before else self._owner[event.incident], event.at)

    def _unblocked(self, event: e.IncidentUnblocked) -> None:
        before = self.now.get(event.incident)
        if before is not None and before.place == "boss":
            self._enter(event.incident, "line", before.team, event.at)

    def _escalated(self, event: e.IncidentEscalated) -> None:
        before = self.now.get(event.incident)
        if event.team is None or before is None or before.place == "supplier":
            return
        if (before.place, before.team) != ("line", event.team):
            self._enter(event.incident, "line", event.team, event.at)

    def _lost(self, event: e.IncidentLost) -> None:
        self._enter(event.incident, "nobody", None, event.at)

    def _remembered(self, event: e.IncidentRemembered) -> None:
        self._leave(event.incident, event.at, None)

    def _ended(self, event: e.IncidentResolved | e.IncidentWithdrawn) -> None:
        self._leave(event.incident, event.at, None)

    def _enter(self, incident: int, place: Place, team: str | None, at: int) -> None:
        self._leave(incident, at, None)
        self.now[incident] = Waiting(incident, place, team, at)
        if place == "line" and team is not None:
            self.lines[team][incident] = at

    def _leave(self, incident: int, at: int, by: str | None) -> None:
        was = self.now.pop(incident, None)
        if was is None:
            return
        self.over.append(Wait(incident, was.place, was.team, was.since, at, by))
        if was.place == "line" and was.team is not None:
            self.lines[was.team].pop(incident, None)
