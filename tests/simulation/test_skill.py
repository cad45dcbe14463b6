"""
Skill: what somebody who is good at something does better than somebody who is not.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm.events import IncidentReopened, IncidentResolved
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario.organisation import TeamSpec
from desk_theatre.scenario.scenario import Scenario
from small_scenarios import CALM, desk_of, kind, played

HOURS = 400


def _day(skill: float, unskilled: float) -> Scenario:
    """
    One person, as good at it as said, mends a hundred a day, a minute each at full speed.
    """
    quick = kind(diagnosis=Duration(0.5, "fixed"), repair=Duration(0.5, "fixed"))
    chaos = evolve(CALM, unskilled=unskilled, comes_back=Duration(1.0, "fixed"))
    scenario = desk_of(1, kinds=[quick], chaos=chaos, per_hour=4, hours=HOURS)
    desk = scenario.organisation.desk
    staff = tuple(evolve(person, skills={"sound": skill}) for person in desk.staff)
    return evolve(scenario, organisation=evolve(scenario.organisation, teams=(TeamSpec("desk", "Desk", 1, staff),)))


def _share_that_comes_back(scenario: Scenario) -> float:
    """
    Of those mended for the first time.
    """
    events = played(scenario)
    first = {x.incident for x in events if isinstance(x, IncidentResolved)}
    return len({x.incident for x in events if isinstance(x, IncidentReopened)}) / len(first)


def test_who_lacks_the_skill_leaves_more_unmended() -> None:
    """
    With all of the skill nothing comes back, without any a fifth, and with half of it half of that.
    """
    shares = [_share_that_comes_back(_day(skill, 0.2)) for skill in (1.0, 0.5, 0.0)]

    assert shares[0] == 0.0
    assert abs(shares[1] - 0.1) < 0.02
    assert abs(shares[2] - 0.2) < 0.03


def test_nothing_of_it_where_a_scenario_says_so() -> None:
    """
    With 0, skill is a matter of speed alone.
    """
    assert _share_that_comes_back(_day(0.0, 0.0)) == 0.0
