"""
The three sizes of the wall.  A terminal shows the largest that fits, in its middle.
"""

from __future__ import annotations

from typing import TypeVar

from desk_theatre.itsm.values import value

Amount = TypeVar("Amount")


@value
class Layout:
    """
    Args:
        place: 0, 1 or 2, from the smallest size.
        letters: height of what the whole room must read, in rows.
    """

    place: int
    width: int
    height: int
    letters: int

    def pick(self, small: Amount, middle: Amount, large: Amount) -> Amount:
        """
        Return what is meant for this size: that of 80x24, of 120x40, or of 200x60.
        """
        return (small, middle, large)[self.place]

    @property
    def small(self) -> bool:
        """
        Whether it is the smallest, which leaves things out.
        """
        return self.place == 0

    @property
    def right(self) -> int:
        """
        The column at which large letters end that stand at the right.
        """
        return self.width - 1


LAYOUTS: tuple[Layout, ...] = (Layout(0, 80, 24, 3), Layout(1, 120, 40, 3), Layout(2, 200, 60, 5))


def layout_for(width: int, height: int) -> Layout:
    """
    Return the largest that fits; the smallest, where none does.
    """
    return next((each for each in reversed(LAYOUTS) if each.width <= width and each.height <= height), LAYOUTS[0])
