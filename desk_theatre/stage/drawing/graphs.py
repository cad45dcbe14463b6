"""
Graphs that are drawn with letters: areas by half cells, and lengths that spread between two of them.

The blocks are those that every terminal has had since the first ones had blocks; where not even these can be shown, plain
letters stand in for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby

from desk_theatre.itsm.values import value
from desk_theatre.stage.drawing.row import Piece, Role, Row


@value
class Ink:
    """
    What is drawn with.

    Args:
        full, half: a cell, and its lower half.
        light: a cell of what stands on top of something else; another sign, and not only another colour.
        shades: cells that can be told from each other without colours, the heaviest first.
        line, point: a length, and a place on it.
        rail, caps, zero: a thin length, its two ends, and the line from which amounts are counted to both sides.
    """

    full: str
    half: str
    light: str
    line: str
    point: str
    shades: str
    rail: str
    caps: str
    zero: str


BLOCKS = Ink("█", "▄", "░", "━", "█", "█▓▒░", "─", "├┤", "│")
LETTERS = Ink("#", "_", ":", "-", "O", "#x:.", ".", "[]", "|")


@value
class Axis:
    """
    An axis of `width` cells from an amount below zero to one above it.
    """

    low: float
    high: float
    width: int

    def cell(self, amount: float) -> int:
        """
        The cell in which an amount lies, from 0; what is beyond an end lies in the last cell there.
        """
        share = (amount - self.low) / (self.high - self.low)
        return min(self.width - 1, max(0, round(share * (self.width - 1))))


def ink_for(encoding: str | None) -> Ink:
    """
    What a terminal with this encoding can show.
    """
    return BLOCKS if encoding is None or encoding.lower().startswith("utf") else LETTERS


def area(
    values: Sequence[float | None], top: float, height: int, ink: Ink, role: Role, over: Sequence[float | None] = ()
) -> list[Row]:
    """
    One column for each value, from the ground up to it; nothing where there is none.

    Args:
        top: the value at the upper edge.
        over: for each column a larger value, up to which it goes on lightly.
    """
    columns = [
        _column(_halves(under, top, height), _halves(above, top, height), height, ink, role)
        for under, above in zip(values, over or values, strict=True)
    ]
    return [_row([column[y] for column in columns]) for y in reversed(range(height))]


def stacked(
    columns: Sequence[Sequence[int] | None], top: float, height: int, signs: Sequence[tuple[str, Role]]
) -> list[Row]:
    """
    One column for each set of counts, one on top of the other from the ground up; nothing where there is none.

    Args:
        columns: for each the counts, the lowest first.
        top: the sum at the upper edge.
        signs: of each count, with its colour.
    """
    drawn = [_stack(counts or (), top, height, signs) for counts in columns]
    return [_row([column[y] for column in drawn]) for y in reversed(range(height))]


def _stack(counts: Sequence[int], top: float, height: int, signs: Sequence[tuple[str, Role]]) -> list[tuple[str, Role]]:
    """
    The cells of a column, from the ground up.  A cell belongs to what is at its middle; the lowest that there is, is seen.
    """
    total = sum(counts)
    cells = max(1, min(height, round(total / top * height))) if total and top > 0 else 0
    found: list[tuple[str, Role]] = []
    for y in range(cells):
        middle = (y + 0.5) / cells * total if y else 0
        below = list(accumulate(counts))
        found.append(next(sign for sign, reached in zip(signs, below, strict=False) if middle < reached))
    return [*found, *[(" ", "text")] * (height - cells)]  # type: ignore[list-item]


def spread(low: float, middle: float, high: float, top: float, width: int, ink: Ink) -> Row:
    """
    A line from `low` to `high` with a mark at `middle`, on an axis from 0 to `top`.
    """
    last = max(0, width - 1)
    first, mark, end = (round(last * min(1.0, each / top)) if top > 0 else 0 for each in (low, middle, high))
    return (
        Piece(" " * first),
        Piece(ink.line * (mark - first), "key"),
        Piece(ink.point, "strong"),
        Piece(ink.line * (end - mark), "key"),
        Piece(" " * (last - end)),
    )


def whiskers(low: float, middle: float, high: float, axis: Axis, ink: Ink, role: Role, *, sure: bool) -> Row:
    """
    An interval on an axis with its zero line, and a mark at what is most likely.

    Args:
        sure: the interval keeps clear of zero; a heavy line goes from zero to its near end.
    """
    zero, first, place, last = (axis.cell(amount) for amount in (0.0, low, middle, high))
    cells: list[tuple[str, Role]] = [(" ", "text")] * axis.width
    for x in range(min(zero, last), max(zero, first) + 1) if sure else ():
        cells[x] = (ink.line, role)
    for x in range(first, last + 1):
        cells[x] = (ink.rail, role)
    cells[first], cells[last] = (ink.caps[0], role), (ink.caps[1], role)
    cells[zero] = (ink.zero, "strong")
    cells[place] = (ink.point, role)
    return _row(cells)


def _halves(figure: float | None, top: float, height: int) -> int:
    """
    How many half cells high; whatever is more than nothing is seen.
    """
    if not figure or top <= 0:
        return 0
    return max(1, min(2 * height, round(figure / top * 2 * height)))


def _column(under: int, over: int, height: int, ink: Ink, role: Role) -> list[tuple[str, Role]]:
    """
    The cells of a column, from the ground up.
    """
    cells: list[tuple[str, Role]] = []
    for y in range(height):
        if under >= 2 * y + 2:
            cells.append((ink.full, role))
        elif under == 2 * y + 1:
            cells.append((ink.half, role))
        elif over > 2 * y:
            cells.append((ink.light, "warning"))
        else:
            cells.append((" ", "text"))
    return cells


def _row(cells: Sequence[tuple[str, Role]]) -> Row:
    return tuple(Piece("".join(sign for sign, _ in run), role) for role, run in groupby(cells, lambda cell: cell[1]))
