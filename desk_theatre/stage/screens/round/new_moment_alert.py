"""
The bell: which moment has just come, and for how long it is pointed at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment

RINGS = 60
"""
Looks for which a moment that has just come stands at the top: about twenty seconds of looking at that screen.
"""


class NewMomentAlert:
    """
    Args:
        moments: those that are known already; they do not ring.
    """

    def __init__(self, moments: tuple[Moment, ...]) -> None:
        self.moments = moments
        self._left = 0

    @property
    def rings(self) -> Moment | None:
        """
        The moment that has just come.
        """
        return self.moments[-1] if self._left and self.moments else None

    def look(self, moments: tuple[Moment, ...]) -> bool:
        """
        Whether there is something else to tell than at the look before.
        """
        before = self.rings
        if moments != self.moments:
            self.moments, self._left = moments, RINGS
            return True
        self._left = max(0, self._left - 1)
        return self.rings is not before

    def hush(self) -> None:
        """
        Whoever goes to see them need not be told of the latest.
        """
        self._left = 0
