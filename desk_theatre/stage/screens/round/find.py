"""
"Where is mine?": type the code from the slip, see what has become of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm.room_commands import LeaveMood
from desk_theatre.itsm.ticket_code import round_of
from desk_theatre.show.board import LifeLine
from desk_theatre.show.messages import Answer
from desk_theatre.show.ports import Port, is_replay, is_session
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, row
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.pages import incident_story
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.desk.mood import MoodScreen
from desk_theatre.stage.screens.round.incident import Label
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.story import Story
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house
from desk_theatre.stage.wording import round as wording

if TYPE_CHECKING:
    from textual.timer import Timer

    from desk_theatre.show.messages import Report

SHORTEST = 3
"""
Letters of the shortest code; before so many are typed nobody can be wrong.
"""

IDLE_SECONDS = 90.0
"""
So long a story stands on a locked terminal, if nobody presses a key.
"""


class FindScreen(LiveScreen):
    """
    The code, and below it the story.

    Args:
        code: that is looked for at once; a letter replaces it.
        locked: it was opened from a locked form, and goes back there by itself when nobody presses a key.
    """

    DEFAULT_CSS = """
    FindScreen TextField { width: 60; margin: 1 0; }
    FindScreen Label { display: none; }
    FindScreen.-found Label { display: block; }
    """
    KEYS: ClassVar[tuple[str, ...]] = ("feel", "back", "help_in_form", "quit")
    RECORDED_KEYS: ClassVar[tuple[str, ...]] = ("reported", "back", "help_in_form", "quit")
    LOCKED_KEYS: ClassVar[tuple[str, ...]] = ("feel", "back", "unlock", "help_in_form")
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        *bindings("back", "help_in_form", "quit"),
        Binding("down", "read(1)", show=False),
        Binding("up", "read(-1)", show=False),
        Binding("pagedown", "read(8)", show=False),
        Binding("pageup", "read(-8)", show=False),
    ]
    ROLE = "delegate"
    TITLE_OF_HELP = help_words.FIND_TITLE
    HELP = help_words.FIND

    def __init__(self, port: Port, code: str = "", *, locked: bool = False) -> None:
        super().__init__(port)
        self.life: LifeLine | None = None
        self.reports: tuple[Report, ...] = ()
        self.typed = code
        if self.recorded:
            self.KEYS = self.RECORDED_KEYS  # type: ignore[misc]  # of this screen alone
        if locked:
            self.KEYS = self.LOCKED_KEYS  # type: ignore[misc]  # of this screen alone
        self._patience = IDLE_SECONDS if locked else None
        self._timer: Timer | None = None

    def middle(self) -> list[Widget]:
        """
        A line to type into, the label, and the story.
        """
        return [TextField(wording.YOUR_CODE, 12, id="code"), Label(), Story()]

    def on_mount(self) -> None:
        """
        Type at once.
        """
        field = self.query_one(TextField)
        field.value = self.typed
        field.select_all()
        field.focus()
        if self._patience is not None:
            self._timer = self.set_timer(self._patience, self._give_way)

    def on_input_changed(self, message: TextField.Changed) -> None:
        """
        Look after every letter.
        """
        self._somebody_is_here()
        self.typed = message.value
        self._search()

    def _somebody_is_here(self) -> None:
        if self._timer is not None:
            self._timer.reset()

    def _give_way(self) -> None:
        """
        Whoever asked has gone.
        """
        if self.is_current:
            self.dismiss()
        elif self._patience is not None:
            self._timer = self.set_timer(self._patience, self._give_way)

    def on_input_submitted(self, message: TextField.Submitted) -> None:
        """
        Enter, when it was found: how did it feel?  In a recording, where was it reported?
        """
        message.stop()
        verb = "reported" if self.recorded else "feel"
        reason = self.why_not(verb)
        if reason:
            self.say(reason)
        else:
            getattr(self, f"do_{verb}")()

    def why_not(self, verb: str) -> str:
        """
        How it felt can be said of what came from this room, while the show is on.
        """
        if verb == "reported":
            return "" if self._report() is not None else wording.CODE_FIRST
        if verb != "feel":
            return ""
        if not is_session(self.port):
            return house.ONLY_LOOKED_AT
        if self.life is None:
            return wording.YOUR_CODE_FIRST
        return "" if self.life.live or self.life.joined else wording.NOT_REPORTED_HERE

    def caption(self, verb: str) -> str | None:
        """
        Nobody is asked how it was before it is known what.
        """
        return None if verb == "feel" and self.life is None else super().caption(verb)

    def do_unlock(self) -> None:
        """
        To the stage, with the PIN.
        """
        self.theatre.kiosk_lock.ask_for_key()

    def do_reported(self) -> None:
        """
        The recording to where it was reported; what is known of it there stands here at once.
        """
        report = self._report()
        if report is not None and is_replay(self.port):
            self.port.show_at(report.round, report.at)
            self.look()

    def _report(self) -> Report | None:
        """
        The one whose story stands here; otherwise the next to come, or the only one of the round that was typed.
        """
        named = self.life.round if self.life is not None else round_of(self.typed)
        meant = [each for each in self.reports if named in {None, each.round}]
        here = (self.board.round, self.board.at)
        return next((each for each in meant if (each.round, each.at) > here), meant[0] if meant else None)

    def show_found(self, code: str) -> None:
        """
        One of several rounds: as if it had been typed.
        """
        self.query_one(TextField).value = code

    def do_feel(self) -> None:
        """
        Five faces.
        """
        life = self.life
        if life is None:
            return

        def felt(mark: int | None) -> None:
            if mark is not None:
                self.ask(LeaveMood(life.number, mark), self._thank)

        self.app.push_screen(MoodScreen(life.mood), felt)

    def _thank(self, answer: Answer) -> None:
        self.say(wording.THANKS if answer.accepted else answer.words)

    def show_all(self) -> None:
        """
        What has become of it by now.
        """
        super().show_all()
        self._search()

    def action_read(self, by: int) -> None:
        """
        Up and down in the story, while the code can still be changed.
        """
        self._somebody_is_here()
        self.query_one(Story).action_move(by)

    def _invited(self, life: LifeLine) -> list[Row]:
        """
        How to say how it felt, as long as it was not said.
        """
        if life.mood or self.why_not("feel"):
            return []
        return [
            row(Piece("enter", "key", "verb feel"), Piece(f" {wording.PICK_A_FACE}", "text", "verb feel")),
            EMPTY,
        ]

    def _search(self) -> None:
        self.life = self.view.find(self.typed) if self.typed.strip() else None
        self.reports = self.view.reported(self.typed) if self.typed.strip() else ()
        self.set_class(self.life is not None, "-found")
        self.query_one(Label).show(self.life)
        self.query_one(Story).tell(self._told)
        self.query_one(KeyBar).look()

    def _told(self, width: int) -> list[Row]:
        if self.life is not None:
            others = incident_story.elsewhere(self.typed, self.reports, self.life, width)
            return [*self._invited(self.life), *others, *incident_story.mine(self.life, width)]
        if len(self.typed.strip()) < SHORTEST:
            return [row(line) for line in wrap(wording.TYPE_IT, width)]
        if self.reports:
            return self._told_elsewhere(width)
        return [
            row(Piece(incident_story.no_incident(self.typed), "warning")),
            EMPTY,
            *(row(Piece(line, "muted")) for line in wrap(wording.CODES, width)),
        ]

    def _told_elsewhere(self, width: int) -> list[Row]:
        """
        It was not reported in the round that was typed, or not yet at the moment at which the recording stands.
        """
        named = round_of(self.typed)
        if named is not None and all(each.round != named for each in self.reports):
            missing = row(Piece(incident_story.not_in_that_round(self.typed), "warning"))
            return [missing, EMPTY, *incident_story.rounds_of(self.typed, self.reports, width)]
        return [
            *incident_story.not_yet(self.typed, self.reports, width),
            EMPTY,
            row(Piece(wording.GO_THERE, "muted")),
        ]
