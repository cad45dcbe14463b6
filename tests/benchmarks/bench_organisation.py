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

Three more bare programs stand beside it, each with as many events.  The strictest makes timeouts alone, each waited for by
one of as many processes: nothing that SimPy does is cheaper.  One is a counter as SimPy's own guide writes it, a process for
each customer that asks for one of a few clerks and waits for ever.  The last is the same for what a service desk is: a first
line of five, three teams of two to which it hands on, a supplier, and delegates who do not wait for ever (in SimPy's guide,
"Bank Renege").

The bar, at most 3 times, is held against the last, because it is the one that does the same sort of work: also in the round,
whoever waits has patience.  The other figures are printed for what they are.
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
HANDED_ON, TO_SUPPLIER = 3, 1
"""
Of ten delegates at the service desk in bare SimPy.
"""
BETWEEN = 150  # seconds between two customers: the clerks are busy two thirds of the time or more
SAMPLE = 2000
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


def counter(asked: Asked) -> Job:
    """
    A bare program as SimPy's own guide writes a counter: a source of customers, each a process that asks for one of a few clerks,
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
            yield env.timeout(BETWEEN)
            env.process(customer())

    env.process(source())
    return env.run


def service_desk(asked: Asked) -> Job:
    """
    A bare program as SimPy's own guide would write a service desk, each delegate a process, with as many events.
    """
    sample = _service_desk(asked, SAMPLE)
    sample.run()
    return _service_desk(asked, asked.all * SAMPLE // next(sample._eid)).run


def _service_desk(asked: Asked, delegates: int) -> Environment:
    env = Environment()
    desk, teams = Resource(env, capacity=5), cycle([Resource(env, capacity=2) for _ in range(3)])
    lengths, patience = cycle(asked.waits), cycle(asked.calls)

    def served(line: Resource) -> Generator[Event, Any, bool]:
        with line.request() as turn:
            yield turn | env.timeout(next(patience))
            if turn.triggered:
                yield env.timeout(next(lengths))
            return turn.triggered

    def delegate(number: int) -> Generator[Event, Any, None]:
        content = yield from served(desk)
        if content and number % 10 < HANDED_ON:
            yield from served(next(teams))
        if content and number % 10 < TO_SUPPLIER:
            yield env.timeout(next(lengths))

    def source() -> Generator[Event, Any, None]:
        for number in range(delegates):
            yield env.timeout(BETWEEN)
            env.process(delegate(number))

    env.process(source())
    return env


def compare(scenario: Scenario, words: str, practices: tuple[str, ...]) -> bool:
    """
    A day of one sort, and the bare programs beside it.
    """
    asked = count(scenario, practices)
    happened = len(organisation(scenario, practices).advance(scenario.conference.closes))

    def ours() -> Job:
        round_ = organisation(scenario, practices)
        return lambda: round_.advance(scenario.conference.closes)

    day, bare, strict, simple, desk = in_turn(
        ROUNDS,
        ours,
        lambda: by_sorts(asked),
        lambda: timeouts_only(asked),
        lambda: counter(asked),
        lambda: service_desk(asked),
    )
    print(
        f"{words}: {asked.chains} incidents, {happened:,} events of ours; of SimPy's {asked.all:,}: "
        f"{len(asked.waits):,} waits, {len(asked.calls):,} call-backs, {asked.wakes:,} wakes, {asked.processes} processes"
    )
    print(f"  a day in {min(day) * 1000:.1f} ms; {min(day) / asked.all * 1e6:.1f} us for each event of SimPy's")
    print(f"  beside timeouts only: {ratio(day, strict):.2f} x")
    print(f"  beside as many of each sort: {ratio(day, bare):.2f} x")
    print(f"  beside a counter at which everybody waits: {ratio(day, simple):.2f} x")
    return bar("beside a service desk in bare SimPy", ratio(day, desk), BAR)


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
