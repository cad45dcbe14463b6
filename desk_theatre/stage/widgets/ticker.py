"""
The ticker: what just happened, the latest first, with the code that the delegate knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.show.board import TickerLine
from desk_theatre.stage.drawing.row import Piece, Row, fit, heading
from desk_theatre.stage.drawing.text import cell, cut, wrap
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import labels
from desk_theatre.stage.wording import picture as wording

BEFORE = 14
"""
Cells before the words.
"""


class TickerPanel(Lines):
    """
    As many lines as there is room for.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines: tuple[TickerLine, ...] = ()

    def show(self, lines: tuple[TickerLine, ...]) -> None:
        """
        Draw these lines; the latest stand first in `lines` too.
        """
        self._lines = lines
        self.paint_if_new(lines)

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        A heading and the latest lines.
        """
        head = heading(wording.JUST_NOW, width, wording.FROM_THE_ROOM)
        if not self._lines:
            return [head, fit((Piece(wording.NOTHING_YET, "muted"),), width)]
        rows: list[Row] = []
        for line in self._lines:
            left = height - 1 - len(rows)
            if not left:
                break
            rows += _told(line, width, min(2, left))
        return [head, *rows]


def _told(line: TickerLine, width: int, most: int) -> list[Row]:
    """
    A line in one row, or in two if it is longer and there is room.
    """
    tone = labels.ROLE_OF_TONE[line.tone]
    pieces = (
        Piece(f"{spell_short(line.at)} ", "muted"),
        Piece(f"{labels.SYMBOL[line.tone]} ", tone),
        Piece("◆" if line.live else " ", "live"),
        Piece(f"{cell(line.code, 4)} ", "live" if line.live else "strong", f"find {line.code}" if line.code else ""),
    )
    space = max(1, width - BEFORE)
    first, *more = [cut(line.words, space)] if most == 1 else wrap(line.words, space) or [""]
    rows = [fit((*pieces, Piece(first, tone)), width)]
    if more:
        rows.append(fit((Piece(" " * BEFORE), Piece(cut(" ".join(more), space), tone)), width))
    return rows
