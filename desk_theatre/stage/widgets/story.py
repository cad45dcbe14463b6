"""
Rows to read, more of them than fit perhaps: arrow keys, page keys and the wheel move through them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding

from desk_theatre.stage.drawing.row import Piece, Row, spread
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.moving import MOVING


class Story(Lines, can_focus=True):
    """
    What is told is a function of the width, so that it can be broken into lines anew.

    Args:
        keys: those that move through it where they are not the arrow keys, as it stands in the last row.
    """

    BINDINGS: ClassVar[list[Binding]] = [*MOVING]  # type: ignore[assignment]

    def __init__(self, *, keys: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._keys = keys
        self._tell: Callable[[int], Sequence[Row]] = lambda _: ()
        self._head: Callable[[int], Sequence[Row]] = lambda _: ()
        self._top = self._below = 0

    def begin(self) -> None:
        """
        What is told next is another story, and is told from its beginning.
        """
        self._top = 0

    def tell(self, rows: Callable[[int], Sequence[Row]], head: Callable[[int], Sequence[Row]] | None = None) -> None:
        """
        Replace what is told; the place in it is kept.  Rows of `head` stay at the top.
        """
        self._tell = rows
        if head is not None:
            self._head = head
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The rows at the place, and how many follow.
        """
        head, rows = list(self._head(width)), list(self._tell(width))
        space = max(1, height - len(head))
        if len(rows) <= space:
            self._top = self._below = 0
            return [*head, *rows]
        space -= 1
        self._top = min(self._top, len(rows) - space)
        above, below = self._top, len(rows) - self._top - space
        self._below = below
        note = "   ".join(n for n in (f"↑ {above} above" if above else "", f"↓ {below} below" if below else "") if n)
        last = (Piece(note, "muted"), *((Piece(f"  {self._keys}", "key"),) if self._keys else ()))
        return [*head, *rows[self._top : self._top + space], spread((), last, width)]

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """
        Further down.
        """
        event.stop()
        self.action_move(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """
        Further up.
        """
        event.stop()
        self.action_move(-2)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """
        A page can be turned as long as there is one.
        """
        return action != "page" or bool(self._below if parameters == (1,) else self._top)

    def action_move(self, by: int) -> None:
        """
        Some rows up or down.
        """
        self._top = max(0, self._top + by)
        self.paint()

    def action_page(self, by: int) -> None:
        """
        A screenful up or down.
        """
        self.action_move(by * max(1, self.size.height - 2))
