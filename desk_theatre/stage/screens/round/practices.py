"""
The practices: what can be switched on, what it changes, what it costs, and how far everybody really does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from desk_theatre.itsm.commands import SetPractice
from desk_theatre.show.board import Board, PracticeCard
from desk_theatre.show.wording import answers
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Row
from desk_theatre.stage.layout import WIDE
from desk_theatre.stage.pages import practices as told
from desk_theatre.stage.screens.base.live_screen import AIRY, LiveScreen
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.picker import Picker, PickerEntry
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import practices as practice_words
from desk_theatre.stage.wording import round as wording
from desk_theatre.stage.wording.explained import PRACTICES

if TYPE_CHECKING:
    from desk_theatre.itsm.scene import Stakeholder
    from desk_theatre.show.ports import Port


class InForce(Lines):
    """
    What is on, what it means to switch something now, and what the signs before the names mean.
    """

    DEFAULT_CSS = "InForce { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None

    def show(self, board: Board) -> None:
        """
        Draw this board's.
        """
        self._board = board
        self.paint_if_new((board.practices, board.phase))

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Three rows.
        """
        board = self._board
        if board is None:
            return []
        cards = board.practices
        return [told.in_force(cards, width), told.advice(board, width), told.signs(cards, width)]


class PracticesScreen(LiveScreen):
    """
    The list on the left, everything about one of them on the right.
    """

    DEFAULT_CSS = """
    PracticesScreen Horizontal { height: 1fr; }
    PracticesScreen.-airy InForce { margin-bottom: 1; }
    PracticesScreen Picker { width: 44; margin-right: 2; }
    PracticesScreen.-wide Picker { width: 2fr; min-width: 58; }
    PracticesScreen Story { width: 3fr; }
    """
    KEYS: ClassVar[tuple[str, ...]] = (
        "switch",
        "chosen",
        "reason",
        "read_on",
        "back",
        "read_back",
        "theme",
        "presenter",
        "help",
        "quit",
    )
    BINDINGS: ClassVar[list[Binding]] = bindings(*KEYS[1:])  # type: ignore[assignment]
    EXPLAINS = PRACTICES
    TITLE_OF_HELP = help_words.PRACTICES_TITLE
    HELP = help_words.PRACTICES

    def __init__(self, port: Port) -> None:
        super().__init__(port)
        self._airy = True
        self._described = ""
        self._offered: tuple[PracticeCard, ...] | None = None
        self._told: object = None
        self._why: Stakeholder | None = None

    def middle(self) -> list[Widget]:
        """
        What is in force, the list, and the description.
        """
        return [InForce(), Horizontal(Picker(practice_words.NONE_OFFERED), Story(keys="← →"))]

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
        if self._airy != (height >= AIRY):
            self._airy, self._offered = height >= AIRY, None
            self._offer(self.board)

    def show_all(self) -> None:
        """
        The practices as they are now.
        """
        super().show_all()
        self._offer(self.board)
        self._describe()

    def glance(self) -> None:
        """
        What was switched.
        """
        super().glance()
        self._offer(self.view.board())
        self.query_one(Picker).hurry()

    def _offer(self, board: Board) -> None:
        self.query_one(InForce).show(board)
        if board.practices == self._offered:
            return
        self._offered = board.practices
        entries: list[PickerEntry] = []
        for title, cards in told.groups(board.practices):
            entries += [PickerEntry("", lambda _: EMPTY)] if entries and self._airy else []
            entries.append(PickerEntry("", partial(_title, title, cards)))
            entries += [PickerEntry(card.id, partial(told.entry, card)) for card in cards]
        self.query_one(Picker).offer(entries)

    def why_not(self, verb: str) -> str:
        """
        After the last round there is nothing to switch; and a room has time to choose only between two rounds.
        """
        if verb not in {"switch", "chosen", "reason"}:
            return ""
        if self.board.phase == "over":
            return answers.PHASES["over"]
        if verb != "switch" and self.board.phase in {"running", "paused"}:
            return wording.BETWEEN_ROUNDS
        card = self._meant()
        if verb == "reason" and card is not None and (card.on or not card.reasons):
            return practice_words.ON_ALREADY if card.on else practice_words.NO_REASON_IN_IT
        return wording.ALREADY_ON if verb == "chosen" and card is not None and card.on else ""

    def do_switch(self) -> None:
        """
        The one that is meant: on, if it is off, and the other way round.
        """
        self._switch(self.query_one(Picker).meant)

    def _switch(self, practice: str) -> None:
        if not practice:
            return
        why = self._why if practice == self._described else None

        def command() -> SetPractice:
            board = self.stands()
            on = next(card.on for card in board.practices if card.id == practice)
            mute = on or board.phase in {"running", "paused"}
            return SetPractice(practice, on=not on, why=None if mute else why)

        self.ask(command)

    def do_chosen(self) -> None:
        """
        The one that is meant is on because the room wants it.
        """
        card = self._meant()
        if card is not None:
            why = self._why if card.id == self._described else None
            self.ask(SetPractice(card.id, on=True, how="chosen", why=why))

    def do_reason(self) -> None:
        """
        The next group that has something in the one that is meant; no reason after the last.
        """
        card = self._meant()
        if card is not None:
            self._describe()
            self._why = told.next_reason(card, self._why)
            self._describe()
            if self._why is not None:
                self.say(self.words.say(practice_words.announced_for(self._why, dict(card.reasons)[self._why])))

    def do_read_on(self) -> None:
        """
        What is told about it and did not fit.
        """
        self.query_one(Story).action_page(1)

    def do_read_back(self) -> None:
        """
        Back to what was told before.
        """
        self.query_one(Story).action_page(-1)

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
        Another one is described from its beginning, when the cursor has been seen to move.
        """
        self.call_after_refresh(self._describe)

    def _meant(self) -> PracticeCard | None:
        meant = self.query_one(Picker).meant
        return next((card for card in self.board.practices if card.id == meant), None)

    def _describe(self) -> None:
        card, board = self._meant(), self.board
        story = self.query_one(Story)
        if card is None or card.id != self._described:
            self._described = card.id if card else ""
            story.begin()
            self._told = self._why = None
        if card is not None and card.on:
            self._why = None
        why = self._why or ""
        if self._told != (card, board.staff, why):
            self._told = (card, board.staff, why)
            story.tell(lambda width: told.description(card, board, width, why) if card else ())


def _title(title: str, cards: Sequence[PracticeCard], width: int) -> Row:
    return told.group_title(title, cards, width + 2)
