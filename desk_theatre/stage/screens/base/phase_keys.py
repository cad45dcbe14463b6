"""
The keys of a show's screens: from each the next round is opened, and a presenter's remote control leads on, back, and into the dark;
and where delegates of the program's own take part, one key makes them keep still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from desk_theatre.measures.figures import CURTAIN
from desk_theatre.show.ports import is_session
from desk_theatre.stage.wording import house as wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from desk_theatre.show.board import Board
    from desk_theatre.show.ports import ShowPort
    from desk_theatre.stage.screens.base.screen import ScreenHost

REMOTE: Final = {"forward": "scene_next", "backward": "scene_back"}
"""
What the two keys of a remote control mean where there is nothing nearer to turn to.
"""


PHASE_VERBS: Final = ("rehearse", *REMOTE, "dark")
"""
The verbs of these keys.
"""


class ShowScreen(Protocol):
    """
    A screen of a show, as far as these keys know it.
    """

    board: Board

    @property
    def app(self) -> App[Any]:
        """
        The app it is in.
        """

    @property
    def theatre(self) -> ScreenHost:
        """
        The same, as screens know it.
        """

    def remote(self, verb: str) -> str:
        """
        Return the verb of this screen that a key of the remote control means now.
        """

    async def action_verb(self, verb: str) -> None:
        """
        Do what the verb says, or say why not.
        """

    def say(self, words: str, severity: str = "information") -> None:
        """
        A sentence for whoever sits at the keys.
        """


class PhaseKeys:
    """
    Args:
        screen: that has these keys.
        show: that it shows.
    """

    def __init__(self, screen: ShowScreen, show: ShowPort) -> None:
        self._screen = screen
        self._show = show

    def among(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """
        Return the verbs of a screen, with that of a rehearsal, if this show is one.
        """
        if self._show.guests is None:
            return keys
        place = keys.index("theme")
        return (*keys[:place], "rehearse", *keys[place:])

    async def do_forward(self) -> None:
        """
        On to what comes next.
        """
        await self._screen.action_verb(self._screen.remote("forward"))

    async def do_backward(self) -> None:
        """
        Back to what was before.
        """
        await self._screen.action_verb(self._screen.remote("backward"))

    def do_dark(self) -> None:
        """
        Nothing is seen until somebody presses a key.
        """
        from desk_theatre.stage.screens.base.dark import DarkScreen

        self._screen.app.push_screen(DarkScreen())

    def open_round(self, opens: Callable[[], None]) -> None:
        """
        Open the next round; after a question, if the figures and the reflection would be left out, or if the room has proposed
        something and not chosen yet.
        """
        latest = self._screen.board.reflections[-1:]
        if self._before_reflecting():
            hidden = wording.FIGURES_AND if self._screen.board.figures < len(CURTAIN) else ""
            left_out = wording.will_be_skipped(hidden, self._screen.board.round)
            self._screen.theatre.navigation.confirm(
                wording.open_round(self._screen.board.round + 1), left_out, wording.OPEN_IT, opens
            )
            return
        if not latest or not latest[0].proposals or latest[0].decided:
            opens()
            return
        lost = wording.none_chosen(len(latest[0].proposals))
        self._screen.theatre.navigation.confirm(wording.OPEN_WITHOUT_A_CHOICE, lost, wording.OPEN_IT, opens)

    def _before_reflecting(self) -> bool:
        """
        Whether a round is over and the room has not come to its reflection yet.
        """
        board = self._screen.board
        begun = any(each.picks or each.findings or each.proposals for each in board.reflections[-1:])
        return is_session(self._show) and board.phase == "between" and board.scene == "curtain" and not begun

    def do_rehearse(self) -> None:
        """
        The delegates of a rehearsal keep still, or go on.
        """
        if self._show.guests is None:
            self._screen.say(wording.NO_REHEARSAL)
        else:
            said = wording.DELEGATES_CONTINUE if self._show.guests.switch() else wording.DELEGATES_PAUSE
            self._screen.say(self._screen.board.words.say(said))
