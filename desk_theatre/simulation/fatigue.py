"""
Fatigue: how tired a person is from working without rest.

Work adds up.  A minute without any undoes a minute of it; a break undoes all of it.  From `tires_after` minutes on people
slow down and make mistakes, more and more, up to twice that time: in a plant, accidents were about twice as frequent in the
fourth half-hour without a break as in the first (Tucker, Folkard and Macdonald 2003, Lancet 361).
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
        chaos: says when people tire, and what that does to them.

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
        Undo all work, after a break.
        """
        self.worked = self._asked = 0
        self._rests += 1

    def question(self, idle: int) -> int | None:
        """
        Return the number of the spell of work if it is time to ask about a break, else `None`. It is time after
        each five minutes of work; the number, and so the answer, stays the same for a quarter of an hour of work.
        """
        if idle or self.worked - self._asked < ASKED_AFTER:
            return None
        self._asked = self.worked
        return 1000 * self._rests + self.worked // SPELL

    def longer(self, length: int, idle: int) -> int:
        """
        Return the seconds that a task takes a person this tired who has just been idle for `idle` seconds, if it
        takes a rested one `length`.
        """
        if self.worked - idle <= self._after or not self._slower:
            return length
        return round(length * (1.0 + self._slower * self._tired(self.worked - idle)))

    def errs(self) -> float:
        """
        Return by how much fatigue raises the chance that a fix fails.
        """
        return 0.0 if self.worked <= self._after else self._errs * self._tired(self.worked)

    def recover(self, idle: int) -> None:
        """
        Undo as many seconds of work as there were idle ones.
        """
        self.worked = max(0, self.worked - idle)
        self._asked = min(self._asked, self.worked)

    def _tired(self, worked: int) -> float:
        return min(1.0, (worked - self._after) / self._after) if self._after else 1.0
