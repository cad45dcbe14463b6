"""
Introductions: what has to be settled once before a practice can count, and who of the desk does it.

It is done in a quiet moment, when at least half of the desk has nothing to do; if there is none within the hour, then anyway.  The
people of the desk are asked in turn; whether somebody does it is a question of commitment, as always, and who does not is asked
again a little later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.simulation.person import Interruption

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.simulation.floor import Floor
    from desk_theatre.simulation.person import Person

EVERY = 300
PATIENCE = 3600
"""
Seconds between two looks at whether it is quiet, and until it is done in any case.  Declared assumptions.
"""


class SetupTasks:
    """
    Args:
        done: the practices for which everything is settled.
        changed: called when one more of them counts.
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
        Something may have come into force that has to be settled first.
        """
        if self.decisions.to_introduce and not self._looking:
            self._looking = True
            self.clock.ring(EVERY, self._look, None)

    def _look(self, _: None) -> None:
        self._looking = False
        self._looks += 1
        for practice in self.decisions.to_introduce:
            if practice not in self._under_way:
                since = self._open_since.setdefault(practice, self.clock.now)
                self._ask(practice, self._free(insisting=self.clock.now - since >= PATIENCE))
        self.see_to()

    def _free(self, *, insisting: bool) -> list[Person]:
        """
        Who may be asked: in a quiet moment those who have nothing to do, else nobody, or everybody if it has waited for long.
        """
        team = self.floor.desk.team
        if 2 * len(team.idle) >= len(team.people):
            return list(team.idle)
        return sorted(team.people, key=lambda person: (person.busy_until, person.index)) if insisting else []

    def _ask(self, practice: str, people: list[Person]) -> None:
        for person in people:
            length = self.decisions.introduce(person, practice, self._looks)
            if length is not None:
                self._under_way[practice] = None
                person.send(Interruption("agreeing", length, then=lambda by: self._settled(practice, by)))
                return

    def _settled(self, practice: str, by: Person) -> None:
        del self._under_way[practice]
        self.decisions.introduced[practice] = None
        self.floor.emit(e.PracticeIntroduced(self.clock.now, practice, by.id))
        self._changed()
