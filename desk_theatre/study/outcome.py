"""
The state of an incident at the end of a round, in a few words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_theatre.itsm import events as e
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.itsm.values import value
from desk_theatre.study import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@value
class OutcomeComparison:
    """
    An incident of the room, as recorded and under other practices.

    Args:
        code: its ticket code.
        kind, room: ids of the scenario.
        recorded, changed: its outcome.
    """

    code: str
    kind: str
    room: str | None
    recorded: str
    changed: str


def fates(
    live: Iterable[int], recorded: Sequence[e.Event], changed: Sequence[e.Event], until: int
) -> tuple[OutcomeComparison, ...]:
    """
    Return the outcomes of all incidents of the room, in the order of their reports. One that changed practices left no
    place for, late in the day, was not reported there.
    """
    reports = {event.incident: event for event in recorded if isinstance(event, e.IncidentReported)}
    was, now = _outcomes(recorded, until), _outcomes(changed, until)
    return tuple(
        OutcomeComparison(
            code_of(number), reports[number].kind, reports[number].room, was[number], now.get(number, wording.NOT_TAKEN)
        )
        for number in live
    )


def _outcomes(events: Iterable[e.Event], until: int) -> dict[int, str]:
    """
    Return the outcome of each incident up to second `until`, by number.
    """
    reported: dict[int, int] = {}
    outcome: dict[int, str] = {}
    for event in events:
        match event:
            case e.IncidentReported(at, number):
                reported[number] = at
                outcome[number] = wording.still_open(until - at)
            case e.IncidentRecovered(_, number) | e.IncidentRemembered(_, number) | e.IncidentReopened(_, number):
                outcome[number] = wording.still_open(until - reported[number])
            case e.IncidentLost(at, number):
                outcome[number] = wording.LOST
            case e.IncidentWithdrawn(at, number):
                outcome[number] = wording.withdrawn(at - reported[number])
            case e.IncidentResolved(at, number):
                outcome[number] = wording.resolved(at - reported[number])
    return outcome
