"""
From how far away the wall is read: by the height of a capital, as sign-makers reckon.
"""

from __future__ import annotations

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall.canvas import Canvas
from desk_theatre.stage.wall.facts import Lane, RoundFacts, Sentence, Tile
from desk_theatre.stage.wall.layout import layout_for
from desk_theatre.stage.wall.round import paint

ORDINARY = 0.61
"""
Height of a capital of ordinary text, in rows of the terminal; a large letter fills its rows.
"""
SAFE, SIGNS = 100, 120
"""
Times the height of a capital from which it is read with ease (a projector's blur, older eyes), and the furthest that
sign-makers allow: an inch for ten feet.
"""


@value
class Legibility:
    """
    Distances in metres.

    Args:
        texts: how many texts of a round the whole room must read.
        rows: height of the smallest of them, in rows.
        safe: from where they are read with ease.
        furthest: from where they can just be read.
        lines: from where ordinary lines are read with ease.
    """

    texts: int
    rows: int
    safe: float
    furthest: float
    lines: float


def legibility(columns: int, rows: int, picture: float) -> Legibility:
    """
    Return from where a wall is read.

    Args:
        columns, rows: of the terminal.
        picture: its height on the projector, in metres.
    """
    must = _must_read(columns, rows)
    row = picture / rows
    least = min(must)
    return Legibility(len(must), least, SAFE * least * row, SIGNS * least * row, SAFE * ORDINARY * row)


def _must_read(columns: int, rows: int) -> list[int]:
    """
    Return the heights of all large texts of a full round in this terminal.
    """
    tiles = tuple(Tile(str(i), "Room", "late", "70 wait", "70", 70) for i in range(8))
    lanes = tuple(Lane(str(i), "Team", 9, (3, 3, 3)) for i in range(6))
    sentence = Sentence(("All late",), "late", 4)
    canvas = Canvas(columns, rows)
    paint(canvas, layout_for(columns, rows), RoundFacts("32%", "poor", "14:00", 6, tiles, lanes, sentence))
    return [text.rows for text in canvas.texts]
