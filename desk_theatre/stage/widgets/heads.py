"""
The head of a reflection: its parts, the teams with the dots they have left, and what is left of the purse.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_theatre.stage.drawing.row import Row
from desk_theatre.stage.pages import reflection as told
from desk_theatre.stage.widgets.lines import Lines

if TYPE_CHECKING:
    from desk_theatre.show.reflection import Reflection


class Heads(Lines):
    """
    The parts, and the teams.
    """

    DEFAULT_CSS = "Heads { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown_now: tuple[Reflection, int, int] | None = None

    def show(self, reflection: Reflection, part: int, team: int) -> None:
        """
        Draw them.
        """
        self._shown_now = (reflection, part, team)
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        Two rows and a free one; what is left of the purse is in that.
        """
        if self._shown_now is None:
            return []
        reflection, part, team = self._shown_now
        return [
            told.tabs(part, reflection, width),
            told.team_row(reflection, team, width),
            told.purse_row(reflection, width),
        ]
