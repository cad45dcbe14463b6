"""
What must change in one direction, whatever the figures are: more people, more patience, less to do.

All rounds of a comparison have the same luck: the same delegates with the same troubles at the same seconds.  Where feedback
could turn a single day around, the mean over many days is meant.
"""

from __future__ import annotations

from collections import Counter
from statistics import fmean

import pytest
from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.sla import Target
from desk_theatre.scenario.library import load
from desk_theatre.scenario.organisation import TeamSpec
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Offer, Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import AGREEMENT, ALL, DEAF, desk_of, kind, played, team

SEEDS = range(1, 25)


def _waits(events: list[e.Event]) -> list[int]:
    """
    Seconds from report to first taking up.
    """
    reported: dict[int, int] = {}
    waits = []
    for x in events:
        if isinstance(x, e.IncidentReported):
            reported[x.incident] = x.at
        elif isinstance(x, e.IncidentPickedUp) and x.incident in reported:
            waits.append(x.at - reported.pop(x.incident))
    return waits


def _of(events: list[e.Event], kind_: type[e.Event]) -> int:
    return sum(isinstance(x, kind_) for x in events)


def _more_staff(scenario: Scenario) -> Scenario:
    """
    Everybody has a double who is just as good.
    """
    organisation = scenario.organisation
    teams = tuple(
        TeamSpec(t.id, t.name, t.line, (*t.staff, *(evolve(person, id=f"{person.id}-2") for person in t.staff)))
        for t in organisation.teams
    )
    return evolve(scenario, organisation=evolve(organisation, teams=teams))


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize("servers", [1, 2, 4])
def test_another_person_lengthens_nobodys_wait(seed: int, servers: int) -> None:
    """
    First come, first served, and nothing goes wrong: with one more person, each single delegate waits as long or shorter, each day.
    """
    work = kind(diagnosis=Duration(10.0, "lognormal", 0.8), repair=NOTHING)

    waits = {}
    for people in (servers, servers + 1):
        scenario = desk_of(people, kinds=[work], per_hour=servers * 5.0, hours=12)
        events = played(scenario, seed)
        reported = {x.incident: x.at for x in events if isinstance(x, e.IncidentReported)}
        waits[people] = {x.incident: x.at - reported[x.incident] for x in events if isinstance(x, e.IncidentPickedUp)}

    few, more = waits[servers], waits[servers + 1]
    assert [number for number, wait in few.items() if more[number] > wait] == []


def test_twice_the_staff_never_lengthens_the_mean_wait_in_chaos() -> None:
    """
    The conference without any practice, where a wait feeds the next one: over many days, with everybody there twice, the mean
    wait is shorter, and fewer are lost.
    """
    scenario = load("conference")
    closes = scenario.conference.closes
    few, many = ([Organisation(each, s).advance(closes) for s in SEEDS] for each in (scenario, _more_staff(scenario)))

    assert fmean(fmean(_waits(day)) for day in many) < fmean(fmean(_waits(day)) for day in few)
    assert sum(_of(day, e.IncidentLost) for day in many) < sum(_of(day, e.IncidentLost) for day in few)


@pytest.mark.parametrize("seed", range(1, 13))
def test_twice_the_patience_never_raises_chasing_where_asking_takes_no_time(seed: int) -> None:
    """
    The same queue either way: who waits twice as long before asking asks no more often, on any day.
    """
    work = kind(team="av", diagnosis=Duration(10.0, "lognormal", 0.8), repair=NOTHING)

    soon = evolve(AGREEMENT, targets=dict.fromkeys(AGREEMENT.targets, Target(5, 5, 5)))

    def chases(patience: Patience) -> Counter[int]:
        people = [team("av", 2, 2)]
        scenario = desk_of(1, kinds=[work], teams=people, per_hour=11.0, hours=12, patience=patience, agreement=soon)
        # The latest shout first would have a visit change the order of work; by the targets, who came first is first.
        events = played(scenario, seed, ["prioritisation", "agreed_targets"])
        return Counter(x.incident for x in events if isinstance(x, e.DelegateChased))

    short, long = (chases(Patience(Duration(6.0 * n, "fixed"), Duration(5.0 * n, "fixed"), 9, 0.0)) for n in (1, 2))
    assert [number for number, count in long.items() if count > short[number]] == []
    assert sum(short.values()) > 20


def test_twice_the_patience_lowers_chasing_in_chaos() -> None:
    """
    The conference without any practice, where each visit takes the desk's time: over many days there are fewer visits, and a smaller
    share of all contacts.
    """
    scenario = load("conference")
    closes = scenario.conference.closes
    usual = scenario.patience
    calmer = evolve(
        usual,
        first=evolve(usual.first, minutes=2 * usual.first.minutes),
        again=evolve(usual.again, minutes=2 * usual.again.minutes),
    )

    def visits(patience: Patience) -> int:
        patient = evolve(scenario, patience=patience)
        return sum(_of(Organisation(patient, seed).advance(closes), e.DelegateChased) for seed in SEEDS)

    assert visits(calmer) < visits(usual)


def test_less_work_in_each_is_solved_sooner() -> None:
    """
    The same delegates with troubles that take half as long: the mean wait is shorter, on each of a dozen days.
    """
    long = kind(diagnosis=Duration(10.0, "lognormal", 0.8), repair=NOTHING)
    short = kind(diagnosis=Duration(5.0, "lognormal", 0.8), repair=NOTHING)

    for seed in range(1, 13):
        waits = [_waits(played(desk_of(2, kinds=[each], per_hour=9.0, hours=12), seed)) for each in (long, short)]
        assert fmean(waits[1]) <= fmean(waits[0])


@pytest.mark.parametrize("practice", ALL)
def test_a_practice_that_nobody_does_changes_no_event(practice: str) -> None:
    """
    A whole conference day: announced by the manager and done by nobody, each practice leaves every event as it was.
    """
    scenario = evolve(load("conference"), commitment=DEAF, offer=Offer(ALL))
    announced = (e.RoundOpened, e.CommitmentMeasured, e.ChangesPiledUp, e.TeamTooBusyToLearn)

    with_, without = (
        [x for x in played(scenario, 7, practices) if not isinstance(x, announced)] for practices in ([practice], [])
    )

    assert with_ == without
