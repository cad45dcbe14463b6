"""
What came in, what was solved, and how old was what was left, over the day of one round.

An incident is waited for from its report until it is resolved or withdrawn; one that is lost is waited for as well, because
its delegate does.  One that is opened again is as old as its first report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.values import value
from desk_theatre.measures.durations import median
from desk_theatre.measures.fold import Handlers, listening


@value
class FlowPoint:
    """
    How things stood at the end of second `at` of the day.

    Args:
        reported: so far.
        solved: of these, and not opened again since.
        waiting: of these, those that somebody still waits for; the rest was withdrawn.
        age: seconds since their report, the median of those that are waited for; `None` where there are none.
        oldest: seconds since the report of the first of them.
    """

    at: int
    reported: int = 0
    solved: int = 0
    waiting: int = 0
    age: int | None = None
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
        """
        Where a wait begins, ends, and begins again.
        """
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
        ages = tuple(sorted(at - since for since in self._waiting.values()))
        middle = median(ages)
        return FlowPoint(
            at,
            len(self._reported),
            len(self._solved),
            len(ages),
            None if middle is None else round(middle),
            ages[-1] if ages else None,
        )

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
