"""
How long it took to solve what was solved, priority by priority.

Counted is what the delegate lived through: from the report to the last resolution, waiting of every sort included.
"""

from __future__ import annotations

from bisect import bisect_left, insort

from attrs import define, field

from desk_theatre.itsm import events as e
from desk_theatre.itsm.priority import Priority
from desk_theatre.measures.fold import Handlers
from desk_theatre.measures.promises import Promises


@define(eq=False)
class ResolutionTimes:
    """
    A fold over the events of one round.

    Args:
        promises: tells the priority of an incident; it hears of each event first.
    """

    promises: Promises
    _reported: dict[int, int] = field(factory=dict, init=False)
    _took: dict[int, int] = field(factory=dict, init=False)
    _sorted: dict[Priority, list[int]] = field(factory=lambda: {key: [] for key in Priority}, init=False)

    def handlers(self) -> Handlers:
        return {
            e.IncidentReported: self._on_reported,
            e.IncidentResolved: self._on_resolved,
            e.IncidentReopened: self._on_reopened,
        }

    def of(self, priority: Priority) -> tuple[int, ...]:
        """
        Seconds it took, the shortest first.
        """
        return tuple(self._sorted[priority])

    def _on_reported(self, event: e.IncidentReported) -> None:
        self._reported[event.incident] = event.at

    def _on_resolved(self, event: e.IncidentResolved) -> None:
        self._took[event.incident] = event.at - self._reported[event.incident]
        insort(self._of(event.incident), self._took[event.incident])

    def _on_reopened(self, event: e.IncidentReopened) -> None:
        durations = self._of(event.incident)
        durations.pop(bisect_left(durations, self._took.pop(event.incident)))

    def _of(self, incident: int) -> list[int]:
        return self._sorted[self.promises.watches[incident].priority]


def mean(ordered: tuple[int, ...]) -> float | None:
    """
    The arithmetic mean; `None` of nothing.
    """
    return sum(ordered) / len(ordered) if ordered else None


def median(ordered: tuple[int, ...]) -> float | None:
    """
    The one in the middle, or the mean of the two; `None` of nothing.
    """
    if not ordered:
        return None
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def p90(ordered: tuple[int, ...]) -> float | None:
    """
    The smallest one that nine in ten do not exceed (nearest rank); `None` of nothing.
    """
    return float(ordered[(9 * len(ordered) + 9) // 10 - 1]) if ordered else None


def p10(ordered: tuple[int, ...]) -> float | None:
    """
    The smallest one that one in ten does not exceed (nearest rank); `None` of nothing.
    """
    return float(ordered[(len(ordered) + 9) // 10 - 1]) if ordered else None
