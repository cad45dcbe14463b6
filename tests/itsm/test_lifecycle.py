"""
The life of an incident, step by step.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from desk_theatre.itsm import events as e
from desk_theatre.itsm.lifecycle import DONE, OPEN, STEPS, State, StepNotAllowed, step
from desk_theatre.itsm.priority import Priority
from histories import histories

REPORTED = e.IncidentReported(0, 0, "no-sound", None, 0, False, Priority.P3)
STEPPING: dict[type[e.Event], e.Event] = {
    e.IncidentFound: e.IncidentFound(0, 0, "ada"),
    e.IncidentHeld: e.IncidentHeld(0, 0, "ada"),
    e.IncidentRecorded: e.IncidentRecorded(0, 0, "ada"),
    e.IncidentLost: e.IncidentLost(0, 0, "ada", 1),
    e.IncidentRecovered: e.IncidentRecovered(0, 0, "ada"),
    e.IncidentRemembered: e.IncidentRemembered(0, 0, "ada"),
    e.IncidentAssigned: e.IncidentAssigned(0, 0, "ada", "sound", True),
    e.IncidentPickedUp: e.IncidentPickedUp(0, 0, "ada"),
    e.IncidentBounced: e.IncidentBounced(0, 0, "ada", "sound"),
    e.IncidentPended: e.IncidentPended(0, 0, "ada", "delegate"),
    e.IncidentContinued: e.IncidentContinued(0, 0),
    e.ApprovalAwaited: e.ApprovalAwaited(0, 0, "ada"),
    e.IncidentBlocked: e.IncidentBlocked(0, 0, "max"),
    e.IncidentUnblocked: e.IncidentUnblocked(0, 0, "max"),
    e.IncidentEscalated: e.IncidentEscalated(0, 0, "ada", "sound"),
    e.IncidentResolved: e.IncidentResolved(0, 0, "ada", False),
    e.IncidentClosed: e.IncidentClosed(0, 0),
    e.IncidentReopened: e.IncidentReopened(0, 0),
    e.IncidentWithdrawn: e.IncidentWithdrawn(0, 0),
}


@pytest.mark.parametrize("kind", STEPS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("state", State)
def test_exactly_the_steps_of_the_table_are_allowed(kind: type[e.Event], state: State) -> None:
    """
    A step leads where the table says, and from everywhere else it is refused.
    """
    if state in STEPS[kind]:
        assert step(state, STEPPING[kind]) is STEPS[kind][state]
    else:
        with pytest.raises(StepNotAllowed):
            step(state, STEPPING[kind])


def test_waiting_for_the_supplier_is_a_state_of_its_own() -> None:
    """
    Whoever waits for the supplier does not wait for the delegate.
    """
    assert step(State.IN_WORK, e.IncidentPended(0, 0, "cy", "supplier")) is State.PENDING_SUPPLIER


def test_nobody_reports_the_same_incident_twice() -> None:
    """
    The delegate who comes back about it chases, or tells it again; it stays one incident.
    """
    assert step(None, REPORTED) is State.REPORTED
    with pytest.raises(StepNotAllowed, match="reported twice"):
        step(State.HELD, REPORTED)


@pytest.mark.parametrize("event", STEPPING.values(), ids=lambda event: type(event).__name__)
def test_a_life_begins_with_the_report(event: e.Event) -> None:
    """
    Nothing happens to what nobody has reported.
    """
    with pytest.raises(StepNotAllowed):
        step(None, event)


def test_what_is_written_down_and_not_sent_on_is_not_lost() -> None:
    """
    Only what somebody has in the head can be forgotten.
    """
    assert State.RECORDED not in STEPS[e.IncidentLost]


@pytest.mark.parametrize("state", State)
def test_every_state_can_be_reached(state: State) -> None:
    """
    From the report there is a way to every state: none is a mere word.
    """
    reached = {State.REPORTED}
    while True:
        further = {after for steps in STEPS.values() for before, after in steps.items() if before in reached}
        if State.IN_WORK in reached:
            further.add(State.PENDING_SUPPLIER)
        if further <= reached:
            break
        reached |= further
    assert state in reached


@pytest.mark.parametrize("state", sorted(set(State) - {State.WITHDRAWN}))
def test_every_state_but_the_end_has_a_way_out(state: State) -> None:
    """
    An incident cannot be stuck, except withdrawn.
    """
    assert any(steps.get(state, state) is not state for steps in STEPS.values())
    assert all(State.WITHDRAWN not in steps for steps in STEPS.values())


def test_every_state_is_open_done_lost_or_withdrawn() -> None:
    """
    The figures of the scorecard add up because these four do not overlap and leave nothing out.
    """
    parts = [*OPEN, *DONE, State.LOST, State.WITHDRAWN]
    assert sorted(parts) == sorted(State)


@given(histories())
def test_resolved_means_somebody_had_it_in_hand(history: Sequence[e.Event]) -> None:
    """
    In any life, whoever resolves an incident has taken it up since the report, or since it came back.
    """
    taken_up = False
    for event in history:
        if isinstance(event, e.IncidentPickedUp):
            taken_up = True
        if isinstance(event, (e.IncidentReopened, e.IncidentRecovered)):
            taken_up = False
        if isinstance(event, e.IncidentResolved):
            assert taken_up
