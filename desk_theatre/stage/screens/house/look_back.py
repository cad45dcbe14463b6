"""
A look back: the recording of the show that is on, at the moment that somebody talks about; escape leads back to the talk.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve
from textual.binding import Binding

from desk_theatre.show.messages import Position
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.screens.house.replay import ReplayScreen
from desk_theatre.stage.wording import help as help_words


class LookBackScreen(ReplayScreen, inherit_bindings=False):
    """
    Args:
        replay: started; it is stopped when this screen is left.  The show is not touched.
    """

    KEYS: ClassVar[tuple[str, ...]] = (
        *("back", "play", "earlier", "later", "next", "previous", "seek", "slower", "faster", "next_moment", "mark"),
        *("moments", "tell", "overview"),
        *("stop_before", "stop_next", "round_down", "round_up", "first", "last", "theme", "presenter", "help", "quit"),
    )
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)
    TITLE_OF_HELP = help_words.LOOK_BACK_TITLE
    HELP = help_words.LOOK_BACK

    def placed(self, place: Position) -> Position:
        """
        Among all rounds of the show, of which only some are recorded yet.
        """
        return evolve(place, rounds=max(place.rounds, self.board.rounds))

    async def on_unmount(self) -> None:
        """
        Nothing goes on behind the show.
        """
        await self.replay.detach()
