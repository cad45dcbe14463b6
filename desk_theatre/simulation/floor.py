"""
The floor: the state that the whole organisation shares, and the one place where an event arises.

The steps of an incident are in `steps`, what follows from them at once in `reactions`, and what people decide in `intake` and
`resolution`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simpy import Resource

from desk_theatre.itsm.lifecycle import MOVING
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.simulation.adoption import Encouragements
from desk_theatre.simulation.decisions import Defaults
from desk_theatre.simulation.draws import Draws, RecurringDraws
from desk_theatre.simulation.person import Person, SideTask
from desk_theatre.simulation.problems import Problems
from desk_theatre.simulation.scheduler import Scheduler
from desk_theatre.simulation.sessions import ProgrammeProcess, Wins
from desk_theatre.simulation.team import Desk, Team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from desk_theatre.itsm import events as e
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.sla import Agreement
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.simulation.decisions import Decisions
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.scheduler import Work

    Reactions = Mapping[type[e.Event], tuple[Callable[["Floor", Any], None], ...]]


class SlaSeconds:
    """
    The targets of the agreement in seconds, computed once because they are needed all day.

    Each is a tuple by priority, the most important first: `resolution`, `update` (from one message to the next), and `reminder`
    (when the desk is reminded of the next message).
    """

    def __init__(self, agreement: Agreement) -> None:
        targets = [agreement.target(priority) for priority in Priority]
        self.resolution = tuple(target.seconds("resolution") for target in targets)
        self.update = tuple(target.seconds("update") for target in targets)
        self.reminder = tuple(round(0.75 * seconds) for seconds in self.update)


class PendingApproval(NamedTuple):
    """
    A hand-over that waits for a signature; void in any other `episode` of the incident.
    """

    by: Person
    incident: Incident
    complete: bool
    episode: int

    @property
    def void(self) -> bool:
        """
        Whether the incident has moved on without it, lost or withdrawn, say.
        """
        return self.incident.episode != self.episode


class Floor:
    """
    Args:
        scenario: what is played.
        draws: the luck of this round.
        decisions: the active practices and who follows them.
        known_errors: those documented before this round.
        reactions: for each event, what follows at once.
    """

    def __init__(
        self,
        scenario: Scenario,
        draws: Draws,
        decisions: Decisions,
        known_errors: tuple[str, ...],
        reactions: Reactions,
    ) -> None:
        self.scenario = scenario
        self.chaos = scenario.chaos
        self.sla_seconds = SlaSeconds(scenario.agreement)
        self.draws = draws
        self.recurring = RecurringDraws(draws)
        self.decisions = decisions
        self.reactions = reactions
        self.clock = Scheduler(scenario.conference.opens)
        self._events: list[e.Event] = []
        self.known_errors: dict[str, None] = dict.fromkeys(known_errors)
        self.resolved_causes: dict[str, None] = {}
        self.incidents: dict[int, Incident] = {}
        self.asked_for: dict[int, Incident] = {}
        self.forgotten: dict[int, Person] = {}
        self.with_manager: list[Incident] = []
        self.approvals: list[PendingApproval] = []  # the manager's pile
        self._staff()
        self.desk = Desk(self.teams[scenario.organisation.desk.id])
        self.defaults = Defaults(self.chaos, self.recurring, (id_ for id_ in self.teams if id_ != self.desk.team.id))
        self.wins = Wins()
        self.encouragements = Encouragements()
        self.sessions = ProgrammeProcess(scenario.conference, self.clock, draws, self.emit)
        self.problems = Problems(scenario.demand.faults, self.clock, self.teams, self.emit)

    def _staff(self) -> None:
        organisation = self.scenario.organisation
        self.teams = {team.id: Team(i, team.id, self.decisions) for i, team in enumerate(organisation.teams)}
        self.people: dict[str, Person] = {}
        for team in organisation.teams:
            for staff in team.staff:
                person = Person(len(self.people), staff, team.id, self.clock, self.chaos, self.draws, self.emit)
                self.people[person.id] = person
                self.teams[team.id].join(person)
        for each in self.teams.values():
            each.settle()
        manager, index = organisation.manager, len(self.people)
        self.manager = Person(index, manager, None, self.clock, self.chaos, self.draws, self.emit)
        self.manager_time = Resource(self.clock.env)  # one thing after another

    @property
    def now(self) -> int:
        """
        The second of the day.
        """
        return self.clock.now

    def team_of(self, person: Person) -> Team:
        """
        Return the team of a person, who must not be the manager.
        """
        assert person.team is not None
        return self.teams[person.team]

    # -- what happens --------------------------------------------------------------------------------------------

    def emit(self, event: Any) -> None:
        """
        Emit an event: move its incident, note it, and call the reactions to it.

        Raises:
            StepNotAllowed: the life cycle has no such step for the incident; nothing has changed.
        """
        what = type(event)
        if what in MOVING:
            self.incidents[event.incident].move(event)
        self._events.append(event)
        if what in self.reactions:
            for react in self.reactions[what]:
                react(self, event)

    def take_events(self) -> list[e.Event]:
        """
        Return the events since the last call, in order.
        """
        happened, self._events = self._events, []
        return happened

    def later(self, length: int, incident: Incident, what: Callable[[Floor, Incident], None]) -> None:
        """
        Call `what(floor, incident)` in `length` seconds, at least one, unless the incident has moved on by then.
        """
        self.clock.call(max(1, length), self._now_or_never, incident, incident.episode, what)

    def _now_or_never(self, incident: Incident, episode: int, what: Callable[[Floor, Incident], None]) -> None:
        if incident.episode == episode:
            what(self, incident)

    def send(self, person: Person, side_task: SideTask) -> None:
        """
        Give a person, perhaps the manager, a side task; they finish the piece of work in hand first.
        """
        if person is self.manager:
            self.clock.process(self._by_the_manager(side_task))
        else:
            person.do_next(side_task)

    def _by_the_manager(self, side_task: SideTask) -> Work:
        with self.manager_time.request() as turn:
            yield turn
            yield from side_task.run(self.manager)

    # -- where incidents wait -----------------------------------------------------------------------------------

    def enqueue(self, incident: Incident, team: str) -> bool:
        """
        Put an incident into a team's backlog; return whether an idle person was woken for it.
        """
        return self.teams[team].enqueue(incident, self.now)

    def dequeue(self, incident: Incident) -> None:
        """
        Take an incident out of its team's backlog, or from the manager; do nothing if it is in neither.
        """
        if incident.queued:
            assert incident.team is not None
            self.teams[incident.team].dequeue(incident)
        elif incident in self.with_manager:
            self.with_manager.remove(incident)

    def let_go(self, incident: Incident) -> None:
        """
        Drop the incident from the head of the person who keeps it, if there is one.
        """
        if incident.keeper is not None:
            del self.people[incident.keeper].head[incident.number]
            incident.keeper = None

    # -- what things are worth -----------------------------------------------------------------------------------

    def urgency(self, kind: Kind, room: str | None) -> Level:
        """
        Return how soon an incident of this kind in this room hurts, by the agreed rule.
        """
        return self.scenario.agreement.urgency(kind.urgency, self.sessions.until_next(room))

    def worth(self, kind: Kind, impact: Level, urgency: Level, guess: bool) -> Priority:
        """
        Return the priority for this impact and urgency. Only an assessment makes it a major incident, a guess does
        not.
        """
        if kind.major and not guess:
            return Priority.MAJOR
        return self.scenario.agreement.table.priority(impact, urgency)
