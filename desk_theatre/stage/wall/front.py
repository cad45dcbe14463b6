"""
The wall on a screen: it covers everything, and the keys come up in place of its lowest band for a while after any key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desk_theatre.stage.wall.changes import motions_between
from desk_theatre.stage.wall.panel import WallPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.timer import Timer

    from desk_theatre.show.board import Board
    from desk_theatre.stage.wall.choice import FrontChoice, Part
    from desk_theatre.stage.wall.scene import Motion, WallScene

KEYS_FOR = 5.0
"""
Seconds for which the keys stand over the wall after a key.
"""

KEY_BAR = 1
"""
Rows of the keys themselves, below those of the bar that stands above them.
"""


class CoveredScreen(Protocol):
    """
    A screen that has a wall, as far as the wall knows it.
    """

    board: Board
    top_rows: int

    @property
    def app(self) -> App[object]:
        """
        The app it is in.
        """

    @property
    def moves(self) -> bool:
        """
        Whether movement is wanted.
        """

    @property
    def front(self) -> FrontChoice:
        """
        What the facilitator wants in front.
        """

    def set_class(self, add: bool, *names: str) -> object:
        """
        Add or remove classes.
        """

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """
        Call back once, later.
        """

    def show_all(self) -> None:
        """
        Give every part of the screen what it shows.
        """

    def uncovered(self) -> None:
        """
        The screen is seen again.
        """


class WallFront:
    """
    Args:
        screen: that it covers.
        part: of the evening that the screen is for.
        scene: makes what the wall shows of what is looked at.
        wanted: whether the facilitator has to see the keys now, such as for a warning.
    """

    def __init__(
        self,
        screen: CoveredScreen,
        part: Part,
        scene: Callable[[], WallScene],
        wanted: Callable[[], bool] = lambda: False,
    ) -> None:
        self.panel = WallPanel()
        self._screen, self._part, self._scene, self._wanted = screen, part, scene, wanted
        self._shown: tuple[WallScene, Board] | None = None
        self._timer: Timer | None = None
        self._later: Timer | None = None
        self._keys = False

    @property
    def up(self) -> bool:
        """
        Whether the wall stands in front.
        """
        return self._screen.front.wall(self._part)

    @property
    def caption(self) -> str:
        """
        What the key that turns to the other is called now.
        """
        return "" if self.up else "wall"

    def do_overview(self) -> None:
        """
        To the overview, or back to the wall.
        """
        self._screen.front.turn(self._part)
        self.cover()
        self._screen.show_all()
        if not self.up:
            self._screen.uncovered()

    def cover(self) -> None:
        """
        Bring to the front what was chosen.
        """
        self._screen.set_class(self.up, "-wall")
        if not self.up:
            self._shown = None
            self.panel.stop()

    def touched(self) -> None:
        """
        Somebody pressed a key: show the keys for a while.
        """
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(KEYS_FOR, self._hide)
        self._keys = True
        self._raise_keys()

    def show(self) -> None:
        """
        Paint what is looked at now.
        """
        self._raise_keys()
        if not self.up:
            return
        scene, board = self._scene(), self._screen.board
        moves: tuple[Motion, ...] = ()
        if self._screen.moves and self._shown is not None:
            moves = motions_between(*self._shown, scene, board, self.panel.canvas)
        self._shown = scene, board
        self.panel.show(scene, moves)
        if self._later is not None:
            self._later.stop()
        self._later = self._screen.set_timer(scene.again, self.show) if scene.again else None

    def _hide(self) -> None:
        self._timer, self._keys = None, False
        self._raise_keys()

    def _raise_keys(self) -> None:
        raised = self.up and (self._keys or self._wanted())
        self._screen.set_class(raised, "-keys")
        self.panel.make_way(self._screen.top_rows + KEY_BAR if raised else 0)
