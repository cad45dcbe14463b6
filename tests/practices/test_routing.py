"""
Clear service ownership.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from practice_cases import day_of, work
from small_scenarios import CALM, OPENS, desk_of, kind, team


def test_the_owner_gets_an_incident_at_once_where_a_guess_goes_the_long_way() -> None:
    """
    Guessing wrong, an incident goes the long way round through a team that finds out that it is not theirs; known owners
    cost nothing and are right at once.
    """
    lost = evolve(CALM, wrong_team=1.0, bounce=Duration(3.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1), team("net", 2, 1)], chaos=lost)

    without, with_ = (day_of(scenario, practices, (0, "no-sound")) for practices in ([], ["routing"]))

    assert [x.team for x in without if isinstance(x, e.IncidentAssigned)] == ["net", "av"]
    assert work(without, "bouncing") == [("bouncing", 180)]
    assert [x.team for x in with_ if isinstance(x, e.IncidentAssigned)] == ["av"]
    assert [(w.task, w.seconds) for w in with_ if isinstance(w, e.WorkStarted)] == [("diagnosis", 240), ("repair", 360)]


def test_an_owner_that_has_to_be_looked_up_costs_the_desk_that_time() -> None:
    """
    As a scenario may say; the first assignment is right all the same.
    """
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1), team("net", 2, 1)])
    slow = evolve(scenario, offer=evolve(scenario.offer, parameters={"routing": {"seconds": 25}}))

    events = day_of(slow, ["routing"], (0, "no-sound"))

    assert [(x.team, x.at - OPENS) for x in events if isinstance(x, e.IncidentAssigned)] == [("av", 25)]
