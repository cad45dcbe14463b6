"""
Proposing an improvement: a practice to begin with, or one to end with.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.stage import practices_told as told
from desk_theatre.stage.row import Piece, Row, fit
from desk_theatre.stage.screens.watching import WatchingScreen
from desk_theatre.stage.text import cut
from desk_theatre.stage.verbs import bindings
from desk_theatre.stage.widgets.picker import Entry, Picker
from desk_theatre.stage.widgets.story import Story

if TYPE_CHECKING:
    from desk_theatre.show.board import PracticeCard
    from desk_theatre.stage.backstage import Picture


class ProposingScreen(WatchingScreen):
    """
    Ends with the card of the practice that was picked, or with nothing.

    Args:
        picture: whose practices.
        proposed: ids of those that are on the table already.
    """

    DEFAULT_CSS = """
    ProposingScreen Picker { width: 2fr; margin-right: 2; }
    ProposingScreen Story { width: 3fr; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("pick", "back", "theme", "presenter", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings("back", "theme", "help", "quit")  # type: ignore[assignment]
    TITLE_OF_HELP = "What could be done differently?"
    HELP = "Pick a practice: one that is off is proposed to begin with, one that is on is proposed to end with."

    def __init__(self, picture: Picture, proposed: frozenset[str]) -> None:
        super().__init__(picture)
        self._proposed = proposed

    def middle(self) -> list[Widget]:
        """
        The practices, and everything about one of them.
        """
        return [Horizontal(Picker("This scenario offers no practices."), Story())]

    def on_mount(self) -> None:
        """
        Keys go to the list.
        """
        self.query_one(Picker).focus()

    def show_all(self) -> None:
        """
        By the four perspectives.
        """
        super().show_all()
        entries: list[Entry] = []
        for title, cards in told.groups(self.board.practices):
            free = [card for card in cards if card.id not in self._proposed]
            if free:
                entries.append(Entry("", partial(_title, title, cards)))
                entries += [Entry(card.id, partial(_entry, card)) for card in free]
        self.query_one(Picker).offer(entries)
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


def _title(title: str, cards: list[PracticeCard], width: int) -> Row:
    return told.group_title(title, cards, width + 2)


def _entry(card: PracticeCard, width: int) -> Row:
    verb = "end with: " if card.on else ""
    return fit((Piece(verb, "warning"), Piece(cut(card.name, width - len(verb)), "text")), width)
