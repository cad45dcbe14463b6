"""
A screen of a show: from it the next round is opened; and where delegates of the program's own take part, one key makes them
keep still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from desk_theatre.stage import words
from desk_theatre.stage.screens.watching import WatchingScreen
from desk_theatre.stage.verbs import bindings

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.stage.backstage import Backstage


class AttendedScreen(WatchingScreen):
    """
    Args:
        picture: the show.
    """

    BINDINGS: ClassVar[list[Binding]] = bindings("rehearse")  # type: ignore[assignment]

    def __init__(self, picture: Backstage) -> None:
        super().__init__(picture)
        self.guests = picture.guests
        if self.guests is not None:
            place = self.KEYS.index("theme")
            self.KEYS = (*self.KEYS[:place], "rehearse", *self.KEYS[place:])  # type: ignore[misc]  # of this show alone

    def open_round(self, opens: Callable[[], None]) -> None:
        """
        Open the next round; after a question, if the room has proposed something and not chosen yet.
        """
        latest = self.board.reflections[-1:]
        if not latest or not latest[0].proposals or latest[0].decided:
            opens()
            return
        proposed = words.plural(len(latest[0].proposals), "improvement is", "improvements are")
        lost = (
            f"{proposed} proposed, and none is chosen. Once the round is open, nothing of that can be chosen any more."
        )
        self.theatre.confirm("Open a round with nothing new?", lost, "open it", opens)

    def do_rehearse(self) -> None:
        """
        The delegates of a rehearsal keep still, or go on.
        """
        if self.guests is None:
            self.say("This show is for people. To try one alone: desk-theatre play --rehearse.")
        else:
            self.say("The delegates take part." if self.guests.switch() else "The delegates keep still.")
