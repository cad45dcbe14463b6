"""
What goes from team to team: nobody passes an incident to a team that has refused it, and what is passed on waits at the bottom.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario.people import Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import CALM, OPENS, desk_of, kind, played, practice_sets, scenarios, team

MINUTE = 60
TEAMS = [team("av", 2, 1), team("net", 2, 1), team("hall", 2, 1), team("badges", 2, 1)]
ASTRAY = evolve(CALM, wrong_team=1.0, bounce=Duration(1.0, "fixed"))


def _teams(events: Sequence[e.Event], incident: int) -> list[str]:
    return [x.team for x in events if isinstance(x, e.IncidentAssigned) and x.incident == incident]


def _minutes(events: Sequence[e.Event], what: type, incident: int) -> list[int]:
    return [(x.at - OPENS) // MINUTE for x in events if isinstance(x, what) and getattr(x, "incident", 0) == incident]


@given(scenario=scenarios(), seed=st.integers(0, 2**32), practices=practice_sets())
@examples(20)
def test_no_team_gets_back_what_it_has_refused(scenario: Scenario, seed: int, practices: tuple[str, ...]) -> None:
    """
    Whatever people do, and however often an incident is lost and reported again.
    """
    refused: set[tuple[int, str]] = set()
    for event in played(scenario, seed, practices):
        if isinstance(event, e.IncidentAssigned):
            assert (event.incident, event.team) not in refused, event
        elif isinstance(event, e.IncidentBounced):
            refused.add((event.incident, event.team))


def test_with_every_guess_wrong_an_incident_visits_each_team_once() -> None:
    """
    When no other team is left, it goes to its owner.
    """
    for seed in range(20):
        day = desk_of(1, kinds=[kind(team="av")], teams=TEAMS, chaos=ASTRAY)
        organisation = Organisation(day, seed)
        events = organisation.submit(day.kinds[0], None)[1] + organisation.advance(day.conference.closes)
        *wrong, owner = _teams(events, 1)

        assert sorted(wrong) == ["badges", "hall", "net"]
        assert owner == "av"


def test_what_a_team_passes_on_waits_until_its_delegate_asks_for_it() -> None:
    """
    The team is busy until ten past ten.  What the wrong team passed on came last, and still the report from before is next; a
    delegate who asks for it brings it to the top.
    """
    long, next_ = kind("long", "av", repair=Duration(66.0, "fixed")), kind("next", "av")
    astray = kind("astray", "av")
    day = desk_of(1, kinds=[long, next_, astray], teams=TEAMS[:2], chaos=CALM, hours=4)

    def order(first: Duration) -> list[int]:
        patience = Patience(first, Duration(500.0, "fixed"), chases=1, withdraws=0.0)
        organisation = Organisation(evolve(day, patience=patience), 1)
        events = organisation.submit(long, None)[1] + organisation.advance(OPENS + 5 * MINUTE)
        events += organisation.submit(next_, None)[1] + organisation.advance(OPENS + 6 * MINUTE)
        organisation.floor.defaults.chaos = ASTRAY
        events += organisation.submit(astray, None)[1] + organisation.advance(day.conference.closes)
        assert _teams(events, 5) == ["net", "av"]
        return [x.incident for x in events if isinstance(x, e.IncidentPickedUp) and x.by == "av-0"]

    assert order(Duration(200.0, "fixed")) == [1, 3, 5]
    assert order(Duration(60.0, "fixed")) == [1, 5, 3]


def test_the_manager_steps_into_an_incident_once_unless_more_delegates_have_it() -> None:
    """
    A day with nothing to do for the manager but the same two incidents, for which delegates come again and again.
    """
    sits = evolve(CALM, manager_every=10.0, manager_keeps=Duration(15.0, "fixed"))
    restless = Patience(Duration(5.0, "fixed"), Duration(20.0, "fixed"), chases=50, withdraws=0.0)
    long = kind(team="av", repair=Duration(210.0, "fixed"))
    day = desk_of(1, kinds=[long], teams=[team("av", 2, 1)], chaos=sits, patience=restless, hours=8)

    def taken(joins: bool) -> int:
        organisation = Organisation(day, 1)
        events = organisation.submit(long, None)[1] + organisation.submit(long, None)[1]
        events += organisation.advance(OPENS + 100 * MINUTE)
        if joins:
            events += organisation.join(3)
        events += organisation.advance(OPENS + 3 * 60 * MINUTE)
        return len(_minutes(events, e.IncidentBlocked, 3))

    assert (taken(joins=False), taken(joins=True)) == (1, 2)
