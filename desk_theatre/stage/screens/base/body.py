"""
What stands between the bars of a screen: a page to read, or a list of which something is picked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from desk_theatre.stage.drawing.row import Row
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.widgets.story import Story

if TYPE_CHECKING:
    from textual.screen import Screen

Told = Callable[[int], Sequence[Row]]
"""
The rows of a page of some width.
"""

PAGE_KEYS: Final[tuple[str, ...]] = ("back", "theme", "presenter", "help", "quit")
LIST_KEYS: Final[tuple[str, ...]] = ("pick", *PAGE_KEYS)


class Body:
    """
    What a screen has in its middle.  What it can do beside being drawn stands in methods called `do_<verb>`, as in a screen.
    """

    def widgets(self) -> list[Widget]:
        """
        From top to bottom.
        """
        return []

    def mounted(self) -> None:
        """
        It is on the screen; keys may go to it.
        """

    def resized(self, width: int, height: int) -> None:
        """
        The screen has this many cells inside its margin now.
        """

    def show(self) -> None:
        """
        Draw what stands now.
        """


class PageBody(Body):
    """
    Rows to read, of which there may be more than fit.  The arrow keys, the page keys and the wheel move through it; the place in it
    is kept when something changes.

    Args:
        rows: make what stands on it now.
        head: makes what stays at its top.
    """

    def __init__(
        self, screen: Screen[object], rows: Callable[[], Told], head: Callable[[], Told] | None = None
    ) -> None:
        self._screen = screen
        self._rows = rows
        self._head = head

    def widgets(self) -> list[Widget]:
        return [Story()]

    def mounted(self) -> None:
        self._screen.query_one(Story).focus()

    def show(self) -> None:
        self._screen.query_one(Story).tell(self._rows(), self._head() if self._head is not None else None)


class PickList(Body):
    """
    A list.  What becomes of the entry that is picked, each screen says in `on_picker_chosen`.

    Args:
        entries: make what there is to pick now.
        nothing: what stands there instead of an empty list.
    """

    def __init__(self, screen: Screen[object], entries: Callable[[], Sequence[PickerEntry]], nothing: str) -> None:
        self._screen = screen
        self._entries = entries
        self._nothing = nothing

    def widgets(self) -> list[Widget]:
        return [Picker(self._nothing)]

    def mounted(self) -> None:
        self._screen.query_one(Picker).focus()

    def show(self) -> None:
        self._screen.query_one(Picker).offer(self._entries())

    def do_pick(self) -> None:
        """
        Take the one that is meant.
        """
        self._screen.query_one(Picker).action_choose()
