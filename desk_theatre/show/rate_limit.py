"""
The limit on submissions per minute from each sender, so that nobody floods the desk and nobody waits for others.

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

    def quiet(self, now: int) -> bool:
        """
        Return whether nothing was submitted for a minute.
        """
        return not self._taken or self._taken[-1] + MINUTE <= now

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


class RateLimits:
    """
    One limit for each sender: the form at the show's own terminal, each kiosk, each phone.

    Args:
        per_minute: the limit of each; 0: none.
    """

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._of: dict[str, RateLimit] = {}

    def of(self, sender: str, now: int) -> RateLimit:
        """
        Return the limit of a sender. Senders who have been quiet for a minute take no room.

        Args:
            now: milliseconds of the room's clock.
        """
        if sender not in self._of:
            self._of = {name: limit for name, limit in self._of.items() if not limit.quiet(now)}
        return self._of.setdefault(sender, RateLimit(self.per_minute))
