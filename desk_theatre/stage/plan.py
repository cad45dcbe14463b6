"""
How the round screen divides its room between headline, programme, floor and ticker.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.show.board import Board
from desk_theatre.stage.extent import WIDE
from desk_theatre.stage.widgets import floor, headline, programme


@value
class RoundLayout:
    """
    Rows of each part; the ticker, and beside the programme the floor, take what is left.

    Args:
        above, gap: empty rows above and below the headline.
    """

    wide: bool
    headline: int
    programme: int
    floor: int
    gap: int
    above: int = 0


def plan_for(width: int, height: int, board: Board) -> RoundLayout:
    """
    The division for a terminal of this size; `width` and `height` are those inside the bars.
    """
    allowed = 5 if height < 26 else 7 if height < 44 else 10 if height < 60 else 12
    top = headline.height_for(width, allowed)
    gap = 1 if height >= 26 else 0
    above = 1 if height >= 44 else 0
    body = height - top - gap - above
    rooms, teams = len(board.rooms), len(board.teams)
    if width >= WIDE:
        rows = programme.height_for(rooms, width // 2 - 1, max(body * 18 // 25, min(body - 4, rooms + 2)))
        return RoundLayout(True, top, min(rows + 1, body - 4), 0, gap, above)
    ticker = max(4, body // 4)
    least = 1 + (rooms + 1) // 2
    rows = programme.height_for(rooms, width, max(least, min(1 + 2 * rooms, body - ticker - 1 - teams)))
    return RoundLayout(False, top, rows, floor.height_for(board, max(1 + teams, body - ticker - rows)), gap, above)
