"""
Playing on until it is known well enough.

Whether it is known well enough is looked at only after a fixed number of replications, so that the result depends on
neither the machine nor how fast it was, and seldom, because each look is one more chance to stop on a lucky streak.
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
        width: from end to end of the interval, in the measure's own unit; shares are 0 to 1.
    """

    measure: str
    width: float


def read(text: str, scenario: Scenario) -> Precision:
    """
    What is written as `MEASURE=WIDTH`.

    Raises:
        StudyImpossible: it cannot be read.
        UnknownName: no measure is called so.
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
    After how many replications it is looked whether they are enough; the last are the most that may be played.
    """
    count = FIRST
    while asked and count < most:
        yield count
        count = int(count * GROWTH)
    yield most


def reached(results: Results, asked: Sequence[Precision]) -> bool:
    """
    Whether every interval of every variant and every difference is narrower than asked.
    """
    return all(_narrow(found, each.width) for each in asked for found in _intervals(results, each.measure))


def _intervals(results: Results, key: str) -> Iterator[Interval]:
    for name in results.names:
        yield results.of(name, [key])[key]
    for one, other in combinations(results.names, 2):
        yield results.difference(one, other, [key])[key]


def _narrow(found: Interval, width: float) -> bool:
    return found.width is not None and found.width < width
