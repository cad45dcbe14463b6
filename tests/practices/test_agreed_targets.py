"""
Targets agreed and known.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import ALL, DEVOTED, OPENS, desk_of, kind, played, practice_sets, scenarios, team


def _told(scenario: Scenario, practices: tuple[str, ...], *reports: tuple[int, str]) -> list[e.Event]:
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), None)[1]
    return events + organisation.advance(scenario.conference.closes)


def test_within_a_priority_the_least_time_left_comes_first() -> None:
    """
    Of equals, the one that was promised first is taken up first, also if another was asked for last; what is worth more still
    comes before them.
    """
    kinds = [
        kind("low", "av", impact=Level.LOW, urgency=Level.LOW),
        kind("high", "av", impact=Level.HIGH, urgency=Level.HIGH),
    ]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)])
    reports = [(0, "low"), (60, "low"), (120, "high"), (180, "high"), (240, "low")]

    without = _told(scenario, ("prioritisation",), *reports)
    with_ = _told(scenario, ("prioritisation", "agreed_targets"), *reports)

    assert [x.incident for x in without if isinstance(x, e.IncidentPickedUp)] == [1, 7, 5, 9, 3]
    assert [x.incident for x in with_ if isinstance(x, e.IncidentPickedUp)] == [1, 5, 7, 3, 9]


def test_time_for_which_the_delegate_was_away_does_not_count() -> None:
    """
    The promise of an incident that waited for its delegate passes later by as much, and one promised after it comes first.
    """
    chaos = evolve(desk_of(1).chaos, absent=1.0, missing=1.0, returns=Duration(20.0, "fixed"))
    scenario = desk_of(1, kinds=[kind(team="av")], teams=[team("av", 2, 1)], chaos=chaos)

    events = _told(scenario, ("agreed_targets", "prioritisation"), (0, "no-sound"), (600, "no-sound"))

    again = [x.incident for x in events if isinstance(x, e.IncidentContinued)]
    assert (again, [x.incident for x in events if isinstance(x, e.IncidentResolved)]) == ([1, 3], [1, 3])


def test_who_knows_until_when_does_not_ask_before() -> None:
    """
    Not knowing how long it takes, the delegate asks every twenty minutes; told at the counter, in five seconds, that it is two
    hours at most, the delegate asks when these have passed.
    """
    restless = Patience(Duration(20.0, "fixed"), Duration(20.0, "fixed"), chases=9, withdraws=0.0)
    long = kind(team="av", diagnosis=NOTHING, repair=Duration(150.0, "fixed"))
    scenario = desk_of(1, kinds=[long], teams=[team("av", 2, 1)], patience=restless, hours=2.5)

    without = _told(scenario, ("prioritisation",), (0, "no-sound"))
    with_ = _told(scenario, ("prioritisation", "agreed_targets"), (0, "no-sound"))

    def asked(events: list[e.Event]) -> list[int]:
        return [(x.at - OPENS) // 60 for x in events if isinstance(x, e.DelegateChased)]

    assert asked(without) == [20, 40, 60, 80, 100, 120, 140]
    assert asked(with_) == [120]
    assert [(x.at - OPENS, x.about) for x in with_ if isinstance(x, e.DelegateInformed)] == [(25, "promised")]
    assert [x.seconds for x in with_ if isinstance(x, e.WorkStarted) and x.task == "telling"] == [5]


@examples(30)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_when_everybody_does_it_nobody_is_left_in_the_dark(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Whatever leaves the counter before its time is over has been promised until then, and no delegate asks before; what is found
    before anybody has reported it, remembered after it was forgotten, or pushed away by the desk itself later, leaves no counter.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    events = played(devoted, seed, [p for p in ALL if p == "agreed_targets" or p in others])

    reported: dict[int, int] = {}
    due: dict[int, int] = {}
    expected: dict[int, int] = {}
    handed_over = set()
    for x in events:
        if isinstance(x, e.IncidentReported):
            reported[x.incident] = x.at
        elif isinstance(x, e.IncidentAssessed):
            due[x.incident] = reported.get(x.incident, x.at) + scenario.agreement.target(x.priority).seconds(
                "resolution"
            )
        elif isinstance(x, e.DelegateInformed) and x.about == "promised":
            expected[x.incident] = due[x.incident]
        elif isinstance(x, (e.IncidentFound, e.IncidentRemembered, e.IncidentPushedAway)):
            handed_over.add(x.incident)
        elif isinstance(x, e.IncidentAssigned) and x.incident not in handed_over:
            handed_over.add(x.incident)
            assert x.incident in expected or x.at >= due[x.incident]
        elif isinstance(x, e.DelegateChased):
            assert x.at >= expected.get(x.incident, 0)
