"""
What all benchmarks share: pairs that are measured in turn, so that a busy machine slows both sides alike, and plain lines.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

Job = Callable[[], object]


def seconds(job: Job) -> float:
    """
    How long it takes once.
    """
    gc.collect()
    start = perf_counter()
    job()
    return perf_counter() - start


def in_turn(rounds: int, *makers: Callable[[], Job]) -> list[list[float]]:
    """
    Each job some times, one after the other and again from the first; the seconds of each.

    Args:
        makers: each prepares one job, outside the measured time.
    """
    for make in makers:
        make()()  # everybody warm
    times: list[list[float]] = [[] for _ in makers]
    for _ in range(rounds):
        for make, found in zip(makers, times, strict=True):
            found.append(seconds(make()))
    return times


def ratio(upper: list[float], lower: list[float]) -> float:
    """
    The middle one of the ratios of neighbours in time.
    """
    return median(a / b for a, b in zip(upper, lower, strict=True))


def bar(name: str, figure: float, bar_at: float, unit: str = "x", *, at_least: bool = False) -> bool:
    """
    Print a figure beside its bar; whether it is met.
    """
    met = figure >= bar_at if at_least else figure <= bar_at
    sign = ">=" if at_least else "<="
    print(f"  {'met    ' if met else 'NOT MET'}  {name}: {figure:,.2f} {unit} (bar: {sign} {bar_at:g} {unit})")
    return met
