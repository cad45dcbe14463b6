"""
What is on stage: a show or a recording, started when its screen opens and stopped when it is left.
"""

from __future__ import annotations

import gc
from asyncio import Lock
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from desk_theatre.errors import DeskTheatreError
from desk_theatre.stage.background import beside
from desk_theatre.stage.backstage import is_projector, is_show
from desk_theatre.stage.key_queue import KeyQueue
from desk_theatre.stage.textual_patches.error_guard import Mishaps
from desk_theatre.stage.textual_patches.internals import fail_with

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from desk_theatre.stage.backstage import Backstage, PictureSource, Projector


class OnStage(KeyQueue):
    """
    Args:
        log: file for the details of what goes wrong, readable only by its owner.
    """

    def __init__(self, *, log: Path | None = None, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self.mishaps = Mishaps(log)
        self.farewell = ""
        """
        The sentence on stderr when the program has ended, or in the foyer when a show has.
        """
        self.leaving = False
        self.bringing = Lock()
        """
        Held while something is being opened.
        """
        self._on_stage: PictureSource | None = None
        self._to_close: PictureSource | None = None
        self.to_settle = False
        """
        What will have been loaded when the first screen stands is to stay.
        """

    @property
    def picture(self) -> PictureSource | None:
        """
        What is on stage, a show or a recording.
        """
        return self._on_stage

    @property
    def show(self) -> Backstage | None:
        """
        What is on stage, if it is a show.
        """
        return self._on_stage if is_show(self._on_stage) else None

    @property
    def in_round(self) -> bool:
        """
        Whether a round is being played.
        """
        return self.show is not None and self.show.board().phase in {"running", "paused"}

    def opening(self) -> bool:
        """
        Whether the curtain is down, or what it hides is only just coming.  In the foyer keys are obeyed meanwhile.
        """
        from desk_theatre.stage.screens.house.foyer import FoyerScreen
        from desk_theatre.stage.screens.round.curtain import CurtainScreen

        stack = self.screen_stack
        if not stack:  # the theatre has closed
            return False
        if isinstance(stack[-1], CurtainScreen):
            return True
        return self.bringing.locked() and not any(isinstance(screen, FoyerScreen) for screen in stack)

    async def bring(self, opening: Callable[[], Backstage | Projector]) -> None:
        """
        Open something, beside the loop of the screen, and put it on stage, in the scene in which it was left.

        Raises:
            DeskTheatreError: it cannot be opened; the message says why.
        """
        async with self.bringing:
            picture = await beside(opening)
            if self.leaving:
                await picture.stop()
            else:
                await self.put_on_stage(picture)
                self.show_scene()

    def show_scene(self) -> None:
        """
        To what the room is doing between two rounds, where somebody knows the way.
        """

    async def put_on_stage(self, picture: Backstage | Projector) -> None:
        """
        Start what was chosen and open its screen.
        """
        await picture.start()
        self._on_stage = self._to_close = picture
        if is_projector(picture):
            from desk_theatre.stage.screens.house.replay import ReplayScreen

            await self.push_screen(ReplayScreen(picture))
        elif is_show(picture):
            from desk_theatre.stage.screens.round.round import RoundScreen

            await self.push_screen(RoundScreen(picture))
        self._settle()

    def _settle(self) -> None:
        """
        Looking through all that has been loaded for garbage would make the stage stumble again and again.
        """
        if self.to_settle:
            self.to_settle = False
            gc.freeze()

    async def take_off_stage(self) -> None:
        """
        Stop what is on stage, once.
        """
        picture, self._on_stage = self._on_stage, None
        if picture is None:
            return
        try:
            await picture.stop()
        except DeskTheatreError as error:
            self.farewell = str(error)
            fail_with(self, 1)
        except Exception as error:  # noqa: BLE001 - leaving must succeed
            self.mishaps.note(error)
            self.farewell = f"The show could not be ended in good order.{self.mishaps.where()}"
            fail_with(self, 1)
        finally:
            self._to_close = None

    def close_recording(self) -> None:
        """
        Close what is being recorded, from another thread than the loop; return when it is closed, also by the loop.
        """
        picture = self._to_close
        if picture is not None:
            with suppress(Exception):  # whoever stops it in the loop says what went wrong
                picture.close()
