"""
The words of delegates: held ones first; the facilitator shows, holds, masks or replaces them.

Whoever opens this screen on a projector shows it to the room, so the words stand behind a key of their own.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.itsm.commands import HoldText, ReleaseText
from desk_theatre.itsm.room_commands import HoldTexts, MaskText, ReplaceText
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, fit, row
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import round as wording

if TYPE_CHECKING:
    from desk_theatre.show.messages import TypedText
    from desk_theatre.show.ports import SessionPort

STATES: dict[str, tuple[str, str, Role]] = {
    "held": ("‖", "held", "warning"),
    "shown": ("●", "shown", "good"),
    "masked": ("◇", "masked", "muted"),
    "replaced": ("→", "replaced", "key"),
}
LONGEST_WORDS = 280


class DelegateTextsScreen(LiveScreen):
    """
    Args:
        show: whose delegates.
    """

    DEFAULT_CSS = """
    DelegateTextsScreen Picker { width: 1fr; margin-right: 2; }
    DelegateTextsScreen Story { width: 1fr; }
    """
    KEYS: ClassVar[tuple[str, ...]] = (
        "read",
        "hold",
        "mask",
        "replace",
        "hold_first",
        "back",
        "theme",
        "presenter",
        "help",
        "quit",
    )
    BINDINGS: ClassVar[list[Binding]] = bindings(*(verb for verb in KEYS if verb != "read"))  # type: ignore[assignment]
    TITLE_OF_HELP = help_words.TEXTS_TITLE
    HELP = help_words.TEXTS

    def __init__(self, show: SessionPort) -> None:
        super().__init__(show)
        self._read = 0

    def middle(self) -> list[Widget]:
        """
        The list, and the one that is marked.
        """
        return [Horizontal(Picker(wording.NO_TEXTS), Story())]

    def on_mount(self) -> None:
        """
        Keys go to the list.
        """
        self.query_one(Picker).focus()

    def show_all(self) -> None:
        """
        Held ones first.
        """
        super().show_all()
        self.query_one(Picker).offer(
            [PickerEntry(str(each.number), partial(_entry, each)) for each in self.view.typed()]
        )
        self._tell()

    def why_not(self, verb: str) -> str:
        """
        There has to be a text.
        """
        if verb in {"hold", "read", "mask", "replace"} and not self.view.typed():
            return wording.NO_TEXTS
        return ""

    def on_picker_moved(self) -> None:
        """
        Another one; its words stay behind the key.
        """
        self._read = 0
        self.call_after_refresh(self._tell)

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Its words, on this screen.
        """
        message.stop()
        self._read = int(message.entry)
        self._tell()

    def do_read(self) -> None:
        """
        Its words, on this screen, until something is done about them or another one is marked.
        """
        self.query_one(Picker).action_choose()

    def do_hold(self) -> None:
        """
        Off the stage, or as it was typed.
        """
        text, self._read = self._meant(), 0
        if text is not None:
            self.ask(HoldText(text.number) if text.state == "shown" else ReleaseText(text.number))

    def do_mask(self) -> None:
        """
        Only that there are words.
        """
        text, self._read = self._meant(), 0
        if text is not None:
            self.ask(MaskText(text.number))

    def do_replace(self) -> None:
        """
        Other words.
        """
        from desk_theatre.stage.screens.base.text_prompt import TextPromptScreen

        text = self._meant()
        if text is None:
            return
        number = text.number

        def typed(said: str | None) -> None:
            if said is not None:
                self._read = 0
                self.ask(ReplaceText(number, said))

        self.app.push_screen(TextPromptScreen(wording.show_instead(text.code), "", LONGEST_WORDS), typed)

    def do_hold_first(self) -> None:
        """
        Texts are held before they are shown, or are not.
        """
        self.ask(lambda: HoldTexts(on=not self.stands().held_first))

    def _meant(self) -> TypedText | None:
        meant = self.query_one(Picker).meant
        return next((each for each in self.view.typed() if str(each.number) == meant), None)

    def _tell(self) -> None:
        text, first = self._meant(), self.board.held_first
        # At a console the room does not look on.
        shown = text is not None and (text.number == self._read or self.theatre.lifecycle.elsewhere)
        self.query_one(Story).tell(lambda width: _story(text, shown, first, width))


def _entry(text: TypedText, width: int) -> Row:
    symbol, word, role = STATES[text.state]
    place = f", {text.place}" if text.place else ""
    tail = f"{symbol} {word}"
    return fit(
        (
            Piece(cell(text.code, 6), "live"),
            Piece(cell(f"{text.title}{place}", max(0, width - 6 - 11)), "text"),
            Piece(" "),
            Piece(cell(tail, 10), role),
        ),
        width,
    )


def _story(text: TypedText | None, shown: bool, first: bool, width: int) -> list[Row]:
    rule = wording.HELD_FIRST if first else wording.NOT_MODERATED
    rows = [row(Piece(line, "warning" if first else "muted")) for line in wrap(rule, width)]
    if text is None:
        return rows
    symbol, word, role = STATES[text.state]
    rows += [EMPTY, row(Piece(f"{text.code}  ", "live"), Piece(cut(text.title, width - 8), "strong"))]
    rows.append(row(Piece(f"{symbol} {word}", role)))
    if text.state == "replaced":
        rows += [row(Piece(line, "key")) for line in wrap(f"shown: “{text.shown}”", width)]
    rows.append(EMPTY)
    if not shown:
        told = wording.READ_HERE
        return [*rows, *(row(Piece(line, "muted")) for line in wrap(told, width))]
    rows += [row(Piece(line, "live")) for line in wrap(f"“{text.text}”", width)]
    return [*rows, *(row(Piece(line, "muted")) for line in wrap(text.by, width))]
