"""
The luck band.
"""

from __future__ import annotations

import pytest

from desk_theatre.study.luck_band import Band, band, luck_band
from desk_theatre.study.measured import flat
from desk_theatre.study.recorded_round import evening
from evenings import TWO_ROUNDS, recorded

HUNDRED = [float(n) for n in range(1, 101)]


@pytest.mark.parametrize(
    ("key", "recorded_", "quantile", "better"),
    [
        ("satisfaction", 90.5, 0.90, 0.90),
        ("lost", 90.5, 0.90, pytest.approx(0.10)),
        ("submitted", 90.5, 0.90, None),
        ("satisfaction", 90.0, 0.895, 0.895),
        ("satisfaction", 0.0, 0.0, 0.0),
        ("lost", 0.0, 0.0, 1.0),
    ],
)
def test_the_place_of_an_evening_among_a_hundred(key: str, recorded_: float, quantile: float, better: float) -> None:
    """
    Better than so many; of those that came to the same, half.
    """
    assert Band(recorded_, 5.0, 50.0, 95.0, quantile, better) == band(key, recorded_, HUNDRED)


def test_what_the_evening_did_not_have_has_no_place() -> None:
    """
    No P1 was solved, so nobody knows how long one would have taken.
    """
    assert Band(None, 4.0, 4.0, 4.0, None, None) == band("by_priority.P1.mean_minutes", None, [4.0])


def test_an_evening_among_itself_is_in_the_middle() -> None:
    """
    Its own figures are the recording's; the others come from the seeds that follow.
    """
    was = evening(recorded(TWO_ROUNDS))
    others = sorted(was.round(seed)["satisfaction"] or 0.0 for seed in range(4, 25))

    found = luck_band(was, replications=21)

    assert flat(was.round.scorecard(was.events))["satisfaction"] == found.measures["satisfaction"].recorded
    assert (others[1], others[10], others[19]) == (
        found.measures["satisfaction"].low,
        found.measures["satisfaction"].median,
        found.measures["satisfaction"].high,
    )


def test_most_evenings_lie_in_the_band() -> None:
    """
    Of sixty evenings, each with its own luck, about nine in ten lie where nine in ten others lie.
    """
    played = evening(recorded(TWO_ROUNDS[:1])).round
    others = sorted(played(seed)["satisfaction"] or 0.0 for seed in range(100))
    places = [band("satisfaction", played(seed)["satisfaction"], others) for seed in range(1000, 1060)]

    inside = sum(found.low <= (found.recorded or 0.0) <= found.high for found in places)

    assert 48 <= inside <= 60
