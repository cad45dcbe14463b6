"""
A question before something is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, row
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import house as wording

WIDTH = 56  # of the 62 columns of the box, two are its border and four its padding


class ConfirmScreen(Calm, ModalScreen[bool]):
    """
    Args:
        question: what is asked.
        words: what would be lost.
        verb: what the keys `y` and enter do, in a word or two.
    """

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; background: transparent; }
    ConfirmScreen ConfirmQuestion { width: 62; height: auto; background: $stage-raised; border: round $stage-key; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        Binding("y,enter", "answer(True)", show=False),
        Binding("n,escape", "answer(False)", show=False),
    ]

    def __init__(self, question: str, words: str, verb: str) -> None:
        super().__init__()
        self._question = ConfirmQuestion(question, words, verb)

    def compose(self) -> ComposeResult:
        """
        The question in the middle.
        """
        yield self._question

    def action_answer(self, yes: bool) -> None:
        """
        Yes or no.
        """
        self.dismiss(yes)

    def on_lines_picked(self, message: Lines.Picked) -> None:
        """
        A click on an answer.
        """
        self.dismiss(message.target == "answer yes")


class ConfirmQuestion(Lines):
    """
    The question, what would be lost, and the two answers.
    """

    def __init__(self, question: str, words: str, verb: str) -> None:
        super().__init__()
        lines: list[Row] = [row(Piece(line, "strong")) for line in wrap(question, WIDTH)]
        lines += [EMPTY, *(row(line) for line in wrap(words, WIDTH)), EMPTY]
        yes = (
            Piece("y", "key", "answer yes"),
            Piece(f" {wording.OR} ", "text", "answer yes"),
            Piece("enter", "key", "answer yes"),
            Piece(f" {verb}     ", "text", "answer yes"),
        )
        no = (Piece("esc", "key", "answer no"), Piece(f" {wording.NO_CONTINUE}", "text", "answer no"))
        self._lines = (*lines, (*yes, *no))
        self.styles.height = len(self._lines) + 4

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        As it was written when the question came up.
        """
        return self._lines
