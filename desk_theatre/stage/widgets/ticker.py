"""
The ticker: what just happened, the latest first, with the code that the delegate knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.itsm.time_of_day import spell_short
from desk_theatre.show.board import TickerLine
from desk_theatre.stage import words
from desk_theatre.stage.row import Piece, Row, fit, heading
from desk_theatre.stage.text import cell
from desk_theatre.stage.widgets.lines import Lines


class Ticker(Lines):
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
        head = heading("Just now", width, "◆ from this room")
        if not self._lines:
            return [head, fit((Piece("Nothing has happened yet.", "muted"),), width)]
        return [head, *(_line(line, width) for line in self._lines[: height - 1])]


def _line(line: TickerLine, width: int) -> Row:
    tone = words.ROLE_OF_TONE[line.tone]
    pieces = (
        Piece(f"{spell_short(line.at)} ", "muted"),
        Piece(f"{words.SYMBOL[line.tone]} ", tone),
        Piece("◆" if line.live else " ", "live"),
        Piece(f"{cell(line.code, 4)} ", "live" if line.live else "strong", f"find {line.code}" if line.code else ""),
    )
    return fit((*pieces, Piece(cell(line.words, max(0, width - 14)), tone)), width)
