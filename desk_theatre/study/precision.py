"""
Playing on until the result is precise enough.

The precision is checked only after fixed numbers of replications, so that the result does not depend on the machine or
its speed; and rarely, because each check is one more chance to stop on a lucky streak.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from desk_theatre.errors import StudyImpossible
from desk_theatre.itsm.text import clean
from desk_theatre.itsm.values import value
from desk_theatre.study import wording
from desk_theatre.study.measured import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.interval import Interval
    from desk_theatre.study.results import Results

FIRST = 20
GROWTH = 1.5


@value
class Precision:
    """
    Args:
        measure: a key.
        width: between the ends of the interval, in the measure's own unit; shares are 0 to 1.
    """

    measure: str
    width: float


def read(text: str, scenario: Scenario) -> Precision:
    """
    Return the precision that is written as `MEASURE=WIDTH`.

    Raises:
        StudyImpossible: it cannot be read.
        UnknownName: there is no such measure.
    """
    measure, equals, rest = text.partition("=")
    try:
        width = float(rest)
    except ValueError:
        width = 0.0
    if not equals or not 0 < width < float("inf"):
        raise StudyImpossible(wording.not_a_precision(clean(text, 60)))
    return Precision(known(measure.strip(), scenario), width)


def stages(most: int, asked: Sequence[Precision]) -> Iterator[int]:
    """
    Yield the numbers of replications after which the precision is checked; the last is the most that may be played.
    """
    count = FIRST
    while asked and count < most:
        yield count
        count = int(count * GROWTH)
    yield most


def reached(results: Results, asked: Sequence[Precision]) -> bool:
    """
    Return whether every interval of every variant and every difference is narrower than requested.
    """
    return all(_narrow(found, each.width) for each in asked for found in _intervals(results, each.measure))


def _intervals(results: Results, key: str) -> Iterator[Interval]:
    for name in results.names:
        yield results.of(name, [key])[key]
    for one, other in combinations(results.names, 2):
        yield results.difference(one, other, [key])[key]


def _narrow(found: Interval, width: float) -> bool:
    return found.width is not None and found.width < width
