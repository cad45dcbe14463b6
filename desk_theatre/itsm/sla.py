"""
The promises of the service, and the clocks that watch over them.

Three promises are made for each incident: *response* (until a person takes it up), *resolution* (until it is mended), and
*update* (between two messages to the delegate).  How long each may take depends on priority.

A clock is never stored; it is read off the incident's events (`itsm.clocks` explains it, `measures.promises` keeps up with
many).  The rules, all of them:

- A clock runs from the moment the delegate reports, and only inside service hours.
- It stands still while the incident waits for the delegate; while it waits for the supplier only where the scenario says so.
- The promise is the one for the business priority the incident was reported with.  A judgement by the agreed table, or one
  more who has the same, re-selects the target; a guess does not.
- A raised priority's shorter target counts from the moment of raising, and never moves the deadline back.  A lowered
  priority's longer target counts from the beginning, and never moves the deadline forward.  So no change of priority breaches
  what was not breached before, and none mends what was.
- The response clock ends when a person first takes the incident up, and stays ended.
- The update clock starts anew with each message.  A silence that was too long when it ended has broken the promise for good.
- Losing an incident stops no clock, for nobody told the delegate that the promise is off; it ends any waiting, for nobody
  waits for what they have forgotten.
- Resolving ends the clocks.  Reopening continues the first resolution clock: what was met by then is open again, and the
  time for which it passed as resolved does not count.  Silence is counted anew from then.
- A withdrawn incident's clocks stop; what was not breached by then counts neither way.
- Amber from 75 % of the target, red past 100 %.
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
        The promise as whole seconds.
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
        supplier_pauses: the clocks stand still while the supplier is awaited.
    """

    table: PriorityTable
    targets: Mapping[Priority, Target]
    hours: ServiceHours = ServiceHours()
    supplier_pauses: bool = False
    soon_minutes: int = 20
    later_minutes: int = 60

    def urgency(self, usual: Level, until_session: int | None) -> Level:
        """
        How soon it hurts: what is usual for the kind, raised by a session that starts in `until_session` seconds.
        """
        if until_session is None or until_session > self.later_minutes * 60:
            return usual
        if until_session <= self.soon_minutes * 60:
            return HIGH
        return min(usual, MEDIUM)

    def target(self, priority: Priority) -> Target:
        """
        What is promised; a major incident for which nothing of its own is agreed gets the promise of P1.
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
    How a clock stands.
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
    A stretch in which a clock ran, or stood still for the reason in `why`.
    """

    start: int
    end: int
    running: bool
    why: str


@value
class SlaClock:
    """
    One promise of one incident at one moment.

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
        How much of the target is used up; 1.0 is the limit.
        """
        return self.elapsed / self.target if self.target else 0.0

    @property
    def left(self) -> int:
        """
        Seconds until the promise is broken; negative once it is.
        """
        return self.target - self.elapsed
