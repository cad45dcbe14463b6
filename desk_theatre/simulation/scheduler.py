"""
Simulated time: SimPy's environment in whole seconds, advanced from outside.

Within a second, what was started or interrupted in it comes first, in the order in which that happened (SimPy's `URGENT`);
then the rest, in the order in which it was scheduled.  That order does not depend on the process or the machine, so neither
does what happens.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, ParamSpec, TypeVar

from simpy import Environment, Event

About = ParamSpec("About")

Result = TypeVar("Result")

Doing = Generator[Event, Any, Result]
"""
A part of a process that comes to a result.
"""

Work = Doing[None]
"""
A process, or a part of one: it yields the events of SimPy for which it waits.
"""


class Scheduler:
    """
    Args:
        start: the second of the day at which it begins.

    `now` is the second of the day.
    """

    def __init__(self, start: int) -> None:
        self.env = Environment(start)
        self.now = start
        self.process = self.env.process
        self.timeout = self.env.timeout
        self.event = self.env.event

    def advance(self, until: int) -> None:
        """
        Run everything due up to and including second `until`. In how many steps makes no difference.
        """
        if self.now < until:
            self.timeout(until - self.now)  # the clock gets there, also if nothing else is due
        peek, step = self.env.peek, self.env.step
        while (at := peek()) <= until:
            self.now = int(at)
            step()

    def enter_next_second(self) -> None:
        """
        Finish this second and stop at the start of the next, before anything happens in it. Call `advance`
        afterwards.
        """
        self.env.run(until=self.now + 1)
        self.now += 1

    def call(self, after: int, what: Callable[About, object], *args: About.args, **kwargs: About.kwargs) -> None:
        """
        Call `what` once, in `after` seconds.
        """

        def ring(_: Event) -> None:
            what(*args, **kwargs)

        self.timeout(after).callbacks.append(ring)

    def next_due(self) -> float:
        """
        Return the second at which something is due next, `inf` if nothing is.
        """
        return self.env.peek()
