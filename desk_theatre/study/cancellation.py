"""
Cancelling a study, by its caller or with Ctrl-C.

Python's own answer to Ctrl-C, an exception at any line, may strike while a lock is held that other threads wait for;
then the executor never ends. Here the key only sets a flag, which the study reads after each replication.
"""

from __future__ import annotations

import signal
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from threading import Event
    from types import TracebackType


class Cancellation:
    """
    A block in which Ctrl-C sets a flag; the second one ends the block at once, as usual.

    Args:
        cancel: set from any thread to end the study; `None`: only Ctrl-C can.
    """

    def __init__(self, cancel: Event | None = None) -> None:
        self._cancel = cancel
        self._pressed = False
        self._before: Any = None

    def is_set(self) -> bool:
        """
        Return whether the study should end.
        """
        return self._pressed or (self._cancel is not None and self._cancel.is_set())

    def __enter__(self) -> Self:
        # Only the main thread hears of keys, and a stage that has taken them over keeps them.
        if current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            self._before = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back()

    def _heard(self, *_: object) -> None:
        self._pressed = True
        self._give_back()

    def _give_back(self) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None
