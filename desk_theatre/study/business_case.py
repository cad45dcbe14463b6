"""
The business case of a practice: what it costs for each delegate-minute that it saves, from its price tag.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from desk_theatre.itsm.values import value
from desk_theatre.scenario.offering import introductions

if TYPE_CHECKING:
    from desk_theatre.scenario.scenario import Scenario
    from desk_theatre.study.practice_value import PriceTag

COST, LOST = "cost_total", "delegate_minutes_lost"


@value
class Case:
    """
    Args:
        cost: what the round costs more with the practice, its introduction included; below 0 where it costs less.
        saved: delegate-minutes that are not lost with it, on average.
        certain: that it saves some is unlikely to be luck.
    """

    cost: float
    saved: float
    certain: bool


def case_of(tag: PriceTag, scenario: Scenario, *, on: bool) -> Case | None:
    """
    Return the case of a practice; `None` if its tag does not say enough.

    Args:
        on: it is active, so its introduction is paid.
    """
    cost, lost = tag.worth.get(COST), tag.worth.get(LOST)
    if cost is None or cost.mean is None or lost is None or lost.mean is None:
        return None
    paid = 0.0 if on else introduction(scenario, tag.practice)
    return Case(cost.mean + paid, -lost.mean, lost.mean < 0.0 and lost.apart_from_zero)


def introduction(scenario: Scenario, practice: str) -> float:
    """
    Return what introducing a practice costs: its money, and its people-minutes at the mean cost of everybody's hour.
    """
    minutes, money = introductions(scenario.offer)[practice]
    staff = scenario.organisation.everybody
    return money + minutes / 60 * fsum([person.cost_per_hour for person in staff]) / len(staff)
