"""
A line to type into, in the middle of the screen; enter keeps what was typed, escape does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from desk_theatre.stage.drawing.row import EMPTY, Piece, Role, Row, row
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.widgets.field import TextField
from desk_theatre.stage.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.timer import Timer

WIDTH = 66


class TextPromptScreen(Calm, ModalScreen[str | None]):
    """
    Args:
        question: what is to be typed.
        hint: in the empty line.
        limit: letters at most.
        secret: nobody else is to read it.
        verb: what enter does, in a word or two.
        patience: seconds without a key after which nothing is kept; `None`: it waits.
        check: returns what is wrong with what was typed, or nothing; while something is, the question stays, with that sentence.
    """

    DEFAULT_CSS = """
    TextPromptScreen { align: center middle; background: transparent; }
    TextPromptScreen Vertical { width: 72; max-width: 100%; height: auto; background: $stage-raised; border: round $stage-key; padding: 1 2; }
    TextPromptScreen Asked { background: $stage-raised; }
    """
    BINDINGS: ClassVar[list[Binding]] = [Binding("escape", "give_up", show=False)]  # type: ignore[assignment]

    def __init__(
        self,
        question: str,
        hint: str,
        limit: int,
        *,
        secret: bool = False,
        verb: str = "save",
        patience: float | None = None,
        check: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._check = check
        self._patience = patience
        self._timer: Timer | None = None
        self._asked, self._verb = Asked(question), verb
        self._field = TextField(hint, limit)
        self._field.password = secret

    def compose(self) -> ComposeResult:
        """
        The question, the line, and the keys.
        """
        yield Vertical(self._asked, self._field, PromptKeys(self._verb))

    def on_mount(self) -> None:
        """
        Type at once.
        """
        self._field.focus()
        if self._patience is not None:
            self._timer = self.set_timer(self._patience, self.action_give_up)

    def on_input_changed(self) -> None:
        """
        Somebody is still there.
        """
        self.be_patient()

    def on_input_submitted(self, message: TextField.Submitted) -> None:
        """
        Enter keeps it.
        """
        message.stop()
        self.keep(message.value)

    def on_lines_picked(self, message: Lines.Picked) -> None:
        """
        A click on a key.
        """
        if message.target == "keep":
            self.keep(self._field.value)
        else:
            self.action_give_up()

    def be_patient(self) -> None:
        """
        Begin anew to count the seconds without a key.
        """
        if self._timer is not None:
            self._timer.reset()

    def keep(self, typed: str) -> None:
        """
        End with what was typed; what cannot be meant stays there to be put right.
        """
        wrong = self._check(typed)
        if wrong:
            self._asked.ask(wrong, "warning")
            self.be_patient()
        else:
            self.dismiss(typed)

    def action_give_up(self) -> None:
        """
        Nothing is kept.
        """
        self.dismiss(None)


class Asked(Lines):
    """
    What is to be typed.
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self.ask(question)

    def ask(self, question: str, role: Role = "strong") -> None:
        """
        Put another question, or say what is wrong with the answer.
        """
        self._rows_told = [row(Piece(line, role)) for line in wrap(question, WIDTH)]
        self.styles.height = len(self._rows_told) + 1
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        As it was asked.
        """
        return [*self._rows_told, EMPTY]


class PromptKeys(Lines):
    """
    The two keys.
    """

    DEFAULT_CSS = "PromptKeys { height: 1; background: $stage-raised; }"

    def __init__(self, verb: str) -> None:
        super().__init__()
        self._verb = verb

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Enter and escape.
        """
        return [
            row(
                Piece("enter", "key", "keep"),
                Piece(f" {self._verb}     ", "text", "keep"),
                Piece("esc", "key", "drop"),
                Piece(" cancel", "text", "drop"),
            )
        ]
