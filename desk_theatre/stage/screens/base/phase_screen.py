"""
A screen of a show: from it the next round is opened, and a presenter's remote control leads on, back, and into the dark; and
where delegates of the program's own take part, one key makes them keep still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding

from desk_theatre.show.curtain import FIGURES
from desk_theatre.show.ports import is_session
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.wording import labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.show.ports import ShowPort

REMOTE: Final = {"forward": "scene_next", "backward": "scene_back"}
"""
What the two keys of a remote control mean where there is nothing nearer to turn to.
"""


class PhaseScreen(LiveScreen):
    """
    Args:
        picture: the show.
    """

    BINDINGS: ClassVar[list[Binding]] = bindings("rehearse", *REMOTE, "dark")  # type: ignore[assignment]

    def __init__(self, picture: ShowPort) -> None:
        super().__init__(picture)
        self.guests = picture.guests
        if self.guests is not None:
            place = self.KEYS.index("theme")
            self.KEYS = (*self.KEYS[:place], "rehearse", *self.KEYS[place:])  # type: ignore[misc]  # of this show alone

    def remote(self, verb: str) -> str:
        """
        Return the verb of this screen that a key of the remote control means now.
        """
        return REMOTE[verb]

    async def do_forward(self) -> None:
        """
        On to what comes next.
        """
        await self.action_verb(self.remote("forward"))

    async def do_backward(self) -> None:
        """
        Back to what was before.
        """
        await self.action_verb(self.remote("backward"))

    def do_dark(self) -> None:
        """
        Nothing is seen until somebody presses a key.
        """
        from desk_theatre.stage.screens.base.dark import DarkScreen

        self.app.push_screen(DarkScreen())

    def open_round(self, opens: Callable[[], None]) -> None:
        """
        Open the next round; after a question, if the figures and the reflection would be left out, or if the room has proposed
        something and not chosen yet.
        """
        latest = self.board.reflections[-1:]
        if self._before_reflecting():
            hidden = "figures and the " if self.board.figures < len(FIGURES) else ""
            left_out = (
                f"The {hidden}reflection of round {self.board.round} will be skipped. To go there, press esc, then n."
            )
            self.theatre.navigation.confirm(f"Open round {self.board.round + 1} now?", left_out, "open it", opens)
            return
        if not latest or not latest[0].proposals or latest[0].decided:
            opens()
            return
        proposed = labels.plural(len(latest[0].proposals), "improvement is", "improvements are")
        lost = f"{proposed} proposed and none is chosen. After the round opens, it is too late to choose."
        self.theatre.navigation.confirm("Open the round without a choice?", lost, "open it", opens)

    def _before_reflecting(self) -> bool:
        """
        Whether a round is over and the room has not come to its reflection yet.
        """
        board = self.board
        begun = any(each.picks or each.findings or each.proposals for each in board.reflections[-1:])
        return is_session(self.picture) and board.phase == "between" and board.scene == "curtain" and not begun

    def do_rehearse(self) -> None:
        """
        The delegates of a rehearsal keep still, or go on.
        """
        if self.guests is None:
            self.say("This show is for people. To rehearse alone: desk-theatre play --rehearse.")
        else:
            self.say("The simulated delegates continue." if self.guests.switch() else "The simulated delegates pause.")
