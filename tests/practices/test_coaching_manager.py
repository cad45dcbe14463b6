"""
The manager coaches.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.people import Patience
from desk_theatre.simulation.organisation import Organisation
from practice_cases import count, day_of, work
from small_scenarios import CALM, DEVOTED, OPENS, desk_of, kind


def test_a_manager_who_walks_the_floor_blocks_and_interrupts_nothing() -> None:
    """
    The manager takes over what is asked for most, sits on it, and interrupts; coaching, the manager puts what waits for one
    person into able hands, and blocks and interrupts nothing, at six minutes a walk.
    """
    boss = evolve(
        CALM, manager_every=15.0, meddling=Duration(4.0, "fixed"), manager_keeps=Duration(25.0, "fixed"), head=9
    )
    restless = Patience(Duration(5.0, "fixed"), Duration(60.0, "fixed"), chases=1, withdraws=0.0)
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(40.0, "fixed"))
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {"sound": 0.5}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)], chaos=boss, patience=restless)
    reports = [(0, "no-sound"), (60, "no-sound")]

    without, with_ = day_of(scenario, [], *reports), day_of(scenario, ["coaching_manager"], *reports)

    assert [(x.at, x.incident) for x in without if isinstance(x, e.IncidentBlocked)][:1] == [(OPENS + 900, 3)]
    assert [x.at for x in without if isinstance(x, e.IncidentUnblocked)][:1] == [OPENS + 900 + 1500]
    assert {"boss", "hero"} <= {w.by for w in without if isinstance(w, e.WorkStarted) and w.task == "meddling"}
    assert (count(with_, e.IncidentBlocked), work(with_, "meddling")) == (0, [])
    assert work(with_, "coaching")[0] == ("coaching", 360)
    assert [(x.at, x.incident) for x in with_ if isinstance(x, e.IncidentUnblocked)] == [(OPENS + 900 + 360, 3)]
    assert ("novice", OPENS + 900 + 360) in [(x.by, x.at) for x in with_ if isinstance(x, e.IncidentPickedUp)]


def test_coaching_makes_people_do_what_was_announced() -> None:
    """
    After some walks, everybody does another practice more than without them.
    """
    chaos = evolve(CALM, manager_every=10.0)
    rates = evolve(DEVOTED, announced=0.3, initiative=0.1, attention=9.0)
    scenario = desk_of(2, chaos=chaos, commitment=rates, hours=2)

    def level(*others: str) -> int:
        practices = {"recording": "announced", **dict.fromkeys(others, "chosen")}
        events = Organisation(scenario, 1, 1, practices).advance(scenario.conference.closes)  # type: ignore[arg-type]
        return [x.levels[0] for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"][-1]

    assert level("coaching_manager") > level() + 100


def test_the_one_that_has_waited_longest_is_freed_first() -> None:
    """
    On a walk, of three that wait for the hero, the two that have waited longest are put into other hands.
    """
    boss = evolve(CALM, manager_every=15.0)
    hard = kind(team="av", hard=1.0, diagnosis=NOTHING, repair=Duration(60.0, "fixed"))
    people = (Staff("hero", "Hero", {"sound": 1.0}), Staff("novice", "Novice", {}))
    scenario = desk_of(1, kinds=[hard], teams=[TeamSpec("av", "AV", 2, people)], chaos=boss)

    events = day_of(
        scenario, ["coaching_manager"], (0, "no-sound"), (60, "no-sound"), (120, "no-sound"), (180, "no-sound")
    )

    assert [x.incident for x in events if isinstance(x, e.IncidentUnblocked)][:2] == [3, 5]
