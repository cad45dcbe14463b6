"""
Stamina: how tired somebody is, which comes from working on and on.

Work adds up until the next rest.  Sitting idle for some minutes is a rest, and so is a break; waiting for the next caller for a
few seconds is none.  From `tires_after` on people slow down and err, more and more, and at twice that time as much as they ever
will: in a plant, accidents were about twice as frequent in the fourth half-hour without a break as in the first (Tucker,
Folkard and Macdonald 2003, Lancet 361).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.scenario.people import Chaos

REST = 300
"""
Seconds without work that rest somebody as well as a break does.  Declared assumption.
"""


class Stamina:
    """
    Args:
        chaos: says when people tire, and what it does to them.

    `worked` are the seconds of work since the last rest, and `spells` counts the rests.
    """

    __slots__ = ("_after", "_errs", "_slower", "spells", "worked")

    def __init__(self, chaos: Chaos) -> None:
        self._after = 60.0 * chaos.tires_after
        self._slower = chaos.slower
        self._errs = chaos.errs
        self.worked = 0
        self.spells = 0

    def spend(self, idle: int, length: int) -> None:
        """
        Another piece of work of so many seconds, after having been idle for so many.
        """
        if idle >= REST:
            self.rest()
        self.worked += length

    def rest(self) -> None:
        """
        As good as new.
        """
        self.worked = 0
        self.spells += 1

    def longer(self, length: int, idle: int) -> int:
        """
        Seconds that something takes somebody this tired, of which somebody rested needs `length`.
        """
        if self.worked <= self._after or not self._slower:
            return length
        return round(length * (1.0 + self._slower * self._tired(idle)))

    def errs(self) -> float:
        """
        By how much it is more probable now that something is taken for mended and is not.
        """
        return 0.0 if self.worked <= self._after else self._errs * self._tired(0)

    def _tired(self, idle: int) -> float:
        """
        From 0 to 1.
        """
        if idle >= REST:
            return 0.0
        return min(1.0, (self.worked - self._after) / self._after) if self._after else 1.0
