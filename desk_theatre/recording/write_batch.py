"""
A batch: lines on their way to the disk, and the future that their sender waits for.
"""

from __future__ import annotations

from concurrent.futures import Future


class WriteBatch:
    """
    Lines that were handed in together.

    Args:
        last: number of the last line.
        tries: failed attempts to save them.
        saved: resolves to `last`; a waiter cannot cancel it, because the lines are numbered.
    """

    __slots__ = ("count", "data", "last", "saved", "tries")

    def __init__(self, lines: list[bytes], last: int) -> None:
        self.data = b"".join(lines)
        self.count = len(lines)
        self.last = last
        self.tries = 0
        self.saved: Future[int] = Future()
        self.saved.set_running_or_notify_cancel()
