"""
The pace of a show: maps seconds of the room's clock to seconds of the day.

The room's clock is monotonic and passed in. The pace is anchored anew whenever the speed changes, time stops, or the
machine cannot keep up, so simulated time never jumps.

While the program itself did not run, because the laptop slept or the process was stopped, no time of the day may pass.
A slow machine delays the loop by tenths of a second, rarely by seconds; a gap is longer.
"""

from __future__ import annotations

import time
from collections.abc import Callable

GAP = 5.0
"""
Seconds between two beats from which on the program counts as not having run.
"""

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def sleepless() -> float:
    """
    Return seconds of a clock that goes on while the computer sleeps; `time.monotonic` need not.
    """
    return time.clock_gettime(_CLOCK)


class Gaps:
    """
    Args:
        clock: one that goes on while the program does not run.
    """

    def __init__(self, clock: Callable[[], float] = sleepless) -> None:
        self._clock = clock
        self._last = clock()

    def gap(self) -> float:
        """
        Return for how many seconds the program did not run since the last call; 0 if it did.
        """
        before, self._last = self._last, self._clock()
        since = self._last - before
        return since if since >= GAP else 0.0


class Pace:
    """
    Args:
        speed: simulated seconds per second of the room.
    """

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._room = 0.0
        self._at = 0

    def anchor(self, at: int, room: float) -> None:
        """
        Count from second `at` of the day, reached at `room` seconds of the room's clock.
        """
        self._at, self._room = at, room

    def change(self, speed: float, at: int, room: float) -> None:
        """
        Go on at another speed from second `at` of the day.
        """
        self.speed = speed
        self.anchor(at, room)

    def due(self, room: float) -> int:
        """
        Return the second of the day that is due.
        """
        return self._at + int((room - self._room) * self.speed)
