"""
The second at which an SLA target is breached, or a delegate has been too long without an update.

`measures.promises` knows the state of every clock; this looks ahead to the second at which a clock will be past its
target if nothing happens before, and reports it when that second has come.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from desk_theatre.itsm.values import value
from desk_theatre.measures.promises import Promises

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_theatre.itsm.sla import Agreement, Promise
    from desk_theatre.measures.fold import Handler, Handlers


@value
class SlaDeadline:
    """
    A breached target; `at` is the first second past it.
    """

    at: int
    incident: int
    promise: Promise


class SlaDeadlines:
    """
    A fold over the events of one round.
    """

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.promises = Promises(agreement)
        self.next: int | None = None
        self._ahead: list[tuple[int, int, int, Promise]] = []
        self._versions: dict[int, int] = {}  # by incident: older entries ahead no longer count
        self._passed: dict[tuple[int, Promise], None] = {}

    def handlers(self) -> Handlers:
        """
        Return the handlers of all events that move a clock.
        """
        return {kind: self._then_look_ahead(handler) for kind, handler in self.promises.handlers().items()}

    def passed(self, until: int) -> list[SlaDeadline]:
        """
        Return what is breached by second `until`, the earliest first. Ask before adding the events of that second.
        """
        found = []
        while self._ahead and self._ahead[0][0] <= until:
            at, incident, version, promise = heappop(self._ahead)
            if version == self._versions[incident] and (incident, promise) not in self._passed:
                self._passed[incident, promise] = None
                found.append(SlaDeadline(at, incident, promise))
        self.next = self._ahead[0][0] if self._ahead else None
        return found

    def _then_look_ahead(self, handler: Handler) -> Callable[[Any], None]:
        def both(event: Any) -> None:
            handler(event)
            self._look_ahead(event.incident)

        return both

    def _look_ahead(self, incident: int) -> None:
        version = self._versions[incident] = self._versions.get(incident, 0) + 1
        watch = self.promises.watches[incident]
        if watch.since is None:
            return
        self._enter(watch.since, incident, version, "resolution", watch.targets["resolution"] - watch.ran)
        self._enter(watch.since, incident, version, "update", watch.targets["update"] - watch.ran + watch.told)

    def _enter(self, since: int, incident: int, version: int, promise: Promise, left: int) -> None:
        if (incident, promise) in self._passed:
            return
        at = self.agreement.hours.after(since, left + 1)
        if at is None:
            return
        heappush(self._ahead, (at, incident, version, promise))
        if self.next is None or at < self.next:
            self.next = at
