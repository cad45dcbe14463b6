"""
What came in, what was solved, and how old was what was left, over the day of one round.

An incident is waited for from its report until it is resolved or withdrawn; one that is lost is waited for as well, because
its delegate does.  One that is opened again is as old as its first report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.time_of_day import HOUR, MINUTE
from desk_theatre.itsm.values import value
from desk_theatre.measures.fold import Handlers, listening

AGES = (15 * MINUTE, HOUR, 4 * HOUR)
"""
Seconds that part the bands of age from each other: in a conference, "in a moment", "in this session", "today".  One that is
exactly so old is in the younger band.
"""


@value
class FlowPoint:
    """
    How things stood at the end of second `at` of the day.

    Args:
        reported: so far.
        solved: of these, and not opened again since.
        waiting: of these, those that a delegate still waits for; the others were resolved or withdrawn.
        ages: how many of those that are waited for are in each band of age, the youngest first; see `AGES`.
        oldest: seconds since the report of the first of them.
    """

    at: int
    reported: int = 0
    solved: int = 0
    waiting: int = 0
    ages: tuple[int, ...] = (0,) * (len(AGES) + 1)
    oldest: int | None = None


@define(eq=False)
class Flow:
    """
    A fold over the events of one round.
    """

    _reported: dict[int, int] = field(factory=dict, init=False)
    _waiting: dict[int, int] = field(factory=dict, init=False)
    _solved: set[int] = field(factory=set, init=False)

    def handlers(self) -> Handlers:
        return {
            e.IncidentReported: self._on_reported,
            e.IncidentResolved: self._on_resolved,
            e.IncidentReopened: self._on_reopened,
            e.IncidentWithdrawn: self._on_withdrawn,
        }

    def point(self, at: int) -> FlowPoint:
        """
        How things stand at second `at`, which is not before the last event.
        """
        ages = [at - since for since in self._waiting.values()]
        bands = [0] * (len(AGES) + 1)
        for age in ages:
            bands[bisect_left(AGES, age)] += 1
        return FlowPoint(at, len(self._reported), len(self._solved), len(ages), tuple(bands), max(ages, default=None))

    def _on_reported(self, event: e.IncidentReported) -> None:
        self._reported[event.incident] = self._waiting[event.incident] = event.at

    def _on_resolved(self, event: e.IncidentResolved) -> None:
        self._waiting.pop(event.incident, None)
        self._solved.add(event.incident)

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        self._solved.discard(event.incident)
        self._waiting[event.incident] = self._reported.get(event.incident, event.at)

    def _on_withdrawn(self, event: e.IncidentWithdrawn) -> None:
        self._waiting.pop(event.incident, None)


def flow(events: Iterable[e.Event], times: Sequence[int]) -> tuple[FlowPoint, ...]:
    """
    How things stood at each of these seconds.

    Args:
        events: of one round, oldest first.
        times: seconds of the day, in order.
    """
    fold = Flow()
    handlers = listening((fold,))
    points: list[FlowPoint] = []
    left = iter(times)
    due = next(left, None)
    for event in events:
        found = handlers.get(type(event))
        if found is None:
            continue
        while due is not None and event.at > due:
            points.append(fold.point(due))
            due = next(left, None)
        for handle in found:
            handle(event)
    while due is not None:
        points.append(fold.point(due))
        due = next(left, None)
    return tuple(points)
