"""
The pace of the night: how far simulated time should have come, by the clock of the room.

The room's clock is a monotonic one and is passed in.  Whenever the speed changes, time stops, or the machine could not keep
up, the pace is anchored anew, so simulated time never jumps.
"""

from __future__ import annotations


class Pace:
    """
    Args:
        speed: simulated seconds in a second of the room.
    """

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._room = 0.0
        self._at = 0

    def anchor(self, at: int, room: float) -> None:
        """
        From second `at` of the day on, which it is at `room` seconds of the room's clock, time passes at this speed.
        """
        self._at, self._room = at, room

    def change(self, speed: float, at: int, room: float) -> None:
        """
        From now on at another speed.
        """
        self.speed = speed
        self.anchor(at, room)

    def due(self, room: float) -> int:
        """
        The second of the day that it should be.
        """
        return self._at + int((room - self._room) * self.speed)
