"""
The wall as a part of a screen: it paints a scene, and only the cells that are different from those on the screen.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from desk_theatre.machine import SYSTEM
from desk_theatre.stage.drawing.colour_depth import depth_of
from desk_theatre.stage.textual_patches.compositor import paint_now
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.wall.canvas import Canvas, Cell
from desk_theatre.stage.wall.inks import Painted, style_of
from desk_theatre.stage.wall.layout import layout_for

if TYPE_CHECKING:
    from textual.timer import Timer

    from desk_theatre.stage.wall.scene import Motion, WallScene

FRAMES = 10
"""
Pictures a second while something moves.
"""


class WallPanel(Calm, Widget):
    """
    The whole terminal.

    Attributes:
        canvas: what is on it now; `None` before the first picture.
    """

    DEFAULT_CSS = """
    WallPanel { width: 100%; height: 100%; background: $stage-back; color: $stage-text; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.canvas: Canvas | None = None
        self._scene: WallScene | None = None
        self._moving: list[tuple[Motion, float]] = []
        self._cells: list[list[Cell]] = []
        self._made_of: list[object] = []
        self._strips: dict[int, Strip] = {}
        self._clock: Timer | None = None
        self._taken = 0

    @property
    def scene(self) -> WallScene | None:
        """
        What is shown.
        """
        return self._scene

    @property
    def moves(self) -> bool:
        """
        Whether something is seen to move now.
        """
        return bool(self._moving)

    @property
    def painted(self) -> Painted:
        """
        In how many colours the terminal shows it.
        """
        depth = depth_of(os.environ, SYSTEM)
        if self.app.no_color or depth == "none":
            return "plain"
        return "sixteen" if depth == "standard" else "colours"

    def show(self, scene: WallScene, motions: Sequence[Motion] = ()) -> None:
        """
        Show a scene; what moves begins now.
        """
        known = self._scene is not None and (self._scene.name, self._scene.facts) == (scene.name, scene.facts)
        if known and not motions and self.canvas is not None and self._fits():
            return
        self._scene = scene
        now = monotonic()
        self._moving += [(motion, now) for motion in motions]
        if self._moving and self._clock is None:
            self._clock = self.set_interval(1 / FRAMES, self._move)
        self.paint()

    def make_way(self, rows: int) -> None:
        """
        Leave the lowest rows to something else, and with them every large text that they would cut.

        Args:
            rows: how many; 0 for none.
        """
        if rows != self._taken:
            self._taken = rows
            self.paint()

    def stop(self) -> None:
        """
        Show at once what everything that moves comes to.
        """
        self._rest()
        if self._moving:
            self._moving.clear()
            self.paint()

    def hurry(self) -> None:
        """
        Be on the screen before anything else is done.
        """
        paint_now(self.screen, self)

    def paint(self) -> None:
        """
        Paint what is different from what is on the screen.
        """
        width, height = self.size
        if not self.is_mounted or not width or not height:
            # What stood there is forgotten, so that it is painted anew as soon as there is room again.
            self.canvas, self._cells = None, []
            return
        canvas = self._painted_canvas(width, height)
        fresh = len(self._cells) != height or (self._cells and len(self._cells[0]) != width)
        if fresh:
            self._cells, self._made_of = [[] for _ in range(height)], [None] * height
            self._strips.clear()
        regions: list[Region] = []
        for y in range(height):
            made_of = canvas.dots(y)
            if made_of == self._made_of[y]:
                continue
            before, cells = self._cells[y], canvas.row(y, colours=self.painted != "plain")
            self._made_of[y], self._cells[y] = made_of, cells
            self._strips.pop(y, None)
            if not fresh:
                regions += _different(before, cells, y)
        self.canvas = canvas
        if fresh:
            self.refresh()
        elif regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """
        One row as Textual wants it.
        """
        if not self._fits():
            self.paint()
        if y >= len(self._cells):
            return Strip.blank(self.size.width)
        if y not in self._strips:
            self._strips[y] = self._strip(self._cells[y])
        return self._strips[y]

    def notify_style_update(self) -> None:
        """
        Other colours: every row has to be made again.
        """
        self._strips.clear()
        super().notify_style_update()

    def on_unmount(self) -> None:
        """
        Nothing moves behind the stage.
        """
        self._rest()

    def _painted_canvas(self, width: int, height: int) -> Canvas:
        canvas, layout = Canvas(width, height), layout_for(width, height)
        canvas.move((width - layout.width) // 2, (height - layout.height) // 2)
        if self._scene is not None:
            self._scene.paint(canvas, layout)
            now = monotonic()
            for motion, began in self._moving:
                motion.paint(canvas, layout, min(1.0, (now - began) / motion.seconds))
        if self._taken:
            _clear_band(canvas, self._taken)
        return canvas

    def _move(self) -> None:
        now = monotonic()
        self._moving = [(motion, began) for motion, began in self._moving if now - began < motion.seconds]
        if not self._moving:
            self._rest()
        self.paint()

    def _rest(self) -> None:
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    def _fits(self) -> bool:
        width, height = self.size
        return len(self._cells) == height and (not height or len(self._cells[0]) == width)

    def _strip(self, cells: Sequence[Cell]) -> Strip:
        theme, painted = self.app.theme, self.painted
        segments: list[Segment] = []
        run, ink, ground = "", cells[0].ink, cells[0].ground
        for cell in cells:
            if cell.ink != ink or cell.ground != ground:
                segments.append(Segment(run, style_of(ink, ground, theme, painted)))
                run, ink, ground = "", cell.ink, cell.ground
            run += cell.letter
        segments.append(Segment(run, style_of(ink, ground, theme, painted)))
        return Strip(segments, len(cells))


def _clear_band(canvas: Canvas, rows: int) -> None:
    """
    Clear the lowest rows of the terminal, and all of each large text that reaches into them.
    """
    left, above = canvas.origin
    top = canvas.height - rows
    for text in sorted(canvas.texts, key=lambda text: text.y, reverse=True):
        if text.text and text.y + above + text.rows > top:
            top = min(top, int(text.y + above))
    canvas.field(-left, top - above, canvas.width, canvas.height - top, "back")
    canvas.wipe_marks(-left, top - above, canvas.width, canvas.height - top)


def _different(before: Sequence[Cell], cells: Sequence[Cell], y: int) -> list[Region]:
    """
    Return the stretch of a row from the first cell that differs to the last.
    """
    places = [x for x, (old, new) in enumerate(zip(before, cells, strict=True)) if old != new]
    return [Region(places[0], y, places[-1] + 1 - places[0], 1)] if places else []
