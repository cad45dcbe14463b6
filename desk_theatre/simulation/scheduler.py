"""
Simulated time: SimPy's environment, in whole seconds, advanced by somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from heapq import heapify, heappop, heappush
from typing import Any, TypeVar

from simpy import Environment
from simpy.events import NORMAL, Event, EventPriority

Thing = TypeVar("Thing")

Result = TypeVar("Result")

FIRST = 2**62
"""
What is taken from the place in the queue of something that begins before all else of its second, as SimPy's processes do.
"""

Doing = Generator["int | None", None, Result]
"""
A part of somebody's day: it yields for how many seconds to wait, or nothing if somebody will call.
"""

Day = Doing[None]

Work = Iterable["int | None"]
"""
A part of somebody's day, too; where it takes no time, it need not be a generator.
"""
AT_ONCE: Work = ()


class Scheduler(Environment):
    """
    Args:
        start: the second of the day at which it begins.

    `now` is the second of the day.

    SimPy orders what is due by time, then by the order in which it was asked for; as everything here is asked for in an
    order that does not depend on the process, so is what happens.

    What stands in SimPy's queue here is a call, `what(about)`, which needs nothing else of what an event of SimPy's can do: nobody
    waits for it, and it cannot fail.  If it answers a number of seconds, it is called again after so many.  A process is a
    generator that is called like that with `next`.
    """

    now: int = 0  # a plain attribute where SimPy has a property: everybody asks all the time

    def __init__(self, start: int) -> None:
        super().__init__(initial_time=start)
        self.now = start
        self._calls: list[Any] = self._queue

    def advance(self, until: int) -> None:
        """
        Let everything happen that is due up to and including second `until`.
        """
        calls, number = self._calls, self._eid
        while calls:
            call = heappop(calls)
            at, _, what, about = call
            if at > until:
                heappush(calls, call)
                break
            self.now = at
            try:
                again = what(about)
            except StopIteration:
                if what is not next:
                    raise
                continue  # a process that is over
            if again is not None:
                heappush(calls, (self.now + again, next(number), what, about))
        self.now = max(self.now, until)

    def ring(self, after: int, what: Callable[[Thing], int | None], about: Thing) -> None:
        """
        Call `what(about)` in `after` seconds, and again after as many seconds as it answers, if it does.
        """
        heappush(self._calls, (self.now + after, next(self._eid), what, about))

    def process(self, day: Doing[Any]) -> None:  # type: ignore[override]
        """
        Something begins that takes its time.
        """
        heappush(self._calls, (self.now, next(self._eid) - FIRST, next, day))

    def call(self, day: Day) -> None:
        """
        Somebody whose day waits for it is called.
        """
        self.ring(0, next, day)

    def hasten(self, day: Day, length: int) -> None:
        """
        What somebody's day waits for comes sooner: in `length` seconds.
        """
        calls = self._calls
        place = next(i for i, call in enumerate(calls) if call[3] is day)
        calls[place] = calls[-1]
        calls.pop()
        heapify(calls)
        self.ring(length, next, day)

    def schedule(self, event: Event, priority: EventPriority = NORMAL, delay: float = 0) -> None:
        """
        Whoever needs an event of SimPy's, to be waited for by several or to interrupt somebody, can have one.
        """
        self._now = self.now
        place = next(self._eid) - (0 if priority == NORMAL else FIRST)
        heappush(self._calls, (self.now + int(delay), place, _happen, event))

    def due(self) -> list[int]:
        """
        When something is due, in order; for the digest of the whole state.
        """
        return sorted(int(entry[0]) for entry in self._calls)


def _happen(event: Any) -> None:
    """
    As `Environment.step` has it.
    """
    callbacks, event.callbacks = event.callbacks, None
    for callback in callbacks:
        callback(event)
    if not event.ok and not event.defused:
        raise event.value
