"""
Which incidents are in a queue, and in which one: at the service desk, with a team, or with the manager.

What is on hold, in somebody's head or in somebody's hands is in no queue.  The floor of the stage and the figure "waiting now"
both read this fold, so that they cannot disagree.
"""

from __future__ import annotations

from desk_theatre.itsm import events as e
from desk_theatre.measures.fold import Handlers
from desk_theatre.scenario.scenario import Scenario

MANAGER = "the manager"
"""
The id of the queue of the manager, next to those of the teams.  No team of a scenario has an id with a space in it.
"""


class Queues:
    """
    A fold over the events of one round.

    Attributes:
        queues: for each team and the manager, the incidents in the queue in the order in which they came, each with the
            second at which it came.
    """

    def __init__(self, scenario: Scenario) -> None:
        organisation = scenario.organisation
        self.queues: dict[str, dict[int, int]] = {**{team.id: {} for team in organisation.teams}, MANAGER: {}}
        self._desk = organisation.desk.id
        self._owners = {kind.id: kind.team for kind in scenario.kinds}
        self._where: dict[int, str] = {}
        self._team: dict[int, str] = {}
        self._unheard: set[int] = set()

    def handlers(self) -> Handlers:
        return {
            e.IncidentReported: self._reported,
            e.IncidentReopened: self._at_the_desk,
            e.WorkStarted: self._worked,
            e.IncidentHeld: self._heard,
            e.IncidentRecorded: self._heard,
            e.IncidentRecovered: self._out,
            e.IncidentFound: self._out,
            e.IncidentAssigned: self._assigned,
            e.IncidentContinued: self._continued,
            e.IncidentUnblocked: self._unblocked,
            e.IncidentPickedUp: self._out,
            e.IncidentLost: self._out,
            e.IncidentWithdrawn: self._out,
            e.IncidentBlocked: self._with_the_manager,
            e.ApprovalAwaited: self._with_the_manager,
            e.IncidentEscalated: self._escalated,
        }

    @property
    def waiting(self) -> int:
        """
        How many incidents are in a queue.
        """
        return len(self._where)

    def _reported(self, event: e.IncidentReported) -> None:
        # One found in a room check is never assigned; it goes back to the team that owns its kind.
        self._team[event.incident] = self._owners[event.kind]
        self._at_the_desk(event)

    def _at_the_desk(self, event: e.IncidentReported | e.IncidentReopened) -> None:
        self._enter(event.incident, self._desk, event.at)
        self._unheard.add(event.incident)

    def _worked(self, event: e.WorkStarted) -> None:
        if event.task == "contact" and event.incident in self._unheard:
            self._leave(event.incident)

    def _heard(self, event: e.IncidentHeld | e.IncidentRecorded) -> None:
        if event.incident in self._unheard:
            self._leave(event.incident)

    def _assigned(self, event: e.IncidentAssigned) -> None:
        self._team[event.incident] = event.team
        self._enter(event.incident, event.team, event.at)

    def _continued(self, event: e.IncidentContinued) -> None:
        if event.incident not in self._where:
            self._enter(event.incident, self._team[event.incident], event.at)

    def _unblocked(self, event: e.IncidentUnblocked) -> None:
        if self._where.get(event.incident) == MANAGER:
            self._enter(event.incident, self._team[event.incident], event.at)

    def _with_the_manager(self, event: e.IncidentBlocked | e.ApprovalAwaited) -> None:
        self._enter(event.incident, MANAGER, event.at)

    def _escalated(self, event: e.IncidentEscalated) -> None:
        if event.team is not None and event.incident in self._where:
            self._team[event.incident] = event.team
            self._enter(event.incident, event.team, event.at)

    def _out(self, event: e.IncidentPickedUp | e.IncidentLost | e.IncidentWithdrawn) -> None:
        self._leave(event.incident)

    def _enter(self, incident: int, queue: str, at: int) -> None:
        self._leave(incident)
        self._where[incident] = queue
        self.queues[queue][incident] = at

    def _leave(self, incident: int) -> None:
        self._unheard.discard(incident)
        queue = self._where.pop(incident, None)
        if queue is not None:
            del self.queues[queue][incident]
