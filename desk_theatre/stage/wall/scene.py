"""
A scene of the wall as a value, and what moves on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from desk_theatre.stage.wall.canvas import Canvas
    from desk_theatre.stage.wall.layout import Layout


@value
class WallScene:
    """
    A picture of the wall.

    Args:
        name: of the scene; where it changes, the picture is wiped in from the left.
        facts: all that the picture depends on; the same facts are the same picture.
        paint: paints it.
        again: seconds after which the scene has to be made again, because something is held back; 0: nothing is.
    """

    name: str
    facts: object
    paint: Callable[[Canvas, Layout], None]
    again: float = 0.0


class Motion(Protocol):
    """
    Something that happened once, seen for a moment on a picture that already shows what came of it.
    """

    @property
    def seconds(self) -> float:
        """
        How long it is seen.
        """

    def paint(self, canvas: Canvas, layout: Layout, share: float) -> None:
        """
        Paint over the picture how far it has come.

        Args:
            share: of its time, from 0 to 1.
        """
