"""
The floor: everything the organisation shares, and every step an incident can take.

People (`person.py`) decide what to do; what then becomes of the incident, its line, its delegate and its session is told
here.  Whatever happens, happens by `Floor.emit`: an event that the life cycle does not have for the state of its incident is
refused there.  Whatever waits is void when the incident has moved on meanwhile, so nothing is ever refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpy import Interrupt

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import MOVING, State, step
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.sla import AMBER, retargeted
from desk_theatre.simulation.decisions import Defaults
from desk_theatre.simulation.delegates import Delegates
from desk_theatre.simulation.draws import LOTS, Draws, RecurringDraws, lasts
from desk_theatre.simulation.escalation import EscalationProcess
from desk_theatre.simulation.intake import Desk
from desk_theatre.simulation.person import Interruption, Person
from desk_theatre.simulation.practice_view import PracticeView
from desk_theatre.simulation.problems import Problems
from desk_theatre.simulation.scheduler import Scheduler
from desk_theatre.simulation.sessions import ProgrammeProcess, Wins
from desk_theatre.simulation.sla_seconds import SlaSeconds
from desk_theatre.simulation.team import Team

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from desk_theatre.itsm.kind import Kind
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.simulation.decisions import Decisions
    from desk_theatre.simulation.incident import Incident
    from desk_theatre.simulation.manager import Approvals
    from desk_theatre.simulation.scheduler import Work


_STAYS_IN_HAND = frozenset({State.HELD, State.RECORDED, State.IN_WORK, State.RESOLVED})
"""
The states in which whoever has an incident in hand, at the counter or at work, goes on with it.
"""


class Floor:
    """
    Args:
        scenario: what is played.
        chance: the luck of this round.
        decisions: the practices in force and who does them.
        known_errors: what is written down already.
    """

    __slots__ = (
        "_events",
        "again",
        "approvals",
        "asked_for",
        "attend",
        "chance",
        "chaos",
        "clock",
        "decisions",
        "delegates",
        "desk",
        "escalation",
        "faults",
        "forgotten",
        "guesses",
        "incidents",
        "informing",
        "kept",
        "known_errors",
        "manager",
        "people",
        "programme",
        "scenario",
        "sla_seconds",
        "solved",
        "successes",
        "teams",
        "watching",
    )

    LEAST_SKILL = 0.25
    """
    Somebody without a skill still gets there, in four times the time.  Declared assumption.
    """

    def __init__(self, scenario: Scenario, chance: Draws, decisions: Decisions, known_errors: tuple[str, ...]) -> None:
        self.scenario = scenario
        self.chaos = scenario.chaos
        self.sla_seconds = SlaSeconds(scenario.agreement)
        self.chance = chance
        self.again = RecurringDraws(chance)
        self.decisions = decisions
        decisions.floor = PracticeView(self)
        self.clock = Scheduler(scenario.conference.opens)
        self._events: list[e.Event] = []
        self.known_errors: dict[str, None] = dict.fromkeys(known_errors)
        self.solved: dict[str, None] = {}
        self.incidents: dict[int, Incident] = {}
        self.asked_for: dict[int, Incident] = {}
        self.forgotten: dict[int, Person] = {}
        self.kept: list[Incident] = []  # by the manager
        self.attend: Callable[[Interruption], None]  # sends the manager
        self.informing = False
        self.watching = False
        self._staff()
        self.desk = Desk(self.teams[scenario.organisation.desk.id])
        self.guesses = Defaults(
            self.chaos, self.again, (team for team in self.teams.values() if team is not self.desk.team)
        )
        self.successes = Wins()
        self.programme = ProgrammeProcess(scenario.conference, self.clock, self.emit, self.successes)
        self.delegates = Delegates(self)
        self.faults = Problems(self)
        self.approvals: Approvals  # they know the manager, who stands on this floor
        self.escalation = EscalationProcess(self)

    def _staff(self) -> None:
        organisation = self.scenario.organisation
        self.teams = {team.id: Team(i, team.id, self.decisions) for i, team in enumerate(organisation.teams)}
        self.people: dict[str, Person] = {}
        for team in organisation.teams:
            for staff in team.staff:
                person = Person(len(self.people), staff, self.teams[team.id], self)
                self.people[person.id] = person
                self.teams[team.id].join(person)
        self.manager = Person(len(self.people), organisation.manager, None, self)
        for each in self.teams.values():
            each.settle()

    @property
    def now(self) -> int:
        """
        The second of the day.
        """
        return self.clock.now

    def urgency(self, kind: Kind, room: str | None) -> Level:
        """
        How soon an incident of this kind in this room hurts, by the agreed rule.
        """
        return self.scenario.agreement.urgency(kind.urgency, self.programme.until_next(room))

    # -- what happens --------------------------------------------------------------------------------------------

    def emit(self, event: Any) -> None:
        """
        Let an event happen.  If it is one that moves an incident, the incident is in its next state from now on.

        Raises:
            StepNotAllowed: the life cycle has no such step for the incident; nothing has changed.
        """
        if type(event) in MOVING:
            incident = self.incidents[event.incident]
            state = step(incident.state, event)
            if state is not incident.state:
                incident.state = state
                incident.episode += 1
                if state not in _STAYS_IN_HAND:
                    incident.handler = None
        self._events.append(event)

    def take_events(self) -> list[e.Event]:
        """
        Return what has happened since this was asked last, in order.
        """
        happened, self._events = self._events, []
        return happened

    def later(self, length: int, incident: Incident, what: Callable[[Incident], None]) -> None:
        """
        Call `what(incident)` in `length` seconds, at least one; not if the incident has moved on meanwhile.
        """
        self.clock.call(max(1, length), self._now_or_never, incident, incident.episode, what)

    def _now_or_never(self, incident: Incident, episode: int, what: Callable[[Incident], None]) -> None:
        if incident.episode == episode:
            what(incident)

    # -- what things are worth -----------------------------------------------------------------------------------

    def worth(self, kind: Kind, impact: Level, urgency: Level, guess: bool) -> Priority:
        """
        The priority of this impact and urgency; a major incident is declared by those who judge, not by guessing.
        """
        if kind.major and not guess:
            return Priority.MAJOR
        return self.scenario.agreement.table.priority(impact, urgency)

    def revalue(self, incident: Incident, priority: Priority) -> None:
        """
        To the business it is worth this much from now on: a shorter target counts from here, and moves no deadline back.
        """
        if priority is not incident.priority:
            elapsed, raised = incident.counted(self.clock.now), priority < incident.priority
            incident.target = retargeted(incident.target, elapsed, self.sla_seconds.resolution[priority], raised=raised)
            incident.priority = priority

    def judge(self, incident: Incident, priority: Priority) -> None:
        """
        From now on somebody thinks that it is worth this much, and so when its promise passes.
        """
        incident.judged = priority
        as_agreed = priority is incident.priority
        incident.within = incident.target if as_agreed else self.sla_seconds.resolution[priority]
        if self.watching:
            self.watch(incident)
        self.escalation.watch(incident)

    def watch(self, incident: Incident) -> None:
        """
        Somebody keeps an eye on how much of its promise is used up.
        """
        if incident.within is None:
            return
        amber = max(self.clock.now, incident.used(AMBER))
        if not incident.watched or amber < incident.watched:
            incident.watched = amber
            self.clock.call(amber - self.clock.now, self._amber, incident)

    def _amber(self, incident: Incident) -> None:
        incident.watched = 0
        if not (self.watching and incident.open) or incident.away:
            return
        if self.clock.now < incident.used(AMBER):
            self.watch(incident)  # it has waited for the delegate meanwhile, which does not count
            return
        incident.near_breach = True
        if incident.waiting_since >= 0 and incident.team is not None:
            incident.team.line.file_again(incident)

    # -- the steps of an incident --------------------------------------------------------------------------------

    def report(self, incident: Incident) -> None:
        """
        A delegate stands at the counter.
        """
        self.enter(incident)
        self.delegates.report(incident)
        self.desk.hear(incident)

    def enter(self, incident: Incident) -> None:
        """
        There is one more.
        """
        incident.owner = self.teams[incident.kind.team]
        incident.target = self.sla_seconds.resolution[incident.priority]
        self.incidents[incident.number] = incident
        if incident.blocking:
            self.programme.block(incident)
        self.emit(
            e.IncidentReported(
                self.clock.now,
                incident.number,
                incident.kind.id,
                incident.room,
                incident.delegate,
                incident.live,
                incident.priority,
            )
        )

    def hand_to(self, by: Person, incident: Incident, team: Team, complete: bool) -> None:
        """
        It goes to a team; if it is written down nowhere, somebody there has to keep it in the head.
        """
        self.emit(e.IncidentAssigned(self.clock.now, incident.number, by.id, team.id, complete))
        if incident.keeper is not None:
            incident.keeper.let_go(incident)
        incident.complete = complete
        if not incident.recorded:
            lot = self.again.hand_overs.lot(2, incident.handovers, incident.key)
            team.people[lot * len(team.people) // LOTS].keep(incident)
        self.lay_down(incident, team)

    def pick_up(self, by: Person, incident: Incident) -> None:
        """
        Somebody takes it in hand, to solve it.
        """
        self.emit(e.IncidentPickedUp(self.clock.now, incident.number, by.id))
        incident.handler = by
        if incident.keeper is not None:
            incident.keeper.let_go(incident)

    def forget(self, by: Person, incident: Incident, pushed_out_by: Incident | None) -> None:
        """
        It is lost.
        """
        reason = None if pushed_out_by is None else pushed_out_by.number
        self.emit(e.IncidentLost(self.clock.now, incident.number, by.id, reason))
        by.let_go(incident)
        incident.back_at = -1
        incident.run_on(self.clock.now)
        self.forgotten[incident.number] = by
        self.take_out(incident)

    def recover(self, by: Person, incident: Incident) -> None:
        """
        The delegate tells it again.
        """
        self.emit(e.IncidentRecovered(self.clock.now, incident.number, by.id))
        del self.forgotten[incident.number]
        incident.asked_at = self.clock.now
        incident.team = None
        incident.complete, incident.diagnosed, incident.supplied = True, False, False
        incident.escalated = incident.pressing = False

    def remember(self, by: Person, incident: Incident) -> None:
        """
        It comes back to mind, and goes to those whose it is; what was found out about it so far is gone.
        """
        self.emit(e.IncidentRemembered(self.clock.now, incident.number, by.id))
        del self.forgotten[incident.number]
        if self.watching:
            self.watch(incident)
        self.escalation.watch(incident)
        incident.diagnosed, incident.supplied = False, False
        incident.handovers += 1
        assert incident.owner is not None
        self.hand_to(by, incident, incident.owner, not self.guesses.something_missing(incident))

    def loudest(self, incident: Incident) -> None:
        """
        Somebody was here for it again; those who listen to the loudest take it next.
        """
        incident.asked_at = self.clock.now
        if incident.team is not None and incident.waiting_since >= 0:
            incident.team.line.shout(incident)
        self.asked_for[incident.number] = incident

    def continue_after(self, incident: Incident, length: int) -> None:
        """
        What it waits for comes in `length` seconds.
        """
        self.later(length, incident, self._continue)

    def call_supplier(self, incident: Incident, length: int) -> None:
        """
        The supplier will have done the part of the work that is theirs in `length` seconds, or sooner if called again.
        """
        incident.back_at = self.clock.now + max(1, length)
        incident.visit = self.clock.process(self._supplier_visit(incident, incident.episode))

    def _supplier_visit(self, incident: Incident, episode: int) -> Work:
        while incident.episode == episode and incident.back_at > self.clock.now:
            try:
                yield self.clock.timeout(incident.back_at - self.clock.now)
            except Interrupt:
                continue  # called again: `back_at` is sooner now
        if incident.episode == episode:
            self._continue(incident)

    def supplier_seconds(self, by: Person, incident: Incident) -> int:
        """
        From the call until the supplier has done the part of the work that is theirs.
        """
        supplier = self.scenario.organisation.supplier
        arrives = lasts(supplier.arrives, incident.nature[8])
        agreed = self.decisions.supplier_within(by, incident)
        return min(arrives, arrives if agreed is None else agreed) + lasts(supplier.works, incident.nature[9])

    def resolve(self, by: Person, incident: Incident, *, first_contact: bool) -> None:
        """
        It is mended, or so it seems.
        """
        self.emit(e.IncidentResolved(self.clock.now, incident.number, by.id, first_contact))
        self.asked_for.pop(incident.number, None)
        incident.resolved_at = self.clock.now
        self.solved[incident.cause] = None
        self.faults.solved(incident)
        if incident.blocking:
            self.programme.clear(incident)
        self.successes.solved(incident, self.clock.now)
        self.delegates.notice(by, incident, by.fatigue.errs())

    def write_down(self, by: Person, incident: Incident) -> None:
        """
        What helped is known from now on.
        """
        if incident.cause not in self.known_errors:
            self.known_errors[incident.cause] = None
            self.emit(e.KnownErrorRecorded(self.clock.now, incident.number, by.id, incident.cause))

    def close(self, incident: Incident) -> None:
        """
        Nobody has to think of it any more, except the delegate.
        """
        self.emit(e.IncidentClosed(self.clock.now, incident.number))

    def reopen(self, incident: Incident) -> None:
        """
        It was not mended; the delegate is at the counter again.
        """
        self.emit(e.IncidentReopened(self.clock.now, incident.number))
        incident.began += self.clock.now - incident.resolved_at
        incident.escalated = incident.pressing = False
        incident.team = None
        incident.asked_at = self.clock.now
        if incident.blocking:
            self.programme.block(incident)
        self.delegates.come_back(incident)
        self.desk.hear(incident)

    def withdraw(self, incident: Incident) -> None:
        """
        Nobody wants it any more; whoever has it in hand stops after the piece of work under way.
        """
        self.emit(e.IncidentWithdrawn(self.clock.now, incident.number))
        self.forgotten.pop(incident.number, None)
        self.asked_for.pop(incident.number, None)
        self.take_out(incident)
        if incident.keeper is not None:
            incident.keeper.let_go(incident)
        if incident.blocking:
            self.programme.clear(incident)

    def take_out(self, incident: Incident) -> None:
        """
        It does not lie where it lay: in a line, or with the manager.
        """
        if incident.waiting_since >= 0:
            assert incident.team is not None
            incident.team.release(incident)
        elif incident in self.kept:
            self.kept.remove(incident)

    def _continue(self, incident: Incident) -> None:
        self.emit(e.IncidentContinued(self.clock.now, incident.number))
        assert incident.owner is not None
        incident.back_at = -1
        self.lay_down(incident, incident.owner)

    def lay_down(self, incident: Incident, team: Team) -> None:
        """
        It waits in a team's line; if it is pressing and nobody takes it at once, somebody may escalate it.
        """
        taken = team.receive(incident, self.clock.now)
        if incident.pressing and not taken:
            self.escalation.consider(incident)
