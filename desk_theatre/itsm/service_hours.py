"""
Service hours: when the SLA clocks run.

Outside service hours an SLA clock is paused. A scenario without service hours promises round the clock.
"""

from __future__ import annotations

from itertools import pairwise

from desk_theatre.itsm.values import value


@value
class ServiceHours:
    """
    Spans of the day, `(opens, closes)` in seconds since midnight, sorted, not touching each other; empty: always.
    """

    spans: tuple[tuple[int, int], ...] = ()

    def within(self, start: int, end: int) -> int:
        """
        Return how many of the seconds from `start` to `end` are inside service hours.
        """
        if not self.spans:
            return max(0, end - start)
        inside = 0
        for opens, closes in self.spans:
            inside += max(0, min(end, closes) - max(start, opens))
        return inside

    def after(self, start: int, seconds: int) -> int | None:
        """
        Return the second at which `seconds` of service time, counted from `start`, have passed; `None` if the hours end
        before that.
        """
        if not self.spans:
            return start + seconds
        for opens, closes in self.spans:
            begin = max(start, opens)
            if begin >= closes:
                continue
            if seconds <= closes - begin:
                return begin + seconds
            seconds -= closes - begin
        return None

    def split(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """
        Return the stretch from `start` to `end`, cut where service begins and ends: `(from, to, in service)`.
        """
        edges = sorted({start, end, *(edge for span in self.spans for edge in span if start < edge < end)})
        return [(a, b, self.within(a, b) > 0) for a, b in pairwise(edges)]
