"""
The plan of the evening in a row: the scenes of this round, and the time left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desk_theatre.stage.drawing.row import Piece, Role, Row, spread, width_of
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import picture as wording

if TYPE_CHECKING:
    from desk_theatre.show.timetable import SceneState, SceneTime, Timetable


SIGNS: Mapping[SceneState, tuple[str, Role]] = {
    "done": ("●", "muted"),
    "skipped": ("–", "muted"),
    "on": ("▶", "strong"),
    "to come": ("○", "muted"),
}


class PlanLine(Lines):
    """
    One row; what is on is marked by a sign.
    """

    DEFAULT_CSS = "PlanLine { height: 1; margin-bottom: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._table: Timetable | None = None
        self._whole = True

    def show(self, table: Timetable, *, whole: bool = True) -> None:
        """
        Draw the plan as it stands now.

        Args:
            whole: with the time of the evening, which is for the facilitator; the room sees that of this scene.
        """
        self._table, self._whole = table, whole
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        The scenes around the one that is on at the left; the time at the right, which stays whole.
        """
        table = self._table
        if table is None:
            return []
        right = time_left(table) if self._whole else time_left(table)[:2]
        room = width - width_of(right) - 2
        return [spread(scenes(table.scenes, room), right, width)]


def time_left(table: Timetable) -> Row:
    """
    Of the scene, of the evening, and whether what is planned still fits.
    """
    late = table.spare < -30
    spare = wording.behind(clock(-table.spare)) if late else wording.ahead(clock(table.spare))
    over = table.left < -0.5
    return (
        Piece(f"■ {clock(-table.left)} " if over else f"{clock(max(0.0, table.left))} ", "bad" if over else "strong"),
        Piece("over  " if over else "left here  ", "muted"),
        Piece(f"{clock(table.left_in_all)} ", "strong"),
        Piece("to the end  ", "muted"),
        Piece(spare, "bad" if late else "good"),
    )


def scenes(found: Sequence[SceneTime], width: int) -> Row:
    """
    As many scenes as fit, the one that is on among them; each means itself, by its place.
    """
    drawn = [_drawn(place, each) for place, each in enumerate(found)]
    on = next((i for i, each in enumerate(found) if each.state == "on"), 0)
    for first in range(on + 1):
        if width_of(drawn[first : on + 1]) <= width:
            last = next((end for end in range(len(drawn), on, -1) if width_of(drawn[first:end]) <= width), on + 1)
            return tuple(drawn[first:last])
    return ()


def _drawn(place: int, each: SceneTime) -> Piece:
    name = f"{each.scene} {each.round}" if each.scene == "round" else each.scene
    sign, role = SIGNS[each.state]
    return Piece(f"{sign} {name}  ", role, f"scene {place}")


def clock(seconds: float) -> str:
    """
    `4:05`, `1:02:00`; below zero with a minus.
    """
    whole = round(abs(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    told = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"-{told}" if seconds < 0 and whole else told
