"""
The rhythm of the day: what comes up by the clock and not with an incident.

At these moments (decision 10) people are asked whether they step back from their work to look at the whole.  Without a
practice they do not, and nothing happens.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.changeover import changeovers
from desk_theatre.simulation.encouragement import Encouragements, together
from desk_theatre.simulation.person import Interruption
from desk_theatre.simulation.stand_up import StandUp

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.practices.answers import Encouragement, Influence
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.manager import Manager
    from desk_theatre.simulation.person import Person

    Beat = tuple[int, Callable[[int], None], int]


class ScheduledWork:
    """
    Args:
        floor: where people work.
        manager: who is asked, too.
    """

    def __init__(self, floor: Floor, manager: Manager) -> None:
        self.floor = floor
        self.clock = floor.clock
        self.manager = manager
        self.everybody = (*floor.people.values(), manager.person)
        self.encouragements = Encouragements()
        self.stand_up = StandUp(floor, manager, self.send, self.encourage)
        self._owner = self._most_senior()

    def open(self) -> None:
        """
        The day begins.
        """
        for point, ask in (("celebrate", self._celebrate), ("tend", self._tend)):
            for length in self.floor.decisions.rhythm(point):
                self.clock.ring(length, self._again, (length, ask, 1))
        for ahead in self.floor.decisions.ahead("gather"):
            for count, ends in enumerate(changeovers(self.floor.scenario.conference), 1):
                if ends - ahead > self.clock.now:
                    self.clock.ring(ends - ahead - self.clock.now, self.stand_up.hold, count)

    def state(self) -> tuple[object, ...]:
        """
        What went well and what still encourages, for the digest of the whole state.
        """
        return self.floor.successes.state(), self.encouragements.lasting(self.clock.now)

    def influence(self) -> Influence:
        """
        How people are encouraged now.
        """
        return together([*self.floor.decisions.influences(), *self.encouragements.lasting(self.clock.now)])

    def send(self, person: Person, errand: Interruption) -> None:
        """
        Somebody does something next that is nobody's incident.
        """
        if person is self.manager.person:
            self.manager.attend(errand)
        else:
            person.send(errand)

    def encourage(self, encouragement: Encouragement) -> None:
        """
        One more person is encouraged.
        """
        self.encouragements.give(encouragement, 1.0 / len(self.everybody), self.clock.now)

    def _again(self, beat: Beat) -> None:
        length, ask, count = beat
        ask(count)
        self.clock.ring(length, self._again, (length, ask, count + 1))

    def _celebrate(self, count: int) -> None:
        kept, sessions = self.floor.successes.take()
        if not kept and not sessions:
            return
        answers = [(person, self.floor.decisions.celebrate(person, count)) for person in self.everybody]
        joining = [(person, answer) for person, answer in answers if answer is not None]
        if joining:
            self.floor.emit(e.SuccessCelebrated(self.clock.now, kept, sessions, len(joining)))
        for person, answer in joining:
            self.send(person, Interruption("celebrating", answer.seconds, None, partial(self._cheered, answer)))

    def _tend(self, count: int) -> None:
        answer = self.floor.decisions.tend(self._owner, count)
        if answer is not None:
            self.send(self._owner, Interruption("tending", answer.seconds, None, partial(self._tended, answer)))

    def _cheered(self, answer: Encouragement, _: Person) -> None:
        self.encourage(answer)

    def _tended(self, answer: Encouragement, _: Person) -> None:
        self.encouragements.give(answer, 1.0, self.clock.now)

    def _most_senior(self) -> Person:
        staff = self.floor.scenario.organisation.desk.staff
        return self.floor.people[max(staff, key=lambda person: person.cost_per_hour).id]
