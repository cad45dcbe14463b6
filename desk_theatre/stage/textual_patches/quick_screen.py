"""
A screen that paints only what is different, and at once what somebody waits for.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from desk_theatre.stage.textual_patches.compositor import RowsOnly


class QuickScreen(Screen[Any]):
    """
    Textual's own screen in all else.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = RowsOnly()

    def paint_now(self, part: Widget) -> None:
        """
        Show a part as it is now, before anything else is done; Textual waits until several messages have gone round.
        """
        self._dirty_widgets.add(part)
        self._on_timer_update()
