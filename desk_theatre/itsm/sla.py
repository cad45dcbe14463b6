"""
The SLA targets of the service, and the clocks that watch over them.

Each incident has three targets: *response* (until a person picks it up), *resolution* (until it is resolved), and *update*
(between two messages to the delegate).  How long each may take depends on the priority.

A clock is never stored in a recording; it is read from the incident's events, in `itsm.clocks`.  The rules, all of them:

- A clock runs from the moment the delegate reports, and only inside service hours.
- It is paused while the incident waits for the delegate; while it waits for the supplier only where the scenario says so.
- The target is the one for the business priority the incident was reported with.  An assessment by the agreed table, or one
  more delegate with the same incident, selects the target again; a guess does not.
- A raised priority's shorter target counts from the moment of raising, and never moves the deadline back.  A lowered
  priority's longer target counts from the beginning, and never moves the deadline forward.  So no change of priority breaches
  what was not breached before, and none undoes a breach.
- The response clock ends when a person first picks the incident up, and stays ended.
- The update clock starts again with each message.  A silence that was too long when it ended has breached the target for good.
- Losing an incident stops no clock, because nobody told the delegate that the promise is off; it ends any waiting, because
  nobody waits for what they have forgotten.
- Resolving ends the clocks.  Reopening continues the first resolution clock: a target that was met is open again, and the
  time for which the incident counted as resolved is left out.  Silence is counted anew from then.
- A withdrawn incident's clocks stop; a target that was not breached by then counts neither way.
- At risk from 75 % of the target, breached past 100 %.
"""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from desk_theatre.itsm.priority import Level, Priority, PriorityTable
from desk_theatre.itsm.service_hours import ServiceHours
from desk_theatre.itsm.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Promise = Literal["response", "resolution", "update"]
PROMISES: tuple[Promise, ...] = ("response", "resolution", "update")
HIGH, MEDIUM = Level.HIGH, Level.MEDIUM
AMBER = 0.75


@value
class Target:
    """
    What is promised for one priority, in minutes.
    """

    response_minutes: float
    resolution_minutes: float
    update_minutes: float

    def seconds(self, promise: Promise) -> int:
        """
        Return the target in whole seconds.
        """
        return round(_MINUTES[promise](self) * 60)


_MINUTES: Mapping[Promise, Callable[[Target], float]] = {
    "response": attrgetter("response_minutes"),
    "resolution": attrgetter("resolution_minutes"),
    "update": attrgetter("update_minutes"),
}


@value
class Agreement:
    """
    The service level agreement of a scenario: the priority table, the targets, and when the clocks run.

    Args:
        soon_minutes: an incident in a room is of high urgency when a session starts there within this time.
        later_minutes: the same for at least medium urgency.
        supplier_pauses: the clocks are paused while an incident waits for the supplier.
    """

    table: PriorityTable
    targets: Mapping[Priority, Target]
    hours: ServiceHours = ServiceHours()
    supplier_pauses: bool = False
    soon_minutes: int = 20
    later_minutes: int = 60

    def urgency(self, usual: Level, until_session: int | None) -> Level:
        """
        Return the urgency: the usual one of the kind, raised by a session that starts in `until_session` seconds.
        """
        if until_session is None or until_session > self.later_minutes * 60:
            return usual
        if until_session <= self.soon_minutes * 60:
            return HIGH
        return min(usual, MEDIUM)

    def seconds(self, priority: Priority) -> dict[Promise, int]:
        """
        Return the targets by clock, in whole seconds.
        """
        target = self.target(priority)
        return {promise: target.seconds(promise) for promise in PROMISES}

    def target(self, priority: Priority) -> Target:
        """
        Return the targets of a priority; a major incident without targets of its own gets those of P1.
        """
        return self.targets.get(priority) or self.targets[Priority.P1]


def retargeted(target: int, elapsed: int, agreed: int, *, raised: bool) -> int:
    """
    Return the target, in seconds from the beginning of a clock, after a change of priority.

    Args:
        target: the one before.
        elapsed: seconds that count by now.
        agreed: what is agreed for the new priority.
        raised: the new priority is higher than the one before.
    """
    if elapsed > target:
        return target
    return min(target, elapsed + agreed) if raised else max(target, agreed)


class Light(StrEnum):
    """
    The state of a clock.
    """

    RUNNING = "running"
    AMBER = "at risk"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    STOPPED = "stopped"


@value
class Span:
    """
    A stretch in which a clock ran, or was paused for the reason in `why`.
    """

    start: int
    end: int
    running: bool
    why: str


@value
class ClockReading:
    """
    One clock at one moment, in seconds.
    """

    promise: Promise
    target: int
    elapsed: int
    light: Light

    @property
    def share(self) -> float:
        """
        The share of the target that is used; 1.0 is the limit.
        """
        return self.elapsed / self.target if self.target else 0.0


@value
class SlaClock:
    """
    One clock of one incident at one moment, explained.

    Args:
        elapsed: seconds that count against the target.
        paused: seconds that do not.
        spans: how it came to that, without gaps.
    """

    promise: Promise
    target: int
    elapsed: int
    paused: int
    light: Light
    spans: tuple[Span, ...]

    @property
    def share(self) -> float:
        """
        The share of the target that is used; 1.0 is the limit.
        """
        return self.elapsed / self.target if self.target else 0.0

    @property
    def left(self) -> int:
        """
        The seconds until the target is breached; negative once it is.
        """
        return self.target - self.elapsed
