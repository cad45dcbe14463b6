"""
The table of the life cycle binds the running organisation: what it does not have cannot happen, whatever practices and traps are
chosen, and whenever they are switched.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor import Auditor
from desk_theatre.itsm import events as e
from desk_theatre.itsm.kind import Duration
from desk_theatre.itsm.lifecycle import State, StepNotAllowed
from desk_theatre.itsm.priority import Priority
from desk_theatre.measures.scorecard_fold import as_json
from desk_theatre.scenario.library import load
from desk_theatre.scenario.offering import offered
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.simulation import delegates, steps
from desk_theatre.simulation.organisation import Organisation
from profiles import examples
from slow_scorecard import slow_scorecard
from small_scenarios import (
    ALL,
    CALM,
    OPENS,
    Act,
    acts,
    at_second,
    desk_of,
    interfere,
    kind,
    played_with,
    practice_sets,
    scenarios,
    team,
)

CONFERENCE = load("conference")
TRAPS = ("individual_quotas", "hero_bonus", "approval_board")
SEEDS = st.integers(0, 99)

SIMULATION = Path(__file__).resolve().parents[2] / "desk_theatre" / "simulation"
AUGMENTED = (ast.AugAssign, ast.AnnAssign)


def _with_approvals(scenario: Scenario) -> Scenario:
    """
    Where people forget at once, so that much is lost while it waits for a signature, and told again before it is signed.
    """
    return evolve(scenario, chaos=evolve(scenario.chaos, head=1, forgets=1.0))


def _audited(scenario: Scenario, events: Sequence[e.Event]) -> None:
    """
    Every step is one of the table, and every figure is what the events say.
    """
    now = scenario.conference.closes
    auditor = Auditor(scenario)
    auditor.read(events)
    auditor.close(now)
    prices = {each: practice.money_per_hour() for each, practice in offered(scenario.offer).items()}
    recounted = _flat(slow_scorecard(events, scenario, now, prices))
    assert recounted == pytest.approx(_flat(as_json(auditor.scorecard_fold.scorecard(now))))


def _flat(document: Any, path: str = "") -> dict[str, Any]:
    if not isinstance(document, dict):
        return {path: document}
    return {key: value for name, part in document.items() for key, value in _flat(part, f"{path}.{name}").items()}


@examples(30)
@given(scenarios(), SEEDS, practice_sets(), st.sets(st.sampled_from(TRAPS)), acts())
def test_any_practices_and_traps_switched_at_any_second_then_every_step_is_legal(
    scenario: Scenario, seed: int, practices: tuple[str, ...], traps: set[str], does: list[Act]
) -> None:
    """
    No exception, each event one of the table's steps, and the scorecard what an independent recount says.
    """
    chosen = [practice for practice in ALL if practice in practices or practice in traps]

    events = played_with(scenario, seed, chosen, does)

    _audited(scenario, events)


@examples(40)
@given(scenarios().map(_with_approvals), SEEDS, practice_sets(), acts(), st.sampled_from(("imposed", "chosen")))
def test_incidents_lost_while_they_wait_for_a_signature_then_every_step_is_legal(
    scenario: Scenario, seed: int, practices: tuple[str, ...], does: list[Act], how: Any
) -> None:
    """
    A board switched on in mid-round, among people who forget at once.
    """
    organisation = Organisation(scenario, seed, 1, dict.fromkeys(practices, how))
    events = organisation.advance(OPENS)
    if "approval_board" not in organisation.practices:
        events += organisation.switch("approval_board", on=True, how=how)
    for act in does:
        events += organisation.advance(OPENS + act[0])
        events += interfere(organisation, act)
    events += organisation.advance(scenario.conference.closes)

    _audited(scenario, events)


@pytest.mark.parametrize(
    ("seed", "practices"),
    [(3, ("approval_board",)), (90008, TRAPS), *((seed, ALL) for seed in (0, 1, 3, 5))],
    ids=lambda value: str(value) if isinstance(value, int) else "all" if value is ALL else "+".join(value),
)
def test_a_conference_day_with_traps_has_legal_steps_only(seed: int, practices: Sequence[str]) -> None:
    """
    Days on which an approval once acted on an incident that had been lost and reported again.
    """
    organisation = Organisation(CONFERENCE, seed, 1, dict.fromkeys(practices, "chosen"))

    events = organisation.advance(CONFERENCE.conference.closes)

    auditor = Auditor(CONFERENCE)
    auditor.read(events)
    auditor.close(CONFERENCE.conference.closes)


def _second_round_with_traps(seed: int) -> None:
    first = Organisation(CONFERENCE, seed, 1)
    first.advance(CONFERENCE.conference.closes)
    second = Organisation(CONFERENCE, seed, 2, dict.fromkeys(TRAPS, "chosen"), first.carried())

    events = second.advance(CONFERENCE.conference.closes)

    auditor = Auditor(CONFERENCE)
    auditor.read(events)
    auditor.close(CONFERENCE.conference.closes)


@pytest.mark.parametrize("seed", [0, 15, 57])
def test_three_traps_chosen_for_round_two_break_nothing(seed: int) -> None:
    """
    Days that once ended in an exception.
    """
    _second_round_with_traps(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(60))
def test_three_traps_chosen_for_round_two_break_none_of_sixty_days(seed: int) -> None:
    """
    As above, more of them.
    """
    _second_round_with_traps(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(200))
def test_random_practices_switched_during_a_conference_day_then_every_step_is_legal(seed: int) -> None:
    """
    Sets drawn at random, and switched, reported and withdrawn at random seconds.
    """
    luck = Random(seed)
    opens, closes = CONFERENCE.conference.opens, CONFERENCE.conference.closes
    chosen = luck.sample(ALL, luck.randint(0, len(ALL)))
    organisation = Organisation(CONFERENCE, seed, 1, dict.fromkeys(chosen, luck.choice(("imposed", "chosen"))))
    events = organisation.advance(opens)
    for second in sorted(luck.randrange(opens, closes) for _ in range(luck.randint(0, 30))):
        events += organisation.advance(second)
        open_ones = [number for number in organisation.floor.incidents if organisation.is_open(number)]
        match luck.randrange(4):
            case 0:
                asked = luck.choice(CONFERENCE.kinds)
                room = luck.choice(CONFERENCE.conference.rooms).id if asked.where == "room" else None
                events += organisation.submit(asked, room)[1]
            case 1 if open_ones:
                events += organisation.withdraw(luck.choice(open_ones))
            case _:
                practice = luck.choice(ALL)
                events += organisation.switch(practice, practice not in organisation.practices, "imposed")
    events += organisation.advance(closes)

    _audited(CONFERENCE, events)


# -- the table is the guard ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event",
    [
        e.IncidentClosed(OPENS, 3),
        e.IncidentLost(OPENS, 3, "desk-0", None),
        e.IncidentResolved(OPENS, 3, "desk-0", False),
        e.IncidentAssigned(OPENS, 3, "desk-0", "av", True),
        e.IncidentReported(OPENS, 3, "no-sound", None, 1, False, Priority.P3),
    ],
    ids=lambda event: type(event).__name__,
)
def test_an_event_that_the_table_does_not_have_is_refused_and_nothing_changes(event: e.Event) -> None:
    """
    Not only by those who look at what has happened: it does not happen.
    """
    organisation, _ = at_second(desk_of(1), (0, "no-sound"), (0, "no-sound"))
    incident, before = organisation.floor.incidents[3], organisation.digest()
    assert incident.state is State.REPORTED

    with pytest.raises(StepNotAllowed):
        organisation.floor.emit(event)

    assert incident.state is State.REPORTED
    assert organisation.digest() == before
    assert organisation.floor.take_events() == []


def test_a_solved_incident_cannot_be_withdrawn() -> None:
    """
    Whoever asks all the same is told so, and nothing has changed.
    """
    organisation, _ = at_second(desk_of(1), (0, "no-sound"))
    organisation.advance(OPENS + 3600)
    before = organisation.digest()

    with pytest.raises(StepNotAllowed, match="IncidentWithdrawn"):
        organisation.withdraw(1)

    assert organisation.digest() == before


# -- what waits is void when the incident has moved on ---------------------------------------------------------------


def _waiting_for_a_signature() -> tuple[Organisation, list[e.Event]]:
    """
    An incident kept in the head of the desk, on the pile since the opening; the pile is signed fifteen minutes later.
    """
    scenario = desk_of(1, kinds=(kind("no-sound", "av"), kind("badge")), teams=(team("av", 2, 1),))
    organisation = Organisation(scenario, 1, 1, {"approval_board": "chosen"})
    events = organisation.advance(OPENS)
    events += organisation.submit(scenario.kind("no-sound"), None)[1]
    assert organisation.floor.incidents[1].state is State.BLOCKED
    return organisation, events


def test_an_incident_is_lost_and_told_again_while_it_waits_for_a_signature_then_the_old_paper_is_void() -> None:
    """
    It waits for the signature that was asked for it last, and is handed over once.
    """
    organisation, events = _waiting_for_a_signature()
    floor = organisation.floor
    desk, incident = floor.people["desk-0"], floor.incidents[1]
    events += organisation.advance(OPENS + 300)
    steps.forget(floor, desk, incident, None)
    events += organisation.advance(OPENS + 600)
    delegates._chase(floor, incident.affected[0])  # the delegate is back, and tells it again

    events += organisation.advance(OPENS + 3600)

    told = [x for x in events if getattr(x, "incident", None) == 1]
    assert [x.at - OPENS for x in told if isinstance(x, e.ApprovalAwaited)] == [0, 600]
    assert len([x for x in told if isinstance(x, e.IncidentAssigned)]) == 1
    _audited(organisation.scenario, [e.RoundOpened(OPENS, 1, OPENS + 7200, ("approval_board",)), *events[1:]])


def test_an_incident_is_withdrawn_while_the_manager_keeps_it_then_nobody_gets_it_back() -> None:
    """
    It does not lie there any more, and the manager's change of mind is void.
    """
    scenario = desk_of(1, teams=(team("av", 2, 1),), kinds=(kind("no-sound", "av"),))
    organisation, _ = at_second(scenario, (0, "no-sound"), (0, "no-sound"))  # one is in work, and one waits
    floor = organisation.floor
    waiting = next(incident for incident in floor.incidents.values() if incident.state is State.ASSIGNED)
    steps.block(floor, floor.manager, waiting)
    floor.later(1500, waiting, steps.give_back)
    assert floor.with_manager == [waiting]

    events = organisation.withdraw(waiting.number)
    events += organisation.advance(OPENS + 7200)

    assert floor.with_manager == []
    assert [type(x) for x in events if getattr(x, "incident", None) == waiting.number] == [
        e.IncidentBlocked,
        e.IncidentWithdrawn,
    ]


def test_an_incident_waiting_for_its_delegate_is_lost_then_it_does_not_continue_by_itself() -> None:
    """
    Whoever forgot it is not reminded by the answer of a delegate who does not know whom to tell.
    """
    organisation, _ = at_second(desk_of(1, kinds=(kind("no-sound"),)), (0, "no-sound"))
    floor, incident = organisation.floor, organisation.floor.incidents[1]
    steps.wait_for_delegate(floor, floor.people["desk-0"], incident, 600)
    steps.forget(floor, floor.people["desk-0"], incident, None)

    events = organisation.advance(OPENS + 7200)

    assert incident.state is State.LOST
    assert [x for x in events if isinstance(x, e.IncidentContinued)] == []


def test_an_incident_reopened_and_resolved_again_is_not_reopened_by_the_timer_of_its_first_resolution() -> None:
    """
    Each resolution that does not last has a timer of its own.
    """
    lasting = evolve(CALM, not_mended=1.0, comes_back=Duration(30.0, "fixed"))
    organisation, _ = at_second(desk_of(1, kinds=(kind("no-sound"),), chaos=lasting), (0, "no-sound"))
    floor, incident = organisation.floor, organisation.floor.incidents[1]
    organisation.advance(OPENS + 1200)
    first = incident.resolved_at
    assert incident.state is State.CLOSED
    steps.reopen(floor, incident)
    organisation.advance(first + 1799)
    assert (incident.state, incident.resolved_at > first) == (State.CLOSED, True)

    events = organisation.advance(first + 1800)

    assert [x for x in events if isinstance(x, e.IncidentReopened)] == []


# -- one state, moved in one place -----------------------------------------------------------------------------------


def _assigned_attributes(path: Path) -> set[str]:
    """
    The attributes of other objects that a file assigns.
    """
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, AUGMENTED) else []
        found |= {target.attr for target in targets if isinstance(target, ast.Attribute)}
    return found


def test_only_an_incident_moves_its_state_and_only_the_floor_lets_events_happen() -> None:
    """
    So each step is one of the table, and each event is seen by those who react.
    """
    files = sorted(SIMULATION.glob("*.py"))

    assert [path.name for path in files if "state" in _assigned_attributes(path)] == ["incident.py"]
    assert [path.name for path in files if "._events" in path.read_text(encoding="utf-8")] == ["floor.py"]
