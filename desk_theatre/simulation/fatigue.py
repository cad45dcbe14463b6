"""
Fatigue: how tired somebody is, which comes from working on and on.

Work adds up.  A minute without any undoes a minute of it; a break, away from the line and the counter, undoes all of it, and
waiting for the next caller for a few seconds next to nothing.  From `tires_after` on people slow down and err, more and
more, and at twice that as much as they ever will: in a plant, accidents were about twice as frequent in the fourth half-hour
without a break as in the first (Tucker, Folkard and Macdonald 2003, Lancet 361).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.scenario.people import DefaultBehaviour

ASKED_AFTER = 300
SPELL = 900


class Fatigue:
    """
    Args:
        chaos: says when people tire, and what it does to them.

    `worked` are the seconds of work that no rest has undone yet; each piece of work adds to it.
    """

    __slots__ = ("_after", "_asked", "_errs", "_rests", "_slower", "worked")

    def __init__(self, chaos: DefaultBehaviour) -> None:
        self._after = 60.0 * chaos.tires_after
        self._slower = chaos.slower
        self._errs = chaos.errs
        self.worked = 0
        self._rests = 0
        self._asked = 0

    def rest(self) -> None:
        """
        Undo all work.
        """
        self.worked = self._asked = 0
        self._rests += 1

    def question(self, idle: int) -> int | None:
        """
        Return a number if it is time to ask whether to take a break, else `None`. It is after each five
        minutes of work; the number, and with it the answer, stays the same for a quarter of an hour of work.
        """
        if idle or self.worked - self._asked < ASKED_AFTER:
            return None
        self._asked = self.worked
        return 1000 * self._rests + self.worked // SPELL

    def longer(self, length: int, idle: int) -> int:
        """
        Return the seconds that something takes somebody this tired, idle until now for `idle` seconds, if it
        takes somebody rested `length`.
        """
        if self.worked - idle <= self._after or not self._slower:
            return length
        return round(length * (1.0 + self._slower * self._tired(self.worked - idle)))

    def errs(self) -> float:
        """
        Return by how much fatigue raises the chance that something is taken for resolved and is not.
        """
        return 0.0 if self.worked <= self._after else self._errs * self._tired(self.worked)

    def recover(self, idle: int) -> None:
        """
        Undo as much work as there were seconds without any.
        """
        self.worked = max(0, self.worked - idle)
        self._asked = min(self._asked, self.worked)

    def _tired(self, worked: int) -> float:
        """
        Return how tired somebody is who has worked longer than it takes to tire, 0 to 1.
        """
        return min(1.0, (worked - self._after) / self._after) if self._after else 1.0
