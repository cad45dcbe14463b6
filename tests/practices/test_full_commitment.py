"""
When everybody does a practice, the chaotic branch of its decision point never runs, whatever the organisation is like.
"""

from __future__ import annotations

from pathlib import Path

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import events as e
from desk_theatre.scenario.scenario import Offer, Scenario
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from small_scenarios import ALL, DEVOTED, HOUR, OPENS, played, practice_sets, scenarios

SEEDS = st.integers(0, 99)
HERE = Path(__file__).parent
FEW = examples(20)


def _all_do(scenario: Scenario, seed: int, practice: str, others: tuple[str, ...]) -> list[e.Event]:
    devoted = evolve(scenario, commitment=DEVOTED)
    return played(devoted, seed, [p for p in ALL if p == practice or p in others])


def test_each_practice_has_a_test_file_of_its_own() -> None:
    """
    With a case made by hand, in the field's words: what people do with it, against without.
    """
    assert [id_ for id_ in ALL if not (HERE / f"test_{id_}.py").is_file()] == []


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_recording(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Nothing is kept in a head, so nothing is lost.
    """
    events = _all_do(scenario, seed, "recording", others)

    assert [x for x in events if isinstance(x, (e.IncidentHeld, e.IncidentLost))] == []


@FEW
@given(scenarios(), SEEDS, st.integers(0, HOUR))
def test_recording_from_some_moment_on(scenario: Scenario, seed: int, second: int) -> None:
    """
    Imposed in mid-round and done by everybody: from that second on nothing more is kept in a head.
    """
    organisation = Organisation(evolve(scenario, commitment=DEVOTED), seed)
    organisation.advance(OPENS + second)
    organisation.switch("recording", True, "imposed")

    events = organisation.advance(scenario.conference.closes)

    assert [x for x in events if isinstance(x, e.IncidentHeld)] == []


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_prioritisation(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Nobody guesses, and every judgement follows the agreed table, with the impact that the technicians or the organisers name.
    """
    events = _all_do(scenario, seed, "prioritisation", others)
    kinds = {x.incident: scenario.kind(x.kind) for x in events if isinstance(x, e.IncidentReported)}

    for x in events:
        if isinstance(x, e.IncidentAssessed):
            table = scenario.agreement.table.priority(x.impact, x.urgency)
            assert not x.guess
            agreed = kinds[x.incident].impact
            assert x.impact in (agreed, kinds[x.incident].technical_impact)
            assert x.binds is (x.impact is agreed)
            assert x.priority == (0 if kinds[x.incident].major else table)


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_routing(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Every assignment is to the owner, and nothing bounces; unless each team has its own target.
    """
    events = _all_do(scenario, seed, "routing", tuple(p for p in others if p != "silo_goals"))
    owners = {x.incident: scenario.kind(x.kind).team for x in events if isinstance(x, e.IncidentReported)}

    assert [x for x in events if isinstance(x, e.IncidentBounced)] == []
    assert [x for x in events if isinstance(x, e.IncidentAssigned) and x.team != owners[x.incident]] == []


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_handover(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Every hand-over is complete; nobody is asked twice, and nobody waits for a delegate.  What had been forgotten and comes back
    to mind is another matter, and so is what a team with a target of its own gets rid of.
    """
    events = _all_do(scenario, seed, "handover", tuple(p for p in others if p != "silo_goals"))
    remembered = {x.incident for x in events if isinstance(x, e.IncidentRemembered)}
    events = [x for x in events if getattr(x, "incident", None) not in remembered]

    assert [x for x in events if isinstance(x, e.IncidentAssigned) and not x.complete] == []
    assert [x for x in events if isinstance(x, e.WorkStarted) and x.task == "re-asking"] == []
    assert [x for x in events if isinstance(x, e.IncidentPended) and x.waiting_for == "delegate"] == []


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_status_updates(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    A person who resolves an incident says so, and nobody who was told comes back before the promised time for more news.
    """
    events = _all_do(scenario, seed, "status_updates", others)
    told: dict[int, int] = {}
    priority = {}
    waiting: set[tuple[int, str]] = set()
    last: dict[int, str] = {}
    for x in events:
        if isinstance(x, e.IncidentReported) or (isinstance(x, e.IncidentAssessed) and x.binds):
            priority[x.incident] = x.priority
        elif isinstance(x, e.IncidentResolved):
            waiting.add((x.incident, x.by))
            last[x.incident] = x.by
        elif isinstance(x, e.DelegateInformed):
            told[x.incident] = x.at
            if x.about == "resolved":
                waiting.remove((x.incident, x.by))
        elif isinstance(x, e.IncidentReopened):
            told.pop(x.incident, None)
        elif isinstance(x, e.IncidentClosed):
            assert (x.incident, last[x.incident]) not in waiting
        elif isinstance(x, e.DelegateChased) and x.incident in told:
            promised = scenario.agreement.target(priority[x.incident]).seconds("update")
            assert x.at - told.pop(x.incident) >= promised


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_known_errors(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    Once it is written down what helps, nobody begins to diagnose that kind again, unless the supplier is needed. A diagnosis that
    had begun goes on, also with help.
    """
    quick = evolve(scenario, offer=Offer(ALL, (), {"known_errors": {"look_up": 0}}))
    events = _all_do(quick, seed, "known_errors", others)
    kinds = {x.incident: x.kind for x in events if isinstance(x, e.IncidentReported)}
    supplier = {x.incident for x in events if isinstance(x, e.SupplierCalled)}
    helped = {(x.incident, x.at) for x in events if isinstance(x, e.HelpGiven)}
    known: dict[str, int] = {}
    for x in events:
        if isinstance(x, e.KnownErrorRecorded):
            assert x.known_error not in known
            known[x.known_error] = x.at
        elif isinstance(x, e.WorkStarted) and x.task == "diagnosis" and x.incident is not None:
            late = x.at > known.get(kinds[x.incident], x.at) and (x.incident, x.at) not in helped
            assert not late or x.incident in supplier or x.at + x.seconds > scenario.conference.closes


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_shared_work(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    At no minute does a hard one wait while a person with some skill at it sits idle; unless a hero is rewarded.
    """
    devoted = evolve(scenario, commitment=DEVOTED)
    chosen = {p: "chosen" for p in ALL if p == "shared_work" or (p in others and p != "hero_bonus")}
    organisation = Organisation(devoted, seed, 1, chosen)  # type: ignore[arg-type]
    for minute in range(61):
        organisation.advance(OPENS + 60 * minute)
        for team in organisation.floor.teams.values():
            for person in team.idle:
                able = {skill for skill, level in person.skills.items() if level >= 0.3}
                assert [i.number for i in team.backlog.waiting() if i.kind.skill in able] == [], person.id


@FEW
@given(scenarios(), SEEDS, practice_sets())
def test_coaching_manager(scenario: Scenario, seed: int, others: tuple[str, ...]) -> None:
    """
    The manager sits on nothing and interrupts nobody.
    """
    events = _all_do(scenario, seed, "coaching_manager", others)

    assert [x for x in events if isinstance(x, e.IncidentBlocked)] == []
    assert [x for x in events if isinstance(x, e.WorkStarted) and x.task == "meddling"] == []
