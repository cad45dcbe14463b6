"""
The rhythm of the day: what comes up by the clock and not with an incident.

At these moments (decision 10) people are asked whether they step back from their work to look at the whole.  Without a
practice they do not, and nothing happens.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.encouragement import Encouragements, together
from desk_theatre.simulation.person import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.practices.practice import Encouragement, Influence
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.manager import Manager
    from desk_theatre.simulation.person import Person

    Beat = tuple[int, Callable[[int], None], int]


class Rhythm:
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
        self._owner = self._most_senior()

    def open(self) -> None:
        """
        The day begins.
        """
        for point, ask in (("celebrate", self._celebrate), ("tend", self._tend)):
            for length in self.floor.decisions.rhythm(point):
                self.clock.ring(length, self._again, (length, ask, 1))

    def influence(self) -> Influence:
        """
        How people are encouraged now.
        """
        return together([*self.floor.decisions.influences(), *self.encouragements.lasting(self.clock.now)])

    def send(self, person: Person, errand: Errand) -> None:
        """
        Somebody does something next that is nobody's incident.
        """
        if person is self.manager.person:
            self.manager.attend(errand)
        else:
            person.send(errand)

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
            cheered = partial(self._encouraged, answer, 1.0 / len(self.everybody))
            self.send(person, Errand("celebrating", answer.seconds, None, cheered))

    def _tend(self, count: int) -> None:
        answer = self.floor.decisions.tend(self._owner, count)
        if answer is not None:
            self.send(self._owner, Errand("tending", answer.seconds, None, partial(self._encouraged, answer, 1.0)))

    def _encouraged(self, answer: Encouragement, weight: float, _: Person) -> None:
        self.encouragements.give(answer, weight, self.clock.now)

    def _most_senior(self) -> Person:
        staff = self.floor.scenario.organisation.desk.staff
        return self.floor.people[max(staff, key=lambda person: person.cost_per_hour).id]
