"""
Where a replay stands: playing or not, how fast, how far, and what there is to say about the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from desk_theatre.itsm.time_of_day import spell, spell_short
from desk_theatre.stage import words
from desk_theatre.stage.backstage import Position
from desk_theatre.stage.row import Piece, Row, fit, row, width_of
from desk_theatre.stage.text import cut
from desk_theatre.stage.widgets.lines import Lines


class Transport(Lines):
    """
    Two rows; a click on the line goes to that moment.
    """

    DEFAULT_CSS = "Transport { height: 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._position: Position | None = None
        self._remarks = True

    def show(self, position: Position, *, remarks: bool = True) -> None:
        """
        Draw where it stands; without the remarks about the file if they are said elsewhere.
        """
        self._position, self._remarks = position, remarks
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The state and the remarks, then the line.
        """
        p = self._position
        if p is None:
            return []
        state = Piece("▶ playing  ", "good", "verb play") if p.playing else Piece("‖ held     ", "warning", "verb play")
        head = row(
            state,
            Piece(spell(p.at), "strong"),
            Piece(f"  {words.pace(p.speed)}   round {p.round} of {p.rounds}", "text"),
        )
        remark = (
            Piece(f"   ▲ {cut(p.words, width - width_of(head) - 5)}", "warning")
            if p.words and self._remarks
            else Piece("")
        )
        return [fit((*head, remark), width), _line(p, width)]


def _line(p: Position, width: int) -> Row:
    left, right = f"{spell_short(p.opens)} ", f" {spell_short(p.closes)}"
    space = max(1, width - len(left) - len(right))
    span = max(1, p.closes - p.opens)
    marks = {_place(mark, p.opens, span, space) for mark in p.marks if p.opens <= mark <= p.closes}
    here = _place(p.at, p.opens, span, space)
    cells = [_cell(i, here, i in marks, p.opens + round(i * span / max(1, space - 1))) for i in range(space)]
    return (Piece(left, "muted"), *cells, Piece(right, "muted"))


def _place(at: int, opens: int, span: int, space: int) -> int:
    return min(space - 1, max(0, round((at - opens) / span * (space - 1))))


def _cell(index: int, here: int, marked: bool, second: int) -> Piece:
    target = f"seek {second}"
    if index == here:
        return Piece("●", "key", target)
    if marked:
        return Piece("◆", "live", target)
    return Piece("━", "key", target) if index < here else Piece("─", "rule", target)
