"""
Remove the cause.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.scenario.demand import Demand, Fault
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.scenario import Offer, Scenario
from desk_theatre.simulation.demand import ArrivalStream
from desk_theatre.simulation.draws import Draws
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import ALL, DEVOTED, OPENS, ROOMS, desk_of, kind, played, practice_sets, scenarios

CABLE = Fault("cable", "A worn cable", "no-sound", OPENS, 12.0, "b")


def _day(*faults: Fault, per_hour: float = 0.0, **more: Any) -> Scenario:
    """
    Four hours on which nothing but some faults, and perhaps some arrivals, bring incidents.
    """
    sound = kind(where="room", **more)
    demand = evolve(desk_of(2, per_hour=per_hour, hours=4).demand, faults=faults)
    return desk_of(2, kinds=[sound], demand=demand, hours=4)


def _work(events: list[e.Event]) -> list[tuple[str, int]]:
    tasks = ("seeking the cause", "removing the cause")
    return [(x.task, x.seconds) for x in events if isinstance(x, e.WorkStarted) and x.task in tasks]


def _reported(events: list[e.Event]) -> list[e.IncidentReported]:
    return [x for x in events if isinstance(x, e.IncidentReported)]


def test_after_three_of_a_kind_in_one_room_the_cause_is_removed() -> None:
    """
    A cable that makes an incident every twelve minutes makes none any more after three were resolved, a technician looked for
    four minutes and worked on it for sixteen; without that it goes on for the day.
    """
    without, with_ = played(_day(CABLE)), played(_day(CABLE), practices=["problem_management"])

    third = [x.at for x in with_ if isinstance(x, e.IncidentResolved)][2]
    removed = [x for x in with_ if isinstance(x, e.FaultRemoved)]
    assert [(x.fault, x.at) for x in removed] == [("cable", third + (4 + 16) * 60)]
    assert _work(with_) == [("seeking the cause", 4 * 60), ("removing the cause", 16 * 60)]
    assert [x for x in _reported(with_) if x.at > removed[0].at] == []
    assert [x.at for x in _reported(without)][-1] > removed[0].at
    assert _work(without) == []
    assert [(x.at, x.incident) for x in _reported(with_)] == [
        (x.at, x.incident) for x in _reported(without) if x.at <= removed[0].at
    ]


def test_everything_else_keeps_its_number_and_its_luck() -> None:
    """
    What other people report after the cause was removed is the same, to the number, as if it had not been.
    """
    day = _day(CABLE, per_hour=20.0)
    without, with_ = played(day), played(day, practices=["problem_management"])

    assert any(isinstance(x, e.FaultRemoved) for x in with_)
    still = {x.incident for x in _reported(with_)}
    assert _reported(with_) == [x for x in _reported(without) if x.incident in still]
    assert {x.room for x in _reported(without) if x.incident not in still} == {"b"}


def test_where_there_is_no_fault_people_look_in_vain_and_then_less_often() -> None:
    """
    After three, and then not before nine more; nothing comes of it but the time that it took.
    """
    day = desk_of(9, kinds=[kind(where="service")], per_hour=12.0, hours=4)
    events = played(day, practices=["problem_management"])

    solved = [x.at for x in events if isinstance(x, e.IncidentResolved)]
    looks = [x.at for x in events if isinstance(x, e.WorkStarted) and x.task == "seeking the cause"]
    assert looks == [solved[2], solved[2 + 9], solved[2 + 9 + 27]]
    assert [x.at - 4 * 60 for x in events if isinstance(x, e.CauseNotFound)] == looks


def test_what_happens_to_one_person_and_another_has_no_common_cause() -> None:
    """
    However many badges are wrong.
    """
    day = desk_of(3, kinds=[kind()], per_hour=20.0, hours=4)

    assert _work(played(day, practices=["problem_management"])) == []


def test_it_waits_for_a_quiet_moment_and_then_comes_first() -> None:
    """
    While one after the other waits, nobody looks; after half an hour, if people wait no longer, a technician does, whatever waits.
    """
    soon = Offer(ALL, (), {"problem_management": {"waits": 30.0}})
    busy = desk_of(1, kinds=[kind(where="service")], hours=4, offer=soon)
    events: list[e.Event] = []
    organisation = Organisation(busy, 1, 1, {"problem_management": "chosen"})
    events += organisation.inject(busy.kinds[0], None, 12, 0)
    events += organisation.advance(busy.conference.closes)

    solved = [x.at - OPENS for x in events if isinstance(x, e.IncidentResolved)]
    looked = [x.at - OPENS for x in events if isinstance(x, e.CauseNotFound)]
    assert solved[:6] == [600, 1200, 1800, 2400, 3000, 3600]
    assert looked[0] == 3600 + 240
    assert solved[6] == 3600 + 240 + 600


def test_the_same_in_another_room_is_another_story() -> None:
    """
    Two in each of two rooms are not three in one.
    """
    both = [evolve(CABLE, id=room, room=room, every_minutes=1000.0) for room in ("a", "b")]
    day = _day(*both)
    parameters = {"problem_management": {"repeats": 1}}
    eager = evolve(day, offer=Offer(ALL, (), parameters))

    assert _work(played(day, practices=["problem_management"])) == []
    for events in (played(eager, seed, ["problem_management"]) for seed in range(20)):
        rooms = {x.incident: x.room for x in _reported(events)}
        assert {(x.fault, rooms[x.incident]) for x in events if isinstance(x, e.FaultRemoved)} <= {
            ("a", "a"),
            ("b", "b"),
        }


def test_the_owning_team_looks_and_not_the_desk() -> None:
    """
    The technician who resolved it may lack the skill: the one who is at least half as good as the best, and free, goes.
    """
    experts = TeamSpec(
        "av", "AV", 2, (Staff("novice", "Novice", {"sound": 0.4}), Staff("expert", "Expert", {"sound": 0.9}))
    )
    sound = kind(team="av", where="room", first_contact=True)
    day = desk_of(2, kinds=[sound], teams=[experts], demand=Demand(faults=(CABLE,)), hours=4)

    events = played(day, practices=["known_errors", "problem_management"])

    assert {x.by for x in events if isinstance(x, e.IncidentResolved)} > {"desk-0"}
    assert {x.by for x in events if isinstance(x, e.WorkStarted) and x.task == "seeking the cause"} == {"expert"}
    assert {x.by for x in events if isinstance(x, e.FaultRemoved)} == {"expert"}


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_nobody_closes_a_third_without_somebody_being_sent(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    When everybody does it: at no end of a round were enough of a kind resolved and closed in a place that a technician should
    look, without one having been sent; and what was removed brings nothing more.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices = [p for p in ALL if p == "problem_management" or p in others]
    organisation = Organisation(devoted, seed, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(scenario.conference.closes)

    closed = {x.incident for x in events if isinstance(x, e.IncidentClosed)}
    unfinished = Counter(x.kind for x in _reported(events) if x.incident not in closed)
    places: dict[str, list[str | None]] = {"room": [room.id for room in ROOMS], "service": [None], "person": []}
    for one in scenario.kinds:
        for room in places[one.where]:
            seen = organisation.floor.problems.recurrence(one, room)
            assert seen.resolved - unfinished[one.id] < 3 ** (1 + seen.searches)
    removed = [x.at for x in events if isinstance(x, e.FaultRemoved)]
    arrivals = [
        x for x in ArrivalStream(scenario, Draws(seed)) if x.fault == "cable" and x.at > min(removed, default=x.at)
    ]
    assert {(x.at, x.delegate) for x in arrivals}.isdisjoint((x.at, x.delegate) for x in _reported(events))
