"""
A screen of one list, of which something is picked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.stage.actions import bindings
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry


class ListScreen(LiveScreen):
    """
    What becomes of the entry that is picked, each of them says in `on_picker_chosen`.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("pick", "back", "theme", "presenter", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings(*(verb for verb in KEYS if verb != "pick"))  # type: ignore[assignment]
    NOTHING: ClassVar[str] = "Nothing to choose."
    """
    What stands there instead of an empty list.
    """

    def middle(self) -> list[Widget]:
        """
        The list.
        """
        return [Picker(self.NOTHING)]

    def on_mount(self) -> None:
        """
        Keys go to it.
        """
        self.query_one(Picker).focus()

    def show_all(self) -> None:
        """
        The list as it stands; what is meant is kept.
        """
        super().show_all()
        self.query_one(Picker).offer(self.entries())

    def entries(self) -> Sequence[PickerEntry]:
        """
        What there is to pick now.
        """
        raise NotImplementedError

    def do_pick(self) -> None:
        """
        Take the one that is meant.
        """
        self.query_one(Picker).action_choose()
