"""
The rounds as charts: how long it took, what came in and what was left, and what was paid in vain.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.binding import Binding

from desk_theatre.show.ports import Port
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.graphs import Ink, ink_for
from desk_theatre.stage.drawing.row import Piece, row
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.pages.charts import charts_told
from desk_theatre.stage.pages.per_hour import yardstick
from desk_theatre.stage.screens.base.body import PAGE_KEYS, PageBody, Told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording.explained import CHARTS


class ChartsScreen(LiveScreen):
    """
    Rounds side by side, on the same axes.
    """

    KEYS: ClassVar[tuple[str, ...]] = PAGE_KEYS
    BINDINGS: ClassVar[list[Binding]] = bindings(*PAGE_KEYS)  # type: ignore[assignment]
    EXPLAINS = CHARTS
    TITLE_OF_HELP = help_words.CHARTS_TITLE
    HELP = help_words.CHARTS

    def __init__(self, port: Port) -> None:
        super().__init__(port)
        self.body = PageBody(self, self.page)

    def page(self) -> Told:
        """
        The rounds so far.
        """
        board, charts, ink = self.board, self.view.charts(), terminal_ink()
        by = yardstick(self.view.rounds(), board.until - board.opens)
        return lambda width: [
            *(row(Piece(line, "warning")) for line in wrap(by.remark, width)),
            *charts_told(charts, board, by, width, ink),
        ]


def terminal_ink() -> Ink:
    """
    What can be drawn with on this terminal.
    """
    return ink_for(getattr(sys.__stdout__, "encoding", None))
