"""
Movement on the wall: only where something happened, once, and then still.

A motion is painted over a picture that already shows what came of it; where movement is switched off, that picture is all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall import curtain, lanes, tiles
from desk_theatre.stage.wall.canvas import Canvas, Ink
from desk_theatre.stage.wall.curtain import CurtainFacts
from desk_theatre.stage.wall.facts import Lane

if TYPE_CHECKING:
    from desk_theatre.stage.wall.layout import Layout

SINKING, PALING = "█▄", "▓▒░"


@value
class WipeIn:
    """
    A new scene comes in column by column, from the left.

    Args:
        before: the picture that was there.
    """

    before: Canvas
    seconds: float = 0.5

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        The old picture is still there at the right.
        """
        edge = round(layout.width * share)
        canvas.take_from(self.before, edge, 0, layout.width - edge, layout.height)


@value
class Close:
    """
    The curtain closes over the picture from both sides.
    """

    before: Canvas
    seconds: float = 0.8

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        The old picture is still there in the middle, and nothing else yet.
        """
        if share >= 1:
            return
        edge = round(layout.width / 2 * share)
        canvas.field(0, 0, layout.width, layout.height, "back")
        canvas.wipe_marks(0, 0, layout.width, layout.height)
        canvas.take_from(self.before, edge, 0, layout.width - 2 * edge, layout.height)


@value
class Reveal:
    """
    A figure of the curtain: first the last round's bar, then what the room said, then this one with the figure.
    """

    facts: CurtainFacts
    seconds: float = 3.0

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        Each bar has its turn.
        """
        if share >= 1:
            return
        come = [min(1.0, max(0.0, 3 * share - turn)) for turn in range(3)]
        names = [bar.name for bar in self.facts.bars]
        if len(names) < 3:  # without something to compare with, it is quicker
            come = [1.0] * (3 - len(names)) + [
                min(1.0, max(0.0, len(names) * share - turn)) for turn in range(len(names))
            ]
        canvas.field(0, 0, layout.width, layout.height, "back")
        canvas.wipe_marks(0, 0, layout.width, layout.height)
        canvas.texts.clear()
        curtain.paint(canvas, layout, self.facts, come)


@value
class TileWipe:
    """
    A room becomes late, or is late no more: its field is wiped in from the left, or out to the left.

    Args:
        before: the picture that was there.
        place: of the tile; `count` is how many there are.
        out: it is wiped out.
    """

    before: Canvas
    place: int
    count: int
    out: bool
    seconds: float

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        Part of the old tile is still there.
        """
        spot = tiles.places(layout, self.count)[self.place]
        if self.out:
            canvas.take_from(self.before, spot.x, spot.y, round(spot.width * (1 - share)), spot.height)
        else:
            edge = round(spot.width * share)
            canvas.take_from(self.before, spot.x + edge, spot.y, spot.width - edge, spot.height)


@value
class BrickArrival:
    """
    One more waits: a brick enters its lane at the right and slides to the end of the line.

    Args:
        lane: place of the lane among `all_`.
        stacks: bricks in a column, for each size.
    """

    lane: int
    all_: tuple[Lane, ...]
    stacks: tuple[int, ...]
    seconds: float = 0.4

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        The brick is not in its place yet.
        """
        spot = _spot(layout, self.lane, self.all_, self.stacks, self.all_[self.lane].waiting - 1)
        if spot is None or share >= 1:
            return
        track, column, level, columns, stack = spot
        ink = _youngest(self.all_[self.lane])
        lanes.clear(canvas, layout, track, column, level, stack)
        at = column + round((columns - 1 - column) * (1 - share))
        lanes.clear(canvas, layout, track, at, level, stack)
        lanes.brick(canvas, layout, track, at, level, stack, ink)


@value
class BrickDeparture:
    """
    One less waits: the last brick of the line sinks, because somebody works on it; or pales, because it is forgotten.

    Args:
        lane: place of the lane among `all_`, as they were before.
        lost: it is forgotten.
    """

    lane: int
    all_: tuple[Lane, ...]
    stacks: tuple[int, ...]
    lost: bool
    seconds: float

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        What is left of the brick.
        """
        spot = _spot(layout, self.lane, self.all_, self.stacks, self.all_[self.lane].waiting - 1)
        looks = PALING if self.lost else SINKING
        if spot is None or share >= 1:
            return
        track, column, level, _, stack = spot
        look = looks[min(len(looks) - 1, int(share * len(looks)))]
        lanes.brick(canvas, layout, track, column, level, stack, _youngest(self.all_[self.lane]), look)


@value
class Bounce:
    """
    Nobody owns it: a brick runs from one lane to another, through the free row below them.

    Args:
        origin, goal: places of the lanes; `count` is how many there are.
    """

    origin: int
    goal: int
    count: int
    seconds: float = 0.6

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        How far it has run.
        """
        if layout.small or share >= 1:
            return
        tracks = lanes.tracks(layout, self.count)
        one, other = tracks[self.origin], tracks[self.goal]
        here = one if share < 0.5 else other
        x = one.left + round((other.left + other.width - 2 - one.left) * share)
        for cell in range(2):
            canvas.mark("█", x + cell, int(here.y) + here.rows, "bad")


def _spot(
    layout: Layout, lane: int, all_: tuple[Lane, ...], stacks: tuple[int, ...], index: int
) -> tuple[lanes.Track, int, int, int, int] | None:
    """
    Return the track, the column and the level of a brick, and the columns and levels there are; `None` where it is not shown.
    """
    shown = lanes.shown_of(layout, all_)
    if all_[lane] not in shown or index < 0:
        return None
    track = lanes.tracks(layout, len(shown), lanes.digits_of(shown))[shown.index(all_[lane])]
    stack = stacks[layout.place]
    columns = track.width // lanes.brick_width(layout)
    column, level = divmod(index, stack)
    return (track, column, level, columns, stack) if column < columns else None


def _youngest(lane: Lane) -> Ink:
    return next((ink for ink, count in reversed(list(zip(lanes.AGES, lane.ages, strict=True))) if count), "young")
