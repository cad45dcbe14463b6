"""
Simulated time: SimPy's environment, in whole seconds, advanced by somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import heappop, heappush
from typing import Any, TypeVar

from simpy import Environment
from simpy.events import NORMAL, URGENT

Thing = TypeVar("Thing")

Day = Generator["int | None", None, None]
"""
What somebody does all day: it yields for how many seconds to wait, or nothing if somebody will call.
"""

Bell = tuple["Callable[[Any], int | None]", object]
"""
What to call, and about what.  It rings at its place in SimPy's own order, and needs nothing else of what an event of SimPy's
can do.  If the answer is a number of seconds, it rings again after so many.
"""


class Clock(Environment):
    """
    Args:
        start: the second of the day at which it begins.

    `now` is the second of the day.

    SimPy orders what is due by time, then by the order in which it was asked for; as everything here is asked for in an
    order that does not depend on the process, so is what happens.
    """

    now: int = 0  # a plain attribute where SimPy has a property: everybody asks all the time

    def __init__(self, start: int) -> None:
        super().__init__(initial_time=start)
        self.now = start

    def advance(self, until: int) -> None:
        """
        Let everything happen that is due up to and including second `until`.
        """
        queue: list[Any] = self._queue
        while queue and queue[0][0] <= until:
            # What `Environment.step` does, in line: it is most of what SimPy itself costs here.
            self.now, _, _, moment = heappop(queue)
            self._now = self.now
            if type(moment) is tuple:
                what, about = moment
                again = what(about)
                if again is not None:
                    heappush(queue, (self.now + again, NORMAL, next(self._eid), moment))
                continue
            callbacks, moment.callbacks = moment.callbacks, None
            for callback in callbacks:
                callback(moment)
            if not moment._ok and not moment.defused:  # noqa: SLF001
                raise moment._value  # noqa: SLF001
        self._now = self.now = max(self.now, until)

    def ring(self, after: int, what: Callable[[Thing], int | None], about: Thing) -> None:
        """
        Call `what(about)` in `after` seconds, and again after as many seconds as it answers, if it does.
        """
        queue: list[Any] = self._queue
        heappush(queue, (self.now + after, NORMAL, next(self._eid), (what, about)))

    def start(self, day: Day) -> None:
        """
        Somebody's day begins, which never ends.

        It is a process of SimPy's without what a process has besides: nobody waits for its end or interrupts it.
        """
        queue: list[Any] = self._queue
        heappush(queue, (self.now, URGENT, next(self._eid), (next, day)))

    def process(self, generator: Generator[Any, Any, Any]) -> Any:
        """
        The same for something that ends, which is how SimPy names it.
        """
        self.start(_and_then_nothing(generator))

    def timeout(self, delay: float = 0, value: Any = None) -> Any:
        """
        What a process yields to wait.
        """
        return int(delay)

    def call(self, day: Day) -> None:
        """
        Somebody whose day waits for it is called.
        """
        self.ring(0, next, day)

    def due(self) -> list[int]:
        """
        When something is due, in order; for the digest of the whole state.
        """
        return sorted(int(entry[0]) for entry in self._queue)


def _and_then_nothing(day: Generator[Any, Any, Any]) -> Day:
    yield from day
    yield None
