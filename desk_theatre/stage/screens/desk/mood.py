"""
How did it feel?  Five faces with words; one key, or one click.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from desk_theatre.itsm.mood import MOODS
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row, row
from desk_theatre.stage.drawing.text import cell
from desk_theatre.stage.textual_patches.error_guard import Calm
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import desk as wording


class MoodScreen(Calm, ModalScreen[int | None]):
    """
    Ends with a mark from 1 to 5, or with nothing.

    Args:
        before: what was said before, if anything.
    """

    DEFAULT_CSS = """
    MoodScreen { align: center middle; background: transparent; }
    MoodScreen Faces { width: 44; height: 13; background: $stage-raised; border: round $stage-key; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        *(Binding(str(mood.mark), f"say({mood.mark})", show=False) for mood in MOODS),
        Binding("escape", "say(0)", show=False),
    ]

    def __init__(self, before: int | None) -> None:
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        """
        The faces in the middle.
        """
        yield Faces(self._before)

    def action_say(self, mark: int) -> None:
        """
        This one.
        """
        self.dismiss(mark or None)

    def on_lines_picked(self, message: Lines.Picked) -> None:
        """
        A click on a face.
        """
        self.dismiss(int(message.target) or None)


class Faces(Lines):
    """
    The question, the faces, and the way out.
    """

    def __init__(self, before: int | None) -> None:
        super().__init__()
        self._before = before

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        From the best to the worst.
        """
        rows: list[Row] = [row(Piece(wording.MOOD, "strong")), EMPTY]
        for mood in reversed(MOODS):
            target, said = str(mood.mark), mood.mark == self._before
            rows.append(
                row(
                    Piece(f"{mood.mark}  ", "key", target),
                    Piece(cell(mood.face, 5), "strong", target),
                    Piece(f"{mood.words}{'  ● said before' if said else ''}", "text", target),
                )
            )
        return [*rows, EMPTY, row(Piece("esc", "key", "0"), Piece(" skip", "text", "0"))]
