"""
What does the organisation cost beside bare SimPy?  By hand: `python tests/benchmarks/bench_organisation.py`.

A round of a whole conference day is played without a screen, with nothing and with everything switched on, and what SimPy
is asked for is counted by sort: people and other processes, pieces of work and other times for which one of them waits,
wakings of somebody idle, and call-backs.  The round has entries of its own in SimPy's queue for most of these, because
they are cheaper than what SimPy has.  The bare program does each with what SimPy has, and exactly as many: it has as
many processes, which share timeouts with the same delays; after some of them a process waits for an event, which the next
call-back fires; call-backs are those of timeouts, in as many chains as there are incidents, each arming the next, as
somebody's patience does.  Nothing else happens in it: no incident, no luck, no event of ours.  It is run by SimPy's own
`run`.

Two more bare programs stand beside it.  The strictest makes as many timeouts alone, each waited for by one of as many
processes: nothing that SimPy does is cheaper.  The usual one is a desk as SimPy's own guide writes it, a process for each
customer that asks for one of a few clerks, with as many events.

The bar, at most 3 times, is held against the usual one; the other two figures are printed for what they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from measuring import Job, bar, in_turn, ratio
from simpy import Environment, Event, Resource, Timeout

from desk_theatre.itsm.values import value
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation

BAR = 3.0
EVENTS_OF_A_CUSTOMER = 6
ROUNDS = 31

What = Callable[[Any], "int | None"]
Times = list[tuple[int, int]]
"""
Until when, and for how long.
"""


@value
class Asked:
    """
    What a round asked SimPy for.

    Args:
        processes: that were started, people among them.
        waits: how long a process waited each time.
        calls: how long until a function was called each time.
        wakes: events with which somebody idle was woken.
        chains: incidents, each with its own call-backs.
    """

    processes: int
    waits: tuple[int, ...]
    calls: tuple[int, ...]
    wakes: int
    chains: int

    @property
    def all(self) -> int:
        """
        How many of all sorts.
        """
        return self.processes + len(self.waits) + len(self.calls) + self.wakes


def organisation(scenario: Scenario, practices: tuple[str, ...]) -> Organisation:
    """
    A round, about to be played.
    """
    return Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))


def count(scenario: Scenario, practices: tuple[str, ...]) -> Asked:
    """
    Play a round and listen to what it asks for and gets before the end.
    """
    round_ = organisation(scenario, practices)
    clock, closes = round_.clock, scenario.conference.closes
    ring, queue = clock.ring, clock._calls
    processes = sum(entry[1] < 0 for entry in queue)
    waits: Times = []
    calls: Times = []
    wakes: Times = []

    def heard(what: What, about: Any) -> int | None:
        after = next(about, None) if what is next else what(about)
        if after is not None:
            (waits if what is next else calls).append((clock.now + after, after))
        return after

    def ringing(after: int, what: What, about: Any) -> None:
        (wakes if what is next else calls).append((clock.now + after, after))
        ring(after, partial(heard, what), about)

    def over(asked: Times) -> tuple[int, ...]:
        return tuple(delay for until, delay in sorted(asked) if until <= closes)

    for place, (*due, what, about) in enumerate(queue):
        queue[place] = (*due, partial(heard, what), about)
    clock.ring = ringing  # type: ignore[method-assign]
    round_.advance(closes)
    return Asked(processes, over(waits), over(calls), len(wakes), len(round_.floor.incidents))


def by_sorts(asked: Asked) -> Job:
    """
    The bare program: as many of each sort.
    """
    env = Environment()
    idle: deque[Event] = deque()
    calls = iter(asked.calls)

    def work(delays: tuple[int, ...], wakes: int) -> Generator[Event, Any, None]:
        for number, delay in enumerate(delays):
            yield env.timeout(delay)
            if number < wakes:
                wake = env.event()
                idle.append(wake)
                yield wake

    def call(_: Event) -> None:
        if idle:
            idle.popleft().succeed()
        arm(env, calls, call)

    for place in range(asked.processes):
        env.process(work(asked.waits[place :: asked.processes], len(range(place, asked.wakes, asked.processes))))
    for _ in range(asked.chains):
        arm(env, calls, call)
    return env.run


def arm(env: Environment, delays: Iterator[int], call: Callable[[Event], None]) -> None:
    """
    The next call-back, if there is one more.
    """
    delay = next(delays, None)
    if delay is not None:
        callbacks = Timeout(env, delay).callbacks
        assert callbacks is not None
        callbacks.append(call)


def timeouts_only(asked: Asked) -> Job:
    """
    The stricter bare program: as many timeouts.
    """
    env = Environment()
    delays = cycle(asked.waits)

    def work(share: int) -> Generator[Event, Any, None]:
        for _ in range(share):
            yield env.timeout(next(delays))

    for place in range(asked.processes):
        env.process(work(len(range(place, asked.all, asked.processes))))
    return env.run


def textbook(asked: Asked) -> Job:
    """
    A bare program as SimPy's own guide writes one: a source of customers, each a process that asks for one of a few clerks,
    is served, and goes.  As many events: six a customer (arrival, start, request, service, release, end).
    """
    env = Environment()
    clerks = Resource(env, capacity=5)
    delays = cycle(asked.waits)

    def customer() -> Generator[Event, Any, None]:
        with clerks.request() as clerk:
            yield clerk
            yield env.timeout(next(delays))

    def source() -> Generator[Event, Any, None]:
        for _ in range(asked.all // EVENTS_OF_A_CUSTOMER):
            yield env.timeout(80)
            env.process(customer())

    env.process(source())
    return env.run


def compare(scenario: Scenario, words: str, practices: tuple[str, ...]) -> bool:
    """
    A day of one sort, and the bare programs beside it.
    """
    asked = count(scenario, practices)
    happened = len(organisation(scenario, practices).advance(scenario.conference.closes))

    def ours() -> Job:
        round_ = organisation(scenario, practices)
        return lambda: round_.advance(scenario.conference.closes)

    day, bare, strict, desk = in_turn(
        ROUNDS, ours, lambda: by_sorts(asked), lambda: timeouts_only(asked), lambda: textbook(asked)
    )
    print(
        f"{words}: {asked.chains} incidents, {happened:,} events of ours; of SimPy's {asked.all:,}: "
        f"{len(asked.waits):,} waits, {len(asked.calls):,} call-backs, {asked.wakes:,} wakes, {asked.processes} processes"
    )
    print(f"  a day in {min(day) * 1000:.1f} ms; {min(day) / asked.all * 1e6:.1f} us for each event of SimPy's")
    print(f"  beside timeouts only: {ratio(day, strict):.2f} x")
    print(f"  beside as many of each sort: {ratio(day, bare):.2f} x")
    return bar("beside a textbook desk in bare SimPy", ratio(day, desk), BAR)


def main() -> None:
    """
    Nothing on, then everything but the traps.
    """
    scenario = library.load("conference")
    compare(scenario, "nothing on", ())
    helping = tuple(id_ for id_, practice in catalogue().items() if practice.identity.group != "trap")
    compare(scenario, "everything on that helps", helping)


if __name__ == "__main__":
    main()
