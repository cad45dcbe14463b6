"""
The pace of the night: how far simulated time should have come, by the clock of the room.

The room's clock is a monotonic one and is passed in.  Whenever the speed changes, time stops, or the machine could not keep
up, the pace is anchored anew, so simulated time never jumps.

Where the program itself did not run for a while, because the laptop slept or the process was stopped, nobody saw the day, and
none of it may pass.  A machine that is slow lets the loop wait for tenths of a second, seldom for seconds; a gap is longer.
"""

from __future__ import annotations

import time
from collections.abc import Callable

GAP = 5.0
"""
Seconds between two beats from which on the program did not run.
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
