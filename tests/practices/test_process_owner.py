"""
A clear process owner.
"""

from __future__ import annotations

from attrs import evolve

from desk_theatre.itsm import events as e
from desk_theatre.scenario.organisation import TeamSpec
from desk_theatre.scenario.people import Commitment
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Carried, Organisation
from small_scenarios import DEVOTED, HOUR, OPENS, desk_of

FADING = evolve(DEVOTED, chosen=0.5, decay=0.3, habit=0.9, attention=99.0)


def _levels(scenario: Scenario, *practices: str) -> list[int]:
    """
    How far recording is done, from time to time, if nothing at all happens; the other practices are habits.
    """
    people = len(scenario.organisation.everybody)
    used_to = Carried(commitment=dict.fromkeys(practices, (1.0,) * people))
    chosen = dict.fromkeys(("recording", *practices), "chosen")
    events = Organisation(scenario, 1, 1, chosen, used_to).advance(scenario.conference.closes)  # type: ignore[arg-type]
    measured = [x for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"]
    return [x.levels[0] for x in measured]


def test_the_most_senior_of_the_desk_takes_six_minutes_each_half_hour() -> None:
    """
    That is the one who is paid most; nobody else does, and nobody at all without it.
    """
    scenario = desk_of(3, hours=1.5)
    desk = scenario.organisation.desk
    staff = tuple(evolve(each, cost_per_hour=cost) for each, cost in zip(desk.staff, (30.0, 45.0, 45.0), strict=True))
    senior = evolve(scenario, organisation=evolve(scenario.organisation, teams=(TeamSpec("desk", "Desk", 1, staff),)))

    def tending(*practices: str) -> list[tuple[str, int, int]]:
        events = Organisation(senior, 1, 1, dict.fromkeys(practices, "chosen")).advance(senior.conference.closes)
        pieces = [x for x in events if isinstance(x, e.WorkStarted)]
        assert {x.task for x in pieces} <= {"tending"}
        return [(x.by, x.at - OPENS, x.seconds) for x in pieces]

    assert tending() == []
    assert tending("process_owner") == [("desk-1", 1800, 360), ("desk-1", 3600, 360), ("desk-1", 5400, 360)]


def test_what_was_agreed_is_forgotten_half_as_fast() -> None:
    """
    From the first time that the owner has taken some minutes, and as long as that goes on.
    """
    scenario = evolve(desk_of(2, hours=3), commitment=evolve(FADING, initiative=0.0, step_minutes=60))
    still = {"process_owner": {"initiative": 0.0}}

    without = _levels(scenario)
    with_ = _levels(evolve(scenario, offer=evolve(scenario.offer, parameters=still)), "process_owner")

    assert without == [500, 350, 245, 172]
    assert with_ == [500, 425, 361, 307]


def test_questions_that_are_answered_help_people_to_begin() -> None:
    """
    Own initiative grows a little.
    """
    scenario = evolve(desk_of(2, hours=3), commitment=evolve(FADING, decay=0.0))

    assert _levels(scenario) == [500] * len(_levels(scenario))
    assert _levels(scenario, "process_owner")[-1] > 560


def test_an_owner_who_does_nothing_changes_nothing() -> None:
    """
    Announced, and done by nobody: it fades as without.
    """
    nobody = Commitment(chosen=0.0, announced=0.5, initiative=0.0, imitation=0.0, decay=0.3)
    scenario = evolve(desk_of(2, hours=3), commitment=nobody)

    def last(**practices: str) -> tuple[int, ...]:
        organisation = Organisation(scenario, 1, 1, practices)  # type: ignore[arg-type]
        events = organisation.advance(OPENS + 3 * HOUR)
        return [x for x in events if isinstance(x, e.CommitmentMeasured) and x.practice == "recording"][-1].levels

    assert last(recording="announced", process_owner="chosen") == last(recording="announced")
