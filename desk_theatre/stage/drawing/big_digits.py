"""
A face of large letters, for the back row: from two terminal rows upwards, and never clipped.

A size says how many cells wide and how many half rows high each square of the drawing becomes.  Whoever wants to write
something large asks `largest` what fits and gets `None` if nothing does; then plain letters are the honest answer.
"""

from __future__ import annotations

from functools import lru_cache

from desk_theatre.itsm.values import value
from desk_theatre.stage.drawing.big_digits_font import FIVE, FOUR


@value
class Size:
    """
    Args:
        rows: how high the letters are, in terminal rows.
        edge, inner: cells that the outer and the inner squares of a letter are wide; upright strokes stand outside.
        half_rows: half rows that a square is high.
        gap: cells between two letters.
    """

    rows: int
    edge: int
    inner: int
    half_rows: int
    gap: int = 1

    @property
    def master(self) -> dict[str, str]:
        """
        The drawing that this size is made from.
        """
        return FOUR if self.rows == 2 else FIVE


SIZES: tuple[Size, ...] = (
    Size(13, 5, 5, 5, 3),
    Size(10, 4, 4, 4, 2),
    Size(10, 4, 3, 4, 2),
    Size(8, 3, 3, 3, 2),
    Size(8, 3, 2, 3, 2),
    Size(5, 2, 2, 2, 1),
    Size(5, 2, 1, 2, 1),
    Size(3, 1, 1, 1, 1),
    Size(2, 1, 1, 1, 1),
)
"""
All sizes, the largest first.
"""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def can_write(text: str) -> bool:
    """
    Whether the face has every letter of the text.
    """
    return all(letter in FIVE for letter in text.upper())


def width_in(text: str, size: Size) -> int:
    """
    How many cells wide the text is in a size.
    """
    widths = [sum(_square_widths(size.master[letter], size)) for letter in text.upper()]
    return sum(widths) + size.gap * max(0, len(widths) - 1)


def largest(text: str, width: int, rows: int) -> Size | None:
    """
    The largest size in which the text fits whole, or `None`.
    """
    if not text or not can_write(text):
        return None
    return next((s for s in SIZES if s.rows <= rows and width_in(text, s) <= width), None)


@lru_cache(maxsize=512)
def write(text: str, size: Size) -> tuple[str, ...]:
    """
    The text as `size.rows` strings of equal width.
    """
    letters = [_grid(size.master[letter], size) for letter in text.upper()]
    gap = [False] * size.gap
    lines: list[str] = []
    for y in range(size.rows):
        upper: list[bool] = []
        lower: list[bool] = []
        for i, grid in enumerate(letters):
            upper += ([*gap] if i else []) + grid[2 * y]
            lower += ([*gap] if i else []) + grid[2 * y + 1]
        lines.append("".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)))
    return tuple(lines)


@lru_cache(maxsize=1024)
def _square_widths(pattern: str, size: Size) -> tuple[int, ...]:
    """
    The width of each column of squares: upright strokes are `edge` wide wherever they stand.
    """
    lines = pattern.split(" ")
    last = len(lines[0]) - 1
    columns = ["".join(line[i] for line in lines) for i in range(last + 1)]
    wide = [i in {0, last} or "###" in column or (last == 4 and i == 2) for i, column in enumerate(columns)]
    return tuple(size.edge if stroke else size.inner for stroke in wide)


def _grid(pattern: str, size: Size) -> list[list[bool]]:
    """
    A letter as half rows of cells, filled up below to whole rows.
    """
    widths = _square_widths(pattern, size)
    half_rows: list[list[bool]] = []
    for line in pattern.split(" "):
        cells: list[bool] = []
        for ink, width in zip(line, widths, strict=True):
            cells += [ink == "#"] * width
        half_rows += [cells] * size.half_rows
    blank = [False] * len(half_rows[0])
    return half_rows + [blank] * (2 * size.rows - len(half_rows))
