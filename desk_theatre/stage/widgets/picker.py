"""
A list to pick from, by arrow keys and enter or by mouse; the row that is meant is marked by a sign and not only by colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from desk_theatre.itsm.values import value
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, row, spread
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.moving import MOVING
from desk_theatre.stage.wording import house as wording


@value
class PickerEntry:
    """
    Args:
        id: what is reported when it is picked; empty for a line between entries.
        draw: the row, for a width.
        ready: whether the cursor may stand on it before somebody has moved it there.
    """

    id: str
    draw: Callable[[int], Row]
    ready: bool = True


class Picker(Lines, can_focus=True):
    """
    Args:
        empty: what is said when there is nothing to pick, and what to do then.
    """

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        *MOVING,
        Binding("enter,space", "choose", show=False),
    ]

    class Chosen(Message):
        """
        An entry was picked, of those that answered the question in `answers`; another one may have been put since.
        """

        def __init__(self, picker: Picker, entry: str, answers: str) -> None:
            super().__init__()
            self.picker, self.entry, self.answers = picker, entry, answers

    class Moved(Message):
        """
        Another entry is meant now.
        """

        def __init__(self, picker: Picker, entry: str) -> None:
            super().__init__()
            self.picker, self.entry = picker, entry

    def __init__(self, empty: str = wording.NOTHING_TO_CHOOSE, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._empty = empty
        self._answers = ""
        self._entries: tuple[PickerEntry, ...] = ()
        self._cursor = 0
        self._top = 0

    @property
    def meant(self) -> str:
        """
        The entry under the cursor; empty if there is none.
        """
        return self._entries[self._cursor].id if self._entries and self._cursor >= 0 else ""

    def offer(
        self, entries: Sequence[PickerEntry], at: str | None = None, empty: str | None = None, answers: str = ""
    ) -> None:
        """
        Replace the entries; the cursor stays on the entry it was on, if that is still there.  Where none is ready for it, it is
        nowhere until somebody moves it.

        Args:
            at: the entry that the cursor goes to instead; one that is not there: the first.
            empty: what is said where there are none; `None`: as before.
            answers: the question that is answered by picking one, a word; a click on an answer to another one means nothing.
        """
        before = self.meant
        self._empty = self._empty if empty is None else empty
        meant = before if at is None else at
        self._entries, self._answers = tuple(entries), answers
        ids = [entry.id for entry in self._entries]
        self._cursor = (
            ids.index(meant)
            if meant and meant in ids
            else next((i for i, entry in enumerate(self._entries) if entry.id and entry.ready), -1)
        )
        self.paint()
        if self.meant != before:
            self.post_message(self.Moved(self, self.meant))

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The entries around the cursor, and how many are above and below.
        """
        if not self._entries:
            return [row(Piece(line, "muted")) for line in wrap(self._empty, width)]
        if len(self._entries) <= height:
            self._top = 0
            return [self._row(i, width) for i in range(len(self._entries))]
        space = height - 1
        self._top = self._scrolled(height)
        shown = [self._row(i, width) for i in range(self._top, self._top + space)]
        above, below = self._top, len(self._entries) - self._top - space
        note = "   ".join(n for n in (f"↑ {above} above" if above else "", f"↓ {below} below" if below else "") if n)
        return [*shown, spread((), (Piece(note, "muted"),), width)]

    def _scrolled(self, height: int) -> int:
        """
        The first entry that is seen, so that the cursor is.
        """
        if len(self._entries) <= height:
            return 0
        space = height - 1
        # The line above the first entry of a group comes into view with it.
        top = max(min(self._top, max(0, self._cursor - 1)), self._cursor - space + 1)
        return min(top, len(self._entries) - space)

    def _row(self, index: int, width: int) -> Row:
        entry = self._entries[index]
        pieces = entry.draw(width - 2)
        target = f"entry {index} {self._answers}".rstrip()
        if not entry.id:
            return fit(pieces, width) if pieces else EMPTY
        if index == self._cursor:
            role = "cursor" if self.has_focus else "strong"
            inner = fit(pieces, width - 2)
            return tuple(Piece(p.text, role, target) for p in (Piece("▸ "), *inner))  # type: ignore[arg-type]
        return (
            Piece("  ", "text", target),
            *(p._replace(target=target) for p in fit(pieces, width - 2)),
        )

    def on_lines_picked(self, message: Lines.Picked) -> None:
        """
        A click picks.
        """
        message.stop()
        index, _, answers = message.target.removeprefix("entry ").partition(" ")
        if answers == self._answers and int(index) < len(self._entries):
            self._cursor = int(index)
            self.paint()
            self.action_choose()

    def on_focus(self) -> None:
        """
        The cursor shows whether keys arrive here.
        """
        self.paint()

    def on_blur(self) -> None:
        """
        The cursor shows whether keys arrive here.
        """
        self.paint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """
        The wheel moves the cursor.
        """
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """
        The wheel moves the cursor.
        """
        event.stop()
        self.action_move(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """
        A page can be turned as long as there is another entry on it.
        """
        places = self._places()
        return action != "page" or (bool(places) and self._cursor != places[-1 if parameters == (1,) else 0])

    def _places(self) -> list[int]:
        return [i for i, entry in enumerate(self._entries) if entry.id]

    def action_move(self, by: int) -> None:
        """
        To another entry; lines between entries are passed over.
        """
        places = self._places()
        if not places:
            return
        before = self._cursor
        at = places.index(before) if before in places else -1
        self._cursor = places[min(len(places) - 1, max(0, at + by))]
        if before in places and self._scrolled(self.size.height) == self._top:
            self.paint_rows({i - self._top: self._row(i, self.size.width) for i in (before, self._cursor)})
        else:
            self.paint()
        self.post_message(self.Moved(self, self.meant))

    def action_page(self, by: int) -> None:
        """
        A screenful up or down.
        """
        self.action_move(by * max(1, self.size.height - 2))

    def action_choose(self) -> None:
        """
        Pick the entry under the cursor.
        """
        if self.meant:
            self.post_message(self.Chosen(self, self.meant, self._answers))
