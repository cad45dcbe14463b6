"""
With chance simplified, the organisation reproduces queueing theory.

Each figure is the mean over independent replications that begin empty and whose first part is thrown away; theory must lie
inside the 99 % interval of Student's t.  The seeds are fixed, so these tests say the same each time; were the organisation
wrong by more than about a tenth of a wait, they would say so.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, factorial, sqrt
from statistics import mean, stdev

import pytest
from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.scenario.scenario import Scenario
from small_scenarios import DEVOTED, HOUR, OPENS, desk_of, kind, played, team

SERVICE = 10.0
REPLICATIONS = 12
T_99 = 3.106
"""
Student's t for eleven degrees of freedom, 99 % both sides.
"""


def erlang_c(servers: int, load: float) -> float:
    """
    The chance to wait at all with Poisson arrivals and exponential work.
    """
    busy = load**servers / factorial(servers) * servers / (servers - load)
    return busy / (sum(load**k / factorial(k) for k in range(servers)) + busy)


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


def _mean_waits(scenario: Scenario, practices: tuple[str, ...] = ()) -> dict[Priority, tuple[float, float]]:
    """
    By priority, the mean wait in services and half of its interval's width.
    """
    warm = OPENS + (scenario.conference.closes - OPENS) // 10
    runs = [_waits(played(scenario, seed, practices), warm) for seed in range(1, REPLICATIONS + 1)]
    found = {}
    for priority in runs[0]:
        means = [mean(run[priority]) / (60 * SERVICE) for run in runs]
        found[priority] = (mean(means), T_99 * stdev(means) / sqrt(REPLICATIONS))
    return found


def test_erlang_c_is_reckoned_right() -> None:
    """
    The table's value for five servers at 80 %.
    """
    assert round(erlang_c(5, 4.0), 4) == 0.5541


@pytest.mark.parametrize(("servers", "load"), [(1, 0.7), (5, 4.0)])
def test_a_counter_is_the_queue_of_erlang(servers: int, load: float) -> None:
    """
    M/M/c: `C(c, a) / (c mu - lambda)`.
    """
    work = kind(diagnosis=Duration(SERVICE, "exponential"), repair=NOTHING)
    scenario = desk_of(servers, kinds=[work], per_hour=load * 60 / SERVICE, hours=130 * 4 / load)

    found, half = _mean_waits(scenario)[Priority.P3]

    expected = erlang_c(servers, load) / (servers - load)
    assert abs(found - expected) <= half, f"{found:.3f} ± {half:.3f}, theory {expected:.3f}"
    assert half < 0.35 * expected


@pytest.mark.parametrize("spread", [0.5, 1.0])
def test_one_person_with_work_of_any_shape_is_the_queue_of_pollaczek_and_khinchine(spread: float) -> None:
    """
    M/G/1 with lognormal work: `lambda E[S^2] / (2 (1 - rho))`.
    """
    load = 0.6
    work = kind(diagnosis=Duration(SERVICE, "lognormal", spread), repair=NOTHING)
    scenario = desk_of(1, kinds=[work], per_hour=load * 60 / SERVICE, hours=450)

    found, half = _mean_waits(scenario)[Priority.P3]

    expected = load * exp(spread * spread) / (2 * (1 - load))
    assert abs(found - expected) <= half, f"{found:.3f} ± {half:.3f}, theory {expected:.3f}"
    assert half < 0.35 * expected


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


def test_priorities_make_the_waits_of_cobham() -> None:
    """
    M/M/c with non-preemptive priorities: `W_k = W_0 / ((1 - sigma_{k-1}) (1 - sigma_k))`, when everybody prioritises.
    """
    servers, load = 3, 2.4

    found = _mean_waits(_four_priorities(servers, load), ("prioritisation",))

    sigma, w_0 = 0.0, erlang_c(servers, load) / servers
    for priority in (Priority.P1, Priority.P2, Priority.P3, Priority.P4):
        before, sigma = sigma, sigma + load / servers / 4
        expected = w_0 / ((1 - before) * (1 - sigma))
        wait, half = found[priority]
        assert abs(wait - expected) <= half, f"{priority}: {wait:.3f} ± {half:.3f}, theory {expected:.3f}"
        assert half < 0.35 * expected


def test_without_priorities_nobody_waits_less_than_another() -> None:
    """
    The same without the practice: the latest shout is served first, and the mean wait is Erlang's for every priority.
    """
    servers, load = 3, 2.4

    found = _mean_waits(_four_priorities(servers, load))

    expected = erlang_c(servers, load) / (servers - load)
    for priority, (wait, half) in found.items():
        assert abs(wait - expected) <= half, f"{priority}: {wait:.3f} ± {half:.3f}, theory {expected:.3f}"


def test_each_source_of_demand_is_a_poisson_stream() -> None:
    """
    As many arrivals in an hour as planned, on average, with the variance of a Poisson stream, and spread evenly within it.
    """
    scenario = desk_of(200, kinds=[kind(diagnosis=NOTHING, repair=NOTHING)], per_hour=30, hours=400)
    times = [event.at - OPENS for event in played(scenario) if isinstance(event, e.IncidentReported)]
    counts = [0] * 400
    for at in times:
        counts[at // HOUR] += 1

    spread = stdev(counts) ** 2

    assert abs(mean(counts) - 30) < 2.58 * sqrt(30 / 400)
    assert abs(spread / 30 - 1) < 2.58 * sqrt(2 / 399)
    assert abs(mean(at % HOUR for at in times) - HOUR / 2) < 2.58 * HOUR / sqrt(12 * len(times))
