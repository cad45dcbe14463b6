"""
A screen of one page: rows to read, of which there may be more than fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import Row
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.story import Story

Told = Callable[[int], Sequence[Row]]
"""
The rows of a page of some width.
"""


class PageScreen(LiveScreen):
    """
    The arrow keys, the page keys and the wheel move through it; the place in it is kept when something changes.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("back", "theme", "presenter", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS)  # type: ignore[assignment]

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
        The page as it stands.
        """
        super().show_all()
        self.query_one(Story).tell(self.page(), self.head())

    def page(self) -> Told:
        """
        What stands on it now.
        """
        raise NotImplementedError

    def head(self) -> Told | None:
        """
        What stays at its top; `None` if nothing does.
        """
        return None
