"""
One goal for all teams.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration, Kind
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.scenario import Scenario
from practice_cases import count, day_of, picked_up
from profiles import examples
from small_scenarios import CALM, DEVOTED, OPENS, desk_of, kind, played, practice_sets, scenarios

SOUND = kind(team="av", diagnosis=NOTHING, repair=Duration(8.0, "fixed"))
HARD = kind("hard", team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(8.0, "fixed"))


def _day(skill: float = 0.5, neighbours: int = 2) -> Scenario:
    """
    A desk of one, one technician for sound, and the network with some who can do sound, too.
    """
    av = TeamSpec("av", "AV", 2, (Staff("cy", "Cy", {"sound": 1.0}),))
    net = TeamSpec("net", "Network", 2, tuple(Staff(f"net-{i}", "N", {"sound": skill}) for i in range(neighbours)))
    return desk_of(1, kinds=[SOUND, HARD], teams=[av, net], chaos=CALM)


SHARED = ("prioritisation", "shared_goals")
"""
With agreed priorities, which are all alike here, so that what was reported first comes first.
"""
THREE = ((0, "no-sound"), (60, "no-sound"), (120, "no-sound"))


def _shared(events: list[e.Event]) -> list[tuple[int, str, str, int]]:
    return [(x.incident, x.by, x.team, x.at - OPENS) for x in events if isinstance(x, e.IncidentShared)]


def test_who_is_free_takes_what_waits_next_door() -> None:
    """
    One in hand and two waiting for a team of one: a colleague of the network takes the one that has waited longest, needs twice as
    long, and the last is picked up eight minutes sooner.
    """
    without, with_ = day_of(_day(), ["prioritisation"], *THREE), day_of(_day(), SHARED, *THREE)

    assert _shared(without) == []
    assert picked_up(without) == [("cy", 1, 20), ("cy", 5, 500), ("cy", 3, 980)]
    assert _shared(with_) == [(3, "net-0", "av", 140)]
    assert picked_up(with_) == [("cy", 1, 20), ("net-0", 3, 140), ("cy", 5, 500)]
    assert [(x.incident, x.at - OPENS) for x in with_ if isinstance(x, e.IncidentResolved)] == [
        (1, 500),
        (5, 980),
        (3, 140 + 960),
    ]


def test_the_queue_has_to_be_longer_than_the_team() -> None:
    """
    One waiting for a team of one is a queue that it can manage.
    """
    assert _shared(day_of(_day(), SHARED, *THREE[:2])) == []


def test_half_of_their_own_team_stays_free() -> None:
    """
    Of two neighbours one may go, of one none: nobody would be left for their own queue.
    """
    four = (*THREE, (180, "no-sound"), (240, "no-sound"))

    assert [each[1] for each in _shared(day_of(_day(), SHARED, *four))][:1] == ["net-0"]
    assert "net-1" not in {by for _, by, _, at in _shared(day_of(_day(), SHARED, *four)) if at < 1000}
    assert _shared(day_of(_day(neighbours=1), SHARED, *four)) == []


def test_who_would_need_too_long_leaves_it() -> None:
    """
    At a skill of 0.3 eight minutes are 27, and nobody is better at 0.2, though short things would be done.
    """
    short = evolve(SOUND, repair=Duration(5.0, "fixed"))

    def shared(skill: float, sound: Kind) -> int:
        day = evolve(_day(skill), kinds=(sound, HARD))
        return len(_shared(day_of(day, SHARED, *THREE)))

    assert (shared(0.3, SOUND), shared(0.3, short), shared(0.2, evolve(SOUND, repair=Duration(2.0, "fixed")))) == (
        0,
        1,
        0,
    )


def test_hard_ones_stay_where_they_are() -> None:
    """
    A neighbour is no hero.
    """
    assert _shared(day_of(_day(), SHARED, *((at, "hard") for at, _ in THREE))) == []


def test_somebody_who_comes_free_later_looks_around_then() -> None:
    """
    The neighbours are at work on their own when the queue grows; the second to finish takes one over, and the first stays free.
    """
    net = kind("wifi", team="net", skill="net", diagnosis=NOTHING, repair=Duration(5.0, "fixed"))
    day = _day()
    teams = tuple(
        evolve(each, staff=tuple(evolve(staff, skills={**staff.skills, "net": 1.0}) for staff in each.staff))
        for each in day.organisation.teams
    )
    day = evolve(day, kinds=(*day.kinds, net), organisation=evolve(day.organisation, teams=teams))

    events = day_of(day, SHARED, (0, "wifi"), (0, "wifi"), *((at + 10, what) for at, what in THREE))

    assert _shared(events) == [(7, "net-1", "av", 340)]


def test_it_is_theirs_until_it_is_resolved() -> None:
    """
    Nothing bounces: they do not find that it belongs elsewhere, they knew.
    """
    events = day_of(_day(), SHARED, *THREE)

    assert count(events, e.IncidentBounced) == 0
    assert {x.by for x in events if isinstance(x, e.IncidentResolved) and x.incident == 3} == {"net-0"}


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_only_the_skilled_of_another_team_take_it_and_at_once(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Whatever else is active: what is shared is picked up by the same person in the same second.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    team_of = {staff.id: team.id for team in scenario.organisation.teams for staff in team.staff}
    last: e.IncidentShared | None = None
    for x in played(devoted, seed, tuple(dict.fromkeys((*others, "shared_goals")))):
        if isinstance(x, e.IncidentShared):
            assert team_of[x.by] != x.team
            last = x
        elif last is not None and isinstance(x, e.IncidentPickedUp):
            assert (x.incident, x.by, x.at) == (last.incident, last.by, last.at)
            last = None
    assert last is None
