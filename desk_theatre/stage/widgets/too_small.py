"""
What stands on the stage while the terminal is too small for it; the show runs on meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.stage.drawing.row import EMPTY, Piece, Row
from desk_theatre.stage.drawing.text import wrap
from desk_theatre.stage.layout import SMALLEST
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import house as wording


class TooSmall(Lines):
    """
    The size that is needed and the size that is there.
    """

    DEFAULT_CSS = "TooSmall { display: none; }"

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The sentence in the middle.
        """
        need, have = "{}x{}".format(*SMALLEST), "{}x{}".format(*self.app.size)
        said = (
            (wording.TOO_SMALL, "strong"),
            (wording.needs(need, have), "text"),
            (wording.CONTINUES, "muted"),
        )
        lines = [(line, role) for text, role in said for line in wrap(text, max(1, width - 2))]
        above = max(0, (height - len(lines)) // 2)
        rows: list[Row] = [EMPTY] * above
        for line, role in lines:
            rows.append((Piece(" " * max(0, (width - len(line)) // 2)), Piece(line, role)))  # type: ignore[arg-type]
        return rows
