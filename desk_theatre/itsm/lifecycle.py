"""
The life of an incident, as a table of allowed steps.

Two rules hold.  Everything that decides whether a step is allowed stands in this file; and this file does not know
why a step is taken.

An incident is in exactly one state.  It is *reported* while the delegate waits to be heard.  Whoever hears it keeps it
in the head (*held*) or writes it down (*recorded*); what is only held can be *lost*, and then it exists for nobody
but the delegate, who may come back: *recovered*, and the story starts again; or it is *remembered*.  From held or recorded it is *assigned*
to a team's line, or picked up on the spot.  *In work* means that one person has it in hand.  From there it may be handed on
to another team, wait for somebody outside (*pending*), or be *resolved*.  A manager may
sit on it (*blocked*) while it waits.  *Closed* is the end, unless the delegate finds that nothing was mended: then it is
*reopened* and stands where a reported one stands.  *Withdrawn* is an end too, from every state before resolved: every delegate
who had it has given up on it.

The steps are events.  Events that change nothing in an incident's state (a message, a piece of work, a delegate who comes back
for news, also after the end if nobody has told of it) are not in the table and allowed in any state.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    """
    Where an incident stands.
    """

    REPORTED = "reported"
    HELD = "not logged"
    RECORDED = "logged"
    LOST = "lost"
    ASSIGNED = "assigned"
    IN_WORK = "in progress"
    PENDING_DELEGATE = "waiting for delegate"
    PENDING_SUPPLIER = "waiting for supplier"
    BLOCKED = "with the manager"
    RESOLVED = "resolved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


_S = State
_OPEN_UNLOST = (
    _S.REPORTED,
    _S.HELD,
    _S.RECORDED,
    _S.ASSIGNED,
    _S.IN_WORK,
    _S.PENDING_DELEGATE,
    _S.PENDING_SUPPLIER,
    _S.BLOCKED,
)
_UNDER_WAY = (_S.ASSIGNED, _S.IN_WORK, _S.PENDING_DELEGATE, _S.PENDING_SUPPLIER, _S.BLOCKED)

STEPS: Mapping[type[e.Event], Mapping[State, State]] = {
    e.IncidentFound: {_S.REPORTED: _S.RECORDED},
    e.IncidentHeld: {_S.REPORTED: _S.HELD},
    e.IncidentRecorded: {
        _S.REPORTED: _S.RECORDED,
        _S.HELD: _S.RECORDED,
        **{state: state for state in _UNDER_WAY},
    },
    e.IncidentLost: dict.fromkeys(
        (_S.HELD, _S.ASSIGNED, _S.PENDING_DELEGATE, _S.PENDING_SUPPLIER, _S.BLOCKED), _S.LOST
    ),
    e.IncidentRecovered: {_S.LOST: _S.REPORTED},
    e.IncidentRemembered: {_S.LOST: _S.HELD},
    e.ApprovalAwaited: dict.fromkeys((_S.HELD, _S.RECORDED, _S.IN_WORK), _S.BLOCKED),
    e.IncidentAssigned: dict.fromkeys((_S.HELD, _S.RECORDED, _S.ASSIGNED, _S.IN_WORK, _S.BLOCKED), _S.ASSIGNED),
    e.IncidentPickedUp: {
        _S.HELD: _S.IN_WORK,
        _S.RECORDED: _S.IN_WORK,
        _S.ASSIGNED: _S.IN_WORK,
    },
    e.IncidentBounced: {_S.IN_WORK: _S.IN_WORK},
    e.IncidentPended: {_S.IN_WORK: _S.PENDING_DELEGATE},
    e.IncidentContinued: {_S.PENDING_DELEGATE: _S.ASSIGNED, _S.PENDING_SUPPLIER: _S.ASSIGNED},
    e.IncidentBlocked: {_S.ASSIGNED: _S.BLOCKED},
    e.IncidentUnblocked: {_S.BLOCKED: _S.ASSIGNED, _S.ASSIGNED: _S.ASSIGNED},
    e.IncidentEscalated: {
        _S.ASSIGNED: _S.ASSIGNED,
        _S.BLOCKED: _S.ASSIGNED,
        _S.PENDING_SUPPLIER: _S.PENDING_SUPPLIER,
    },
    e.IncidentResolved: {_S.IN_WORK: _S.RESOLVED},
    e.IncidentClosed: {_S.RESOLVED: _S.CLOSED},
    e.IncidentReopened: {_S.RESOLVED: _S.REPORTED, _S.CLOSED: _S.REPORTED},
    e.IncidentWithdrawn: dict.fromkeys((*_OPEN_UNLOST, _S.LOST), _S.WITHDRAWN),
}
"""
For each event that moves an incident: from which state it may, and where to.  `IncidentPended` leads to
`PENDING_SUPPLIER` when it names the supplier; see `step`.
"""

MOVING: frozenset[type[e.Event]] = frozenset((e.IncidentReported, *STEPS))
"""
The events that take an incident a step further; no other event changes its state.
"""
OPEN = frozenset(_OPEN_UNLOST)
DONE = frozenset({_S.RESOLVED, _S.CLOSED})


_FOR_DELEGATE, _FOR_SUPPLIER = _S.PENDING_DELEGATE, _S.PENDING_SUPPLIER  # Python takes long to look into an enumeration


class StepNotAllowed(ValueError):
    """
    An event does not fit the state of its incident; that is a mistake in this program, not of a person.
    """


def step(state: State | None, event: e.Event) -> State | None:
    """
    The state after `event`; `None` before the incident was reported.

    Raises:
        StepNotAllowed: the table has no such step; the state is as it was.
    """
    steps = STEPS.get(type(event))
    if steps is None:
        return _reported(state, event) if isinstance(event, e.IncidentReported) else state
    after = None if state is None else steps.get(state)
    if after is None:
        raise StepNotAllowed(f"{event} cannot follow {state}")
    if after is _FOR_DELEGATE and isinstance(event, e.IncidentPended) and event.waiting_for == "supplier":
        return _FOR_SUPPLIER
    return after


def _reported(state: State | None, event: e.IncidentReported) -> State:
    if state is not None:
        raise StepNotAllowed(f"incident {event.incident} was reported twice")
    return _S.REPORTED


def after(state: State, event: e.Event) -> State:
    """
    Return the state after `event`, also where the table has no such step because a line of a recording is missing: then the
    one to which such an event usually leads.
    """
    steps = STEPS.get(type(event))
    if steps is None:
        return state
    if isinstance(event, e.IncidentPended) and event.waiting_for == "supplier":
        return _S.PENDING_SUPPLIER
    return steps.get(state, next(iter(steps.values())))
