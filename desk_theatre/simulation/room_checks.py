"""
Room checks: a technician goes to a room before a session and finds what a delegate would have reported.

Without a practice nobody goes, and every peak is a surprise.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation import delegates, intake, steps
from desk_theatre.simulation.incident import Incident, nature_of
from desk_theatre.simulation.person import SideTask
from desk_theatre.simulation.resolution import finish_twin, handle, same_thing, write

if TYPE_CHECKING:
    from desk_theatre.practices.answers import RoomCheck
    from desk_theatre.scenario.conference import Session
    from desk_theatre.simulation.demand import Arrival, UpcomingArrivals
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work


class RoomChecks:
    """
    Args:
        floor: the shared state.
        expected: the incidents still to come.
    """

    def __init__(self, floor: Floor, expected: UpcomingArrivals) -> None:
        self.floor = floor
        self.upcoming = expected
        owners = {kind.team for kind in floor.scenario.kinds if kind.where == "room"}
        teams = [team for team in floor.teams.values() if team.id in owners and team is not floor.desk.team]
        self._people = [person for team in teams for person in team.people]

    def open(self) -> None:
        """
        Start the timer of each check of the day.
        """
        if not self._people:
            return
        clock, programme = self.floor.clock, self.floor.scenario.conference.programme
        for ahead in self.floor.decisions.ahead(self.floor.decisions.check_room):
            for count, session in enumerate(programme, 1):
                if session.starts > clock.now:
                    clock.call(max(0, session.starts - ahead - clock.now), self._go, count, session)

    def _go(self, count: int, session: Session) -> None:
        person = min(self._people, key=lambda each: (len(each.side_tasks), each.busy_until, each.index))
        answer = self.floor.decisions.check_room(person, count, person.id, session.room)
        if answer is not None:
            person.do_next(SideTask("checking", answer.seconds, None, partial(self._look, session, answer)))

    def _look(self, session: Session, answer: RoomCheck, person: Person) -> Work:
        floor = self.floor
        found = []
        for number, arrival in self.upcoming.from_room(session.room, session.starts):
            if floor.problems.gone(arrival.fault):
                continue
            if floor.draws.uniform(number, b"found at a check") < answer.finds:
                found.append((number, arrival))
        mine = [self._find(person, number, arrival) for number, arrival in found]
        for incident in mine:
            resolved = next((other for other in mine if not other.open and same_thing(other, incident)), None)
            if resolved is None:
                yield from self._see_to(person, incident, answer)
            elif person.has(incident):
                yield from finish_twin(self.floor, person, incident, resolved)

    def _find(self, person: Person, number: int, arrival: Arrival) -> Incident:
        floor = self.floor
        self.upcoming.find(number)
        kind, room = arrival.kind, arrival.room
        priority = floor.worth(kind, kind.impact, floor.urgency(kind, room), guess=False)
        nature = nature_of(number, kind, floor.scenario, floor.draws)
        incident = Incident(number, kind, room, arrival.delegate, False, floor.now, priority, nature)
        steps.report(floor, incident)
        floor.emit(e.IncidentFound(floor.now, number, person.id))
        incident.recorded = True
        incident.handler = person.id
        floor.clock.call(max(1, arrival.at - floor.now), self._noticed, incident)
        return incident

    def _see_to(self, person: Person, incident: Incident, answer: RoomCheck) -> Work:
        """
        Resolve it at once if it is this person's to take, else assign it to the team that owns it.
        """
        floor = self.floor
        if not person.has(incident):
            return
        yield from intake.assess(floor, person, incident)
        if not person.has(incident):
            return
        team = floor.team_of(person)
        if incident.owner == team.id and team.takes(person, incident):
            yield from handle(floor, person, incident)
            return
        if answer.passes_on:
            yield from write(floor, person, incident, "handing over", answer.passes_on)
        if person.has(incident):
            incident.handovers += 1
            steps.assign(floor, person, incident, incident.owner, complete=True)

    def _noticed(self, incident: Incident) -> None:
        """
        Start the patience of the delegate who would have reported it, and sees that it is known.
        """
        if incident.open:
            delegates.wait(self.floor, incident)
