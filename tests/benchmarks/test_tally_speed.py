"""
How fast the tally counts.
"""

from __future__ import annotations

from hashlib import shake_256
from time import perf_counter

import pytest

from desk_theatre.itsm import events as e
from desk_theatre.measures.headline import headline
from desk_theatre.measures.scorecard_fold import ScorecardFold
from histories import FIVE, NINE, Script, life, small_scenario


def full_day() -> list[e.Event]:
    """
    About fifteen thousand events of nine hundred incidents, always the same.
    """
    lives = [life(Script(shake_256(str(number).encode()).digest(60)), number) for number in range(900)]
    work: list[e.Event] = [
        e.WorkStarted(NINE + 6 * n, ("ada", "bo", "cy")[n % 3], None, "diagnosis", 17) for n in range(4000)
    ]
    events = sorted((event for happened in (*lives, work) for event in happened), key=lambda event: event.at)
    return [e.RoundOpened(NINE, 1, FIVE, ()), *events]


@pytest.mark.long
def test_a_full_day_is_counted_while_it_is_played() -> None:
    """
    An event costs a few microseconds and a headline a few milliseconds, ten times less than the stage can spare.
    """
    events = full_day()
    scorecard_fold = ScorecardFold(small_scenario())

    begun = perf_counter()
    scorecard_fold.add_all(events)
    counted = perf_counter()
    headline(scorecard_fold, events[-1].at)
    asked = perf_counter()

    assert len(events) > 14000
    assert (counted - begun) / len(events) < 10e-6
    assert asked - counted < 0.02
