"""
The cap: how many submissions a minute the desk takes from the form, so that nobody floods it.

Time is passed in.  The answer is kind: whoever is too fast is told when to try again, and loses nothing that was typed.
"""

from __future__ import annotations

from collections import deque

MINUTE = 60_000


class RateLimit:
    """
    Args:
        per_minute: how many; 0: as many as come.
    """

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._taken: deque[int] = deque(maxlen=per_minute or None)

    def wait(self, now: int) -> int:
        """
        Milliseconds until the next one is taken; 0: now.

        Args:
            now: milliseconds of the room's clock.
        """
        if not self.per_minute or len(self._taken) < self.per_minute:
            return 0
        return max(0, self._taken[0] + MINUTE - now)

    def take(self, now: int) -> None:
        """
        One was taken.
        """
        if self.per_minute:
            self._taken.append(now)

    def give_back(self, taken: int) -> None:
        """
        Do not count one that was refused after it was taken.

        Args:
            taken: when it was.
        """
        if taken in self._taken:
            self._taken.remove(taken)
