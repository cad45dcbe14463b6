"""
Simulated time: SimPy's environment, in whole seconds, advanced by somebody else.
"""

from __future__ import annotations

from heapq import heappop
from typing import TYPE_CHECKING, TypeVar

from simpy import Environment
from simpy.events import Timeout

if TYPE_CHECKING:
    from collections.abc import Callable

Thing = TypeVar("Thing")


class Clock(Environment):
    """
    Args:
        start: the second of the day at which it begins.

    SimPy orders what is due by time, then by the order in which it was asked for; as everything here is asked for in an
    order that does not depend on the process, so is what happens.
    """

    def __init__(self, start: int) -> None:
        super().__init__(initial_time=start)

    @property
    def now(self) -> int:
        """
        The second of the day.
        """
        return self._now  # type: ignore[return-value]

    def advance(self, until: int) -> None:
        """
        Let everything happen that is due up to and including second `until`.
        """
        queue = self._queue
        while queue and queue[0][0] <= until:
            # What `Environment.step` does, in line: it is most of what SimPy itself costs here.
            self._now, _, _, moment = heappop(queue)
            callbacks, moment.callbacks = moment.callbacks, None  # type: ignore[assignment]
            for callback in callbacks:
                callback(moment)
            if not moment._ok and not moment.defused:  # noqa: SLF001
                raise moment._value  # noqa: SLF001
        self._now = max(self._now, until)

    def ring(self, after: int, what: Callable[[Thing], None], about: Thing) -> None:
        """
        Call `what(about)` in `after` seconds.
        """
        callbacks = Timeout(self, after).callbacks
        assert callbacks is not None
        callbacks.append(lambda _: what(about))

    def due(self) -> list[int]:
        """
        When something is due, in order; for the digest of the whole state.
        """
        return sorted(int(entry[0]) for entry in self._queue)
