"""
Scheduled work: what comes up by the clock or by the programme, not with an incident.

At these moments (decision 10) people are asked whether they step back from their work: to celebrate, to look after the way of
working, to meet at a stand-up before a changeover, to set a practice up.  Without a practice nothing happens.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation import manager, steps
from desk_theatre.simulation.adoption import together
from desk_theatre.simulation.courses import Courses
from desk_theatre.simulation.person import SideTask

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.practices.answers import Encouragement, Gathering, Influence
    from desk_theatre.scenario.conference import Conference
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.person import Person
    from desk_theatre.simulation.scheduler import Work
    from desk_theatre.simulation.team import Team


TOGETHER = 900
"""
Seconds after the first session of a changeover within which others end in the same one.
"""


def changeovers(conference: Conference) -> list[int]:
    """
    Return the seconds of the day at which sessions end and others begin afterwards.
    """
    last = max((session.starts for session in conference.programme), default=0)
    found: list[int] = []
    for ends in sorted({session.ends for session in conference.programme}):
        if ends <= last and (not found or ends > found[-1] + TOGETHER):
            found.append(ends)
    return found


EVERY = 300
PATIENCE = 3600
"""
Seconds between two looks for a quiet moment, and until it is done anyway.  Declared assumptions.
"""


class SetupTasks:
    """
    Has the desk set up practices that need it.

    Args:
        floor: the shared state.
        done: the practices that have been set up.
        changed: called when one more has been.
    """

    def __init__(self, floor: Floor, done: tuple[str, ...], changed: Callable[[], None]) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.decisions = floor.decisions
        self.decisions.introduced = dict.fromkeys(done)
        self._changed = changed
        self._open_since: dict[str, int] = {}
        self._under_way: dict[str, None] = {}
        self._looks = 0
        self._looking = False

    def see_to(self) -> None:
        """
        Start the timer of the next look, if an active practice has to be set up.
        """
        if self.decisions.to_introduce and not self._looking:
            self._looking = True
            self.clock.call(EVERY, self._look)

    def _look(self) -> None:
        self._looking = False
        self._looks += 1
        for practice in self.decisions.to_introduce:
            if practice not in self._under_way:
                since = self._open_since.setdefault(practice, self.clock.now)
                self._ask(practice, self._free(insisting=self.clock.now - since >= PATIENCE))
        self.see_to()

    def _free(self, *, insisting: bool) -> list[Person]:
        """
        Return the people who may be asked: the idle ones in a quiet moment; else nobody, or everybody when
        `insisting`.
        """
        team = self.floor.desk.team
        if 2 * len(team.idle) >= len(team.people):
            return team.idle
        return sorted(team.people, key=lambda person: (person.busy_until, person.index)) if insisting else []

    def _ask(self, practice: str, people: list[Person]) -> None:
        for person in people:
            length = self.decisions.seconds_to_settle(person, practice, self._looks)
            if length is not None:
                self._under_way[practice] = None
                person.do_next(SideTask("agreeing", length, then=lambda by: self._settled(practice, by)))
                return

    def _settled(self, practice: str, by: Person) -> None:
        del self._under_way[practice]
        self.decisions.introduced[practice] = None
        self.floor.emit(e.PracticeIntroduced(self.clock.now, practice, by.id))
        self._changed()


class StandUp:
    """
    The stand-up before a changeover: each person says what is stuck and is reminded of what they have forgotten.

    It takes effect at the end of each person's time in it, for their own team: a forgotten incident is remembered, one left for a
    hero is freed, and one of another team is assigned to that.  The manager gives back what was taken over.

    Args:
        floor: the shared state.
        encourage: called with the encouragement of each person who joins.
    """

    def __init__(self, floor: Floor, encourage: Callable[[Encouragement], None]) -> None:
        self.floor = floor
        self.encourage = encourage

    def hold(self, count: int) -> None:
        """
        Hold the `count`th stand-up: each person who follows the practice joins as soon as the work in hand is done.
        """
        for person in (*self.floor.people.values(), self.floor.manager):
            answer = self.floor.decisions.gather(person, count, person.id)
            if answer is not None:
                seconds = answer.encouragement.seconds
                joined = partial(self._joined, answer, count)
                self.floor.send(person, SideTask("stand-up", seconds, None, joined))

    def _joined(self, answer: Gathering, count: int, person: Person) -> None:
        self.encourage(answer.encouragement)
        if person is self.floor.manager:
            manager.give_all_back(self.floor)
            return
        self._remember(answer, count, person)
        self._share(self.floor.team_of(person), person)
        self._send_home(self.floor.team_of(person), person)

    def _remember(self, answer: Gathering, count: int, person: Person) -> None:
        floor = self.floor
        mine = [floor.incidents[number] for number, by in floor.forgotten.items() if by is person]
        for incident in mine:
            if floor.draws.uniform(incident.number, b"recall %d" % count) < answer.recalls:
                steps.remember(floor, person, incident)

    def _share(self, team: Team, person: Person) -> None:
        for incident in team.backlog.hard_ones():
            skill = incident.kind.skill
            if sum(team.able(each, skill) for each in team.people) > 1:
                steps.free(self.floor, person, incident)

    def _send_home(self, team: Team, person: Person) -> None:
        floor = self.floor
        for incident in team.backlog.waiting():
            if incident.owner != team.id and incident.queued:  # what goes home may push another out of a head
                team.dequeue(incident)
                incident.handovers += 1
                steps.assign(floor, person, incident, incident.owner, incident.complete)


class ScheduledWork:
    """
    Args:
        floor: the shared state.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.everybody = (*floor.people.values(), floor.manager)
        self.encouragements = floor.encouragements
        self.courses = Courses(floor)
        self.stand_up = StandUp(floor, self.encourage)
        self._owner = self._most_senior()

    def open(self) -> None:
        """
        Start the timers of what comes up by the clock and by the programme.
        """
        decisions = self.floor.decisions
        for point, ask in (
            (decisions.celebrate, self._celebrate),
            (decisions.tend, self._tend),
            (decisions.attend, self.courses.hold),
        ):
            for length in decisions.rhythm(point):
                self.clock.process(self._again_and_again(length, ask))
        for ahead in self.floor.decisions.ahead(self.floor.decisions.gather):
            for count, ends in enumerate(changeovers(self.floor.scenario.conference), 1):
                if ends - ahead > self.clock.now:
                    self.clock.call(ends - ahead - self.clock.now, self.stand_up.hold, count)

    def state(self) -> tuple[object, ...]:
        """
        Return the wins, the encouragements that last and the courses, for the digest of the organisation.
        """
        return self.floor.wins.state(), self.encouragements.lasting(self.clock.now), *self.courses.state()

    def influence(self) -> Influence:
        """
        Return the sum of what influences people now.
        """
        return together([*self.floor.decisions.influences(), *self.encouragements.lasting(self.clock.now)])

    def encourage(self, encouragement: Encouragement) -> None:
        """
        Add an encouragement that reaches one person.
        """
        self.encouragements.give(encouragement, 1.0 / len(self.everybody), self.clock.now)

    def _again_and_again(self, length: int, ask: Callable[[int], None]) -> Work:
        for count in itertools.count(1):
            yield self.clock.timeout(length)
            ask(count)

    def _celebrate(self, count: int) -> None:
        met, sessions = self.floor.wins.take()
        if not met and not sessions:
            return
        answers = [(person, self.floor.decisions.celebrate(person, count, person.id)) for person in self.everybody]
        joining = [(person, answer) for person, answer in answers if answer is not None]
        if joining:
            self.floor.emit(e.SuccessCelebrated(self.clock.now, met, sessions, len(joining)))
        for person, answer in joining:
            self.floor.send(person, SideTask("celebrating", answer.seconds, None, partial(self._cheered, answer)))

    def _tend(self, count: int) -> None:
        answer = self.floor.decisions.tend(self._owner, count, self._owner.id)
        if answer is not None:
            self.floor.send(self._owner, SideTask("tending", answer.seconds, None, partial(self._tended, answer)))

    def _cheered(self, answer: Encouragement, _: Person) -> None:
        self.encourage(answer)

    def _tended(self, answer: Encouragement, _: Person) -> None:
        self.encouragements.give(answer, 1.0, self.clock.now)

    def _most_senior(self) -> Person:
        staff = self.floor.scenario.organisation.desk.staff
        return self.floor.people[max(staff, key=lambda person: person.cost_per_hour).id]
