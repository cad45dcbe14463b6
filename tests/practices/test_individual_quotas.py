"""
Quotas for closed tickets, a trap.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.incident import Incident
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.simulation.person import Person
from desk_theatre.simulation.team import Team
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, HOUR, OPENS, desk_of, kind, played, practice_sets, scenarios, team

QUOTAS = "individual_quotas"


def _told(scenario: Scenario, practices: tuple[str, ...], *reports: tuple[int, str]) -> list[e.Event]:
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), None)[1]
    return events + organisation.advance(scenario.conference.closes)


def _taken(events: list[e.Event]) -> list[int]:
    return [x.incident for x in events if isinstance(x, e.IncidentPickedUp)]


def test_the_easiest_is_taken_first_whatever_it_is_worth() -> None:
    """
    Three quick ones of no importance are closed before the long one for which the conference waits, also where priorities are
    set.
    """
    kinds = [
        kind("stage", "av", impact=Level.HIGH, urgency=Level.HIGH, repair=Duration(30.0, "fixed")),
        kind("pen", "av", impact=Level.LOW, urgency=Level.LOW, diagnosis=NOTHING, repair=Duration(8.0, "fixed")),
    ]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)], parameters={QUOTAS: {"fails": 0.0}})
    reports = [(0, "pen"), (60, "stage"), (120, "pen"), (180, "pen")]

    without = _taken(_told(scenario, ("prioritisation",), *reports))
    with_ = _taken(_told(scenario, ("prioritisation", QUOTAS), *reports))

    assert without == [1, 3, 7, 5]
    assert with_ == [1, 7, 5, 3]


def test_the_hard_ones_are_left_by_the_best_as_well() -> None:
    """
    The hero takes the hard one at once, if it was shouted last; where closed tickets count, only when nothing else waits.
    """
    kinds = [
        kind("hard", "av", hard=1.0, diagnosis=NOTHING, repair=Duration(5.0, "fixed")),
        kind("plain", "av", diagnosis=NOTHING, repair=Duration(10.0, "fixed")),
    ]
    scenario = desk_of(1, kinds=kinds, teams=[team("av", 2, 1)], parameters={QUOTAS: {"fails": 0.0}})
    reports = [(0, "plain"), (60, "plain"), (120, "plain"), (180, "hard")]

    without, with_ = (_taken(_told(scenario, practices, *reports)) for practices in ((), (QUOTAS,)))

    assert without == [1, 7, 5, 3]
    assert with_ == [1, 5, 3, 7]


def test_a_repair_ends_early_and_what_was_not_resolved_comes_back() -> None:
    """
    "Should work now" after half of the time; of two hundred, as many as the parameter says are not resolved, besides those that
    never are.
    """
    quick = kind(diagnosis=NOTHING, repair=Duration(2.0, "fixed"))
    chaos = evolve(CALM, comes_back=Duration(5.0, "fixed"))
    scenario = desk_of(1, kinds=[quick], chaos=chaos, per_hour=5, hours=200)

    without, with_ = played(scenario), played(scenario, practices=[QUOTAS])

    first = {x.incident for x in with_ if isinstance(x, e.IncidentResolved)}
    back = {x.incident for x in with_ if isinstance(x, e.IncidentReopened)}
    assert [x for x in without if isinstance(x, e.IncidentReopened)] == []
    assert abs(len(back) / len(first) - 0.4) < 0.05
    assert {x.seconds for x in without if isinstance(x, e.WorkStarted) and x.task == "repair"} == {120}
    assert {x.seconds for x in with_ if isinstance(x, e.WorkStarted) and x.task == "repair"} == {60}


def test_more_is_closed_and_less_is_solved_for_good() -> None:
    """
    What the quota counts goes up, because what comes back is closed again; at the end no more is resolved than before.
    """
    quick = kind(diagnosis=NOTHING, repair=Duration(8.0, "fixed"))
    chaos = evolve(CALM, comes_back=Duration(5.0, "fixed"), contact=Duration(3.0, "fixed"))
    scenario = desk_of(1, kinds=[quick], chaos=chaos, per_hour=5, hours=40)

    def cards(*practices: str) -> tuple[float, int, int]:
        scorecard_fold = ScorecardFold(scenario)
        scorecard_fold.add_all(played(scenario, practices=practices))
        card = scorecard_fold.scorecard(scenario.conference.closes)
        assert card.closed_per_hour is not None
        return card.closed_per_hour, card.reopened, card.resolved

    (closed, reopened, solved), (closed_then, reopened_then, solved_then) = cards(), cards(QUOTAS)
    assert closed_then > 1.3 * closed
    assert (reopened, reopened_then > 40) == (0, True)
    assert solved_then <= solved


def test_resolved_properly_the_second_time_is_resolved() -> None:
    """
    Half a repair fails; with the delegate asked and at the counter, it is done again, all of it, and holds.
    """
    scenario = desk_of(
        1,
        kinds=[kind(diagnosis=NOTHING, repair=Duration(10.0, "fixed"))],
        parameters={QUOTAS: {"fails": 1.0}, "confirmed_closure": {"sees": 1.0}},
    )

    events = _told(scenario, (QUOTAS, "confirmed_closure"), (0, "no-sound"))

    repairs = [x.seconds for x in events if isinstance(x, e.WorkStarted) and x.task == "repair"]
    assert repairs[0] == 300
    assert len(repairs) == 2
    assert [x for x in events if isinstance(x, e.IncidentReopened)] == []


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_when_everybody_does_it_a_hard_one_is_only_taken_when_nothing_else_waits(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    A technician who picks up a hard one leaves no ordinary one behind, however able.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices = [p for p in ALL if p == QUOTAS or p in others]
    organisation = Organisation(devoted, seed, 1, dict.fromkeys(practices, "chosen"))
    behind: list[int] = []

    def watched(team_: Team, take: Callable[[Person], Incident | None]) -> Callable[[Person], Incident | None]:
        def taking(person: Person) -> Incident | None:
            taken = take(person)
            if taken is not None and taken.left_for_hero(taken.team) and team_.backlog.any_ordinary():
                behind.append(taken.number)
            return taken

        return taking

    for team_ in organisation.floor.teams.values():
        team_.take = watched(team_, team_.take)  # type: ignore[assignment, method-assign]
    organisation.advance(OPENS + HOUR)

    assert behind == []
