"""
Painting no faster than the terminal reads: on a slow line a frame is left out, and what it would have shown is painted with the
next one, as it is then.  So the answer to a key stands behind one frame and not behind a minute of them.
"""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING, Protocol, cast

from textual._compositor import ChopsUpdate, CompositorUpdate
from textual.app import App
from textual.geometry import Region

from desk_theatre.stage.background import StepByStep
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.textual_patches.internals import has_ended

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

LOOK = 0.005
"""
Seconds between two looks whether the terminal has caught up.
"""


PORTION = 600
"""
Cells that are painted at once on a slow line: about a quarter of a second at 10 kB/s.
"""


class PacedOutput(Protocol):
    """
    A driver that knows how far the terminal has read.
    """

    slow: bool

    def may_paint(self) -> bool:
        """
        Whether the terminal takes the next frame.
        """

    def painted(self) -> None:
        """
        A frame has been handed on.
        """


class Paced(Calm, App[None]):
    """
    An app that paints when the terminal is ready for it.
    """

    def __init__(self, *, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._small: dict[Region, None] = {}
        self._large: dict[Region, None] = {}
        self._catching_up = StepByStep("painting", self._is_owed, self._catch_up, self.mishap)
        self._paying = False

    def _handle_exception(self, error: Exception) -> None:
        """
        Whatever nothing else caught comes here; Textual would print the values of all variables, among them names of delegates.
        """
        self.break_down(error)

    def break_down(self, error: Exception) -> None:
        """
        End because of a mistake in the program.
        """
        super()._handle_exception(error)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """
        Paint, or remember what was not painted; screens of all sorts come this way, Textual's own too.
        """
        line = self._line()
        if line is None or self._batch_count or not isinstance(renderable, CompositorUpdate):
            super()._display(screen, renderable)
        elif self._paying or (line.may_paint() and not line.slow):
            super()._display(screen, renderable)
            line.painted()
        else:
            self._owe(renderable)

    def _line(self) -> PacedOutput | None:
        return cast("PacedOutput", self._driver) if hasattr(self._driver, "may_paint") else None

    def _owe(self, update: CompositorUpdate) -> None:
        """
        What is small, such as the answer to a key, does not wait for what is large.
        """
        if isinstance(update, ChopsUpdate):
            regions = [Region(left, y, right - left, 1) for y, left, right in update.spans]
        else:
            regions = [Region(0, y, self.size.width, 1) for y in range(self.size.height)]
        small = sum(region.area for region in regions) <= PORTION
        (self._small if small else self._large).update(dict.fromkeys(regions))
        self._catching_up.begin()

    def _is_owed(self) -> bool:
        return bool(self._small or self._large) and not has_ended(self)

    async def _catch_up(self) -> None:
        """
        Paint a part of what is owed, as it is now, if the terminal takes it.
        """
        await sleep(LOOK)
        line = self._line()
        if line is None or (line.may_paint() and not self._batch_count):
            self._pay(PORTION if line is not None and line.slow else self.size.area)

    def _pay(self, cells: int) -> None:
        """
        Paint as many cells as that, or a few more, of what is small; and half as many of what is large.
        """
        screen = self.screen
        compositor = screen._compositor  # noqa: SLF001 - told what to paint next
        for owed, most in ((self._small, cells), (self._large, cells // 2 if self._small else cells)):
            left = most
            while owed and left > 0:
                region = next(iter(owed))
                del owed[region]
                part = region.intersection(compositor.size.region)
                if part:
                    compositor._dirty_regions.add(part)  # noqa: SLF001
                left -= part.area
        # Textual takes everything that is new for painted with this; what it has not looked at yet is kept for its next look.
        new = set(screen._dirty_widgets)  # noqa: SLF001
        self._paying = True
        try:
            screen._compositor_refresh()  # noqa: SLF001 - now, not when something else is new
        finally:
            self._paying = False
            screen._dirty_widgets.update(new)  # noqa: SLF001
