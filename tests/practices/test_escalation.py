"""
Escalate before the breach.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority
from desk_theatre.itsm.sla import Agreement, Target
from desk_theatre.scenario.organisation import Staff, Supplier, TeamSpec
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Offer, Scenario
from desk_theatre.simulation.organisation import Organisation
from small_scenarios import AGREEMENT, ALL, CALM, OPENS, desk_of, kind, team

HOUR_LONG = Agreement(AGREEMENT.table, {priority: Target(10, 60, 60) for priority in AGREEMENT.targets})
"""
Everything is promised within an hour, so that half of the time has passed after thirty minutes.
"""
NO_HURRY = Agreement(AGREEMENT.table, {**HOUR_LONG.targets, Priority.P4: Target(600, 600, 600)})
"""
What matters least has all day.
"""
JUDGED_AT_ONCE = Offer(ALL, (), {"prioritisation": {"seconds": 0}})
CERTAIN = {"prioritisation": "chosen"}


def _played(
    day: Scenario, escalates: bool, *reports: tuple[int, str], others: Mapping[str, Any] | None = None
) -> list[e.Event]:
    """
    A day to which incidents are reported at minutes after nine.
    """
    practices = {**(others or {}), **({"escalation": "chosen"} if escalates else {})}
    organisation = Organisation(day, 1, 1, practices)
    events = organisation.advance(OPENS)
    for minute, name in reports:
        events += organisation.advance(OPENS + 60 * minute)
        events += organisation.submit(day.kind(name), None)[1]
    return events + organisation.advance(day.conference.closes)


def _at(events: list[e.Event], kind_: type[e.Event], incident: int) -> list[float]:
    """
    At which minutes something happened to an incident.
    """
    return [(x.at - OPENS) / 60 for x in events if isinstance(x, kind_) and getattr(x, "incident", None) == incident]


def _work(events: list[e.Event], *tasks: str) -> list[tuple[str, str, float]]:
    return [(x.by, x.task, x.seconds / 60) for x in events if isinstance(x, e.WorkStarted) and x.task in tasks]


def test_what_waits_for_one_hero_goes_to_an_able_colleague() -> None:
    """
    The hero is busy for an hour and a half; after thirty minutes an idle colleague, half as good, takes two minutes to see to it and
    takes the hard one over.  Without that it waits for the hero.
    """
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("other", "Other", {"sound": 0.5}))
    long = kind(
        "long", "av", hard=1.0, impact=Level.LOW, urgency=Level.LOW, repair=Duration(90.0, "fixed"), diagnosis=NOTHING
    )
    hard = kind(team="av", hard=1.0)
    experts = TeamSpec("av", "AV", 2, people)
    day = desk_of(1, kinds=[long, hard], teams=[experts], agreement=NO_HURRY, offer=JUDGED_AT_ONCE, hours=8)
    reports = ((0, "long"), (1, "no-sound"))

    without, with_ = (_played(day, on, *reports, others=CERTAIN) for on in (False, True))

    assert _at(without, e.IncidentPickedUp, 3) == [90]
    assert [(x.by, x.team) for x in with_ if isinstance(x, e.IncidentEscalated)] == [("other", "av")]
    assert _at(with_, e.IncidentEscalated, 3) == _at(with_, e.IncidentPickedUp, 3) == [31 + 2]
    assert _work(with_, "escalating") == [("other", "escalating", 2)]


def test_an_incident_with_the_wrong_team_goes_to_its_owner() -> None:
    """
    A team that is busy for two hours would find out only then that it is not theirs.
    """
    busy = kind("no-wifi", "net", skill="sound", repair=Duration(120.0, "fixed"))
    teams = [team("net", 2, 1), team("av", 2, 1)]
    astray = evolve(CALM, wrong_team=1.0)
    day = desk_of(1, kinds=[busy, kind(team="av")], teams=teams, agreement=HOUR_LONG, chaos=astray, hours=8)
    organisation = Organisation(day, 1, 1, {"escalation": "chosen"})
    events = organisation.advance(OPENS)
    organisation.floor.chaos = CALM
    events += organisation.submit(day.kind("no-wifi"), None)[1]
    organisation.floor.chaos = astray
    events += organisation.advance(OPENS + 60)
    events += organisation.submit(day.kind("no-sound"), None)[1]
    events += organisation.advance(day.conference.closes)

    assert [x.team for x in events if isinstance(x, e.IncidentAssigned) and x.incident == 3] == ["net"]
    assert [(x.by, x.team) for x in events if isinstance(x, e.IncidentEscalated)] == [("boss", "av")]
    assert _at(events, e.IncidentPickedUp, 3) == [31 + 2]
    assert _at(events, e.IncidentBounced, 3) == []


def test_the_manager_gives_back_what_is_pressing() -> None:
    """
    What the manager sits on is put first for its team when half of its time has passed.
    """
    sits = evolve(CALM, manager_every=10.0, manager_keeps=Duration(200.0, "fixed"))
    restless = Patience(Duration(5.0, "fixed"), Duration(500.0, "fixed"), chases=1, withdraws=0.0)
    long = kind(team="av", repair=Duration(20.0, "fixed"))
    day = desk_of(
        1, kinds=[long], teams=[team("av", 2, 1)], agreement=HOUR_LONG, chaos=sits, patience=restless, hours=8
    )
    reports = ((0, "no-sound"), (1, "no-sound"))

    without, with_ = (_played(day, on, *reports) for on in (False, True))

    assert (_at(without, e.IncidentBlocked, 3)[0], _at(with_, e.IncidentBlocked, 3)) == (10, [10])
    assert _at(without, e.IncidentUnblocked, 3)[0] == 210
    assert _at(with_, e.IncidentEscalated, 3) == _at(with_, e.IncidentPickedUp, 3) == [31 + 2]


@pytest.mark.parametrize("pauses", [False, True])
def test_the_supplier_is_called_again(pauses: bool) -> None:
    """
    Of the hour and a half that the supplier still takes when half of the time has passed, half is left; where the clocks stand
    still for the supplier, nothing is pressing, and nobody calls.
    """
    day = desk_of(1, kinds=[kind(supplier=1.0)], agreement=evolve(HOUR_LONG, supplier_pauses=pauses), hours=8)
    slow = Supplier("The supplier", 150.0, Duration(110.0, "fixed"), Duration(10.0, "fixed"))
    day = evolve(day, organisation=evolve(day.organisation, supplier=slow))

    events = _played(day, True, (0, "no-sound"))

    back = _at(events, e.IncidentContinued, 1)
    if pauses:
        assert (back, _at(events, e.IncidentEscalated, 1)) == ([4 + 120], [])
    else:
        assert _at(events, e.IncidentEscalated, 1) == [32]
        assert back == [32 + (124 - 32) / 2]


def test_a_person_who_is_free_gives_a_second_pair_of_hands() -> None:
    """
    An hour's repair of which thirty-six minutes are left takes two who are equally good half of that.
    """
    day = desk_of(
        2, kinds=[kind(diagnosis=Duration(6.0, "fixed"), repair=Duration(60.0, "fixed"))], agreement=HOUR_LONG
    )

    without, with_ = (_played(day, on, (0, "no-sound")) for on in (False, True))

    assert _at(without, e.IncidentResolved, 1) == [66]
    assert _at(with_, e.HelpGiven, 1) == [30]
    assert _at(with_, e.IncidentResolved, 1) == [30 + 18]
    assert _work(with_, "repair", "helping") == [
        ("desk-0", "repair", 60),
        ("desk-0", "repair", 18),
        ("desk-1", "helping", 18),
    ]


def test_a_person_who_is_free_later_gives_a_second_pair_of_hands() -> None:
    """
    When half of the time has passed, everybody is busy; ten minutes later one is free, and then the rest is done by two.
    """
    long = kind("long", diagnosis=NOTHING, repair=Duration(60.0, "fixed"))
    short = kind("short", diagnosis=NOTHING, repair=Duration(20.0, "fixed"))
    day = desk_of(2, kinds=[long, short], agreement=HOUR_LONG)

    without, with_ = (_played(day, on, (0, "long"), (20, "short")) for on in (False, True))

    assert _at(without, e.IncidentResolved, 1) == [60]
    assert _at(with_, e.HelpGiven, 1) == _at(with_, e.IncidentResolved, 3) == [40]
    assert _at(with_, e.IncidentResolved, 1) == [40 + 10]


def test_help_goes_to_what_is_still_worked_on() -> None:
    """
    Of two that are pressing, each in one pair of hands, the one that takes longer is helped with when the other is done.
    """
    long = kind("long", diagnosis=NOTHING, repair=Duration(40.0, "fixed"))
    short = kind("short", diagnosis=NOTHING, repair=Duration(50.0, "fixed"))
    day = desk_of(2, kinds=[long, short], agreement=HOUR_LONG)

    events = _played(day, True, (0, "long"), (1, "short"))

    assert [(x.incident, x.at) for x in events if isinstance(x, e.HelpGiven)] == [(3, OPENS + 40 * 60)]


def test_two_are_enough() -> None:
    """
    Three are there: two look for the cause and two mend it, and the third is left alone.
    """
    day = desk_of(
        3, kinds=[kind(diagnosis=Duration(50.0, "fixed"), repair=Duration(60.0, "fixed"))], agreement=HOUR_LONG
    )

    events = _played(day, True, (0, "no-sound"))

    assert [(x.incident, x.by, x.at) for x in events if isinstance(x, e.HelpGiven)] == [
        (1, "desk-1", OPENS + 30 * 60),
        (1, "desk-2", OPENS + 40 * 60),
    ]


def test_work_that_is_pressing_when_it_begins_is_done_by_two() -> None:
    """
    Diagnosed after thirty-two minutes, it is pressing: the repair is done by two from its beginning, in half of the time.
    """
    day = desk_of(
        2, kinds=[kind(diagnosis=Duration(31.0, "fixed"), repair=Duration(40.0, "fixed"))], agreement=HOUR_LONG
    )

    events = _played(day, True, (0, "no-sound"))

    assert _work(events, "diagnosis", "repair", "helping") == [
        ("desk-0", "diagnosis", 31),
        ("desk-0", "repair", 20),
        ("desk-1", "helping", 20),
    ]


def test_what_comes_next_anyway_is_left_alone() -> None:
    """
    One person, two waiting: the one that is taken next needs nobody to see to it; the other goes before it, matters no less, and is
    pressing as well.
    """
    long = kind(team="av", repair=Duration(40.0, "fixed"))
    day = desk_of(1, kinds=[long], teams=[team("av", 2, 1)], agreement=HOUR_LONG, offer=JUDGED_AT_ONCE, hours=4)

    events = _played(day, True, (0, "no-sound"), (1, "no-sound"), (2, "no-sound"), others=CERTAIN)

    assert [x.incident for x in events if isinstance(x, e.IncidentEscalated)] == [3]
    assert [x.incident for x in events if isinstance(x, e.IncidentPickedUp)] == [1, 3, 5]


def test_what_matters_more_still_goes_first() -> None:
    """
    Where work is taken in the order of its priority, what is pressing passes only what matters no more than it does.
    """
    low = kind("low", "av", impact=Level.LOW, urgency=Level.LOW, repair=Duration(40.0, "fixed"))
    high = kind("high", "av", impact=Level.HIGH, urgency=Level.HIGH, repair=Duration(40.0, "fixed"))
    day = desk_of(1, kinds=[low, high], teams=[team("av", 2, 1)], agreement=HOUR_LONG, offer=JUDGED_AT_ONCE, hours=6)
    reports = ((0, "low"), (1, "low"), (2, "low"), (32, "high"))

    events = _played(day, True, *reports, others=CERTAIN)

    assert [x.incident for x in events if isinstance(x, e.IncidentEscalated)] == [3]
    assert [x.incident for x in events if isinstance(x, e.IncidentPickedUp)] == [1, 7, 3, 5]
