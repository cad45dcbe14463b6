"""
The limit on submissions per minute from the form, so that nobody floods the desk.

Time is passed in. A sender who is too fast is told when to try again, and loses nothing that was typed.
"""

from __future__ import annotations

from collections import deque

MINUTE = 60_000


class RateLimit:
    """
    Args:
        per_minute: the limit; 0: none.
    """

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._taken: deque[int] = deque(maxlen=per_minute or None)

    def wait(self, now: int) -> int:
        """
        Return the milliseconds until the next submission is taken; 0: now.

        Args:
            now: milliseconds of the room's clock.
        """
        if not self.per_minute or len(self._taken) < self.per_minute:
            return 0
        return max(0, self._taken[0] + MINUTE - now)

    def take(self, now: int) -> None:
        """
        Count a submission.
        """
        if self.per_minute:
            self._taken.append(now)

    def give_back(self, taken: int) -> None:
        """
        Do not count a submission that was refused after it was taken.

        Args:
            taken: when it was, in milliseconds of the room's clock.
        """
        if taken in self._taken:
            self._taken.remove(taken)
