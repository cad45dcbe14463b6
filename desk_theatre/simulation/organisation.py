"""
The organisation for the length of one round: commands in, events out.

The caller says how far time has come, in whole seconds of the day.  In how many steps makes no difference.  A command at a
second acts after everything that happens by itself in that second.

Practices switched within one second act together, from the end of that second on.  So their order makes no difference, and
a practice that is switched on and off again, or off and on again, within a second leaves no trace.

Incidents of the scenario have even numbers, in the order in which they come; those that the room and the facilitator add have
odd ones.  So neither shifts the other, and an incident of the scenario has the same number in each round and under every
practice.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from attrs import field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import step
from desk_theatre.itsm.values import value
from desk_theatre.scenario.offering import offered
from desk_theatre.simulation import delegates, manager, steps
from desk_theatre.simulation.adoption import Adoption, paces
from desk_theatre.simulation.decisions import Decisions
from desk_theatre.simulation.demand import ArrivalStream, UpcomingArrivals
from desk_theatre.simulation.draws import Draws
from desk_theatre.simulation.floor import Floor
from desk_theatre.simulation.incident import Incident, nature_of
from desk_theatre.simulation.learning import Learning
from desk_theatre.simulation.practice_view import PracticeView
from desk_theatre.simulation.reactions import REACTIONS
from desk_theatre.simulation.room_checks import RoomChecks
from desk_theatre.simulation.room_reports import RoomReports
from desk_theatre.simulation.scheduled import ScheduledWork, SetupTasks
from desk_theatre.simulation.shift import shift

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_theatre.itsm.commands import How
    from desk_theatre.itsm.kind import Kind
    from desk_theatre.itsm.scene import Stakeholder
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.simulation.scheduler import Work


@value
class Carried:
    """
    What a round leaves to the next.

    Args:
        commitment: for each practice, one level a person, 0 to 1.
        skills: for each person, skills that may have grown.
        known_errors: ids of those documented.
        extras: how many incidents the room and the facilitator have added so far.
        introduced: the practices that have been set up.
        resolved_causes: ids of the root causes whose incidents people have resolved, and may have seen again.
        begun: for each practice that was ever active, the number of the round in which it first was.
    """

    commitment: Mapping[str, tuple[float, ...]] = field(factory=dict)
    skills: Mapping[str, Mapping[str, float]] = field(factory=dict)
    known_errors: tuple[str, ...] = ()
    extras: int = 0
    introduced: tuple[str, ...] = ()
    resolved_causes: tuple[str, ...] = ()
    begun: Mapping[str, int] = field(factory=dict)


class Organisation:
    """
    Args:
        scenario: what is played.
        seed: of its luck.
        number: of the round, from 1.
        practices: active when the round opens, and how each was introduced.
        carried: from the round before; `None` for the first.
        reasons: for practices active when the round opens, the group for which a reason was given.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        number: int = 1,
        practices: Mapping[str, How] | None = None,
        carried: Carried | None = None,
        reasons: Mapping[str, Stakeholder] | None = None,
    ) -> None:
        carried = carried or Carried()
        self.scenario = scenario
        self.number = number
        self.draws = Draws(seed * 1000 + number if scenario.plan.fresh_demand else seed)
        people, rates = len(scenario.organisation.everybody), scenario.commitment
        # What people are like is the same in all rounds, also where each round has a day of its own.
        self.commitment = Adoption(rates, people, carried.commitment, paces(rates.differ, people, Draws(seed)))
        self.decisions = Decisions(offered(scenario.offer), self.commitment)
        self.floor = Floor(scenario, self.draws, self.decisions, carried.known_errors, REACTIONS)
        self.decisions.view = PracticeView(self.floor)
        self.clock = self.floor.clock
        self.setup_tasks = SetupTasks(self.floor, carried.introduced, self._enforce)
        self.scheduled = ScheduledWork(self.floor)
        self.practices: dict[str, How] = dict(practices or {})  # as switched by now
        self.reasons: dict[str, Stakeholder] = dict(reasons or {})
        self._counting: Mapping[str, How] = dict(self.practices)  # those at the beginning of this second
        self._extras = carried.extras
        self._begun = dict(carried.begun)
        self.decisions.from_earlier = frozenset(practice for practice, round_ in self._begun.items() if round_ < number)
        self.upcoming = UpcomingArrivals(ArrivalStream(scenario, self.draws))
        self.room_checks = RoomChecks(self.floor, self.upcoming)
        self.room_reports = RoomReports(self.floor, self.upcoming)
        self.learning = Learning(self.floor, self.commitment, self.scheduled.influence, self._look_again)
        self._learned(carried.skills)
        self._resolved_before = carried.resolved_causes
        self._open()

    # -- commands ------------------------------------------------------------------------------------------------

    @property
    def now(self) -> int:
        """
        The second of the day up to which everything has happened.
        """
        return self.clock.now

    def advance(self, until: int) -> list[e.Event]:
        """
        Let time pass up to and including second `until`; return the events on the way, in order.
        """
        if until > self.clock.now and self.practices != self._counting:
            self.clock.enter_next_second()  # else events of this second mix with those of a command in it
            self._announce()
        self.clock.advance(until)
        return self.floor.take_events()

    def submit(self, kind: Kind, room: str | None, *, live: bool = True) -> tuple[int, list[e.Event]]:
        """
        Report an incident for the room (`live`) or the facilitator; return its number and the events of this second.
        One for the room takes the place of another, if the scenario says so; whoever calls this has asked `room_reports`
        for objections.
        """
        number = self._extra()
        u = self.draws.uniform(number, b"delegate")
        if live:
            self.room_reports.replace(kind)
        self._report(number, kind, room, 1 + int(u * self.scenario.conference.delegates), live)
        if live:
            self.room_reports.count()
        return number, self.advance(self.clock.now)

    def leave_out(self) -> None:
        """
        Use up the number of a recorded report that cannot be taken again here, so that later ones keep theirs.
        """
        self._extra()

    def inject(self, kind: Kind, room: str | None, count: int, minutes: int) -> list[e.Event]:
        """
        Report `count` incidents of one kind, spread evenly over the next `minutes`; return the events of this
        second.
        """
        for i in range(count):
            number = self._extra()
            delegate = 1 + int(self.draws.uniform(number, b"delegate") * self.scenario.conference.delegates)
            self.clock.call(minutes * 60 * i // count, self._report, number, kind, room, delegate, live=False)
        return self.advance(self.clock.now)

    def withdraw(self, number: int) -> list[e.Event]:
        """
        Let the latest delegate of an incident give up; return the events. It is withdrawn when no other delegate has it.

        Raises:
            StepNotAllowed: it is resolved or withdrawn already; nothing has changed.
        """
        incident = self.floor.incidents[number]
        step(incident.state, e.IncidentWithdrawn(self.clock.now, number))
        delegates.give_up(self.floor, incident.waiting[-1])
        return self.advance(self.clock.now)

    def join(self, number: int) -> list[e.Event]:
        """
        Add one more delegate to an incident; return the events.
        """
        delegates.join(self.floor, self.floor.incidents[number])
        return self.advance(self.clock.now)

    def is_open(self, number: int) -> bool:
        """
        Return whether there is an incident with this number, neither resolved nor withdrawn.
        """
        incident = self.floor.incidents.get(number)
        return incident is not None and incident.open

    def switch(self, practice: str, on: bool, how: How) -> list[e.Event]:
        """
        Switch a practice on or off from the next second on; return the event. One switched off and on again within
        a second keeps the way in which it was introduced, whatever `how` says.
        """
        self.practices.pop(practice, None)
        if on:
            how = self._counting.get(practice, how)
            self.practices[practice] = how
        why = self.reasons.get(practice) if on else None
        self.floor.emit(e.PracticeSwitched(self.clock.now, practice, on, how, why))
        return self.floor.take_events()

    def carried(self) -> Carried:
        """
        Return what the next round starts from.
        """
        skills = {person.id: dict(person.skills) for person in self.floor.people.values()}
        known_errors, introduced = tuple(self.floor.known_errors), tuple(self.decisions.introduced)
        causes = tuple(dict.fromkeys((*self._resolved_before, *self.floor.resolved_causes)))
        levels, begun = self.commitment.carried(), dict(self._begun)
        return Carried(levels, skills, known_errors, self._extras, introduced, causes, begun)

    def digest(self) -> str:
        """
        Return a fingerprint of the state: open incidents, people, queues, knowledge, practices, and when something
        is due next.
        """
        floor = self.floor
        state = (
            self.clock.now,
            [incident.snapshot() for incident in floor.incidents.values() if incident.open],
            [person.state() for person in floor.people.values()],
            floor.desk.state(),
            [(team.id, team.backlog.length) for team in floor.teams.values()],
            [incident.number for incident in floor.with_manager],
            self.scheduled.state(),
            self.learning.state(),
            [pending.incident.number for pending in floor.approvals],
            self.upcoming.state(),
            sorted(self.commitment.carried().items()),
            tuple(floor.known_errors),
            floor.problems.state(),
            tuple(self.decisions.introduced),
            sorted(self.practices.items()),
            len(floor.incidents),
            self.clock.next_due(),
            *self.room_reports.state(),
            *sorted(self.decisions.undone),
        )
        return blake2b(repr(state).encode(), digest_size=12).hexdigest()

    # -- the day -------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        floor = self.floor
        people = self.scenario.organisation
        reasons = {practice: people.places(why) for practice, why in self.reasons.items()}
        self.commitment.announce(self.practices, reasons=reasons)
        self._enforce()
        closes = self.scenario.conference.closes
        floor.emit(e.RoundOpened(self.clock.now, self.number, closes, self.decisions.in_force))
        self._collect()
        self.learning.measure()
        self.setup_tasks.see_to()
        for person in self.floor.people.values():
            person.shift = self.clock.process(shift(floor, person))
        self.clock.process(manager.day(floor))
        self.scheduled.open()
        self.room_checks.open()
        self.clock.process(self.learning.day())
        self.clock.process(self._day())
        floor.problems.open()
        self.floor.sessions.open()
        self.room_reports.open()

    def _day(self) -> Work:
        clock = self.clock
        while (arrival := self.upcoming.first()) is not None:
            if arrival.at > clock.now:
                yield clock.timeout(arrival.at - clock.now)
            number = self.upcoming.take()
            if number is not None and not self.floor.problems.gone(arrival.fault):
                self._report(number, arrival.kind, arrival.room, arrival.delegate, live=False)

    def _report(self, number: int, kind: Kind, room: str | None, delegate: int, live: bool) -> None:
        floor = self.floor
        priority = floor.worth(kind, kind.impact, floor.urgency(kind, room), guess=False)
        nature = nature_of(number, kind, self.scenario, self.draws)
        delegates.report(floor, Incident(number, kind, room, delegate, live, floor.now, priority, nature))

    def _extra(self) -> int:
        self._extras += 1
        return 2 * self._extras - 1

    def _announce(self) -> None:
        added = {practice: how for practice, how in self.practices.items() if practice not in self._counting}
        self.commitment.announce(added, self.practices)
        self.reasons = {practice: why for practice, why in self.reasons.items() if practice in self.practices}
        self._counting = dict(self.practices)
        self._enforce()
        self.learning.measure()
        self.setup_tasks.see_to()

    def _enforce(self) -> None:
        decisions, floor = self.decisions, self.floor
        before = decisions.ranking
        for practice in self._counting:
            self._begun.setdefault(practice, self.number)
        decisions.set_in_force(tuple(practice for practice in decisions.practices if practice in self._counting))
        for team in floor.teams.values():
            team.backlog.stand_apart(decisions.leaves.asked)
            for practice in before:
                if practice not in decisions.ranking:
                    team.backlog.forget_order(practice)
            for practice in decisions.ranking:
                team.backlog.rank_by(practice, decisions.rank_of(practice))
        for incident in floor.incidents.values():
            if incident.open:
                if decisions.inform.asked:
                    delegates.expect_news(floor, incident)
                steps.watch(floor, incident)
        self._look_again()

    def _look_again(self) -> None:
        """
        Wake the idle, because people work in another way now and may take something that waits.
        """
        for team in self.floor.teams.values():
            team.queue_changed()

    def _collect(self) -> None:
        """
        Document, before the day begins, what people resolved in earlier rounds, as far as they follow a practice of doing
        so; emit WorkaroundsCollected.
        """
        floor = self.floor
        for practice, _, hook in self.decisions.collect.hooks:
            level = self.commitment.mean(practice) if hook() else 0.0
            found = [
                cause
                for cause in self._resolved_before
                if cause not in floor.known_errors and self.draws.uniform(0, b"collects " + cause.encode()) < level
            ]
            if found:
                floor.known_errors.update(dict.fromkeys(found))
                floor.emit(e.WorkaroundsCollected(self.clock.now, tuple(found)))

    def _learned(self, skills: Mapping[str, Mapping[str, float]]) -> None:
        for person, known in skills.items():
            if person in self.floor.people:
                self.floor.people[person].skills.update(known)
