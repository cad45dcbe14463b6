"""
The practices: what can be switched on, what it changes, what it costs, and how far everybody really does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.itsm.commands import SetPractice
from desk_theatre.show.board import Board, PracticeCard
from desk_theatre.stage import words
from desk_theatre.stage.extent import WIDE
from desk_theatre.stage.row import EMPTY, Piece, Row, fit, heading, row, spread
from desk_theatre.stage.screens.watching import WatchingScreen
from desk_theatre.stage.text import cell, cut, wrap
from desk_theatre.stage.verbs import bindings
from desk_theatre.stage.widgets.bars import bar
from desk_theatre.stage.widgets.picker import Entry, Picker
from desk_theatre.stage.widgets.story import Story

_HOW = {
    "imposed": "imposed in the middle of a round",
    "announced": "announced between two rounds",
    "chosen": "chosen by the room",
}
_GROUPS = {
    "people": "People",
    "process": "How work is done",
    "product": "Tools and knowledge",
    "performance": "Figures",
    "trap": "Sounds good",
}


class PracticesScreen(WatchingScreen):
    """
    The list on the left, everything about one of them on the right.
    """

    DEFAULT_CSS = """
    PracticesScreen Horizontal { height: 1fr; }
    PracticesScreen Picker { width: 42; margin-right: 2; }
    PracticesScreen.-wide Picker { width: 2fr; }
    PracticesScreen Story { width: 3fr; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("switch", "chosen", "back", "theme", "help", "quit")
    BINDINGS: ClassVar[list[Binding]] = bindings("chosen", "back", "theme", "help", "quit")  # type: ignore[assignment]
    TITLE_OF_HELP = "The practices"
    HELP = (
        "Switch a practice on or off. Switched on between two rounds it is announced; what the room itself has chosen, people "
        "do most from the start. In the middle of a round it is imposed, and people do it least."
    )

    def middle(self) -> list[Widget]:
        """
        The list and the description.
        """
        return [Horizontal(Picker("This scenario offers no practices."), Story())]

    def on_mount(self) -> None:
        """
        Keys go to the list.
        """
        self.query_one(Picker).focus()

    def resized(self, width: int, height: int) -> None:
        """
        The list grows with the room.
        """
        self.set_class(width >= WIDE, "-wide")

    def show_all(self) -> None:
        """
        The practices as they are now.
        """
        super().show_all()
        entries: list[Entry] = []
        for group in dict.fromkeys(card.group for card in self.board.practices):
            entries += [Entry("", lambda _: EMPTY)] if entries else []
            entries.append(_title(_GROUPS.get(group, group)))
            entries += [_entry(card) for card in self.board.practices if card.group == group]
        self.query_one(Picker).offer(entries)
        self._describe()

    def why_not(self, verb: str) -> str:
        """
        After the last round there is nothing to switch; and a room has time to choose only between two rounds.
        """
        if verb not in {"switch", "chosen"}:
            return ""
        if self.board.phase == "over":
            return "The show is over."
        if verb == "chosen" and self.board.phase in {"running", "paused"}:
            return "The room chooses between two rounds, not while one is played."
        card = self._meant()
        return "It is on already; switch it off first." if verb == "chosen" and card is not None and card.on else ""

    def do_switch(self) -> None:
        """
        The one that is meant: on, if it is off, and the other way round.
        """
        self._switch(self.query_one(Picker).meant)

    def _switch(self, practice: str) -> None:
        if not practice:
            return

        def command() -> SetPractice:
            on = next(card.on for card in self.stands().practices if card.id == practice)
            return SetPractice(practice, on=not on)

        self.ask(command)

    def do_chosen(self) -> None:
        """
        The one that is meant is on because the room wants it.
        """
        card = self._meant()
        if card is not None:
            self.ask(SetPractice(card.id, on=True, how="chosen"))

    def on_picker_chosen(self, message: Picker.Chosen) -> None:
        """
        Enter, space or a click switches the one that was marked then; another may be marked by now.
        """
        message.stop()
        reason = self.why_not("switch")
        if reason:
            self.say(reason)
        else:
            self._switch(message.entry)

    def on_picker_moved(self) -> None:
        """
        Another one is described, when the cursor has been seen to move.
        """
        self.call_after_refresh(self._describe)

    def _meant(self) -> PracticeCard | None:
        meant = self.query_one(Picker).meant
        return next((card for card in self.board.practices if card.id == meant), None)

    def _describe(self) -> None:
        card, board = self._meant(), self.board
        self.query_one(Story).tell(lambda width: description(card, board, width) if card else ())


def _title(group: str) -> Entry:
    return Entry("", lambda width: heading(cut(group, width), width + 2))


def _entry(card: PracticeCard) -> Entry:
    def draw(width: int) -> Row:
        state = (Piece("● on  ", "good"),) if card.on else (Piece("○ off ", "muted"),)
        share = f"{words.percent(card.commitment)} %" if card.on else ""
        return spread(
            (*state, Piece(cut(card.name, width - 7 - len(share)), "text")), (Piece(f" {share}", "muted"),), width
        )

    return Entry(card.id, draw)


def description(card: PracticeCard, board: Board, width: int) -> list[Row]:
    """
    Everything about a practice.
    """
    state = Piece(f"● on {_HOW.get(card.how, '')}", "good") if card.on else Piece("○ off", "muted")
    rows: list[Row] = [row(Piece(cut(card.name, width), "strong"))]
    rows += [row(state._replace(text=line)) for line in wrap(state.text, width)]
    if board.phase in {"running", "paused"}:
        hint = "Switching now means imposing it in the middle of the round; people commit themselves less to that."
        rows += [row(Piece(line, "warning")) for line in wrap(f"▲ {hint}", width)]
    elif not card.on and board.phase != "over":
        hint = (
            "Enter announces it. If the room itself has chosen it, press v: then people do more of it from the start."
        )
        rows += [row(Piece(line, "muted")) for line in wrap(hint, width)]
    rows += _told("What people do", card.mechanism, width)
    rows += _told("What it costs", card.price, width)
    rows += _told("Without it", card.off, width)
    rows += _told("Where it is known from", card.source, width)
    if card.on:
        rows += [EMPTY, heading("How far everybody does it", width, f"{words.percent(card.commitment)} % on average")]
        rows += [fit(bar(card.commitment, width), width)]
        rows += _levels(card.levels, board.staff, width)
    return rows


def _told(title: str, text: str, width: int) -> list[Row]:
    if not text:
        return []
    return [EMPTY, row(Piece(title, "muted")), *(row(line) for line in wrap(f"{text[:1].upper()}{text[1:]}", width))]


def _levels(levels: Sequence[float], staff: Sequence[str], width: int) -> list[Row]:
    """
    One bar a person, all on the same axis.
    """
    if not levels or not staff:
        return []
    name_width = min(18, max(map(cell_len, staff)) + 1, width // 3)
    space = max(4, width - name_width - 6)
    return [
        fit(
            (Piece(cell(name, name_width), "text"), *bar(level, space), Piece(f"{words.percent(level):>4} %", "muted")),
            width,
        )
        for name, level in zip(staff, levels, strict=False)
    ]
