"""
The watch over the moments of a running round, beat by beat; an error in it never stops the show.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.picture import Picture


class KnowsTheSecond(Protocol):
    """
    A show, or what follows one.
    """

    @property
    def at(self) -> int:
        """
        The second of the day.
        """


_log = logging.getLogger(__name__)


class MomentWatch:
    """
    Args:
        show: gives the second of the day.
        picture: of the same past; moments that have happened already are found at once, before the first beat.
    """

    def __init__(self, show: KnowsTheSecond, picture: Picture) -> None:
        self._show, self._picture = show, picture
        self._found: tuple[Moment, ...] = ()
        self._broken = 0
        self.keep()

    def keep(self) -> tuple[Moment, ...]:
        """
        Return the moments of the latest round up to now.

        After an error, the rest of that round is not watched; the show goes on, and the next round is watched again.
        """
        round_ = len(self._picture.scenes)
        if round_ and round_ == self._broken:
            return self._found
        try:
            self._found = self._picture.moments(self._show.at)
        except Exception:  # noqa: BLE001  (a show never stumbles over what only comments on it)
            _log.exception("the moments of round %d are not watched any more", round_)
            self._broken = round_
        return self._found
