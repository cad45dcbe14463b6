"""
The rounds as charts: how long it took, what came in and what was left, and what was paid in vain.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.stage.charts_told import charts_told
from desk_theatre.stage.explained import CHARTS
from desk_theatre.stage.fair import yardstick
from desk_theatre.stage.graphs import Ink, ink_for
from desk_theatre.stage.row import Piece, row
from desk_theatre.stage.screens.watching import WatchingScreen
from desk_theatre.stage.text import wrap
from desk_theatre.stage.verbs import bindings
from desk_theatre.stage.widgets.story import Story


class ChartsScreen(WatchingScreen):
    """
    Rounds side by side, on the same axes.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("back", "theme", "presenter", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)  # type: ignore[assignment]
    EXPLAINS = CHARTS
    TITLE_OF_HELP = "The rounds as charts"
    HELP = "All rounds have the same axes, so that they can be compared. The arrow keys move through the page."

    def middle(self) -> list[Widget]:
        """
        The page.
        """
        return [Story()]

    def on_mount(self) -> None:
        """
        Keys move through it.
        """
        self.query_one(Story).focus()

    def show_all(self) -> None:
        """
        The rounds so far.
        """
        super().show_all()
        board, charts, ink = self.board, self.picture.charts(), terminal_ink()
        by = yardstick(self.picture.rounds(), board.until - board.opens)
        self.query_one(Story).tell(
            lambda width: [
                *(row(Piece(line, "warning")) for line in wrap(by.remark, width)),
                *charts_told(charts, board, by, width, ink),
            ]
        )


def terminal_ink() -> Ink:
    """
    What can be drawn with on this terminal.
    """
    return ink_for(getattr(sys.__stdout__, "encoding", None))
