"""
A part of the picture that is drawn in rows: only rows that changed are painted again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, printable, target_at
from desk_theatre.stage.drawing.themes import style_of
from desk_theatre.stage.textual_patches.compositor import paint_now
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.wording import house as wording


class Lines(Calm, Widget):
    """
    Whoever inherits says in `draw` what stands in each row, and calls `paint` when that may have changed.
    """

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; color: $stage-text; background: $stage-back; }"

    class Picked(Message):
        """
        Something in a row was clicked.

        Args:
            target: what it stands for, as the row said.
        """

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = []
        self._strips: dict[int, Strip] = {}
        self._styles: dict[Role, Style] = {}
        self._drawn_for: tuple[int, int] | None = None
        self._shown: object = None

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The rows from the top; those that are missing stay empty, and those that are too many are left out.
        """
        raise NotImplementedError

    def paint(self) -> None:
        """
        Draw again what is different from what is on the screen.
        """
        size = (self.size.width, self.size.height)
        if not self.is_mounted or not all(size):
            self._drawn_for = None  # nothing drawn so far holds when it is seen again
            return
        before, rows = self._rows, self._draw_calmly(*size)
        if self._drawn_for != size:
            self._drawn_for, self._rows = size, rows
            self._strips.clear()
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        self._rows = rows
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, size[0], 1) for y in changed))

    def paint_rows(self, rows: Mapping[int, Row]) -> None:
        """
        Draw these rows again, where it is known that all others are as they were.
        """
        width, height = size = (self.size.width, self.size.height)
        if not self.is_mounted or self._drawn_for != size:
            self.paint()
            return
        for y, new in rows.items():
            if 0 <= y < height:
                self._rows[y] = fit(new, width)
                self._strips.pop(y, None)
                self.refresh(Region(0, y, width, 1))
        self.hurry()

    def hurry(self) -> None:
        """
        Be on the screen before anything else is done.
        """
        paint_now(self.screen, self)

    def paint_if_new(self, what: object) -> None:
        """
        Paint, unless `what` is shown is the same as the last time; then even comparing rows is saved.
        """
        if what != self._shown or self._drawn_for != (self.size.width, self.size.height):
            self._shown = what
            self.paint()

    def render_line(self, y: int) -> Strip:
        """
        One row as Textual wants it.
        """
        size = (self.size.width, self.size.height)
        if self._drawn_for != size:
            self._drawn_for = size
            self._rows = self._draw_calmly(*size)
            self._strips.clear()
        if y not in self._strips:
            pieces = self._rows[y] if y < len(self._rows) else fit(EMPTY, size[0])
            self._strips[y] = Strip([self._segment(piece) for piece in pieces], size[0])
        return self._strips[y]

    def notify_style_update(self) -> None:
        """
        Other colours: every row has to be made again.
        """
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """
        A click on something that means something is handed on.
        """
        at = event.get_content_offset(self)
        if at is not None and at.y < len(self._rows):
            target = target_at(self._rows[at.y], at.x)
            if target:
                event.stop()
                self.post_message(self.Picked(target))

    def _draw_calmly(self, width: int, height: int) -> list[Row]:
        try:
            rows = [fit(r, width) for r in self.draw(width, height)][:height]
        except Exception as error:  # noqa: BLE001 - a broken part must not take the others with it
            self.mishap(error)
            rows = [fit((Piece(wording.NOT_DRAWN, "muted"),), width)]
        return rows + [fit(EMPTY, width)] * (height - len(rows))

    def _segment(self, piece: Piece) -> Segment:
        style = self._styles.get(piece.role)
        if style is None:
            ground = self.background_colors[1]
            style = self._styles[piece.role] = style_of(piece.role, self.app.theme, ground)
        return Segment(printable(piece.text), style)
