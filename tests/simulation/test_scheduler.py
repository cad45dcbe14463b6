"""
Simulated time: what is due happens in order, whoever asked for it.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simpy import Event, Interrupt, Process, Timeout

from desk_theatre.simulation.scheduler import Day, Scheduler


@given(st.lists(st.integers(0, 20), max_size=30), st.lists(st.integers(0, 25), max_size=6))
def test_calls_come_by_time_and_within_a_second_in_the_order_asked_for(delays: list[int], looks: list[int]) -> None:
    """
    In however many steps time is advanced.
    """
    clock = Scheduler(100)
    rung: list[tuple[int, int]] = []
    for number, delay in enumerate(delays):
        clock.ring(delay, rung.append, (100 + delay, number))

    for look in (*sorted(looks), 25):
        clock.advance(100 + look)

    assert rung == sorted((100 + delay, number) for number, delay in enumerate(delays))
    assert (clock.now, clock.due()) == (125, [])


def test_a_call_that_answers_seconds_comes_again_after_them() -> None:
    """
    As somebody's patience does, until it is over.
    """
    clock = Scheduler(0)
    heard: list[int] = []

    def impatient(times: int) -> int | None:
        heard.append(clock.now)
        return 10 if len(heard) < times else None

    clock.ring(5, impatient, 3)
    clock.advance(1000)

    assert heard == [5, 15, 25]


def test_a_process_waits_is_called_and_ends() -> None:
    """
    It begins before anything else of its second; where it yields nothing it waits to be called.
    """
    clock = Scheduler(0)
    seen: list[tuple[str, int]] = []

    def day() -> Day:
        seen.append(("begins", clock.now))
        yield 7
        seen.append(("waits", clock.now))
        yield None
        seen.append(("goes home", clock.now))

    clock.ring(0, seen.append, ("rings", 0))
    process = day()
    clock.process(process)
    clock.ring(20, clock.call, process)
    clock.advance(100)

    assert seen == [("begins", 0), ("rings", 0), ("waits", 7), ("goes home", 20)]


def test_what_goes_wrong_is_heard() -> None:
    """
    A mistake in a call, even the one with which generators end, stops the clock.
    """
    clock = Scheduler(0)

    def mistaken(nobody: list[int]) -> int:
        return next(iter(nobody))

    clock.ring(4, mistaken, [])

    with pytest.raises(StopIteration):
        clock.advance(10)

    assert clock.now == 4


def test_processes_of_simpy_keep_the_same_time() -> None:
    """
    One of SimPy's own waits, is interrupted, and lets an event happen for which another waits, among calls of ours.
    """
    clock = Scheduler(50)
    seen: list[tuple[str, int]] = []
    bell = Event(clock)

    def sleeper() -> Generator[Event, Any, None]:
        try:
            yield Timeout(clock, 100)
        except Interrupt:
            seen.append(("interrupted", clock.now))
            bell.succeed("up")

    def listener() -> Generator[Event, Any, None]:
        word = yield bell
        seen.append((word, clock.now))

    sleeping = Process(clock, sleeper())
    Process(clock, listener())
    clock.ring(30, lambda _: sleeping.interrupt(), None)
    clock.ring(31, seen.append, ("later", 81))
    clock.advance(200)

    assert seen == [("interrupted", 80), ("up", 80), ("later", 81)]
