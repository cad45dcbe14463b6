"""
The clocks by their rules, in one walk over the events and without any explanation: what `itsm.clocks` must agree with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.itsm.room_events import IncidentJoined
from desk_theatre.itsm.sla import Agreement, Light


class SlowClock(NamedTuple):
    """
    Seconds granted from the beginning of a clock, seconds that count so far, and the light; `PAUSED` and `AMBER` are told as
    `RUNNING`, for neither is a verdict.
    """

    target: int
    elapsed: int
    light: Light


def slow_clocks(life: Sequence[e.Event], agreement: Agreement, now: int) -> tuple[SlowClock, SlowClock, SlowClock]:
    """
    The response, resolution and update clock of one incident at `now`.
    """
    first = life[0]
    assert isinstance(first, e.IncidentReported)
    priority = first.priority
    response, resolution, update = (_agreed(agreement, priority, which) for which in range(3))
    ran, heard, last, runs = 0, 0, first.at, True
    answered: SlowClock | None = None
    silent: SlowClock | None = None
    ended: Light | None = None

    def verdict(target: int, elapsed: int, otherwise: Light) -> SlowClock:
        return SlowClock(target, elapsed, Light.BREACHED if elapsed > target else otherwise)

    for event in [event for event in life[1:] if event.at <= now]:
        ran += _counted(agreement, last, event.at) if runs else 0
        last = event.at
        if isinstance(event, (e.IncidentResolved, e.IncidentWithdrawn)):
            ended = Light.MET if isinstance(event, e.IncidentResolved) else Light.STOPPED
            runs = False
            answered = answered or verdict(response, ran, ended)
        elif isinstance(event, e.IncidentReopened):
            ended, runs = None, True
        elif isinstance(event, e.IncidentPickedUp):
            answered = answered or verdict(response, ran, Light.MET)
        elif isinstance(event, e.IncidentPended):
            runs = event.waiting_for == "supplier" and not agreement.supplier_pauses
        elif isinstance(event, (e.IncidentContinued, e.IncidentLost)):
            runs = True
        elif ended is None and (
            isinstance(event, IncidentJoined) or (isinstance(event, e.IncidentAssessed) and event.binds)
        ):
            granted = [_agreed(agreement, event.priority, which) for which in range(3)]
            if event.priority < priority:  # the shorter target from here on, or what was left of the longer one
                response = min(response, ran + granted[0])
                resolution = min(resolution, ran + granted[1])
                update = min(update, ran - heard + granted[2])
            elif event.priority > priority:  # the longer one, unless the shorter is broken already
                response = response if ran > response else max(response, granted[0])
                resolution = resolution if ran > resolution else max(resolution, granted[1])
                update = update if ran - heard > update else max(update, granted[2])
            priority = event.priority
        over = isinstance(event, (e.IncidentResolved, e.IncidentWithdrawn))
        if (over or (ended is None and isinstance(event, e.DelegateInformed))) and ran - heard > update:
            silent = silent or SlowClock(update, ran - heard, Light.BREACHED)
        if isinstance(event, e.IncidentReopened) or (ended is None and isinstance(event, e.DelegateInformed)):
            heard, update = ran, _agreed(agreement, priority, 2)
    ran += _counted(agreement, last, now) if runs else 0
    state = ended or Light.RUNNING
    return (
        answered or verdict(response, ran, state),
        verdict(resolution, ran, state),
        silent or verdict(update, ran - heard, state),
    )


def _agreed(agreement: Agreement, priority: Priority, which: int) -> int:
    """
    Response, resolution or update target of a priority in seconds; a major incident without one has that of P1.
    """
    target = agreement.targets[priority if priority in agreement.targets else Priority.P1]
    minutes = (target.response_minutes, target.resolution_minutes, target.update_minutes)[which]
    return round(60 * minutes)


def _counted(agreement: Agreement, start: int, end: int) -> int:
    spans = agreement.hours.spans or ((start, end),)
    return sum(max(0, min(end, closes) - max(start, opens)) for opens, closes in spans)
