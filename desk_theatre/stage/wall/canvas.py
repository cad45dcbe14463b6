"""
What the wall is painted on: four dots in a cell, each with an ink, and a list of all that was written large.

Places and sizes are in cells and rows, from the top left; halves are dots.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from rich.cells import cell_len

from desk_theatre.itsm.values import value
from desk_theatre.stage.drawing.row import printable
from desk_theatre.stage.wall import letters

Ink = Literal[
    "back",
    "raised",
    "text",
    "muted",
    "rule",
    "good",
    "warning",
    "bad",
    "live",
    "on_bad",
    "watch_ground",
    "good_ground",
    "good_on",
    "mid",
    "young",
]
INKS: tuple[Ink, ...] = get_args(Ink)
NUMBERS = {ink: number for number, ink in enumerate(INKS)}

LIGHT = frozenset({"text", "muted", "rule", "good", "warning", "bad", "live", "good_on", "mid", "young"})
"""
The inks that are light where there are no colours; the others are the dark behind them.
"""

BRICK = "▉"
"""
A cell that is full but for a thin gap at its right, so that those who wait can be counted.
"""
WIDE_BRICK = "█▍"
"""
The same in two cells.
"""

_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""
By the sum of the dots that are set: 1 top left, 2 top right, 4 bottom left, 8 bottom right.
"""
_PLAIN_BRICKS = {"bad": "█", "mid": "▒", "young": "░"}


class Cell(NamedTuple):
    """
    A letter, its ink, and what lies behind it.
    """

    letter: str
    ink: Ink
    ground: Ink


@value
class LargeText:
    """
    Something that was written large.

    Args:
        what: what it is, such as `room main` or `clock`; the same thing has the same place in every picture of a scene.
        text: as it stands there, in capitals.
        rows: height of the letters.
        x, y: of its top left, in cells and rows.
        width: in cells.
        cut: letters were left out because the place is too small.
    """

    what: str
    text: str
    rows: int
    x: float
    y: float
    width: float
    ink: Ink
    ground: Ink
    cut: bool = False


class Canvas:
    """
    Args:
        width, height: in cells and rows.

    Attributes:
        texts: all that was written large.
        clashes: cells that would need three inks; a picture has none.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.texts: list[LargeText] = []
        self.clashes: set[tuple[int, int]] = set()
        self._dots = [bytearray(2 * width) for _ in range(2 * height)]
        self._over: dict[int, dict[int, tuple[str, Ink]]] = {}
        self._left, self._top = 0, 0

    def move(self, left: int, top: int) -> None:
        """
        Count places from here on, so that a picture that is smaller than the terminal stands in its middle.
        """
        self._left, self._top = left, top

    @property
    def origin(self) -> tuple[int, int]:
        """
        Column and row of the terminal from which places are counted.
        """
        return self._left, self._top

    def field(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """
        Fill a field.
        """
        left = max(0, round(2 * (x + self._left)))
        right = min(2 * self.width, round(2 * (x + width + self._left)))
        if right <= left:
            return
        stretch = bytes([NUMBERS[ink]]) * (right - left)
        for row in range(max(0, round(2 * (y + self._top))), min(2 * self.height, round(2 * (y + height + self._top)))):
            self._dots[row][left:right] = stretch

    def large(
        self,
        text: str,
        rows: int,
        x: float,
        y: float,
        ink: Ink,
        what: str,
        *,
        room: float | None = None,
        align: Literal["left", "right", "centre"] = "left",
    ) -> LargeText:
        """
        Write large letters.

        Args:
            x: of their left edge; of the right one, or of the middle, if `align` says so.
            room: cells that they may take at most; `None`: up to the edge of the picture.
        """
        wanted = letters.capitals(text)
        most = self.width if room is None else int(room)
        shown = letters.fitting(wanted, rows, most)
        stamp = letters.stamp(shown, rows)
        left = 2 * (x + self._left)
        if align == "right":
            left -= stamp.width if rows != 3 else 2 * stamp.cells
        elif align == "centre":
            left = 2 * round((left - stamp.width / 2) / 2)
        place, top = round(left), round(2 * (y + self._top))
        number = NUMBERS[ink]
        ground = self._ground(place, top)
        for row, start, end in stamp.spans:
            if 0 <= top + row < len(self._dots):
                first, last = max(0, place + start), min(2 * self.width, place + end)
                if first < last:
                    self._dots[top + row][first:last] = bytes([number]) * (last - first)
        text_ = LargeText(
            what, shown, rows, place / 2 - self._left, y, stamp.width / 2, ink, ground, cut=shown != wanted
        )
        self.texts.append(text_)
        return text_

    def small(self, text: str, x: float, y: float, ink: Ink, *, right: bool = False) -> None:
        """
        Write an ordinary line, for the front rows; nothing depends on it.
        """
        text = printable(text)
        at, row = int(x) + self._left - (cell_len(text) if right else 0), int(y) + self._top
        if not 0 <= row < self.height:
            return
        line = self._over.setdefault(row, {})
        for letter in text:
            size = cell_len(letter)
            if size == 1 and 0 <= at < self.width:
                line[at] = (letter, ink)
            at += size

    def mark(self, letter: str, x: int, y: int, ink: Ink) -> None:
        """
        Put a single sign into a cell, such as a brick.
        """
        column, row = x + self._left, y + self._top
        if 0 <= row < self.height and 0 <= column < self.width:
            self._over.setdefault(row, {})[column] = (letter, ink)

    def wipe_marks(self, x: int, y: int, width: int, height: int) -> None:
        """
        Take signs and ordinary lines out of a field.
        """
        for row in range(y + self._top, y + self._top + height):
            line = self._over.get(row, {})
            for column in range(x + self._left, x + self._left + width):
                line.pop(column, None)

    def take_from(self, other: Canvas, x: float, y: float, width: float, height: float) -> None:
        """
        Show a field as it is on another canvas of the same size.
        """
        if (other.width, other.height) != (self.width, self.height):
            return
        left = max(0, round(2 * (x + self._left)))
        right = min(2 * self.width, round(2 * (x + width + self._left)))
        if right <= left:
            return
        first, last = round(2 * (y + self._top)), round(2 * (y + height + self._top))
        for row in range(max(0, first), min(2 * self.height, last)):
            self._dots[row][left:right] = other._dots[row][left:right]
        for row in range(max(0, first // 2), min(self.height, -(-last // 2))):
            line = {column: mark for column, mark in self._over.get(row, {}).items() if not left <= 2 * column < right}
            theirs = other._over.get(row, {})
            self._over[row] = line | {c: mark for c, mark in theirs.items() if left <= 2 * c < right}

    def rows(self, *, colours: bool = True) -> list[list[Cell]]:
        """
        Return the picture, row by row.

        Args:
            colours: if not, light stands before dark in each cell, and bricks have textures.
        """
        return [self._row(y, colours) for y in range(self.height)]

    def dots(self, y: int) -> tuple[bytes, bytes, object]:
        """
        Return what a row is made of; two rows that are made of the same look the same.
        """
        return bytes(self._dots[2 * y]), bytes(self._dots[2 * y + 1]), self._over.get(y)

    def row(self, y: int, *, colours: bool = True) -> list[Cell]:
        """
        Return one row of the picture.
        """
        return self._row(y, colours)

    def ink_at(self, x: int, y: int) -> Ink:
        """
        Return the ink of a dot, counted in dots from the top left of the terminal.
        """
        return INKS[self._dots[y][x]]

    def _ground(self, place: int, top: int) -> Ink:
        x, y = min(max(0, place), 2 * self.width - 1), min(max(0, top), 2 * self.height - 1)
        return INKS[self._dots[y][x]]

    def _row(self, y: int, colours: bool) -> list[Cell]:
        upper, lower = self._dots[2 * y], self._dots[2 * y + 1]
        over = self._over.get(y, {})
        cells: list[Cell] = []
        for x in range(self.width):
            quad = (upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1])
            cell = _PLAIN[quad[0]] if quad[0] == quad[1] == quad[2] == quad[3] else self._mixed(x, y, quad)
            if x in over:
                letter, ink = over[x]
                cell = Cell(letter, ink, cell.ground)
            cells.append(cell if colours else _without_colours(cell))
        return cells

    def _mixed(self, x: int, y: int, quad: tuple[int, int, int, int]) -> Cell:
        inks = sorted(set(quad), key=lambda ink: (-quad.count(ink), ink))
        if len(inks) > 2:
            self.clashes.add((x, y))
        ground, ink = inks[0], inks[1]
        bits = sum(1 << i for i, dot in enumerate(quad) if dot != ground)
        return Cell(_QUADRANTS[bits], INKS[ink], INKS[ground])


_PLAIN = [Cell(" ", ink, ink) for ink in INKS]


def _without_colours(cell: Cell) -> Cell:
    """
    The same in light and dark alone.
    """
    if cell.letter in {BRICK, WIDE_BRICK[0]}:
        return Cell(_PLAIN_BRICKS.get(cell.ink, "█"), "text", "back")
    if cell.letter == WIDE_BRICK[1]:
        return Cell(" ", "text", "back")
    if cell.letter not in _QUADRANTS:
        return Cell(cell.letter, "text", "back")
    bits = _QUADRANTS.index(cell.letter)
    if cell.letter == " ":
        return Cell("█" if cell.ground in LIGHT else " ", "text", "back")
    if (cell.ink in LIGHT) == (cell.ground in LIGHT):
        return Cell("█" if cell.ink in LIGHT else " ", "text", "back")
    return Cell(_QUADRANTS[bits if cell.ink in LIGHT else 15 - bits], "text", "back")
