"""
The queues that theory knows, as the organisation plays them: `python tests/simulation/theory.py 120` prints the table that
stands in `docs/explanation/model.md`, of 120 replications each.

Each figure is the mean over independent replications that begin empty and whose first tenth is thrown away.  The seeds are fixed,
so the figures are the same each time.  All queues meet the same arrivals: where one is a little below theory, so are the others.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from math import exp, factorial, sqrt
from pathlib import Path
from statistics import mean, stdev

if __name__ == "__main__":
    sys.path.append(str(Path(__file__).resolve().parents[1]))

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.values import value
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.study.t_quantile import two_sided
from small_scenarios import DEVOTED, OPENS, desk_of, kind, played, team

SERVICE = 10.0
REPLICATIONS = 12
"""
So many are played with every change of the program.
"""

FOUR = (Priority.P1, Priority.P2, Priority.P3, Priority.P4)


@value
class Wait:
    """
    A mean wait, in mean services.

    Args:
        queue: in the words of the table.
        law: whose it is.
        theory: what it says.
        found: the mean of the replications; `half` of the width of its 99 % interval.
        waits: that were measured, in all.
    """

    queue: str
    law: str
    theory: float
    found: float
    half: float
    waits: int

    @property
    def holds(self) -> bool:
        """
        Theory lies inside the interval.
        """
        return abs(self.found - self.theory) <= self.half

    @property
    def row(self) -> str:
        """
        As the page has it.
        """
        low, high = self.found - self.half, self.found + self.half
        figures = f"{self.theory:.3f} | {self.found:.3f} [{low:.3f}, {high:.3f}] | {self.waits:,}"
        return f"| {self.queue} | {self.law} | {figures} |"


def erlang_c(servers: int, load: float) -> float:
    """
    The chance to wait at all with Poisson arrivals and exponential work.
    """
    busy = load**servers / factorial(servers) * servers / (servers - load)
    return busy / (sum(load**k / factorial(k) for k in range(servers)) + busy)


def counter(servers: int, load: float, replications: int = REPLICATIONS) -> Wait:
    """
    M/M/c, first come, first served: `C(c, a) / (c mu - lambda)`.
    """
    work = kind(diagnosis=Duration(SERVICE, "exponential"), repair=NOTHING)
    scenario = desk_of(servers, kinds=[work], per_hour=load * 60 / SERVICE, hours=130 * 4 / load)
    persons = "one person" if servers == 1 else f"{servers} people"
    return Wait(
        f"M/M/{servers}: {persons}, {load / servers:.0%} busy",
        "Erlang's C",
        erlang_c(servers, load) / (servers - load),
        *_mean_waits(scenario, replications)[Priority.P3],
    )


def one_person(spread: float, replications: int = REPLICATIONS, load: float = 0.6) -> Wait:
    """
    M/G/1 with lognormal work: `lambda E[S^2] / (2 (1 - rho))`.
    """
    work = kind(diagnosis=Duration(SERVICE, "lognormal", spread), repair=NOTHING)
    scenario = desk_of(1, kinds=[work], per_hour=load * 60 / SERVICE, hours=450)
    return Wait(
        f"M/G/1: one person, {load:.0%} busy, lognormal work of spread {spread}",
        "Pollaczek and Khinchine",
        load * exp(spread * spread) / (2 * (1 - load)),
        *_mean_waits(scenario, replications)[Priority.P3],
    )


def by_priority(replications: int = REPLICATIONS, servers: int = 3, load: float = 2.4) -> Iterator[Wait]:
    """
    M/M/c with non-preemptive priorities: `W_k = W_0 / ((1 - sigma_{k-1}) (1 - sigma_k))`, when everybody prioritises.
    """
    found = _mean_waits(_four_priorities(servers, load), replications, ("prioritisation",))
    sigma, w_0 = 0.0, erlang_c(servers, load) / servers
    for priority in FOUR:
        before, sigma = sigma, sigma + load / servers / 4
        theory = w_0 / ((1 - before) * (1 - sigma))
        queue = f"M/M/{servers} with *Prioritise*, {load / servers:.0%} busy: {priority.word}"
        yield Wait(queue, "Cobham", theory, *found[priority])


def latest_first(replications: int = REPLICATIONS, servers: int = 3, load: float = 2.4) -> Iterator[Wait]:
    """
    The same without the practice: the latest shout is served first, and the mean wait is Erlang's for every priority.
    """
    found = _mean_waits(_four_priorities(servers, load), replications)
    theory = erlang_c(servers, load) / (servers - load)
    for priority in FOUR:
        queue = f"M/M/{servers}, the latest shout first, {load / servers:.0%} busy: {priority.word}"
        yield Wait(queue, "Erlang's C", theory, *found[priority])


def table(replications: int) -> Iterator[Wait]:
    """
    All of them, in the order of the page.
    """
    yield counter(1, 0.7, replications)
    yield counter(5, 4.0, replications)
    yield one_person(0.5, replications)
    yield one_person(1.0, replications)
    yield from by_priority(replications)
    yield from latest_first(replications)


def _waits(events: list[e.Event], from_second: int) -> dict[Priority, list[int]]:
    """
    Seconds from report to taking up, by priority, of those who came after the beginning.
    """
    reported: dict[int, e.IncidentReported] = {}
    waits: dict[Priority, list[int]] = defaultdict(list)
    for event in events:
        if isinstance(event, e.IncidentReported) and event.at >= from_second:
            reported[event.incident] = event
        elif isinstance(event, e.IncidentPickedUp) and event.incident in reported:
            report = reported.pop(event.incident)
            waits[report.priority].append(event.at - report.at)
    return waits


def _mean_waits(
    scenario: Scenario, replications: int, practices: tuple[str, ...] = ()
) -> dict[Priority, tuple[float, float, int]]:
    """
    By priority, the mean wait in services, half of its interval's width, and how many waits there were.
    """
    warm = OPENS + (scenario.conference.closes - OPENS) // 10
    runs = [_waits(played(scenario, seed, practices), warm) for seed in range(1, replications + 1)]
    found = {}
    for priority in runs[0]:
        means = [mean(run[priority]) / (60 * SERVICE) for run in runs]
        half = two_sided(replications - 1, 0.99) * stdev(means) / sqrt(replications)
        found[priority] = (mean(means), half, sum(len(run[priority]) for run in runs))
    return found


def _four_priorities(servers: int, load: float) -> Scenario:
    levels = {
        Priority.P1: (Level.HIGH, Level.HIGH),
        Priority.P2: (Level.HIGH, Level.MEDIUM),
        Priority.P3: (Level.MEDIUM, Level.MEDIUM),
        Priority.P4: (Level.LOW, Level.LOW),
    }
    kinds = [
        kind(
            priority.word.lower(),
            "av",
            impact=impact,
            urgency=urgency,
            diagnosis=Duration(SERVICE, "exponential"),
            repair=NOTHING,
        )
        for priority, (impact, urgency) in levels.items()
    ]
    return desk_of(
        1,
        kinds=kinds,
        teams=[team("av", 2, servers)],
        per_hour=load * 60 / SERVICE,
        hours=150,
        commitment=evolve(DEVOTED, step_minutes=0),
        parameters={"prioritisation": {"seconds": 0}},
    )


if __name__ == "__main__":
    for each in table(int(sys.argv[1]) if len(sys.argv) > 1 else REPLICATIONS):
        sys.stdout.write(f"{each.row}\n")
