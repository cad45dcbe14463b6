"""
Courses: people are away from the floor, and come back with a certificate.

A course is theory.  It raises the commitment to every active practice that is no habit yet.  What it has raised is taken away
again when the theory fades; what people have come to by doing it stays.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.person import SideTask

if TYPE_CHECKING:
    from desk_theatre.practices.answers import Course
    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.person import Person

    Theory = tuple[tuple[str, float], ...]

CLASSES = 3
"""
In how many classes the staff goes, so that the floor is never empty.  Declared assumption.
"""


class Courses:
    """
    Args:
        floor: the shared state.
    """

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self._sent: dict[str, None] = {}
        self._fading: dict[str, Theory] = {}  # by person, what each practice was raised by

    def hold(self, count: int) -> None:
        """
        Decision 10: send the people of the `count`th class who have not been yet; they finish the work in hand first.
        """
        for person in self.floor.people.values():
            if person.index % CLASSES != count % CLASSES or person.id in self._sent:
                continue
            course = self.floor.decisions.attend(person, count, person.id)
            if course is not None:
                self._sent[person.id] = None
                self.floor.send(person, SideTask("training", course.seconds, None, partial(self._certified, course)))

    def state(self) -> tuple[object, ...]:
        """
        Return who has been and what will fade, for the digest of the organisation; nothing if there was no course.
        """
        return (tuple(self._sent), tuple(self._fading.items())) if self._sent else ()

    def _certified(self, course: Course, person: Person) -> None:
        """
        Raise the person's commitment on paper; emit CertificateEarned.
        """
        adoption, floor = self.floor.decisions.commitment, self.floor
        theory = []
        for practice in floor.decisions.in_force:
            before = adoption.levels[practice][person.index]
            if before < adoption.rates.habit:
                theory.append((practice, adoption.raise_level(practice, person.index, course.theory) - before))
        self._fading[person.id] = tuple(theory)
        floor.emit(e.CertificateEarned(floor.now, person.id))
        floor.clock.call(max(1, course.lasts), self._faded, person)

    def _faded(self, person: Person) -> None:
        """
        Take away what the course has raised; emit TheoryFaded if that was anything.
        """
        adoption, floor = self.floor.decisions.commitment, self.floor
        faded = False
        for practice, gain in self._fading.pop(person.id):
            adoption.lower_level(practice, person.index, gain)
            faded = faded or practice in floor.decisions.in_force
        if faded:
            floor.emit(e.TheoryFaded(floor.now, person.id))
