"""
The watch: the moments of a running round, kept up with beat by beat, and never in the way of the show.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment
    from desk_theatre.show.picture import Picture
    from desk_theatre.show.show import Show

_log = logging.getLogger(__name__)


class MomentWatch:
    """
    Args:
        show: whose clock counts.
        picture: of the same past; what has happened already is looked through at once, before anybody waits for a beat.
    """

    def __init__(self, show: Show, picture: Picture) -> None:
        self._show, self._picture = show, picture
        self._found: tuple[Moment, ...] = ()
        self._broken = 0
        self.keep()

    def keep(self) -> tuple[Moment, ...]:
        """
        What was worth stopping for up to now, in the latest round.

        A round in which looking for it went wrong is not watched any more; the show goes on, and so does the next round.
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
