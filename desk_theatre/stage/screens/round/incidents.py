"""
All incidents of the round, the room's own first; enter opens the story of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding

from desk_theatre.show.board import IncidentCard
from desk_theatre.show.ports import Port
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import Piece, Row, fit, heading, width_of
from desk_theatre.stage.drawing.text import and_more, cell, what_and_where
from desk_theatre.stage.screens.base.body import PAGE_KEYS, PickList
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import round as wording


class IncidentsScreen(LiveScreen):
    """
    One row an incident.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("pick", "find", *PAGE_KEYS)
    BINDINGS: ClassVar[list[Binding]] = bindings("find", *PAGE_KEYS)  # type: ignore[assignment]
    NOTHING = wording.NONE_YET
    TITLE_OF_HELP = help_words.INCIDENTS_TITLE
    HELP = help_words.INCIDENTS

    def __init__(self, port: Port) -> None:
        super().__init__(port)
        # Nobody can report anything in a recording.
        nothing = wording.NONE_SO_FAR if self.recorded else self.NOTHING
        self.body = PickList(self, self.entries, nothing)

    def entries(self) -> Sequence[PickerEntry]:
        """
        The incidents as they are now.
        """
        cards = self.view.incidents()
        live = [card for card in cards if card.live]
        others = [card for card in cards if not card.live]
        entries: list[PickerEntry] = []
        for title, part in ((wording.FROM_THE_ROOM, live), (self.words.say(wording.FROM_THE_CONFERENCE), others)):
            if part:
                entries.append(_title(title, len(part)))
                entries += [_entry(card) for card in part]
        return entries

    def do_find(self) -> None:
        """
        To "where is mine?".
        """
        self.theatre.navigation.show_find(self.port)

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Its story.
        """
        message.stop()
        self.show_incident(int(message.entry))


def _title(title: str, count: int) -> PickerEntry:
    return PickerEntry("", lambda width: heading(title, width + 2, str(count)))


def _entry(card: IncidentCard) -> PickerEntry:
    def draw(width: int) -> Row:
        symbol, word, role = labels.LIGHTS[card.light]
        head = (Piece(f"{'◆' if card.live else ' '}{cell(card.code, 5)} ", "live" if card.live else "strong"),)
        roomy = width > 100
        tail = (
            Piece(f" {labels.priority_word(card.priority):>5}  ", "muted"),
            Piece(cell(card.state, 26 if roomy else 20) + " ", "text"),
            Piece(cell(f"{symbol} {word}", 20 if roomy else 12), role),
        )
        space = width - width_of((*head, *tail))
        more = and_more(card.others, card.title, card.place, space)
        what = (Piece(what_and_where(card.title, card.place, space - len(more)), "text"), Piece(more, "live"))
        return fit((*head, *fit(what, space), *tail), width)

    return PickerEntry(str(card.number), draw)
