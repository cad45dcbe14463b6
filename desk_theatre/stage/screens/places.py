"""
Where to look in the recording of a round: its moments, or the evidence of a card.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.stage.backstage import Picture
from desk_theatre.stage.row import Piece, Row, fit, heading
from desk_theatre.stage.screens.listed import ListScreen
from desk_theatre.stage.text import cut
from desk_theatre.stage.widgets.picker import Entry, Picker


class PlacesScreen(ListScreen):
    """
    Args:
        round_: the round it is about.
        places: seconds of its day, and what can be seen there.
    """

    TITLE_OF_HELP = "Where to look"
    HELP = "Pick a moment; the recording of this round opens there. Escape leads back, from there as well."

    def __init__(self, picture: Picture, round_: int, places: Sequence[tuple[int, str]]) -> None:
        super().__init__(picture)
        self.round, self.places = round_, tuple(places)

    def entries(self) -> Sequence[Entry]:
        """
        The places, in their order.
        """
        title = Entry("", lambda width: heading(f"Where to look in round {self.round}", width + 2))
        entries = [Entry(str(i), partial(_entry, at, words)) for i, (at, words) in enumerate(self.places)]
        return [title, *entries]

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Enter or a click goes there.
        """
        message.stop()
        self.theatre.show_moment(self.round, self.places[int(message.entry)][0])


def _entry(at: int, words: str, width: int) -> Row:
    return fit((Piece(f"{spell_short(at)}  ", "key"), Piece(cut(words, max(0, width - 7)), "text")), width)
