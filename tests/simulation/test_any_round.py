"""
What holds in every round, whatever the organisation is like and whoever interferes.
"""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor import Auditor, audited
from desk_theatre.itsm import events as e
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation.incident import Incident
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import (
    ALL,
    BESIDES,
    DEAF,
    HOUR,
    OPENS,
    Act,
    acts,
    interfere,
    played,
    played_with,
    practice_sets,
    scenarios,
)

SEEDS = st.integers(0, 99)
STOPS = st.lists(st.integers(0, HOUR), max_size=30)
MEASURED = (e.RoundOpened, e.PracticeSwitched, e.CommitmentMeasured, e.ChangesPiledUp, e.TeamTooBusyToLearn)


def _background(*days: list[e.Event]) -> list[list[e.IncidentReported]]:
    """
    What the scenario brought on several days, apart from what a fault brought on some of them and not on others, because its
    cause was removed there; and apart from what was found before it could be brought, which is the same but for its time.
    """
    found = {x.incident for events in days for x in events if isinstance(x, e.IncidentFound)}
    early = [{x.incident: x for x in events if isinstance(x, e.IncidentReported)} for events in days]
    for number in found:
        same = {(day[number].kind, day[number].room, day[number].delegate) for day in early if number in day}
        assert len(same) == 1, same
    removed = any(isinstance(event, e.FaultRemoved) for events in days for event in events)
    told = [[x for x in day.values() if x.incident % 2 == 0 and x.incident not in found] for day in early]
    common = set.intersection(*({x.incident for x in reported} for reported in told))
    for reported in told if removed else ():
        missing = [x for x in reported if x.incident not in common]
        assert {(x.kind, x.room) for x in missing} <= {("no-sound", "b")}, "not what the worn cable brings"
        reported[:] = [x for x in reported if x.incident in common]
    return told


@examples(60)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_nothing_impossible_ever_happens(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    Every step is one of the lifecycle; nobody does two things at once or has two incidents in hand; only whoever has an
    incident works on it, and nobody on one that is withdrawn; time never runs backwards; at every event, submitted is
    open + resolved + lost + withdrawn; at the end Little's law holds to the second.
    """
    events = played_with(scenario, seed, practices, does)

    auditor = audited(scenario, events, scenario.conference.closes)

    assert len(events) == auditor.checked


@examples(30)
@given(scenarios(), SEEDS, practice_sets(), acts(), STOPS)
def test_in_how_many_steps_time_passes_makes_no_difference(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act], stops: list[int]
) -> None:
    """
    A frame rate must not change an evening.
    """
    in_few = played_with(scenario, seed, practices, does)

    in_many = played_with(scenario, seed, practices, does, stops)

    assert in_few == in_many


@examples(15)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_the_state_has_the_same_digest_each_time(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    Two organisations that are given the same have the same digest after each act, and it changes when time passes.
    """

    def digests() -> list[str]:
        organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen"))
        found = [organisation.digest()]
        for act in does:
            organisation.advance(OPENS + act[0])
            interfere(organisation, act)
            found.append(organisation.digest())
        organisation.advance(scenario.conference.closes)
        return [*found, organisation.digest()]

    first = digests()

    assert first == digests()
    assert first[0] != first[-1]


@examples(30)
@given(scenarios(), SEEDS, practice_sets(), practice_sets(), acts())
def test_no_way_of_working_changes_what_delegates_bring(
    scenario: Scenario, seed: int, some: tuple[str, ...], others: tuple[str, ...], does: list[Act]
) -> None:
    """
    When, what, where, who, worth what, and with how much patience: the same incidents come under all practices, and
    whatever the room adds.
    """
    scenario = evolve(scenario, room_rules=BESIDES)
    one, other = (Organisation(scenario, seed, 1, dict.fromkeys(each, "chosen")) for each in (some, others))
    undisturbed = one.advance(scenario.conference.closes)
    disturbed = other.advance(OPENS)
    for act in does:
        disturbed += other.advance(OPENS + act[0])
        disturbed += interfere(other, act)
    disturbed += other.advance(scenario.conference.closes)

    mine, theirs = _background(undisturbed, disturbed)
    assert mine == theirs
    both = [(one.floor.incidents[x.incident], other.floor.incidents[x.incident]) for x in mine]
    assert [_of_its_own(one, a) for a, _ in both] == [_of_its_own(other, b) for _, b in both]


def _of_its_own(organisation: Organisation, incident: Incident) -> tuple[object, ...]:
    """
    What an incident is, and how long its delegate would wait each time.
    """
    floor = organisation.floor
    waits = [floor.recurring.chases.lot(1, time, incident.nature.key) for time in range(8)]
    return incident.number, incident.nature, waits


@examples(30)
@given(
    scenarios(), SEEDS, practice_sets(), st.lists(st.tuples(st.integers(0, HOUR - 1), st.sampled_from(ALL)), max_size=6)
)
def test_what_nobody_does_changes_nothing(
    scenario: Scenario, seed: int, practices: tuple[str, ...], announced: list[tuple[int, str]]
) -> None:
    """
    Announcing practices that nobody is committed to leaves every other event as it was, to the second and to the person.
    """
    deaf = evolve(scenario, commitment=evolve(DEAF, step_minutes=3))
    organisation = Organisation(deaf, seed, 1, dict.fromkeys(practices, "chosen"))
    events = organisation.advance(OPENS)
    for second, practice in sorted(announced):
        events += organisation.advance(OPENS + second)
        on = practice not in organisation.practices
        events += organisation.switch(practice, on, "imposed")
    events += organisation.advance(deaf.conference.closes)

    left_alone = [event for event in played(deaf, seed) if not isinstance(event, MEASURED)]

    assert left_alone == [event for event in events if not isinstance(event, MEASURED)]


@examples(20)
@given(scenarios(), SEEDS, practice_sets())
def test_whoever_is_free_takes_what_anybody_may_take(scenario: Scenario, seed: int, practices: tuple[str, ...]) -> None:
    """
    Nobody sits idle in front of a line in which something ordinary waits, or somebody at the counter; except where a hero is
    rewarded, which has people leave it.
    """
    others = [practice for practice in practices if practice != "hero_bonus"]
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(others, "chosen"))
    for minute in range(61):
        organisation.advance(OPENS + 60 * minute)
        for team in organisation.floor.teams.values():
            if not team.idle:
                continue
            ordinary = [i for i in team.backlog.waiting() if not i.nature.hard or i.freed or i.owner != team.id]
            assert ordinary == [], f"{team.id} at minute {minute}"
            if team is organisation.floor.desk.team:
                assert organisation.floor.desk.state() == ()


@examples(15)
@given(scenarios(), SEEDS, practice_sets(), acts())
def test_what_a_round_leaves_behind_is_sound(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act]
) -> None:
    """
    The next round begins with it, has the same background incidents, and its numbers clash with none of the room's.
    """
    scenario = evolve(scenario, room_rules=BESIDES)
    first = Organisation(scenario, seed, 1, dict.fromkeys(practices, "chosen"))
    events = first.advance(OPENS)
    for act in does:
        events += first.advance(OPENS + act[0])
        events += interfere(first, act)
    events += first.advance(scenario.conference.closes)

    second = Organisation(scenario, seed, 2, dict.fromkeys(practices, "chosen"), first.carried())
    again = second.advance(OPENS)
    number, submitted = second.submit(scenario.kinds[0], "a")
    again += submitted + second.advance(scenario.conference.closes)

    auditor = Auditor(scenario)
    auditor.read(again)
    auditor.close(scenario.conference.closes)
    assert number not in first.floor.incidents
    before, after = _background(events, again)
    assert before == after
