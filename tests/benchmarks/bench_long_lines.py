"""
Do many incidents, or a long line, make each incident dearer?  By hand: `python tests/benchmarks/bench_long_lines.py`.

The three-stage desk is played at the same load for a hundred incidents (many such rounds) up to a hundred thousand (one
round), taking the events hour by hour as a show does.  Then team A of the same desk, its work ranked by priority, is
kept overloaded behind a line of some ten, and behind one of ten thousand; and beside it, in the same minutes, what SimPy
offers for that: a `PriorityResource`, and a `FilterStore` whose front is jammed by work for somebody else.

Each figure is processor time, the best of some runs; the memory is that of a process of its own.

The bars: at most 20 % dearer from 100 to 100 000 incidents and behind 10 000; memory linear, under 1 GiB at 100 000.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from time import process_time
from typing import Any

from attrs import evolve
from measuring import bar
from simpy import Environment, Event, FilterStore, PriorityResource

from desk_theatre.itsm import events as e
from desk_theatre.scenario.demand import Arrivals
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation

HERE = Path(__file__).parent
HOUR = 3600
PER_HOUR = 60
MOST = 100_000
BEHIND = 10_000
TAKEN = 300
DEARER = 1.2


def desk(hours: int, per_hour: float = PER_HOUR) -> Scenario:
    """
    The three-stage desk, open for so many hours.
    """
    scenario = read((HERE / "three-stage-desk.toml").read_text(), "three-stage-desk")
    demand = evolve(scenario.demand, arrivals=(Arrivals(0, hours * HOUR, per_hour),))
    return evolve(scenario, demand=demand, conference=evolve(scenario.conference, closes=hours * HOUR))


def play(scenario: Scenario) -> int:
    """
    A whole round, hour by hour; how many incidents it had.
    """
    round_ = Organisation(scenario, 1)
    for hour in range(scenario.conference.closes // HOUR):
        round_.advance((hour + 1) * HOUR)
    return len(round_.floor.incidents)


def best(runs: int, job: Callable[[], int]) -> float:
    """
    Microseconds a piece, where the job says how many pieces there were.
    """
    found = []
    for _ in range(runs):
        gc.collect()
        start = process_time()
        pieces = job()
        found.append((process_time() - start) / pieces * 1e6)
    return min(found)


def many_rounds(incidents: int, at_least: int) -> Callable[[], int]:
    """
    Rounds of so many incidents each, and at least so many in all.
    """
    scenario = desk(round(incidents / PER_HOUR))
    return lambda: sum(play(scenario) for _ in range(max(1, at_least // incidents)))


def team_behind(length: int) -> Callable[[], int]:
    """
    Team A with a standing line: how many it solves until it has solved so many.
    """
    scenario = desk(10_000, per_hour=0.001)
    round_ = Organisation(scenario, 1, 1, {"prioritisation": "chosen"})
    kind = scenario.kind("for-a")
    left = length
    while left > 0:  # a few at a time: an organisation takes at most so many at once
        round_.inject(kind, None, min(200, left), 0)
        left -= 200
    while round_.floor.desk.state():  # until all are heard and handed over
        round_.advance(round_.now + HOUR)

    def solve() -> int:
        solved = 0
        while solved < TAKEN:
            round_.inject(kind, None, 8, 60)  # as many as are solved in an hour, so the line keeps its length
            events = round_.advance(round_.now + HOUR)
            solved += sum(isinstance(event, e.IncidentResolved) for event in events)
        return solved

    return solve


def priority_behind(length: int) -> Callable[[], int]:
    """
    SimPy's `PriorityResource` with a standing line.
    """
    env = Environment()
    resource = PriorityResource(env, 2)
    served = [0]

    def customer() -> Generator[Event, Any, None]:
        with resource.request(priority=served[0] % 4) as turn:
            yield turn
            yield env.timeout(15)
        served[0] += 1
        env.process(customer())

    for _ in range(length):
        env.process(customer())
    env.run(until=1)

    def serve() -> int:
        before = served[0]
        while served[0] - before < TAKEN:
            env.step()
        return served[0] - before

    return serve


def filter_behind(length: int) -> Callable[[], int]:
    """
    SimPy's `FilterStore` with a standing line for one skill, while those with the other work on.
    """
    env = Environment()
    store = FilterStore(env)
    store.items.extend(["jammed"] * length)
    served = [0]

    def person() -> Generator[Event, Any, None]:
        while True:
            yield store.get(lambda skill: skill == "free")
            yield env.timeout(15)
            served[0] += 1
            yield store.put("free")

    for _ in range(2):
        store.items.append("free")
        env.process(person())
    env.run(until=1)

    def serve() -> int:
        before = served[0]
        while served[0] - before < TAKEN:
            env.step()
        return served[0] - before

    return serve


def behind(maker: Callable[[int], Callable[[], int]], runs: int = 5) -> tuple[float, float]:
    """
    Microseconds a piece behind ten, and behind ten thousand; the runs take turns.
    """
    pairs = [(best(1, maker(10)), best(1, maker(BEHIND))) for _ in range(runs)]
    return min(short for short, _ in pairs), min(long for _, long in pairs)


def memory(incidents: int) -> float:
    """
    MiB that a process of its own needs at most for so many incidents.
    """
    command = [sys.executable, __file__, "--memory", str(incidents)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """
    Many, then long, then large.
    """
    print("microseconds an incident, the three-stage desk at the same load:")
    costs = {count: best(3, many_rounds(count, 10_000)) for count in (100, 1_000, 10_000, MOST)}
    for count, cost in costs.items():
        print(f"  {count:>7,} incidents: {cost:.1f}")
    bar("from 100 to 100 000 incidents", costs[MOST] / costs[100], DEARER)
    print("microseconds an incident behind a standing line of 10, and of 10 000:")
    for words, maker in (("SimPy's PriorityResource", priority_behind), ("SimPy's FilterStore", filter_behind)):
        short, long = behind(maker, 2)
        print(f"           {words}: {short:.1f}, {long:.1f}: {long / short:.1f} x")
    short, long = behind(team_behind)
    print(f"           a team of ours: {short:.1f}, {long:.1f}")
    bar("behind 10 000", long / short, DEARER)
    print("memory of a process, MiB:")
    sizes = {count: memory(count) for count in (100, MOST // 2, MOST)}
    for count, size in sizes.items():
        print(f"  {count:>7,} incidents: {size:.0f}")
    bar("memory at 100 000", sizes[MOST], 1024, "MiB")
    halves = (sizes[MOST] - sizes[100]) / (sizes[MOST // 2] - sizes[100])
    bar("twice the incidents need of the memory", halves, 2.2)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        play(desk(round(int(sys.argv[2]) / PER_HOUR)))
        status = Path("/proc/self/status").read_text()
        print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
    else:
        main()
