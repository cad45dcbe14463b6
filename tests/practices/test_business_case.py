"""
A business case for each change: what it costs, and that the desk works as it did.
"""

from __future__ import annotations

from desk_theatre.itsm import events as e
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.practices.business_case import BusinessCase
from desk_theatre.scenario.offering import prices
from desk_theatre.scenario.scenario import Offer
from small_scenarios import desk_of, kind, played, team

DAY = desk_of(2, kinds=[kind(team="av")], teams=[team("av", 2, 2)], per_hour=12.0)


def _cost(*practices: str) -> float:
    fold = ScorecardFold(DAY)
    fold.add_all(played(DAY, 1, practices))
    return fold.scorecard(DAY.conference.closes).cost_total


def test_the_desk_works_as_it_did() -> None:
    """
    It helps the room to choose, between the rounds; nobody resolves anything sooner.
    """
    told = (e.RoundOpened, e.CommitmentMeasured)

    without = [event for event in played(DAY, 1, ()) if not isinstance(event, told)]
    assert len(without) > 50
    assert [event for event in played(DAY, 1, ("business_case",)) if not isinstance(event, told)] == without


def test_the_managers_time_is_paid_for_every_hour() -> None:
    """
    Two hours of the day at eight an hour, unless the scenario says otherwise.
    """
    assert _cost("business_case") - _cost() == 2 * BusinessCase().per_hour
    assert prices(Offer(("business_case",), (), {"business_case": {"per_hour": 3.0}})) == {"business_case": 3.0}
