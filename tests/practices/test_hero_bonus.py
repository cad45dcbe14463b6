"""
Reward the hero, a trap.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.measures.scorecard_fold import ScorecardFold
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import ALL, CALM, DEVOTED, HOUR, OPENS, desk_of, kind, played, practice_sets, scenarios

BONUS = "hero_bonus"
PEOPLE = (Staff("hero", "Hero", {"sound": 1.0}), Staff("other", "Other", {"sound": 0.5, "light": 0.5}))
AV = TeamSpec("av", "AV", 2, PEOPLE)


def _told(scenario: Scenario, practices: tuple[str, ...], *reports: tuple[int, str]) -> list[e.Event]:
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second, name in reports:
        events += organisation.advance(OPENS + second)
        events += organisation.submit(scenario.kind(name), None)[1]
    return events + organisation.advance(scenario.conference.closes)


def _picked_up(events: list[e.Event]) -> list[tuple[int, str]]:
    return [(x.at - OPENS, x.by) for x in events if isinstance(x, e.IncidentPickedUp)]


def test_everything_of_the_heros_trade_waits_for_the_hero() -> None:
    """
    Two ordinary ones: a colleague takes the second at once; where the hero is rewarded, it waits, and the colleague sits idle,
    though not when it is something the colleague is best at.
    """
    kinds = [
        kind("sound", "av", diagnosis=NOTHING, repair=Duration(10.0, "fixed")),
        kind("light", "av", skill="light", diagnosis=NOTHING, repair=Duration(10.0, "fixed")),
    ]
    scenario = desk_of(1, kinds=kinds, teams=[AV])

    without, with_ = (_told(scenario, each, (0, "sound"), (60, "sound")) for each in ((), (BONUS,)))
    other = _told(scenario, (BONUS,), (0, "sound"), (60, "light"))

    assert _picked_up(without) == [(0, "hero"), (60, "other")]
    assert _picked_up(with_) == [(0, "hero"), (600, "hero")]
    assert _picked_up(other) == [(0, "hero"), (60, "other")]


def test_what_the_hero_knows_is_not_written_down() -> None:
    """
    Otherwise the first solution is written down and the second one needs no diagnosis; a hero who is paid for knowing it keeps it.
    """
    scenario = desk_of(1, kinds=[kind("sound", "av")], teams=[AV])
    reports = [(0, "sound"), (3600, "sound")]

    without, with_ = (_told(scenario, each, *reports) for each in (("known_errors",), ("known_errors", BONUS)))

    def diagnosed(events: list[e.Event]) -> list[int | None]:
        return [x.incident for x in events if isinstance(x, e.WorkStarted) and x.task == "diagnosis"]

    assert ([x.by for x in without if isinstance(x, e.KnownErrorRecorded)], diagnosed(without)) == (["hero"], [1])
    assert ([x.by for x in with_ if isinstance(x, e.KnownErrorRecorded)], diagnosed(with_)) == ([], [1, 3])


def test_the_bonus_is_paid_by_the_hour() -> None:
    """
    Twenty-five an hour, for as long as it is in force.
    """
    quiet = desk_of(1, hours=2)

    def cost(*practices: str) -> float:
        scorecard_fold = ScorecardFold(quiet)
        scorecard_fold.add_all(played(quiet, practices=practices))
        return scorecard_fold.scorecard(OPENS + 2 * HOUR).cost_total

    assert cost(BONUS) - cost() == 50.0


def test_fewer_come_back_and_everybody_waits_longer() -> None:
    """
    What improves: the best resolves it, so less has to be resolved twice.  What it costs: the mean wait more than doubles.
    """
    work = kind("sound", "av", diagnosis=NOTHING, repair=Duration(6.0, "exponential"))
    chaos = evolve(CALM, unskilled=0.2, comes_back=Duration(5.0, "fixed"))
    scenario = desk_of(2, kinds=[work], teams=[AV], chaos=chaos, per_hour=8, hours=100)

    def figures(*practices: str) -> tuple[int, float]:
        events = played(scenario, practices=practices)
        reported = {x.incident: x.at for x in events if isinstance(x, e.IncidentReported)}
        first: dict[int, int] = {}
        for x in events:
            if isinstance(x, e.IncidentPickedUp):
                first.setdefault(x.incident, x.at - reported[x.incident])
        return sum(isinstance(x, e.IncidentReopened) for x in events), sum(first.values()) / len(first)

    (back, wait), (back_then, wait_then) = figures(), figures(BONUS)
    assert back_then < 0.5 * back
    assert wait_then > 2 * wait


@examples(20)
@given(scenarios(), st.integers(0, 99), practice_sets())
def test_when_everybody_does_it_nobody_else_takes_what_is_the_heros(
    scenario: Scenario, seed: int, others: tuple[str, ...]
) -> None:
    """
    Behind the counter, whatever the owning team picks up is picked up by the best of it at that, if anybody there can do it.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    practices = [p for p in ALL if p == BONUS or p in others]
    organisation = Organisation(devoted, seed, 1, dict.fromkeys(practices, "chosen"))
    floor = organisation.floor
    heroes = {
        (team.id, skill): hero.id
        for team in floor.teams.values()
        for skill, hero in team.heroes.items()
        if hero.skills[skill]
    }

    events = organisation.advance(OPENS + HOUR)

    for x in events:
        if isinstance(x, e.IncidentPickedUp):
            team, kind_ = floor.people[x.by].team, floor.incidents[x.incident].kind
            if team == kind_.team and team != floor.desk.team.id:
                assert heroes.get((team, kind_.skill), x.by) == x.by
