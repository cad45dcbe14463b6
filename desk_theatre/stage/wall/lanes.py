"""
The teams as lanes: a brick for everybody who waits, the oldest on the left, at the team's door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import letters
from desk_theatre.stage.wall.canvas import BRICK, WIDE_BRICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_theatre.stage.wall.canvas import Canvas, Ink
    from desk_theatre.stage.wall.facts import Lane
    from desk_theatre.stage.wall.layout import Layout

FEW = 4
"""
Up to so many lanes are deeper, two below each other.
"""

AGES: tuple[Ink, ...] = ("bad", "mid", "young")
DEEPEST = 3
"""
Bricks in a column at most.
"""


@value
class Track:
    """
    Where a lane stands, in cells and rows.

    Args:
        name, left, right: columns of the name, of the track's left end, and of the count's right end.
        width: of the track.
        rows: height of the track; `count`: of the number.
    """

    name: int
    left: int
    width: int
    right: int
    y: float
    rows: int
    count: int


def tracks(layout: Layout, count: int, digits: int = 2) -> list[Track]:
    """
    Return where so many lanes stand.

    Args:
        digits: of the largest number; where it has more than two, the tracks are a little shorter.
    """
    shorter = layout.pick(4, 3, 6) * max(0, digits - 2)
    if layout.small:
        return [Track(1, 22, 48 - shorter, 79, 21, 3, 3)][:count]
    few = count <= FEW
    deep = 2 if few else 3
    top, pitch = layout.pick(0, 24, 36), layout.pick(0, 12, 18) / deep
    found = []
    for i in range(count):
        column, line = divmod(i, deep)
        left = column * layout.pick(0, 61, 101)
        track = layout.pick(0, 22, 35)
        width = layout.pick(48, 26, 48) - shorter
        rows = layout.letters
        if few:
            rows = layout.pick(3, 5, 8)
            width = layout.pick(48, 21, 42) - shorter
        y = top + line * pitch
        found.append(Track(left + 1, left + track, width, left + layout.pick(0, 57, 97), y, rows, rows))
    return found


def shown_of(layout: Layout, lanes: Sequence[Lane]) -> list[Lane]:
    """
    Return the lanes that have room: on the smallest wall the longest line alone.
    """
    if not layout.small:
        return list(lanes)
    longest = max(lanes, key=lambda lane: lane.waiting, default=None)
    return [] if longest is None else [longest]


def digits_of(lanes: Sequence[Lane]) -> int:
    """
    Return how many digits the largest number has.
    """
    return max((len(str(lane.waiting)) for lane in lanes), default=1)


def stack_for(layout: Layout, lanes: Sequence[Lane]) -> int:
    """
    Return how many bricks a column needs so that the longest line has room.
    """
    shown = shown_of(layout, lanes)
    if not shown:
        return 1
    columns = tracks(layout, len(shown), digits_of(shown))[0].width // brick_width(layout)
    longest = max(lane.waiting for lane in shown)
    return min(DEEPEST, max(1, -(-longest // columns)))


def paint(canvas: Canvas, layout: Layout, lanes: Sequence[Lane], stack: int = 1) -> None:
    """
    Paint all lanes.
    """
    shown = shown_of(layout, lanes)
    for lane, track in zip(shown, tracks(layout, len(shown), digits_of(shown)), strict=True):
        ink: Ink = "bad" if lane.worst else "text" if lane.waiting else "muted"
        rows = layout.letters
        canvas.field(track.left, track.y, track.width, track.rows, "raised")
        y = track.y + (track.rows - rows) // 2
        canvas.large(lane.name, rows, track.name, y, ink, f"team {lane.id}", room=track.left - track.name - 1)
        room = track.right - track.left - track.width
        count = str(lane.waiting)
        size = track.count if letters.cells_of(count, track.count) <= room else rows
        canvas.large(count, size, track.right, track.y, ink, f"count {lane.id}", room=room, align="right")
        bricks(canvas, layout, track, lane.ages, stack)


def bricks(canvas: Canvas, layout: Layout, track: Track, ages: Sequence[int], stack: int) -> None:
    """
    Paint those who wait; the youngest who do not fit are left out, the number has them all.
    """
    kinds = [ink for ink, count in zip(AGES, ages, strict=True) for _ in range(count)]
    wide = brick_width(layout)
    for place in range(min(len(kinds), track.width // wide * stack)):
        column, level = divmod(place, stack)
        brick(canvas, layout, track, column, level, stack, kinds[place])


def brick(
    canvas: Canvas, layout: Layout, track: Track, column: int, level: int, stack: int, ink: Ink, look: str = "█"
) -> None:
    """
    Paint one brick.

    Args:
        look: of each of its cells; the last one of a whole brick has a gap at its right.
    """
    wide = brick_width(layout)
    x, y = track.left + column * wide, int(track.y)
    for row in _rows_of(track, level, stack):
        for cell in range(wide):
            last = cell == wide - 1
            edge = (BRICK if wide == 1 else WIDE_BRICK[1]) if look == WIDE_BRICK[0] else look if wide == 1 else " "
            canvas.mark(edge if last else look, x + cell, y + row, ink)


def clear(canvas: Canvas, layout: Layout, track: Track, column: int, level: int, stack: int) -> None:
    """
    Take the brick at this place away.
    """
    wide = brick_width(layout)
    for row in _rows_of(track, level, stack):
        canvas.wipe_marks(track.left + column * wide, int(track.y) + row, wide, 1)


def brick_width(layout: Layout) -> int:
    """
    Return how many cells a brick is wide.
    """
    return layout.pick(2, 1, 2)


def _rows_of(track: Track, level: int, stack: int) -> range:
    first, last = round(track.rows * level / stack), round(track.rows * (level + 1) / stack)
    if stack > 1 and last - first > 1 and level < stack - 1:
        last -= 1  # a free row tells one from the next
    return range(first, last)
