"""
Proposing an improvement: a practice to start with, or one to stop.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import Piece, Row, fit, heading
from desk_theatre.stage.drawing.text import cut
from desk_theatre.stage.pages import practices as told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import practices as practice_words
from desk_theatre.stage.wording import reflection as wording

if TYPE_CHECKING:
    from desk_theatre.show.board import PracticeCard
    from desk_theatre.show.ports import Port


class ProposingScreen(LiveScreen):
    """
    Ends with the card of the practice that was picked, or with nothing.

    Args:
        port: whose practices.
        proposed: ids of those that are on the table already.
    """

    DEFAULT_CSS = """
    ProposingScreen Picker { width: 2fr; margin-right: 2; }
    ProposingScreen Story { width: 3fr; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("pick", "back", "theme", "presenter", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings("back", "theme", "help", "quit")  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.PROPOSING_TITLE
    HELP = help_words.PROPOSING

    def __init__(self, port: Port, proposed: frozenset[str]) -> None:
        super().__init__(port)
        self._proposed = proposed

    def middle(self) -> list[Widget]:
        """
        The practices, and everything about one of them.
        """
        return [Horizontal(Picker(practice_words.NONE_OFFERED), Story())]

    def on_mount(self) -> None:
        """
        Keys go to the list.
        """
        self.query_one(Picker).focus()

    def show_all(self) -> None:
        """
        By the four perspectives those that are off; those in force below them, because stopping one is rarely what is meant.
        """
        super().show_all()
        free = [card for card in self.board.practices if card.id not in self._proposed]
        entries: list[PickerEntry] = []
        for title, cards in told.groups([card for card in free if not card.on]):
            entries.append(PickerEntry("", partial(_title, title)))
            entries += [PickerEntry(card.id, partial(_entry, card)) for card in cards]
        if stoppable := [card for card in free if card.on]:
            entries.append(PickerEntry("", partial(_title, wording.STOP)))
            entries += [PickerEntry(card.id, partial(_entry, card), ready=False) for card in stoppable]
        self.query_one(Picker).offer(entries, empty=wording.ALL_PROPOSED if self.board.practices else None)
        self._describe()

    def on_picker_moved(self) -> None:
        """
        Another one is described.
        """
        self.call_after_refresh(self._describe)

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        This one.
        """
        message.stop()
        card = next((card for card in self.board.practices if card.id == message.entry), None)
        if card is not None:
            self.dismiss(card)

    def do_pick(self) -> None:
        """
        The one that is marked.
        """
        self.query_one(Picker).action_choose()

    def _describe(self) -> None:
        meant = self.query_one(Picker).meant
        card = next((card for card in self.board.practices if card.id == meant), None)
        board = self.board
        self.query_one(Story).tell(lambda width: told.description(card, board, width) if card else ())


def _title(title: str, width: int) -> Row:
    return heading(cut(title, width - 1), width + 2)


def _entry(card: PracticeCard, width: int) -> Row:
    stop = "Stop: " if card.on else ""
    return fit((Piece(stop, "warning"), Piece(cut(card.name, width - len(stop)), "text")), width)
