"""
Each team has its own target.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.scenario.scenario import Scenario
from practice_cases import count, day_of, picked_up, work
from profiles import examples
from small_scenarios import CALM, DEVOTED, OPENS, desk_of, kind, played, practice_sets, scenarios, team

QUICK = kind("quick", team="av", diagnosis=NOTHING, repair=Duration(3.0, "fixed"))
LONG = kind("long", team="av", diagnosis=NOTHING, repair=Duration(20.0, "fixed"))
HARD = kind("hard", team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(3.0, "fixed"))
DAY = desk_of(
    1,
    kinds=[QUICK, LONG, HARD],
    teams=[team("av", 2, 1), team("net", 2, 1)],
    chaos=evolve(CALM, bounce=Duration(2.0, "fixed")),
)

SILO = ("prioritisation", "silo_goals")
"""
With agreed priorities, which are all alike here, so that what was reported first comes first.
"""


def _pushed(events: list[e.Event]) -> list[tuple[int, str, str, int]]:
    return [(x.incident, x.by, x.team, x.at - OPENS) for x in events if isinstance(x, e.IncidentPushedAway)]


def test_what_takes_long_goes_over_the_wall_while_something_else_waits() -> None:
    """
    The technician picks the long one up behind the first, gets rid of it in half a minute, and is free for the third; the network
    finds out that it is not theirs, and it comes back.
    """
    reports = [(0, "quick"), (30, "long"), (60, "quick")]
    without, with_ = day_of(DAY, ["prioritisation"], *reports), day_of(DAY, SILO, *reports)

    assert _pushed(without) == []
    assert picked_up(without) == [("av-0", 1, 20), ("av-0", 5, 200), ("av-0", 3, 380)]
    assert _pushed(with_) == [(3, "av-0", "av", 230)]
    assert picked_up(with_) == [
        ("av-0", 1, 20),
        ("av-0", 3, 200),
        ("av-0", 5, 230),
        ("net-0", 3, 230),
        ("av-0", 3, 410),
    ]
    assert [(x.incident, x.team) for x in with_ if isinstance(x, e.IncidentBounced)] == [(3, "net")]
    assert work(with_, "pushing away") == [("pushing away", 30)]


def test_its_own_response_looks_better_and_the_delegate_waits_longer() -> None:
    """
    The third is picked up sooner than behind the long one, and the long one is resolved later than without.
    """
    reports = [(0, "quick"), (30, "long"), (60, "long"), (90, "quick")]
    without, with_ = day_of(DAY, ["prioritisation"], *reports), day_of(DAY, SILO, *reports)

    def first_touch(events: list[e.Event]) -> int:
        touched: dict[int, int] = {}
        for _, number, at in picked_up(events):
            touched.setdefault(number, at)
        return sum(touched.values())

    def done(events: list[e.Event]) -> int:
        return max(x.at for x in events if isinstance(x, e.IncidentResolved))

    assert first_touch(with_) < first_touch(without)
    assert done(with_) > done(without)


def test_a_hard_one_goes_away_however_short_it_is() -> None:
    """
    Three minutes of work, and the others would need the hero.
    """
    assert [each[0] for each in _pushed(day_of(DAY, SILO, (0, "quick"), (30, "hard"), (60, "quick")))] == [3]


def test_in_a_quiet_hour_they_do_it_themselves() -> None:
    """
    Nothing else waits, so nothing spoils the figure.
    """
    events = day_of(DAY, SILO, (0, "long"))

    assert _pushed(events) == []
    assert count(events, e.IncidentResolved) == 1


def test_what_came_back_is_worked_on() -> None:
    """
    Each incident goes over the wall once: a second time somebody would notice.
    """
    events = day_of(DAY, SILO, *((60 * i, "long") for i in range(4)))
    pushed = [number for number, *_ in _pushed(events)]

    assert len(pushed) == len(set(pushed)) > 0


def test_one_team_alone_has_nobody_to_pass_it_to() -> None:
    """
    The desk takes messages; nobody passes anything back to it.
    """
    alone = evolve(DAY, organisation=evolve(DAY.organisation, teams=DAY.organisation.teams[:2]))

    assert _pushed(day_of(alone, SILO, (0, "quick"), (30, "long"), (60, "quick"))) == []


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_an_owner_pushes_an_incident_away_once_and_to_another_team(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Whatever else is active: the person is of the owning team, and the next thing is an assignment elsewhere.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    team_of = {staff.id: team.id for team in scenario.organisation.teams for staff in team.staff}
    desk = scenario.organisation.desk.id
    kinds: dict[int, str] = {}
    seen: set[int] = set()
    last: e.IncidentPushedAway | None = None
    for x in played(devoted, seed, tuple(dict.fromkeys((*others, "silo_goals")))):
        if isinstance(x, e.IncidentReported):
            kinds[x.incident] = scenario.kind(x.kind).team
        elif isinstance(x, e.IncidentPushedAway):
            assert team_of[x.by] == x.team == kinds[x.incident]
            assert x.incident not in seen
            seen.add(x.incident)
            last = x
        elif last is not None and isinstance(x, e.IncidentAssigned):
            assert (x.incident, x.at, x.complete) == (last.incident, last.at, False)
            assert x.team not in (last.team, desk)
            last = None
