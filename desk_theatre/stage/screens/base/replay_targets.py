"""
Where to look in a recording: the moments of a round, the evidence of a card, or the rounds in which a code occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding

from desk_theatre.show.ports import Port
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import Piece, Row, fit, heading, width_of
from desk_theatre.stage.drawing.text import cut
from desk_theatre.stage.screens.base.body import LIST_KEYS, PAGE_KEYS, PickList
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house as wording


class ReplayTargetsScreen(LiveScreen):
    """
    Args:
        title: what there is to choose from.
        places: when each was, and what can be seen there.
        go: leads to one of them, by its number in the list.
        marked: the number of the one that is marked at first.
    """

    KEYS: ClassVar[tuple[str, ...]] = LIST_KEYS
    BINDINGS: ClassVar[list[Binding]] = bindings(*PAGE_KEYS)  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.REPLAY_TARGETS_TITLE
    HELP = help_words.REPLAY_TARGETS

    def __init__(
        self,
        port: Port,
        title: str,
        places: Sequence[tuple[str, str]],
        go: Callable[[int], None],
        marked: int = 0,
    ) -> None:
        super().__init__(port)
        self.heading, self.places, self.go = title, tuple(places), go
        self._marked = marked
        self.body = PickList(self, self.entries, wording.NOTHING_TO_CHOOSE)

    def on_mount(self) -> None:
        """
        One is marked from the start.
        """
        self.query_one(Picker).offer(self.entries(), str(self._marked))

    def entries(self) -> Sequence[PickerEntry]:
        """
        The places, in their order.
        """
        title = PickerEntry("", lambda width: heading(self.heading, width + 2))
        entries = [PickerEntry(str(i), partial(_entry, when, words)) for i, (when, words) in enumerate(self.places)]
        return [title, *entries]

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Enter or a click goes there.
        """
        message.stop()
        self.go(int(message.entry))


def _entry(when: str, words: str, width: int) -> Row:
    left = width - width_of((Piece(when),)) - 2
    return fit((Piece(f"{when}  ", "key"), Piece(cut(words, max(0, left)), "text")), width)
