"""
What the facilitator can let happen now: what the scenario holds ready, or one more incident of any kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding

from desk_theatre.itsm.commands import InjectCue, InjectIncidents
from desk_theatre.show.board import Choice
from desk_theatre.show.messages import Answer
from desk_theatre.show.ports import ShowPort
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, fit, heading
from desk_theatre.stage.drawing.text import cell, cut
from desk_theatre.stage.screens.base.body import LIST_KEYS, PAGE_KEYS, PickList
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house
from desk_theatre.stage.wording import round as wording


class CuesScreen(LiveScreen):
    """
    Args:
        show: where it happens.
    """

    KEYS: ClassVar[tuple[str, ...]] = LIST_KEYS
    BINDINGS: ClassVar[list[Binding]] = bindings(*PAGE_KEYS)  # type: ignore[assignment]
    NOTHING = wording.NO_CUES
    TITLE_OF_HELP = help_words.CUES_TITLE
    HELP = help_words.CUES

    def __init__(self, show: ShowPort) -> None:
        super().__init__(show)
        self.body = PickList(self, self.entries, self.NOTHING)
        self.kind: Choice | None = None

    def entries(self) -> Sequence[PickerEntry]:
        """
        Cues and kinds; after a kind that happens in a room, the rooms.
        """
        if self.kind is not None:
            title = f"{cut(self.kind.words, 40)}: where?"
            entries = [_title(title), *(_entry("room", choice) for choice in self.view.rooms())]
        else:
            cues = self.view.cues()
            entries = [_title(wording.CUES), *(_entry("cue", choice) for choice in cues)] if cues else []
            kinds = self.view.kinds()
            if kinds:
                entries += [PickerEntry("", lambda _: EMPTY), _title(wording.ONE_OF_A_KIND)]
                entries += [_entry("kind", choice) for choice in kinds]
        return entries

    def do_back(self) -> None:
        """
        From the rooms to the kinds, and from there to the stage.
        """
        if self.kind is not None:
            self.kind = None
            self.show_all()
        else:
            self.dismiss()

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Let it happen, or ask where.
        """
        message.stop()
        what, _, which = message.entry.partition(" ")
        if what == "cue":
            self.ask(InjectCue(which), self._done)
        elif what == "room" and self.kind is not None:
            self.ask(InjectIncidents(self.kind.id, which), self._done)
        elif what == "kind":
            kind = next(choice for choice in self.view.kinds() if choice.id == which)
            if kind.needs_room:
                self.kind = kind
                self.show_all()
            else:
                self.ask(InjectIncidents(kind.id), self._done)

    def _done(self, answer: Answer) -> None:
        self.say(answer.words or (wording.HAPPENS if answer.accepted else house.NOT_NOW))
        if answer.accepted and self.is_current:
            self.dismiss()


def _title(words: str) -> PickerEntry:
    return PickerEntry("", lambda width: heading(words, width + 2))


def _entry(what: str, choice: Choice) -> PickerEntry:
    def draw(width: int) -> Row:
        name = min(36, width // 2)
        return fit(
            (Piece(cell(choice.words, name) + "  ", "text"), Piece(cut(choice.detail, width - name - 2), "muted")),
            width,
        )

    return PickerEntry(f"{what} {choice.id}", draw)
