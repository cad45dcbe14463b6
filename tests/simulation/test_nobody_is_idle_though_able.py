"""
Whoever is idle has looked through the whole queue, and would take nothing of what is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.itsm.commands import How
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.priority import Priority
from desk_theatre.scenario.library import load
from desk_theatre.scenario.organisation import Staff, TeamSpec
from desk_theatre.scenario.people import Commitment
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.backlog import LATEST, Backlog
from desk_theatre.simulation.floor import Floor
from desk_theatre.simulation.incident import Incident, nature_of
from desk_theatre.simulation.organisation import Organisation
from desk_theatre.simulation.person import Person
from profiles import examples
from small_scenarios import ALL, CALM, HOUR, OPENS, Act, acts, at_second, desk_of, interfere, kind, scenarios, team

CONFERENCE = load("conference")
SEEDS = st.integers(0, 99)
HOWS = st.sampled_from(get_args(How))
WHO_TAKES_WHAT = ("individual_quotas", "hero_bonus", "shared_work", "escalation", "checkpoint", "coaching_manager")


def _half_hearted(scenario: Scenario) -> Scenario:
    """
    Where half of the incidents are hard, and people do half of what was announced and get used to it.
    """
    kinds = tuple(evolve(each, hard=0.5) for each in scenario.kinds)
    return evolve(scenario, kinds=kinds, commitment=Commitment(imposed=0.5, announced=0.5, chosen=0.5, step_minutes=3))


def _would_take(floor: Floor, person: Person, incident: Incident) -> bool:
    """
    Whether somebody takes an incident that waits for this person's team, by what the practices say now.
    """
    team_, decisions = floor.team_of(person), floor.decisions
    if decisions.leaves(person, incident, person.id):
        return False
    skill = incident.kind.skill
    levels = [each.skills.get(skill, 0.0) for each in team_.people]
    ordinary = not incident.nature.hard or incident.freed or incident.owner != team_.id
    best = team_.heroes.get(skill) is person
    sent = incident.escalated and person.skills.get(skill, 0.0) >= max(levels) / 2
    return ordinary or best or sent or bool(decisions.takes_hard(person, incident, person.id))


def _idle_though_able(organisation: Organisation) -> list[str]:
    """
    Who sits before what, in this second.
    """
    floor = organisation.floor
    found = []
    for team_ in floor.teams.values():
        for person in team_.idle:
            waiting = [incident.number for incident in team_.backlog.waiting() if _would_take(floor, person, incident)]
            if waiting or (team_ is floor.desk.team and floor.desk.state()):
                found.append(f"{person.id} sits before {waiting or 'the counter'} at {organisation.now - OPENS}")
    return found


@examples(25)
@given(
    scenarios().map(_half_hearted),
    SEEDS,
    st.sets(st.sampled_from(ALL)),
    st.sets(st.sampled_from(WHO_TAKES_WHAT)),
    acts(),
    HOWS,
)
def test_any_practices_at_any_commitment_then_nobody_is_idle_before_what_they_would_take(
    scenario: Scenario, seed: int, practices: set[str], more: set[str], does: list[Act], how: How
) -> None:
    """
    At no second of an hour, whatever is reported, withdrawn and switched meanwhile.
    """
    chosen = {practice: how for practice in ALL if practice in practices or practice in more}
    organisation = Organisation(scenario, seed, 1, chosen)
    acting = list(does)
    for second in range(HOUR):
        organisation.advance(OPENS + second)
        while acting and acting[0][0] == second:
            interfere(organisation, acting.pop(0))
        assert _idle_though_able(organisation) == []


@pytest.mark.parametrize(
    ("practices", "how"),
    [
        ((), "chosen"),
        (("shared_work",), "imposed"),
        (("individual_quotas", "hero_bonus"), "chosen"),
        (("individual_quotas", "hero_bonus"), "imposed"),
        (("hero_bonus", "shared_work", "escalation"), "announced"),
        (ALL, "announced"),
    ],
    ids=lambda value: value if isinstance(value, str) else "all" if value is ALL else "+".join(value) or "none",
)
def test_a_conference_day_then_nobody_is_idle_before_what_they_would_take(practices: Sequence[str], how: How) -> None:
    """
    At no second of the day, while people get used to what was announced.
    """
    organisation = Organisation(CONFERENCE, 2, 1, dict.fromkeys(practices, how))
    for second in range(CONFERENCE.conference.opens, CONFERENCE.conference.closes):
        organisation.advance(second)
        assert _idle_though_able(organisation) == []


def _an_hour(hard: float) -> dict[str, Any]:
    return {"hard": hard, "diagnosis": Duration(30.0, "fixed"), "repair": Duration(30.0, "fixed")}


EASY = kind("easy", "av", **_an_hour(0.0))
HARD = kind("hard", "av", **_an_hour(1.0))


def _picked_up(events: Sequence[e.Event]) -> dict[int, tuple[int, str]]:
    """
    When, in seconds from the opening, and by whom each incident was first taken up.
    """
    taken: dict[int, tuple[int, str]] = {}
    for event in events:
        if isinstance(event, e.IncidentPickedUp):
            taken.setdefault(event.incident, (event.at - OPENS, event.by))
    return taken


def test_an_easy_and_a_hard_one_come_in_one_second_then_two_idle_people_take_both() -> None:
    """
    The best of the team takes the hard one, and the other does not wait until the best is back.
    """
    scenario = desk_of(2, kinds=(EASY, HARD), teams=(team("av", 2, 2),))
    scenario = evolve(scenario, chaos=evolve(CALM, contact=Duration(1.0, "fixed")))  # so both are heard in one second
    organisation, events = at_second(scenario, (0, "easy"), (0, "hard"))

    events += organisation.advance(OPENS + 60)

    assert _picked_up(events) == {1: (60, "av-1"), 3: (60, "av-0")}


def test_commitment_grows_then_who_is_idle_takes_what_they_left_before() -> None:
    """
    Nobody shares work at first; five minutes later everybody does, and the hard one that waits is taken at once.
    """
    grows = Commitment(chosen=0.0, initiative=1000.0, imitation=0.0, attention=100.0, decay=0.0, step_minutes=5)
    scenario = desk_of(1, kinds=(HARD,), teams=(team("av", 2, 2),), commitment=grows)
    organisation = Organisation(scenario, 1, 1, {"shared_work": "chosen"})
    events = organisation.advance(OPENS)
    for _ in range(2):
        events += organisation.submit(HARD, None)[1]

    events += organisation.advance(OPENS + 1800)

    assert _picked_up(events) == {1: (0, "av-0"), 3: (300, "av-1")}


def test_an_incident_is_left_for_an_easier_one_that_is_withdrawn_then_who_is_idle_takes_it() -> None:
    """
    With quotas the hard one is left while anything easier waits; here nobody but the best of its skill takes the easier one.
    """
    people = (
        Staff("hero", "Hero", {"sound": 1.0, "light": 0.0}),
        Staff("other", "Other", {"sound": 0.0, "light": 1.0}),
    )
    light = kind("light", "av", skill="light", diagnosis=Duration(30.0, "fixed"), repair=Duration(30.0, "fixed"))
    scenario = desk_of(1, kinds=(HARD, light), teams=(TeamSpec("av", "Av", 2, people),))
    organisation = Organisation(scenario, 1, 1, dict.fromkeys(("individual_quotas", "hero_bonus"), "chosen"))
    events = organisation.advance(OPENS)
    for reported in (light, light, HARD):  # the other has the first light in hand, the second waits
        events += organisation.submit(reported, None)[1]
    assert _picked_up(events) == {1: (0, "other")}
    events += organisation.advance(OPENS + 60)

    events += organisation.withdraw(3)

    assert _picked_up(events) == {1: (0, "other"), 5: (60, "hero")}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), st.sets(st.integers(0, 11)), st.booleans(), st.data())
def test_a_refused_one_hides_nothing_behind_it(
    ranks: list[int], accepted: set[int], apart: bool, data: st.DataObject
) -> None:
    """
    Whichever of the hard ones somebody takes, and of all while skills stand apart, the first of these is found, in any order.
    """
    scenario = desk_of(1, kinds=(kind("hard", hard=1.0), kind("easy"), kind("dark", skill="light")))
    organisation = Organisation(scenario, 1)
    owner, line = organisation.floor.desk.team.id, Backlog()
    line.stand_apart(apart)
    line.rank_by("by rank", lambda incident: (ranks[incident.number],))
    waiting = []
    for number in range(len(ranks)):
        asked = data.draw(st.sampled_from(scenario.kinds))
        nature = nature_of(number, asked, scenario, organisation.draws)
        incident = Incident(number, asked, None, 1, False, OPENS, Priority.P3, nature)
        incident.owner = incident.team = owner
        line.enter(incident, OPENS)
        waiting.append(incident)

    def takes(incident: Incident) -> bool:
        return incident.number in accepted or not (apart or incident.nature.hard)

    def expected(key: list[tuple[int, ...]]) -> int | None:
        return min((each.number for each in waiting if takes(each)), key=lambda number: key[number], default=None)

    by_rank = line.first("by rank", takes)
    latest = line.first(LATEST, takes)

    assert (by_rank and by_rank.number) == expected([(rank, number) for number, rank in enumerate(ranks)])
    assert (latest and latest.number) == expected([(-number,) for number in range(len(ranks))])
