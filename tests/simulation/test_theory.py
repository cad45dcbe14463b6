"""
With chance simplified, the organisation reproduces queueing theory.

Theory must lie inside the 99 % interval of a few replications.  The seeds are fixed, so these tests say the same each time; were
the organisation wrong by more than a third of a wait, they would say so.  The page about the model has the same queues over ten
times as many replications, with intervals of a few hundredths.
"""

from __future__ import annotations

import re
from math import sqrt
from pathlib import Path
from statistics import mean, stdev

import pytest
from theory import FOUR, Wait, by_priority, counter, erlang_c, latest_first, one_person

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING
from small_scenarios import HOUR, OPENS, desk_of, kind, played

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "model.md").read_text(encoding="utf-8")


def _agrees(wait: Wait) -> None:
    """
    Theory lies inside an interval that is narrow enough to say something, and the page tells of the same queue.
    """
    assert wait.holds, f"{wait.queue}: {wait.found:.3f} ± {wait.half:.3f}, theory {wait.theory:.3f}"
    assert wait.half < 0.35 * wait.theory
    assert f"| {wait.queue} | {wait.law} | {wait.theory:.3f} | " in PAGE


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
    _agrees(counter(servers, load))


@pytest.mark.parametrize("spread", [0.5, 1.0])
def test_one_person_with_work_of_any_shape_is_the_queue_of_pollaczek_and_khinchine(spread: float) -> None:
    """
    M/G/1 with lognormal work: `lambda E[S^2] / (2 (1 - rho))`.
    """
    _agrees(one_person(spread))


def test_priorities_make_the_waits_of_cobham() -> None:
    """
    M/M/c with non-preemptive priorities: `W_k = W_0 / ((1 - sigma_{k-1}) (1 - sigma_k))`, when everybody prioritises.
    """
    for wait in by_priority():
        _agrees(wait)


def test_without_priorities_nobody_waits_less_than_another() -> None:
    """
    The same without the practice: the latest shout is served first, and the mean wait is Erlang's for every priority.
    """
    for wait in latest_first():
        _agrees(wait)


def test_the_page_has_a_narrow_interval_around_each_value_of_theory() -> None:
    """
    Twelve queues; theory inside, and no interval wider than a fifth of the wait to either side.
    """
    row = r"^\| M/.* \| ([\d.]+) \| ([\d.]+) \[([\d.]+), ([\d.]+)\] \| [\d,]+ \|$"
    found = [tuple(map(float, figures)) for figures in re.findall(row, PAGE, re.MULTILINE)]

    assert len(found) == 4 + 2 * len(FOUR)
    for theory, middle, low, high in found:
        assert low <= theory <= high
        assert high - middle < 0.2 * theory


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
