"""
A screen over a picture that changes: it looks three times a second and paints only what is different.  Where movement is
switched off, it looks once a second and points at nothing, which is a third of the bytes on a slow line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import evolve
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from desk_theatre.show.board import Board
from desk_theatre.show.messages import Notice
from desk_theatre.show.ports import Port, link_trouble
from desk_theatre.stage import movement
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.screens.base.body import Body
from desk_theatre.stage.screens.base.phase_keys import PhaseKeys
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.wall.choice import FrontChoice
from desk_theatre.stage.wall.front import WallFront
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.top_bar import ROWS, TopBar, rows_for
from desk_theatre.stage.wording import house as wording

AIRY = 36
"""
Rows of the terminal from which on parts are set apart by a free row.
"""

PAINTS = 3
"""
How often a second the stage looks whether there is something new.
"""

POINTED = 5
"""
For so many looks an incident that moved is pointed at: between one and two seconds.
"""


def veiled(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """
    What the room may see of what the facilitator has to know: that there is something, and how urgent it is.
    """
    if not notices:
        return ()
    bad = any(notice.tone == "bad" for notice in notices)
    return (Notice(wording.FOR_THE_FACILITATOR, "bad" if bad else "plain"),)


class LiveScreen(StageScreen):
    """
    The bar at the top, a body, and the keys; a free row below the bar where there is room for it.
    """

    DEFAULT_CSS = """
    LiveScreen { layers: default wall keys; }
    LiveScreen.-airy TopBar { margin-bottom: 1; }
    LiveScreen > WallPanel { display: none; layer: wall; }
    LiveScreen.-wall { padding: 0; }
    LiveScreen.-wall > * { display: none; }
    LiveScreen.-wall > WallPanel, LiveScreen.-wall > ToastRack { display: block; }
    LiveScreen.-wall.-keys > KeyBar { display: block; layer: keys; padding: 0 1; }
    LiveScreen.-wall.-keys > TopBar { display: block; layer: keys; dock: bottom; margin: 0 0 1 0; padding: 0 1; }
    LiveScreen.-wall.-small > * { display: none; }
    LiveScreen.-wall.-small > TooSmall { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("presenter")]
    FREE_ROW: ClassVar[bool] = True
    """
    Whether there is one below the bar; not where the screen divides its rows itself.
    """

    def __init__(self, port: Port) -> None:
        super().__init__()
        self.port: Port = port
        self.body = Body()
        """
        What stands between the bars; each screen has one of its own, or says in `middle` what stands there.
        """
        self.phase_keys: PhaseKeys | None = None
        """
        What leads from scene to scene, on the screens of a show.
        """
        self.wall: WallFront | None = None
        """
        What the room sees of this screen; `None` where the screen is for whoever sits at it.
        """
        self.board: Board = port.view.board()
        self.pointed: dict[int, int] = {}
        self.top_rows = ROWS
        self._version = self.view.version
        self._notices: tuple[Notice, ...] | None = None

    def compose(self) -> ComposeResult:
        """
        From top to bottom.
        """
        yield TopBar(recording=self.recorded)
        yield from self.middle()
        yield self.key_bar()
        if self.wall is not None:
            yield self.wall.panel

    @property
    def moves(self) -> bool:
        """
        Whether movement is wanted; `TEXTUAL_ANIMATIONS` says so.
        """
        return self.app.animation_level != "none"

    @property
    def recorded(self) -> bool:
        """
        Whether this is a recording that is looked at; the view knows, for a show may be on beside it.
        """
        return self.view.recorded

    def middle(self) -> list[Widget]:
        """
        What stands between the bars.
        """
        return self.body.widgets()

    def parts(self) -> Sequence[object]:
        """
        The body, the keys of a show, and the wall.
        """
        return (self.body, self.phase_keys, self.wall)

    @property
    def front(self) -> FrontChoice:
        """
        What the facilitator wants in front.
        """
        return self.theatre.navigation.front

    def uncovered(self) -> None:
        """
        The wall is gone from the front: the keys go to the body again.
        """
        self.body.mounted()

    async def action_verb(self, verb: str) -> None:
        """
        Do what the verb says; over the wall, the keys are seen for a while.
        """
        if self.wall is not None:
            self.wall.touched()
        await super().action_verb(verb)

    def on_key(self, event: events.Key) -> None:
        """
        A key that means nothing here brings the keys up, too.
        """
        if self.wall is not None:
            self.wall.touched()

    def resized(self, width: int, height: int) -> None:
        """
        The body divides its room anew.
        """
        self.body.resized(width, height)

    def show_all(self) -> None:
        """
        Give every part of the screen what it shows; each paints only what is different.
        """
        self.query_one(TopBar).show(self.board, self.notices())
        self.query_one(KeyBar).look()
        size = self.app.size
        if self._make_room(size.width - 2):
            self.resized(size.width - 2, size.height)
        if self.wall is not None:
            self.wall.show()
        if self.wall is None or not self.wall.up:
            self.body.show()

    def caption(self, verb: str) -> str | None:
        """
        The key that stops the clocks starts them again.
        """
        if verb == "overview":
            return self.wall.caption if self.wall is not None else None
        return "continue" if verb == "pause" and self.board.phase == "paused" else super().caption(verb)

    def notices(self) -> tuple[Notice, ...]:
        """
        What the facilitator has to know now; a locked terminal is the delegates', who hear only of a broken link.
        """
        if self.theatre.kiosk_lock.locked:
            trouble = link_trouble(self.port)
            return (Notice(trouble, "bad"),) if trouble else ()
        found = self.port.notices()
        return veiled(found) if self.theatre.navigation.presenter else found

    def on_resize(self, event: events.Resize) -> None:
        """
        In a narrower window a notice needs more rows; the other parts are divided after this.
        """
        self.set_class(self.FREE_ROW and event.size.height >= AIRY, "-airy")
        self._make_room(event.size.width - 2)

    def _make_room(self, width: int) -> bool:
        rows = rows_for(self.notices(), width)
        if rows == self.top_rows:
            return False
        self.top_rows = rows
        self.query_one(TopBar).styles.height = rows
        return True

    def on_mount(self) -> None:
        """
        Begin to look; the first picture is whole at once.
        """
        if self.wall is not None:
            self.wall.cover()
        if self.wall is None or not self.wall.up:
            self.body.mounted()
        self.set_class(self.FREE_ROW and self.app.size.height >= AIRY, "-airy")
        self.set_interval(1 / PAINTS if self.moves else 1, self.look)
        self._look()

    def on_screen_resume(self) -> None:
        """
        Back from another screen: what was missed is shown at once.
        """
        self.call_after_refresh(self.look)

    def stands(self) -> Board:
        """
        How the show stands: as it was looked at last, unless something was asked of it since.
        """
        return self.view.board() if self.unseen else self.board

    def glance(self) -> None:
        """
        The bar at the top: the pace, and whether the clocks stand still.
        """
        show = self.asked
        if show is None:
            return
        now, bar = show.pulse(), self.query_one(TopBar)
        bar.show(evolve(self.board, at=now.at, phase=now.phase, speed=now.speed, round=now.round), self._notices or ())
        bar.hurry()

    def look(self) -> None:
        """
        Paint if there is something new; called by a timer, so it keeps its mistakes to itself.
        """
        if not self.is_current or not self.is_mounted:
            return
        try:
            self._look()
        except Exception as error:  # noqa: BLE001 - the show goes on
            self.mishap(error)

    def _look(self) -> None:
        version, board, notices = self.view.version, self.view.board(), self.notices()
        self.unseen = False
        faded = self._fade()
        if version == self._version and notices == self._notices and not faded:
            return
        if self._notices is not None and self.moves:
            self.pointed.update(dict.fromkeys(movement.moved(self.board, board), POINTED))
        self.board, self._version, self._notices = board, version, notices
        with self.app.batch_update():
            self.show_all()

    def _fade(self) -> bool:
        """
        Let time pass for what is pointed at; whether anything is not pointed at any more.
        """
        before = len(self.pointed)
        self.pointed = {number: left - 1 for number, left in self.pointed.items() if left > 1}
        return len(self.pointed) != before
