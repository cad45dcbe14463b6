"""
What is seen first: the name of the house, while what is played is still being opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from desk_theatre.stage.drawing import big_digits
from desk_theatre.stage.drawing.row import EMPTY, Piece, Row
from desk_theatre.stage.screens.base.screen import StageScreen
from desk_theatre.stage.widgets.lines import Lines


class Curtain(Lines):
    """
    The name in the middle, as large as it fits.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The name, and below it what is going on.
        """
        large = title("DESK THEATRE", width, height - 4)
        lines = [*large, "", self._words]
        above = max(0, (height - len(lines)) // 2)
        rows: list[Row] = [EMPTY] * above
        for i, line in enumerate(lines):
            role = "key" if i < len(large) else "muted"
            rows.append((Piece(" " * max(0, (width - len(line)) // 2)), Piece(line, role)))  # type: ignore[arg-type]
        return rows


def title(text: str, width: int, rows: int) -> list[str]:
    """
    A few words as large as they fit, or as they are.
    """
    size = big_digits.largest(text, width, rows)
    return list(big_digits.write(text, size)) if size else [text]


class CurtainScreen(StageScreen):
    """
    The first screen, and what remains below all others.
    """

    KEYS = ("quit",)

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """
        The name of the house.
        """
        yield Curtain(self._words)
