"""
What stands in front: the wall, or the screen that the facilitator works with.
"""

from __future__ import annotations

from typing import Literal

Part = Literal["show", "reflection"]
"""
Of an evening: what the room looks at, and what the facilitator types while the room talks.
"""


class FrontChoice:
    """
    Args:
        wall: the wall stands in front from the beginning; while the room reflects it does so only when it is asked for.
    """

    def __init__(self, *, wall: bool) -> None:
        self._front: dict[Part, bool] = {"show": wall, "reflection": False}

    def wall(self, part: Part) -> bool:
        """
        Return whether the wall stands in front.
        """
        return self._front[part]

    def turn(self, part: Part) -> None:
        """
        Bring the other one to the front.
        """
        self._front[part] = not self._front[part]
