"""
The load of a scenario: what it says is what a calm organisation really works.
"""

from __future__ import annotations

from statistics import fmean

import pytest
from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario import library
from desk_theatre.scenario.demand import Arrivals, Demand, Fault, Surge
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.study.load import load_of
from small_scenarios import CALM, HOUR, OPENS, desk_of, kind, team


def test_the_bare_work_is_what_a_calm_organisation_works() -> None:
    """
    Twenty days in which nothing is wasted: the hours at work are, on average, those of the load.
    """
    kinds = [kind(weight=2.0), kind("wifi", diagnosis=Duration(2.0, "fixed"), repair=Duration(1.0, "fixed"))]
    demand = Demand(
        (Arrivals(OPENS, OPENS + 8 * HOUR, 10.0),),
        faults=(Fault("worn", "Worn", "wifi", OPENS + HOUR, 20.0),),
    )
    half = evolve(desk_of(8, kinds=kinds, demand=demand, hours=9.0), chaos=evolve(CALM, contact=Duration(1.0, "fixed")))
    slow = evolve(half, organisation=evolve(half.organisation, teams=(team("desk", 1, 8, skill=0.5),)))

    worked = []
    for seed in range(20):
        day = Organisation(slow, seed)
        happened = day.advance(slow.conference.closes)
        worked.append(sum(x.seconds for x in happened if isinstance(x, e.WorkStarted)) / 3600)

    assert fmean(worked) == pytest.approx(load_of(slow).teams[0].work, rel=0.05)


def test_incidents_are_those_of_the_sources() -> None:
    """
    By weight, and those of a fault by its kind.
    """
    kinds = [kind(weight=3.0), kind("wifi", weight=1.0), kind("never", weight=0.0)]
    demand = Demand(
        (Arrivals(OPENS, OPENS + HOUR, 20.0),), faults=(Fault("worn", "Worn", "never", OPENS + HOUR, 30.0),)
    )

    load = load_of(desk_of(1, kinds=kinds, demand=demand))

    assert [(each.id, round(count, 6)) for each, count in load.incidents] == [
        ("no-sound", 15.0),
        ("wifi", 5.0),
        ("never", 2.0),
    ]
    assert load.expected == pytest.approx(22.0)


@pytest.mark.parametrize(("begins", "ends", "minutes"), [(0, 10, 20), (30, 60, 5), (30, 60, 90), (55, 60, 1440)])
def test_what_a_surge_would_bring_after_closing_is_not_counted(begins: int, ends: int, minutes: int) -> None:
    """
    As it is not played: mean of many days, of a surge that spreads its incidents evenly.
    """
    closes = OPENS + HOUR
    surge = Surge("crowd", "A crowd", "x", OPENS + 60 * begins, OPENS + 60 * ends, 40, minutes, 0.5)

    steps = 400
    start = [surge.starts + (surge.ends - surge.starts) * (i + 0.5) / steps for i in range(steps)]
    in_time = fmean(min(1.0, max(0.0, (closes - at) / (60 * minutes))) for at in start)
    assert surge.expected(closes) == pytest.approx(0.5 * 40 * in_time, abs=0.01)

    scenario = desk_of(1, kinds=[kind("x")], demand=Demand(surges=(surge,)), hours=1.0)
    assert load_of(scenario).expected == pytest.approx(surge.expected(scenario.conference.closes))


def test_what_one_person_alone_can_do() -> None:
    """
    All that needs a skill which nobody else has; of the rest the hard ones, for the most skilled; at that person's speed.
    """
    people = (
        Staff("ada", "Ada", {"sound": 1.0, "wifi": 0.5}),
        Staff("bo", "Bo", {"sound": 0.5}),
    )
    kinds = [kind(team="av", hard=0.25), kind("wifi", team="av", skill="wifi")]
    scenario = desk_of(1, kinds=kinds, teams=[TeamSpec("av", "AV", 2, people)], per_hour=12.0)

    load = load_of(scenario)

    alone = {each.person.id: round(each.alone, 6) for each in load.people}
    assert alone == {"desk-0": 0.0, "ada": round(0.25 * 12 / 6 + 12 / 6 / 0.5, 6), "bo": 0.0}
    scarce = load.teams[1].skills[0]
    assert (scarce.skill, scarce.people, scarce.work, scarce.hours) == ("wifi", ("Ada",), 4.0, 2.0)


@pytest.mark.parametrize("name", library.names())
def test_nobody_in_a_shipped_scenario_has_more_work_than_time(name: str) -> None:
    """
    They are lost by the way people work, and not before they begin.
    """
    load = load_of(library.load(name))

    assert [each.team.id for each in load.teams if each.share > 1] == []
    assert [skill.skill for each in load.teams for skill in each.skills if skill.share > 1] == []
