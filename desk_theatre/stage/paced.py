"""
Painting no faster than the terminal reads: on a slow line a frame is left out, and what it would have shown is painted with the
next one, as it is then.  So the answer to a key stands behind one frame and not behind a minute of them.
"""

from __future__ import annotations

from asyncio import Task, create_task, sleep
from typing import TYPE_CHECKING, Protocol, cast

from textual._compositor import ChopsUpdate, CompositorUpdate
from textual.app import App
from textual.geometry import Region

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

LOOK = 0.01
"""
Seconds between two looks whether the terminal has caught up.
"""


class SlowLine(Protocol):
    """
    A driver that knows how far the terminal has read.
    """

    def may_paint(self) -> bool:
        """
        Whether the terminal takes the next frame.
        """

    def painted(self) -> None:
        """
        A frame has been handed on.
        """


class Paced(App[None]):
    """
    An app that paints when the terminal is ready for it.
    """

    def __init__(self, *, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._owed = set[Region]()
        self._catching_up: Task[None] | None = None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """
        Paint, or remember what was not painted; screens of all sorts come this way, Textual's own too.
        """
        line = self._line()
        if line is None or self._batch_count or not isinstance(renderable, CompositorUpdate):
            super()._display(screen, renderable)
        elif line.may_paint():
            super()._display(screen, renderable)
            line.painted()
        else:
            self._owe(renderable)

    def _line(self) -> SlowLine | None:
        return cast("SlowLine", self._driver) if hasattr(self._driver, "may_paint") else None

    def _owe(self, update: CompositorUpdate) -> None:
        if isinstance(update, ChopsUpdate):
            self._owed.update(Region(left, y, right - left, 1) for y, left, right in update.spans)
        else:
            self._owed.add(self.size.region)
        if self._catching_up is None:
            self._catching_up = create_task(self._catch_up(), name="painting")

    async def _catch_up(self) -> None:
        """
        Paint what is owed, as it is now, as soon as the terminal takes it.
        """
        while self._owed and not self._exit:
            await sleep(LOOK)
            line = self._line()
            if line is None or (line.may_paint() and not self._batch_count):
                owed, self._owed = self._owed, set()
                screen = self.screen
                compositor = screen._compositor  # noqa: SLF001 - told what to paint next
                parts = (region.intersection(compositor.size.region) for region in owed)
                compositor._dirty_regions.update(part for part in parts if part)  # noqa: SLF001
                screen._compositor_refresh()  # noqa: SLF001 - now, not when something else is new
        self._catching_up = None
