"""
Movement on the wall: only where something happened, once, and then still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.stage.wall.canvas import Canvas

if TYPE_CHECKING:
    from desk_theatre.show.board import Board
    from desk_theatre.stage.wall.layout import Layout
    from desk_theatre.stage.wall.scene import Motion, WallScene


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


def motions_between(
    was: WallScene, board_then: Board, scene: WallScene, board: Board, before: Canvas | None
) -> tuple[Motion, ...]:
    """
    Return what is seen to move between two pictures.
    """
    if before is None:
        return ()
    if was.name != scene.name:
        return (WipeIn(before),)
    return ()
