"""
Where a replay stands: playing or not, how fast, how far, and what there is to say about the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.itsm.time_of_day import spell, spell_short
from desk_theatre.show.messages import Position
from desk_theatre.show.timetable import SceneTime
from desk_theatre.stage.drawing.row import Piece, Row, fit, row, width_of
from desk_theatre.stage.drawing.text import cut
from desk_theatre.stage.pages.moments import SIGN, sentence
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.widgets.plan_line import scenes
from desk_theatre.stage.wording import labels

if TYPE_CHECKING:
    from desk_theatre.show.moments import Moment


class Transport(Lines):
    """
    Two rows; a click on the line goes to that moment, and a click on a scene to that scene.
    """

    DEFAULT_CSS = "Transport { height: 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._position: Position | None = None
        self._moments: tuple[Moment, ...] = ()
        self._remarks = True

    def show(self, position: Position, moments: tuple[Moment, ...] = (), *, remarks: bool = True) -> None:
        """
        Draw where it stands; without the remarks about the file if they are said elsewhere.

        Args:
            moments: worth stopping for, in this round; the one at which it stands is told.
        """
        self._position, self._moments, self._remarks = position, moments, remarks
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The state and the remarks, then the line.
        """
        p = self._position
        if p is None:
            return []
        state = Piece("▶ playing  ", "good", "verb play") if p.playing else Piece("‖ paused   ", "warning", "verb play")
        head = row(
            state,
            Piece(spell(p.at), "strong"),
            Piece(f"  {labels.pace(p.speed)}   ", "text"),
        )
        where = Piece(f"{place_of(p)}   ", "text")
        remark = self._remark(p, width - width_of((*head, where)) - 5)
        found = (where, remark) if remark.text else strip(p, width - width_of(head))
        return [fit((*head, *found), width), _line(p, self._moments, width)]

    def _remark(self, p: Position, width: int) -> Piece:
        here = next((each for each in self._moments if each.at == p.at), None)
        if here is not None:
            return Piece(f"{SIGN} {sentence(here, width)}", "key", "verb moments")
        if p.words and self._remarks:
            return Piece(f"▲ {cut(p.words, width)}", "warning")
        return Piece("")


def place_of(p: Position) -> str:
    """
    The round, and the scene after it if that is on.
    """
    scene = p.stops[p.stop][0] if 0 <= p.stop < len(p.stops) else "round"
    return f"round {p.round} of {p.rounds}{'' if scene == 'round' else f', {scene}'}"


def strip(p: Position, width: int) -> Row:
    """
    The rounds and scenes that were played, as many as fit; the one that is shown is marked by a sign.  A click goes there.
    """
    if not p.stops:
        return (Piece(place_of(p), "text"),)
    states = ("done", "on", "to come")
    played = [
        SceneTime(scene, number, 0.0, state=states[(i >= p.stop) + (i > p.stop)])  # type: ignore[arg-type]
        for i, (scene, number) in enumerate(p.stops)
    ]
    return scenes(played, width) or (Piece(place_of(p), "text"),)


def _line(p: Position, moments: Sequence[Moment], width: int) -> Row:
    left, right = f"{spell_short(p.opens)} ", f" {spell_short(p.closes)}"
    space = max(1, width - len(left) - len(right))
    span = max(1, p.closes - p.opens)
    marks = {_place(mark, p.opens, span, space) for mark in p.marks if p.opens <= mark <= p.closes}
    stops = {_place(each.at, p.opens, span, space): each.at for each in reversed(moments)}
    here = _place(p.at, p.opens, span, space)
    cells = [
        Piece(SIGN, "key", f"seek {stops[i]}")
        if i in stops and i != here
        else _cell(i, here, i in marks, p.opens + round(i * span / max(1, space - 1)))
        for i in range(space)
    ]
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
